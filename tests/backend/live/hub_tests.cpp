// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/live/hub.h"

#include "backend/http/limits.h"

#include "tests/catch.h"

using namespace standdienst;
using namespace standdienst::backend;

namespace {

const FairId fair{"hall"};
const FairId otherFair{"elsewhere"};
const Scope booth{"booth:b12"};

} // namespace

TEST_CASE("who listens hears of the newest position only, and once", "[live]") {
    Hub hub;
    const auto stream = hub.subscribe("device", {fair, {Scope::fair(), booth}});
    int wakes = 0;
    stream->open([&] { ++wakes; });
    CHECK(stream->next() == "");
    hub.moved(fair, Position{7}, {booth});
    hub.moved(fair, Position{9}, {booth, Scope::office()});
    CHECK(wakes == 2);
    CHECK(stream->next() == "event: moved\ndata: {\"position\":9}\n\n");
    CHECK(stream->next() == "");
}

TEST_CASE("nobody hears of what is not in their scope", "[live]") {
    Hub hub;
    const auto device = hub.subscribe("device", {fair, {Scope::fair(), booth}});
    const auto console = hub.subscribe("session", {});
    hub.moved(fair, Position{1}, {Scope::office()});
    CHECK(device->next() == "");
    CHECK(console->next() != "");
    hub.moved(otherFair, Position{2}, {Scope::fair()});
    CHECK(device->next() == "");
    CHECK(console->next() != "");
}

TEST_CASE("the streams of one who was shut out end, and no others", "[live]") {
    Hub hub;
    const auto thief = hub.subscribe("device:1", {fair, {booth}});
    const auto other = hub.subscribe("device:2", {fair, {booth}});
    int wakes = 0;
    thief->open([&] { ++wakes; });
    hub.end("device:1");
    CHECK(wakes == 1);
    CHECK_FALSE(thief->next());
    CHECK(other->next());
}

TEST_CASE("of too many streams of one owner the oldest ends", "[live]") {
    Hub hub;
    std::vector<std::shared_ptr<http::EventStream>> streams;
    for (std::size_t i = 0; i < http::streamsEach + 2; ++i)
        streams.push_back(hub.subscribe("device:1", {fair, {booth}}));
    const auto other = hub.subscribe("device:2", {fair, {booth}});
    CHECK_FALSE(streams[0]->next());
    CHECK_FALSE(streams[1]->next());
    for (std::size_t i = 2; i < streams.size(); ++i)
        CHECK(streams[i]->next());
    CHECK(other->next());
}

TEST_CASE("a closed stream is not woken", "[live]") {
    Hub hub;
    const auto stream = hub.subscribe("device", {fair, {booth}});
    int wakes = 0;
    stream->open([&] { ++wakes; });
    stream->close();
    hub.moved(fair, Position{1}, {booth});
    CHECK(wakes == 0);
}

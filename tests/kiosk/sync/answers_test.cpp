// SPDX-License-Identifier: GPL-3.0-or-later
// What counts as an answer of the backend, and the formats of what it says.
#include "tests/catch.h"

#include "kiosk/sync/event_stream.h"
#include "kiosk/sync/pull_page.h"
#include "kiosk/sync/verdict.h"

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;

namespace {

const std::pair<std::string, std::string> protocol{"standdienst-protocol", "1"};
const std::pair<std::string, std::string> jsonType{"Content-Type", "application/json; charset=utf-8"};
const std::pair<std::string, std::string> problemType{"Content-Type", "application/problem+json"};

Refusal refusal(const kiosk::Answer& answer) {
    const auto verdict = judge(answer);
    REQUIRE(std::holds_alternative<Refusal>(verdict));
    return std::get<Refusal>(verdict);
}

} // namespace

TEST_CASE("The backend's own answer is taken") {
    const auto verdict = judge(kiosk::Answer{200, {protocol, jsonType}, R"({"a":1})", {}});
    REQUIRE(std::holds_alternative<json::object>(verdict));
    CHECK(std::get<json::object>(verdict).at("a").as_int64() == 1);
}

TEST_CASE("What a captive portal says is no answer") {
    const auto answer = GENERATE(
        kiosk::Answer{200, {{"Content-Type", "text/html"}}, "<html>", {}},
        kiosk::Answer{200, {jsonType}, "{}", {}}, kiosk::Answer{302, {{"Location", "http://portal"}}, "", {}},
        kiosk::Answer{302, {protocol, jsonType}, "{}", {}},
        kiosk::Answer{511, {{"Content-Type", "text/html"}}, "", {}},
        kiosk::Answer{403, {problemType}, R"({"code":"revoked"})", {}},
        kiosk::Answer{403, {protocol, {"Content-Type", "text/html"}}, "no", {}},
        kiosk::Answer{200, {protocol, {"Content-Type", "text/html"}}, "{}", {}},
        kiosk::Answer{200, {protocol, {"Content-Type", "application/jsonp"}}, "{}", {}},
        kiosk::Answer{204, {}, "", {}});
    INFO(answer.status << " " << answer.body);
    const Refusal refused = refusal(answer);
    CHECK(refused.error.code == Code::CaptivePortal);
    CHECK(refused.status == 0);
}

TEST_CASE("Refusals carry the backend's code, detail and patience") {
    const Refusal refused = refusal(
        {429, {protocol, problemType, {"Retry-After", "7"}}, R"({"code":"busy","detail":"later"})", {}});
    CHECK(refused.error.code == Code::Busy);
    CHECK(refused.error.detail == "later");
    CHECK(refused.retryAfter == 7s);
    CHECK(refusal({503, {protocol, problemType, {"Retry-After", "99999999"}}, "{}", {}}).retryAfter == 10min);
    CHECK_FALSE(
        refusal({503, {protocol, problemType, {"Retry-After", "Sun, 22 Nov 2026 09:00:00 GMT"}}, "{}", {}})
            .retryAfter);
    CHECK(refusal({409, {protocol, problemType}, R"({"code":"fork"})", {}}).error.code == Code::Fork);
    CHECK(refusal({400, {protocol, problemType}, R"({"code":"from_the_future"})", {}}).error.code ==
          Code::Malformed);
    const Refusal broken = refusal({500, {protocol, problemType}, "not json", {}});
    CHECK(broken.error.code == Code::Internal);
    CHECK(broken.status == 0);
    CHECK(refusal({200, {{"Standdienst-Protocol", "2"}, jsonType}, "{}", {}}).error.code ==
          Code::Unsupported);
    CHECK(refusal({200, {protocol, jsonType}, "[1]", {}}).error.code == Code::Malformed);
}

TEST_CASE("A refusal that was cut off refuses nothing") {
    const std::string whole = R"({"code":"gap","detail":"expected 7"})";
    for (std::size_t kept = 0; kept < whole.size(); ++kept) {
        const Refusal refused = refusal({409, {protocol, problemType}, whole.substr(0, kept), {}});
        CHECK(refused.status == 0);
    }
    CHECK(refusal({409, {protocol, problemType}, whole, {}}).status == 409);
    CHECK(refusal({409, {protocol, problemType}, "{}", {}}).status == 0);
}

TEST_CASE("A page of a pull is read field by field") {
    const std::string good =
        R"({"epoch":"e","position":9,"acknowledged":{"incarnation":1,"seq":4},"snapshot":true,"more":false,
        "cursor":"c","documents":[{"kind":"visit","id":"v","position":8,"body":{"a":1}},
        {"kind":"poem","id":"p","position":9,"gone":true}]})";
    const auto page = pullPage(*parseObject(good)).value();
    CHECK(page.acknowledged == Mark{1, 4});
    CHECK(page.snapshot);
    REQUIRE(page.documents.size() == 2);
    CHECK(page.documents[0].body->at("a").as_int64() == 1);
    CHECK(page.documents[1].kind == "poem");
    CHECK_FALSE(page.documents[1].body);
    for (const char* field : {"acknowledged", "snapshot", "more", "cursor", "documents"}) {
        auto broken = *parseObject(good);
        broken.erase(field);
        INFO(field);
        CHECK(pullPage(std::move(broken)).error().detail.find(field) != std::string::npos);
    }
    auto broken = *parseObject(good);
    broken["documents"].as_array()[0].as_object().erase("body");
    CHECK(pullPage(std::move(broken)).error().code == Code::Malformed);
}

TEST_CASE("Events are found however the stream is cut") {
    const std::string text = ": here\r\n\nevent: moved\ndata: {\"position\": 1}\n\nevent: other\ndata: "
                             "x\n\nevent:moved\ndata:\n\nevent: "
                             "moved\n\n";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        EventStream stream;
        const int first = stream.feed(std::string_view(text).substr(0, cut), "moved");
        CHECK(first + stream.feed(std::string_view(text).substr(cut), "moved") == 2); // the last has no data
    }
    EventStream stream;
    stream.feed(std::string(70'000, 'x'), "moved");
    CHECK(stream.overlong());
}

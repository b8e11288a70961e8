// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"
#include "tests/kiosk/support/site.h"

#include "core/base/limits.h"

#include <algorithm>

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;

TEST_CASE("A visit reaches the backend, and the fair the device") {
    Site site;
    Device device(site);
    REQUIRE(site.simulation.until([&] { return device.idle(); }));
    REQUIRE(device.store->fair());
    CHECK(device.store->fair()->company == "Musterwerk");
    device.visit();
    CHECK(device.engine->status().pending == 5);
    REQUIRE(site.simulation.until([&] { return device.idle(); }, 5s)); // no poll is waited for
    CHECK(hasAll(site.backend, device.saved));
    CHECK(site.backend.state.events.size() == 5);
    CHECK_FALSE(device.engine->status().trouble);
    CHECK(device.engine->status().lastSuccess);
}

TEST_CASE("Several facts at once are one push") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    for (int visit = 0; visit < 20; ++visit)
        device.visit();
    site.simulation.until([&] { return device.idle(); });
    CHECK(site.backend.pushes == 1);
}

TEST_CASE("What others do arrives by the live stream, and by polling where that is mute") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    Fair fair = sampleFair();
    fair.revision = 2;
    site.backend.publish(fair);
    CHECK(site.simulation.until([&] { return device.store->fair()->revision == 2; }, 5s));

    site.network.silent = true;
    fair.revision = 3;
    site.backend.publish(fair);
    CHECK(site.simulation.until([&] { return device.store->fair()->revision == 3; }, 65s));
}

TEST_CASE("A stream that fell silent is opened again") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    site.network.silent = true;
    CHECK(site.simulation.until([&] { return !device.engine->status().live; }, 60s));
    CHECK(site.simulation.clock.monotonic() > 35s);
    site.network.silent = false;
    CHECK(site.simulation.until([&] { return device.idle(); }, 60s));
}

TEST_CASE("A session that is over is renewed without anybody noticing") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    site.backend.endSessions();
    device.seen.clear();
    device.visit();
    REQUIRE(site.simulation.until([&] { return device.delivered(); }, 10s));
    CHECK(std::ranges::none_of(device.seen,
                               [](const SyncStatus& status) { return status.trouble.has_value(); }));
}

TEST_CASE("A revoked device stops, says so and keeps its journal") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    site.backend.revoked.insert(device.store->identity()->device);
    device.visit();
    REQUIRE(site.simulation.until([&] { return device.engine->status().phase == SyncPhase::Stopped; }, 10s));
    CHECK(device.engine->status().trouble->code == Code::Revoked);
    const auto sent = site.network.sentAt.size();
    device.visit();
    site.simulation.run(10min);
    CHECK(site.network.sentAt.size() == sent);
    CHECK(device.store->pending() == 10);
    CHECK(device.engine->status().pending == 10);
    CHECK(device.store->revoked());

    site.backend.revoked.clear(); // let in again
    device.engine->start();
    CHECK(site.simulation.until([&] { return device.delivered(); }, 10s));
    CHECK_FALSE(device.store->revoked());
}

TEST_CASE("A device that is revoked while it listens hears of it") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    site.backend.revoked.insert(device.store->identity()->device);
    CHECK(site.simulation.until([&] { return device.engine->status().phase == SyncPhase::Stopped; }, 65s));
}

TEST_CASE("Another key at the backend's address gets nothing, and all goes on when the right one is back") {
    Site site;
    site.network.pinned = site.backend.fingerprint();
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    site.network.presented = Fingerprint{};
    device.visit();
    const auto bodies = site.backend.bodies.size();
    REQUIRE(site.simulation.until([&] { return device.engine->status().phase == SyncPhase::Stopped; }, 10s));
    CHECK(device.engine->status().trouble->code == Code::KeyChanged);
    site.simulation.run(10min);
    CHECK(site.backend.bodies.size() == bodies);
    CHECK(device.engine->status().trouble->code == Code::KeyChanged);
    CHECK(device.store->pending() == 5);
    site.network.presented.reset();
    CHECK(site.simulation.until([&] { return device.idle(); }, 2min));
    CHECK(hasAll(site.backend, device.saved));
}

TEST_CASE("A backend that does not know the device is no reason to forget anything") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    const auto known = site.backend.state.devices;
    site.backend.state.devices.clear();
    site.backend.endSessions();
    device.visit();
    REQUIRE(site.simulation.until([&] { return device.engine->status().trouble.has_value(); }, 10s));
    CHECK(device.engine->status().trouble->code == Code::NotFound);
    site.simulation.run(10min);
    CHECK(device.store->pending() == 5);
    site.backend.state.devices = known;
    CHECK(site.simulation.until([&] { return device.idle(); }, 3min));
}

TEST_CASE("Retry-After is kept to") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    site.backend.always = kiosk::Answer{
        429,
        {{"Standdienst-Protocol", "1"}, {"Content-Type", "application/problem+json"}, {"Retry-After", "20"}},
        R"({"code":"busy"})",
        {}};
    device.visit();
    REQUIRE(site.simulation.until([&] { return device.engine->status().trouble.has_value(); }, 10s));
    CHECK(device.engine->status().trouble->code == Code::Busy);
    const auto refused = site.simulation.clock.monotonic();
    const auto sent = site.network.sentAt.size();
    site.backend.always.reset();
    REQUIRE(site.simulation.until([&] { return device.idle(); }, 2min));
    CHECK(site.network.sentAt[sent] - refused >= 20s);
    CHECK_FALSE(device.engine->status().trouble);
}

TEST_CASE("Retries become rarer up to a minute, and a nudge is tried at once") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    site.network.down = true;
    device.visit();
    site.simulation.run(2h);
    const auto& sent = site.network.sentAt;
    // Each try times out after at most 30 s and is followed by at most 60 s.
    std::chrono::milliseconds longest{0};
    for (std::size_t at = sent.size() - 20; at + 1 < sent.size(); ++at)
        longest = std::max(longest, sent[at + 1] - sent[at]);
    CHECK(longest > 30s);
    CHECK(longest <= 90s);
    CHECK(device.engine->status().trouble->code == Code::Unreachable);

    REQUIRE(site.simulation.until([&] { return device.engine->status().phase == SyncPhase::Waiting; }, 2min));
    site.network.down = false;
    const auto before = site.simulation.clock.monotonic();
    device.engine->nudge();
    CHECK(site.simulation.until([&] { return device.delivered(); }, 5s));
    CHECK(site.simulation.clock.monotonic() - before < 5s);
}

TEST_CASE("An acknowledgement of other bytes counts for nothing") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    site.backend.wrongDigest = true;
    device.visit();
    site.simulation.run(5min);
    CHECK(device.store->pending() == 5);
    CHECK(device.engine->status().trouble);
    // Pulls still come through, and tries become rarer all the same.
    CHECK(site.backend.pushes < 60);
    Fair fair = sampleFair();
    fair.revision = 2;
    site.backend.publish(fair);
    CHECK(site.simulation.until([&] { return device.store->fair()->revision == 2; }, 3min));
    site.backend.wrongDigest = false;
    CHECK(site.simulation.until([&] { return device.idle(); }, 3min));
    CHECK(site.backend.state.events.size() == 5);
}

TEST_CASE("One event that the backend refuses for good blocks none of the others") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    site.network.down = true;
    for (int visit = 0; visit < 7; ++visit)
        device.visit();
    const VisitId poisoned{makeUuid7(site.simulation.clock.utc(), site.random)};
    REQUIRE(device.store->append({fact(VisitStarted{poisoned, "xx-poison", 1, false})}));
    for (int visit = 0; visit < 7; ++visit)
        device.visit();
    site.backend.refused = "xx-poison";
    site.network.down = false;
    REQUIRE(site.simulation.until([&] { return device.idle(); }, 10min));
    CHECK(hasAll(site.backend, device.saved));
    CHECK(site.backend.state.events.size() == device.saved.size());
    CHECK(device.engine->status().rejected == 1);
    CHECK(site.backend.pushes < 30);
    device.visit();
    REQUIRE(site.simulation.until([&] { return device.idle(); }, 1min));
    CHECK(hasAll(site.backend, device.saved));
}

TEST_CASE("What was refused for good is offered again at the next start") {
    Site site;
    const TemporaryFolder folder;
    Device device(site, folder / "device.sqlite");
    site.simulation.until([&] { return device.idle(); });
    site.backend.refused = "xx-poison";
    const VisitId visit{makeUuid7(site.simulation.clock.utc(), site.random)};
    REQUIRE(device.store->append({fact(VisitStarted{visit, "xx-poison", 1, false}),
                                  fact(VisitEnded{visit, Outcome::Finished, "xx-poison"})}));
    device.visit();
    REQUIRE(site.simulation.until([&] { return device.idle(); }, 10min));
    CHECK(device.store->rejected() == 2);
    site.backend.refused.clear(); // mended
    device.stop();
    device.open();
    REQUIRE(site.simulation.until([&] { return device.idle(); }, 10min));
    CHECK(device.store->rejected() == 0);
    CHECK(site.backend.state.events.size() == device.saved.size() + 2);
}

TEST_CASE("A backend that refuses everything empties no journal") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    site.backend.refused = "before"; // stands in every push
    for (int visit = 0; visit < 10; ++visit)
        device.visit();
    site.simulation.run(2h);
    CHECK(device.store->rejected() < 5);
    CHECK(device.engine->status().trouble->code == Code::Malformed);
    CHECK(site.backend.pushes < 300);
    site.backend.refused.clear();
    REQUIRE(site.simulation.until([&] { return device.idle(); }, 10min));
    CHECK(site.backend.state.events.size() + device.store->rejected() == device.saved.size());
}

TEST_CASE("A backlog goes up in pushes within the limits, a base comes down in pages") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    site.network.down = true;
    for (int visit = 0; visit < 500; ++visit)
        device.visit();
    site.network.down = false;
    REQUIRE(site.simulation.until([&] { return device.idle(); }, 1h));
    CHECK(site.backend.state.events.size() == 2500);
    for (const std::string& body : site.backend.bodies)
        CHECK(body.size() <= limits::pushBytes);
    // The base is what the backend has; nothing of our own lies over it any more.
    const auto& first = *device.saved.begin();
    const auto event = parseRecord(site.backend.state.events.at(first).record).value();
    const DocumentKey key{Kind::Visit, std::string(textOr(event.body, "visit"))};
    CHECK(device.store->document(key) == site.backend.state.documents.at(key).document->body);
}

TEST_CASE("A cursor that the backend does not like is given up for a snapshot") {
    Site site;
    Device device(site);
    site.simulation.until([&] { return device.idle(); });
    site.backend.state.epoch = "another";
    Fair fair = sampleFair();
    fair.revision = 2;
    site.backend.publish(fair);
    device.visit();
    REQUIRE(
        site.simulation.until([&] { return device.idle() && device.store->fair()->revision == 2; }, 2min));
    CHECK(device.store->cursor()->starts_with("another/"));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"
#include "tests/kiosk/support/site.h"

#include "core/base/limits.h"

#include <array>

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;

namespace {

struct Fixture {
    SeededRandom random{7};
    SimulatedClock clock;
    SignKey key = [this] {
        initCrypto();
        return SignKey::generate(random);
    }();
    SealKey sealKey = SealKey::generate(random);
    std::unique_ptr<DeviceStore> store;

    Identity identity(std::uint8_t number = 1) const {
        Identity identity;
        identity.device.value.bytes[15] = number;
        identity.address = "https://backend.example:8443";
        identity.sealKey = sealKey.publicKey();
        identity.fair = {"sample-2026"};
        identity.booth = {"b12"};
        return identity;
    }
    StoreOptions options(const std::string& path) const {
        StoreOptions options;
        options.path = path;
        return options;
    }
    DeviceStore& open(const std::string& path = ":memory:") {
        store.reset();
        store = DeviceStore::open(options(path), clock, random).value();
        return *store;
    }
    DeviceStore& paired(const std::string& path = ":memory:") {
        open(path).pair(identity(), key).value();
        return *store;
    }
    void pull(const Fair& fair) const {
        store->replaceBase({{"fair", fair.id.value, Position{1}, toJson(fair)}}, {}, "cursor").value();
    }
    VisitId visit() { return {makeUuid7(clock.utc(), random)}; }
};

} // namespace

TEST_CASE("A fresh store knows nobody and takes nothing down") {
    Fixture f;
    auto& store = f.open();
    CHECK_FALSE(store.identity());
    CHECK(store.signKey() == nullptr);
    CHECK(store.fair() == nullptr);
    CHECK(store.head() == Head{});
    CHECK(store.append({fact(VisitStarted{f.visit(), "de", 1, false})}).error().code == Code::Unauthorized);
}

TEST_CASE("What was appended is there after the next start, chained, sealed and signable") {
    Fixture f;
    const TemporaryFolder folder;
    const std::string path = folder / "deep/device.sqlite";
    auto& store = f.paired(path);
    const auto ids = recordVisit(store, f.clock, f.random);
    REQUIRE(ids.size() == 5);
    const Head head = store.head();

    auto& again = f.open(path);
    CHECK(again.identity() == f.identity());
    CHECK(again.signKey()->publicKey() == f.key.publicKey());
    CHECK(again.head() == head);
    CHECK(again.pending() == 5);
    const auto stretch = again.nextStretch(500, limits::pushBytes).value();
    REQUIRE(stretch);
    REQUIRE(stretch->entries.size() == 5);
    Head walked = stretch->before;
    CHECK(walked == Head{1, 0, {}});
    for (const Entry& entry : stretch->entries)
        walked = appended(walked, f.identity().device, entry.record);
    CHECK(walked == stretch->after);
    CHECK(walked == head);

    const Entry& contact = stretch->entries[3];
    const Event event = parseRecord(contact.record).value();
    CHECK(event.type == types::contactGiven);
    CHECK(event.id == ids[3]);
    CHECK(event.deviceTime == f.clock.utc());
    CHECK(checkSealed(event, contact.sealed));
    CHECK(attach(openPersonal(f.sealKey, event.id, contact.sealed).value()).value() == sampleContact());
}

TEST_CASE("Several facts are one transaction: a bad one takes the others with it") {
    Fixture f;
    auto& store = f.paired();
    const VisitId visit = f.visit();
    const auto done =
        store.append({fact(VisitStarted{visit, "de", 1, false}), {std::string(types::visitEnded), {}, {}}});
    REQUIRE_FALSE(done);
    CHECK(done.error().code == Code::Malformed);
    CHECK(store.pending() == 0);
    CHECK(store.head() == Head{1, 0, {}});
    CHECK_FALSE(store.document({Kind::Visit, toString(visit)}));

    json::object huge = toBody(VisitStarted{visit, "de", 1, false});
    huge["more"] = std::string(limits::ordinaryRecordBytes, 'x');
    CHECK(store.append({{std::string(types::visitStarted), huge, {}}}).error().code == Code::TooLarge);
    CHECK(store.append({fact(VisitStarted{visit, "de", 1, false})}));
}

TEST_CASE("A played visit is taken only while the fair is in trial") {
    Fixture f;
    auto& store = f.paired();
    f.pull(sampleFair(FairState::Open));
    CHECK(store.append({fact(VisitStarted{f.visit(), "de", 1, true})}).error().code ==
          Code::PlayedOutsideTrial);
    f.pull(sampleFair(FairState::Trial));
    CHECK(store.append({fact(VisitStarted{f.visit(), "de", 1, true})}));
}

TEST_CASE("Own events lie over the base until the base includes them") {
    Fixture f;
    auto& store = f.paired();
    const VisitId visit = f.visit();
    const DocumentKey key{Kind::Visit, toString(visit)};
    REQUIRE(store.append({fact(VisitStarted{visit, "de", 1, false})}));
    REQUIRE(store.append({fact(InterestStated{visit, Reason::Advice, {"pumps"}, "en"})}));
    CHECK(textOr(*store.document(key), "language") == "en");

    // The base knows the first event; the second is folded on top of it.
    json::object known = *store.document(key);
    known["language"] = "fr";
    known["note"] = "from the backend";
    known.erase("reason");
    REQUIRE(store.applyChanges({{"visit", key.id, Position{2}, known}}, Mark{1, 1}, false, "c1"));
    CHECK(textOr(*store.document(key), "note") == "from the backend");
    CHECK(textOr(*store.document(key), "language") == "en");
    CHECK(textOr(*store.document(key), "reason") == "advice");

    // Now it knows both and says something else: the base speaks.
    known["language"] = "it";
    REQUIRE(store.applyChanges({{"visit", key.id, Position{3}, known}}, Mark{1, 2}, false, "c2"));
    CHECK(textOr(*store.document(key), "language") == "it");
    REQUIRE(store.applyChanges({{"visit", key.id, Position{4}, std::nullopt}}, Mark{1, 2}, false, "c3"));
    CHECK_FALSE(store.document(key));
    CHECK(store.cursor() == "c3");
}

TEST_CASE("Between two pages, documents that are still to come keep their overlay") {
    Fixture f;
    auto& store = f.paired();
    const std::array visits{f.visit(), f.visit()};
    for (const VisitId& visit : visits)
        REQUIRE(store.append({fact(VisitStarted{visit, "de", 1, false})}));
    const DocumentKey first{Kind::Visit, toString(visits[0])};
    const DocumentKey second{Kind::Visit, toString(visits[1])};
    json::object known = *store.document(first);
    known["note"] = "from the backend";
    REQUIRE(store.applyChanges({{"visit", first.id, Position{1}, known}}, Mark{1, 2}, true, "c1"));
    CHECK(*store.document(first) == known); // its one event was not folded in twice
    CHECK(store.document(second));
    REQUIRE(store.append({fact(VisitEnded{visits[0], Outcome::Finished, "de"})}));
    CHECK(textOr(*store.document(first), "outcome") == "finished");
    REQUIRE(store.applyChanges({}, Mark{1, 2}, false, "c2"));
    CHECK_FALSE(store.document(second)); // the backend says that there is no such visit
    CHECK(textOr(*store.document(first), "outcome") == "finished");
    CHECK(textOr(*store.document(first), "note") == "from the backend");
    REQUIRE(store.applyChanges({}, Mark{1, 1}, false, "c3")); // a restored backend includes less
    CHECK(store.document(second));
}

TEST_CASE("A snapshot replaces the base and never the overlay") {
    Fixture f;
    auto& store = f.paired();
    f.pull(sampleFair());
    const VisitId visit = f.visit();
    REQUIRE(store.append({fact(VisitStarted{visit, "de", 1, false})}));
    Fair next = sampleFair();
    next.revision = 2;
    f.pull(next);
    CHECK(store.fair()->revision == 2);
    CHECK(store.document({Kind::Visit, toString(visit)}));
}

TEST_CASE("Under another epoch, all that was acknowledged is offered again and folded over nothing twice") {
    Fixture f;
    auto& store = f.paired();
    REQUIRE(store.replaceBase({}, {}, "c1", "first"));
    const VisitId visit = f.visit();
    const DocumentKey key{Kind::Visit, toString(visit)};
    REQUIRE(store.append({fact(VisitStarted{visit, "de", 1, false})}));
    const json::object known = *store.document(key);
    REQUIRE(store.acknowledge({1, 1}));
    REQUIRE(store.replaceBase({{"visit", key.id, Position{1}, known}}, {1, 1}, "c2", "first"));
    CHECK(store.pending() == 0); // a snapshot for some other reason

    REQUIRE(store.append({fact(InterestStated{visit, Reason::Advice, {"pumps"}, "de"})}));
    REQUIRE(store.replaceBase({{"visit", key.id, Position{1}, known}}, {1, 1}, "c3", "second"));
    CHECK(store.pending() == 2);
    CHECK(store.head().incarnation == 2);
    CHECK(store.nextStretch(10, 10'000).value()->entries.size() == 2);
    // And the one event that no base had yet, once.
    CHECK(textOr(*store.document(key), "reason") == "advice");
    CHECK(find(*store.document(key), "steps")->get_array().size() ==
          find(known, "steps")->get_array().size() + 1);
    REQUIRE(store.acknowledge({2, 2}));
    CHECK(find(*store.document(key), "steps")->get_array().size() ==
          find(known, "steps")->get_array().size() + 1);
}

TEST_CASE("A fair that this version cannot read leaves the one that it can") {
    Fixture f;
    auto& store = f.paired();
    f.pull(sampleFair());
    const auto before = store.fair();
    REQUIRE(store.applyChanges({{"fair", "sample-2026", Position{2}, json::object{{"id", 5}}}}, Mark{}, false,
                               "c"));
    CHECK(store.fair() == before);
}

TEST_CASE("Listeners hear what changed, after it is true, until they stop listening") {
    Fixture f;
    auto& store = f.open();
    std::vector<Change> heard;
    std::size_t pendingThen = 0;
    auto subscription = store.subscribe([&](Change change) {
        heard.push_back(change);
        pendingThen = store.pending();
    });
    store.pair(f.identity(), f.key).value();
    CHECK(heard == std::vector{Change::Identity});
    f.pull(sampleFair());
    CHECK(heard == std::vector{Change::Identity, Change::Fair, Change::Documents});
    f.pull(sampleFair());
    CHECK(heard.size() == 4); // the same fair again is no news
    heard.clear();
    recordVisit(store, f.clock, f.random);
    CHECK(pendingThen == 5);
    CHECK(heard.front() == Change::Appended);
    heard.clear();
    subscription = {};
    recordVisit(store, f.clock, f.random);
    CHECK(heard.empty());
}

TEST_CASE("Visits that the last run left open are ended as interrupted, once") {
    Fixture f;
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    auto& store = f.paired(path);
    recordVisit(store, f.clock, f.random);
    const VisitId open = f.visit();
    REQUIRE(store.append({fact(VisitStarted{open, "en", 1, false})}));
    auto& again = f.open(path);
    CHECK(again.report().interrupted == 1);
    const auto document = again.document({Kind::Visit, toString(open)});
    REQUIRE(document);
    CHECK(textOr(*document, "outcome") == "interrupted");
    CHECK(textOr(*document, "language") == "en");
    CHECK(again.pending() == 7);
    CHECK(f.open(path).report().interrupted == 0);
}

TEST_CASE("Pairing anew keeps what the backend does not have") {
    Fixture f;
    auto& store = f.paired();
    recordVisit(store, f.clock, f.random);
    CHECK(store.pair(f.identity(2), f.key).error().code == Code::Conflict);
    CHECK(store.pending() == 5);

    Identity moved = f.identity();
    moved.address = "https://10.0.0.2:8443"; // the same device at another address
    REQUIRE(store.pair(moved, f.key));
    CHECK(store.pending() == 5);

    REQUIRE(store.acknowledge({1, 5}));
    REQUIRE(store.pair(f.identity(2), f.key));
    CHECK(store.head() == Head{1, 0, {}});
    CHECK_FALSE(store.cursor());
}

TEST_CASE("That it was revoked is forgotten by nothing but a pairing or the backend") {
    Fixture f;
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    f.paired(path).setRevoked(true).value();
    CHECK(f.open(path).revoked());
    REQUIRE(f.store->setRevoked(false));
    CHECK_FALSE(f.open(path).revoked());
    REQUIRE(f.store->setRevoked(true));
    REQUIRE(f.store->pair(f.identity(), f.key));
    CHECK_FALSE(f.open(path).revoked());
}

TEST_CASE("A wrong clock changes what is written down and nothing else") {
    Fixture f;
    auto& store = f.paired();
    for (const char* time :
         {"1970-01-01T00:00:00.000Z", "2038-01-19T03:14:08.000Z", "2025-11-22T09:30:00.000Z"}) {
        f.clock.setUtc(*parseRfc3339(time));
        CHECK(recordVisit(store, f.clock, f.random).size() == 5);
        REQUIRE(store.tidy());
    }
    CHECK(store.pending() == 15);
    CHECK(store.nextStretch(500, limits::pushBytes).value()->entries.size() == 15);
}

TEST_CASE("Stretches keep to the limits of a push") {
    Fixture f;
    auto& store = f.paired();
    for (int visit = 0; visit < 4; ++visit)
        recordVisit(store, f.clock, f.random);
    CHECK(store.nextStretch(7, limits::pushBytes).value()->entries.size() == 7);
    const auto small = store.nextStretch(500, 3000).value();
    CHECK(small->entries.size() < 8);
    Push push{small->before, small->after, {}, small->entries};
    CHECK(writePush(push).size() <= 3000);
    CHECK(store.nextStretch(500, 1).value()->entries.size() == 1); // never none
    REQUIRE(store.acknowledge({1, 7}));
    CHECK(store.nextStretch(500, limits::pushBytes).value()->before.seq == 7);
    CHECK(store.pending() == 13);
}

TEST_CASE("Acknowledged events are dropped after fourteen days, and only where the base includes them") {
    Fixture f;
    auto& store = f.paired();
    recordVisit(store, f.clock, f.random);
    recordVisit(store, f.clock, f.random);
    const Head head = store.head();
    REQUIRE(store.acknowledge({1, 7}));
    f.clock.setUtc(f.clock.utc() + limits::deviceKeepsAcknowledged + 1ms);
    REQUIRE(store.tidy());
    REQUIRE(store.compareHead(Head{})); // a backend that lost everything gets everything
    CHECK(store.pending() == 10);
    CHECK(store.head() == head);

    REQUIRE(store.acknowledge({1, 7}));
    REQUIRE(store.applyChanges({}, Mark{1, 5}, false, "c"));
    REQUIRE(store.tidy());
    REQUIRE(store.compareHead(Head{}));
    CHECK(store.pending() == 5); // the first five are gone
    CHECK(store.head().incarnation == 2);
}

TEST_CASE("A crowded journal drops what was acknowledged before its time, and nothing else") {
    Fixture f;
    StoreOptions options = f.options(":memory:");
    options.journalBytes = 1;
    f.store = DeviceStore::open(options, f.clock, f.random).value();
    f.store->pair(f.identity(), f.key).value();
    recordVisit(*f.store, f.clock, f.random);
    recordVisit(*f.store, f.clock, f.random);
    REQUIRE(f.store->acknowledge({1, 5}));
    REQUIRE(f.store->applyChanges({}, Mark{1, 5}, false, "c"));
    REQUIRE(f.store->tidy());
    CHECK(f.store->pending() == 5);
    REQUIRE(f.store->compareHead(Head{}));
    CHECK(f.store->pending() == 5); // there is no more to send again
}

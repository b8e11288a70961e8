// SPDX-License-Identifier: GPL-3.0-or-later
// protocol.md, "Head": what a device does with what the backend says it has.
#include "tests/catch.h"
#include "tests/kiosk/support/site.h"

#include "core/base/limits.h"

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;

namespace {

// A paired store with ten events; heads[n] is the head after n of them.
struct Fixture {
    SeededRandom random{3};
    SimulatedClock clock;
    std::unique_ptr<DeviceStore> store = DeviceStore::open({":memory:", {}, {}}, clock, random).value();
    std::vector<Head> heads;
    Fixture() {
        Identity identity;
        identity.device.value.bytes[15] = 1;
        identity.sealKey = SealKey::generate(random).publicKey();
        identity.fair = {"sample-2026"};
        identity.booth = {"b12"};
        store->pair(identity, SignKey::generate(random)).value();
        heads.push_back(store->head());
        for (int event = 0; event < 10; ++event) {
            store->append({fact(VisitStarted{{makeUuid7(clock.utc(), random)}, "de", 1, false})}).value();
            heads.push_back(store->head());
        }
    }
    Stretch next() const { return *store->nextStretch(500, limits::pushBytes).value(); }
};

Head other(Head head) {
    head.hash.data[0] ^= 1;
    return head;
}

} // namespace

TEST_CASE("A head on the chain is taken as acknowledged") {
    Fixture f;
    REQUIRE(f.store->compareHead(f.heads[4]));
    CHECK(f.store->pending() == 6);
    CHECK(f.next().before == f.heads[4]);
    REQUIRE(f.store->compareHead(f.heads[10]));
    CHECK(f.store->pending() == 0);
    CHECK(f.store->head() == f.heads[10]);
}

TEST_CASE("A backend that never heard of us gets everything from the start") {
    Fixture f;
    REQUIRE(f.store->compareHead(Head{}));
    CHECK(f.next().before == f.heads[0]);
    CHECK(f.store->pending() == 10);
    CHECK(f.store->head() == f.heads[10]);
}

TEST_CASE("A restored backend gets again what it lost, under the same numbers") {
    Fixture f;
    REQUIRE(f.store->acknowledge({1, 8}));
    REQUIRE(f.store->compareHead(f.heads[5]));
    CHECK(f.store->pending() == 5);
    CHECK(f.next().before == f.heads[5]);
    CHECK(f.next().after == f.heads[10]);
}

TEST_CASE("Any other head opens a new incarnation with what is not acknowledged") {
    Fixture f;
    REQUIRE(f.store->acknowledge({1, 4}));
    const auto records = f.next().entries;
    const std::vector<std::pair<Head, std::uint64_t>> cases = {
        {other(f.heads[7]), 2},           // another hash: cloned
        {Head{1, 12, {}}, 2},             // longer than ours: an old copy of the store
        {Head{3, 2, f.heads[2].hash}, 4}, // a later life of a clone
        {Head{3, 0, {}}, 4},
    };
    const auto [backends, incarnation] = cases[GENERATE(range(std::size_t{0}, std::size_t{4}))];
    REQUIRE(f.store->compareHead(backends));
    CHECK(f.store->pending() == 6);
    const Stretch next = f.next();
    CHECK(next.before == Head{incarnation, 0, {}});
    CHECK(next.after == f.store->head());
    CHECK(next.after.seq == 6);
    REQUIRE(next.entries.size() == records.size());
    for (std::size_t at = 0; at < records.size(); ++at)
        CHECK(next.entries[at].record == records[at].record); // the same bytes, the same ids
}

TEST_CASE("What was acknowledged above an unknown head of a restored backend is sent again") {
    Fixture f;
    REQUIRE(f.store->acknowledge({1, 8}));
    REQUIRE(f.store->compareHead(other(f.heads[5])));
    CHECK(f.store->pending() == 5);
    CHECK(f.store->head().incarnation == 2);
}

TEST_CASE("A rejected event is put aside and blocks nothing") {
    Fixture f;
    REQUIRE(f.store->acknowledge({1, 2}));
    REQUIRE(f.store->reject({1, 3}, "the backend does not like it"));
    CHECK(f.store->rejected() == 1);
    CHECK(f.store->pending() == 7);
    CHECK(f.next().before == Head{2, 0, {}});
    REQUIRE(f.store->compareHead(f.heads[2])); // the backend has seen nothing of the new incarnation
    CHECK(f.next().before == Head{2, 0, {}});
    CHECK(f.store->head().incarnation == 2);
    REQUIRE(f.store->reject({1, 3}, "again")); // nothing is counted twice
    CHECK(f.store->rejected() == 1);
}

TEST_CASE("A restored backend never waits for a rejected event") {
    Fixture f;
    REQUIRE(f.store->acknowledge({1, 4}));
    REQUIRE(f.store->reject({1, 5}, "bad"));
    REQUIRE(f.store->acknowledge({2, 5}));
    REQUIRE(f.store->compareHead(f.heads[2]));
    CHECK(f.store->pending() == 7);
    // 3 and 4 follow what it has; the new incarnation follows them.
    CHECK(f.next().before == f.heads[2]);
    CHECK(f.next().entries.size() == 2);
    REQUIRE(f.store->acknowledge({1, 4}));
    CHECK(f.next().before == Head{2, 0, {}});
}

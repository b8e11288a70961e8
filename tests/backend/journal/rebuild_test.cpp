// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/support/world.h"

#include "core/fold/disposition.h"
#include "core/fold/fold.h"

#include <SQLiteCpp/Database.h>

using namespace standdienst;
using namespace standdienst::test;

namespace {

const FairId fairId{"test-fair"};

// Says something of the visit, or takes it back.
void find(World& world, const VisitId& visit, const StaffId& by) {
    constexpr std::array<std::optional<Disposition>, 4> all{Disposition::Hot, Disposition::Cold,
                                                            Disposition::None, std::nullopt};
    REQUIRE(world.ingest->append(fairId, {"main"}, types::dispositionGiven,
                                 toBody(DispositionGiven{visit, all[world.random.below(4)], by})));
}

// Some visits of every kind, pushed in stretches whose cuts come from the seed, and what was found of them,
// in places before they were known.
void fillWith(World& world, TestDevice& device, int visits) {
    const StaffId by{makeUuid7(world.clock.utc(), world.random)};
    for (int i = 0; i < visits; ++i) {
        TestVisit visit(world, device);
        visit.start();
        if (world.random.below(4) > 0)
            visit.interest(world.random.below(2) ? Reason::Advice : Reason::Information);
        if (world.random.below(3) > 0) {
            visit.give();
            visit.contact(person("Person", "Number" + std::to_string(i)));
        }
        if (world.random.below(4) == 0)
            visit.withdraw();
        visit.end();
        if (world.random.below(3) == 0)
            device.pushNew();
        for (auto times = world.random.below(3); times > 0; --times)
            find(world, visit.id, by);
        world.clock.advance(std::chrono::minutes(7));
    }
    device.pushNew();
}

void tamper(World& world, const std::string& sql) {
    world.fairs.reset();
    world.ingest.reset();
    world.store.reset();
    SQLite::Database(world.folder.path() / "test.db", SQLite::OPEN_READWRITE).exec(sql);
    world.open();
}

std::vector<std::string> documentsOf(World& world) {
    return world.read<std::vector<std::string>>([](Reader& reader) {
        std::vector<std::string> all;
        reader.eachDocument(fairId, [&](const DocumentChange& change) {
            all.push_back(change.key.id + " " + change.scope.value + " " +
                          std::to_string(change.position.value) + " " + change.body);
        });
        return all;
    });
}

} // namespace

TEST_CASE("rebuild: what stands follows from the journal, however it was cut into pushes") {
    const auto seed = GENERATE(1u, 2u, 3u);
    World world(seed);
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    fillWith(world, device, 60);
    const auto report =
        checkRebuild(*world.store, world.keys, world.random, world.folder.path() / "rebuild").value();
    CAPTURE(seed, report.differences);
    CHECK(report.differences.empty());
    CHECK(report.events == world.position().value);
    CHECK(report.documents > 60);
    CHECK(report.contacts > 10);
    CHECK(report.chains == 2);
    CHECK_FALSE(std::filesystem::exists(world.folder.path() / "rebuild"));
}

TEST_CASE("rebuild: replaces everything derived, under a new epoch") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    fillWith(world, device, 30);
    const auto before = documentsOf(world);
    const auto epoch = world.read<Meta>([](Reader& reader) { return reader.meta(); }).epoch;
    tamper(world, "DELETE FROM document WHERE kind = 'lead'; UPDATE contact SET family_name = 'Wrong'; "
                  "DELETE FROM lead; DELETE FROM visit");
    CHECK_FALSE(world.rebuildDifferences().empty());
    const auto report = rebuild(*world.store, world.keys, world.random);
    REQUIRE(report);
    CHECK(report->events == world.position().value);
    CHECK(documentsOf(world) == before);
    CHECK(world.rebuildDifferences().empty());
    CHECK(world.read<Meta>([](Reader& reader) { return reader.meta(); }).epoch != epoch);
    CHECK(world.read<std::size_t>([](Reader& reader) { return reader.countLeads(fairId, {}, 1000).count; }) >
          0);
}

TEST_CASE("rebuild: what a device said of its visit before this program knew better is not believed") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.start();
    device.pushNew();
    // As an older version took it: an event of a type that it did not know.
    const StaffId by{makeUuid7(world.clock.utc(), world.random)};
    Event event = device.envelope(types::dispositionGiven);
    event.body = toBody(DispositionGiven{visit.id, Disposition::Hot, by});
    const std::string record = writeRecord(event);
    world.store
        ->writeAndWait([&](Writer& writer) -> Result<void> {
            writer.addEvent({event.id, fairId, {3}, device.info().id, 1, 2, world.clock.utc(), record, {}});
            writer.setPosition(fairId, {3});
            return {};
        })
        .value();
    REQUIRE(rebuild(*world.store, world.keys, world.random));
    const DocumentKey key{Kind::Disposition, toString(visit.id)};
    CHECK_FALSE(world.read<bool>([&](Reader& reader) { return reader.document(fairId, key).has_value(); }));
    CHECK(world.read<std::string>([&](Reader& reader) { return reader.visit(fairId, visit.id)->disposition; })
              .empty());
    for (const auto& difference : world.rebuildDifferences())
        CHECK(difference.starts_with("journal of")); // whose head this test did not sign
    find(world, visit.id, by);
    CHECK(world.read<bool>([&](Reader& reader) { return reader.document(fairId, key).has_value(); }));
}

TEST_CASE("rebuild: another version of the fold leads to a new epoch at start, the same does not") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    const auto metaOf = [&] {
        return world.read<Meta>([](Reader& reader) { return reader.meta(); });
    };
    const Uuid epoch = metaOf().epoch;
    REQUIRE(rebuildIfOutdated(*world.store, world.keys, world.random));
    CHECK(metaOf().epoch == epoch);
    tamper(world, "UPDATE meta SET fold_version = " + std::to_string(foldVersion + 1));
    REQUIRE(rebuildIfOutdated(*world.store, world.keys, world.random));
    CHECK(metaOf().epoch != epoch);
    CHECK(metaOf().foldVersion == foldVersion);
}

TEST_CASE("rebuild: whatever was changed by hand is found") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    fillWith(world, device, 10);
    REQUIRE(world.rebuildDifferences().empty());
    const std::string change = GENERATE(
        "UPDATE event SET record = CAST(replace(CAST(record AS TEXT), 'finished', 'left') AS BLOB) WHERE seq "
        "= "
        "(SELECT max(seq) FROM event)",
        "UPDATE document SET position = position + 1 WHERE no = (SELECT max(no) FROM document)",
        "UPDATE contact SET email = 'x@y.z' WHERE place = (SELECT max(place) FROM contact)",
        "DELETE FROM contact WHERE place = (SELECT max(place) FROM contact)",
        "UPDATE visit SET disposition = 'lukewarm' WHERE place = (SELECT max(place) FROM visit)",
        "UPDATE visit SET at = at + 1 WHERE place = (SELECT max(place) FROM visit)",
        "DELETE FROM visit WHERE place = (SELECT max(place) FROM visit)",
        "UPDATE journal_head SET seq = seq + 1", "DELETE FROM journal_head",
        "UPDATE journal_head SET signature = zeroblob(64)", "UPDATE fair SET position = position + 1",
        "INSERT INTO document(fair, kind, id, scope, position, gone, body) VALUES (1, 'lead', 'x', 'office', "
        "1, 0, '{}')");
    tamper(world, change);
    CAPTURE(change);
    CHECK_FALSE(world.rebuildDifferences().empty());
}

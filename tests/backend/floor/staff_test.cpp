// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/accounts/accounts.h"
#include "backend/floor/staff.h"
#include "backend/visits/visits.h"
#include "tests/backend/support/world.h"
#include "tests/catch.h"

#include <fstream>
#include <iterator>

using namespace standdienst;
using namespace standdienst::test;
using namespace standdienst::backend;
using namespace std::chrono_literals;

namespace {

struct StaffWorld : World {
    StaffWorld() {
        REQUIRE(fairs->import(smallFair()));
        Accounts accounts(*store, clock, random);
        ann = accounts.add("ann", Role::Sales).value().user.id;
        bob = accounts.add("bob", Role::Sales).value().user.id;
    }
    Staff staff() { return {*store, *fairs, clock, random}; }
    json::object named(const StaffId& staff) {
        return read<json::object>([&](Reader& reader) { return personJson(reader, staff); });
    }

    AccountId ann, bob;
};

bool holds(const std::filesystem::path& file, const std::string& bytes) {
    std::ifstream stream(file, std::ios::binary);
    const std::string all((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    return all.find(bytes) != std::string::npos;
}

} // namespace

TEST_CASE("a person has one pseudonym a day, which tells nothing, and another tomorrow") {
    StaffWorld world;
    auto staff = world.staff();
    CHECK_FALSE(staff.known(world.ann).value());
    const StaffId ann = staff.today(world.ann).value();
    CHECK(staff.today(world.ann).value() == ann);
    CHECK(staff.known(world.ann).value() == ann);
    const StaffId bob = staff.today(world.bob).value();
    CHECK(bob != ann);
    CHECK(ann.value != world.ann.value);
    CHECK(toString(ann)[14] == '4'); // random: neither who nor when
    CHECK(world.named(ann) == json::object{{"id", toString(ann)}, {"name", "ann"}});
    CHECK(world.named(bob).at("name") == "bob");

    world.clock.advance(24h);
    CHECK_FALSE(staff.known(world.ann).value());
    CHECK(staff.today(world.ann).value() != ann);
}

TEST_CASE("who was who is forgotten at midnight of the fair, and by a start after it") {
    const bool anew = GENERATE(false, true);
    StaffWorld world;
    const StaffId ann = world.staff().today(world.ann).value();
    world.clock.advance(13h + 59min); // 9:00 UTC is 10:00 in Berlin: 23:59
    REQUIRE(world.staff().forgetPast());
    CHECK(world.named(ann).at("name") == "ann");
    world.clock.advance(1min);
    if (anew)
        world.reopen();
    REQUIRE(world.staff().forgetPast());
    CHECK(world.named(ann) == json::object{{"id", nullptr}, {"name", nullptr}});
    // Neither table nor write-ahead log holds it once the store had a moment to clean.
    world.fairs.reset();
    world.ingest.reset();
    world.store.reset();
    const std::string bytes(reinterpret_cast<const char*>(ann.value.bytes.data()), 16);
    for (const auto& entry : std::filesystem::directory_iterator(world.folder.path())) {
        if (entry.is_regular_file())
            CHECK_FALSE(holds(entry.path(), bytes));
    }
}

TEST_CASE("afterwards a finding is a colleague's, and the journal follows from itself without the names") {
    StaffWorld world;
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.start();
    visit.interest();
    visit.end();
    device.pushNew();
    auto staff = world.staff();
    Visits visits(*world.store, *world.fairs, *world.ingest, world.clock);
    const StaffId ann = staff.today(world.ann).value();
    const StaffId bob = staff.today(world.bob).value();
    const auto seen = world.position();
    REQUIRE(visits.give({{visit.id, Disposition::Cold, bob}, seen}));
    REQUIRE(visits.give({{visit.id, Disposition::Hot, ann}, seen})); // without having seen Bob's
    const auto before = visits.one(visit.id).value();
    CHECK(before.at("visit").at("disposition_by").at("name") == "ann");

    world.clock.advance(24h);
    REQUIRE(staff.forgetPast());
    const auto after = visits.one(visit.id).value();
    CHECK(after.at("visit").at("disposition") == "hot");
    CHECK(after.at("visit").at("disposition_by").at("name").is_null());
    CHECK(after.at("visit").at("disposition_by").at("id").is_null());
    // That it crossed a colleague's answer is still known.
    CHECK(after.at("story").as_array().back().at("crossed") == true);
    CHECK(json::serialize(after).find(toString(ann)) == std::string::npos);
    CHECK(world.rebuildDifferences().empty());
    CHECK(rebuild(*world.store, world.keys, world.random));
    CHECK(visits.one(visit.id).value().at("visit") == after.at("visit"));
}

TEST_CASE("no pseudonym without a fair, and none for nobody") {
    World world;
    Staff staff(*world.store, *world.fairs, world.clock, world.random);
    Accounts accounts(*world.store, world.clock, world.random);
    const auto ann = accounts.add("ann", Role::Sales).value().user.id;
    CHECK(staff.today(ann).error().code == Code::NotFound);
    CHECK(staff.forgetPast());
    REQUIRE(world.fairs->import(smallFair()));
    CHECK(staff.today({makeUuid7(world.clock.utc(), world.random)}).error().code == Code::NotFound);
    CHECK(staff.today(ann));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/support/world.h"

#include <set>

using namespace standdienst;
using namespace standdienst::test;

namespace {

std::string cursorOf(const json::object& page) {
    return std::string(page.at("cursor").as_string());
}

std::vector<std::string> kindsOf(const json::object& page) {
    std::vector<std::string> kinds;
    for (const auto& document : page.at("documents").as_array())
        kinds.emplace_back(document.at("kind").as_string());
    return kinds;
}

} // namespace

TEST_CASE("pull: a device gets its fair and its own visits, nobody else's, and no leads") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestDevice other(world, "Kiosk 2");
    TestVisit mine(world, device);
    TestVisit others(world, other);
    mine.lead(person("Ann", "Lee"));
    others.lead(person("Bob", "Ray"));
    device.pushNew();
    other.pushNew();
    const auto page = device.pull();
    CHECK(page.at("snapshot") == true);
    CHECK(page.at("more") == false);
    CHECK(page.at("position") == world.position().value);
    CHECK(page.at("acknowledged") == json::object{{"incarnation", 1}, {"seq", 5}});
    CHECK(kindsOf(page) == std::vector<std::string>{"fair", "visit"});
    CHECK(page.at("documents").at(1).at("id") == json::value(toString(mine.id)));
    CHECK(page.at("documents").at(1).at("body") == world.document(Kind::Visit, toString(mine.id)));
    CHECK(json::serialize(page).find("Lee") == std::string::npos);
}

TEST_CASE("pull: after a snapshot only changes come, and an empty pull keeps its place") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    const auto snapshot = device.pull();
    const auto nothing = device.pull(cursorOf(snapshot));
    CHECK(nothing.at("snapshot") == false);
    CHECK(nothing.at("documents").as_array().empty());
    TestVisit visit(world, device);
    visit.start();
    device.pushNew();
    const auto changes = device.pull(cursorOf(nothing));
    CHECK(changes.at("snapshot") == false);
    CHECK(kindsOf(changes) == std::vector<std::string>{"visit"});
    Fair changed = smallFair();
    changed.company = "Other Company";
    REQUIRE(world.fairs->import(changed));
    CHECK(kindsOf(device.pull(cursorOf(changes))) == std::vector<std::string>{"fair"});
}

TEST_CASE("pull: pages of any size hold every document once, inside positions too") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    for (int i = 0; i < 12; ++i)
        TestVisit(world, device).start();
    device.pushNew();
    // Several documents of one position: as a fold that touches two would leave them.
    world.store
        ->writeAndWait([&](Writer& writer) -> Result<void> {
            for (const char* id : {"a", "b", "c"})
                writer.putDocument({"test-fair"}, {{Kind::Visit, id}, Scope::fair(), {20}, false, "{}"});
            writer.setPosition({"test-fair"}, {20});
            return {};
        })
        .value();
    const auto limit = GENERATE(1u, 2u, 5u, 500u);
    std::multiset<std::string> seen;
    std::string cursor;
    std::size_t pages = 0;
    for (bool more = true; more; ++pages) {
        const auto page = device.pull(cursor, limit);
        more = page.at("more").as_bool();
        cursor = cursorOf(page);
        CHECK(page.at("snapshot") == (pages == 0));
        CHECK(page.at("documents").as_array().size() <= limit);
        // Until the last page, nothing of one's own is certainly included.
        CHECK(page.at("acknowledged").at("seq") == (more ? 0 : 12));
        for (const auto& document : page.at("documents").as_array())
            seen.emplace(document.at("id").as_string());
    }
    CHECK(seen.size() == 16);
    CHECK(std::set<std::string>(seen.begin(), seen.end()).size() == 16);
    CHECK(pages == (16 + limit - 1) / limit);
}

TEST_CASE("pull: pages end at the limit of bytes, and a document above it comes alone") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    world.store
        ->writeAndWait([&](Writer& writer) -> Result<void> {
            for (const char* id : {"a", "b", "c"})
                writer.putDocument({"test-fair"},
                                   {{Kind::Visit, id},
                                    Scope::fair(),
                                    {2},
                                    false,
                                    "{\"x\":\"" + std::string(limits::pullBytes, 'x') + "\"}"});
            writer.setPosition({"test-fair"}, {2});
            return {};
        })
        .value();
    std::string cursor;
    std::vector<std::size_t> sizes;
    for (bool more = true; more;) {
        const auto page = device.pull(cursor);
        more = page.at("more").as_bool();
        cursor = cursorOf(page);
        sizes.push_back(page.at("documents").as_array().size());
    }
    CHECK(sizes == std::vector<std::size_t>{1, 1, 1, 1});
}

TEST_CASE("pull: another epoch, another scope, a position to come or nonsense begins a snapshot") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    const std::string cursor = cursorOf(device.pull());
    CHECK(device.pull(cursor).at("snapshot") == false);
    SECTION("epoch") {
        const auto before = device.pull().at("epoch");
        REQUIRE(rebuild(*world.store, world.keys, world.random));
        CHECK(device.pull().at("epoch") != before);
    }
    SECTION("scope") {
        device.info().booth = {"other"};
    }
    SECTION("a restored backend") {
        world.store
            ->writeAndWait([&](Writer& writer) -> Result<void> {
                writer.setPosition({"test-fair"}, {0});
                return {};
            })
            .value();
    }
    CHECK(device.pull(cursor).at("snapshot") == true);
    for (const char* nonsense : {"x", "e30", "bnVsbA", "W10", "%%%%", "eyJlIjoxfQ"})
        CHECK(device.pull(nonsense).at("snapshot") == true);
}

TEST_CASE("pull: a document that is gone says so") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    const std::string cursor = cursorOf(device.pull());
    world.store
        ->writeAndWait([&](Writer& writer) -> Result<void> {
            writer.putDocument({"test-fair"}, {{Kind::Visit, "a"}, Scope::booth({"main"}), {2}, true, {}});
            writer.setPosition({"test-fair"}, {2});
            return {};
        })
        .value();
    const auto page = device.pull(cursor);
    REQUIRE(page.at("documents").as_array().size() == 1);
    CHECK(page.at("documents").at(0) ==
          json::object{{"kind", "visit"}, {"id", "a"}, {"position", 2}, {"gone", true}});
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/support/world.h"

#include "backend/accounts/accounts.h"
#include "backend/accounts/tablets.h"

using namespace standdienst;
using namespace standdienst::test;
using namespace std::chrono_literals;

namespace {

struct TabletWorld : World {
    Tablets tablets{*store, clock, random};
    void settle() {
        store->writeAndWait([](Writer&) -> Result<void> { return {}; }).value();
    }
};

template<class T>
std::optional<Code> codeOf(const Result<T>& result) {
    return result ? std::nullopt : std::optional(result.error().code);
}

} // namespace

TEST_CASE("tablets: a browser is one by its token, which stands nowhere") {
    TabletWorld world;
    const auto made = world.tablets.make("  Tablet 2 ", {"main"}, {}).value();
    CHECK(made.tablet.name == "Tablet 2");
    CHECK(made.token.size() >= 43); // 256 bits
    CHECK(world.tablets.authenticate(made.token).value().id == made.tablet.id);
    for (const std::string& other : {std::string(), std::string("nonsense"), made.token + "x",
                                     made.token.substr(1), toString(made.tablet.id)})
        CHECK(codeOf(world.tablets.authenticate(other)) == Code::Unauthorized);
    const auto listed = world.tablets.list().value();
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].token == blake2b(made.token));
    CHECK(listed[0].booth.value == "main");
}

TEST_CASE("tablets: names are checked and taken once among those that are there") {
    TabletWorld world;
    const auto first = world.tablets.make("Tablet", {}, {}).value();
    CHECK(codeOf(world.tablets.make("Tablet", {}, {})) == Code::Conflict);
    CHECK(codeOf(world.tablets.makeCode("Tablet", {})) == Code::Conflict);
    for (const std::string& bad :
         {std::string(), std::string("   "), std::string("a\nb"), std::string("\xff"), std::string(61, 'x')})
        CHECK(codeOf(world.tablets.make(bad, {}, {})) == Code::Malformed);
    CHECK(world.tablets.make(std::string(60, 'x'), {}, {}));
    REQUIRE(world.tablets.revoke("Tablet"));
    CHECK(world.tablets.make("Tablet", {}, {}));
    // A browser that becomes one again is not two.
    CHECK(codeOf(world.tablets.authenticate(first.token)) == Code::Unauthorized);
    const auto again = world.tablets.make("Counter", {}, {}).value();
    const auto renamed = world.tablets.make("Counter", {}, again.token).value();
    CHECK(codeOf(world.tablets.authenticate(again.token)) == Code::Unauthorized);
    CHECK(world.tablets.authenticate(renamed.token));
}

TEST_CASE("tablets: revoked, a token opens nothing any more, and what it opened is closed") {
    TabletWorld world;
    Accounts accounts(*world.store, world.clock, world.random);
    const auto anna = accounts.add("anna", Role::Sales).value();
    const auto made = world.tablets.make("Tablet", {}, {}).value();
    const auto other = world.tablets.make("Other", {}, {}).value();
    const auto here = accounts.login("anna", anna.password, "p", made.tablet.id).result.value();
    const auto there = accounts.login("anna", anna.password, "p", other.tablet.id).result.value();
    const auto revoked = world.tablets.revoke("Tablet").value();
    CHECK(revoked.sessions == std::vector{here.csrf});
    CHECK(revoked.tablet.revokedAt);
    CHECK(codeOf(world.tablets.authenticate(made.token)) == Code::Unauthorized);
    CHECK(codeOf(accounts.authenticate(here.token)) == Code::Unauthorized);
    CHECK(accounts.authenticate(there.token));
    CHECK(world.tablets.revoke(toString(made.tablet.id)).value().sessions.empty()); // asked twice
    CHECK(codeOf(world.tablets.revoke("Tablet")) == Code::NotFound);
    CHECK(codeOf(world.tablets.revoke("")) == Code::NotFound);
    SECTION("through a start anew as well") {
        world.reopen();
        Tablets again(*world.store, world.clock, world.random);
        CHECK(codeOf(again.authenticate(made.token)) == Code::Unauthorized);
        CHECK(again.authenticate(other.token));
    }
}

TEST_CASE("tablets: when one was seen is known to the day") {
    TabletWorld world;
    const auto made = world.tablets.make("Tablet", {}, {}).value();
    const auto seen = [&] {
        CHECK(world.tablets.authenticate(made.token));
        world.settle();
        return world.tablets.list().value()[0].lastSeen;
    };
    const auto first = seen();
    CHECK(first == std::chrono::floor<std::chrono::days>(world.clock.utc()));
    world.clock.advance(1h);
    CHECK(seen() == first);
    world.clock.advance(24h);
    CHECK(seen() == first + std::chrono::days(1));
}

TEST_CASE("tablets: a code makes one browser a tablet within ten minutes") {
    TabletWorld world;
    const auto code = world.tablets.makeCode("Tablet", {"main"}).value().code;
    CHECK(code.size() == limits::pairingCodeLength);
    std::string typed = code.substr(0, 4) + " " + code.substr(4);
    for (char& c : typed)
        c = static_cast<char>(std::tolower(c));
    SECTION("as people type it, once") {
        const auto made = world.tablets.pair(typed, "peer", {}).result.value();
        CHECK(made.tablet.name == "Tablet");
        CHECK(made.tablet.booth.value == "main");
        CHECK(world.tablets.authenticate(made.token));
        CHECK(codeOf(world.tablets.pair(code, "peer", {}).result) == Code::Unauthorized);
    }
    SECTION("not later") {
        world.clock.advance(10min);
        CHECK(codeOf(world.tablets.pair(code, "peer", {}).result) == Code::Unauthorized);
    }
    SECTION("just in time") {
        world.clock.advance(10min - 1ms);
        CHECK(world.tablets.pair(code, "peer", {}).result);
    }
    SECTION("wrong ones read alike and slow their peer down, and nobody else") {
        for (int i = 0; i < 5; ++i)
            CHECK(codeOf(world.tablets.pair(i % 2 ? "22222222" : "nonsense!", "peer", {}).result) ==
                  Code::Unauthorized);
        const auto slowed = world.tablets.pair(code, "peer", {});
        CHECK(codeOf(slowed.result) == Code::Busy);
        CHECK(slowed.retryAfter > 0s);
        CHECK(world.tablets.pair(code, "elsewhere", {}).result);
    }
    SECTION("a name that was taken meanwhile costs no code") {
        const auto taken = world.tablets.make("Tablet", {}, {}).value();
        CHECK(codeOf(world.tablets.pair(code, "peer", {}).result) == Code::Conflict);
        REQUIRE(world.tablets.revoke(toString(taken.tablet.id)));
        CHECK(world.tablets.pair(code, "peer", {}).result);
    }
}

TEST_CASE("tablets: no more codes wait than limits say") {
    TabletWorld world;
    for (std::size_t i = 0; i < limits::tabletCodes; ++i)
        CHECK(world.tablets.makeCode("Tablet " + std::to_string(i), {}));
    CHECK(codeOf(world.tablets.makeCode("One more", {})) == Code::Busy);
    world.clock.advance(10min);
    CHECK(world.tablets.makeCode("One more", {}));
}

TEST_CASE("tablets: of too many, the oldest revoked one is forgotten: those in use are not") {
    TabletWorld world;
    world.store
        ->writeAndWait([&](Writer& writer) -> Result<void> {
            for (std::size_t i = 0; i < limits::tablets; ++i) {
                TabletRecord tablet;
                tablet.id = {makeUuid7(world.clock.utc(), world.random)};
                tablet.token = blake2b("token " + std::to_string(i));
                tablet.name = "Tablet " + std::to_string(i);
                tablet.pairedAt = tablet.lastSeen = world.clock.utc();
                writer.putTablet(tablet);
            }
            return {};
        })
        .value();
    CHECK(codeOf(world.tablets.make("One more", {}, {})) == Code::Conflict);
    REQUIRE(world.tablets.revoke("Tablet 7"));
    CHECK(world.tablets.make("One more", {}, {}));
    const auto listed = world.tablets.list().value();
    CHECK(listed.size() == limits::tablets);
    CHECK(std::ranges::none_of(listed, [](const auto& each) { return each.name == "Tablet 7"; }));
}

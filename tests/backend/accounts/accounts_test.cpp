// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/support/world.h"

#include "backend/accounts/accounts.h"
#include "backend/api/console_api.h"
#include "backend/floor/staff.h"

using namespace standdienst;
using namespace standdienst::test;
using namespace std::chrono_literals;

namespace {

struct AccountsWorld : World {
    Accounts accounts{*store, clock, random};
    Tablets tablets{*store, clock, random};
};

template<class T>
std::optional<Code> codeOf(const Result<T>& result) {
    return result ? std::nullopt : std::optional(result.error().code);
}

} // namespace

TEST_CASE("accounts: the first administrator is made once, with a password that works") {
    AccountsWorld world;
    const auto first = world.accounts.ensureAdministrator().value();
    REQUIRE(first);
    CHECK(first->user.role == Role::Admin);
    CHECK(first->password.size() == 19);
    CHECK_FALSE(world.accounts.ensureAdministrator().value());
    const auto login = world.accounts.login("admin", first->password, "peer");
    REQUIRE(login.result);
    CHECK(login.result->user.name == "admin");
    CHECK(world.accounts.login("  Admin ", first->password, "peer").result);
    const auto session = world.accounts.authenticate(login.result->token);
    REQUIRE(session);
    CHECK(session->csrf == login.result->csrf);
    CHECK(session->user.role == Role::Admin);
    CHECK(session->user.id == first->user.id);
    CHECK_FALSE(session->user.id.isNil());
    CHECK(json::serialize(toJson(session->user)) == R"({"name":"admin","role":"admin"})");
}

TEST_CASE("accounts: nothing that opens a door stands in the database") {
    AccountsWorld world;
    const auto admin = world.accounts.ensureAdministrator().value();
    const auto token = world.accounts.login("admin", admin->password, "peer").result.value().token;
    world.store
        ->read([&](Reader& reader) -> Result<void> {
            CHECK(reader.account("admin")->password.find(admin->password) == std::string::npos);
            CHECK(reader.account("admin")->password.starts_with("$argon2id$"));
            for (const auto& session : reader.sessions("admin"))
                CHECK(std::string(session.token.data.begin(), session.token.data.end()) != token);
            return {};
        })
        .value();
}

TEST_CASE("accounts: names are checked and taken once") {
    AccountsWorld world;
    CHECK(world.accounts.add("Ann.Lee@example", Role::Sales));
    CHECK(codeOf(world.accounts.add("ann.lee@EXAMPLE", Role::Sales)) == Code::Conflict);
    for (const char* bad : {"", " ", "a b", "-x", "ümläut", "a/b"})
        CHECK(codeOf(world.accounts.add(bad, Role::Sales)) == Code::Malformed);
    CHECK(codeOf(world.accounts.add(std::string(65, 'x'), Role::Sales)) == Code::Malformed);
    REQUIRE(world.accounts.list().value().size() == 1);
    CHECK(world.accounts.list().value().front().name == "ann.lee@example");
}

TEST_CASE("accounts: a wrong name and a wrong password read alike, and guessing is slowed down") {
    AccountsWorld world;
    const auto ann = world.accounts.add("ann", Role::Sales).value();
    const auto wrongName = world.accounts.login("bob", ann.password, "1");
    const auto wrongPassword = world.accounts.login("ann", "wrong", "2");
    REQUIRE(codeOf(wrongName.result) == Code::Unauthorized);
    CHECK(wrongName.result.error().detail == wrongPassword.result.error().detail);
    CHECK(codeOf(world.accounts.login("ann", std::string(1000, 'x'), "3").result) == Code::Unauthorized);
    CHECK(codeOf(world.accounts.login("", "", "3").result) == Code::Unauthorized);
    SECTION("for a name, wherever from") {
        for (int i = 0; i < 3; ++i)
            CHECK(codeOf(world.accounts.login("ann", "wrong", "peer" + std::to_string(i)).result) ==
                  Code::Unauthorized);
        const auto slowed = world.accounts.login("ann", ann.password, "fresh");
        CHECK(codeOf(slowed.result) == Code::Busy);
        CHECK(slowed.retryAfter > 0s);
        world.clock.advance(slowed.retryAfter);
        CHECK(world.accounts.login("ann", ann.password, "fresh").result);
        CHECK(world.accounts.login("ann", ann.password, "fresh").result);
    }
    SECTION("for a peer, whatever the name") {
        for (int i = 0; i < 5; ++i)
            CHECK(codeOf(world.accounts.login("name" + std::to_string(i), "wrong", "peer").result) ==
                  Code::Unauthorized);
        CHECK(codeOf(world.accounts.login("ann", ann.password, "peer").result) == Code::Busy);
        CHECK(world.accounts.login("ann", ann.password, "elsewhere").result);
    }
}

TEST_CASE("accounts: sessions end by logging out, by idleness, and after twelve hours") {
    AccountsWorld world;
    const auto ann = world.accounts.add("ann", Role::Sales).value();
    const auto login = [&] {
        return world.accounts.login("ann", ann.password, "peer").result.value().token;
    };
    const auto alive = [&](const std::string& token) {
        const auto session = world.accounts.authenticate(token);
        world.store->writeAndWait([](Writer&) -> Result<void> { return {}; }).value(); // behind the touch
        return session.has_value();
    };
    const auto token = login();
    CHECK(alive(token));
    CHECK_FALSE(alive("nonsense"));
    CHECK_FALSE(alive(""));
    SECTION("logged out") {
        REQUIRE(world.accounts.logout(token));
        CHECK_FALSE(alive(token));
    }
    SECTION("idle") {
        world.clock.advance(59min);
        CHECK(alive(token));
        world.clock.advance(59min);
        CHECK(alive(token));
        world.clock.advance(60min);
        CHECK_FALSE(alive(token));
    }
    SECTION("old") {
        for (int i = 0; i < 23; ++i) {
            world.clock.advance(30min);
            CHECK(alive(token));
        }
        world.clock.advance(30min);
        CHECK_FALSE(alive(token));
    }
    SECTION("too many") {
        std::vector<std::string> tokens;
        for (int i = 0; i < 10; ++i) {
            world.clock.advance(1s);
            tokens.push_back(login());
        }
        CHECK_FALSE(alive(token));
        for (const auto& other : tokens)
            CHECK(alive(other));
    }
}

TEST_CASE("accounts: leads that arrived kept a session alive that nobody used") {
    AccountsWorld world;
    Hub hub;
    Visits visits(*world.store, *world.fairs, *world.ingest, world.clock);
    Staff staff(*world.store, *world.fairs, world.clock, world.random);
    DiskGauge disk([] { return std::nullopt; }, world.clock);
    const ConsoleApi api(*world.store, world.accounts, world.tablets, *world.fairs, visits, staff, hub, disk);
    const auto ann = world.accounts.add("ann", Role::Sales).value();
    const auto token = world.accounts.login("ann", ann.password, "peer").result.value().token;
    const auto ask = [&](bool byItself) {
        http::Request request;
        request.headers.emplace_back("cookie", "__Host-standdienst=" + token);
        if (byItself)
            request.headers.emplace_back("standdienst-by-itself", "1");
        const bool good = api.authenticate(request).has_value();
        world.store->writeAndWait([](Writer&) -> Result<void> { return {}; }).value(); // behind the touch
        return good;
    };
    world.clock.advance(50min);
    CHECK(ask(false));
    for (int i = 0; i < 5; ++i) {
        world.clock.advance(10min);
        CHECK(ask(true));
    }
    world.clock.advance(10min);
    CHECK_FALSE(ask(true));
    CHECK_FALSE(ask(false));
}

TEST_CASE("accounts: a changed password ends the other sessions") {
    AccountsWorld world;
    const auto ann = world.accounts.add("ann", Role::Sales).value();
    const auto mine = world.accounts.login("ann", ann.password, "peer").result.value().token;
    const auto other = world.accounts.login("ann", ann.password, "peer").result.value().token;
    CHECK(codeOf(world.accounts.changePassword(mine, ann.password, "too short")) == Code::Malformed);
    CHECK(codeOf(world.accounts.changePassword(mine, ann.password, std::string(201, 'x'))) ==
          Code::Malformed);
    CHECK(codeOf(world.accounts.changePassword(mine, "wrong", "long enough äöü")) == Code::Unauthorized);
    CHECK(codeOf(world.accounts.changePassword("no session", ann.password, "long enough äöü")) ==
          Code::Unauthorized);
    REQUIRE(world.accounts.changePassword(mine, ann.password, "long enough äöü"));
    CHECK(world.accounts.authenticate(mine));
    CHECK(codeOf(world.accounts.authenticate(other)) == Code::Unauthorized);
    CHECK(codeOf(world.accounts.login("ann", ann.password, "peer").result) == Code::Unauthorized);
    CHECK(world.accounts.login("ann", "long enough äöü", "peer").result);
}

TEST_CASE("accounts: a forgotten password could not be replaced") {
    AccountsWorld world;
    const auto ann = world.accounts.add("ann", Role::Admin).value();
    REQUIRE(world.accounts.add("bob", Role::Sales));
    const auto token = world.accounts.login("ann", ann.password, "desk").result.value().token;
    const auto link = world.accounts.makeLink("ann").value();
    const auto fresh = world.accounts.replacePassword(" Ann").value();
    CHECK(fresh.user.name == "ann");
    CHECK(fresh.user.role == Role::Admin);
    CHECK(codeOf(world.accounts.authenticate(token)) == Code::Unauthorized);
    CHECK(codeOf(world.accounts.loginWithLink(link, "desk").result) == Code::Unauthorized);
    CHECK(codeOf(world.accounts.login("ann", ann.password, "desk").result) == Code::Unauthorized);
    CHECK(world.accounts.login("ann", fresh.password, "desk").result);
    CHECK(codeOf(world.accounts.replacePassword("nobody")) == Code::NotFound);
    CHECK(codeOf(world.accounts.replacePassword("")) == Code::NotFound);
}

TEST_CASE("accounts: a login link works once, for ten minutes") {
    AccountsWorld world;
    REQUIRE(world.accounts.add("ann", Role::Sales));
    CHECK(codeOf(world.accounts.makeLink("bob")) == Code::NotFound);
    const auto link = world.accounts.makeLink("ann").value();
    const auto login = world.accounts.loginWithLink(link, "peer");
    REQUIRE(login.result);
    CHECK(world.accounts.authenticate(login.result->token).value().user.name == "ann");
    CHECK(codeOf(world.accounts.loginWithLink(link, "peer").result) == Code::Unauthorized);
    const auto late = world.accounts.makeLink("ann").value();
    world.clock.advance(10min);
    CHECK(codeOf(world.accounts.loginWithLink(late, "peer").result) == Code::Unauthorized);
    for (int i = 0; i < 20; ++i) // nobody guesses 256 bits: nothing is slowed down
        CHECK(codeOf(world.accounts.loginWithLink("guess", "peer").result) == Code::Unauthorized);
}

TEST_CASE("accounts: strangers from many addresses locked a name's owner out for good, and the link too") {
    AccountsWorld world;
    const auto ann = world.accounts.add("ann", Role::Sales).value();
    REQUIRE(world.accounts.login("ann", ann.password, "desk").result);
    int stranger = 0;
    const auto attack = [&] {
        const auto tries = [&] {
            return codeOf(
                world.accounts.login("ann", "wrong", "stranger" + std::to_string(++stranger)).result);
        };
        while (tries() != Code::Busy)
            ;
    };
    attack();
    SECTION("where she logs in every day, she is not delayed") {
        CHECK(world.accounts.login("ann", ann.password, "desk").result);
        for (int i = 0; i < 5; ++i)
            CHECK(codeOf(world.accounts.login("ann", "typo", "desk").result) == Code::Unauthorized);
        CHECK(codeOf(world.accounts.login("ann", ann.password, "desk").result) == Code::Busy);
        world.clock.advance(2s);
        CHECK(world.accounts.login("ann", ann.password, "desk").result);
    }
    SECTION("elsewhere her tries do not count against her address, and a link lets her in") {
        for (int i = 0; i < 20; ++i)
            CHECK(codeOf(world.accounts.login("ann", ann.password, "hotel").result) == Code::Busy);
        CHECK(codeOf(world.accounts.login("bob", "wrong", "hotel").result) == Code::Unauthorized);
        CHECK(world.accounts.loginWithLink(world.accounts.makeLink("ann").value(), "hotel").result);
        CHECK(world.accounts.login("ann", ann.password, "hotel").result);
    }
    SECTION("a day later the place is forgotten") {
        world.clock.advance(24h);
        attack();
        CHECK(codeOf(world.accounts.login("ann", ann.password, "desk").result) == Code::Busy);
    }
    SECTION("her password can be changed meanwhile") {
        const auto token = world.accounts.login("ann", ann.password, "desk").result.value().token;
        CHECK(world.accounts.changePassword(token, ann.password, "long enough äöü"));
    }
}

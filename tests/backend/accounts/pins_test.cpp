// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/support/world.h"

#include "backend/accounts/accounts.h"
#include "backend/accounts/tablets.h"

using namespace standdienst;
using namespace standdienst::test;
using namespace std::chrono_literals;

namespace {

// Two people with PINs, two tablets.
struct PinWorld : World {
    Accounts accounts{*store, clock, random};
    Tablets tablets{*store, clock, random};
    Accounts::NewUser anna = accounts.add("anna", Role::Admin).value();
    Accounts::NewUser jonas = accounts.add("jonas", Role::Sales).value();
    TabletId counter = tablets.make("Counter", {"main"}, {}).value().tablet.id;
    TabletId hand = tablets.make("Hand", {"main"}, {}).value().tablet.id;

    PinWorld() {
        setPin(anna, "3917");
        setPin(jonas, "60429");
    }
    std::string byPassword(const Accounts::NewUser& user, const std::optional<TabletId>& tablet = {}) {
        return accounts.login(user.user.name, user.password, "peer", tablet).result.value().token;
    }
    void setPin(const Accounts::NewUser& user, std::string_view pin) {
        accounts.setPin(byPassword(user), pin, {}).value();
    }
    std::string answer(const LoginOutcome& outcome) {
        if (outcome.result)
            return "in";
        return outcome.why ? std::string(name(*outcome.why)) : std::string(name(outcome.result.error().code));
    }
    std::string tryPin(std::string_view who, std::string_view pin, const TabletId& tablet) {
        return answer(accounts.loginWithPin(who, pin, tablet));
    }
    void settle() {
        store->writeAndWait([](Writer&) -> Result<void> { return {}; }).value();
    }
};

template<class T>
std::optional<Code> codeOf(const Result<T>& result) {
    return result ? std::nullopt : std::optional(result.error().code);
}

} // namespace

TEST_CASE("pins: what everybody tries first is no PIN, with its reason") {
    struct Row {
        const char* pin;
        std::optional<PinFault> fault;
    };
    for (const auto& [pin, fault] : {Row{"391", PinFault::Length},       Row{"", PinFault::Length},
                                     Row{"391745182", PinFault::Length}, Row{"3917", std::nullopt},
                                     Row{"39174518", std::nullopt},      Row{"39a7", PinFault::Digits},
                                     Row{"３９１７", PinFault::Digits},  Row{" 3917", PinFault::Digits},
                                     Row{"0000", PinFault::Same},        Row{"11111111", PinFault::Same},
                                     Row{"1112", std::nullopt},          Row{"1234", PinFault::Row},
                                     Row{"87654321", PinFault::Row},     Row{"7890", PinFault::Row},
                                     Row{"0987", PinFault::Row},         Row{"1235", std::nullopt},
                                     Row{"1212", PinFault::Repeated},    Row{"123123", PinFault::Repeated},
                                     Row{"1122", PinFault::Repeated},    Row{"111222", PinFault::Repeated},
                                     Row{"12312", std::nullopt},         Row{"1987", PinFault::Year},
                                     Row{"2026", PinFault::Year},        Row{"2119", std::nullopt},
                                     Row{"19871", std::nullopt},         Row{"2580", PinFault::Column},
                                     Row{"0852", PinFault::Column}}) {
        INFO(pin);
        CHECK(faultOf(pin) == fault);
    }
}

TEST_CASE("pins: a PIN signs in on a tablet with the rights of sales, whoever it is") {
    PinWorld world;
    const auto login = world.accounts.loginWithPin("anna", "3917", world.counter);
    REQUIRE(login.result);
    CHECK(login.result->user.name == "anna");
    CHECK(login.result->user.role == Role::Sales);
    CHECK(login.result->byPin);
    const auto session = world.accounts.authenticate(login.result->token).value();
    CHECK(session.user.role == Role::Sales);
    CHECK(session.tablet == world.counter);
    // By password, on the same tablet, she administers.
    const auto token = world.byPassword(world.anna, world.counter);
    CHECK(world.accounts.authenticate(token).value().user.role == Role::Admin);
    CHECK(world.accounts.namesWithPin().value() == std::vector<std::string>{"anna", "jonas"});
    CHECK(world.tryPin("  Anna ", "3917", world.counter) == "in");
}

TEST_CASE("pins: nobody, nobody's PIN and a wrong one are refused alike") {
    PinWorld world;
    world.accounts.add("mia", Role::Sales).value(); // who has none
    const auto wrong = world.accounts.loginWithPin("anna", "1111", world.counter);
    const auto none = world.accounts.loginWithPin("mia", "1111", world.counter);
    const auto nobody = world.accounts.loginWithPin("nobody", "1111", world.counter);
    const auto empty = world.accounts.loginWithPin("", "", world.hand);
    for (const auto* other : {&none, &nobody, &empty}) {
        CHECK(codeOf(other->result) == Code::Unauthorized);
        CHECK(other->result.error().detail == wrong.result.error().detail);
        CHECK(other->why == wrong.why);
        CHECK(other->left == wrong.left);
    }
    CHECK(world.tryPin("anna", std::string(1000, '3'), world.counter) == "wrong");
}

TEST_CASE("pins: five wrong ones pause a name on all tablets, ten want the password, others go on") {
    PinWorld world;
    for (int left = 4; left >= 1; --left) {
        const auto refused = world.accounts.loginWithPin("anna", "0815", world.counter);
        CHECK(world.answer(refused) == "wrong");
        CHECK(refused.left == left);
    }
    CHECK(world.tryPin("anna", "0815", world.hand) == "wrong"); // the fifth, on another one
    const auto paused = world.accounts.loginWithPin("anna", "3917", world.counter);
    CHECK(world.answer(paused) == "paused");
    CHECK(codeOf(paused.result) == Code::Busy);
    CHECK(paused.retryAfter == 15min);
    CHECK(world.tryPin("anna", "3917", world.hand) == "paused");
    CHECK(world.tryPin("jonas", "60429", world.counter) == "in");
    world.clock.advance(15min - 1ms);
    CHECK(world.tryPin("anna", "3917", world.counter) == "paused");
    world.clock.advance(1ms);
    SECTION("the right one after the pause counts from the beginning") {
        CHECK(world.tryPin("anna", "3917", world.counter) == "in");
        CHECK(world.accounts.loginWithPin("anna", "0815", world.counter).left == 4);
    }
    SECTION("ten in all") {
        for (int left = 4; left >= 0; --left) {
            const auto refused = world.accounts.loginWithPin("anna", "0815", world.counter);
            CHECK(world.answer(refused) == "wrong");
            CHECK(refused.left == left);
        }
        CHECK(world.tryPin("anna", "3917", world.counter) == "password");
        world.clock.advance(24h);
        CHECK(world.tryPin("anna", "3917", world.counter) == "password");
        SECTION("a start anew forgets none of them") {
            Accounts again(*world.store, world.clock, world.random);
            CHECK(world.answer(again.loginWithPin("anna", "3917", world.hand)) == "password");
        }
        SECTION("nobody can lock somebody out for good: the password works, and brings the PIN back") {
            const auto token = world.byPassword(world.anna, world.counter);
            CHECK(world.accounts.authenticate(token).value().user.role == Role::Admin);
            CHECK(world.tryPin("anna", "3917", world.counter) == "in");
        }
        SECTION("so does a link") {
            const auto link = world.accounts.makeLink("anna").value();
            REQUIRE(world.accounts.loginWithLink(link, "peer", world.counter).result);
            CHECK(world.tryPin("anna", "3917", world.counter) == "in");
        }
    }
}

TEST_CASE("pins: whoever comes after wrong ones is told how many there were") {
    PinWorld world;
    for (int i = 0; i < 3; ++i)
        world.tryPin("anna", "0815", world.hand);
    CHECK(world.accounts.loginWithPin("anna", "3917", world.counter).result.value().wrongPins == 3);
    CHECK(world.accounts.loginWithPin("anna", "3917", world.counter).result.value().wrongPins == 0);
    for (int i = 0; i < 2; ++i)
        world.tryPin("anna", "0815", world.hand);
    CHECK(world.accounts.login("anna", world.anna.password, "peer").result.value().wrongPins == 2);
}

TEST_CASE("pins: one PIN tried on every name stops the tablet, not the others and no password") {
    PinWorld world;
    // One's own PIN in between takes back no guess under another name.
    for (std::size_t i = 0; i < limits::tabletTries; ++i) {
        CHECK(world.tryPin("guess" + std::to_string(i), "1990", world.counter) == "wrong");
        CHECK(world.tryPin("jonas", "60429", world.counter) ==
              (i + 1 < limits::tabletTries ? "in" : "tablet"));
        world.clock.advance(1min);
    }
    const auto stopped = world.accounts.loginWithPin("anna", "3917", world.counter);
    CHECK(world.answer(stopped) == "tablet");
    CHECK(stopped.retryAfter == 40min); // until the first of them is an hour old
    CHECK(world.tryPin("anna", "3917", world.hand) == "in");
    CHECK(world.accounts.login("anna", world.anna.password, "peer", world.counter).result);
    world.clock.advance(40min);
    CHECK(world.tryPin("anna", "3917", world.counter) == "in");
}

TEST_CASE("pins: who mistypes and then does not leaves the tablet as it was") {
    PinWorld world;
    for (int i = 0; i < 30; ++i) {
        CHECK(world.tryPin("jonas", "60428", world.counter) == "wrong");
        CHECK(world.tryPin("jonas", "60429", world.counter) == "in");
    }
}

TEST_CASE("pins: parallel tries are all counted") {
    PinWorld world;
    std::vector<std::future<std::string>> tries;
    for (int i = 0; i < 8; ++i)
        tries.push_back(std::async(std::launch::async, [&world, i] {
            return world.tryPin("anna", "08" + std::to_string(10 + i), world.counter);
        }));
    int wrong = 0, paused = 0;
    for (auto& each : tries) {
        const auto said = each.get();
        wrong += said == "wrong";
        paused += said == "paused";
    }
    CHECK(wrong == limits::pinTries);
    CHECK(paused == 3);
}

TEST_CASE("pins: a clock that is set back makes no pause longer") {
    PinWorld world;
    for (int i = 0; i < limits::pinTries; ++i)
        world.tryPin("anna", "0815", world.counter);
    CHECK(world.tryPin("anna", "3917", world.counter) == "paused");
    world.store
        ->writeAndWait([&](Writer& writer) -> Result<void> {
            auto pin = *writer.pin("anna");
            pin.pausedUntil = *pin.pausedUntil + 24h; // as if it were a day earlier
            writer.putPin(pin);
            return {};
        })
        .value();
    CHECK(world.tryPin("anna", "3917", world.counter) == "in");
}

TEST_CASE("pins: set by who just signed in, or with the password: never by who came with a PIN") {
    PinWorld world;
    const auto token = world.byPassword(world.anna);
    CHECK(codeOf(world.accounts.setPin(token, "1234", {})) == Code::Malformed);
    CHECK(world.accounts.setPin(token, "5093", {}));
    CHECK(world.tryPin("anna", "3917", world.counter) == "wrong");
    CHECK(world.tryPin("anna", "5093", world.counter) == "in");
    world.clock.advance(10min);
    CHECK(codeOf(world.accounts.setPin(token, "6142", {})) == Code::Unauthorized);
    CHECK(codeOf(world.accounts.setPin(token, "6142", "wrong")) == Code::Unauthorized);
    CHECK(world.accounts.setPin(token, "6142", world.anna.password));
    const auto byPin = world.accounts.loginWithPin("anna", "6142", world.counter).result.value().token;
    CHECK(codeOf(world.accounts.setPin(byPin, "7251", {})) == Code::Forbidden);
    CHECK(codeOf(world.accounts.setPin(byPin, "7251", world.anna.password)) == Code::Forbidden);
    CHECK(codeOf(world.accounts.removePin(byPin)) == Code::Forbidden);
    CHECK(codeOf(world.accounts.setPin("nonsense", "7251", {})) == Code::Unauthorized);
    SECTION("another PIN ends what the old one opened") {
        CHECK(world.accounts.setPin(token, "7251", world.anna.password));
        CHECK(codeOf(world.accounts.authenticate(byPin)) == Code::Unauthorized);
        CHECK(world.accounts.authenticate(token));
    }
    SECTION("and so does none") {
        CHECK(world.accounts.removePin(token));
        CHECK(codeOf(world.accounts.authenticate(byPin)) == Code::Unauthorized);
        CHECK(world.tryPin("anna", "6142", world.counter) == "wrong");
        CHECK(world.accounts.namesWithPin().value() == std::vector<std::string>{"jonas"});
        CHECK(world.accounts.removePin(token)); // asked twice
    }
    SECTION("a password that was replaced takes the PIN with it") {
        CHECK(world.accounts.replacePassword("anna"));
        CHECK(codeOf(world.accounts.authenticate(byPin)) == Code::Unauthorized);
        CHECK(world.tryPin("anna", "6142", world.counter) == "wrong");
    }
}

TEST_CASE("pins: who guesses passwords by setting a PIN is slowed down") {
    PinWorld world;
    const auto token = world.byPassword(world.anna);
    world.clock.advance(11min);
    std::optional<Code> code;
    for (int i = 0; i < 6; ++i)
        code = codeOf(world.accounts.setPin(token, "5093", "guess"));
    CHECK(code == Code::Busy);
}

TEST_CASE("pins: no PIN stands in the database") {
    PinWorld world;
    world.store
        ->read([&](Reader& reader) -> Result<void> {
            const auto pin = reader.pin("anna");
            REQUIRE(pin);
            CHECK(pin->hash.starts_with("$argon2id$"));
            CHECK(pin->hash.find("3917") == std::string::npos);
            return {};
        })
        .value();
}

TEST_CASE("tablet sessions: locked after ten minutes, opened by the PIN, over after twelve hours") {
    PinWorld world;
    const auto token = world.accounts.loginWithPin("anna", "3917", world.counter).result.value().token;
    const auto locked = [&] {
        const auto session = world.accounts.authenticate(token);
        world.settle();
        REQUIRE(session);
        return session->locked;
    };
    world.clock.advance(10min);
    CHECK_FALSE(locked()); // which is use
    world.clock.advance(11min - 1ms);
    CHECK_FALSE(locked());
    world.clock.advance(11min);
    CHECK(locked());
    CHECK(locked()); // being asked does not open it
    const auto wrong = world.accounts.unlockWithPin(token, "0815");
    CHECK(world.answer(wrong) == "wrong");
    CHECK(locked());
    CHECK(world.answer(world.accounts.unlockWithPin(token, "60429")) == "wrong"); // Jonas's
    REQUIRE(world.accounts.unlockWithPin(token, "3917").result);
    CHECK_FALSE(locked());
    REQUIRE(world.accounts.lock(token));
    CHECK(locked());
    // A whole shift aside, it is still hers.
    world.clock.advance(11h);
    CHECK(locked());
    REQUIRE(world.accounts.unlockWithPin(token, "3917").result);
    world.clock.advance(1h);
    CHECK(codeOf(world.accounts.authenticate(token)) == Code::Unauthorized);
    CHECK(codeOf(world.accounts.unlockWithPin(token, "3917").result) == Code::Unauthorized);
}

TEST_CASE("tablet sessions: what a page asks for by itself keeps none open") {
    PinWorld world;
    const auto token = world.accounts.loginWithPin("anna", "3917", world.counter).result.value().token;
    bool locked = false;
    for (int i = 0; i < 11; ++i) {
        CHECK_FALSE(locked);
        world.clock.advance(1min);
        locked = world.accounts.authenticate(token, Accounts::Use::ByItself).value().locked;
        world.settle();
    }
    CHECK(locked);
}

TEST_CASE("tablet sessions: four digits give back no administrator's rights, the password does") {
    PinWorld world;
    const auto token = world.byPassword(world.anna, world.counter);
    const auto role = [&] {
        return world.accounts.authenticate(token).value().user.role;
    };
    CHECK(role() == Role::Admin);
    REQUIRE(world.accounts.lock(token));
    REQUIRE(world.accounts.unlockWithPin(token, "3917").result);
    CHECK(role() == Role::Sales);
    REQUIRE(world.accounts.lock(token));
    const auto wrong = world.accounts.unlockWithPassword(token, "wrong", "peer");
    CHECK(world.answer(wrong) == "wrong");
    REQUIRE(world.accounts.unlockWithPassword(token, world.anna.password, "peer").result);
    CHECK(role() == Role::Admin);
    // Elsewhere there is nothing to lock, and no PIN to be guessed.
    const auto desk = world.byPassword(world.anna);
    CHECK(codeOf(world.accounts.lock(desk)) == Code::Forbidden);
    CHECK(codeOf(world.accounts.unlockWithPin(desk, "3917").result) == Code::Forbidden);
}

TEST_CASE("tablet sessions: wrong PINs at the lock count with the others") {
    PinWorld world;
    const auto token = world.accounts.loginWithPin("anna", "3917", world.counter).result.value().token;
    REQUIRE(world.accounts.lock(token));
    for (int i = 0; i < limits::pinTries; ++i)
        CHECK(world.answer(world.accounts.unlockWithPin(token, "0815")) == "wrong");
    CHECK(world.answer(world.accounts.unlockWithPin(token, "3917")) == "paused");
    CHECK(world.tryPin("anna", "3917", world.hand) == "paused");
    REQUIRE(world.accounts.unlockWithPassword(token, world.anna.password, "peer").result);
    world.settle();
    CHECK(world.tryPin("anna", "3917", world.hand) == "in");
}

TEST_CASE("tablet sessions: an idle one on a desk ends beside a locked one on a tablet, which stays") {
    PinWorld world;
    const auto desk = world.byPassword(world.jonas);
    const auto tablet = world.accounts.loginWithPin("jonas", "60429", world.counter).result.value().token;
    world.clock.advance(2h);
    world.byPassword(world.anna); // which clears away what is over
    CHECK(codeOf(world.accounts.authenticate(desk)) == Code::Unauthorized);
    CHECK(world.accounts.authenticate(tablet).value().locked);
}

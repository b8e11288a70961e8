// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/floor/floor_fold.h"

#include "core/base/random.h"
#include "tests/catch.h"

using namespace standdienst;
using namespace standdienst::backend;
using namespace std::chrono_literals;

namespace {

struct Journal {
    SeededRandom random{3};
    UtcTime utc = *parseRfc3339("2026-11-22T09:00:00.000Z");
    std::chrono::milliseconds uptime = 1000s;
    BootId boot{makeUuid7(utc, random)};
    FloorFold fold{dayOf("Europe/Berlin", utc), floor::Settings{}};
    StaffId ann{makeUuid7(utc, random)};

    void pass(std::chrono::milliseconds time) {
        utc += time;
        uptime += time;
    }
    void say(std::string_view type, json::object body) {
        Event event;
        event.type = type;
        event.deviceTime = utc;
        event.boot = boot;
        event.uptime = uptime;
        event.body = std::move(body);
        fold.apply(event, utc, false);
    }
    void come() { say(types::staffCame, toBody(StaffCame{ann, utc, utc + 8h, {}, {}})); }
    double now() { return fold.now(boot, uptime, utc); }
};

} // namespace

TEST_CASE("floor fold: minutes are the day's, by the fair's clocks") {
    Journal journal;
    journal.come();
    CHECK(journal.now() == Approx(600)); // 10:00 in Berlin
    journal.pass(90s);
    CHECK(journal.now() == Approx(601.5));
    CHECK(toRfc3339(journal.fold.timeOf(601.5)) == "2026-11-22T09:01:30.000Z");
}

TEST_CASE("floor fold: a clock that is set ends no talk and lets no offer wait for hours") {
    const auto set = GENERATE(-2h, 2h);
    Journal journal;
    journal.come();
    journal.say(types::talkBegan, toBody(TalkBegan{journal.ann, std::nullopt}));
    journal.pass(3min);
    journal.utc += set;
    journal.say(types::helpCalled, toBody(HelpCalled{journal.ann}));
    CHECK(journal.now() == Approx(603));
    CHECK(journal.fold.floor().load(journal.now(), journal.ann)->talkMinutes == Approx(3));
    journal.pass(2min);
    journal.say(types::talkEnded, toBody(TalkEnded{journal.ann, std::nullopt}));
    CHECK(journal.fold.floor().load(journal.now(), journal.ann)->talkMinutes == Approx(5));
    // What is said to people stands on the clock that they see.
    CHECK(journal.fold.timeOf(journal.now()) == journal.utc);
    // A start anew goes by the clock on the wall, and never back.
    journal.boot = {makeUuid7(journal.utc, journal.random)};
    journal.uptime = 5s;
    CHECK(journal.now() == Approx(set > 0h ? 725 : 605));
}

TEST_CASE("floor fold: events of another day, and what a device may not say, change nothing") {
    Journal journal;
    Event event;
    event.type = types::staffCame;
    event.deviceTime = journal.utc;
    event.boot = journal.boot;
    event.uptime = journal.uptime;
    event.body = toBody(StaffCame{journal.ann, journal.utc, journal.utc + 8h, {}, {}});
    journal.fold.apply(event, journal.utc, true);
    CHECK_FALSE(journal.fold.inUse());
    journal.fold.apply(event, journal.fold.day().from - 1ms, false);
    CHECK_FALSE(journal.fold.inUse());
    journal.fold.apply(event, journal.fold.day().until, false);
    CHECK_FALSE(journal.fold.inUse());
    journal.fold.apply(event, journal.fold.day().from, false);
    CHECK(journal.fold.inUse());
}

TEST_CASE("floor fold: what is no event of this version, or does not fit, changes nothing") {
    Journal journal;
    journal.come();
    const json::value nonsense[] = {
        json::object{}, json::object{{"staff", 1}},
        json::object{{"staff", toString(journal.ann)}, {"visit", "x"}},
        json::object{{"staff", toString(journal.ann)}, {"rest", "nap"}, {"minutes", 5}}};
    for (const auto type :
         {types::floorOffered, types::floorPassed, types::talkBegan, types::talkEnded, types::restBegan,
          types::helpCame, types::waitForeseen, types::waitKept, types::floorScores, types::ticketTaken,
          types::ticketEnded, types::ticketHandedOn}) {
        for (const auto& body : nonsense) {
            INFO(type << " " << json::serialize(body));
            journal.say(type, body.as_object());
            CHECK(journal.fold.person(journal.ann)->status == floor::Status::Free);
        }
    }
}

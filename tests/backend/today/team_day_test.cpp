// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/today/team_day.h"

#include "core/base/limits.h"
#include "core/base/random.h"
#include "core/fold/tickets.h"
#include "tests/catch.h"

using namespace standdienst;
using namespace standdienst::backend;
using namespace std::chrono_literals;
using Why = TeamDay::Why;

namespace {

// A day in Berlin that begins at 23:00 UTC; times of the tests are minutes from its beginning.
struct Stand {
    explicit Stand(std::size_t people = 6, const std::string& on = "2026-11-22")
        : day(*dayNamed("Europe/Berlin", on)), team(day) {
        for (std::size_t i = 0; i < people; ++i)
            staff.push_back(StaffId{makeUuid7(day.from, random)});
    }
    UtcTime at(int minute) const { return day.from + std::chrono::minutes(minute); }
    void say(int minute, std::string_view type, json::object body) {
        Event event;
        event.type = type;
        event.deviceTime = at(minute) + set;
        event.boot = boot;
        event.uptime = std::chrono::minutes(minute);
        event.body = std::move(body);
        team.apply(event, at(minute));
    }
    void come(int minute, std::size_t who, std::chrono::hours shift = 10h) {
        say(minute, types::staffCame,
            toBody(StaffCame{staff.at(who), at(minute), at(minute) + shift, {}, {}}));
    }
    void go(int minute, std::size_t who) { say(minute, types::staffWent, toBody(StaffWent{staff.at(who)})); }
    void talk(int from, int until, std::size_t who) {
        say(from, types::talkBegan, toBody(TalkBegan{staff.at(who), std::nullopt}));
        say(until, types::talkEnded, toBody(TalkEnded{staff.at(who), std::nullopt}));
    }
    VisitId visit() { return VisitId{makeUuid7(day.from, random)}; }

    SeededRandom random{4};
    Day day;
    TeamDay team;
    BootId boot{makeUuid7(day.from, random)};
    std::chrono::milliseconds set{0};
    std::vector<StaffId> staff;
};

constexpr int ten = 600, eleven = 660, midnight = 24 * 60;

} // namespace

TEST_CASE("team day: an hour is told once it is over, from five people on who were there for half of it") {
    for (const std::size_t people : {limits::teamOfHour - 1, limits::teamOfHour}) {
        Stand stand(people);
        for (std::size_t who = 0; who < people; ++who)
            stand.come(ten, who);
        stand.talk(ten + 10, ten + 30, 0);
        stand.talk(ten + 40, ten + 70, 1);
        CHECK_FALSE(stand.team.ofHour(10, stand.at(eleven - 1)));
        const auto told = stand.team.ofHour(10, stand.at(eleven));
        CHECK(told.has_value() == (people == limits::teamOfHour));
        if (told) {
            CHECK(told->people == 5);
            CHECK(told->talks == 2);
            CHECK(told->talkMinutes == Approx(40)); // of the second talk, what lay in the hour
            CHECK(told->presentMinutes == Approx(5 * 60));
        }
        // The other one is told when it is over.
        CHECK_FALSE(stand.team.ofHour(11, stand.at(eleven + 59)));
    }
}

TEST_CASE("team day: who looked in for less than half of the hour is not one of five") {
    for (const int came : {ten + 30, ten + 31}) {
        Stand stand(5);
        for (std::size_t who = 0; who < 4; ++who)
            stand.come(ten, who);
        stand.come(came, 4);
        CHECK(stand.team.ofHour(10, stand.at(eleven)).has_value() == (came == ten + 30));
    }
}

TEST_CASE("team day: what was told of an hour stays the same, whatever happens later") {
    Stand stand(6);
    for (std::size_t who = 0; who < 6; ++who)
        stand.come(ten, who, 1h); // planned until eleven
    stand.say(ten + 50, types::talkBegan, toBody(TalkBegan{stand.staff[0], std::nullopt}));
    const auto first = stand.team.ofHour(10, stand.at(eleven));
    REQUIRE(first);
    stand.say(eleven + 40, types::talkEnded, toBody(TalkEnded{stand.staff[0], std::nullopt}));
    for (std::size_t who = 0; who < 6; ++who)
        stand.go(eleven + 45, who);
    const auto later = stand.team.ofHour(10, stand.at(midnight + 600));
    REQUIRE(later);
    CHECK(later->talks == first->talks);
    CHECK(later->talkMinutes == first->talkMinutes);
    CHECK(later->people == first->people);
}

TEST_CASE("team day: who forgets to go is there until their shift ends, not until midnight") {
    Stand stand(5);
    for (std::size_t who = 0; who < 5; ++who)
        stand.come(ten, who, 8h); // until 18:00
    stand.come(18 * 60, 0, 10h);
    stand.talk(18 * 60 + 5, 18 * 60 + 55, 0);
    // Signs of the others after the hour make nobody of them there in it.
    for (std::size_t who = 1; who < 5; ++who)
        stand.come(19 * 60 + 5, who, 10h);
    CHECK_FALSE(stand.team.ofHour(18, stand.at(20 * 60)));
    CHECK(stand.team.ofHour(17, stand.at(19 * 60)));
    CHECK_FALSE(stand.team.ofHour(18, stand.at(19 * 60))); // one person's, who alone was there
}

TEST_CASE("team day: a day is told when it is over, from three people on") {
    for (const std::size_t people : {limits::teamOfDay - 1, limits::teamOfDay, limits::teamOfHour - 1}) {
        Stand stand(people);
        for (std::size_t who = 0; who < people; ++who)
            stand.come(ten, who);
        stand.talk(ten + 10, ten + 30, 0);
        for (std::size_t who = 0; who < people; ++who)
            stand.go(18 * 60, who);
        CHECK_FALSE(stand.team.ofDay(stand.at(midnight - 1)));
        CHECK(stand.team.whyOfDay(stand.at(midnight - 1)) == Why::Running);
        const auto told = stand.team.ofDay(stand.at(midnight));
        CHECK(told.has_value() == (people >= limits::teamOfDay));
        CHECK(stand.team.whyOfDay(stand.at(midnight)) ==
              (people >= limits::teamOfDay ? Why::Told : Why::Few));
        for (std::size_t hour = 0; hour < 24; ++hour)
            CHECK_FALSE(stand.team.ofHour(hour, stand.at(midnight)));
        if (told) {
            CHECK(told->talks == 1);
            CHECK(told->talkMinutes == Approx(20));
            CHECK(told->presentMinutes == Approx(static_cast<double>(people) * 8 * 60));
        }
    }
}

TEST_CASE("team day: the day is not told where the hours taken from it would leave one person's") {
    // Six people, and one of them alone for an hour before the others.
    Stand alone(6);
    alone.come(9 * 60, 0);
    alone.talk(9 * 60 + 5, 9 * 60 + 50, 0);
    for (std::size_t who = 1; who < 6; ++who)
        alone.come(ten, who);
    for (std::size_t who = 0; who < 6; ++who)
        alone.go(12 * 60, who);
    CHECK(alone.team.ofHour(10, alone.at(midnight)));
    CHECK_FALSE(alone.team.ofHour(9, alone.at(midnight)));
    CHECK_FALSE(alone.team.ofDay(alone.at(midnight)));
    CHECK(alone.team.whyOfDay(alone.at(midnight)) == Why::Rest);

    // Nothing is left: every hour is told.
    Stand all(6);
    for (std::size_t who = 0; who < 6; ++who)
        all.come(ten, who);
    for (std::size_t who = 0; who < 6; ++who)
        all.go(12 * 60, who);
    CHECK(all.team.ofDay(all.at(midnight)));

    // What is left is that of five who were alone one after another.
    Stand turns(6);
    for (std::size_t who = 0; who < 5; ++who) {
        turns.come(300 + 60 * static_cast<int>(who), who);
        turns.go(300 + 60 * static_cast<int>(who) + 59, who);
    }
    for (std::size_t who = 0; who < 6; ++who)
        turns.come(ten, who);
    for (std::size_t who = 0; who < 6; ++who)
        turns.go(eleven, who);
    CHECK(turns.team.ofHour(10, turns.at(midnight)));
    CHECK(turns.team.ofDay(turns.at(midnight)));
}

TEST_CASE("team day: no answers of any two moments can be subtracted to a talk on a small stand") {
    Stand stand(4);
    for (std::size_t who = 0; who < 4; ++who)
        stand.come(ten, who);
    for (int minute = ten; minute < midnight; minute += 7) {
        if (minute % 3 == 0)
            stand.talk(minute, minute + 5, static_cast<std::size_t>(minute) % 4);
        for (std::size_t hour = 0; hour < 24; ++hour)
            CHECK_FALSE(stand.team.ofHour(hour, stand.at(minute + 6)));
        CHECK_FALSE(stand.team.ofDay(stand.at(minute + 6)));
    }
}

TEST_CASE("team day: a ticket that two wanted is one talk, and one handed on is two") {
    Stand stand(5);
    for (std::size_t who = 0; who < 5; ++who)
        stand.come(ten, who);
    const VisitId visit = stand.visit();
    stand.say(ten + 1, types::ticketTaken, toBody(TicketTaken{visit, stand.staff[0]}));
    stand.say(ten + 1, types::talkBegan, toBody(TalkBegan{stand.staff[0], visit}));
    stand.say(ten + 2, types::ticketTaken, toBody(TicketTaken{visit, stand.staff[1]})); // too late
    stand.say(ten + 11, types::ticketHandedOn, toBody(TicketHandedOn{visit, stand.staff[0], stand.staff[2]}));
    stand.say(ten + 21, types::ticketTaken, toBody(TicketTaken{visit, stand.staff[2]}));
    stand.say(ten + 31, types::ticketEnded, toBody(TicketEnded{visit, stand.staff[3], TicketEnd::Served}));
    const auto told = stand.team.ofHour(10, stand.at(eleven));
    REQUIRE(told);
    CHECK(told->talks == 2);
    CHECK(told->talkMinutes == Approx(20));
}

TEST_CASE("team day: a talk of somebody who never said that they are there is nobody's here") {
    Stand stand(6);
    for (std::size_t who = 0; who < 5; ++who)
        stand.come(ten, who);
    stand.say(ten + 1, types::ticketTaken, toBody(TicketTaken{stand.visit(), stand.staff[5]}));
    CHECK(stand.team.ofHour(10, stand.at(eleven))->talks == 0);
}

TEST_CASE("team day: a clock that is set makes no talk longer") {
    const auto set = GENERATE(-3h, 3h);
    Stand stand(5);
    for (std::size_t who = 0; who < 5; ++who)
        stand.come(ten, who);
    stand.say(ten + 5, types::talkBegan, toBody(TalkBegan{stand.staff[0], std::nullopt}));
    stand.set = set;
    stand.say(ten + 9, types::talkEnded, toBody(TalkEnded{stand.staff[0], std::nullopt}));
    CHECK(stand.team.ofHour(10, stand.at(eleven))->talkMinutes == Approx(4));
}

TEST_CASE("team day: the night on which clocks are put back has an hour twice") {
    Stand stand(5, "2026-10-25");
    REQUIRE(stand.day.until - stand.day.from == 25h);
    for (std::size_t who = 0; who < 5; ++who)
        stand.come(120, who); // the first 02:00
    stand.talk(130, 140, 0);
    stand.talk(190, 220, 0); // an hour later, and 02:10 again
    CHECK(stand.team.ofHour(2, stand.at(240))->talkMinutes == Approx(10));
    CHECK(stand.team.ofHour(3, stand.at(240))->talkMinutes == Approx(30));
}

TEST_CASE("team day: waits of an hour are told from three people on, also of the one that runs") {
    for (const std::size_t people : {limits::waitsOfHour - 1, limits::waitsOfHour}) {
        Stand stand(people);
        for (std::size_t who = 0; who < people; ++who)
            stand.come(ten, who);
        CHECK(stand.team.waitsOfHour(10, stand.at(ten + 20)) == (people == limits::waitsOfHour));
        CHECK_FALSE(stand.team.waitsOfHour(12, stand.at(ten + 20)));
    }
}

TEST_CASE("team day: events of another day change nothing") {
    Stand stand(5);
    for (std::size_t who = 0; who < 5; ++who)
        stand.come(midnight + 5, who);
    CHECK(stand.team.whyOfDay(stand.at(midnight + 60)) == Why::Nobody);
    CHECK_FALSE(stand.team.firstHour());
    CHECK(stand.team.hoursUntil(stand.at(midnight + 60)) == 0);
}

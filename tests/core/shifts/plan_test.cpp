// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shifts/plan.h"

#include "core/floor/queueing.h"

#include "tests/catch.h"

#include <algorithm>

using namespace standdienst;
using namespace standdienst::shifts;
using Kind = floor::Warning::Kind;

namespace {

UtcTime at(const std::string& moment) {
    return *parseRfc3339(moment.substr(0, 10) + "T" + moment.substr(11) + ":00.000Z");
}
Shift shift(const std::string& day, const std::string& begins, const std::string& ends,
            const std::vector<std::pair<std::string, std::string>>& breaks = {},
            const std::string& who = "ann") {
    Shift result{who, at(day + " " + begins), at(day + " " + ends), {}};
    if (result.ends <= result.begins)
        result.ends += std::chrono::hours(24);
    for (const auto& [from, until] : breaks)
        result.breaks.push_back({at(day + " " + from), at(day + " " + until)});
    return result;
}
const std::vector<UtcTime> midnights{at("2027-03-08 00:00"), at("2027-03-09 00:00"), at("2027-03-10 00:00"),
                                     at("2027-03-11 00:00"), at("2027-03-12 00:00")};
std::vector<Kind> kinds(const std::vector<Shift>& plan, const floor::RestLaw& law = {}) {
    std::vector<Kind> result;
    for (const Warning& warning : check(law, plan, midnights))
        result.push_back(warning.kind);
    return result;
}
const std::string tuesday = "2027-03-09", wednesday = "2027-03-10";

} // namespace

TEST_CASE("A plan is warned of at each edge of the law", "[shifts]") {
    struct Row {
        const char* what;
        std::vector<Shift> plan;
        std::vector<Kind> expected;
    };
    const Row rows[] = {
        {"eight hours and the break", {shift(tuesday, "09:00", "17:30")}, {}},
        {"a minute more", {shift(tuesday, "09:00", "17:31")}, {Kind::LongDay}},
        {"ten hours and 45 minutes", {shift(tuesday, "08:00", "18:45")}, {Kind::LongDay}},
        {"a minute more", {shift(tuesday, "08:00", "18:46")}, {Kind::TooLongDay}},
        {"a night of eleven hours",
         {shift(tuesday, "12:00", "20:00"), shift(wednesday, "07:00", "12:00")},
         {}},
        {"a minute less",
         {shift(tuesday, "12:00", "20:01"), shift(wednesday, "07:00", "12:00")},
         {Kind::ShortNight}},
        {"morning and evening of one day",
         {shift(tuesday, "08:00", "11:00"), shift(tuesday, "17:00", "20:00")},
         {}},
        {"the same gap over midnight",
         {shift(tuesday, "20:00", "23:00"), shift(wednesday, "05:00", "08:00")},
         {Kind::ShortNight}},
        {"a shift over midnight, and the next evening",
         {shift(tuesday, "18:00", "02:00"), shift(wednesday, "13:00", "18:00")},
         {}},
        {"a shift over midnight, and too early again",
         {shift(tuesday, "18:00", "02:00"), shift(wednesday, "12:59", "18:00")},
         {Kind::ShortNight}},
        {"planned breaks that are enough",
         {shift(tuesday, "09:00", "17:00", {{"12:00", "12:15"}, {"15:00", "15:15"}})},
         {}},
        {"a planned break that is too short",
         {shift(tuesday, "09:00", "17:00", {{"12:00", "12:29"}})},
         {Kind::ShortBreak}},
        {"pieces too short to count",
         {shift(tuesday, "09:00", "16:00", {{"12:00", "12:14"}, {"14:00", "14:14"}})},
         {Kind::NoBreak, Kind::ShortBreak}},
        {"more than six hours before the break",
         {shift(tuesday, "09:00", "17:00", {{"15:01", "15:31"}})},
         {Kind::NoBreak}},
        {"six hours before the break", {shift(tuesday, "09:00", "17:00", {{"15:00", "15:30"}})}, {}},
        {"nine hours of work with 30 minutes",
         {shift(tuesday, "09:00", "18:31", {{"13:00", "13:30"}})},
         {Kind::LongDay, Kind::ShortBreak}},
        {"a gap between two shifts is a break too",
         {shift(tuesday, "09:00", "12:00"), shift(tuesday, "12:30", "17:00", {{"14:00", "14:15"}})},
         {}},
        {"two at once",
         {shift(tuesday, "09:00", "12:00"), shift(tuesday, "11:00", "14:00")},
         {Kind::Overlap}},
        {"the same twice",
         {shift(tuesday, "09:00", "12:00"), shift(tuesday, "09:00", "12:00")},
         {Kind::Overlap}},
        {"two people", {shift(tuesday, "09:00", "17:00"), shift(tuesday, "09:00", "17:00", {}, "ben")}, {}},
        {"nobody", {}, {}},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        auto found = kinds(row.plan);
        auto expected = row.expected;
        std::ranges::sort(found);
        std::ranges::sort(expected);
        CHECK(found == expected);
    }
}

TEST_CASE("Warnings say who, when and how much, and only one kind is lawful", "[shifts]") {
    const auto warnings =
        check({}, {shift(tuesday, "08:00", "19:00", {}, "ben"), shift(tuesday, "09:00", "18:00")}, midnights);
    REQUIRE(warnings.size() == 2);
    CHECK(warnings[0] == Warning{"ann", Kind::LongDay, at(tuesday + " 09:00"), 510, 480});
    CHECK(warnings[1] == Warning{"ben", Kind::TooLongDay, at(tuesday + " 08:00"), 615, 600});
    CHECK_FALSE(isUnlawful(Kind::LongDay));
    for (const Kind kind :
         {Kind::TooLongDay, Kind::ShortNight, Kind::ShortBreak, Kind::NoBreak, Kind::Overlap})
        CHECK(isUnlawful(kind));
}

TEST_CASE("The night in which clocks change counts its real hours", "[shifts]") {
    // Berlin, 28 March 2027: 22:00 to 06:45 by the clock are 7 h 45 min; in October a year later 9 h 45.
    const Shift spring{"ann", at("2027-03-27 21:00"), at("2027-03-28 04:45"), {}};
    const Shift autumn{"ann", at("2027-10-30 20:00"), at("2027-10-31 05:45"), {}};
    CHECK(check({}, {spring}, {}).empty());
    const auto warnings = check({}, {autumn}, {});
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].kind == Kind::LongDay);
    CHECK(warnings[0].is == 540); // 585 of presence without 45 of break
    // Eleven hours by the clock, ten that pass.
    const Shift evening{"ann", at("2027-03-27 12:00"), at("2027-03-27 19:30"), {}}; // until 20:30
    const Shift morning{"ann", at("2027-03-28 05:30"), at("2027-03-28 12:00"), {}}; // from 7:30
    const auto night = check({}, {evening, morning}, {});
    REQUIRE(night.size() == 1);
    CHECK(night[0].kind == Kind::ShortNight);
    CHECK(night[0].is == 600);
}

TEST_CASE("Other countries judge the same plan otherwise", "[shifts]") {
    const std::vector<Shift> plan{shift(tuesday, "08:00", "20:00", {{"12:00", "13:00"}})};
    CHECK(kinds(plan) == std::vector{Kind::TooLongDay, Kind::NoBreak}); // from 13:00 on seven hours
    CHECK(kinds(plan, *lawOf("at")) == std::vector{Kind::LongDay, Kind::NoBreak});
    const std::vector<Shift> good{shift(tuesday, "08:00", "20:00", {{"12:00", "13:00"}, {"16:00", "16:30"}})};
    CHECK(kinds(good) == std::vector{Kind::TooLongDay});
    CHECK(kinds(good, *lawOf("at")) == std::vector{Kind::LongDay});
    CHECK(kinds(good, *lawOf("ch")) == std::vector{Kind::LongDay});
}

TEST_CASE("People at work are counted without their breaks", "[shifts]") {
    const floor::RestLaw law;
    const Span noon{at(tuesday + " 12:00"), at(tuesday + " 12:30")};
    CHECK(atWork(law, {}, noon) == 0);
    CHECK(atWork(law, {shift(tuesday, "09:00", "12:15")}, noon) == Approx(0.5));
    CHECK(atWork(law, {shift(tuesday, "09:00", "17:00", {{"12:00", "12:30"}})}, noon) == 0);
    // 30 minutes anywhere within 189: a sixth of somebody is missing.
    CHECK(atWork(law, {shift(tuesday, "09:00", "18:00")}, {at(tuesday + " 13:00"), at(tuesday + " 13:30")}) ==
          Approx(1 - 30.0 / 189));
    CHECK(atWork(law, {shift(tuesday, "09:00", "18:00")}, {at(tuesday + " 09:00"), at(tuesday + " 09:30")}) ==
          1);
}

TEST_CASE("What a plan leaves uncovered is said in stretches, with how many it takes", "[shifts]") {
    Forecast forecast;
    forecast.perHour = {30};
    std::vector<Hour> hours;
    for (int hour = 10; hour < 13; ++hour)
        hours.push_back({at(tuesday + " " + std::to_string(hour) + ":00"), 30});
    const auto team = [](int people) {
        std::vector<Shift> plan;
        for (int i = 0; i < people; ++i)
            plan.push_back(shift(tuesday, "10:00", "13:00", {}, "p" + std::to_string(i)));
        return plan;
    };
    const auto needed = floor::staffFor(0.5, forecast.talkMinutes, forecast.patienceMinutes, 0.05);
    REQUIRE(needed);
    const int enough = static_cast<int>(*needed);
    CHECK(uncovered({}, forecast, team(enough), hours).empty());
    const auto one = uncovered({}, forecast, team(enough - 1), hours);
    REQUIRE(one.size() == 1);
    CHECK(one[0] == Uncovered{at(tuesday + " 10:00"), at(tuesday + " 13:00"), 30,
                              static_cast<std::size_t>(enough - 1), *needed});
    // Nobody, and visitors: each takes somebody. Nobody comes: nobody is needed.
    CHECK(uncovered({}, forecast, {}, hours).size() == 1);
    hours[1].visitors = 0;
    CHECK(uncovered({}, forecast, {}, hours).size() == 2);
    // Somebody goes at half past.
    auto plan = team(enough);
    plan[0].ends = at(tuesday + " 12:30");
    const auto late = uncovered({}, forecast, plan, hours);
    REQUIRE(late.size() == 1);
    CHECK(late[0].from == at(tuesday + " 12:30"));
    CHECK(late[0].until == at(tuesday + " 13:00"));
    // More than anybody can serve.
    hours = {{at(tuesday + " 10:00"), 2000}};
    const auto flood = uncovered({}, forecast, team(3), hours);
    REQUIRE(flood.size() == 1);
    CHECK(flood[0].needed == floor::staffFor(2000 / 60.0, 6, 6, 0.05).value_or(0));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "backend/visits/days.h"

using namespace standdienst;
using namespace standdienst::backend;

TEST_CASE("days: a day goes from midnight to midnight where the fair is") {
    struct Row {
        const char* zone;
        const char* day;
        const char* from;
        const char* until;
    };
    const auto row =
        GENERATE(Row{"UTC", "2026-11-22", "2026-11-22T00:00:00.000Z", "2026-11-23T00:00:00.000Z"},
                 Row{"Europe/Berlin", "2026-11-22", "2026-11-21T23:00:00.000Z", "2026-11-22T23:00:00.000Z"},
                 Row{"Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00.000Z",
                     "2026-03-29T22:00:00.000Z"}, // 23 hours
                 Row{"Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00.000Z",
                     "2026-10-25T23:00:00.000Z"}, // 25 hours
                 Row{"America/Chicago", "2026-11-22", "2026-11-22T06:00:00.000Z", "2026-11-23T06:00:00.000Z"},
                 // The clocks leap from midnight to one: there is no 00:00 that day.
                 Row{"Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00.000Z", "2024-04-26T21:00:00.000Z"},
                 Row{"Nowhere/Atall", "2026-11-22", "2026-11-22T00:00:00.000Z", "2026-11-23T00:00:00.000Z"});
    CAPTURE(row.zone, row.day);
    const auto day = dayNamed(row.zone, row.day);
    REQUIRE(day);
    CHECK(day->name == row.day);
    CHECK(toRfc3339(day->from) == row.from);
    CHECK(toRfc3339(day->until) == row.until);
    const std::chrono::milliseconds moment{1};
    CHECK(dayOf(row.zone, day->from).name == row.day);
    CHECK(dayOf(row.zone, day->until - moment).name == row.day);
    CHECK(dayOf(row.zone, day->from - moment).name != row.day);
    CHECK(dayOf(row.zone, day->until).name != row.day);
}

TEST_CASE("days: what is no day is refused") {
    for (const char* name : {"", "today", "2026-13-01", "2026-02-29", "2026-1-1", "0001-01-01", "2026-11-22T",
                             "2026-11-222", "-026-11-22"}) {
        CAPTURE(name);
        const auto day = dayNamed("Europe/Berlin", name);
        REQUIRE_FALSE(day);
        CHECK(day.error().code == Code::Malformed);
    }
}

TEST_CASE("days: hours are those of the clocks where the fair is") {
    const auto moment = *parseRfc3339("2026-11-22T23:30:00.000Z");
    CHECK(hourOf("UTC", moment) == 23);
    CHECK(hourOf("Europe/Berlin", moment) == 0);
    CHECK(hourOf("America/Chicago", moment) == 17);
    CHECK(hourOf("Nowhere/Atall", moment) == 23);
    CHECK(hourOf("Europe/Berlin", *parseRfc3339("2026-07-01T08:59:59.999Z")) == 10);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/fair/fair_file.h"
#include "backend/shifts/file_plan.h"

#include "core/base/limits.h"
#include "tests/catch.h"

#include <fmt/format.h>

using namespace standdienst;
using namespace standdienst::backend;

namespace {

const std::string head = R"(id = "test-fair"
state = "trial"
booth = "main"
company = "Test Company"
time_zone = "Europe/Berlin"
languages = ["de"]
reasons = ["advice"]
name = { de = "Messe" }
booth_name = { de = "Halle 1" }
greeting = { de = "Willkommen" }
notice = { de = "Hinweis" }
look = { accent = "#b3400f", ink = "#1f2328", paper = "#fbfaf7" }
)";
const std::string tail = R"([[topics]]
id = "pumps"
name = { de = "Pumpen" }
[[purposes]]
id = "follow-up"
wording = "1"
ask = { email = { de = "Ja" } }
)";
FairFile file(const std::string& text) {
    return readFairFile(head + tail + text);
}
std::string problems(const FairFile& read) {
    std::string all;
    for (const auto& problem : read.problems)
        all += toText(problem, "fair.toml") + "\n";
    return all;
}

} // namespace

TEST_CASE("shifts of a file: for some people on some days, by the fair's clocks", "[shifts]") {
    const auto read = file(R"([[shifts]]
who = ["Ann", "ben"]
day = [2027-03-27, "2027-03-28"]
begins = 09:00:00
ends = "17:30"
breaks = ["12:00-12:45"]
[[shifts]]
who = "ann"
day = 2027-03-29
begins = "22:00"
ends = "1:30"
breaks = ["23:45 - 0:15"]
)");
    INFO(problems(read));
    REQUIRE(read.fair);
    REQUIRE(read.shifts.size() == 5);
    CHECK(read.shifts[0].who == "ann");
    CHECK(toRfc3339(read.shifts[0].begins) == "2027-03-27T08:00:00.000Z");
    CHECK(toRfc3339(read.shifts[0].breaks.at(0).ends) == "2027-03-27T11:45:00.000Z");
    CHECK(read.shifts[3].who == "ben");
    CHECK(toRfc3339(read.shifts[3].begins) == "2027-03-28T07:00:00.000Z"); // summer time since that night
    CHECK(toRfc3339(read.shifts[4].ends) == "2027-03-29T23:30:00.000Z");
    CHECK(toRfc3339(read.shifts[4].breaks.at(0).begins) == "2027-03-29T21:45:00.000Z");
    CHECK(read.shifts[4].said == "ann 2027-03-29 22:00-01:30");
    // Nothing of it is in what is published.
    CHECK(json::serialize(toJson(*read.fair)).find("ann") == std::string::npos);
    CHECK(fileShiftId({"a"}, read.shifts[0]) == fileShiftId({"a"}, read.shifts[0]));
    CHECK(fileShiftId({"a"}, read.shifts[0]) != fileShiftId({"b"}, read.shifts[0]));
    CHECK(fileShiftId({"a"}, read.shifts[0]) != fileShiftId({"a"}, read.shifts[1]));
}

TEST_CASE("mistakes in shifts, law and forecast are named with their remedy", "[shifts]") {
    const std::string shift = "[[shifts]]\nwho = \"ann\"\nday = 2027-03-09\n";
    const std::string hours = "begins = \"09:00\"\nends = \"17:00\"\n";
    struct Row {
        std::string text, said;
    };
    const Row rows[] = {
        {shift + "begins = \"9 am\"\nends = \"17:00\"\n", "\"9 am\" is no time of day"},
        {shift + "begins = \"24:01\"\nends = \"17:00\"\n", "is no time of day"},
        {shift + "begins = \"09:60\"\nends = \"17:00\"\n", "is no time of day"},
        {shift + "ends = \"17:00\"\n", "shifts[1].begins: missing"},
        {shift + "begins = \"09:00\"\nends = \"01:01\"\n", "16 hours after `begins`"},
        {shift + hours + "breaks = [\"noon\"]\n", "is no break"},
        {shift + hours + "breaks = [\"16:30-17:01\"]\n", "do not lie within the shift"},
        {shift + hours + "breaks = [\"13:00-13:30\", \"12:00-12:30\"]\n", "do not lie within the shift"},
        {shift + hours + "lunch = true\n", "unknown key"},
        {"[[shifts]]\nwho = \"ann\"\nday = \"Tuesday\"\n" + hours, "\"Tuesday\" is no day"},
        {"[[shifts]]\nwho = []\nday = 2027-03-09\n" + hours, "shifts[1].who: empty"},
        {shift + hours + shift + hours, "stands twice"},
        {"[law]\ncountry = \"fr\"\n", "\"fr\" is unknown"},
        {"[law]\nday_most = 1441\n", "1441 is out of bounds"},
        {"[law]\nday_usual = 601\n", "is more than `day_most`"},
        {"[law]\nday_longest = 1\n", "unknown key"},
        {"[forecast]\nfrom = 9\n", "forecast.visitors_per_hour: missing"},
        {"[forecast]\nvisitors_per_hour = [2001]\n", "not a whole number within bounds"},
        {"[forecast]\nfrom = 23\nvisitors_per_hour = [1, 2]\n", "goes beyond midnight"},
    };
    for (const Row& row : rows) {
        const auto read = file(row.text);
        INFO(row.text << problems(read));
        CHECK_FALSE(read.fair);
        CHECK(problems(read).find(row.said) != std::string::npos);
        CHECK(problems(read).find("Remedy: ") != std::string::npos);
    }
    // At the edge of each.
    for (const std::string& good :
         {shift + "begins = \"09:00\"\nends = \"01:00\"\n", shift + "begins = \"09:00\"\nends = \"24:00\"\n",
          shift + hours + "breaks = [\"16:30-17:00\"]\n", std::string("[law]\nday_most = 1440\n"),
          std::string("[law]\nday_usual = 600\n"),
          std::string("[forecast]\nfrom = 22\nvisitors_per_hour = [0, 2000]\n")}) {
        const auto read = file(good);
        INFO(good << problems(read));
        CHECK(read.fair);
    }
}

TEST_CASE("law, forecast and days of keeping travel with the fair: as usual they say nothing", "[shifts]") {
    const auto usual = file("");
    REQUIRE(usual.fair);
    const auto plain = toJson(*usual.fair);
    for (const char* key : {"law", "forecast", "shifts_kept_days", "shifts"})
        CHECK_FALSE(plain.contains(key));
    // The days stand at the top of the file.
    const auto read = readFairFile("shifts_kept_days = 30\n" + head + tail +
                                   "[law]\ncountry = \"at\"\nday_most = 600\n[forecast]\nfrom = "
                                   "9\nvisitors_per_hour = [12, 20]\ntalk_minutes = 8\n");
    INFO(problems(read));
    REQUIRE(read.fair);
    CHECK(read.fair->law.country == "at");
    CHECK(read.fair->law.rest.leastPiece == 10);
    CHECK(read.fair->law.rest.dayMost == 600);
    CHECK(read.fair->shiftDays == 30);
    Fair fair = *read.fair;
    fair.revision = 1;
    const auto object = toJson(fair);
    CHECK(object.at("law") == json::value({{"country", "at"}, {"day_most", 600}}));
    CHECK(*fairFromJson(object) == fair);
    auto broken = object;
    broken["law"] = {{"country", "at"}, {"day_most", 1441}};
    CHECK_FALSE(fairFromJson(broken));
    broken = object;
    broken["shifts_kept_days"] = limits::mostShiftDays + 1;
    CHECK_FALSE(fairFromJson(broken));
}

TEST_CASE("what is no mistake of a plan and should be known is remarked", "[shifts]") {
    const auto read = file(R"([forecast]
from = 9
visitors_per_hour = [40]
[[shifts]]
who = "ann"
day = 2027-03-09
begins = "08:00"
ends = "19:00"
)");
    REQUIRE(read.fair);
    const auto remarks = remarksOn(*read.fair, read.shifts);
    REQUIRE(remarks.size() == 2);
    CHECK(remarks[0] == "shift ann 2027-03-09 08:00: 10:15 hours of work; 10:00 are the most");
    CHECK(remarks[1].starts_with("2027-03-09 09:00-10:00: 1 planned, "));
}

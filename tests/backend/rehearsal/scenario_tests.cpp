// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/rehearsal/scenarios.h"

#include "core/base/limits.h"

#include <fmt/format.h>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::test;

namespace {

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

void refused(const std::string& text, const std::string& because) {
    const auto read = readScenario(text);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Code::Malformed);
    INFO(read.error().detail);
    CHECK(read.error().detail.find(because) != std::string::npos);
}

} // namespace

TEST_CASE("the reference day is read to the last figure", "[rehearsal]") {
    const Scenario day = scenario("reference-day");
    CHECK(day.name == "reference day");
    CHECK(day.perHour == 90);
    CHECK(day.coaches == 6);
    CHECK(day.visit.most == 1.125);
    CHECK(day.yesHunter == 0.05);
    CHECK(day.lunch == 30);
    CHECK(day.reference.at("full").at("lost_percent") == std::vector{4.8, 4.0, 3.1});
    CHECK(day.reference.at("perfect").at("longest_streak_min") == std::vector{34.0});
}

TEST_CASE("every scenario that ships can be read", "[rehearsal]") {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(STANDDIENST_SCENARIOS)) {
        INFO(entry.path());
        CHECK_FALSE(scenario(entry.path().stem()).name.empty());
        ++count;
    }
    CHECK(count >= 13);
}

TEST_CASE("what is wrong in a scenario is said, all of it, with its line", "[rehearsal]") {
    const std::string good = scenarioText("reference-day");
    refused(replaced(good, "per_hour = 90", "per_hour = 90x"), "line 9");
    refused(replaced(good, "per_hour", "per_huor"), "did you mean per_hour?");
    refused(replaced(good, "per_hour = 90", ""), "arrivals.per_hour is missing");
    refused(replaced(good, "prospect_share = 0.10", "prospect_share = 10"), "from 0 to 1");
    refused(replaced(good, "[8, 12]", "[12, 8]"), "larger number first");
    refused(replaced(good, "[8, 12]", "[8]"), "no pair");
    refused(replaced(good, "count = 5", "count = 5.5"), "no whole number");
    refused(replaced(good, "terminals = 4", "terminals = 0"), "phone_share");
    const auto both =
        readScenario(replaced(replaced(good, "count = 5", "count = 0"), "auc = 0.85", "auc = 2"));
    REQUIRE_FALSE(both);
    CHECK(both.error().detail.find("staff.count") != std::string::npos);
    CHECK(both.error().detail.find("triage.auc") != std::string::npos);
    refused("", "is missing");
}

TEST_CASE("a scenario's limits hold at their edges", "[rehearsal]") {
    const std::string good = scenarioText("reference-day");
    const auto staff = [&](std::size_t count) {
        return readScenario(replaced(good, "count = 5", fmt::format("count = {}", count))).has_value();
    };
    CHECK(staff(limits::floorStaff));
    CHECK_FALSE(staff(limits::floorStaff + 1));
    const auto days = [&](std::size_t count) {
        return readScenario(replaced(good, "days = 100", fmt::format("days = {}", count))).has_value();
    };
    CHECK(days(limits::rehearsalDays));
    CHECK_FALSE(days(limits::rehearsalDays + 1));
    // 6 coaches of 50, and nine hours.
    const auto visitors = [&](double perDay) {
        return readScenario(replaced(good, "per_hour = 90", fmt::format("per_hour = {}", (perDay - 300) / 9)))
            .has_value();
    };
    CHECK(visitors(limits::rehearsalVisitors - 1));
    CHECK_FALSE(visitors(limits::rehearsalVisitors + 1));
    const auto minutes = [&](double length) {
        return readScenario(
                   replaced(replaced(good, "length_min = 540", fmt::format("length_min = {:.1f}", length)),
                            "per_hour = 90", "per_hour = 9"))
            .has_value();
    };
    CHECK(minutes(limits::rehearsalMinutes));
    CHECK_FALSE(minutes(limits::rehearsalMinutes + 1));
}

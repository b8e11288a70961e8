// SPDX-License-Identifier: GPL-3.0-or-later
// The simulator against theory and against what others measured; the policy against what it promises. Few
// days and a fixed seed, with tolerances to match; docs/internals/floor.md has the figures of many days.
#include "backend/rehearsal/report.h"
#include "tests/backend/rehearsal/scenarios.h"

#include "core/floor/queueing.h"

#include <chrono>
#include <cmath>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::test;

namespace {

// A stand that theory knows: one kind of visitor, talks and patience exponential, nobody rests.
Scenario theory(double perHour, double talk, double patience, std::size_t staff) {
    Scenario world;
    world.name = "theory";
    world.length = 4000;
    world.perHour = perHour;
    world.prospectShare = 1;
    world.coaches = 0;
    world.prospectPatience = patience;
    world.prospectTalk = {talk, talk};
    world.exponentialTalks = true;
    world.staff = staff;
    world.lunch = 0;
    return world;
}

struct Estimate {
    double mean = 0, error = 0;
};
Estimate estimate(const std::vector<double>& values) {
    Estimate is;
    for (const double value : values)
        is.mean += value / static_cast<double>(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - is.mean) * (value - is.mean);
    const double n = static_cast<double>(values.size());
    is.error = std::sqrt(squares / (n - 1) / n);
    return is;
}
// Within the 99 % confidence interval of Student's t with 15 degrees of freedom.
void agrees(const Estimate& is, double theory) {
    INFO(is.mean << " ± " << is.error << ", theory " << theory);
    CHECK(std::abs(is.mean - theory) <= 2.95 * is.error);
    CHECK(is.error < 0.1 * theory); // an interval that says something
}

constexpr std::size_t theoryDays = 16;

} // namespace

TEST_CASE("the simulator agrees with Erlang A", "[rehearsal]") {
    for (const auto& [perHour, staff] : {std::pair{60.0, 5U}, {90.0, 4U}}) {
        const Scenario world = theory(perHour, 4, 5, staff);
        const auto settings = settingsFor(world, Strategy::Fifo);
        std::vector<double> left;
        for (std::size_t day = 0; day < theoryDays; ++day) {
            const DayResult is = simulateDay(world, Strategy::Fifo, settings, drawDay(world, 3, day));
            left.push_back(static_cast<double>(is.lost) / static_cast<double>(is.prospects));
        }
        agrees(estimate(left), floor::erlangA(staff, perHour / 60, 4, 5)->leaves);
    }
}

TEST_CASE("the simulator agrees with Erlang C", "[rehearsal]") {
    const Scenario world = theory(60, 4, 0, 6);
    const auto settings = settingsFor(world, Strategy::Fifo);
    std::vector<double> waits, waited;
    for (std::size_t day = 0; day < theoryDays; ++day) {
        const DayResult is = simulateDay(world, Strategy::Fifo, settings, drawDay(world, 5, day));
        double sum = 0, some = 0;
        for (const double wait : is.waits) {
            sum += wait;
            some += wait > 0 ? 1 : 0;
        }
        waits.push_back(sum / static_cast<double>(is.waits.size()));
        waited.push_back(some / static_cast<double>(is.waits.size()));
    }
    const auto is = floor::erlangC(6, 1, 4);
    agrees(estimate(waits), is->meanWait);
    agrees(estimate(waited), is->waits);
}

TEST_CASE("what others measured is found again", "[rehearsal]") {
    const Rehearsal how{40, 1, 0};
    Scenario day = scenario("reference-day");
    const Figures fifo = rehearse(day, Strategy::Fifo, how);
    // Two standard errors of theirs (0.5 at the most) and of ours.
    CHECK(std::abs(fifo.lostPercent - 15.6) <= 2 * std::hypot(fifo.lostPercentSe, 0.3));
    CHECK(fifo.waitMean == Approx(0.64).epsilon(0.1));
    CHECK(fifo.waitP95 == Approx(3.5).epsilon(0.1));
    CHECK(fifo.hunterContactsPerHour == Approx(19.6).epsilon(0.02));
    const Figures perfect = rehearse(day, Strategy::Perfect, how);
    CHECK(std::abs(perfect.lostPercent - 0.9) <= 2 * std::hypot(perfect.lostPercentSe, 0.1));
    CHECK(perfect.hunterContactsPerHour == 0);
    for (const auto& [auc, lost] : {std::pair{0.80, 11.5}, {0.90, 8.8}}) {
        day.auc = auc;
        const Figures shield = rehearse(day, Strategy::Shield, how);
        CHECK(std::abs(shield.lostPercent - lost) <= 2 * std::hypot(shield.lostPercentSe, 0.2));
    }
}

TEST_CASE("ours keeps what it promises on the reference day", "[rehearsal]") {
    const Rehearsal how{40, 1, 0};
    Scenario day = scenario("reference-day");
    for (const auto& [auc, lost] : {std::pair{0.85, 3.1}, {0.90, 2.6}}) {
        day.auc = auc;
        const Figures ours = rehearse(day, Strategy::Ours, how),
                      learning = rehearse(day, Strategy::Learning, how);
        INFO(auc << ": " << ours.lostPercent << " ± " << ours.lostPercentSe << ", learning "
                 << learning.lostPercent);
        CHECK(ours.lostPercent <= lost + 2 * ours.lostPercentSe);
        CHECK(learning.lostPercent <= lost + 0.5 + 2 * learning.lostPercentSe);
        CHECK(ours.hunterContactsPerHour <= 10);
        CHECK(ours.longestStreak <= 75);
        CHECK(ours.gini <= 0.010);
        CHECK(ours.waitP95 <= 0.5);
        CHECK(ours.breaksKeptPercent == 100);
        CHECK(learning.breaksKeptPercent == 100);
        CHECK(ours.promiseWorst <= 12);
    }
}

TEST_CASE("ours is no worse than first come, first served in any scenario that ships", "[rehearsal]") {
    const Rehearsal how{8, 2, 0};
    for (const auto& entry : std::filesystem::directory_iterator(STANDDIENST_SCENARIOS)) {
        const Scenario day = scenario(entry.path().stem());
        const Figures fifo = rehearse(day, Strategy::Fifo, how);
        for (const Strategy strategy : {Strategy::Ours, Strategy::Learning}) {
            const Figures ours = rehearse(day, strategy, how);
            INFO(day.name << ", " << name(strategy) << ": " << ours.lostPercent << " against "
                          << fifo.lostPercent);
            CHECK(ours.lostPercent <=
                  fifo.lostPercent + 2 * std::hypot(ours.lostPercentSe, fifo.lostPercentSe) + 0.1);
            CHECK(ours.breaksKeptPercent == 100);
        }
    }
}

TEST_CASE("waits are foreseen better than by the one in front, and intervals keep their word",
          "[rehearsal]") {
    const Figures fifo = rehearse(scenario("reference-day"), Strategy::Fifo, Rehearsal{20, 1, 0});
    REQUIRE(fifo.forecasts > 5000);
    CHECK(fifo.forecastRmse <= 1.0);
    CHECK(fifo.forecastRmse <= 0.7 * fifo.headOfLineRmse);
    CHECK(fifo.forecastCover >= 0.75);
    CHECK(fifo.forecastCover <= 0.85);
}

TEST_CASE("the same seed gives the same days on any number of threads", "[rehearsal]") {
    const Scenario day = scenario("reference-day");
    const auto text = [&](std::uint64_t seed, std::size_t threads) {
        const Rehearsal how{8, seed, threads};
        std::vector<Outcome> outcomes;
        for (const Strategy strategy : {Strategy::Fifo, Strategy::Ours})
            outcomes.push_back({strategy, rehearse(day, strategy, how)});
        return json::serialize(rehearsalJson(day, how, outcomes));
    };
    const std::string one = text(1, 1);
    CHECK(text(1, 2) == one);
    CHECK(text(1, 7) == one);
    CHECK(text(2, 1) != one);
}

TEST_CASE("all ways of serving meet the same visitors", "[rehearsal]") {
    const Scenario day = scenario("reference-day");
    const auto guests = drawDay(day, 1, 0), again = drawDay(day, 1, 0), other = drawDay(day, 1, 1);
    REQUIRE(guests.size() == again.size());
    for (std::size_t i = 0; i < guests.size(); ++i) {
        CHECK(guests[i].arrives == again[i].arrives);
        CHECK(guests[i].patience == again[i].patience);
    }
    CHECK(guests.front().arrives != other.front().arrives);
    // Another number of staff, another AUC: the same ones.
    Scenario changed = day;
    changed.staff = 9;
    changed.auc = 0.7;
    CHECK(drawDay(changed, 1, 0).back().score == guests.back().score);
}

TEST_CASE("the report stands by itself and lets no name out of its place", "[rehearsal]") {
    Scenario day = scenario("quiet-day");
    day.name = "<script>alert(1)</script>";
    const Rehearsal how{2, 1, 0};
    const std::vector<Outcome> outcomes{{Strategy::Fifo, rehearse(day, Strategy::Fifo, how)},
                                        {Strategy::Ours, rehearse(day, Strategy::Ours, how)}};
    const std::string page = rehearsalHtml(day, how, outcomes);
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("&lt;script&gt;") != std::string::npos);
    CHECK(page.find("http") == std::string::npos); // nothing is fetched
    CHECK(page.find("<svg") != std::string::npos);
    CHECK(page.find("nan") == std::string::npos);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/triage/looked_fair.h"

#include "backend/cli/triage_text.h"

#include <cmath>
#include <sstream>

using namespace standdienst;
using namespace standdienst::test;
using namespace std::chrono_literals;

namespace {

constexpr int visitCount = 300;
const double fourToOne = std::log(4); // the logit of 80 %

// Visit i of a day that is known by heart: every third is a prospect's, the kiosk says 80 % or 20 %, and is
// wrong at each tenth. Staff look at every second one.
struct Known {
    explicit Known(int number) : i(number) {}
    bool prospect() const { return i % 3 == 0; }
    bool high() const { return prospect() != (i % 10 == 0); }
    bool looked() const { return i % 2 == 0; }
    std::string language() const { return i % 10 == 0 ? "en" : "de"; } // only where it errs
    int arrivals() const { return i % 4 == 0 ? 1 : i % 4 == 2 ? 12 : 5; }
    LaneDecision lane() const {
        if (!high() && i % 8 == 2)
            return {Lane::Giveaway, false, 0.25};
        if (!high() && i % 8 == 4)
            return {Lane::Prospect, true, 0.25};
        return {};
    }
    VisitScored scored() const {
        const double logit = high() ? fourToOne : -fourToOne;
        const bool left = i % 10 == 5;
        std::vector<ScoredFact> facts{{{"reason", std::string(prospect() ? "advice" : "information")}, 0},
                                      {{"arrivals", static_cast<double>(arrivals())}, -0.2}};
        if (left)
            facts.push_back({{"left", std::string("yes")}, -1});
        const double bias = -1.1;
        facts[0].logit = logit - bias + 0.2 + (left ? 1 : 0);
        return {{}, {7, 0}, std::move(facts), logit, bias, 0.3, lane()};
    }
    int i;
};

// From 10:00 in Berlin on, a visit a minute.
struct KnownDay : LookedFair {
    KnownDay() {
        for (int i = 0; i < visitCount; ++i) {
            const Known known(i);
            ids.push_back(visit((i / 2) % 2 == 0 ? first : second, known.scored(), known.language()));
            clock.advance(1min);
        }
        first.pushNew();
        second.pushNew();
        for (int i = 0; i < visitCount; i += 2)
            find(ids[static_cast<std::size_t>(i)],
                 Known(i).prospect() ? Disposition::Warm : Disposition::Cold,
                 static_cast<std::size_t>(i / 6) % staff.size());
    }
    TestDevice first{*this, "Kiosk at the aisle"};
    TestDevice second{*this, "Kiosk behind the bar"};
    std::vector<VisitId> ids;
};

double at(const json::value& object, std::string_view key) {
    return object.at(key).to_number<double>();
}

const json::value& lineOf(const json::object& report, std::string_view table, std::string_view key,
                          const json::value& value) {
    for (const auto& line : report.at(table).as_array()) {
        if (line.at(key) == value)
            return line;
    }
    FAIL("no such line");
    std::abort();
}

Facts factsFrom(const json::value& object) {
    Facts facts;
    for (const auto& [name, value] : object.as_object()) {
        if (value.is_number())
            facts.number(name, value.to_number<double>());
        else if (value.is_string())
            facts.category(name, value.as_string());
        else
            facts.missing(name);
    }
    return facts;
}

void checkErrors(const json::object& report) {
    const auto& all = report.at("all");
    CHECK(all.at("scored") == 300);
    CHECK(all.at("labels") == 150);
    CHECK(all.at("found") == 50);
    CHECK(at(all, "foreseen") == Approx(60 * 0.8 + 90 * 0.2));
    CHECK(all.at("false_alarms") == 20);
    CHECK(all.at("misses") == 10);
    CHECK(at(all, "false_alarm_rate") == Approx(0.2));
    CHECK(at(all, "miss_rate") == Approx(0.2));
    CHECK(at(all, "brier") == Approx((120 * 0.04 + 30 * 0.64) / 150));
    CHECK(at(all, "auc") == Approx(0.8));
}

void checkGroups(const json::object& report) {
    CHECK(report.at("hours").as_array().size() == 5);
    CHECK(lineOf(report, "hours", "hour", 14).at("labels") == 30);
    CHECK(lineOf(report, "devices", "name", "Kiosk at the aisle").at("scored") == 150);
    CHECK(lineOf(report, "devices", "name", "Kiosk behind the bar").at("labels") == 75);
    const json::value english = lineOf(report, "languages", "language", "en");
    CHECK(english.at("labels") == 30);
    CHECK(at(english, "brier") == Approx(0.64)); // whoever reads English is served worse, and it shows
    CHECK(at(lineOf(report, "languages", "language", "de"), "brier") == Approx(0.04));
    CHECK(lineOf(report, "arrivals", "from", 0).at("labels") == 75);
    const json::value group = lineOf(report, "arrivals", "from", 3);
    CHECK(group.at("scored") == 150);
    CHECK(group.at("labels") == 0);
    CHECK(group.at("brier").is_null());
    CHECK(lineOf(report, "arrivals", "from", 10).at("labels") == 75);
    CHECK(lineOf(report, "arrivals", "from", 10).at("to").is_null());
}

void checkLanes(const json::object& report) {
    std::array<std::uint64_t, 3> labels{}; // a person, by lot, the gift
    std::uint64_t misses = 0;
    std::uint64_t alarms = 0;
    for (int i = 0; i < visitCount; i += 2) {
        const auto lane = Known(i).lane();
        ++labels[lane.lane == Lane::Giveaway ? 2 : lane.explored ? 1 : 0];
        misses += lane.lane == Lane::Giveaway && Known(i).prospect() ? 1 : 0;
        alarms += lane.lane == Lane::Prospect && !lane.explored && !Known(i).prospect() ? 1 : 0;
    }
    REQUIRE(report.at("lanes").as_array().size() == 3);
    for (std::size_t i = 0; i < labels.size(); ++i)
        CHECK(report.at("lanes").at(i).at("labels") == labels[i]);
    CHECK(report.at("all").at("lane_misses") == misses);
    CHECK(report.at("all").at("lane_false_alarms") == alarms);
}

void checkFacts(const json::object& report) {
    const json::value arrivals = lineOf(report, "facts", "fact", "arrivals");
    CHECK(arrivals.at("visits") == 300);
    CHECK(at(arrivals, "mean_absolute") == Approx(0.2));
    CHECK(at(arrivals, "mean_where_present") == Approx(-0.2));
    const json::value left = lineOf(report, "facts", "fact", "left");
    CHECK(left.at("visits") == 30);
    CHECK(at(left, "mean_absolute") == Approx(0.1));
    CHECK(at(left, "mean_where_present") == Approx(-1));
    CHECK(report.at("facts").at(0).at("fact") == "reason"); // the strongest first
}

} // namespace

TEST_CASE("report: a day that is known by heart") {
    KnownDay world;
    const auto report = world.report();
    CHECK(report.at("fair") == "test-fair");
    CHECK(report.at("day").is_null());
    checkErrors(report);
    checkGroups(report);
    checkLanes(report);
    checkFacts(report);
    const auto& band = report.at("calibration").at(4);
    CHECK(band.at("labels") == 60);
    CHECK(at(band, "foreseen") == Approx(0.8));
    CHECK(at(band, "found") == Approx(40.0 / 60));
    CHECK(at(band, "margin") == Approx(1.96 * std::sqrt(60 * 0.16) / 60));
    const auto training = world.training();
    CHECK(report.at("model").at("version") == training.at("version"));
    CHECK(report.at("model").at("labels") == 150);
    CHECK(report.at("model").at("verdict") == training.at("verdict"));
    CHECK(report.at("model").at("prior") == "expert");
    CHECK(report.at("model").at("doubted") == (training.at("doubted") != 0)); // three accounts
    CHECK(json::serialize(report).find(toString(world.staff[0])) == std::string::npos);
}

TEST_CASE("report: what changed is what the model learned") {
    KnownDay world;
    const auto report = world.report();
    const auto& changed = report.at("changed");
    CHECK(changed.at("day") == "2026-11-22");
    CHECK(changed.at("labels_before") == 0);
    CHECK(changed.at("labels_after") == 150);
    CHECK(changed.at("begun_anew") == false);
    const auto training = trainingOf(world.training()).value();
    REQUIRE(changed.at("typical").as_array().size() == 4); // all, a crowd, advice, information
    for (const auto& typical : changed.at("typical").as_array()) {
        const Facts facts = factsFrom(typical.at("facts"));
        CHECK(at(typical, "before") == Approx(expertPrior().begin().score(facts).probability));
        CHECK(at(typical, "after") == Approx(training.learner().score(facts).probability));
    }
    double last = 1e9;
    for (const auto& fact : changed.at("facts").as_array()) {
        const double moved = std::abs(at(fact, "after") - at(fact, "before"));
        CHECK(moved <= last);
        last = moved;
    }
    CHECK(last < 1e9);
}

TEST_CASE("report: one day, against the day before") {
    KnownDay world;
    TestDevice device(world);
    world.clock.advance(24h);
    world.teachContrary(device, 6);
    const auto first = world.report("2026-11-22");
    checkErrors(first);
    CHECK(first.at("changed").at("labels_before") == 0);
    CHECK(first.at("changed").at("labels_after") == 150);
    const auto second = world.report("2026-11-23");
    CHECK(second.at("day") == "2026-11-23");
    CHECK(second.at("all").at("scored") == 6);
    CHECK(second.at("changed").at("labels_before") == 150);
    CHECK(second.at("changed").at("labels_after") == 156);
    CHECK(world.report().at("all").at("scored") == 306);
    const auto none = world.report("2026-11-30");
    CHECK(none.at("all").at("scored") == 0);
    CHECK(codeOf(world.teaching().report("yesterday")) == Code::Malformed);
}

TEST_CASE("report: of two accounts nobody is told whether one is doubted") {
    LookedFair world;
    TestDevice device(world);
    for (int i = 0; i < 8; ++i)
        world.visit(device, LookedFair::scored(LookedFair::asking()));
    device.pushNew();
    CHECK(world.report().at("model").at("doubted").is_null());
    std::vector<VisitId> visits;
    for (std::size_t i = 0; i < 3; ++i) {
        visits.push_back(world.visit(device, LookedFair::scored(LookedFair::asking())));
        device.pushNew();
        world.find(visits.back(), Disposition::Hot, i);
        CHECK(world.report().at("model").at("doubted").is_null() == (i < 2));
    }
}

TEST_CASE("report: rehearsals are no visits once the fair is open") {
    LookedFair world(FairState::Trial);
    TestDevice device(world);
    const auto played = world.visit(device, LookedFair::scored(LookedFair::asking()), "de", true);
    device.pushNew();
    world.find(played, Disposition::Hot);
    CHECK(world.report().at("trial") == true);
    CHECK(world.report().at("all").at("labels") == 1);
    world.clock.advance(1min);
    REQUIRE(world.fairs->import(smallFair(FairState::Open)));
    const auto report = world.report();
    CHECK(report.at("trial") == false);
    CHECK(report.at("all").at("scored") == 0);
    CHECK(report.at("changed").at("labels_after") == 0);
    CHECK(report.at("changed").at("begun_anew") == true);
}

TEST_CASE("report: the text stays within a hundred columns and obeys no name") {
    KnownDay world;
    TestDevice evil(world, "\x1b[31mKiosk with a name that is much longer than its column");
    Facts facts = LookedFair::asking();
    facts.category("topic.\x1b[2J", "yes");
    world.visit(evil, LookedFair::scored(facts));
    evil.pushNew();
    const auto text = reportText(world.report());
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
        CAPTURE(line);
        CHECK(codePoints(line) <= 100);
        CHECK(line.find('\x1b') == std::string::npos);
        CHECK_FALSE(line.ends_with(' '));
    }
    CHECK(text.find("Everybody's dispositions count in full.") != std::string::npos);
    CHECK(text.find("by language of the screen") != std::string::npos);
    CHECK(reportText(world.report("2026-11-30")).find("No visit was scored") != std::string::npos);
}

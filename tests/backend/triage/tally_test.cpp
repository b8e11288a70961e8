// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "backend/triage/tally.h"

#include "core/triage/logistic.h"

using namespace standdienst;
using namespace standdienst::backend;

namespace {

ScoredVisit seen(double probability, std::optional<bool> prospect, const LaneDecision& lane = {}) {
    ScoredVisit visit{};
    visit.probability = probability;
    visit.scored.lane = lane;
    if (prospect)
        visit.found = ScoredVisit::Found{*prospect, "somebody", {}, true};
    return visit;
}

Tally tallyOf(const std::vector<ScoredVisit>& visits) {
    Tally tally;
    for (const auto& visit : visits)
        tally.add(visit);
    return tally;
}

} // namespace

TEST_CASE("tally: counts and rates of a table that was done by hand") {
    const auto tally =
        tallyOf({seen(0.9, true), seen(0.8, true), seen(0.4, true), seen(0.6, false), seen(0.3, false),
                 seen(0.2, false), seen(0.1, false), seen(0.1, false), seen(0.7, std::nullopt)});
    const auto figures = tally.toJson();
    CHECK(figures.at("scored") == 9);
    CHECK(figures.at("labels") == 8);
    CHECK(figures.at("found") == 3);
    CHECK(figures.at("foreseen").as_double() == Approx(3.4));
    CHECK(figures.at("false_alarms") == 1);
    CHECK(figures.at("misses") == 1);
    CHECK(figures.at("false_alarm_rate").as_double() == Approx(0.2)); // of five
    CHECK(figures.at("miss_rate").is_null());                         // of three
    CHECK(figures.at("brier").as_double() == Approx((0.01 + 0.04 + 0.36 + 0.36 + 0.09 + 0.04 + 0.02) / 8));
    CHECK(figures.at("auc").as_double() == Approx(14.0 / 15)); // one pair of fifteen is the wrong way round
}

TEST_CASE("tally: equal probabilities tell nothing apart, and one kind alone has no AUC") {
    const std::vector<ScoredVisit> same{seen(0.5, true), seen(0.5, false), seen(0.5, true), seen(0.5, false),
                                        seen(0.5, false)};
    CHECK(tallyOf(same).toJson().at("auc").as_double() == Approx(0.5));
    const std::vector<ScoredVisit> cold(6, seen(0.2, false));
    CHECK(tallyOf(cold).toJson().at("auc").is_null());
    CHECK(tallyOf(cold).toJson().at("brier").as_double() == Approx(0.04));
}

TEST_CASE("tally: fewer than five labels are counts and nothing else") {
    const auto tally =
        tallyOf({seen(0.9, true), seen(0.8, false), seen(0.2, true), seen(0.1, false), seen(0.5, {})});
    const auto figures = tally.toJson();
    CHECK(figures.at("labels") == 4);
    CHECK(figures.at("false_alarms") == 1);
    for (const auto* name : {"foreseen", "false_alarm_rate", "miss_rate", "brier", "auc"}) {
        CAPTURE(name);
        CHECK(figures.at(name).is_null());
    }
    for (const auto& band : tally.calibration()) {
        CHECK(band.at("foreseen").is_null());
        CHECK(band.at("found").is_null());
        CHECK(band.at("margin").is_null());
    }
}

TEST_CASE("tally: a lane errs where it led the wrong way, and never by lot") {
    const LaneDecision gift{Lane::Giveaway, false, 0.25};
    const LaneDecision lot{Lane::Prospect, true, 0.25};
    const auto figures = tallyOf({seen(0.1, true, gift), seen(0.1, false, gift), seen(0.1, false, lot),
                                  seen(0.1, true, lot), seen(0.9, false), seen(0.9, true)})
                             .toJson();
    CHECK(figures.at("lane_misses") == 1);
    CHECK(figures.at("lane_false_alarms") == 1);
}

TEST_CASE("tally: each band says how far chance may take it") {
    std::vector<ScoredVisit> visits(80, seen(0.2, false));
    visits.insert(visits.end(), 20, seen(0.2, true));
    visits.insert(visits.end(), 10, seen(1, true)); // the last band includes its end
    const auto bands = tallyOf(visits).calibration();
    REQUIRE(bands.size() == 5);
    CHECK(bands[1].at("from").as_double() == Approx(0.1));
    CHECK(bands[1].at("to").as_double() == Approx(0.25));
    CHECK(bands[1].at("labels") == 100);
    CHECK(bands[1].at("prospects") == 20);
    CHECK(bands[1].at("foreseen").as_double() == Approx(0.2));
    CHECK(bands[1].at("found").as_double() == Approx(0.2));
    CHECK(bands[1].at("margin").as_double() == Approx(1.96 * 0.04));
    CHECK(bands[4].at("labels") == 10);
    CHECK(bands[0].at("labels") == 0);
}

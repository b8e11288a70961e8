// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/lane.h"
#include "core/triage/logistic.h"
#include "tests/catch.h"

#include <cmath>
#include <limits>

using namespace standdienst;

namespace {

Score scoreOf(double probability, double error = 0.1) {
    Score score;
    score.probability = probability;
    score.logit = logitOf(probability);
    score.error = error;
    return score;
}

struct Stand {
    SeededRandom random{11};
    LanePolicy policy;
    LaneDecision decide(const Score& score, Load load, bool asked = false, bool trusted = true) {
        return policy.decide({score, load, asked, trusted}, random);
    }
    // How many of a thousand such visits are led to a person.
    int toPerson(const Score& score, Load load) {
        int count = 0;
        for (int i = 0; i < 1000; ++i)
            count += decide(score, load).lane == Lane::Prospect ? 1 : 0;
        return count;
    }
};

} // namespace

TEST_CASE("Nobody is diverted while staff are free, nor where nobody knows") {
    Stand stand;
    const Score hopeless = scoreOf(0.001);
    CHECK(stand.toPerson(hopeless, std::nullopt) == 1000);
    CHECK(stand.toPerson(hopeless, 0.0) == 1000);
    CHECK(stand.toPerson(hopeless, LanePolicy::busy - 0.01) == 1000);
    CHECK(stand.toPerson(hopeless, std::numeric_limits<double>::quiet_NaN()) == 1000);
}

TEST_CASE("Who asks for a person gets one, however busy and unlikely: a score that is none diverts nobody") {
    Stand stand;
    for (int i = 0; i < 1000; ++i) {
        const auto asked = stand.decide(scoreOf(0.001), 5.0, true);
        CHECK(asked.lane == Lane::Prospect);
        CHECK_FALSE(asked.explored);
        CHECK(asked.chance == 1);
        CHECK(stand.decide(scoreOf(0.001), 5.0, false, false).lane == Lane::Prospect);
    }
    Score broken = scoreOf(0.001);
    broken.logit = std::numeric_limits<double>::quiet_NaN();
    CHECK(stand.decide(broken, 5.0).lane == Lane::Prospect);
}

TEST_CASE("When all are busy the unlikely are led to the gift first, more of them the busier it is") {
    Stand stand;
    CHECK(stand.toPerson(scoreOf(0.9), 3.0) == 1000);
    CHECK(stand.toPerson(scoreOf(0.02), 3.0) < 60);
    (void)stand.decide(scoreOf(0.5), 0.9); // busy
    CHECK(stand.policy.threshold(0.9) < stand.policy.threshold(1.5));
    CHECK(stand.policy.threshold(1.5) < stand.policy.threshold(2.0));
    CHECK(stand.policy.threshold(50.0) == stand.policy.threshold(2.0));
    CHECK(stand.policy.threshold(50.0) <= 0.3);
}

TEST_CASE("Lanes do not flicker: busy begins above where it ends") {
    Stand stand;
    const Score unlikely = scoreOf(0.001);
    CHECK(stand.toPerson(unlikely, 0.8) == 1000); // coming from free
    (void)stand.decide(unlikely, 0.9);
    CHECK(stand.toPerson(unlikely, 0.8) < 100); // coming from busy
    (void)stand.decide(unlikely, 0.6);
    CHECK(stand.toPerson(unlikely, 0.8) == 1000);
}

TEST_CASE("A share of those who would be diverted goes to a person, the more the nearer they are, and says "
          "its chance") {
    Stand stand;
    (void)stand.decide(scoreOf(0.5), 0.9);
    const double limit = stand.policy.threshold(2.0);
    const int nearBy = stand.toPerson(scoreOf(limit * 0.95, 0.5), 2.0);
    const int farOff = stand.toPerson(scoreOf(limit * 0.02, 0.1), 2.0);
    CHECK(nearBy > 200);
    CHECK(nearBy < 300);
    CHECK(farOff > 10);
    CHECK(farOff < 60);
    int explored = 0;
    for (int i = 0; i < 1000; ++i) {
        const auto decision = stand.decide(scoreOf(limit * 0.95, 0.5), 2.0);
        CHECK(decision.explored == (decision.lane == Lane::Prospect));
        CHECK(decision.chance == LanePolicy::exploreNear);
        explored += decision.explored ? 1 : 0;
    }
    CHECK(explored > 0);
}

TEST_CASE("Lanes are called by their names") {
    for (const Lane lane : {Lane::Prospect, Lane::Giveaway})
        CHECK(laneFromName(name(lane)) == lane);
    CHECK_FALSE(laneFromName("person"));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/floor/beliefs.h"
#include "core/floor/queueing.h"

#include "core/base/random.h"
#include "tests/catch.h"

#include <cmath>
#include <cstdlib>
#include <string>

using namespace standdienst;
using namespace standdienst::floor;

namespace {
struct Dice {
    SeededRandom random{7};
    double uniform() { return (static_cast<double>(random.below(1'000'000)) + 0.5) / 1e6; }
    double exponential(double mean) { return -mean * std::log(uniform()); }
};
} // namespace

TEST_CASE("Talks: what begins as an assumption becomes what was seen", "[floor]") {
    auto lengths = TalkLengths::logNormal(10, 0.4, 3);
    CHECK(lengths.mean() == Approx(10).epsilon(0.03));
    for (int i = 0; i < 300; ++i)
        lengths.add(4 + 2.0 * i / 300);
    CHECK(lengths.mean() == Approx(5).epsilon(0.03));
    CHECK(lengths.survival(3.4) > 0.97);
    CHECK(lengths.survival(7) < 0.02);
    lengths.add(1e9); // a tablet left alone
    lengths.add(-5);
    CHECK(std::isfinite(lengths.mean()));

    const auto prospects = TalkLengths::uniform(8, 12, 100), hunters = TalkLengths::uniform(1, 2, 100);
    CHECK(prospects.mean() == Approx(10).epsilon(0.01));
    CHECK(hunters.beyond(0) == Approx(1.5).epsilon(0.02));
    // After three minutes it is no hunter, whatever was thought.
    const auto late = underway(prospects, hunters, 0.01, 3, 1.28);
    CHECK(late.ends == Approx(0).margin(0.001));
    CHECK(late.remaining == Approx(7).epsilon(0.05));
    CHECK(underway(prospects, hunters, 0, 1, 1).ends == Approx(1));
    CHECK(underway(prospects, hunters, 0.5, 59, 1).ends > 0); // longer than any
}

TEST_CASE("A coach is told from chance", "[floor]") {
    Beliefs beliefs;
    beliefs.perMinute = 1.5;
    Bursts bursts;
    for (int i = 0; i < 20; ++i)
        bursts.arrived(i / 1.5);
    CHECK(bursts.chance(10, 12, beliefs) < 0.01);
    for (int i = 0; i < 13; ++i)
        bursts.arrived(20 + i / 6.5);
    CHECK(bursts.chance(21, 22.2, beliefs) > 0.8);
    CHECK(prospectChance(0, 0, beliefs) == Approx(0.1));
    CHECK(prospectChance(0, 1, beliefs) < 0.03);
}

TEST_CASE("Rates are learned from nothing within a day", "[floor]") {
    Dice dice;
    Learner learner;
    double now = 0;
    for (int i = 0; i < 800; ++i) {
        now += dice.exponential(1 / 2.5);
        learner.arrived(now, 0);
        learner.visited(1.5);
        const bool prospect = dice.uniform() < 0.2;
        const double apart = 3, score = inverseNormal(dice.uniform()) + (prospect ? apart : 0);
        const double evidence = apart * score - apart * apart / 2;
        learner.scored(prospectChance(evidence, 0, learner.beliefs()), 0);
        const double p = prospectChance(evidence, 0, learner.beliefs());
        const bool yes = dice.uniform() < (prospect ? 0.6 : 0.05);
        learner.answered(p, yes);
        if (yes) {
            const double then =
                sigmoid(logit(p) + std::log(learner.beliefs().yesProspect / learner.beliefs().yesHunter));
            learner.revealed(then, prospect);
        }
        learner.talked(prospect ? 12 : 3, prospect ? 1 : 0);
        const double patience = dice.exponential(4);
        learner.waited(std::min(patience, 1.0), patience < 1);
    }
    const Beliefs& is = learner.beliefs();
    CHECK(is.perMinute == Approx(2.5).epsilon(0.25));
    CHECK(is.share == Approx(0.2).epsilon(0.25));
    CHECK(is.yesProspect == Approx(0.6).epsilon(0.2));
    CHECK(is.yesHunter == Approx(0.05).margin(0.04));
    CHECK(is.visitMinutes == Approx(1.5).epsilon(0.05));
    CHECK(is.patience == Approx(4).epsilon(0.25));
    CHECK(is.prospectTalk.mean() == Approx(12).epsilon(0.05));
}

TEST_CASE("Beliefs stay believable whatever is heard", "[floor]") {
    Learner learner;
    for (int i = 0; i < 500; ++i) {
        learner.arrived(100.0 - i, 1); // a clock that runs backwards
        learner.answered(0, true);
        learner.revealed(0.9, false);
        learner.waited(-3, true);
        learner.scored(1, 0);
    }
    const Beliefs& is = learner.beliefs();
    CHECK(is.perMinute > 0);
    CHECK(is.yesHunter <= is.yesProspect);
    CHECK(is.share < 1);
    CHECK(is.patience > 0);
    CHECK(std::isfinite(is.perMinute));
}

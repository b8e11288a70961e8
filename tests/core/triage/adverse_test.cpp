// SPDX-License-Identifier: GPL-3.0-or-later
// What is fed to the learner to hurt it: scores stay finite and bounded, calibrated where they can be, and
// where they cannot somebody says so.
#include "core/base/limits.h"
#include "core/triage/watch.h"
#include "tests/catch.h"
#include "tests/core/triage/simulated.h"

#include <cmath>
#include <limits>

using namespace standdienst;
using namespace standdienst::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// One label as the backend takes it: judged before it is learned.
void take(const Visitor& visitor, bool label, Learner& learner, Watch& watch) {
    watch.saw(learner.score(visitor.facts).probability, label);
    learner.learn(visitor.facts, label);
}

} // namespace

TEST_CASE("What is no number teaches exactly what a missing one does") {
    Audience audience(51);
    Learner broken, missing;
    for (int i = 0; i < 300; ++i) {
        Visitor visitor = audience.next();
        Facts other = visitor.facts;
        const std::array<double, 3> none{std::nan(""), infinity, -infinity};
        visitor.facts.number("sensor", none[static_cast<std::size_t>(i % 3)]);
        other.missing("sensor");
        broken.learn(visitor.facts, visitor.label);
        missing.learn(other, visitor.label);
    }
    CHECK(broken.toBytes() == missing.toBytes());
    const Facts asked = audience.next().facts;
    CHECK(std::isfinite(broken.score(asked).logit));
}

TEST_CASE("Numbers and levels that never come twice take no room from a fact that tells") {
    Audience audience(52);
    SeededRandom random(52);
    Learner learner;
    Watch watch;
    const auto disturb = [&](Facts& facts, int i) {
        const double size = std::pow(10.0, static_cast<double>(random.below(600)) - 300);
        facts.number("id", i).number("wild", random.below(2) == 0 ? size : -size);
        facts.category("session", std::to_string(i)).category("page", std::to_string(7 * i));
    };
    for (int i = 0; i < 3000; ++i) {
        Visitor visitor = audience.next();
        disturb(visitor.facts, i);
        take(visitor, visitor.label, learner, watch);
    }
    CHECK(learner.features() <= limits::triageFeatures);
    CHECK(learner.memory() < 2000000);
    CHECK(watch.trusted());
    double off = 0;
    for (int i = 0; i < 500; ++i) {
        Visitor visitor = audience.next();
        disturb(visitor.facts, 1000000 + i);
        off += std::abs(learner.score(visitor.facts).probability - sigmoid(visitor.logit)) / 500;
    }
    CHECK(off < 0.08);
}

TEST_CASE("With one fifth of labels flipped the scores say what such labels will be") {
    Audience audience(53);
    Learner learner;
    Watch watch;
    for (int i = 0; i < 3000; ++i) {
        const Visitor visitor = audience.next();
        take(visitor, audience.uniform() < 0.2 ? !visitor.label : visitor.label, learner, watch);
    }
    double off = 0;
    for (const Visitor& visitor : audience.take(500)) {
        const double truth = sigmoid(visitor.logit);
        off += std::abs(learner.score(visitor.facts).probability - (0.8 * truth + 0.2 * (1 - truth))) / 500;
    }
    CHECK(off < 0.06);
    CHECK(watch.trusted());
}

TEST_CASE("After labels that were all alike, the first real ones are noticed and learned") {
    for (const bool label : {false, true}) {
        Audience audience(54);
        const auto held = audience.take(1000);
        Learner learner;
        Watch watch;
        for (int i = 0; i < 600; ++i)
            take(audience.next(), label, learner, watch);
        const double sure = learner.score(held[0].facts).probability;
        CHECK((label ? sure > 0.9 : sure < 0.1)); // as certain as such labels make it
        bool noticed = false;
        for (int i = 0; i < 60; ++i) {
            const Visitor visitor = audience.next();
            take(visitor, visitor.label, learner, watch);
            noticed = noticed || !watch.trusted();
        }
        CHECK(noticed);
        for (int i = 0; i < 2000; ++i) {
            const Visitor visitor = audience.next();
            take(visitor, visitor.label, learner, watch);
        }
        CHECK(auc(learner, held) > 0.75);
        CHECK(watch.trusted());
    }
}

TEST_CASE("A single account that turns hostile is not named, but the scores lose their trust") {
    Audience audience(55);
    Learner learner;
    Watch watch;
    for (int i = 0; i < 600; ++i) {
        const Visitor visitor = audience.next();
        take(visitor, visitor.label, learner, watch);
    }
    REQUIRE(watch.trusted());
    bool noticed = false;
    for (int i = 0; i < 80; ++i) {
        const Visitor visitor = audience.next();
        take(visitor, !visitor.label, learner, watch);
        noticed = noticed || !watch.trusted();
    }
    CHECK(noticed);
}

TEST_CASE("Beside a hostile account the scores stay nearer the truth than if it were believed") {
    const auto outcome = [](bool guarded, bool attacked) {
        Audience audience(56);
        Learner learner;
        Labellers labellers;
        for (int i = 0; i < 2400; ++i) {
            const Visitor visitor = audience.next();
            const bool hostile = i >= 300 && i % 3 == 0;
            const std::string who = hostile ? "eve" : i % 2 == 0 ? "anna" : "bert";
            const bool label = hostile && attacked ? !visitor.label : visitor.label;
            const double weight = guarded ? labellers.weight(who) : 1;
            labellers.saw(who, learner.score(visitor.facts).probability, label);
            learner.learn(visitor.facts, label, weight);
        }
        if (guarded && attacked) {
            CHECK(labellers.weight("eve") == Labellers::doubtfulWeight);
            CHECK(labellers.weight("anna") == 1);
            CHECK(labellers.weight("bert") == 1);
        }
        return distance(learner, audience.take(1000));
    };
    const double calm = outcome(true, false);
    const double guarded = outcome(true, true);
    const double believed = outcome(false, true);
    CAPTURE(calm, guarded, believed);
    CHECK(guarded - calm < 0.5 * (believed - calm));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/watch.h"
#include "tests/catch.h"
#include "tests/core/triage/simulated.h"

#include <cmath>

using namespace standdienst;
using namespace standdienst::test;

namespace {

// Labels until the watch says so, at most `most`; test-then-train, as the backend does it.
std::size_t until(Distrust wanted, Watch& watch, Learner& learner, Audience& audience, std::size_t most,
                  bool allCold = false) {
    for (std::size_t i = 0; i < most; ++i) {
        const Visitor visitor = audience.next();
        const bool label = !allCold && visitor.label;
        watch.saw(learner.score(visitor.facts).probability, label);
        learner.learn(visitor.facts, label);
        if (watch.verdict() == wanted)
            return i;
    }
    return most;
}

} // namespace

TEST_CASE("Nothing is judged by a few labels, unless a prior is trusted") {
    Watch watch, trusting(0);
    CHECK(watch.verdict() == Distrust::FewLabels);
    CHECK(trusting.trusted());
    for (int i = 0; i < 30; ++i)
        watch.saw(0.5, i % 2 == 0);
    CHECK(watch.trusted());
    CHECK(name(Distrust::FewLabels) == "few_labels");
}

TEST_CASE("Right probabilities raise no alarm") {
    int alarms = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        Audience audience(seed);
        Watch watch;
        bool before = true;
        for (int i = 0; i < 1000; ++i) {
            const Visitor visitor = audience.next();
            watch.saw(sigmoid(visitor.logit), visitor.label);
            const bool now = watch.labels() < 30 || watch.trusted();
            alarms += before && !now ? 1 : 0;
            before = now;
        }
        const Calibration overall = watch.overall();
        CHECK(overall.labels == Approx(200).epsilon(0.05));
        CHECK(std::abs(overall.seen - overall.expected) < overall.bound);
    }
    CHECK(alarms <= 3);
}

TEST_CASE("A calm day of learning raises no alarm") {
    Audience audience(31);
    Learner learner;
    Watch watch;
    until(Distrust::None, watch, learner, audience, 200);
    CHECK(until(Distrust::Miscalibrated, watch, learner, audience, 600) == 600);
    CHECK(watch.trusted());
}

TEST_CASE("A sudden change of audience is noticed, and the alarm ends once it is learned") {
    Audience audience(32);
    Learner learner;
    Watch watch;
    for (const Visitor& visitor : audience.take(1000)) {
        watch.saw(learner.score(visitor.facts).probability, visitor.label);
        learner.learn(visitor.facts, visitor.label);
    }
    REQUIRE(watch.trusted());
    audience.direction = -1; // the second day: what spoke for a prospect speaks against one
    std::size_t noticed = 0;
    for (; noticed < 200 && watch.trusted(); ++noticed) {
        const Visitor visitor = audience.next();
        watch.saw(learner.score(visitor.facts).probability, visitor.label);
        learner.learn(visitor.facts, visitor.label);
    }
    CHECK(noticed < 60);
    CHECK(until(Distrust::None, watch, learner, audience, 2500) < 2500);
}

TEST_CASE("Somebody who marks everything cold is noticed") {
    Audience audience(33);
    audience.intercept = 0;
    Learner learner;
    Watch watch;
    for (const Visitor& visitor : audience.take(800)) {
        watch.saw(learner.score(visitor.facts).probability, visitor.label);
        learner.learn(visitor.facts, visitor.label);
    }
    REQUIRE(watch.trusted());
    CHECK(until(Distrust::Fewer, watch, learner, audience, 80, true) < 80);
}

TEST_CASE("Scores that say nothing are noticed") {
    SeededRandom random(34);
    Watch watch;
    for (int i = 0; i < 300; ++i)
        watch.saw(random.below(2) == 0 ? 0.1 : 0.9, random.below(2) == 0);
    CHECK(watch.verdict() == Distrust::NoSeparation);
}

TEST_CASE("Bands say where the scores are off") {
    Watch watch;
    for (int i = 0; i < 300; ++i) {
        watch.saw(0.05, i % 20 == 0);
        watch.saw(0.9, i % 2 == 0); // half instead of nine in ten
    }
    CHECK(watch.band(0).holds());
    CHECK_FALSE(watch.band(4).holds());
    CHECK(watch.band(2).labels == 0);
    CHECK(watch.band(2).holds());
    CHECK_FALSE(watch.trusted());
}

TEST_CASE("A watch survives what is no probability") {
    Watch watch;
    for (const double p : {std::nan(""), -1.0, 2.0, 0.0, 1.0, HUGE_VAL})
        watch.saw(p, true);
    CHECK(std::isfinite(watch.overall().expected));
    CHECK(std::isfinite(watch.overall().bound));
}

TEST_CASE("An account that marks everything cold loses its weight, and an honest one keeps it") {
    Audience audience(35);
    audience.intercept = 0;
    Labellers labellers;
    std::size_t doubted = 0;
    for (std::size_t i = 0; i < 300; ++i) {
        const Visitor honest = audience.next();
        labellers.saw("anna", sigmoid(honest.logit), honest.label);
        labellers.saw("bert", sigmoid(audience.next().logit), false);
        if (doubted == 0 && labellers.weight("bert") < 1)
            doubted = i;
        CHECK(labellers.weight("anna") == 1);
    }
    CHECK(doubted > 0);
    CHECK(doubted < 40);
    CHECK(labellers.weight("bert") == Labellers::doubtfulWeight);
    CHECK(labellers.weight("nobody yet") == 1);
    for (int i = 0; i < 300; ++i) { // it comes to its senses
        const Visitor visitor = audience.next();
        labellers.saw("bert", sigmoid(visitor.logit), visitor.label);
    }
    CHECK(labellers.weight("bert") == 1);
}

TEST_CASE("An account that labels the wrong way round loses its weight") {
    Audience audience(36);
    Labellers labellers;
    for (std::size_t i = 0; i < 100; ++i) {
        const Visitor honest = audience.next();
        const Visitor other = audience.next();
        labellers.saw("anna", sigmoid(honest.logit), honest.label);
        labellers.saw("carl", sigmoid(other.logit), !other.label);
    }
    CHECK(labellers.weight("anna") == 1);
    CHECK(labellers.weight("carl") < 1);
}

TEST_CASE("Where everybody sees another audience, nobody is doubted") {
    Audience audience(37);
    Labellers labellers;
    int doubted = 0;
    for (std::size_t i = 0; i < 600; ++i) {
        const Visitor visitor = audience.next();
        const std::string who = "account " + std::to_string(i % 3);
        // The scores foresee far too many prospects, for everybody alike.
        labellers.saw(who, sigmoid(visitor.logit + (i > 150 ? 1.5 : 0)), visitor.label);
        doubted += labellers.weight(who) < 1 ? 1 : 0;
    }
    CHECK(doubted < 60); // for a moment, until the others are heard
}

TEST_CASE("A hostile account with half of all labels does not wreck the scores") {
    const auto outcome = [](bool guarded) {
        Audience audience(38);
        const auto held = audience.take(1000);
        Learner learner;
        Labellers labellers;
        for (std::size_t i = 0; i < 1600; ++i) {
            const Visitor visitor = audience.next();
            const bool hostile = i >= 400 && i % 2 == 0;
            const std::string who = hostile ? "eve" : "anna";
            const bool label = hostile ? !visitor.label : visitor.label;
            const double p = learner.score(visitor.facts).probability;
            const double weight = guarded ? labellers.weight(who) : 1;
            labellers.saw(who, p, label);
            learner.learn(visitor.facts, label, weight);
        }
        return auc(learner, held);
    };
    CHECK(outcome(true) > 0.8);
    CHECK(outcome(true) > outcome(false));
}

TEST_CASE("Accounts are bounded, and the silent one goes") {
    Labellers labellers;
    for (int i = 0; i < 40; ++i)
        labellers.saw("0", 0.9, false);
    REQUIRE(labellers.weight("0") < 1);
    for (std::size_t i = 1; i <= 10 * Labellers::most; ++i)
        labellers.saw(std::to_string(i), 0.5, true);
    CHECK(labellers.weight("0") == 1);
    ModelWriter out;
    labellers.write(out);
    CHECK(out.take().size() < 10000);
}

TEST_CASE("Watch and labellers come back from their bytes exactly") {
    Audience audience(39);
    Watch watch;
    Labellers labellers;
    for (int i = 0; i < 100; ++i) {
        const Visitor visitor = audience.next();
        watch.saw(sigmoid(visitor.logit), visitor.label);
        labellers.saw(i % 2 == 0 ? "anna" : "bert", sigmoid(visitor.logit), visitor.label);
    }
    ModelWriter out;
    watch.write(out);
    labellers.write(out);
    const std::string bytes = out.take();
    Watch watchAgain;
    Labellers labellersAgain;
    ModelReader in(bytes);
    watchAgain.read(in);
    labellersAgain.read(in);
    REQUIRE(in.finish());
    ModelWriter again;
    watchAgain.write(again);
    labellersAgain.write(again);
    CHECK(again.take() == bytes);
    ModelReader cut(std::string_view(bytes).substr(0, bytes.size() - 1));
    watchAgain.read(cut);
    labellersAgain.read(cut);
    CHECK_FALSE(cut.finish());
}

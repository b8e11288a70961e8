// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/triage/prior.h"
#include "tests/catch.h"
#include "tests/core/triage/simulated.h"

#include <cmath>
#include <limits>
#include <set>

using namespace standdienst;
using namespace standdienst::test;

namespace {

void checkSums(const Learner& learner, const Facts& facts) {
    const Score score = learner.score(facts);
    double sum = score.bias;
    for (const Term& term : score.terms) {
        sum += term.logit;
        REQUIRE(term.fact < facts.all().size());
    }
    CHECK(std::abs(sum - score.logit) < 1e-9);
    CHECK(score.probability == sigmoid(score.logit));
    CHECK(score.probability >= 0);
    CHECK(score.probability <= 1);
    CHECK(std::isfinite(score.error));
    double shares = score.bias;
    for (const FactShare& share : sharesByFact(score))
        shares += share.logit;
    CHECK(std::abs(shares - score.logit) < 1e-9);
}

} // namespace

TEST_CASE("A learner without labels says one half, and that it does not know") {
    const Learner learner;
    const Score score = learner.score(Facts().category("asked", "quote"));
    CHECK(score.probability == 0.5);
    CHECK(score.error > 0.5);
    CHECK(score.terms.empty());
}

TEST_CASE("It finds the audience's odds, and knows them better with each label") {
    Audience audience(1);
    const auto held = audience.take(2000);
    Learner learner;
    learn(learner, audience.take(100));
    const double early = distance(learner, held);
    const double unsure = learner.score(held[0].facts).error;
    learn(learner, audience.take(2900));
    CHECK(early < 0.16);
    CHECK(distance(learner, held) < 0.05);
    CHECK(learner.score(held[0].facts).error < unsure);
    CHECK(learner.labels() == 3000);
}

TEST_CASE("Every score is the sum of its terms") {
    Audience audience(2);
    Learner learner;
    for (int i = 0; i < 600; ++i) {
        const Visitor visitor = audience.next();
        if (i % 10 == 0)
            checkSums(learner, visitor.facts);
        learner.learn(visitor.facts, visitor.label, 1 + i % 3);
    }
    checkSums(learner, Facts());
    checkSums(learner, Facts().category("asked", "never seen").number("arrivals", 1e300));
    checkSums(learner, Facts().number("asked", 3).category("arrivals", "many")); // kinds swapped
}

TEST_CASE("Shares by fact come strongest first, and a good fact speaks for") {
    Audience audience(3);
    Learner learner;
    learn(learner, audience.take(1500));
    Facts facts;
    facts.number("noise", 0).category("asked", "quote");
    const auto shares = sharesByFact(learner.score(facts));
    REQUIRE(shares.size() == 2);
    CHECK(shares[0].fact == 1);
    CHECK(shares[0].logit > 0.5);
    CHECK(std::abs(shares[1].logit) < 0.5);
}

TEST_CASE("Two facts that only mean something together are found") {
    SeededRandom random(4);
    Learner learner;
    std::vector<Visitor> held;
    for (int i = 0; i < 3000; ++i) {
        Visitor visitor;
        const bool a = random.below(2) == 0;
        const bool b = random.below(2) == 0;
        visitor.facts.flag("a", a).flag("b", b).number("c", static_cast<double>(random.below(100)));
        visitor.label = random.below(10) < (a == b ? 8u : 2u);
        if (i >= 2000)
            held.push_back(visitor);
        else
            learner.learn(visitor.facts, visitor.label);
    }
    CHECK(auc(learner, held) > 0.75); // 0.8 is the most that can be had; without pairs it is 0.5
    const Score score = learner.score(held[0].facts);
    const auto pair =
        std::ranges::find(score.terms, FeatureKind::Pair, [](const Term& t) { return t.key.kind; });
    REQUIRE(pair != score.terms.end());
    CHECK(pair->fact == 0);
    CHECK(pair->with == 1);
    CHECK(learner.describe(pair->key).find("a=") == 0);
    CHECK(learner.describe(pair->key).find(" & b=") != std::string::npos);
}

TEST_CASE("The same labels in the same order leave the same bytes") {
    Learner one, other;
    Audience first(5), second(5);
    for (int i = 0; i < 700; ++i) {
        const Visitor a = first.next();
        const Visitor b = second.next();
        one.learn(a.facts, a.label);
        if (i % 3 == 0)
            CHECK(other.score(b.facts).probability >= 0); // scoring changes nothing
        other.learn(b.facts, b.label);
    }
    CHECK(one.toBytes() == other.toBytes());
}

TEST_CASE("A score does not depend on the order in which facts are named") {
    Audience audience(6);
    Learner learner;
    learn(learner, audience.take(500));
    Facts facts, turned;
    facts.category("asked", "quote").number("arrivals", 7).flag("returns", true);
    turned.flag("returns", true).number("arrivals", 7).category("asked", "quote");
    CHECK(learner.score(facts).logit == Approx(learner.score(turned).logit).margin(1e-12));
}

TEST_CASE("Labels that only some visitors get are weighed back") {
    // Staff label every prospect, and one in four of the others.
    Audience audience(7);
    Learner plain, weighed;
    for (int i = 0; i < 6000; ++i) {
        const Visitor visitor = audience.next();
        const double chance = visitor.label ? 1 : 0.25;
        if (audience.uniform() >= chance)
            continue;
        plain.learn(visitor.facts, visitor.label);
        weighed.learn(visitor.facts, visitor.label, 1 / chance);
    }
    const auto held = audience.take(1000);
    CHECK(distance(plain, held) > 0.2);
    CHECK(distance(weighed, held) < 0.12);
}

TEST_CASE("A weight that is no weight teaches nothing") {
    Learner learner;
    const auto before = learner.toBytes();
    const Facts facts = Facts().flag("x", true);
    for (const double weight : {0.0, -1.0, std::nan(""), -std::numeric_limits<double>::infinity()})
        learner.learn(facts, true, weight);
    CHECK(learner.toBytes() == before);
    learner.learn(facts, true, std::numeric_limits<double>::infinity()); // held at the largest
    CHECK(learner.score(facts).probability < 0.9);
}

TEST_CASE("One fifth of flipped labels leaves the order of visitors as it was") {
    Audience audience(8);
    const auto held = audience.take(2000);
    Learner clean, noisy;
    for (int i = 0; i < 2000; ++i) {
        const Visitor visitor = audience.next();
        clean.learn(visitor.facts, visitor.label);
        noisy.learn(visitor.facts, audience.uniform() < 0.2 ? !visitor.label : visitor.label);
    }
    CHECK(auc(noisy, held) > auc(clean, held) - 0.02);
}

TEST_CASE("A sudden change of audience is followed") {
    Audience audience(9);
    Learner learner;
    learn(learner, audience.take(1000));
    audience.direction = -1;
    const auto held = audience.take(1000);
    CHECK(auc(learner, held) < 0.3);
    learn(learner, audience.take(1500));
    CHECK(auc(learner, held) > 0.7);
}

TEST_CASE("Labels that are all alike leave everything finite") {
    for (const bool label : {false, true}) {
        Audience audience(10);
        Learner learner;
        for (int i = 0; i < 5000; ++i)
            learner.learn(audience.next().facts, label, Learner::largestWeight);
        const Score score = learner.score(audience.next().facts);
        CHECK((label ? score.probability > 0.95 : score.probability < 0.05));
        CHECK(std::abs(score.logit) < 20);
        CHECK(std::isfinite(score.error));
        checkSums(learner, audience.next().facts);
    }
}

TEST_CASE("Hostile facts leave the learner finite and within its memory") {
    SeededRandom random(11);
    Learner learner;
    const std::vector<double> extremes{
        0, -0.0, 5e-324, 1e308, -1e308, std::nan(""), 1, -1, std::numeric_limits<double>::infinity()};
    for (int i = 0; i < 4000; ++i) {
        Facts facts;
        for (std::size_t c = 0; c < 40; ++c) {
            const std::string name = "f" + std::to_string(random.below(400));
            if (random.below(2) == 0)
                facts.number(name, random.below(4) == 0 ? extremes[random.below(extremes.size())]
                                                        : static_cast<double>(random.below(1000000)));
            else
                facts.category(name, std::to_string(random.below(1000000)));
        }
        learner.learn(facts, random.below(2) == 0, 5);
        if (i % 100 == 0)
            checkSums(learner, facts);
    }
    CHECK(learner.features() <= limits::triageFeatures);
    CHECK(learner.memory() <= 2000000);
    CHECK(Learner::fromBytes(learner.toBytes())->toBytes() == learner.toBytes());
}

TEST_CASE("A million distinct levels cost no more than a few") {
    Learner learner;
    for (int i = 0; i < 1000000; i += 50) // every value new; twenty thousand are enough to see growth
        learner.learn(Facts().category("id", std::to_string(i)).flag("good", i % 100 == 0), i % 100 == 0);
    CHECK(learner.features() < 64);
    CHECK(learner.memory() < 300000);
    CHECK(learner.score(Facts().category("id", "new").flag("good", true)).probability > 0.9);
    CHECK(learner.score(Facts().category("id", "new").flag("good", false)).probability < 0.1);
}

TEST_CASE("A model comes back from its bytes exactly, and goes on as if nothing had been") {
    Audience audience(12);
    Learner learner;
    learn(learner, audience.take(800));
    const std::string bytes = learner.toBytes();
    auto again = Learner::fromBytes(bytes);
    REQUIRE(again);
    CHECK(again->toBytes() == bytes);
    for (const Visitor& visitor : audience.take(200)) {
        CHECK(learner.score(visitor.facts).logit == again->score(visitor.facts).logit);
        learner.learn(visitor.facts, visitor.label);
        again->learn(visitor.facts, visitor.label);
    }
    CHECK(again->toBytes() == learner.toBytes());
    CHECK(Learner::fromBytes(Learner().toBytes())->toBytes() == Learner().toBytes());
}

TEST_CASE("A model for scoring is shorter, and scores as the one that learns") {
    Audience audience(14);
    Learner learner;
    learn(learner, audience.take(1200));
    const std::string bytes = learner.scoringBytes();
    CHECK(bytes.size() < learner.toBytes().size() / 2);
    const auto scorer = Learner::fromBytes(bytes);
    REQUIRE(scorer);
    CHECK(scorer->toBytes() == bytes);
    CHECK(scorer->labels() == learner.labels());
    CHECK(learner.learns());
    CHECK_FALSE(scorer->learns());
    for (const Visitor& visitor : audience.take(500)) {
        const Score whole = learner.score(visitor.facts);
        const Score small = scorer->score(visitor.facts);
        CHECK(std::abs(whole.probability - small.probability) < 1e-6);
        CHECK(std::abs(whole.error - small.error) < 1e-5);
        REQUIRE(whole.terms.size() == small.terms.size());
        for (std::size_t i = 0; i < whole.terms.size(); ++i) {
            CHECK(whole.terms[i].key == small.terms[i].key);
            CHECK(learner.describe(whole.terms[i].key) == scorer->describe(small.terms[i].key));
        }
        checkSums(*scorer, visitor.facts);
    }
    for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 20)
        CHECK_FALSE(Learner::fromBytes(std::string_view(bytes).substr(0, size)));
    CHECK_FALSE(Learner::fromBytes(bytes + '\0'));
    CHECK_FALSE(Prior::fromModel(bytes));
    CHECK(Learner::fromBytes(Learner().scoringBytes()));
}

TEST_CASE("A damaged model is refused") {
    Audience audience(13);
    Learner learner;
    learn(learner, audience.take(120));
    const std::string bytes = learner.toBytes();
    const auto code = [](std::string_view damaged) {
        const auto read = Learner::fromBytes(damaged);
        return read ? Code::Internal : read.error().code;
    };
    SECTION("cut off anywhere") {
        for (std::size_t size = 0; size < bytes.size(); size += 1 + size / 20)
            CHECK(code(std::string_view(bytes).substr(0, size)) == Code::Malformed);
    }
    SECTION("too long") {
        CHECK(code(bytes + '\0') == Code::Malformed);
    }
    SECTION("another version") {
        std::string other = bytes;
        other[4] = 2;
        CHECK(code(other) == Code::NewerVersion);
        other[4] = 0;
        CHECK(code(other) == Code::Malformed);
    }
    SECTION("not finite") {
        std::string other = bytes;
        other.replace(other.size() - 8, 8, std::string("\0\0\0\0\0\0\xf0\x7f", 8));
        CHECK(code(other) == Code::Malformed);
    }
    SECTION("any byte changed: refused, or still finite") {
        SeededRandom random(14);
        const Facts facts = audience.next().facts;
        for (int i = 0; i < 400; ++i) {
            std::string other = bytes;
            const auto at = random.below(other.size());
            other[at] = static_cast<char>(other[at] ^ static_cast<char>(1 + random.below(255)));
            if (auto read = Learner::fromBytes(other)) {
                for (int k = 0; k < 3; ++k) {
                    read->learn(facts, k % 2 == 0);
                    CHECK(std::isfinite(read->score(facts).logit));
                }
                CHECK_FALSE(read->describe({FeatureKind::Pair, 3, 9}).empty());
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/triage/prior.h"
#include "tests/catch.h"
#include "tests/core/triage/simulated.h"

#include <cmath>

using namespace standdienst;
using namespace standdienst::test;

TEST_CASE("An expert's table is what the learner begins with") {
    const std::vector<ExpertWeight> table{{"asked", "quote", 2},
                                          {"asked", "gift", -2},
                                          {"returns", "yes", 0.5},
                                          {"role", "", -0.3},
                                          {"arrivals", "", -1, 0.3, 10}};
    const auto prior = Prior::fromExpert(-1, table);
    REQUIRE(prior);
    const Learner learner = prior->begin();
    const auto terms = [&](const Facts& facts) {
        double sum = 0;
        for (const Term& term : learner.score(facts).terms)
            sum += term.logit;
        return sum;
    };
    CHECK(terms(Facts().category("asked", "quote")) > 1.5);
    CHECK(terms(Facts().category("asked", "gift")) < -1.5);
    CHECK(terms(Facts().flag("returns", true)) > 0.3);
    CHECK(terms(Facts().missing("role")) < -0.2);
    CHECK(terms(Facts().number("arrivals", 10)) < -0.6);
    CHECK(terms(Facts().number("arrivals", 100)) < terms(Facts().number("arrivals", 10)));
    CHECK(learner.score(Facts()).probability == Approx(sigmoid(-1)).margin(0.03));
    CHECK(learner.labels() == 0);
}

TEST_CASE("A fact that the expert calls good never lowers a score") {
    const auto prior =
        Prior::fromExpert(-1, std::vector<ExpertWeight>{{"asked", "quote", 1}, {"returns", "yes", 0.5}});
    const Learner learner = prior->begin();
    const auto logit = [&](const Facts& facts) {
        return learner.score(facts).logit;
    };
    CHECK(logit(Facts().category("asked", "quote")) > logit(Facts()));
    CHECK(logit(Facts().category("asked", "quote").flag("returns", true)) >
          logit(Facts().category("asked", "quote")));
}

TEST_CASE("A table that cannot be meant is refused, naming the line") {
    const auto detail = [](std::vector<ExpertWeight> table) {
        const auto prior = Prior::fromExpert(0, table);
        return prior ? std::string() : prior.error().detail;
    };
    CHECK(detail({{"asked", "quote", 99}}).find("asked=quote") != std::string::npos);
    CHECK(detail({{"asked", "quote", std::nan("")}}).find("beyond") != std::string::npos);
    CHECK(detail({{"asked", "quote", 1, 0}}).find("error") != std::string::npos);
    CHECK(detail({{"asked", "quote", 1}, {"asked", "quote", 2}}).find("twice") != std::string::npos);
    CHECK(detail({{"n", "", 1, 0.3, 5}, {"n", "", 1, 0.3, 5}}).find("twice") != std::string::npos);
    CHECK(detail({{"n", "", 1, 0.3, -5}}).find("typical") != std::string::npos);
    CHECK_FALSE(Prior::fromExpert(std::nan(""), {}));
    std::vector<ExpertWeight> many;
    for (std::size_t i = 0; i <= limits::triageFacts; ++i)
        many.push_back({std::to_string(i), "x", 1});
    CHECK(Prior::fromExpert(0, many).error().code == Code::TooLarge);
}

TEST_CASE("An expert is believed at first, and overruled by labels") {
    Audience audience(21);
    const auto held = audience.take(1000);
    const auto right = Prior::fromExpert(
        -1, std::vector<ExpertWeight>{{"asked", "quote", 2}, {"asked", "gift", -2}, {"asked", "advice", 1}});
    const auto wrong =
        Prior::fromExpert(-1, std::vector<ExpertWeight>{{"asked", "quote", -1}, {"asked", "gift", 1}});
    Learner blank, helped = right->begin(), misled = wrong->begin();
    CHECK(auc(helped, held) > 0.75);
    CHECK(auc(misled, held) < 0.5);
    for (const Visitor& visitor : audience.take(1500)) {
        for (Learner* learner : {&blank, &helped, &misled})
            learner->learn(visitor.facts, visitor.label);
    }
    CHECK(auc(misled, held) > auc(blank, held) - 0.02);
    CHECK(auc(helped, held) > auc(blank, held) - 0.01);
}

TEST_CASE("An earlier fair helps from the first visitor on, and counts less than this one") {
    Audience audience(22);
    Learner earlier;
    learn(earlier, audience.take(1500));
    const auto prior = Prior::fromModel(earlier.toBytes());
    REQUIRE(prior);
    const auto held = audience.take(1000);
    Learner learner = prior->begin();
    const double before = auc(learner, held);
    CHECK(before > auc(earlier, held) - 0.005);
    CHECK(learner.score(held[0].facts).error > 1.3 * earlier.score(held[0].facts).error);
    learn(learner, audience.take(25));
    CHECK(auc(learner, held) > before - 0.005);
    CHECK_FALSE(Prior::fromModel("not a model"));
}

TEST_CASE("Returning to the prior forgets what came since") {
    Audience audience(23);
    const auto prior = Prior::fromExpert(0, std::vector<ExpertWeight>{{"asked", "quote", 1}});
    Learner learner = prior->begin();
    for (int i = 0; i < 300; ++i)
        learner.learn(audience.next().facts, false); // somebody marks everything cold
    learner = prior->begin();
    CHECK(learner.toBytes() == prior->begin().toBytes());
    CHECK(learner.score(Facts().category("asked", "quote")).probability > 0.6);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/logistic.h"
#include "tests/catch.h"

#include <cmath>

using namespace standdienst;

namespace {

Logistic::Settings settings() {
    Logistic::Settings settings;
    settings.variance[static_cast<std::size_t>(FeatureKind::Intercept)] = 1;
    settings.variance[static_cast<std::size_t>(FeatureKind::Level)] = 0.5;
    settings.largestStep = 1.5;
    settings.most = 10;
    return settings;
}

Feature level(std::uint8_t cell, double value = 1) {
    return {{FeatureKind::Level, 0, cell}, value, 0};
}

} // namespace

TEST_CASE("Before any label the belief is the prior") {
    const Logistic model(settings());
    const std::vector<Feature> x{level(1), level(2, 2)};
    const Belief belief = model.predict(x);
    CHECK(belief.mean == 0);
    CHECK(belief.variance == Approx(1 + 0.5 + 4 * 0.5)); // features without a weight yet are uncertain too
    CHECK(belief.shrink() == Approx(1 / std::sqrt(1 + 3.14159265358979 * belief.variance / 8)));
}

TEST_CASE("A label moves the weights to the mode, and the covariance as the matrix formula says") {
    Logistic model(settings());
    const std::vector<Feature> x{level(1, 0.5)};
    model.learn(x, true, 1);
    // By hand: S = diag(1, 0.5), x = (1, 0.5), v = 1.125; a solves a = v (1 - sig(a)).
    const double v = 1.125;
    double a = 0;
    for (int i = 0; i < 200; ++i)
        a = 0.5 * a + 0.5 * v * (1 - sigmoid(a));
    CHECK(model.intercept() == Approx(a / v));
    CHECK(model.weight({FeatureKind::Level, 0, 1}) == Approx(0.25 * a / v));
    const double h = sigmoid(a) * (1 - sigmoid(a));
    CHECK(model.predict(x).variance == Approx(v - h * v * v / (1 + h * v)));
    CHECK(model.predict(x).mean == Approx(a));
}

TEST_CASE("No label moves its own logit further than the largest step") {
    auto loose = settings();
    loose.variance[static_cast<std::size_t>(FeatureKind::Level)] = 100;
    for (const double weight : {0.1, 1.0, 5.0}) {
        Logistic model(loose);
        const std::vector<Feature> x{level(1, 3)};
        for (int i = 0; i < 50; ++i) {
            const double before = model.predict(x).mean;
            model.learn(x, i % 7 == 0, weight);
            CHECK(std::abs(model.predict(x).mean - before) <= loose.largestStep + 1e-9);
        }
    }
}

TEST_CASE("A label of weight two counts like more than one and less than three") {
    Logistic once(settings()), twice(settings()), heavy(settings()), thrice(settings());
    const std::vector<Feature> x{level(1)};
    once.learn(x, true, 1);
    heavy.learn(x, true, 2);
    for (int i = 0; i < 3; ++i)
        thrice.learn(x, true, 1);
    CHECK(heavy.predict(x).mean > once.predict(x).mean);
    CHECK(heavy.predict(x).mean < thrice.predict(x).mean);
    CHECK(heavy.predict(x).variance < once.predict(x).variance);
}

TEST_CASE("Weights beyond the limit are refused, and the others go on learning") {
    Logistic model(settings());
    for (std::uint8_t i = 0; i < 100; ++i)
        model.learn(std::vector<Feature>{level(i)}, i % 2 == 0, 1);
    CHECK(model.size() == 10);
    CHECK(model.predict(std::vector<Feature>{level(90)}).mean == model.intercept());
    CHECK_FALSE(model.believe({FeatureKind::Level, 0, 90}, 1, 1));
}

TEST_CASE("Drift forgets up to where a weight began") {
    auto drifting = settings();
    drifting.drift = 0.01;
    drifting.interceptDrift = 0.01;
    Logistic still(settings()), model(drifting);
    const std::vector<Feature> x{level(1)}, elsewhere{level(2)};
    for (int i = 0; i < 400; ++i) {
        still.learn(x, i % 2 == 0, 1);
        model.learn(x, i % 2 == 0, 1);
    }
    CHECK(model.predict(x).variance > 1.5 * still.predict(x).variance);
    for (int i = 0; i < 400; ++i)
        model.learn(elsewhere, i % 2 == 0, 1);
    CHECK(model.predict(x).variance < 1.5 + 1e-9);
}

TEST_CASE("A tempered model knows as much as one that saw fewer labels") {
    Logistic few(settings()), many(settings());
    const std::vector<Feature> x{level(1)}, unseen{level(2)};
    for (int i = 0; i < 400; ++i) {
        many.learn(x, i % 2 == 0, 1);
        if (i % 4 == 0)
            few.learn(x, i % 8 == 0, 1);
    }
    REQUIRE(many.temper(0.25));
    CHECK(many.predict(x).mean == Approx(few.predict(x).mean).margin(0.02));
    CHECK(many.predict(x).variance == Approx(few.predict(x).variance).epsilon(0.1));
    CHECK(many.predict(unseen).variance == Approx(few.predict(unseen).variance).epsilon(0.1));
    REQUIRE(many.temper(0));
    CHECK(many.predict(x).variance == Approx(1.5)); // nothing of the labels is left
}

TEST_CASE("Columns that matter are believed more, the others less") {
    const auto feature = [](std::uint8_t column, std::uint8_t cell) {
        return Feature{{FeatureKind::Level, column, cell}, 1};
    };
    Logistic::Settings settings;
    settings.variance.fill(0.3);
    settings.largestStep = 1.5;
    settings.most = 64;
    Logistic model(settings);
    const FeatureKey told{FeatureKind::Level, 9, 0};
    REQUIRE(model.believe(told, 0.7, 0.01));
    for (std::size_t i = 0; i < 200; ++i) {
        // Column 0 decides, column 1 has eight levels that say nothing.
        const bool good = i % 2 == 0;
        const std::array features{feature(0, good ? 1 : 0), feature(1, static_cast<std::uint8_t>(i / 2 % 8))};
        model.learn(features, i % 10 < 8 ? good : !good, 1);
    }
    const std::array sure{feature(0, 1)};
    const std::array noise{feature(1, 3)};
    const Belief before = model.predict(sure);
    model.weighColumns();
    CHECK(model.relevance(0) > 1.1);
    CHECK(model.relevance(1) < 0.8);
    CHECK(model.relevance(7) == 1);
    CHECK(model.relevance(9) == 1);
    CHECK(model.weight(told) == 0.7); // an expert's word is not weighed
    CHECK(model.predict(sure).mean == Approx(before.mean).margin(0.5));
    CHECK(model.predict(noise).variance < settings.variance[0]);
    // Weighed for ever without a label, nothing runs away.
    for (int i = 0; i < 200; ++i)
        model.weighColumns();
    CHECK(std::abs(model.predict(sure).mean) < 4);
    CHECK(model.relevance(0) <= Logistic::mostRelevance);
    CHECK(model.relevance(1) >= Logistic::leastRelevance);
    CHECK(model.predict(noise).variance > 0);
}

TEST_CASE("What has no inverse is said to have none") {
    Triangle triangle;
    triangle.grow(1);
    triangle.grow(1);
    triangle.row(1)[0] = 0.5;
    REQUIRE(triangle.invert());
    CHECK(triangle.row(0)[0] == Approx(1 / 0.75));
    CHECK(triangle.row(1)[0] == Approx(-0.5 / 0.75));
    CHECK(triangle.row(1)[1] == Approx(1 / 0.75));
    triangle.row(1)[0] = 2;
    CHECK_FALSE(triangle.invert());
}

TEST_CASE("The packed triangle grows row by row") {
    Triangle triangle;
    for (std::size_t i = 0; i < 100; ++i)
        triangle.grow(static_cast<double>(i));
    CHECK(triangle.values().size() == 100 * 101 / 2);
    for (std::size_t i = 0; i < 100; ++i)
        CHECK(triangle.diagonal(i) == static_cast<double>(i));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/replay.h"
#include "tests/catch.h"
#include "tests/core/triage/simulated.h"

#include <fmt/format.h>

#include <numeric>

using namespace standdienst;
using namespace standdienst::test;

namespace {

std::vector<Example> examples(Audience& audience, std::size_t count) {
    std::vector<Example> made;
    for (std::size_t i = 0; i < count; ++i) {
        const Visitor visitor = audience.next();
        made.push_back({fmt::format("{:06}", i), visitor.facts, visitor.label});
    }
    return made;
}

double largestMove(const Learner& a, const Learner& b, const std::vector<Visitor>& visitors) {
    double most = 0;
    for (const Visitor& visitor : visitors)
        most =
            std::max(most, std::abs(a.score(visitor.facts).probability - b.score(visitor.facts).probability));
    return most;
}

} // namespace

// Batches are independent where none holds a label of a visit that another one labels too. They come from
// several devices or accounts, ten labels each, and overtake each other by up to five batches.
TEST_CASE("Batches that overtake each other leave the same bytes") {
    constexpr std::size_t batch = 10;
    Audience audience(41);
    const auto all = examples(audience, 400);
    const auto run = [&](std::uint64_t seed) {
        std::vector<std::size_t> batches(all.size() / batch);
        std::iota(batches.begin(), batches.end(), 0u);
        SeededRandom random(seed);
        for (std::size_t i = 0; seed > 0 && i + 5 <= batches.size(); i += 5) {
            for (std::size_t k = 4; k > 0; --k)
                std::swap(batches[i + k], batches[i + random.below(k + 1)]);
        }
        Replay replay(Learner(), 64);
        for (const std::size_t b : batches) {
            for (std::size_t i = b * batch; i < (b + 1) * batch; ++i)
                replay.learn(all[i]);
        }
        return replay.learner().toBytes();
    };
    const std::string inOrder = run(0);
    CHECK(run(1) == inOrder);
    CHECK(run(2) == inOrder);
    Learner plain;
    for (const Example& example : all)
        plain.learn(example.facts, example.label);
    CHECK(plain.toBytes() == inOrder); // in order, it is the learner
}

TEST_CASE("No order of batches within the window moves a probability by a hundredth") {
    Audience audience(42);
    const auto all = examples(audience, 300);
    const auto visitors = audience.take(200);
    Replay forward(Learner(), 128), backward(Learner(), 128);
    for (const Example& example : all)
        forward.learn(example);
    for (std::size_t i = 0; i < 200; ++i)
        backward.learn(all[i]);
    for (std::size_t begin = 300; begin > 200;
         begin -= 20) { // the last hundred, in batches of twenty, the latest first
        for (std::size_t i = begin - 20; i < begin; ++i)
            backward.learn(all[i]);
    }
    CHECK(largestMove(forward.learner(), backward.learner(), visitors) < 0.01);
}

TEST_CASE("A label that comes too late is learned where it comes") {
    Audience audience(43);
    const auto all = examples(audience, 300);
    Replay replay(Learner(), 50);
    for (std::size_t i = 1; i < all.size(); ++i)
        replay.learn(all[i]);
    replay.learn(all[0]);
    CHECK(replay.learner().labels() == all.size());
    Replay punctual(Learner(), 50);
    for (const Example& example : all)
        punctual.learn(example);
    double sum = 0;
    const auto visitors = audience.take(100);
    for (const Visitor& visitor : visitors)
        sum += largestMove(replay.learner(), punctual.learner(), {visitor});
    CHECK(sum / 100 < 0.03);
}

TEST_CASE("A corrected label replaces the one before") {
    Audience audience(44);
    auto all = examples(audience, 60);
    Replay corrected{Learner()}, right{Learner()};
    for (const Example& example : all)
        right.learn(example);
    for (Example example : all) {
        if (example.key == "000030")
            example.label = !example.label;
        corrected.learn(example);
    }
    corrected.learn(all[30]);
    CHECK(corrected.learner().toBytes() == right.learner().toBytes());
    CHECK(corrected.kept() == 60);
}

TEST_CASE("What is kept is bounded") {
    Audience audience(45);
    Replay replay(Learner(), 20);
    for (const Example& example : examples(audience, 500)) {
        replay.learn(example);
        CHECK(replay.kept() < 40);
    }
    CHECK(replay.learner().labels() == 500);
}

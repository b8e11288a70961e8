// SPDX-License-Identifier: GPL-3.0-or-later
// A made-up audience whose true odds are known.
#pragma once

#include "core/base/random.h"
#include "core/triage/learner.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace standdienst::test {

struct Visitor {
    Facts facts;
    double logit = 0; // the truth
    bool label = false;
};

class Audience {
public:
    explicit Audience(std::uint64_t seed) : random_(seed) {}
    // What a prospect looks like: 1 as on the first day, -1 the other way round.
    double direction = 1;
    double intercept = -1;

    double uniform() { return static_cast<double>(random_.below(1u << 30)) / static_cast<double>(1u << 30); }
    Visitor next() {
        static constexpr std::array<const char*, 4> asks{"quote", "advice", "information", "gift"};
        static constexpr std::array<double, 4> worth{2, 1, 0, -2};
        Visitor visitor;
        const auto ask = random_.below(4);
        const bool returns = uniform() < 0.3;
        const double arrivals = std::floor(40 * uniform() * uniform());
        visitor.facts.category("asked", asks[ask]).flag("returns", returns).number("arrivals", arrivals);
        visitor.facts.number("noise", uniform() - 0.5).category("day", uniform() < 0.5 ? "first" : "second");
        if (uniform() < 0.2)
            visitor.facts.missing("role");
        else
            visitor.facts.category("role", uniform() < 0.5 ? "buyer" : "other");
        visitor.logit = intercept + direction * (worth[ask] + (returns ? 1 : 0) - arrivals / 15);
        visitor.label = uniform() < sigmoid(visitor.logit);
        return visitor;
    }
    std::vector<Visitor> take(std::size_t count) {
        std::vector<Visitor> visitors;
        while (visitors.size() < count)
            visitors.push_back(next());
        return visitors;
    }

private:
    SeededRandom random_;
};

inline void learn(Learner& learner, const std::vector<Visitor>& visitors) {
    for (const Visitor& visitor : visitors)
        learner.learn(visitor.facts, visitor.label);
}

// Chance that a positive scores above a negative.
inline double auc(const Learner& learner, const std::vector<Visitor>& visitors) {
    std::vector<std::pair<double, bool>> scored;
    for (const Visitor& visitor : visitors)
        scored.emplace_back(learner.score(visitor.facts).probability, visitor.label);
    std::ranges::sort(scored);
    double negatives = 0;
    double below = 0;
    double positives = 0;
    for (const auto& [probability, label] : scored) {
        if (label) {
            below += negatives;
            ++positives;
        } else {
            ++negatives;
        }
    }
    return below / (positives * negatives);
}

// Mean distance between what is said and what is true.
inline double distance(const Learner& learner, const std::vector<Visitor>& visitors) {
    double sum = 0;
    for (const Visitor& visitor : visitors)
        sum += std::abs(learner.score(visitor.facts).probability - sigmoid(visitor.logit));
    return sum / static_cast<double>(visitors.size());
}

} // namespace standdienst::test

// SPDX-License-Identifier: GPL-3.0-or-later
// Tells what a visit is likely to be from its facts, and learns from each label. docs/internals/triage.md
// derives it.
#pragma once

#include "core/triage/columns.h"
#include "core/triage/logistic.h"
#include "core/triage/pairs.h"
#include "core/triage/score.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace standdienst {

// A bench leaves out what it wants to know the worth of; everything else uses all of it.
struct LearnerParts {
    bool steady = true;    // the expert with trees and frequent values
    bool quick = true;     // the cautious expert that forgets sooner
    bool mixer = true;     // how much each expert is believed is learned
    bool pairs = true;     // pairs of facts
    bool drift = true;     // old labels count less
    bool relevance = true; // columns that matter are believed more
};

// Two logistic regressions over different views of the facts, and a third that weighs them. Deterministic:
// the same labels in the same order leave the same bytes on the same platform. It knows no clock: time passes
// by labels. Threads: scoring from several at once is fine while nobody learns.
class Learner {
public:
    explicit Learner(const LearnerParts& parts = {});

    // At most 20 microseconds with 200 weights.
    Score score(const Facts& facts) const;
    // `weight` is how many visits this label stands for: 1 / the chance that somebody like this was labelled
    // at all. Held at largestWeight; nothing is learned from a weight that is not positive. However
    // surprising, a label moves its own logit by at most largestStep in either expert.
    void learn(const Facts& facts, bool label, double weight = 1);
    static constexpr double largestWeight = 5;
    static constexpr double largestStep = 1.5;

    std::uint64_t labels() const { return labels_; } // learned in its life, priors included
    std::size_t features() const;                    // weights of the larger expert
    std::size_t memory() const; // bytes, with everything it holds on the heap; below 2 MB
    // A term's feature in plain words, for logs and exports: "budget=large", "arrivals >= 12", "role=buyer &
    // budget=large".
    std::string describe(const FeatureKey& key) const;

    // Exact: a model that is read scores and learns as the one written. Only whole learners (all parts) are
    // written.
    std::string toBytes() const;
    // For those who only score: at most half as long, without what only learning needs. Terms are as before
    // but for what rounding the covariance to singles does to a probability: less than a millionth.
    std::string scoringBytes() const;
    // Reads either. Malformed: not a model, cut off, too long, or with numbers that no learner has.
    // NewerVersion: of a later format.
    static Result<Learner> fromBytes(std::string_view bytes);
    // False for a model that was read from scoringBytes(); it must not learn, and is no prior.
    bool learns() const { return use_ == ModelUse::Learning; }

private:
    friend class Prior;
    static constexpr std::size_t experts = 2;
    // What the experts say, and their inputs to the mixer.
    struct Opinions {
        std::array<Belief, experts> beliefs;
        std::array<Feature, experts> inputs;
        Belief mixed;
    };
    Opinions ask(const Encoded& encoded) const;
    std::string toBytes(ModelUse use) const;

    LearnerParts parts_;
    Columns columns_;
    PairFinder pairs_;
    std::vector<Logistic> experts_; // steady, quick
    Logistic mixer_;
    std::uint64_t labels_ = 0;
    ModelUse use_ = ModelUse::Learning;
};

} // namespace standdienst

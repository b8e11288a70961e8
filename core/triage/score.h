// SPDX-License-Identifier: GPL-3.0-or-later
// What the learner says of one visit.
#pragma once

#include "core/triage/feature.h"

#include <vector>

namespace standdienst {

// One summand of a score.
struct Term {
    FeatureKey key;             // Learner::describe() has it in words
    std::uint8_t fact = noFact; // its place in the Facts that were scored
    std::uint8_t with = noFact; // the second fact of a pair
    double logit = 0;
};

struct Score {
    double probability = 0; // sigmoid(logit)
    double logit = 0;       // bias + sum of terms, in natural logarithms of the odds
    double bias = 0;        // what is believed of a visit of which nothing is known
    double error = 0;       // standard error of the logit: how far more labels may still move it
    std::vector<Term> terms;
};

// What a fact contributes in all, pairs shared half and half.
struct FactShare {
    std::uint8_t fact = 0; // its place in Facts
    double logit = 0;
};
// Strongest first; they sum to score.logit - score.bias.
std::vector<FactShare> sharesByFact(const Score& score);

} // namespace standdienst

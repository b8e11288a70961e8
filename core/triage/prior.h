// SPDX-License-Identifier: GPL-3.0-or-later
// What a learner believes before the first label of a fair.
#pragma once

#include "core/triage/learner.h"

#include <span>
#include <string>
#include <string_view>

namespace standdienst {

// One line of an expert's table.
struct ExpertWeight {
    std::string fact;
    // The level of a category, "yes" or "no" of a flag, "" for the missing value; for a number see `typical`.
    std::string level;
    double weight = 0;  // what it adds to the logit: 0.7 doubles the odds, -0.7 halves them
    double error = 0.4; // standard error: how sure the expert is; 0.05 to 2
    double typical =
        0; // > 0: the fact is a number of about this size, and `weight` is what this size adds; level unused
};

// Immutable. To return to the prior is to assign begin() to the learner; the labels since then are forgotten.
class Prior {
public:
    // Nothing is known.
    Prior();
    // A learner's model, say of the fair before: as if each of its labels had been a fifth of one, which
    // forgets most of what it knew little of; the intercept and the experts' weights stay. Errors as
    // Learner::fromBytes; Malformed, too, for scoringBytes().
    static Result<Prior> fromModel(std::string_view bytes);
    // `intercept`: the logit of a visit of which nothing is known. Malformed for a weight beyond +-10, an
    // error out of range, a repeated line; TooLarge for more columns or weights than a learner takes.
    static Result<Prior> fromExpert(double intercept, std::span<const ExpertWeight> weights);

    Learner begin() const { return learner_; }

private:
    explicit Prior(Learner learner) : learner_(std::move(learner)) {}
    Learner learner_;
};

} // namespace standdienst

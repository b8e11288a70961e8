// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/expert_prior.h"

#include <array>
#include <cassert>

namespace standdienst {

namespace {

// The weight is what a fact adds to the logit; 0.7 doubles the odds. Good facts that take a visitor some
// effort weigh most; facts that an honest prospect may lack just as well weigh little.
const std::array<ExpertWeight, 46> weights{{
    {"reason", "appointment", 1.1},
    {"reason", "advice", 0.7},
    {"reason", "information", -0.1},
    {"reason", "products", 0.1},
    {"reason", "giveaway", -1.2},
    {"reason", "", -1.0},
    {"reason.first", "appointment", 0.2},
    {"reason.first", "advice", 0.2},
    {"reason.first", "information", 0.1},
    {"reason.first", "products", 0.1},
    {"reason.first", "giveaway", -0.3},
    {"topics", {}, 0.4, 0.4, 3},
    {"needs", {}, 0.5, 0.4, 3},
    {"timeframe", "now", 1.0},
    {"timeframe", "quarter", 0.9},
    {"timeframe", "year", 0.3},
    {"timeframe", "later", -0.2},
    {"timeframe", "", -0.1, 0.2},
    {"budget", "large", 0.8},
    {"budget", "medium", 0.5},
    {"budget", "small", 0.1},
    {"budget", "", -0.1, 0.2},
    {"role", "decides", 0.6},
    {"role", "recommends", 0.4},
    {"role", "uses", 0.1},
    {"role", "student", -1.0},
    {"role", "press", -1.0},
    {"role", "", -0.1, 0.2},
    {"channels", "both", 0.6},
    {"channels", "phone", 0.5},
    {"channels", "email", 0.3},
    {"channels", "none", -0.5},
    {"organization", "yes", 0.5},
    {"organization", "no", -0.2},
    {"message", "yes", 0.6},
    {"message", "no", -0.1, 0.2},
    {"email", "company", 0.5},
    {"email", "free", -0.2},
    {"email", "education", -0.4},
    {"email", "disposable", -1.0},
    {"badge", "student", -0.9},
    {"badge", "press", -0.9},
    {"badge", "exhibitor", -0.3},
    {"returns", {}, 0.4, 0.4, 1},
    {"left", "yes", -0.8},
    {"arrivals", {}, -0.5, 0.4, 12},
}};

} // namespace

std::span<const ExpertWeight> expertWeights() {
    return weights;
}

const Prior& expertPrior() {
    static const Prior prior = [] {
        auto made = Prior::fromExpert(expertIntercept, weights);
        assert(made); // the table is tested
        return made ? std::move(*made) : Prior();
    }();
    return prior;
}

} // namespace standdienst

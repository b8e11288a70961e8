// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/lane.h"

#include "core/triage/logistic.h"

#include <algorithm>
#include <cmath>

namespace standdienst {

namespace {

constexpr double highestThreshold = 0.3;
// Where as many wait as are served, the threshold is at its highest.
constexpr double fullLoad = 2;
// How many standard errors may lie between the score and the threshold for it to count as near.
constexpr double nearErrors = 1;

bool happens(double chance, Random& random) {
    constexpr std::uint64_t steps = 1'000'000;
    return static_cast<double>(random.below(steps)) < chance * static_cast<double>(steps);
}

} // namespace

std::string_view name(Lane lane) {
    return lane == Lane::Prospect ? "prospect" : "giveaway";
}

std::optional<Lane> laneFromName(std::string_view text) {
    for (const Lane lane : {Lane::Prospect, Lane::Giveaway}) {
        if (name(lane) == text)
            return lane;
    }
    return std::nullopt;
}

double LanePolicy::threshold(Load load) const {
    if (!isBusy_ || !load)
        return 0;
    const double share = std::clamp((*load - calm) / (fullLoad - calm), 0.0, 1.0);
    return highestThreshold * share;
}

LaneDecision LanePolicy::decide(const Question& question, Random& random) {
    const auto& [score, load, asked, trusted] = question;
    if (!load || !std::isfinite(*load) || *load < calm)
        isBusy_ = false;
    else if (*load >= busy)
        isBusy_ = true;
    const double limit = threshold(load);
    // A score that is none diverts nobody.
    if (asked || !trusted || limit <= 0 || !std::isfinite(score.logit) || score.probability >= limit)
        return {};
    const bool isNear = logitOf(limit) - score.logit <= nearErrors * score.error;
    LaneDecision decision;
    decision.chance = isNear ? exploreNear : exploreFar;
    decision.explored = happens(decision.chance, random);
    decision.lane = decision.explored ? Lane::Prospect : Lane::Giveaway;
    return decision;
}

} // namespace standdienst

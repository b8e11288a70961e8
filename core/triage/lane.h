// SPDX-License-Identifier: GPL-3.0-or-later
// Which way a visit is led: from the probability that it is a prospect, and from how busy the stand is.
#pragma once

#include "core/base/random.h"
#include "core/triage/score.h"

#include <optional>
#include <string_view>

namespace standdienst {

enum class Lane {
    Prospect, // somebody of the booth staff, at once
    Giveaway, // the gift first, then the question whether they would like to speak to someone
};
std::string_view name(Lane lane);
std::optional<Lane> laneFromName(std::string_view name);

// How much of the booth staff's time is taken, 0 to 1 and above where visitors wait. Nothing: nobody knows,
// which counts as free.
using Load = std::optional<double>;

struct LaneDecision {
    Lane lane = Lane::Prospect;
    // Led to a person although the probability says otherwise, so that learning does not see only what it
    // already believes.
    bool explored = false;
    // The chance that this visit was led to a person, (0, 1]: a label found there stands for 1 / chance
    // visits.
    double chance = 1;
};

// Decides for one device. Keeps what it needs for hysteresis; not thread-safe.
//
// Nobody is diverted while staff are free: below `busy` everybody goes to a person. Above, a visit goes to
// the gift where its probability lies below a threshold that rises with the load. The stand counts as busy
// from `busy` on and as free again only below `calm`, so that lanes do not flicker. Of the visits that would
// be diverted, those whose uncertainty reaches the threshold are led to a person all the same with the chance
// `exploreNear`, all others with `exploreFar`.
class LanePolicy {
public:
    static constexpr double busy = 0.85;
    static constexpr double calm = 0.7;
    static constexpr double exploreNear = 0.25;
    static constexpr double exploreFar = 0.03;

    struct Question {
        const Score& score;
        Load load{};         // now
        bool asked = false;  // the visitor wants to speak to a person, which always wins
        bool trusted = true; // false: the scores were found to be wrong, and divert nobody
    };
    LaneDecision decide(const Question& question, Random& random);
    // Of the probability, at this load: 0 while the stand is free, at most 0.3.
    double threshold(Load load) const;

private:
    bool isBusy_ = false;
};

} // namespace standdienst

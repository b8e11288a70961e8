// SPDX-License-Identifier: GPL-3.0-or-later
// A fair's learning as a whole: the learner, the order of its labels, how far it is believed, and who gave
// them.
#pragma once

#include "core/triage/replay.h"
#include "core/triage/watch.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace standdienst {

// What staff found of one visit, with what was known of it.
struct VisitLabel {
    std::string visit; // the key of its order: the visit's UUIDv7 in text form
    Facts facts;
    bool prospect = false;
    double weight = 1;   // 1 / the chance that the visit was led to a person, see LaneDecision
    std::string account; // who found it: any stable key of at most 255 bytes
};

// Deterministic: the same calls leave the same bytes. Costs a label's learning twice; one out of order
// relearns up to 2 * limits::triageWindow labels.
class Training {
public:
    explicit Training(Learner prior);

    // A second label for the same visit replaces the first while that is kept, and counts as one more
    // afterwards.
    void learn(const VisitLabel& label);
    // As if nothing had been found, where that label is still kept.
    void forget(std::string_view visit);

    const Learner& learner() const { return replay_.learner(); }
    std::uint64_t labels() const { return watch_.labels(); } // since the prior
    const Watch& watch() const { return watch_; }
    std::size_t doubted() const { return labellers_.doubted(); } // accounts whose labels count little for now

    std::string toBytes() const;
    // Errors as Learner::fromBytes.
    static Result<Training> fromBytes(std::string_view bytes);

private:
    Replay replay_;
    Watch watch_;
    Labellers labellers_;
};

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/triage/scored_visits.h"

#include "core/triage/training.h"

#include <span>

namespace standdienst::backend {

// The model as it stood at two moments, made from the same visits in the same order as the standing one.
struct Movement {
    Learner before;
    Learner after;
    std::size_t labelsBefore = 0;
    std::size_t labelsAfter = 0;
};
// From `prior`, with the dispositions that were given before `from`, and before `until`. One that was
// corrected since counts as corrected.
Movement relearn(const Learner& prior, std::span<const ScoredVisit> visits, UtcTime from, UtcTime until);

// What some of the visits have in common: of every fact that half of them have, its middle or most frequent
// value.
struct TypicalVisit {
    std::string name; // "all", "crowd", or "reason=" and what was asked for
    std::size_t visits = 0;
    Facts facts;
};
// Of all, by what was asked for, and of those who came when many did; where they are at least
// Tally::leastLabels.
std::vector<TypicalVisit> typicalVisits(std::span<const ScoredVisit> visits);

// From so many visits in the ten minutes before, it is a crowd that came.
inline constexpr double crowdFrom = 10;
// How many visits began there in the ten minutes before; nothing where the device did not say.
std::optional<double> arrivalsOf(const ScoredVisit& visit);

// {"labels_before", "labels_after", "typical": [{"visit", "visits", "facts", "before", "after"}], "facts":
// [{"fact", "visits", "before", "after"}]}: probabilities of typical visits, and what a fact adds to the
// logit on average where it is there, that which moved most first.
json::object toJson(const Movement& movement, std::span<const ScoredVisit> visits);

} // namespace standdienst::backend

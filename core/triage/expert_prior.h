// SPDX-License-Identifier: GPL-3.0-or-later
// What the makers of the program believe before the first disposition: written down in a table, weak enough
// that a morning's dispositions correct it.
#pragma once

#include "core/triage/prior.h"

namespace standdienst {

// Uses the names of factRules() only. Nothing of a topic or a purpose, which are each fair's own, and nothing
// of the hour.
std::span<const ExpertWeight> expertWeights();
inline constexpr double expertIntercept = -1.1; // one visit in four, of which nothing is known

const Prior& expertPrior();

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
// What a rehearsal found, for programs, for a terminal, and for whoever decides about staff.
#pragma once

#include "backend/rehearsal/chart.h"
#include "backend/rehearsal/rehearsal.h"

#include "core/base/json.h"

#include <vector>

namespace standdienst::backend {

struct Outcome {
    Strategy strategy = Strategy::Ours;
    Figures figures;
};

// {"policies": {NAME: {…}}, "scenario", "days", "seed", "auc"}: docs/setting-up/rehearsal.md.
json::object rehearsalJson(const Scenario& scenario, const Rehearsal& how,
                           const std::vector<Outcome>& outcomes);
// A table, at most 110 columns wide.
std::string rehearsalText(const Scenario& scenario, const Rehearsal& how,
                          const std::vector<Outcome>& outcomes);

// What others measured for the scenario's AUC; nothing where they did not.
std::optional<double> referenceOf(const Scenario& scenario, Strategy strategy, const std::string& figure);

// A page that stands by itself. Rehearses some more: other staffing, other kiosks.
std::string rehearsalHtml(const Scenario& scenario, const Rehearsal& how,
                          const std::vector<Outcome>& outcomes, Language language = Language::English);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
// The plan as core/shifts looks at it: with the fair's days and hours.
#pragma once

#include "backend/store/records.h"

#include "core/fair/fair.h"
#include "core/shifts/plan.h"

namespace standdienst::backend {

// What concerns the law in these shifts, whoever they are by `who`.
std::vector<shifts::Warning> planWarnings(const Fair& fair, const std::vector<shifts::Shift>& plan);
// Stretches of the days that are planned for, from `from` on, in which too few are there for the fair's
// forecast; none where it has none.
std::vector<shifts::Uncovered> planUncovered(const Fair& fair, const std::vector<shifts::Shift>& plan,
                                             UtcTime from);
// "more than 10 hours of work", for the administrator's terminal.
std::string inWords(const shifts::Warning& warning);

} // namespace standdienst::backend

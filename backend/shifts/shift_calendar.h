// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/records.h"

#include "core/fair/fair.h"

namespace standdienst::backend {

// One person's shifts as iCalendar, in the fair's first language; `mine` are their rows, those that are gone
// as cancelled.
std::string shiftCalendar(const Fair& fair, const std::vector<ShiftRecord>& mine);

} // namespace standdienst::backend

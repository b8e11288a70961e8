// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/fair/section.h"

#include "core/fair/fair.h"

namespace standdienst::backend {

// [law], [forecast], `shifts_kept_days` and [[shifts]] of the fair file, all optional; after `time_zone`.
void readWorkSections(Section& top, Fair& fair, std::vector<FileShift>& shifts);

} // namespace standdienst::backend

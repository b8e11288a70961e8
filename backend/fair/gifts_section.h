// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/fair/section.h"

#include "core/fair/fair.h"

namespace standdienst::backend {

// [[gifts]] and `pickup` of the fair file; after `languages` and `reasons`.
void readGiftsSection(Section& top, Fair& fair);

} // namespace standdienst::backend

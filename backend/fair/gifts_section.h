// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/fair/section.h"

#include "core/fair/fair.h"

#include <functional>

namespace standdienst::backend {

// [[gifts]] and `pickup` of the fair file; after `languages` and `reasons`. `picture` reads a gift's own.
void readGiftsSection(Section& top, Fair& fair, const std::function<std::string(Section&)>& picture);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <string>

namespace standdienst::kiosk {

// By the clocks of the fair's time zone (IANA name); by UTC where this machine does not know it.
double hourOf(UtcTime now, const std::string& zone);    // 9.5 is half past nine
UtcTime dayBegan(UtcTime now, const std::string& zone); // the midnight before

} // namespace standdienst::kiosk

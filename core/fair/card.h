// SPDX-License-Identifier: GPL-3.0-or-later
// The stand's contact card, for visitors to take along.
#pragma once

#include "core/fair/fair.h"

#include <string>
#include <string_view>

namespace standdienst {

// A vCard 4.0 (RFC 6350) of the fair's company with `note`, one line each property: short enough for a QR
// that phones read from a screen. The note is cut to limits::cardNote code points.
std::string contactCard(const Fair& fair, std::string_view note);

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace standdienst::backend {

// A QR code of the text, drawn with half blocks for a terminal with dark or light background. Empty where it
// does not fit.
std::string terminalQr(const std::string& text);

} // namespace standdienst::backend

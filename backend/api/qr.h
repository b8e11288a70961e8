// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace standdienst::backend {

// A QR code of the text: its rows from the top, '1' for a dark module, without a margin. Empty where the text
// is too long for one.
std::vector<std::string> qrRows(const std::string& text);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace standdienst::backend {

// A QR code of the text, from the top, '1' for each dark module and '0' for each light one; without the
// margin of four modules that whoever draws it leaves. Empty where the text does not fit.
std::vector<std::string> qrRows(const std::string& text);

} // namespace standdienst::backend

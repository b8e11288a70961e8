// SPDX-License-Identifier: GPL-3.0-or-later
// Internal to core/contact; checkPhone stands in address.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace standdienst {

// The digits alone, of any script, as ASCII, with a + where the number begins with one: "+49 (0)30 12" is
// "+4903012".
std::string phoneDigits(std::string_view utf8);

// Each of several numbers that somebody wrote into one field, between commas, semicolons, bars, slashes with
// blanks around or line breaks; a single one, with its extension and pauses, as it is.
std::vector<std::string_view> severalPhones(std::string_view text);

} // namespace standdienst

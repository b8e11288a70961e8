// SPDX-License-Identifier: GPL-3.0-or-later
// vCard 2.1, 3.0 and 4.0, as they are written and not only as they should be. Internal to core/contact.
#pragma once

#include "core/contact/code.h"

#include <string>
#include <string_view>

namespace standdienst {

// A card whose line breaks a scanner swallowed, or typed as blanks or semicolons: with a break before each
// property whose name is known. Other text as it is.
std::string withCardsLineBreaks(std::string_view bytes);
bool isVCard(std::string_view bytes);
Result<ReadCode> readVCard(std::string_view bytes);

} // namespace standdienst

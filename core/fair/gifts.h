// SPDX-License-Identifier: GPL-3.0-or-later
// The gifts of a fair in its wire form. docs/internals/journal.md, "fair.published".
#pragma once

#include "core/fair/fair.h"

namespace standdienst {

// The members "gifts" and "pickup".
void writeGifts(const Fair& fair, json::object& object);
// Absent in fairs of earlier versions: then there are none. Malformed names the field.
Result<void> readGifts(const json::object& object, Fair& fair);

const Gift* findGift(const Fair& fair, std::string_view id); // null where there is none

} // namespace standdienst

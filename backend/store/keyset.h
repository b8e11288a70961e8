// SPDX-License-Identifier: GPL-3.0-or-later
// Where the next page of a list begins, as the console sends it back: the place of the last row that it has.
#pragma once

#include "backend/store/records.h"

#include <optional>
#include <string>
#include <string_view>

namespace standdienst::backend {

std::string toText(Position last);         // of leads: "4711"
std::string toText(const VisitMark& last); // "<milliseconds>-<position>"

// Nothing for an empty text, which is the first page; Malformed for what was never a place.
Result<std::optional<Position>> parsePosition(std::string_view text);
Result<std::optional<VisitMark>> parseVisitMark(std::string_view text);

} // namespace standdienst::backend

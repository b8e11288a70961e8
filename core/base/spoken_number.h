// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that visitors show and staff call out across a stand: the letters of the device that gave it, and a
// running number. A ticket has the letters first ("B12"), a gift to pick up has them last ("12B"), so that
// neither is taken for the other when it is read or heard.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace standdienst {

// The letters of a fair's device, by its place in the order of pairing (0, 1, 2 …): A, B, … Z, AA, AB …
// without I, O and Q, which are read as digits.
std::string deviceLetters(std::size_t place);
// One to three of those letters.
bool isDeviceLetters(std::string_view text);

// Without letters, on a device that was not told any yet, it is the number alone. `number` from 1 to
// limits::spokenNumber.
std::string prefixed(std::string_view letters, std::uint32_t number);
std::string suffixed(std::string_view letters, std::uint32_t number);

// Three letters at most, then 1 to limits::spokenNumber without zeros before it.
bool isPrefixedNumber(std::string_view text);
// The running number of one; 0 where it is none.
std::uint32_t numberIn(std::string_view prefixed);

} // namespace standdienst

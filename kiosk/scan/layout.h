// SPDX-License-Identifier: GPL-3.0-or-later
// Keyboard layouts, for a scanner that types as on one while the system takes it for another.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace standdienst::kiosk {

// What the key at that place types on a US keyboard, 0 where it types nothing. `scanCode` as Linux's
// platforms of Qt report it: the number of <linux/input-event-codes.h> plus 8.
char usLetter(std::uint32_t scanCode, bool shift);

// The same keys, pressed on the other layout. Letters that the other layout does not have stay as they are.
// UTF-8 in and out.
std::string usFromGerman(std::string_view typed);
std::string germanFromUs(std::string_view typed);

// What Alt with these digits of the number block means: with a leading zero Windows-1252, else code page 437;
// 0 where it means nothing.
char32_t altLetter(std::string_view digits);

} // namespace standdienst::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
// Text from people and from their codes, letter by letter.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace standdienst {

// The code point at `at` of valid UTF-8 (json.h has isUtf8); moves `at` behind it.
char32_t nextPoint(std::string_view utf8, std::size_t& at);
void appendPoint(std::string& utf8, char32_t point);
std::u32string toPoints(std::string_view utf8);

// Valid UTF-8 without what would let a text rewrite the words beside it: control characters, marks that turn
// the direction of text around (Unicode UAX #9), tags and other characters that nobody sees. Tabs and line
// breaks are spaces, unless lines are kept; no white space around it. Joiners, which some scripts need, stay.
std::string cleanLine(std::string_view utf8);
std::string cleanLines(std::string_view utf8);

// What somebody sent, to be named in a message: any bytes as one clean line of at most `most` code points.
// Each byte that is no text becomes a question mark.
std::string shown(std::string_view bytes, std::size_t most);

// At most `most` code points of valid UTF-8.
std::string_view firstPoints(std::string_view utf8, std::size_t most);

// ASCII alone: other letters are as they were.
char lowerAscii(char c);
std::string lowerAscii(std::string_view text);
bool equalsIgnoringCase(std::string_view a, std::string_view b);
bool startsIgnoringCase(std::string_view text, std::string_view with);

// White space of ASCII, and what is invisible beside it: no-break, thin and ideographic spaces.
bool isSpace(char32_t point);
std::string_view trimmed(std::string_view utf8);

} // namespace standdienst

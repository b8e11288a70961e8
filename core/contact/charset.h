// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a code as text.
#pragma once

#include <string>
#include <string_view>

namespace standdienst {

struct DecodedText {
    std::string text;        // valid UTF-8
    bool guessed = false;    // neither UTF-8 nor declared
    bool unreadable = false; // U+FFFD stands for bytes that are no text
};

// `declared`: a name as in a vCard's CHARSET, in any case, or empty. UTF-8 wins over a declaration that it
// contradicts wherever mistaking one for the other is next to impossible: programs that read symbols often
// put their bytes into UTF-8 and leave the declaration. Names that are not known count as none: libc loads a
// module for any name, and a stranger shall not choose which. Without a declaration, bytes that are no UTF-8
// are Shift_JIS where they make Japanese words (old phones wrote MECARD in it), else Windows-1252.
DecodedText decodeText(std::string_view bytes, std::string_view declared = {});

// UTF-16 of either byte order, told by its mark or by every other of the first bytes being zero, as UTF-8;
// everything else as it is, without UTF-8's mark.
std::string withoutWideCharacters(std::string_view bytes);

} // namespace standdienst

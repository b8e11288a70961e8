// SPDX-License-Identifier: GPL-3.0-or-later
// A person's name that was written in one piece.
#pragma once

#include <string>
#include <string_view>

namespace standdienst {

struct PersonName {
    std::string given;
    std::string family;
    friend bool operator==(const PersonName&, const PersonName&) = default;
};

// A guess for the visitor to correct. "Müller, Anna" has its family name first; so has a name in Chinese,
// Japanese or Korean script, where it has a space. Otherwise the last word is the family name, with the small
// words before it
// ("van der"). Titles before the name and degrees behind it are left out; a single word is the family name.
PersonName splitName(std::string_view fullName);

// The name without titles before it and degrees behind it: "Prof. Dr. Anna Müller, MBA" is "Anna Müller".
std::string withoutTitles(std::string_view fullName);

} // namespace standdienst

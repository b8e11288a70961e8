// SPDX-License-Identifier: GPL-3.0-or-later
// A property of a vCard: its line taken apart, its value read. Internal to core/contact.
#pragma once

#include "core/contact/fields.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace standdienst {

// Without the blanks that end and begin a line.
std::string_view withoutBlanks(std::string_view line);

struct VCardProperty {
    std::string group;              // in lower case
    std::string name;               // in upper case
    std::vector<std::string> types; // in lower case
    std::string charset;
    enum class Encoding { Plain, QuotedPrintable, Base64 } encoding = Encoding::Plain;
    int preference = CodeFields::noPreference;
    std::string_view value; // bytes

    bool has(std::string_view type) const {
        return std::ranges::any_of(types, [type](const auto& own) { return own.find(type) != own.npos; });
    }
};

// Of a line with what continues it; views into it. Nothing where it is no property.
std::optional<VCardProperty> vcardProperty(std::string_view line);

std::string fromQuotedPrintable(std::string_view text);
// Whatever is no letter of base64 is passed over.
std::string fromLooseBase64(std::string_view text);

// \, \; \: \\ and \n; before anything else a backslash stands for itself, as it does before n in 2.1.
std::string unescaped(std::string_view text, bool isOld);
// At each separator that no backslash stands before.
std::vector<std::string_view> splitAt(std::string_view text, char separator);

} // namespace standdienst

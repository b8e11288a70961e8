// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace standdienst {

// One text in the languages of the fair. Keys are BCP 47 tags as the fair file spells them ("de", "en").
struct Text {
    std::map<std::string, std::string> byLanguage;
    // The language asked for, else the first of `fallback` that there is, else empty.
    const std::string& in(std::string_view language, const std::vector<std::string>& fallback) const;
    friend bool operator==(const Text&, const Text&) = default;
};

json::object toJson(const Text& text);

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fair/text.h"

namespace standdienst {

const std::string& Text::in(std::string_view language, const std::vector<std::string>& fallback) const {
    static const std::string none;
    if (const auto found = byLanguage.find(std::string(language)); found != byLanguage.end())
        return found->second;
    for (const auto& other : fallback) {
        if (const auto found = byLanguage.find(other); found != byLanguage.end())
            return found->second;
    }
    return none;
}

json::object toJson(const Text& text) {
    json::object object;
    for (const auto& [language, words] : text.byLanguage)
        object[language] = words;
    return object;
}

} // namespace standdienst

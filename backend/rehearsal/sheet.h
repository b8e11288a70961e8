// SPDX-License-Identifier: GPL-3.0-or-later
// A page of a report in one of two languages: no script, nothing from elsewhere, light and dark, for paper
// too.
#pragma once

#include "backend/rehearsal/chart.h"
#include "backend/rehearsal/day.h"

#include <fmt/format.h>

#include <utility>

namespace standdienst::backend {

class Sheet {
public:
    Sheet(Language language, const std::string& title);

    Language language() const { return language_; }
    // Both have the same places for arguments. Text among them is to be escaped by the caller.
    template<class... Args>
    std::string words(std::string_view english, std::string_view german, const Args&... arguments) const {
        return fmt::vformat(language_ == Language::German ? german : english,
                            fmt::make_format_args(arguments...));
    }
    template<class... Args>
    void say(std::string_view english, std::string_view german, const Args&... arguments) {
        text_ += words(english, german, arguments...);
    }
    void add(std::string_view html) { text_ += html; }
    std::string figure(double value, int digits) const { return number(value, digits, language_); }
    void tile(const std::string& figure, const std::string& words, bool good = false);
    std::string finish() { return std::move(text_) + "</body></html>\n"; }

private:
    Language language_;
    std::string text_;
};

// "First come, first served"
std::string inWords(Strategy strategy, Language language);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/needs/sentences.h"

#include <algorithm>

namespace standdienst {

namespace {

struct Spelling {
    std::string_view language;
    std::string_view and_;
    std::string_view open, close; // quotation marks
    std::string_view thousands;
};
constexpr Spelling spellings[]{{"de", " und ", "„", "“", "."},
                               {"en", " and ", "“", "”", ","},
                               {"fr", " et ", "«\u00a0", "\u00a0»", "\u202f"}};
constexpr Spelling plain{"", ", ", "“", "”", " "};

const Spelling& spellingOf(std::string_view language) {
    const auto found = std::ranges::find(spellings, language, &Spelling::language);
    return found == std::end(spellings) ? plain : *found;
}

std::string grouped(std::int64_t number, std::string_view separator) {
    const std::string digits = std::to_string(number);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            text += separator;
        text += digits[i];
    }
    return text;
}

} // namespace

std::string answerWords(const Question& question, const NeedAnswer& answer, std::string_view language,
                        const std::vector<std::string>& fallback) {
    if (answer.skipped)
        return {};
    const Spelling& spelling = spellingOf(language);
    if (question.kind == QuestionKind::Text) {
        std::string text(spelling.open);
        text += answer.text;
        std::ranges::replace(text, '\n', ' ');
        text += spelling.close;
        return text;
    }
    if (answer.number) {
        std::string text = grouped(*answer.number, spelling.thousands);
        if (const auto& unit = question.unit.in(language, fallback); !unit.empty())
            text += "\u00a0" + unit;
        return text;
    }
    std::vector<std::string> names;
    for (const Option& option :
         question.options) { // in the fair's order, whatever order they were touched in
        if (std::ranges::find(answer.options, option.id) == answer.options.end())
            continue;
        const auto& said = option.said.in(language, fallback);
        names.push_back(said.empty() ? option.name.in(language, fallback) : said);
    }
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? spelling.and_ : std::string_view(", ");
        text += names[i];
    }
    return text;
}

std::string sentenceOf(const Question& question, const NeedAnswer& answer, std::string_view language,
                       const std::vector<std::string>& fallback) {
    const std::string words = answerWords(question, answer, language, fallback);
    std::string sentence = words.empty() ? std::string() : question.said.in(language, fallback);
    if (const auto place = sentence.find("{}"); place != std::string::npos)
        sentence.replace(place, 2, words);
    return sentence;
}

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
// A fair that asks about needs, with a question of each kind.
#pragma once

#include "core/fair/fair.h"

namespace standdienst {

inline Text words(const std::string& german, const std::string& english) {
    return {{{"de", german}, {"en", english}}};
}

inline Clause chose(const std::string& question, std::vector<std::string> options) {
    Clause clause;
    clause.question = question;
    clause.options = std::move(options);
    return clause;
}

inline Clause within(const std::string& question, std::optional<std::int64_t> least,
                     std::optional<std::int64_t> most) {
    Clause clause;
    clause.question = question;
    clause.least = least;
    clause.most = most;
    return clause;
}

inline Question question(const std::string& id, QuestionKind kind, std::vector<std::string> options = {}) {
    Question made;
    made.id = id;
    made.kind = kind;
    made.ask = words(id + "?", id + " (en)?");
    made.said = words(id + ": {}.", id + " is {}.");
    for (const std::string& option : options)
        made.options.push_back({option, words(option + "-de", option), {}, {}, false});
    if (kind == QuestionKind::Scale || kind == QuestionKind::Number) {
        made.least = 1;
        made.most = kind == QuestionKind::Scale ? 5 : 400;
    }
    return made;
}

// task → temperature (oven, bath) → material (bath); when; words (oven, or wholly open otherwise).
inline void ask(Fair& fair) {
    fair.questions = {question("task", QuestionKind::Single, {"oven", "bath", "hall"}),
                      question("temperature", QuestionKind::Number),
                      question("material", QuestionKind::Several, {"steel", "copper", "glass"}),
                      question("hurry", QuestionKind::Scale),
                      question("when", QuestionKind::Single, {"soon", "later"}),
                      question("words", QuestionKind::Text)};
    fair.questions[1].unit = words("°C", "°C");
    fair.questions[1].step = 10;
    fair.questions[1].when = {chose("task", {"oven", "bath"})};
    fair.questions[2].options[0].said = words("Stahl", "steel");
    fair.questions[2].when = {chose("task", {"bath"})};
    fair.questions[3].when = {chose("task", {"hall"})};
    fair.questions[4].fact = "timeframe";
    fair.questions[4].options[0].means = "now";
    fair.questions[4].options[1].means = "later";
    fair.questions[5].when = {chose("task", {"oven", "bath"})};
    fair.needs = {
        {"control",
         {chose("material", {"steel"})},
         words("Regelung", "Control"),
         words("weil", "because"),
         {"valves"},
         false},
        {"oil", {chose("task", {"bath"}), within("temperature", 180, {})}, words("Öl", "Oil"), {}, {}, false},
        {"water", {within("temperature", {}, 99)}, words("Wasser", "Water"), {}, {}, false}};
}

inline Fair askingFair() {
    Fair fair;
    fair.id = {"asking"};
    fair.revision = 1;
    fair.state = FairState::Trial;
    fair.booth = {"b1"};
    fair.languages = {"de", "en"};
    fair.reasons = {Reason::Advice, Reason::Information};
    fair.topics = {{"pumps", words("Pumpen", "Pumps"), {}, false},
                   {"valves", words("Ventile", "Valves"), {}, false},
                   {"old", words("Alt", "Old"), {}, true}};
    ask(fair);
    return fair;
}

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
// The questions that lead from what a visitor wants to what they need, and the rules that say what that is.
// Wire form: docs/internals/journal.md, "fair.published".
#pragma once

#include "core/base/json.h"
#include "core/fair/reason.h"
#include "core/fair/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace standdienst {

enum class QuestionKind {
    Single,  // one of the options
    Several, // one or more of them
    Scale,   // a step from `least` to `most`, both named
    Number,  // a whole number from `least` to `most`, perhaps with a unit
    Text,    // the visitor's own words: personal data
};
std::string_view name(QuestionKind kind);
std::optional<QuestionKind> questionKindFromName(std::string_view name);

// One thing that must be so. Exactly one of question, topics and reasons is named.
struct Clause {
    std::string question;                    // an earlier one; skipped or not asked is never so
    std::vector<std::string> options;        // any of these was chosen (Single, Several)
    std::optional<std::int64_t> least, most; // the answer lies within, both included (Scale, Number)
    std::vector<std::string> topics;         // any of these was chosen
    std::vector<Reason> reasons;             // any of these was stated
    friend bool operator==(const Clause&, const Clause&) = default;
};
// All of them must be so; none: always.
using Condition = std::vector<Clause>;

struct Option {
    std::string id; // slug, within its question
    Text name;
    Text said;            // how the sentence that says it back names it; empty: as `name`
    std::string means;    // level of the question's fact; empty: none
    bool retired = false; // no longer offered; old visits still name it
    friend bool operator==(const Option&, const Option&) = default;
};

struct Question {
    std::string id; // slug
    QuestionKind kind = QuestionKind::Single;
    Text ask;
    Text help; // may be empty
    Text said; // a sentence with "{}" for the answer
    std::vector<Option> options;
    std::string fact;           // of triage: "timeframe", "budget", "role"; empty: none
    std::int64_t least = 0;     // Scale, Number
    std::int64_t most = 0;      //
    std::int64_t step = 1;      // Number: what one touch of + adds
    Text leastLabel, mostLabel; // Scale
    Text unit;                  // Number; may be empty
    Condition when;
    bool retired = false;
    friend bool operator==(const Question&, const Question&) = default;
};

// Where the condition holds, this is what the visitor needs, whatever they asked for.
struct NeedRule {
    std::string id; // slug
    Condition when;
    Text needs;
    Text why;                        // may be empty
    std::vector<std::string> topics; // offered as alternatives or additions
    bool retired = false;
    friend bool operator==(const NeedRule&, const NeedRule&) = default;
};

// nullptr where there is none.
const Question* findQuestion(const std::vector<Question>& questions, std::string_view id);
const Option* findOption(const Question& question, std::string_view id);

class FairReader;
// A question of a kind that this version does not know has no screen here: it is left out.
std::vector<Question> readQuestions(FairReader& reader);
std::vector<NeedRule> readNeedRules(FairReader& reader);
// Adds "questions" and "needs" where there are any.
void addQuestions(const std::vector<Question>& questions, const std::vector<NeedRule>& rules,
                  json::object& fair);

} // namespace standdienst

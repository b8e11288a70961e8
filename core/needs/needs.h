// SPDX-License-Identifier: GPL-3.0-or-later
// From what a visitor wants to what they need: which question comes next, and which rules hold. Pure: the
// same fair, wish and answers give the same, on every machine.
#pragma once

#include "core/fair/fair.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace standdienst {

// What a visitor said to one question. Which member counts, the question's kind says.
struct NeedAnswer {
    std::vector<std::string> options{};   // Single: one; Several: one or more
    std::optional<std::int64_t> number{}; // Scale, Number
    std::string text{};                   // Text: personal data
    bool skipped = false;                 // asked and left open; then nothing else counts
    friend bool operator==(const NeedAnswer&, const NeedAnswer&) = default;
};
using Answers = std::map<std::string, NeedAnswer, std::less<>>; // by question

// What was said before the questions begin.
struct Wish {
    Reason reason = Reason::Advice;
    std::vector<std::string> topics{};
};

// Whoever comes for a gift, or to look around, is not asked.
bool asksNeeds(Reason reason);

// True where this answers the question: an option that it offers, a number within its bounds, some words; or
// that it was skipped.
bool isAnswer(const Question& question, const NeedAnswer& answer);

bool holds(const Clause& clause, const Wish& wish, const Answers& answers);
bool holds(const Condition& condition, const Wish& wish, const Answers& answers);

// The questions that are this visitor's, in the order of asking, answered or not: at most limits::needsAsked.
// Answers to questions that are not (any more) theirs count for nothing. Pointers into the fair.
std::vector<const Question*> questionsFor(const Fair& fair, const Wish& wish, const Answers& answers);
// Those of the answers that count.
Answers answersThatCount(const Fair& fair, const Wish& wish, const Answers& answers);
// The first one that is neither answered nor skipped; nullptr where there is none.
const Question* nextQuestion(const Fair& fair, const Wish& wish, const Answers& answers);

// How many questions the visitor will have seen at the end, at least and at most.
struct Length {
    std::size_t least = 0;
    std::size_t most = 0;
};
Length lengthOf(const Fair& fair, const Wish& wish, const Answers& answers);

// The rules that hold, in the fair's order. Without a single answer none does: nothing was understood yet.
std::vector<const NeedRule*> needsOf(const Fair& fair, const Wish& wish, const Answers& answers);

// What triage may know: the level of each fact that was asked for; nothing where it was left open.
std::map<std::string, std::optional<std::string>> factsOfAnswers(const Fair& fair, const Wish& wish,
                                                                 const Answers& answers);

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/needs/needs.h"

#include "core/base/limits.h"
#include "core/needs/paths.h"

#include <algorithm>

namespace standdienst {

namespace {

template<class T>
bool haveCommon(const std::vector<T>& a, const std::vector<T>& b) {
    return std::ranges::any_of(a, [&b](const T& one) { return std::ranges::find(b, one) != b.end(); });
}

// Ways that are followed for a visitor who waits for the next page; beyond, the length is a guess.
constexpr std::size_t waysWhileWaiting = 5'000;

struct Course {
    std::vector<const Question*> questions;
    Answers counted;
};

Course courseOf(const Fair& fair, const Wish& wish, const Answers& answers) {
    Course course;
    if (!asksNeeds(wish.reason))
        return course;
    for (const Question& question : fair.questions) {
        if (course.questions.size() == limits::needsAsked)
            break;
        if (question.retired || !holds(question.when, wish, course.counted))
            continue;
        course.questions.push_back(&question);
        const auto answer = answers.find(question.id);
        if (answer != answers.end() && isAnswer(question, answer->second))
            course.counted.insert(*answer);
    }
    return course;
}

} // namespace

bool asksNeeds(Reason reason) {
    return reason != Reason::Giveaway && reason != Reason::Products;
}

bool isAnswer(const Question& question, const NeedAnswer& answer) {
    if (answer.skipped)
        return true;
    const auto offered = [&question](const std::string& id) {
        const Option* option = findOption(question, id);
        return option && !option->retired;
    };
    switch (question.kind) {
    case QuestionKind::Single:
        return answer.options.size() == 1 && offered(answer.options.front());
    case QuestionKind::Several:
        return !answer.options.empty() && std::ranges::all_of(answer.options, offered);
    case QuestionKind::Scale:
    case QuestionKind::Number:
        return answer.number && *answer.number >= question.least && *answer.number <= question.most;
    case QuestionKind::Text:
        return !answer.text.empty();
    }
    return false;
}

bool holds(const Clause& clause, const Wish& wish, const Answers& answers) {
    if (!clause.topics.empty())
        return haveCommon(clause.topics, wish.topics);
    if (!clause.reasons.empty())
        return std::ranges::find(clause.reasons, wish.reason) != clause.reasons.end();
    const auto answer = answers.find(clause.question);
    if (answer == answers.end() || answer->second.skipped)
        return false;
    if (!clause.options.empty())
        return haveCommon(clause.options, answer->second.options);
    const auto& number = answer->second.number;
    return (clause.least || clause.most) && number && (!clause.least || *number >= *clause.least) &&
           (!clause.most || *number <= *clause.most);
}

bool holds(const Condition& condition, const Wish& wish, const Answers& answers) {
    return std::ranges::all_of(condition, [&](const Clause& clause) { return holds(clause, wish, answers); });
}

std::vector<const Question*> questionsFor(const Fair& fair, const Wish& wish, const Answers& answers) {
    return courseOf(fair, wish, answers).questions;
}

Answers answersThatCount(const Fair& fair, const Wish& wish, const Answers& answers) {
    return courseOf(fair, wish, answers).counted;
}

const Question* nextQuestion(const Fair& fair, const Wish& wish, const Answers& answers) {
    const Course course = courseOf(fair, wish, answers);
    const auto open = std::ranges::find_if(
        course.questions, [&](const Question* question) { return !course.counted.contains(question->id); });
    return open == course.questions.end() ? nullptr : *open;
}

Length lengthOf(const Fair& fair, const Wish& wish, const Answers& answers) {
    const Course course = courseOf(fair, wish, answers);
    const Paths paths = pathsFrom(fair, wish, course.counted, waysWhileWaiting);
    const std::size_t sure = course.questions.size();
    if (!paths.complete)
        return {sure, std::max(sure, std::min(fair.questions.size(), limits::needsAsked))};
    return {std::min(paths.shortest, limits::needsAsked), std::min(paths.longest.size(), limits::needsAsked)};
}

std::vector<const NeedRule*> needsOf(const Fair& fair, const Wish& wish, const Answers& answers) {
    std::vector<const NeedRule*> rules;
    const Answers counted = answersThatCount(fair, wish, answers);
    if (std::ranges::all_of(counted, [](const auto& entry) { return entry.second.skipped; }))
        return rules;
    for (const NeedRule& rule : fair.needs) {
        if (!rule.retired && !rule.when.empty() && holds(rule.when, wish, counted))
            rules.push_back(&rule);
    }
    return rules;
}

std::map<std::string, std::optional<std::string>> factsOfAnswers(const Fair& fair, const Wish& wish,
                                                                 const Answers& answers) {
    std::map<std::string, std::optional<std::string>> facts;
    for (const auto& [id, answer] : answersThatCount(fair, wish, answers)) {
        const Question* question = findQuestion(fair.questions, id);
        if (!question || question->fact.empty() || question->kind != QuestionKind::Single)
            continue;
        const Option* option =
            answer.options.empty() ? nullptr : findOption(*question, answer.options.front());
        if (answer.skipped)
            facts.try_emplace(question->fact);
        else if (option && !option->means.empty())
            facts[question->fact] = option->means;
    }
    return facts;
}

} // namespace standdienst

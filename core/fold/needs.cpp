// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/needs.h"

#include "core/base/limits.h"

#include <algorithm>

namespace standdienst {

namespace {

Error malformed(std::string detail) {
    return Error{Code::Malformed, std::move(detail)};
}

Result<std::string> slugOf(const json::object& object, std::string_view key) {
    auto text = stringField(object, key, 64);
    if (text && !isSlug(*text))
        return malformed(std::string(key) + ": lower-case letters, digits and hyphens expected");
    return text;
}

Result<std::vector<std::string>> slugsOf(const json::object& object, std::string_view key, std::size_t most) {
    const auto* value = object.if_contains(key);
    if (!value || !value->is_array())
        return malformed(std::string(key) + ": a list expected");
    if (value->get_array().size() > most)
        return Error{Code::TooLarge, std::string(key) + ": at most " + std::to_string(most)};
    std::vector<std::string> slugs;
    for (const auto& item : value->get_array()) {
        if (!item.is_string() || !isSlug(item.get_string()))
            return malformed(std::string(key) + ": ids expected");
        slugs.emplace_back(item.get_string());
    }
    return slugs;
}

json::object toJson(const NeedsStated::Given& given) {
    json::object object{{"question", given.question}};
    if (given.answer.skipped)
        object["skipped"] = true;
    else if (given.words)
        object["words"] = true;
    else if (given.answer.number)
        object["number"] = *given.answer.number;
    else
        object["options"] = json::array(given.answer.options.begin(), given.answer.options.end());
    return object;
}

Result<NeedsStated::Given> givenOf(const json::value& value) {
    if (!value.is_object())
        return malformed("answers: objects expected");
    const auto& object = value.get_object();
    const auto question = slugOf(object, "question");
    if (!question)
        return question.error();
    NeedsStated::Given given{*question, {}, flagOr(object, "words")};
    given.answer.skipped = flagOr(object, "skipped");
    if (object.contains("number")) {
        const auto number = integerField(object, "number");
        if (!number)
            return number.error();
        if (*number > limits::questionNumber)
            return malformed("number: at most 999999999 expected");
        given.answer.number = static_cast<std::int64_t>(*number);
    }
    if (object.contains("options")) {
        auto options = slugsOf(object, "options", limits::questionOptions);
        if (!options)
            return options.error();
        if (options->empty())
            return malformed("options: at least one expected");
        given.answer.options = std::move(*options);
    }
    if (given.answer.skipped + given.words + given.answer.number.has_value() +
            !given.answer.options.empty() !=
        1)
        return malformed("answers: one of options, number, words and skipped expected");
    return given;
}

} // namespace

NeedsStated needsStated(const VisitId& visit, const Fair& fair, const Wish& wish, const Answers& answers,
                        const std::string& language) {
    NeedsStated fact{visit, {}, {}, language};
    const Answers counted = answersThatCount(fair, wish, answers);
    for (const Question* question : questionsFor(fair, wish, answers)) {
        const auto found = counted.find(question->id);
        if (found == counted.end())
            continue;
        NeedsStated::Given given{question->id, {}, false};
        given.answer.skipped = found->second.skipped;
        if (!given.answer.skipped) {
            given.words = question->kind == QuestionKind::Text;
            given.answer.options = found->second.options;
            given.answer.number = found->second.number;
        }
        fact.answers.push_back(std::move(given));
    }
    for (const NeedRule* rule : needsOf(fair, wish, answers))
        fact.needs.push_back(rule->id);
    return fact;
}

json::object toBody(const NeedsStated& fact) {
    json::array answers;
    for (const auto& given : fact.answers)
        answers.push_back(toJson(given));
    return {{"visit", toString(fact.visit)},
            {"answers", std::move(answers)},
            {"needs", json::array(fact.needs.begin(), fact.needs.end())},
            {"language", fact.language}};
}

Result<NeedsStated> needsStated(const json::object& body) {
    const auto visit = idField<VisitId>(body, "visit");
    auto language = stringField(body, "language", 16);
    auto needs = slugsOf(body, "needs", limits::fairNeeds);
    if (auto error = firstError(visit, language, needs))
        return *error;
    NeedsStated fact{*visit, {}, std::move(*needs), std::move(*language)};
    const auto* answers = body.if_contains("answers");
    if (!answers || !answers->is_array())
        return malformed("answers: a list expected");
    if (answers->get_array().size() > limits::fairQuestions)
        return Error{Code::TooLarge, "answers: at most 24"};
    for (const auto& value : answers->get_array()) {
        auto given = givenOf(value);
        if (!given)
            return given.error();
        if (std::ranges::find(fact.answers, given->question, &NeedsStated::Given::question) !=
            fact.answers.end())
            return malformed("answers: each question once");
        fact.answers.push_back(std::move(*given));
    }
    return fact;
}

Result<std::vector<PersonalEffect>> apply(const NeedsStated& fact, const Event&, VisitFold& visit) {
    if (auto claimed = visit.claim(); !claimed)
        return claimed.error();
    json::object needs = toBody(fact);
    needs.erase("visit");
    visit.body()["language"] = fact.language;
    visit.body()["needs"] = std::move(needs);
    return visit.done();
}

} // namespace standdienst

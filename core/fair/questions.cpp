// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fair/questions.h"

#include "core/base/limits.h"
#include "core/fair/reader.h"

#include <algorithm>
#include <array>

namespace standdienst {

namespace {

constexpr std::array<std::pair<QuestionKind, std::string_view>, 5> kinds{{{QuestionKind::Single, "single"},
                                                                          {QuestionKind::Several, "several"},
                                                                          {QuestionKind::Scale, "scale"},
                                                                          {QuestionKind::Number, "number"},
                                                                          {QuestionKind::Text, "text"}}};

template<class Items>
const auto* findById(const Items& items, std::string_view id) {
    const auto found = std::ranges::find(items, id, &Items::value_type::id);
    return found == items.end() ? nullptr : &*found;
}

std::vector<std::string> readSlugs(FairReader& reader, std::string_view key, std::size_t most) {
    std::vector<std::string> slugs;
    for (const auto& value : reader.list(key, most)) {
        if (value.is_string() && isSlug(value.get_string()))
            slugs.emplace_back(value.get_string());
        else
            reader.fail(key, "ids expected");
    }
    return slugs;
}

std::int64_t readWhole(FairReader& reader, std::string_view key) {
    const std::uint64_t value = reader.integer(key);
    if (value > limits::questionNumber)
        reader.fail(key, "at most 999999999 expected");
    return static_cast<std::int64_t>(std::min(value, limits::questionNumber));
}

Clause readClause(const json::object& object, const std::string& path, FairReader& parent) {
    FairReader reader(object, path);
    Clause clause;
    if (object.contains("question"))
        clause.question = reader.slug("question");
    if (object.contains("any"))
        clause.options = readSlugs(reader, "any", limits::questionOptions);
    if (object.contains("least"))
        clause.least = readWhole(reader, "least");
    if (object.contains("most"))
        clause.most = readWhole(reader, "most");
    if (object.contains("topics"))
        clause.topics = readSlugs(reader, "topics", limits::fairTopics);
    if (object.contains("reasons")) {
        for (const std::string& reason : readSlugs(reader, "reasons", limits::fairTopics)) {
            if (const auto known = reasonFromName(reason))
                clause.reasons.push_back(*known); // nobody states one that this version does not know
        }
    }
    parent.adopt(reader.error());
    return clause;
}

Condition readCondition(const json::object& object, const std::string& path, FairReader& reader) {
    Condition condition;
    if (!object.contains("when"))
        return condition;
    for (const auto& value : reader.list("when", limits::conditionClauses)) {
        if (value.is_object())
            condition.push_back(readClause(value.get_object(),
                                           path + "when[" + std::to_string(condition.size()) + "].", reader));
        else
            reader.fail("when", "objects expected");
    }
    return condition;
}

Question readQuestion(const json::object& object, QuestionKind kind, const std::string& path,
                      FairReader& parent) {
    FairReader reader(object, path);
    Question question;
    question.id = reader.slug("id");
    question.kind = kind;
    question.ask = reader.texts("ask");
    question.help = reader.texts("help", false);
    question.said = reader.texts("said");
    if (kind == QuestionKind::Single || kind == QuestionKind::Several) {
        for (const auto& value : reader.list("options", limits::questionOptions)) {
            if (!value.is_object()) {
                reader.fail("options", "objects expected");
                break;
            }
            const auto& one = value.get_object();
            FairReader inner(one, path + "options[" + std::to_string(question.options.size()) + "].");
            question.options.push_back({inner.slug("id"), inner.texts("name"), inner.texts("said", false),
                                        one.contains("means") ? inner.text("means", 64) : std::string(),
                                        flagOr(one, "retired")});
            reader.adopt(inner.error());
        }
    }
    if (object.contains("fact"))
        question.fact = reader.text("fact", 64);
    if (kind == QuestionKind::Scale || kind == QuestionKind::Number) {
        question.least = readWhole(reader, "least");
        question.most = readWhole(reader, "most");
        if (question.most < question.least)
            reader.fail("most", "not below `least` expected");
        if (kind == QuestionKind::Scale &&
            question.most - question.least >= static_cast<std::int64_t>(limits::scaleSteps))
            reader.fail("most", "at most 7 steps expected");
    }
    if (kind == QuestionKind::Scale) {
        question.leastLabel = reader.texts("least_label");
        question.mostLabel = reader.texts("most_label");
    }
    if (kind == QuestionKind::Number) {
        question.step = std::max<std::int64_t>(1, object.contains("step") ? readWhole(reader, "step") : 1);
        question.unit = reader.texts("unit", false);
    }
    question.when = readCondition(object, path, reader);
    question.retired = flagOr(object, "retired");
    parent.adopt(reader.error());
    return question;
}

void addText(std::string_view key, const Text& text, json::object& object) {
    if (!text.byLanguage.empty())
        object[key] = toJson(text);
}

json::array toJson(const std::vector<std::string>& texts) {
    return json::array(texts.begin(), texts.end());
}

json::object toJson(const Clause& clause) {
    json::object object;
    if (!clause.question.empty())
        object["question"] = clause.question;
    if (!clause.options.empty())
        object["any"] = toJson(clause.options);
    if (clause.least)
        object["least"] = *clause.least;
    if (clause.most)
        object["most"] = *clause.most;
    if (!clause.topics.empty())
        object["topics"] = toJson(clause.topics);
    if (!clause.reasons.empty()) {
        json::array reasons;
        for (const Reason reason : clause.reasons)
            reasons.emplace_back(name(reason));
        object["reasons"] = std::move(reasons);
    }
    return object;
}

void addCondition(const Condition& condition, json::object& object) {
    if (condition.empty())
        return;
    json::array clauses;
    for (const Clause& clause : condition)
        clauses.push_back(toJson(clause));
    object["when"] = std::move(clauses);
}

json::object toJson(const Option& option) {
    json::object object{{"id", option.id}, {"name", toJson(option.name)}};
    addText("said", option.said, object);
    if (!option.means.empty())
        object["means"] = option.means;
    if (option.retired)
        object["retired"] = true;
    return object;
}

json::object toJson(const Question& question) {
    json::object object{{"id", question.id}, {"kind", name(question.kind)}, {"ask", toJson(question.ask)}};
    addText("help", question.help, object);
    object["said"] = toJson(question.said);
    if (question.kind == QuestionKind::Single || question.kind == QuestionKind::Several) {
        json::array options;
        for (const Option& option : question.options)
            options.push_back(toJson(option));
        object["options"] = std::move(options);
    }
    if (!question.fact.empty())
        object["fact"] = question.fact;
    if (question.kind == QuestionKind::Scale || question.kind == QuestionKind::Number) {
        object["least"] = question.least;
        object["most"] = question.most;
    }
    addText("least_label", question.leastLabel, object);
    addText("most_label", question.mostLabel, object);
    if (question.step != 1)
        object["step"] = question.step;
    addText("unit", question.unit, object);
    addCondition(question.when, object);
    if (question.retired)
        object["retired"] = true;
    return object;
}

json::object toJson(const NeedRule& rule) {
    json::object object{{"id", rule.id}};
    addCondition(rule.when, object);
    object["needs"] = toJson(rule.needs);
    addText("why", rule.why, object);
    if (!rule.topics.empty())
        object["topics"] = toJson(rule.topics);
    if (rule.retired)
        object["retired"] = true;
    return object;
}

} // namespace

std::string_view name(QuestionKind kind) {
    return std::ranges::find(kinds, kind, &std::pair<QuestionKind, std::string_view>::first)->second;
}

std::optional<QuestionKind> questionKindFromName(std::string_view name) {
    const auto found = std::ranges::find(kinds, name, &std::pair<QuestionKind, std::string_view>::second);
    return found == kinds.end() ? std::nullopt : std::optional(found->first);
}

const Question* findQuestion(const std::vector<Question>& questions, std::string_view id) {
    return findById(questions, id);
}

const Option* findOption(const Question& question, std::string_view id) {
    return findById(question.options, id);
}

std::vector<Question> readQuestions(FairReader& reader) {
    std::vector<Question> questions;
    if (!reader.has("questions"))
        return questions;
    std::size_t index = 0;
    for (const auto& value : reader.list("questions", limits::fairQuestions)) {
        const std::string path = "questions[" + std::to_string(index++) + "].";
        if (!value.is_object()) {
            reader.fail("questions", "objects expected");
            continue;
        }
        if (const auto kind = questionKindFromName(textOr(value.get_object(), "kind")))
            questions.push_back(readQuestion(value.get_object(), *kind, path, reader));
    }
    return questions;
}

std::vector<NeedRule> readNeedRules(FairReader& reader) {
    if (!reader.has("needs"))
        return {};
    return readObjects<NeedRule>(reader, "needs", limits::fairNeeds,
                                 [](const json::object& object, std::size_t index, FairReader& parent) {
                                     const std::string path = "needs[" + std::to_string(index) + "].";
                                     FairReader inner(object, path);
                                     NeedRule rule;
                                     rule.id = inner.slug("id");
                                     rule.when = readCondition(object, path, inner);
                                     rule.needs = inner.texts("needs");
                                     rule.why = inner.texts("why", false);
                                     if (object.contains("topics"))
                                         rule.topics = readSlugs(inner, "topics", limits::fairTopics);
                                     rule.retired = flagOr(object, "retired");
                                     parent.adopt(inner.error());
                                     return rule;
                                 });
}

void addQuestions(const std::vector<Question>& questions, const std::vector<NeedRule>& rules,
                  json::object& fair) {
    if (!questions.empty()) {
        json::array list;
        for (const Question& question : questions)
            list.push_back(toJson(question));
        fair["questions"] = std::move(list);
    }
    if (!rules.empty()) {
        json::array list;
        for (const NeedRule& rule : rules)
            list.push_back(toJson(rule));
        fair["needs"] = std::move(list);
    }
}

} // namespace standdienst

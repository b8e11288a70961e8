// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/fair/questions_section.h"

#include "core/base/limits.h"
#include "core/needs/paths.h"
#include "core/triage/visit_facts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace standdienst::backend {

namespace {

const std::vector<std::string> kindNames{"single", "several", "scale", "number", "text"};
const std::vector<std::string> askedReasons{"advice", "information", "appointment"};
const std::vector<std::string> factNames{"timeframe", "budget", "role"};
constexpr std::int64_t largest = limits::questionNumber;

std::vector<std::string> levelsOf(const std::string& fact) {
    std::vector<std::string> levels;
    const auto rules = factRules();
    const auto rule = std::ranges::find(rules, fact, &FactRule::name);
    if (rule != rules.end()) {
        for (const auto level : rule->levels) {
            if (!level.empty())
                levels.emplace_back(level);
        }
    }
    return levels;
}

template<class Items>
std::vector<std::string> idsOf(const Items& items) {
    std::vector<std::string> ids;
    for (const auto& item : items)
        ids.push_back(item.id);
    return ids;
}

// "known here: a, b, c", or the one that was probably meant.
std::string remedyFor(const std::string& id, const std::vector<std::string>& known) {
    const std::string meant = nearestWord(id, known);
    if (!meant.empty())
        return "did you mean \"" + meant + "\"?";
    return known.empty() ? "remove it" : fmt::format("use one of {}", fmt::join(known, ", "));
}

template<class Item>
void complainWhereTwice(Section& section, const std::vector<Item>& before, const std::string& id) {
    if (!id.empty() && std::ranges::find(before, id, &Item::id) != before.end())
        section.complain("id", "\"" + id + "\" stands twice", "give each its own id");
}

// A condition as the file has it, with the places of its clauses, for what can only be checked when all is
// read.
struct Written {
    std::size_t line = 0;
    std::string key; // "questions[2]"
    std::vector<std::size_t> clauseLines;
};

Clause readClause(Section& section) {
    Clause clause;
    const int about = section.has("question") + section.has("topics") + section.has("reasons");
    if (about != 1)
        section.complain("", "says nothing, or more than one thing at a time",
                         "write one of question, topics and reasons, each in its own braces");
    if (section.has("question")) {
        clause.question = section.slug("question", "question = \"medium\"");
        if (section.has("any"))
            clause.options = section.slugs("any", "any = [\"water\"]");
        clause.least = section.whole("least", 0, largest, false);
        clause.most = section.whole("most", 0, largest, false);
    }
    if (section.has("topics"))
        clause.topics = section.slugs("topics", "topics = [\"pumps\"]");
    if (section.has("reasons")) {
        for (const std::string& reason : section.choices("reasons", askedReasons))
            clause.reasons.push_back(*reasonFromName(reason));
    }
    return clause;
}

Condition readCondition(Section& section, Written& written) {
    Condition condition;
    if (section.has("when"))
        section.tables("when", limits::conditionClauses, [&](Section& inner) {
            written.clauseLines.push_back(inner.line());
            condition.push_back(readClause(inner));
        });
    return condition;
}

void checkSaid(Section& section, const Text& said) {
    for (const auto& [language, text] : said.byLanguage) {
        const auto place = text.find("{}");
        if (place == std::string::npos)
            section.complain("said." + language, "no {} in it",
                             "write {} where the answer belongs, as in \"You heat {}.\"");
        else if (text.find("{}", place + 2) != std::string::npos)
            section.complain("said." + language, "more than one {} in it", "keep one");
    }
}

void readOptions(Section& section, Question& question, const std::vector<std::string>& languages) {
    const auto levels = levelsOf(question.fact);
    section.tables("options", limits::questionOptions, [&](Section& inner) {
        Option option;
        option.id = inner.slug("id", "id = \"water\"");
        complainWhereTwice(inner, question.options, option.id);
        option.name = inner.texts("name", languages);
        option.said = inner.texts("said", languages, false);
        option.retired = inner.flag("retired");
        if (!question.fact.empty())
            option.means = inner.choice("means", levels);
        else if (inner.has("means"))
            inner.complain("means", "stands for nothing without a `fact` of the question",
                           "remove it, or give the question a `fact`");
        question.options.push_back(std::move(option));
    });
    if (std::ranges::count(question.options, false, &Option::retired) < 2)
        section.complain("options", "fewer than two to choose from", "offer at least two");
}

void readBounds(Section& section, Question& question) {
    const auto least = section.whole("least", 0, largest, true);
    const auto most = section.whole("most", 0, largest, true);
    if (!least || !most)
        return;
    question.least = *least;
    question.most = *most;
    if (*most <= *least)
        section.complain("most", "not above `least`", fmt::format("write more than {}", *least));
    else if (question.kind == QuestionKind::Scale &&
             *most - *least >= static_cast<std::int64_t>(limits::scaleSteps))
        section.complain("most", fmt::format("{} steps", *most - *least + 1),
                         fmt::format("keep {} at most", limits::scaleSteps));
}

Question readQuestion(Section& section, const Fair& fair, Written& written) {
    Question question;
    question.id = section.slug("id", "id = \"medium\"");
    complainWhereTwice(section, fair.questions, question.id);
    question.kind = *questionKindFromName(section.choice("kind", kindNames));
    question.ask = section.texts("ask", fair.languages);
    question.help = section.texts("help", fair.languages, false);
    question.said = section.texts("said", fair.languages);
    checkSaid(section, question.said);
    question.retired = section.flag("retired");
    question.when = readCondition(section, written);
    switch (question.kind) {
    case QuestionKind::Single:
        if (section.has("fact"))
            question.fact = section.choice("fact", factNames);
        [[fallthrough]];
    case QuestionKind::Several:
        readOptions(section, question, fair.languages);
        break;
    case QuestionKind::Scale:
        readBounds(section, question);
        question.leastLabel = section.texts("least_label", fair.languages);
        question.mostLabel = section.texts("most_label", fair.languages);
        break;
    case QuestionKind::Number:
        readBounds(section, question);
        question.step = section.whole("step", 1, largest, false).value_or(1);
        question.unit = section.texts("unit", fair.languages, false);
        break;
    case QuestionKind::Text:
        break;
    }
    return question;
}

NeedRule readRule(Section& section, const Fair& fair, Written& written) {
    NeedRule rule;
    rule.id = section.slug("id", "id = \"temperature-control\"");
    complainWhereTwice(section, fair.needs, rule.id);
    rule.when = readCondition(section, written);
    if (!section.has("when"))
        section.complain("when", "missing",
                         "say for whom it holds, as in when = [{ question = \"medium\", any = "
                         "[\"water\"] }]");
    rule.needs = section.texts("needs", fair.languages);
    rule.why = section.texts("why", fair.languages, false);
    if (section.has("topics")) {
        rule.topics = section.slugs("topics", "topics = [\"pumps\"]");
        for (const std::string& topic : rule.topics) {
            const auto known = idsOf(fair.topics);
            if (std::ranges::find(known, topic) == known.end())
                section.complain("topics", "there is no topic \"" + topic + "\"", remedyFor(topic, known));
        }
    }
    rule.retired = section.flag("retired");
    return rule;
}

// What conditions name, once all of it is known.
class References {
public:
    References(Section& top, const Fair& fair) : top_(top), fair_(fair) {}

    // `before`: how many questions stand before the condition.
    void check(const Condition& condition, const Written& written, std::size_t before) {
        for (std::size_t i = 0; i < condition.size() && i < written.clauseLines.size(); ++i) {
            place_ = written.clauseLines[i];
            key_ = fmt::format("{}.when[{}]", written.key, i + 1);
            checkClause(condition[i], before);
        }
    }

private:
    void complain(const std::string& key, std::string message, std::string remedy) {
        top_.complainAtLine(place_, key_ + key, std::move(message), std::move(remedy));
    }

    void checkClause(const Clause& clause, std::size_t before) {
        for (const std::string& topic : clause.topics) {
            const auto known = idsOf(fair_.topics);
            if (std::ranges::find(known, topic) == known.end())
                complain(".topics", "there is no topic \"" + topic + "\"", remedyFor(topic, known));
        }
        if (clause.question.empty())
            return;
        const Question* asked = findQuestion(fair_.questions, clause.question);
        if (!asked) {
            complain(".question", "there is no question \"" + clause.question + "\"",
                     remedyFor(clause.question, idsOf(fair_.questions)));
            return;
        }
        if (static_cast<std::size_t>(asked - fair_.questions.data()) >= before)
            complainOfOrder(*asked, before);
        else
            checkAnswer(clause, *asked);
    }

    void complainOfOrder(const Question& asked, std::size_t before) {
        const std::string& self = fair_.questions[before].id;
        std::vector<std::string> way{asked.id};
        if (asked.id == self)
            complain(".question", "a loop: the question waits for its own answer", "remove this condition");
        else if (leadsTo(asked, self, way))
            complain(".question",
                     fmt::format("a loop: {} waits for {}", self, fmt::join(way, ", which waits for ")),
                     "let one of them be asked without the other");
        else
            complain(".question", "\"" + asked.id + "\" is asked later",
                     "move the question \"" + asked.id + "\" above this one");
    }

    // Follows conditions from `from` until they name `target`; `way` has the questions in between.
    bool leadsTo(const Question& from, const std::string& target, std::vector<std::string>& way) const {
        for (const Clause& clause : from.when) {
            const Question* next = findQuestion(fair_.questions, clause.question);
            if (!next || (next->id != target && std::ranges::find(way, next->id) != way.end()))
                continue;
            way.push_back(next->id);
            if (next->id == target || leadsTo(*next, target, way))
                return true;
            way.pop_back();
        }
        return false;
    }

    void checkAnswer(const Clause& clause, const Question& asked) {
        switch (asked.kind) {
        case QuestionKind::Single:
        case QuestionKind::Several:
            if (clause.options.empty() || clause.least || clause.most)
                complain("", "\"" + asked.id + "\" is answered by options",
                         "write any = [\"" + (asked.options.empty() ? "…" : asked.options.front().id) +
                             "\"]");
            for (const std::string& option : clause.options) {
                if (!findOption(asked, option))
                    complain(".any", "\"" + asked.id + "\" has no option \"" + option + "\"",
                             remedyFor(option, idsOf(asked.options)));
            }
            break;
        case QuestionKind::Scale:
        case QuestionKind::Number:
            if (!clause.options.empty() || (!clause.least && !clause.most))
                complain("", "\"" + asked.id + "\" is answered by a number",
                         fmt::format("write least = {}, most, or both", asked.least));
            break;
        case QuestionKind::Text:
            complain(".question", "nothing can depend on what somebody says in their own words",
                     "remove this condition");
            break;
        }
    }

    Section& top_;
    const Fair& fair_;
    std::size_t place_ = 0;
    std::string key_;
};

void checkPaths(Section& top, const Fair& fair, const std::vector<Written>& questions,
                const std::vector<Written>& rules) {
    const Paths paths = allPaths(fair, limits::needsWays);
    if (!paths.complete) {
        top.complain("questions", fmt::format("there are more than {} ways through them", limits::needsWays),
                     "ask fewer, or let them depend on each other less");
        return;
    }
    for (std::size_t i = 0; i < fair.questions.size(); ++i) {
        const Question& question = fair.questions[i];
        if (!question.retired && !paths.questions.contains(question.id))
            top.complainAtLine(questions[i].line, questions[i].key + ".when",
                               "nobody can ever be asked this: what it waits for never comes together",
                               "correct the conditions, or remove the question");
    }
    for (std::size_t i = 0; i < fair.needs.size(); ++i) {
        const NeedRule& rule = fair.needs[i];
        if (!rule.retired && !paths.rules.contains(rule.id))
            top.complainAtLine(rules[i].line, rules[i].key + ".when",
                               "this can never hold: what it waits for never comes together",
                               "correct the conditions, or remove the rule");
    }
    if (paths.longest.size() > limits::needsAsked) {
        const Question* beyond = findQuestion(fair.questions, paths.longest[limits::needsAsked]);
        const auto& at = questions[static_cast<std::size_t>(beyond - fair.questions.data())];
        top.complainAtLine(
            at.line, at.key,
            fmt::format("somebody can be asked {} questions: {}", paths.longest.size(),
                        fmt::join(paths.longest, ", ")),
            fmt::format("ask at most {}: narrow a `when`, or leave one out", limits::needsAsked));
    }
}

} // namespace

void readQuestions(Section& top, Fair& fair) {
    const std::size_t problemsBefore = top.problemCount();
    std::vector<Written> questions;
    std::vector<Written> rules;
    if (top.has("questions"))
        top.tables("questions", limits::fairQuestions, [&](Section& section) {
            questions.push_back({section.line(), fmt::format("questions[{}]", questions.size() + 1), {}});
            fair.questions.push_back(readQuestion(section, fair, questions.back()));
        });
    if (top.has("needs"))
        top.tables("needs", limits::fairNeeds, [&](Section& section) {
            rules.push_back({section.line(), fmt::format("needs[{}]", rules.size() + 1), {}});
            fair.needs.push_back(readRule(section, fair, rules.back()));
        });
    References references(top, fair);
    for (std::size_t i = 0; i < questions.size(); ++i) {
        if (!fair.questions[i].retired)
            references.check(fair.questions[i].when, questions[i], i);
    }
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (!fair.needs[i].retired)
            references.check(fair.needs[i].when, rules[i], fair.questions.size());
    }
    const auto wantsWords = [](const Question& question) {
        return question.kind == QuestionKind::Text && !question.retired;
    };
    if (const auto words = std::ranges::count_if(fair.questions, wantsWords);
        words > static_cast<std::ptrdiff_t>(limits::textQuestions))
        top.complain("questions", fmt::format("{} of them are to be answered in words", words),
                     fmt::format("typing is work: keep {} at most", limits::textQuestions));
    if (top.problemCount() == problemsBefore)
        checkPaths(top, fair, questions, rules);
}

} // namespace standdienst::backend

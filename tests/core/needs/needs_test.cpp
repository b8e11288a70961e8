// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/needs/needs.h"
#include "core/needs/paths.h"
#include "core/needs/sentences.h"
#include "tests/catch.h"
#include "tests/core/needs/asking_fair.h"

#include <cstdio>
#include <cstdlib>
#include <random>

using namespace standdienst;
using Ids = std::vector<std::string>;

namespace {

const Wish advice{Reason::Advice, {}};

NeedAnswer option(std::string id) {
    return {{std::move(id)}, {}, {}, false};
}
NeedAnswer number(std::int64_t value) {
    return {{}, value, {}, false};
}
NeedAnswer skipped() {
    return {{}, {}, {}, true};
}

Ids courseIds(const Fair& fair, const Answers& answers, const Wish& wish = advice) {
    Ids ids;
    for (const Question* question : questionsFor(fair, wish, answers))
        ids.push_back(question->id);
    return ids;
}

Ids ruleIds(const Fair& fair, const Answers& answers) {
    Ids ids;
    for (const NeedRule* rule : needsOf(fair, advice, answers))
        ids.push_back(rule->id);
    return ids;
}

std::string next(const Fair& fair, const Answers& answers) {
    const Question* question = nextQuestion(fair, advice, answers);
    return question ? question->id : "";
}

unsigned seed() {
    const char* given = std::getenv("SEED");
    const unsigned value =
        given ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : std::random_device{}();
    std::printf("SEED=%u\n", value);
    return value;
}

} // namespace

TEST_CASE("Needs: each answer leads to the next question that is this visitor's") {
    const Fair fair = askingFair();
    Answers answers;
    CHECK(next(fair, answers) == "task");
    answers["task"] = option("bath");
    CHECK(courseIds(fair, answers) == Ids{"task", "temperature", "material", "when", "words"});
    CHECK(next(fair, answers) == "temperature");
    answers["temperature"] = skipped();
    CHECK(next(fair, answers) == "material");
    answers["material"] = {{"steel", "glass"}, {}, {}, false};
    answers["when"] = option("soon");
    answers["words"] = {{}, {}, "Bitte leise", false};
    CHECK(next(fair, answers).empty());
    CHECK(ruleIds(fair, answers) == Ids{"control"});
    CHECK(factsOfAnswers(fair, advice, answers) ==
          std::map<std::string, std::optional<std::string>>{{"timeframe", "now"}});
    answers["when"] = skipped();
    CHECK(factsOfAnswers(fair, advice, answers) ==
          std::map<std::string, std::optional<std::string>>{{"timeframe", std::nullopt}});
}

TEST_CASE("Needs: what a changed answer makes pointless counts for nothing, and counts again when it is "
          "changed back") {
    const Fair fair = askingFair();
    Answers answers{{"task", option("bath")}, {"temperature", number(200)}, {"material", option("steel")}};
    CHECK(ruleIds(fair, answers) == Ids{"control", "oil"});
    answers["task"] = option("hall");
    CHECK(courseIds(fair, answers) == Ids{"task", "hurry", "when"});
    CHECK(answersThatCount(fair, advice, answers).size() == 1);
    CHECK(ruleIds(fair, answers).empty());
    answers["task"] = option("bath");
    CHECK(answersThatCount(fair, advice, answers).size() == 3);
    CHECK(ruleIds(fair, answers) == Ids{"control", "oil"});
}

TEST_CASE("Needs: bounds of a condition are within it") {
    const Fair fair = askingFair();
    for (const auto& [degrees, rules] :
         {std::pair<int, Ids>{99, {"water"}}, {100, {}}, {179, {}}, {180, {"oil"}}})
        CHECK(ruleIds(fair, {{"task", option("bath")}, {"temperature", number(degrees)}}) == rules);
}

TEST_CASE("Needs: an answer that the question does not allow is none") {
    const Fair fair = askingFair();
    for (const NeedAnswer& wrong :
         {option("moon"), NeedAnswer{}, NeedAnswer{{"oven", "bath"}, {}, {}, false}, number(3)})
        CHECK(next(fair, {{"task", wrong}}) == "task");
    Answers answers{{"task", option("oven")}};
    for (const std::int64_t wrong : {0, 401, -1}) {
        answers["temperature"] = number(wrong);
        CHECK(next(fair, answers) == "temperature");
    }
    for (const std::int64_t right : {1, 400}) {
        answers["temperature"] = number(right);
        CHECK(next(fair, answers) == "when");
    }
    Fair retired = fair;
    retired.questions[0].options[0].retired = true;
    CHECK(next(retired, {{"task", option("oven")}}) == "task");
}

TEST_CASE("Needs: topics and reasons decide what is asked, and who comes for a gift is not asked") {
    Fair fair = askingFair();
    fair.questions[0].when = {Clause{{}, {}, {}, {}, {"pumps", "valves"}, {}},
                              Clause{{}, {}, {}, {}, {}, {Reason::Advice}}};
    CHECK(courseIds(fair, {}, {Reason::Advice, {"valves"}}).front() == "task");
    CHECK(courseIds(fair, {}, {Reason::Advice, {}}) == Ids{"when"});
    CHECK(courseIds(fair, {}, {Reason::Information, {"valves"}}) == Ids{"when"});
    CHECK(courseIds(fair, {}, {Reason::Giveaway, {"valves"}}).empty());
    CHECK(courseIds(fair, {}, {Reason::Products, {"valves"}}).empty());
    CHECK(lengthOf(fair, {Reason::Giveaway, {}}, {}).most == 0);
}

TEST_CASE("Needs: how many questions are to come is known as far as it can be") {
    const Fair fair = askingFair();
    Length length = lengthOf(fair, advice, {});
    CHECK(length.least == 2); // skips the first one
    CHECK(length.most == 5);
    length = lengthOf(fair, advice, {{"task", option("hall")}});
    CHECK(length.least == 3);
    CHECK(length.most == 3);
}

TEST_CASE("Needs: sentences say back what was understood, in the visitor's language") {
    const Fair fair = askingFair();
    const auto said = [&](const char* id, const NeedAnswer& answer, const char* language) {
        return sentenceOf(*findQuestion(fair.questions, id), answer, language, fair.languages);
    };
    CHECK(said("task", option("oven"), "de") == "task: oven-de.");
    CHECK(said("task", option("oven"), "en") == "task is oven.");
    // In the fair's order, whatever the order of touching.
    CHECK(said("material", {{"glass", "steel", "copper"}, {}, {}, false}, "de") ==
          "material: Stahl, copper-de und glass-de.");
    CHECK(said("material", {{"copper", "steel"}, {}, {}, false}, "en") == "material is steel and copper.");
    CHECK(said("temperature", number(180), "de") == "temperature: 180\u00a0°C.");
    CHECK(said("hurry", number(4), "en") == "hurry is 4.");
    CHECK(said("words", {{}, {}, "zwei\nZeilen {}", false}, "de") == "words: „zwei Zeilen {}“.");
    CHECK(said("words", skipped(), "de").empty());
    Question power = question("power", QuestionKind::Number);
    power.most = 999'999'999;
    CHECK(answerWords(power, number(1'234'567), "de", {}) == "1.234.567");
    CHECK(answerWords(power, number(12'345), "en", {}) == "12,345");
    CHECK(answerWords(power, number(0), "en", {}) == "0");
}

TEST_CASE("Needs: ways through the questions are followed exactly") {
    Fair fair = askingFair();
    Paths paths = allPaths(fair, 1000);
    CHECK(paths.complete);
    CHECK(paths.questions.size() == 6);
    CHECK(paths.rules == std::set<std::string>{"control", "oil", "water"});
    CHECK(paths.longest.size() == 5);

    SECTION("two options of a single choice never come together") {
        fair.questions[4].when = {chose("task", {"oven"}), chose("task", {"bath"})};
        CHECK_FALSE(allPaths(fair, 1000).questions.contains("when"));
    }
    SECTION("they do where several may be chosen") {
        fair.questions[4].when = {chose("material", {"steel"}), chose("material", {"glass"})};
        CHECK(allPaths(fair, 1000).questions.contains("when"));
    }
    SECTION("bounds that exclude each other, and those that touch") {
        fair.questions[4].when = {within("temperature", 200, {}), within("temperature", {}, 199)};
        CHECK_FALSE(allPaths(fair, 1000).questions.contains("when"));
        fair.questions[4].when = {within("temperature", 200, {}), within("temperature", {}, 200)};
        CHECK(allPaths(fair, 1000).questions.contains("when"));
        fair.questions[4].when = {within("temperature", 401, {})};
        CHECK_FALSE(allPaths(fair, 1000).questions.contains("when"));
    }
    SECTION("what a question waits for, its own condition rules out") {
        fair.questions[5].when = {chose("material", {"steel"}), chose("task", {"oven"})};
        CHECK_FALSE(allPaths(fair, 1000).questions.contains("words"));
        fair.needs[1].when = {within("temperature", 100, {}), chose("task", {"hall"})};
        CHECK_FALSE(allPaths(fair, 1000).rules.contains("oil"));
    }
    SECTION("nobody can have a retired topic, option or question") {
        fair.questions[4].when = {Clause{{}, {}, {}, {}, {"old"}, {}}};
        CHECK_FALSE(allPaths(fair, 1000).questions.contains("when"));
        fair.questions[4].when = {Clause{{}, {}, {}, {}, {"old", "pumps"}, {}}};
        CHECK(allPaths(fair, 1000).questions.contains("when"));
        fair.questions[0].options[1].retired = true;
        CHECK_FALSE(allPaths(fair, 1000).questions.contains("material"));
        fair.questions[1].retired = true;
        CHECK_FALSE(allPaths(fair, 1000).rules.contains("water"));
    }
    SECTION("a reason that the fair does not offer") {
        fair.questions[4].when = {Clause{{}, {}, {}, {}, {}, {Reason::Appointment}}};
        CHECK_FALSE(allPaths(fair, 1000).questions.contains("when"));
    }
    SECTION("too many ways are said to be too many") {
        CHECK_FALSE(allPaths(fair, 3).complete);
    }
}

// Whatever a file says, also one that no check has seen, and whatever is touched.
TEST_CASE("Needs: the questions end, five at the most, whatever is answered") {
    std::mt19937 dice(seed());
    const auto upTo = [&dice](std::size_t most) {
        return std::uniform_int_distribution<std::size_t>(0, most)(dice);
    };
    for (int round = 0; round < 400; ++round) {
        Fair fair = askingFair();
        fair.questions.clear();
        const std::size_t count = 1 + upTo(limits::fairQuestions - 1);
        for (std::size_t i = 0; i < count; ++i) {
            Question made =
                question("q" + std::to_string(i), static_cast<QuestionKind>(upTo(4)), {"a", "b", "c"});
            for (std::size_t clause = upTo(2); clause > 0; --clause) {
                const std::string other =
                    "q" + std::to_string(upTo(count)); // earlier, later, itself, or none
                made.when.push_back(upTo(1) ? chose(other, {std::string(1, static_cast<char>('a' + upTo(2)))})
                                            : within(other, static_cast<std::int64_t>(upTo(5)), {}));
            }
            made.retired = upTo(9) == 0;
            fair.questions.push_back(std::move(made));
        }
        Answers answers;
        std::size_t asked = 0;
        while (const Question* question = nextQuestion(fair, advice, answers)) {
            REQUIRE(++asked <= limits::needsAsked);
            const Length length = lengthOf(fair, advice, answers);
            CHECK(length.most >= asked);
            CHECK(length.most <= limits::needsAsked);
            CHECK(length.least <= length.most);
            NeedAnswer answer;
            answer.skipped = upTo(3) == 0;
            if (question->kind == QuestionKind::Scale || question->kind == QuestionKind::Number)
                answer.number = question->least + static_cast<std::int64_t>(upTo(4));
            else if (question->kind == QuestionKind::Text)
                answer.text = "x";
            else
                answer.options = {std::string(1, static_cast<char>('a' + upTo(2)))};
            answers[question->id] = answer;
        }
        // Later a change of mind: still the same bound.
        if (!answers.empty()) {
            answers.begin()->second = skipped();
            CHECK(questionsFor(fair, advice, answers).size() <= limits::needsAsked);
        }
    }
}

// What the search finds is what visitors meet: random answers stay within it, and reach the longest way's
// length.
TEST_CASE("Needs: the ways that a check finds are those that visitors take") {
    std::mt19937 dice(seed());
    const Fair fair = askingFair();
    const Paths paths = allPaths(fair, limits::needsWays);
    std::set<std::string> met;
    std::size_t longest = 0;
    std::size_t shortest = 99;
    for (int visit = 0; visit < 500; ++visit) {
        Answers answers;
        while (const Question* question = nextQuestion(fair, advice, answers)) {
            NeedAnswer answer;
            answer.skipped = dice() % 4 == 0;
            answer.number = question->least + static_cast<std::int64_t>(dice() % 5);
            answer.text = "x";
            if (!question->options.empty())
                answer.options = {question->options[dice() % question->options.size()].id};
            answers[question->id] = answer;
            met.insert(question->id);
        }
        const std::size_t length = questionsFor(fair, advice, answers).size();
        longest = std::max(longest, length);
        shortest = std::min(shortest, length);
    }
    CHECK(met == paths.questions);
    CHECK(longest == paths.longest.size());
    CHECK(shortest == paths.shortest);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "backend/fair/fair_file.h"

#include "core/base/limits.h"
#include "tests/backend/support/world.h"
#include "tests/core/needs/asking_fair.h"

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::test;

namespace {

// Lines 1 to 13.
const std::string head = R"(id = "test-fair"
state = "trial"
booth = "main"
company = "Test Company"
time_zone = "Europe/Berlin"
languages = ["de", "en"]
reasons = ["advice", "information"]
name = { de = "Messe", en = "Fair" }
booth_name = { de = "Halle 1", en = "Hall 1" }
greeting = { de = "Willkommen", en = "Welcome" }
notice = { de = "Hinweis", en = "Notice" }
look = { accent = "#b3400f", ink = "#1f2328", paper = "#fbfaf7" }
topics = [{ id = "pumps", name = { de = "Pumpen", en = "Pumps" } }]
)";
const std::string tail = R"([[purposes]]
id = "follow-up"
wording = "1"
ask = { email = { de = "Ja, bitte", en = "Yes, please" } }
)";
// Lines 14 to 55.
const std::string asked = R"([[questions]]
id = "task"
kind = "single"
ask = { de = "Was?", en = "What?" }
said = { de = "Sie wollen {}.", en = "You want {}." }
options = [
  { id = "oven", name = { de = "Ofen", en = "Oven" } },
  { id = "bath", name = { de = "Bad", en = "Bath" } },
]
[[questions]]
id = "degrees"
kind = "number"
ask = { de = "Wie warm?", en = "How warm?" }
said = { de = "Etwa {}.", en = "About {}." }
least = 20
most = 400
when = [{ question = "task", any = ["bath"] }]
[[questions]]
id = "hurry"
kind = "scale"
ask = { de = "Wie eilig?", en = "How urgent?" }
said = { de = "Eile: {}.", en = "Urgency: {}." }
least = 1
most = 5
least_label = { de = "gar nicht", en = "not at all" }
most_label = { de = "sehr", en = "very" }
[[questions]]
id = "role"
kind = "single"
fact = "role"
ask = { de = "Rolle?", en = "Role?" }
said = { de = "Sie {}.", en = "You {}." }
options = [
  { id = "boss", name = { de = "Chef", en = "Boss" }, means = "decides" },
  { id = "user", name = { de = "Nutzer", en = "User" }, means = "uses" },
]
when = [{ reasons = ["advice"] }]
[[needs]]
id = "control"
when = [{ question = "degrees", least = 180 }]
needs = { de = "Regelung", en = "Control" }
topics = ["pumps"]
)";

FairFile fileWith(const std::string& from, const std::string& to) {
    std::string text = asked;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return readFairFile(head + text.replace(at, from.size(), to) + tail);
}

struct Expected {
    std::string from;
    std::string to;
    std::size_t line; // 0: wherever
    std::string key;
    std::string inMessage;
    std::string inRemedy;
};

std::string plainQuestion(const std::string& id) {
    return "[[questions]]\nid = \"" + id +
           "\"\nkind = \"text\"\nask = { de = \"x\", en = \"x\" }\nsaid = { de = \"{}\", en = \"{}\" }\n";
}

} // namespace

TEST_CASE("fair file: questions and needs become what they describe, and survive the wire") {
    const auto file = readFairFile(head + asked + tail);
    CAPTURE(file.problems.empty() ? "" : toText(file.problems.front(), "fair.toml"));
    REQUIRE(file.fair);
    const Fair& fair = *file.fair;
    REQUIRE(fair.questions.size() == 4);
    CHECK(fair.questions[0].options[1].name.in("en", {}) == "Bath");
    CHECK(fair.questions[1].kind == QuestionKind::Number);
    CHECK(fair.questions[1].most == 400);
    CHECK(fair.questions[1].when == Condition{chose("task", {"bath"})});
    CHECK(fair.questions[2].mostLabel.in("de", {}) == "sehr");
    CHECK(fair.questions[3].options[0].means == "decides");
    CHECK(fair.needs[0].when == Condition{within("degrees", 180, {})});
    Fair published = fair;
    published.revision = 1;
    CHECK(fairFromJson(toJson(published)).value() == published);
}

TEST_CASE("fair file: each mistake in questions and needs is named with its key and what to do") {
    const auto expected = GENERATE(values<Expected>({
        {"id = \"degrees\"", "id = \"task\"", 24, "questions[2].id", "twice", "its own id"},
        {"kind = \"number\"", "kind = \"numbre\"", 25, "questions[2].kind", "unknown", "number"},
        {", en = \"How warm?\"", "", 26, "questions[2].ask.en", "missing", "add the text"},
        {", en = \"Bath\"", "", 21, "questions[1].options[2].name.en", "missing", "add the text"},
        {"de = \"gar nicht\", ", "", 38, "questions[3].least_label.de", "missing", "add the text"},
        {"{ de = \"Regelung\", en", "{ en", 54, "needs[1].needs.de", "missing", "add the text"},
        {"\"About {}.\"", "\"About.\"", 27, "questions[2].said.en", "no {} in it", "write {}"},
        {"\"About {}.\"", "\"{} {}.\"", 27, "questions[2].said.en", "more than one {}", "keep one"},
        {"least = 20\n", "", 23, "questions[2].least", "missing", "add least"},
        {"most = 400", "most = \"400\"", 29, "questions[2].most", "not a whole number", "write most"},
        {"most = 400", "most = 20", 29, "questions[2].most", "not above", "more than 20"},
        {"most = 400", "most = 1000000000", 29, "questions[2].most", "out of bounds", "999999999"},
        {"most = 5", "most = 9", 37, "questions[3].most", "9 steps", "keep 7"},
        {"  { id = \"bath\", name = { de = \"Bad\", en = \"Bath\" } },\n", "", 0, "questions[1].options",
         "fewer than two", "at least two"},
        {"id = \"bath\", name", "id = \"oven\", name", 21, "questions[1].options[2].id", "twice",
         "its own id"},
        {"fact = \"role\"", "fact = \"rank\"", 43, "questions[4].fact", "unknown", "timeframe"},
        {"means = \"uses\"", "means = \"owns\"", 48, "questions[4].options[2].means", "unknown", "decides"},
        {", means = \"uses\"", "", 48, "questions[4].options[2].means", "missing", "means ="},
        {"en = \"Oven\" }", "en = \"Oven\" }, means = \"uses\"", 20, "questions[1].options[1].means",
         "stands for nothing", "fact"},
        {"kind = \"scale\"", "kind = \"scale\"\noptions = []", 34, "questions[3].options", "unknown key",
         "remove"},
        {"question = \"task\", any = [\"bath\"]", "question = \"tsak\", any = [\"bath\"]", 30,
         "questions[2].when[1].question", "no question \"tsak\"", "\"task\""},
        {"any = [\"bath\"]", "any = [\"bahth\"]", 30, "questions[2].when[1].any", "no option \"bahth\"",
         "\"bath\""},
        {"any = [\"bath\"]", "least = 3", 30, "questions[2].when[1]", "answered by options", "any = ["},
        {"least = 180 }", "any = [\"x\"] }", 53, "needs[1].when[1]", "answered by a number", "least ="},
        {"question = \"task\", any = [\"bath\"]", "question = \"hurry\", least = 2", 30,
         "questions[2].when[1].question", "asked later", "above this one"},
        {"question = \"task\", any = [\"bath\"]", "question = \"degrees\", least = 30", 30,
         "questions[2].when[1].question", "a loop", "remove this condition"},
        {"question = \"task\", any = [\"bath\"]", "topics = [\"pmups\"]", 30, "questions[2].when[1].topics",
         "no topic \"pmups\"", "\"pumps\""},
        {"question = \"task\", any = [\"bath\"]", "reasons = [\"giveaway\"]", 30,
         "questions[2].when[1].reasons", "unknown", "advice"},
        {"question = \"task\", any = [\"bath\"]", "topics = [\"pumps\"], reasons = [\"advice\"]", 30,
         "questions[2].when[1]", "more than one thing", "each in its own braces"},
        {"when = [{ question = \"task\", any = [\"bath\"] }]",
         "when = [{ question = \"task\", any = [\"bath\"] }, { question = \"task\", any = [\"oven\"] }]", 0,
         "questions[2].when", "nobody can ever be asked", "correct"},
        {"when = [{ reasons = [\"advice\"] }]", "when = [{ reasons = [\"appointment\"] }]", 0,
         "questions[4].when", "nobody can ever be asked", "correct"},
        {"least = 180 }]", "least = 401 }]", 0, "needs[1].when", "can never hold", "correct"},
        {"when = [{ question = \"degrees\", least = 180 }]\n", "", 51, "needs[1].when", "missing",
         "for whom"},
        {"topics = [\"pumps\"]\n", "topics = [\"pump\"]\n", 55, "needs[1].topics", "no topic \"pump\"",
         "pumps"},
        {"id = \"control\"", "id = \"Control\"", 52, "needs[1].id", "not an id", "lower-case"},
    }));
    const auto file = fileWith(expected.from, expected.to);
    CHECK_FALSE(file.fair);
    const FairProblem* found = nullptr;
    for (const auto& problem : file.problems) {
        UNSCOPED_INFO(toText(problem, "fair.toml"));
        if (problem.key == expected.key && problem.message.find(expected.inMessage) != std::string::npos)
            found = &problem;
    }
    CAPTURE(expected.from, expected.to);
    REQUIRE(found);
    CAPTURE(found->line);
    CHECK((expected.line == 0 || found->line == expected.line));
    CHECK(found->line > 13);
    CHECK(found->remedy.find(expected.inRemedy) != std::string::npos);
}

TEST_CASE("fair file: a loop of questions is told from question to question") {
    const auto file = fileWith("when = [{ question = \"task\", any = [\"bath\"] }]",
                               "when = [{ question = \"hurry\", least = 2 }]");
    REQUIRE(file.problems.size() == 1);
    CHECK(file.problems[0].message == "\"hurry\" is asked later");
    std::string text = asked;
    text.replace(text.find("when = [{ question = \"task\""),
                 std::string("when = [{ question = \"task\", any = [\"bath\"] }]").size(),
                 "when = [{ question = \"hurry\", least = 2 }]");
    text.replace(text.find("least = 1\n"), 10,
                 "least = 1\nwhen = [{ question = \"degrees\", least = 30 }]\n");
    const auto loop = readFairFile(head + text + tail);
    REQUIRE_FALSE(loop.problems.empty());
    CHECK(loop.problems[0].message == "a loop: degrees waits for hurry, which waits for degrees");
}

TEST_CASE("fair file: more questions than somebody standing in a hall answers are refused, by name") {
    CHECK(readFairFile(head + asked + plainQuestion("one") + tail).fair); // five on the longest way
    const auto six = readFairFile(head + asked + plainQuestion("one") + plainQuestion("two") + tail);
    REQUIRE(six.problems.size() == 1);
    CHECK(six.problems[0].key == "questions[6]");
    CHECK(six.problems[0].message ==
          "somebody can be asked 6 questions: task, degrees, hurry, role, one, two");
    const auto words =
        readFairFile(head + plainQuestion("one") + plainQuestion("two") + plainQuestion("three") + tail);
    REQUIRE(words.problems.size() == 1);
    CHECK(words.problems[0].message.find("3 of them") == 0);
    std::string many;
    for (std::size_t i = 0; i <= limits::fairQuestions; ++i)
        many += plainQuestion("q" + std::to_string(i)) + "retired = true\n";
    const auto tooMany = readFairFile(head + many + tail);
    REQUIRE_FALSE(tooMany.problems.empty());
    CHECK(tooMany.problems[0].key == "questions");
}

TEST_CASE("fair file: nonsense in questions is no crash") {
    for (const char* text : {"questions = 3\n", "questions = []\n", "questions = [3]\n", "needs = \"x\"\n",
                             "questions = [{}]\n", "questions = [{ options = 3, when = 4 }]\n",
                             "questions = [{ id = \"a\", kind = \"single\", options = [{}], when = [{}] }]\n",
                             "needs = [{ when = [{ question = \"\" }] }]\n"}) {
        const auto file = readFairFile(text + head + tail);
        CHECK_FALSE(file.fair);
        CHECK_FALSE(file.problems.empty());
    }
}

TEST_CASE("fairs: questions, options and rules that the file no longer names are retired: a kind stays") {
    World world;
    Fair fair = smallFair();
    ask(fair);
    REQUIRE(world.fairs->import(fair));
    Fair without = fair;
    without.questions.erase(without.questions.begin() + 5);
    without.questions[0].options.erase(without.questions[0].options.begin() + 2);
    without.needs.pop_back();
    without.questions[3].when.clear();
    const auto changes = world.fairs->import(without).value().changes;
    const auto has = [&changes](const std::string& line) {
        return std::ranges::find(changes, line) != changes.end();
    };
    CHECK(has("question words: retired; visits that named it keep it"));
    CHECK(has("question task: option hall: retired; visits that named it keep it"));
    CHECK(has("need water: retired; visits that named it keep it"));
    CHECK(std::ranges::any_of(changes,
                              [](const std::string& line) { return line.find("question hurry: ") == 0; }));
    const auto published = world.fairs->find({"test-fair"}).value();
    CHECK(published->questions.size() == 6);
    CHECK(findQuestion(published->questions, "words")->retired);
    CHECK(findOption(published->questions[0], "hall")->retired);
    CHECK(world.fairs->import(without).value().changes.empty());

    Fair other = without;
    other.questions[3].kind = QuestionKind::Number;
    const auto refused = world.fairs->import(other);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::Conflict);
    CHECK(refused.error().detail.find("an id of its own") != std::string::npos);
    Fair full = without;
    for (std::size_t i = 0; full.questions.size() < limits::fairQuestions; ++i)
        full.questions.push_back(question("more-" + std::to_string(i), QuestionKind::Scale));
    CHECK(world.fairs->import(full).error().code == Code::TooLarge); // with the retired one
}

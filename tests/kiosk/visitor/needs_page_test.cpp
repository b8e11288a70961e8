// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "tests/core/needs/asking_fair.h"
#include "tests/kiosk/visitor/booth.h"

#include <QAbstractItemModelTester>

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;
using Types = std::vector<std::string>;

namespace {

Fair fairThatAsks() {
    Fair fair = sampleFair();
    ask(fair);
    return fair;
}

struct AskingBooth : Booth {
    AskingBooth() : Booth(fairThatAsks()) {
        flow->begin();
        flow->reasonsPage()->choose("advice");
        flow->topicsPage()->toggle("pumps");
        flow->topicsPage()->next();
        REQUIRE(flow->page() == VisitFlow::Needs);
    }

    NeedsPage& page() { return *flow->needsPage(); }

    void tick(const QString& option) { page().choose(option); }

    // Everything that somebody with a bath is asked.
    void answerAll() {
        page().choose("bath");
        page().setNumber(190);
        page().next();
        tick("steel");
        page().next();
        page().choose("soon");
        page().setWords("  Bitte leise ");
        page().next();
        REQUIRE(page().summary());
    }

    QStringList sentences() {
        QStringList list;
        auto* model = page().sentences();
        for (int row = 0; row < model->rowCount(); ++row)
            list.append(model->index(row).data(SentencesModel::TextRole).toString());
        return list;
    }

    QStringList needs() {
        QStringList list;
        auto* model = page().needs();
        for (int row = 0; row < model->rowCount(); ++row)
            list.append(model->index(row).data(NeedsModel::NeedRole).toString());
        return list;
    }

    json::object lastNeeds() {
        json::object body;
        for (const auto& event : journal()) {
            if (event.type == standdienst::types::needsStated)
                body = event.body;
        }
        return body;
    }
};

} // namespace

TEST_CASE(
    "Needs page: questions follow one another, and what was understood is written down when it is left") {
    AskingBooth booth;
    auto& page = booth.page();
    QAbstractItemModelTester options(page.options());
    QAbstractItemModelTester sentences(page.sentences());
    QAbstractItemModelTester needs(page.needs());
    CHECK(page.question() == "task");
    CHECK(page.kind() == NeedsPage::Single);
    CHECK(page.place() == 1);
    CHECK(page.about());
    CHECK_FALSE(page.answered());
    page.next(); // nothing to go on with
    CHECK(page.question() == "task");
    page.choose("moon");
    CHECK(page.question() == "task");
    page.choose("bath"); // goes on by itself
    CHECK(page.question() == "temperature");
    CHECK(page.kind() == NeedsPage::Number);
    CHECK(page.place() == 2);
    CHECK(page.unit() == "°C");
    page.setNumber(190);
    page.next();
    CHECK(page.kind() == NeedsPage::Several);
    page.choose("steel");
    page.choose("glass");
    page.choose("glass");
    CHECK(page.question() == "material");
    page.next();
    page.choose("soon");
    CHECK(page.kind() == NeedsPage::Words);
    page.setWords("Bitte leise");
    page.next();
    CHECK(page.summary());
    CHECK(booth.sentences() == QStringList{"task: bath-de.", "temperature: 190\u00a0°C.", "material: Stahl.",
                                           "when: soon-de.", "words: „Bitte leise“."});
    CHECK(booth.needs() == QStringList{"Regelung", "Öl"});
    CHECK(booth.types() == Types{"visit.started", "interest.stated"});
    page.confirm();
    CHECK(booth.flow->page() == VisitFlow::Contact);
    CHECK(booth.types() == Types{"visit.started", "interest.stated", "needs.stated"});
    const auto body = booth.lastNeeds();
    CHECK(json::serialize(body.at("needs")) == R"(["control","oil"])");
    CHECK(json::serialize(body.at("answers")) ==
          R"([{"question":"task","options":["bath"]},{"question":"temperature","number":190},)"
          R"({"question":"material","options":["steel"]},{"question":"when","options":["soon"]},)"
          R"({"question":"words","words":true}])");
    // Triage knows when, and that one thing was answered that it knows of.
    const auto scores = booth.scores();
    REQUIRE(scores.size() == 2);
    const auto knows = [&](const char* fact) {
        return std::ranges::any_of(scores.back().facts,
                                   [fact](const auto& one) { return one.fact.name == fact; });
    };
    CHECK(knows("timeframe"));
    CHECK(knows("needs"));
}

TEST_CASE("Needs page: words go with the contact alone, sealed, and are wiped") {
    AskingBooth booth;
    booth.answerAll();
    booth.page().confirm();
    booth.flow->contactPage()->setEmail("anna@example.org");
    booth.agree("follow-up", "email");
    booth.flow->contactPage()->send();
    REQUIRE(booth.flow->page() == VisitFlow::ThankYou);
    CHECK(booth.lastContact().answers == std::map<std::string, std::string>{{"words", "Bitte leise"}});
    CHECK(booth.page().answers().empty());
    CHECK(booth.sentences().isEmpty());
    booth.flow->thankYouPage()->finish();
    for (const auto& entry : booth.entries())
        CHECK(entry.record.find("leise") == std::string::npos);
    const auto types = booth.types();
    CHECK(std::ranges::count(types, "needs.stated") == 1);
}

TEST_CASE("Needs page: an answer is corrected from the summary, and what it opens is asked") {
    AskingBooth booth;
    auto& page = booth.page();
    booth.answerAll();
    page.correct("temperature");
    CHECK(page.correcting());
    CHECK(page.number() == 190);
    page.eraseDigit();
    page.next();
    CHECK(page.summary());
    CHECK(booth.needs() == QStringList{"Regelung", "Wasser"});
    page.correct("task");
    booth.flow->back(); // thinks better of it
    CHECK(page.summary());
    page.correct("task");
    page.choose("hall");
    CHECK(page.question() == "hurry");
    page.setNumber(5);
    CHECK(page.summary());
    CHECK(booth.sentences() == QStringList{"task: hall-de.", "hurry: 5.", "when: soon-de."});
    CHECK(booth.needs().isEmpty());
    CHECK(page.inWords().empty()); // said of something else
    // Changed back, nothing of before is lost.
    page.correct("task");
    page.choose("bath");
    CHECK(page.summary());
    CHECK(booth.sentences().size() == 5);
    CHECK(page.inWords().size() == 1);
}

TEST_CASE("Needs page: back goes from question to question, and to the topics") {
    AskingBooth booth;
    auto& page = booth.page();
    page.choose("oven");
    page.setNumber(50);
    booth.flow->back();
    CHECK(booth.flow->page() == VisitFlow::Needs);
    CHECK(page.question() == "task");
    CHECK(page.options()->index(0).data(OptionsModel::ChosenRole).toBool());
    booth.flow->back();
    CHECK(booth.flow->page() == VisitFlow::Topics);
    booth.flow->topicsPage()->next();
    CHECK(page.question() == "temperature"); // the first that is open
    page.skip();
    page.skip();
    page.skip();
    CHECK(page.summary());
    CHECK(booth.sentences().size() == 4);
    booth.flow->back();
    CHECK(page.question() == "words");
    page.skip();
    page.confirm();
    CHECK(booth.flow->page() == VisitFlow::Contact);
    booth.flow->back();
    CHECK(booth.flow->page() == VisitFlow::Needs);
    CHECK(page.summary());
    page.confirm();
    CHECK(std::ranges::count(booth.types(), "needs.stated") == 1); // nothing changed
    booth.flow->back();
    page.correct("task");
    page.choose("hall");
    page.setNumber(1);
    page.confirm();
    CHECK(std::ranges::count(booth.types(), "needs.stated") == 2);
}

TEST_CASE("Needs page: everything can be skipped, and then there is nothing to say back") {
    AskingBooth booth;
    SECTION("at once") {
        booth.page().skipAll();
    }
    SECTION("one by one") {
        booth.page().skip();
        CHECK(booth.page().question() == "when");
        booth.page().skip();
    }
    CHECK(booth.flow->page() == VisitFlow::Contact);
    const auto body = booth.lastNeeds();
    CHECK(body.at("answers").as_array().front().at("skipped").as_bool());
    CHECK(body.at("needs").as_array().empty());
    booth.flow->back();
    CHECK(booth.page().question() == "task");
}

TEST_CASE("Needs page: skipping the rest leads to what was understood so far") {
    AskingBooth booth;
    booth.page().choose("bath");
    booth.page().skipAll();
    CHECK(booth.page().summary());
    CHECK(booth.sentences().front() == "task: bath-de.");
    CHECK(booth.sentences().size() == 5); // those left open can be answered after all
    booth.page().correct("when");
    booth.page().choose("later");
    CHECK(booth.page().question() == "material"); // goes on with what is open
    booth.page().skipAll();
    booth.page().confirm();
    CHECK(booth.lastNeeds().at("answers").as_array().size() == 4); // words were never asked for
}

TEST_CASE("Needs page: what was answered is written with the end when somebody walks away") {
    AskingBooth booth;
    booth.page().choose("bath");
    booth.page().setNumber(100); // not gone on from
    SECTION("left") {
        booth.flow->startOver();
    }
    SECTION("timed out") {
        booth.patience.advance(limits::idleWipe);
    }
    CHECK(booth.flow->page() == VisitFlow::Attract);
    CHECK(booth.types() == Types{"visit.started", "interest.stated", "needs.stated", "visit.ended"});
    CHECK(booth.lastNeeds().at("answers").as_array().size() == 1);
    CHECK(booth.page().answers().empty());
    CHECK(booth.page().question().isEmpty());
    booth.flow->begin(); // the next visitor
    booth.flow->reasonsPage()->choose("advice");
    booth.flow->topicsPage()->next();
    CHECK(booth.page().question() == "task");
    CHECK_FALSE(booth.page().answered());
}

TEST_CASE("Needs page: an offered topic becomes one of the visitor's with one touch") {
    AskingBooth booth;
    booth.answerAll();
    const auto offered = [&] {
        return booth.page()
            .needs()
            ->index(0)
            .data(NeedsModel::TopicsRole)
            .toList()
            .front()
            .value<OfferedTopic>();
    };
    CHECK(offered().topicId == "valves");
    CHECK_FALSE(offered().added);
    booth.flow->topicsPage()->setFilter("pump"); // hides it there
    booth.page().toggleTopic("valves");
    CHECK(offered().added);
    booth.page().confirm();
    CHECK(booth.types() == Types{"visit.started", "interest.stated", "interest.stated", "needs.stated"});
    CHECK(interestStated(booth.journal()[2].body)->topics == Types{"pumps", "valves"});
}

TEST_CASE("Needs page: another language midway keeps what was answered") {
    AskingBooth booth;
    auto& page = booth.page();
    page.choose("bath");
    page.setNumber(120);
    booth.flow->setLanguage("en");
    CHECK(page.ask() == "temperature (en)?");
    CHECK(page.number() == 120);
    page.next();
    page.choose("steel");
    booth.flow->setLanguage("de");
    CHECK(page.answered());
    page.next();
    page.skipAll();
    CHECK(booth.sentences()[2] == "material: Stahl.");
    booth.flow->setLanguage("en");
    CHECK(booth.sentences()[2] == "material is steel.");
    CHECK(booth.needs() == QStringList{"Control"});
}

TEST_CASE("Needs page: numbers are entered by digits and by steps, within what fits") {
    AskingBooth booth;
    auto& page = booth.page();
    page.choose("oven");
    CHECK(page.least() == 1);
    page.less();
    CHECK(page.number() == -1);
    page.more();
    CHECK(page.number() == 1);
    page.more();
    CHECK(page.number() == 10);
    page.less();
    CHECK(page.number() == 1);
    page.eraseDigit();
    for (const int digit : {4, 0, 1})
        page.digit(digit);
    CHECK(page.number() == 401);
    CHECK_FALSE(page.numberFits());
    CHECK_FALSE(page.answered());
    page.next();
    CHECK(page.question() == "temperature");
    page.less();
    CHECK(page.number() == 400);
    CHECK(page.answered());
    page.more();
    CHECK(page.number() == 400);
    page.digit(11);
    page.setNumber(-2);
    CHECK(page.number() == 400);
    for (int i = 0; i < 20; ++i)
        page.digit(9);
    CHECK(page.number() <= static_cast<int>(limits::questionNumber));
    for (int i = 0; i < 20; ++i)
        page.eraseDigit();
    CHECK(page.number() == -1);
}

TEST_CASE("Needs page: words have a limit, in characters") {
    AskingBooth booth;
    auto& page = booth.page();
    page.choose("oven");
    page.skip();
    page.skip();
    REQUIRE(page.kind() == NeedsPage::Words);
    page.setWords(" \n");
    CHECK_FALSE(page.answered());
    QString longest;
    for (std::size_t i = 0; i < limits::answerText; ++i)
        longest += QString::fromUtf8("\U0001F600");
    page.setWords(longest);
    CHECK(page.answered());
    page.setWords(longest + "x");
    CHECK_FALSE(page.wordsFit());
    CHECK_FALSE(page.answered());
}

TEST_CASE("A fair without questions that apply has no page for them") {
    Fair fair = fairThatAsks();
    for (Question& question : fair.questions)
        question.when.push_back({{}, {}, {}, {}, {"valves"}, {}});
    Booth booth(fair);
    booth.goToContact(); // with pumps
    booth.flow->back();
    CHECK(booth.flow->page() == VisitFlow::Topics);
    booth.flow->topicsPage()->toggle("valves");
    booth.flow->topicsPage()->next();
    CHECK(booth.flow->page() == VisitFlow::Needs);
}

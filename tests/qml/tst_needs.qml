// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Standdienst.Theme
import Standdienst.Test

// The questions about what somebody needs, by touches at the window: branching, correction, everything skipped.
KioskCase {
    id: suite

    name: "needs"

    function toNeeds(row) {
        open(row);
        tap("attract.begin");
        tap("reasons.information");
        tap("topics.donau");
        tap("topics.next");
        compare(flow().page, needs);
    }

    function lastBody(type) {
        return Harness.stage.facts().map(record => JSON.parse(record)).filter(fact => fact.type === type).pop().body;
    }

    // The fair speaks no French: there, its own words are German.
    function shows(german, english, french) {
        const words = {
            "de": german,
            "en": english,
            "fr": french ?? german
        };
        return Harness.allText().includes(words[flow().language]);
    }

    function test_branchingAndCorrection_data() {
        return combinations();
    }

    function test_branchingAndCorrection(row) {
        toNeeds(row);
        tap("needs.option.tools");
        // By digits, by steps, and corrected.
        tap("needs.number.digit.1");
        tap("needs.number.digit.9");
        tap("needs.number.digit.5");
        tap("needs.number.erase");
        tap("needs.number.digit.9");
        compare(flow().needsPage.number, 199);
        tap("needs.number.more");
        compare(flow().needsPage.number, 200);
        tap("needs.next");
        tap("needs.option.stainless");
        tap("needs.option.zone");
        tap("needs.option.zone");
        tap("needs.next");
        tap("needs.option.decides");
        tap("needs.words");
        Harness.type("Bitte leise");
        Qt.inputMethod.hide();
        Harness.settle();
        verify(!factTypes().includes("needs.stated"));
        tap("needs.next");
        verify(shows("Sie möchten Spritzgießwerkzeuge und Kalanderwalzen erwärmen.", "You would like to heat Injection moulds and calender rollers."));
        verify(shows("Sie brauchen höchstens 200\u00a0°C.", "You need 200\u00a0°C at most."));
        verify(shows("„Bitte leise“", "“Bitte leise”", "«\u00a0Bitte leise\u00a0»"));
        verify(shows("Thermalöl statt Wasser", "thermal oil rather than water"));
        // Another temperature: the need for oil goes.
        tap("needs.sentence.temperature");
        for (let digit = 0; digit < 3; ++digit)
            tap("needs.number.erase");
        tap("needs.number.digit.9");
        tap("needs.number.digit.0");
        tap("needs.next");
        verify(!shows("Thermalöl statt Wasser", "thermal oil rather than water"));
        verify(shows("eigenem Regelkreis", "loop of its own"));
        // Something else altogether: asked are the questions that belong to it, and nothing is said of the others.
        tap("needs.sentence.task");
        tap("needs.option.halls");
        tap("needs.step.4");
        verify(!shows("eigenem Regelkreis", "loop of its own"));
        verify(!shows("90\u00a0°C", "90\u00a0°C"));
        verify(shows("mit 4 von 5", "4 out of 5"));
        tap("needs.sentence.task");
        tap("needs.option.tools");
        verify(shows("90\u00a0°C", "90\u00a0°C"), "what was said before is not lost");
        tap("needs.topic.service");
        tap("needs.confirm");
        compare(flow().page, contact);
        const body = lastBody("needs.stated");
        compare(body.answers.map(answer => answer.question), ["task", "temperature", "material", "role", "words"]);
        compare(body.answers[1].number, 90);
        compare(body.needs, ["control"]);
        verify(!JSON.stringify(Harness.stage.facts()).includes("leise"));
        compare(lastBody("interest.stated").topics, ["donau", "service"]);
    }

    function test_skipping_data() {
        return combinations();
    }

    function test_skipping(row) {
        toNeeds(row);
        tap("needs.skipAll");
        compare(flow().page, contact);
        tap("nav.back");
        compare(flow().page, needs);
        tap("needs.skip");
        tap("needs.option.uses");
        verify(shows("Offen gelassen", "Left open", "Resté sans réponse"));
        tap("needs.sentence.task");
        tap("needs.option.air");
        tap("needs.skip");
        tap("needs.confirm");
        compare(flow().page, contact);
        compare(lastBody("needs.stated").answers, [{
                    "question": "task",
                    "options": ["air"]
                }, {
                    "question": "gas",
                    "skipped": true
                }, {
                    "question": "role",
                    "options": ["uses"]
                }]);
    }

    function test_backAndLanguage() {
        toNeeds({
                "screen": "portrait",
                "language": "de"
            });
        verify(Harness.allText().includes("Frage 1 von etwa"));
        tap("needs.option.baths");
        tap("needs.number.more");
        tap("nav.language.en");
        compare(flow().needsPage.number, 20);
        verify(Harness.allText().includes("What is the highest temperature you need?"));
        verify(Harness.allText().includes("Question 2 of 3"));
        tap("nav.back");
        verify(Harness.find("needs.option.baths").chosen);
        tap("nav.back");
        compare(flow().page, topics);
        tap("topics.next");
        verify(Harness.find("needs.number.more") !== null);
    }

    function test_keyboardAlone() {
        open({
                "screen": "portrait",
                "language": "en"
            });
        const press = name => {
            verify(Harness.focusByTab(name), name + " is not reached by Tab");
            Harness.key(Qt.Key_Space);
        };
        for (const name of ["attract.begin", "reasons.information", "topics.next", "needs.option.tools", "needs.number.digit.8", "needs.number.digit.0", "needs.next", "needs.option.precise", "needs.next", "needs.option.decides", "needs.skip", "needs.confirm"])
            press(name);
        compare(flow().page, contact);
    }

    function test_assistiveTechnology() {
        toNeeds({
                "screen": "portrait",
                "language": "en"
            });
        const act = (name, action) => verify(Harness.act(name, action), name + " has no such action");
        act("needs.option.halls", "Press");
        act("needs.step.5", "Press");
        act("needs.option.uses", "Press");
        act("needs.skip", "Press");
        act("needs.sentence.task", "Press");
        act("needs.option.tools", "Press");
        act("needs.number.more", "Press");
        act("needs.next", "Press");
        act("needs.option.stainless", "Toggle");
        act("needs.next", "Press");
        act("needs.topic.service", "Toggle");
        act("needs.confirm", "Press");
        compare(flow().page, contact);
        compare(lastBody("needs.stated").needs, ["control"]);
    }

    function test_walkingAwayWipesIt() {
        toNeeds({
                "screen": "portrait",
                "language": "de"
            });
        tap("needs.option.halls");
        tap("needs.skip");
        tap("needs.skip");
        tap("needs.words");
        Harness.type("Unverwechselbar");
        Harness.stage.advance(61000);
        Harness.settle();
        compare(flow().page, attract);
        verify(!Harness.allText().includes("Unverwechselbar"));
        verify(!Qt.inputMethod.visible);
        compare(factTypes().slice(-2), ["needs.stated", "visit.ended"]);
        tap("attract.begin");
        tap("reasons.information");
        tap("topics.next");
        compare(flow().needsPage.words, "");
        verify(!Harness.find("needs.option.halls").chosen);
    }

    function test_layout_data() {
        return combinations(["1", "1.5", "2"]);
    }

    function check(page) {
        compare(Harness.flaws(Theme.target).join("\n"), "", page);
        for (const control of ["nav.back", "nav.language.de", "nav.language.en", "nav.display", "nav.startOver"])
            compare(Harness.outOfReach(control), "", page);
    }

    function test_layout(row) {
        toNeeds(row);
        enlarge(row.more);
        check("single");
        tap("needs.option.air");
        check("scale");
        tap("nav.back");
        tap("needs.option.tools");
        check("number");
        for (let digit = 0; digit < 4; ++digit)
            tap("needs.number.digit.9");
        check("number, outside");
        for (let digit = 0; digit < 4; ++digit)
            tap("needs.number.erase");
        tap("needs.number.digit.9");
        tap("needs.number.digit.9");
        tap("needs.next");
        check("several");
        tap("needs.option.stainless");
        tap("needs.next");
        tap("needs.skip");
        check("words");
        tap("needs.words");
        Harness.type("Wärmerückgewinnung");
        verify(Qt.inputMethod.visible);
        check("words, typing");
        Qt.inputMethod.hide();
        Harness.settle();
        tap("needs.next");
        check("summary");
        tap("needs.sentence.role");
        check("correcting");
    }

    // Whoever taps twice by habit answers one question.
    function test_aDoubleTapAnswersOnce() {
        toNeeds({
                "screen": "portrait",
                "language": "en"
            });
        Theme.guard = 600000;
        tap("needs.option.tools");
        tap("needs.number.digit.1");
        compare(flow().needsPage.number, -1, "that touch was meant for the question before");
        Theme.guard = 0;
        tap("needs.number.digit.1");
        compare(flow().needsPage.number, 1);
    }
}

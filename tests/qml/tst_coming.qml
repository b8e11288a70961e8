// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Standdienst.Kiosk
import Standdienst.Theme
import Standdienst.Test

// Somebody wants to speak to a person: by touches at the window.
KioskCase {
    name: "coming"

    function number() {
        const item = Harness.find("coming.number");
        return item ? item.text : "";
    }

    function isShown(name) {
        const item = Harness.find(name);
        return item !== null && item.visible;
    }

    function fact(type) {
        return Harness.stage.facts().map(record => JSON.parse(record)).filter(event => event.type === type);
    }

    function test_fromTheFirstScreen_data() {
        return combinations();
    }

    function test_fromTheFirstScreen(row) {
        open(row);
        tap("attract.person");
        compare(flow().page, coming);
        compare(factTypes(), ["visit.started", "ticket.opened"]);
        compare(number(), "B1");
        compare(fact("ticket.opened")[0].body.number, "B1");
        verify(!isShown("nav.person"), "who waits need not ask again");
        // Nothing is told that nobody knows.
        verify(!Harness.allText().match(/minut/i));
        verify(!isShown("coming.before"));
        tap("coming.finish");
        compare(flow().page, thankYou);
        compare(Harness.find("thankYou.number").text, "B1");
        tap("thankYou.finish");
        compare(flow().page, attract);
        compare(fact("visit.ended")[0].body.outcome, "finished");
        verify(!/\bB1\b/.test(Harness.allText()));
    }

    function test_onEveryPage_data() {
        return combinations();
    }

    function test_onEveryPage(row) {
        open(row);
        tap("attract.begin");
        tap("nav.person");
        compare(flow().page, coming);
        tap("coming.goOn");
        compare(flow().page, reasons);
        tap("reasons.advice");
        tap("nav.person");
        compare(flow().page, coming);
        tap("nav.back");
        compare(flow().page, topics);
        tap("topics.waste-heat");
        tap("topics.next");
        tap("contact.familyName");
        Harness.type("Weber");
        Qt.inputMethod.hide();
        Harness.settle();
        tap("nav.person");
        compare(flow().page, coming);
        tap("coming.goOn");
        compare(flow().page, contact);
        compare(flow().contactPage.familyName, "Weber");
        tap("contact.finishWithout");
        tap("nav.person");
        tap("coming.goOn");
        compare(flow().page, thankYou);
        compare(fact("ticket.opened").length, 1);
        compare(fact("ticket.opened")[0].body.screen, "reasons");
    }

    function test_howLongItTakes_data() {
        return combinations();
    }

    function test_howLongItTakes(row) {
        open(row);
        tap("attract.person");
        Harness.stage.hearQueue(2, 4.2, 3.1, 5.6);
        Harness.settle();
        verify(isShown("coming.wait"));
        verify(isShown("coming.before"));
        const words = () => {
            Harness.settle();
            return Harness.find("coming.wait").text;
        };
        const ones = {
            "de": ["3 bis 6 Minuten.", "Bis zu 2 Minuten.", "Höchstens eine Minute."],
            "en": ["3 to 6 minutes.", "Up to 2 minutes.", "A minute at most."],
            "fr": ["3 à 6 minutes.", "Jusqu’à 2 minutes.", "Une minute au plus."]
        };
        compare(words(), ones[row.language][0]);
        compare(Harness.flaws(Theme.target).join("\n"), "");
        Harness.stage.hearQueue(0, 1, 0.4, 1.6);
        compare(words(), ones[row.language][1]);
        Harness.stage.hearQueue(0, 0.3, 0.1, 0.8);
        compare(words(), ones[row.language][2]);
    }

    function test_leaveAndAskAgain_data() {
        return combinations();
    }

    function test_leaveAndAskAgain(row) {
        open(row);
        tap("attract.begin");
        tap("reasons.advice");
        tap("nav.person");
        tap("coming.leave");
        compare(factTypes().pop(), "ticket.left");
        compare(flow().page, coming);
        verify(!isShown("coming.number"));
        tap("coming.again");
        compare(number(), "B1");
        tap("coming.leave");
        tap("coming.goOn");
        compare(flow().page, topics);
    }

    function test_byKeyboardAndAssistiveTechnology() {
        open({
                "screen": "portrait",
                "language": "de"
            });
        verify(Harness.focusByTab("attract.person"), "attract.person is not reached by Tab");
        Harness.key(Qt.Key_Space);
        compare(flow().page, coming);
        verify(Harness.focusByTab("coming.leave"), "coming.leave is not reached by Tab");
        Harness.key(Qt.Key_Return);
        compare(factTypes().pop(), "ticket.left");
        verify(Harness.act("coming.again", "Press"), "coming.again has no such action");
        compare(number(), "B1");
        verify(Harness.act("coming.goOn", "Press"), "coming.goOn has no such action");
        compare(flow().page, reasons);
    }

    function test_theDiskFails() {
        open({
                "screen": "portrait",
                "language": "de"
            });
        tap("attract.begin");
        Harness.stage.setDiskBroken(true);
        tap("nav.person");
        compare(flow().page, reasons, "no number is shown that is not kept");
        verify(flow().notSaved);
        Harness.stage.setDiskBroken(false);
        tap("nav.person");
        compare(flow().page, coming);
        compare(number(), "B1");
    }

    function test_whereNoVisitMayBegin() {
        open({
                "screen": "portrait",
                "language": "de"
            });
        Harness.stage.setDiskFull(true);
        Harness.stage.advance(61000);
        flow().callPerson();
        compare(flow().page, attract);
        compare(factTypes(), []);
        open({
                "screen": "portrait",
                "language": "de"
            }, "closed");
        verify(!isShown("attract.person"));
        verify(!isShown("nav.person"));
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Standdienst.Test

// What a visitor left behind when nobody touches anything.
KioskCase {
    name: "wipe"

    function typeAName() {
        open({
                "screen": "portrait",
                "language": "de"
            });
        tap("attract.begin");
        tap("reasons.advice");
        tap("topics.next");
        tap("contact.familyName");
        Harness.type("Unverwechselbar");
        verify(Harness.allText().includes("Unverwechselbar"));
    }

    function test_warningThenWipe() {
        typeAName();
        Harness.stage.advance(44000);
        Harness.settle();
        verify(Harness.find("idle.stay") === null);
        Harness.stage.advance(2000);
        Harness.settle();
        verify(Harness.find("idle.stay") !== null);
        verify(Harness.allText().includes("Sind Sie noch da?"));
        Harness.stage.advance(15000);
        Harness.settle();
        compare(flow().page, attract);
        verify(Harness.find("idle.stay") === null);
        verify(!Harness.allText().includes("Unverwechselbar"));
        verify(!Qt.inputMethod.visible);
        compare(JSON.parse(Harness.stage.facts().pop()).body.outcome, "timed_out");
    }

    function test_stayKeepsEverything_data() {
        return [{
                "tag": "touch"
            }, {
                "tag": "keyboard"
            }, {
                "tag": "accessibility"
            }];
    }

    function test_stayKeepsEverything(row) {
        typeAName();
        Harness.stage.advance(46000);
        Harness.settle();
        if (row.tag === "touch")
            Harness.touch("idle.stay");
        else if (row.tag === "keyboard")
            Harness.key(Qt.Key_Space);
        else
            verify(Harness.act("idle.stay", "Press"));
        verify(Harness.find("idle.stay") === null);
        compare(flow().page, contact);
        compare(flow().contactPage.familyName, "Unverwechselbar");
        Harness.stage.advance(44000);
        Harness.settle();
        verify(Harness.find("idle.stay") === null, "patience began anew");
    }

    function test_touchingAndTypingIsNotIdle() {
        typeAName();
        for (const action of [() => Harness.type("x"), () => Harness.touch("page.contact"), () => Harness.key(Qt.Key_Tab)]) {
            Harness.stage.advance(40000);
            action();
            verify(!flow().warning);
        }
        compare(flow().page, contact);
    }

    function test_theNextVisitorFindsEmptyFields() {
        typeAName();
        tap("nav.startOver");
        compare(flow().page, attract);
        tap("attract.begin");
        tap("reasons.advice");
        tap("topics.next");
        for (const name of ["givenName", "familyName", "organization", "email", "phone", "message"]) {
            const field = Harness.find("contact." + name);
            compare(field.text, "");
            verify(!field.canUndo);
        }
    }

    function test_thankYouGoesByItself() {
        typeAName();
        tap("contact.finishWithout");
        Harness.stage.advance(16000);
        Harness.settle();
        compare(flow().page, attract);
        compare(JSON.parse(Harness.stage.facts().pop()).body.outcome, "finished");
    }

    function test_nothingIsLearnt() {
        typeAName();
        for (const name of ["givenName", "familyName", "organization", "email", "phone", "message"]) {
            const hints = Harness.find("contact." + name).inputMethodHints;
            verify(hints & Qt.ImhNoPredictiveText, name);
            verify(hints & Qt.ImhSensitiveData, name);
        }
    }
}

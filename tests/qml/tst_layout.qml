// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Standdienst.Theme
import Standdienst.Test

// On every screen, in both languages and at every size of text: nothing is cut off, nothing is too small for a finger.
KioskCase {
    name: "layout"

    function check(page) {
        compare(Harness.flaws(Theme.target).join("\n"), "", page);
        for (const control of ["nav.language.de", "nav.language.en", "nav.language.fr", "nav.display", "nav.startOver", "nav.person"])
            compare(Harness.outOfReach(control), "", page);
    }

    function test_pages_data() {
        return everywhere(["1", "1.5", "2"]);
    }

    function test_pages(row) {
        open(row);
        compare(Harness.flaws(Theme.target).join("\n"), "", "attract");
        tap("attract.begin");
        enlarge(row.more);
        check("reasons");
        tap("nav.person");
        compare(Harness.flaws(Theme.target).join("\n"), "", "coming");
        for (const control of ["coming.goOn", "coming.finish", "coming.leave", "nav.startOver", "nav.display"]) {
            Harness.scrollTo(control);
            compare(Harness.outOfReach(control), "", "coming");
        }
        tap("coming.leave");
        compare(Harness.flaws(Theme.target).join("\n"), "", "coming, left");
        Harness.scrollTo("coming.again");
        compare(Harness.outOfReach("coming.again"), "", "coming, left");
        tap("coming.goOn");
        tap("reasons.appointment");
        check("topics");
        tap("topics.donau");
        tap("topics.next");
        check("contact");
        tap("contact.email");
        Harness.type("anna@");
        verify(Qt.inputMethod.visible);
        check("contact, typing");
        const field = Harness.find("contact.email");
        verify(field.mapToItem(null, 0, field.height).y <= Harness.window.height - Harness.window.keyboardHeight, "the keyboard hides the field");
        verify(field.mapToItem(null, 0, 0).y >= 0);
        tap("contact.consent.follow-up.phone");
        tap("contact.send");
        check("contact, with problems");
        tap("contact.finishWithout");
        check("thank you");
        Harness.stage.flow.startOver();
        compare(Theme.textScale, 1, "the next visitor begins with the usual text");
    }

    function test_idleNotice_data() {
        return everywhere(["1", "2"]);
    }

    function test_idleNotice(row) {
        open(row);
        tap("attract.begin");
        enlarge(row.more);
        Harness.stage.advance(46000);
        Harness.settle();
        compare(Harness.outOfReach("idle.stay"), "");
        compare(Harness.flaws(Theme.target).join("\n"), "");
    }

    function test_keysOfTheKeyboard_data() {
        return everywhere();
    }

    function test_keysOfTheKeyboard(row) {
        open(row);
        tap("attract.begin");
        tap("reasons.advice");
        tap("topics.next");
        tap("contact.givenName");
        verify(Qt.inputMethod.visible);
        // Eleven keys in the widest row, five rows.
        const keyboard = Qt.inputMethod.keyboardRectangle;
        verify(keyboard.width / 11 >= 15 * Theme.pixelsPerMm * 0.98, "keys are " + keyboard.width / 11 / Theme.pixelsPerMm + " mm wide");
        verify(keyboard.height / 5 >= 15 * Theme.pixelsPerMm * 0.98, "keys are " + keyboard.height / 5 / Theme.pixelsPerMm + " mm tall");
        verify(keyboard.height <= 0.45 * Harness.window.height);
    }
}

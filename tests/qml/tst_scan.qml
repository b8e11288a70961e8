// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Standdienst.Theme
import Standdienst.Test

// A badge or card at the scanner, from the first touch to the last.
KioskCase {
    name: "scan"

    readonly property string card: "BEGIN:VCARD\nVERSION:3.0\nN:Roe;Jane\nORG:Muster GmbH\nEMAIL:jane@example.com\nEMAIL:jane@example.org\nTEL:+49 30 123456\nEND:VCARD\n"

    function test_badgeToThankYou_data() {
        return combinations();
    }

    // Eight touches are promised from the badge to the Thank-you.
    function test_badgeToThankYou(row) {
        open(row);
        Harness.scan(card);
        compare(flow().page, reasons);
        let touches = 0;
        for (const name of ["reasons.advice", "topics.waste-heat", "topics.next", "contact.consent.follow-up.email", "contact.send"]) {
            tap(name);
            ++touches;
        }
        compare(flow().page, thankYou);
        verify(touches <= 8);
        compare(factTypes(), ["visit.started", "interest.stated", "consent.given", "contact.given"]);
    }

    function test_nothingIsPressedOrTyped_data() {
        return [{
                "tag": "no field"
            }, {
                "tag": "a button",
                "focus": "contact.send"
            }, {
                "tag": "a tick",
                "focus": "contact.consent.follow-up.email"
            }, {
                "tag": "a field",
                "focus": "contact.message"
            }];
    }

    function test_nothingIsPressedOrTyped(row) {
        open({
                "screen": "portrait",
                "language": "en"
            });
        tap("attract.begin");
        tap("reasons.advice");
        tap("topics.next");
        if (row.focus)
            verify(Harness.focusByTab(row.focus));
        const focused = Harness.window.activeFocusItem;
        Harness.scan(card);
        compare(flow().page, contact);
        compare(flow().contactPage.givenName, "Jane");
        compare(flow().contactPage.message, "");
        verify(!Harness.find("contact.consent.follow-up.email").checked);
        compare(Harness.window.activeFocusItem, focused);
        verify(!Harness.allText().includes("Without a tick"));
    }

    function test_whatIsSaid_data() {
        return combinations(["1", "2"]);
    }

    // In every state, at every size of text: readable, reachable, nothing cut off.
    function test_whatIsSaid(row) {
        const words = row.language === "de" ? ["prüfen", "nur dies", "etwas anderes", "keine Kontaktdaten"] : ["check", "only this", "something else", "no contact details"];
        open(row);
        Harness.stage.flow.scan.scannerKnown = true;
        tap("attract.begin");
        enlarge(row.more);
        tap("reasons.advice");
        tap("topics.next");
        verify(Harness.find("scan.hint") !== null);
        compare(Harness.flaws(Theme.target).join("\n"), "", "hint");
        Harness.scan("WIFI:S:Hall;P:secret;;\n");
        verify(Harness.find("scan.said").text.includes(words[3]));
        Harness.scan("V-2026-" + "0815-".repeat(40) + "\n");
        verify(Harness.find("scan.said").text.includes(words[1]));
        compare(Harness.flaws(Theme.target).join("\n"), "", "number");
        tap("contact.givenName");
        Harness.type("Janet");
        Qt.inputMethod.hide();
        Harness.settle();
        Harness.scan(card);
        verify(Harness.find("scan.said").text.includes(words[2]));
        compare(Harness.flaws(Theme.target).join("\n"), "", "asks");
        tap("scan.keepTyped");
        compare(flow().contactPage.givenName, "Janet");
        verify(Harness.find("scan.said").text.includes(words[0]));
        tap("scan.email.1");
        compare(flow().contactPage.email, "jane@example.org");
        tap("scan.leaveBadgeOut");
        compare(flow().contactPage.badgeId, "");
        compare(Harness.flaws(Theme.target).join("\n"), "", "choices");
    }

    function test_peopleTypeAsBefore() {
        open({
                "screen": "portrait",
                "language": "en"
            });
        tap("attract.begin");
        tap("reasons.advice");
        tap("topics.next");
        tap("contact.givenName");
        Harness.typeSlowly("Jane Zoe");
        compare(flow().contactPage.givenName, "Jane Zoe");
    }
}

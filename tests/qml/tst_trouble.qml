// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Standdienst.Kiosk
import Standdienst.Theme
import Standdienst.Test

// What stands in place of the attract screen where no visit may begin.
KioskCase {
    name: "trouble"

    function test_notPaired_data() {
        return combinations();
    }

    function test_notPaired(row) {
        open(row, "");
        verify(Harness.find("page.pairing") !== null);
        verify(Harness.find("page.attract") === null);
        compare(Harness.flaws(Theme.target).join("\n"), "");
        verify(!Harness.find("pairing.pair").enabled);
        tap("pairing.address");
        Harness.type("nowhere:8443");
        tap("pairing.code");
        Harness.type("abc");
        tap("pairing.pair");
        compare(Harness.stage.deviceState.pairingError, DeviceState.BadCode);
        verify(Harness.allText().includes(row.language === "de" ? "Ein Code hat acht" : "A code has eight"));
        compare(Harness.flaws(Theme.target).join("\n"), "");
    }

    function test_scannerTypesATicket() {
        open({
                "screen": "portrait",
                "language": "en"
            }, "");
        verify(Harness.find("pairing.ticket").activeFocus, "a scanner types into the field that has the cursor");
        Harness.type("not a ticket");
        Harness.key(Qt.Key_Return);
        compare(Harness.stage.deviceState.pairingError, DeviceState.BadTicket);
        verify(Harness.allText().includes("This is not the text of a pairing code"));
    }

    function test_revoked_data() {
        return combinations();
    }

    // Staff read how to go on, and that nobody gets this device away from its backend at the screen.
    function test_revoked(row) {
        const german = row.language === "de";
        open(row);
        Harness.stage.setRevoked(true);
        tryVerify(() => Harness.find("page.pairing") !== null);
        Harness.settle();
        verify(Harness.allText().includes(german ? "dann liefert es die Besuche ab" : "it then delivers the visits that it holds"));
        compare(Harness.flaws(Theme.target).join("\n"), "");
        Harness.type("standdienst-pair:1?address=https%3A%2F%2F127.0.0.1%3A1&key=" + "ab".repeat(32) + "&code=ABCD2345");
        Harness.key(Qt.Key_Return);
        tryCompare(Harness.stage.deviceState, "pairingError", DeviceState.OtherBackend);
        verify(Harness.allText().includes("standdienst-kiosk --forget"));
        compare(Harness.flaws(Theme.target).join("\n"), "");
        Harness.stage.setRevoked(false);
        tryVerify(() => Harness.find("page.attract") !== null);
    }

    function test_closed_data() {
        return combinations(["1", "2"]);
    }

    function test_closed(row) {
        open(row, "closed");
        enlarge(row.more);
        verify(Harness.find("page.trouble") !== null);
        verify(Harness.find("attract.begin") === null);
        const german = Harness.allText().includes("Dieser Stand ist geschlossen.");
        compare(german, flow().language === "de");
        compare(Harness.flaws(Theme.target).join("\n"), "");
        tap("nav.language." + (flow().language === "de" ? "en" : "de"));
        compare(Harness.allText().includes("Dieser Stand ist geschlossen."), !german);
    }

    function test_captivePortal_data() {
        return combinations();
    }

    // Staff read what to do; visitors see no alarm and begin as ever.
    function test_captivePortal(row) {
        Harness.openBehindPortal(screens[row.screen][0], screens[row.screen][1], row.language);
        tryVerify(() => Harness.find("attract.staffNotice") !== null, 30000);
        Harness.settle(); // the notice has just come
        compare(Harness.stage.deviceState.trouble, DeviceState.CaptivePortal);
        verify(Harness.allText().includes(row.language === "de" ? "Öffnen Sie einmal die Anmeldeseite der Halle" : "Open the hall's log-in page once"));
        compare(Harness.flaws(Theme.target).join("\n"), "");
        tap("attract.begin");
        compare(flow().page, reasons);
        verify(!Harness.allText().includes(row.language === "de" ? "Anmeldeseite" : "log-in page"));
        compare(factTypes(), ["visit.started"]);
    }

    function test_noVisitBeginsOnAFullDisk() {
        open({
                "screen": "portrait",
                "language": "de"
            });
        Harness.stage.setDiskFull(true);
        tap("attract.begin");
        compare(flow().page, attract);
        compare(factTypes(), []);
    }

    function test_aDiskThatBreaksMidwayLosesNothing_data() {
        return combinations();
    }

    function test_aDiskThatBreaksMidwayLosesNothing(row) {
        const german = row.language === "de";
        open(row);
        tap("attract.begin");
        tap("reasons.advice");
        Harness.stage.setDiskBroken(true);
        tap("topics.service");
        tap("topics.next");
        compare(flow().page, topics);
        verify(Harness.allText().includes(german ? "Das wurde nicht gespeichert" : "This could not be saved"));
        Harness.stage.setDiskBroken(false);
        tap("topics.next");
        compare(flow().page, contact);
        tap("contact.email");
        Harness.type("anna@example.com");
        Qt.inputMethod.hide();
        tap("contact.consent.follow-up.email");
        Harness.stage.setDiskBroken(true);
        tap("contact.send");
        // Nothing is thanked for, nothing of it is on the disk, and what was typed still stands there.
        compare(flow().page, contact);
        verify(Harness.allText().includes(german ? "Ihre Angaben wurden nicht gespeichert" : "Your details could not be saved"));
        compare(flow().contactPage.email, "anna@example.com");
        compare(factTypes(), ["visit.started", "interest.stated"]);
        Harness.stage.setDiskBroken(false);
        tap("contact.send");
        compare(flow().page, thankYou);
        compare(factTypes(), ["visit.started", "interest.stated", "consent.given", "contact.given"]);
    }
}

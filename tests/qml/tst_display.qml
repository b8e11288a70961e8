// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Standdienst.Theme
import Standdienst.Test

// Each visitor sees and reaches the screen as they choose, and leaves nothing of it behind.
KioskCase {
    name: "display"

    function test_choicesHoldAtOnce_data() {
        return everywhere(["1", "2"]);
    }

    function test_choicesHoldAtOnce(row) {
        open(row);
        tap("attract.begin");
        enlarge(row.more);
        tap("nav.display");
        compare(Harness.flaws(Theme.target).join("\n"), "");
        for (const choice of [["dark", Theme.Dark], ["contrast", Theme.HighContrast], ["light", Theme.Light]]) {
            tap("display." + choice[0]);
            compare(Theme.variant, choice[1]);
            verify(Harness.find("display." + choice[0]).Accessible.checked);
        }
        tap("display.low");
        verify(Theme.lowReach);
        tap("display.whole");
        verify(!Theme.lowReach);
        tap("display.done");
        verify(Harness.find("display.panel") === null);
        compare(Harness.window.activeFocusItem !== null, true);
    }

    function test_beginsAsTheFairWishes() {
        open({
                "screen": "portrait",
                "language": "de"
            });
        compare(Theme.variant, Theme.Light);
        Theme.wishedVariant = Theme.Dark;
        compare(Theme.variant, Theme.Dark);
        show("light");
        compare(Theme.variant, Theme.Light);
        Theme.forgetChoices();
        compare(Theme.variant, Theme.Dark);
    }

    function chooseAll() {
        show("dark");
        show("text150");
        show("low");
        verify(Theme.adjusted);
    }

    function nothingIsLeft(how) {
        compare(flow().page, attract, how);
        compare(Theme.variant, Theme.Light, how);
        compare(Theme.textScale, 1, how);
        verify(!Theme.lowReach, how);
        verify(Harness.find("display.panel") === null, how);
    }

    function test_theNextVisitorFindsNothingOfIt_data() {
        return [{
                "tag": "start over"
            }, {
                "tag": "gone"
            }, {
                "tag": "gone with the panel open"
            }, {
                "tag": "finished"
            }];
    }

    function test_theNextVisitorFindsNothingOfIt(row) {
        open({
                "screen": "portrait",
                "language": "de"
            });
        chooseAll(); // before the visit begins
        tap("attract.begin");
        verify(Theme.adjusted, "it holds through the visit");
        compare(Theme.variant, Theme.Dark);
        if (row.tag === "start over") {
            tap("nav.startOver");
        } else if (row.tag === "finished") {
            flow().reasonsPage.choose("advice");
            flow().topicsPage.next();
            flow().contactPage.finishWithout();
            Harness.settle();
            tap("thankYou.finish");
        } else {
            if (row.tag !== "gone")
                tap("nav.display");
            Harness.stage.advance(46000);
            Harness.settle();
            Harness.stage.advance(15000);
            Harness.settle();
        }
        nothingIsLeft(row.tag);
    }

    // Somebody tries it on the attract screen and walks on.
    function test_withoutAVisitItGoesByItself() {
        open({
                "screen": "landscape",
                "language": "en"
            });
        chooseAll();
        tap("nav.display");
        verify(Theme.adjusted);
        Harness.window.choicesKept = 1;
        tryVerify(() => !Theme.adjusted);
        Harness.settle();
        nothingIsLeft("walked on");
    }

    function test_keysAreEnough() {
        open({
                "screen": "portrait",
                "language": "en"
            });
        tap("attract.begin");
        verify(Harness.focusByTab("nav.display"));
        Harness.key(Qt.Key_Return);
        verify(Harness.find("display.panel") !== null);
        verify(Harness.focusByTab("display.contrast"));
        Harness.key(Qt.Key_Space);
        compare(Theme.variant, Theme.HighContrast);
        // Tab stays within the panel.
        for (let step = 0; step < 12; ++step) {
            Harness.key(Qt.Key_Tab);
            verify(Harness.window.activeFocusItem.objectName.startsWith("display."), Harness.window.activeFocusItem.objectName);
        }
        Harness.key(Qt.Key_Escape);
        verify(Harness.find("display.panel") === null);
        compare(Harness.window.activeFocusItem.objectName, "nav.display");
    }

    function test_lowReach_data() {
        return everywhere(["1"]);
    }

    // All that can be touched lies below two fifths, and still has the room that it needs.
    function test_lowReach(row) {
        open(row);
        show("low");
        const upper = 0.4 * Harness.window.height;
        const check = page => {
            compare(Harness.highTargets(upper).join("\n"), "", page);
            compare(Harness.flaws(Theme.target).join("\n"), "", page);
        };
        check("attract");
        tap("nav.display");
        check("display");
        tap("display.done");
        tap("attract.begin");
        check("reasons");
        tap("reasons.advice");
        check("topics");
        tap("topics.donau");
        tap("topics.next");
        check("after topics");
        if (flow().page === needs)
            flow().needsPage.skipAll();
        Harness.settle();
        compare(flow().page, contact);
        check("contact");
        tap("nav.person");
        check("coming");
        Harness.stage.advance(46000);
        Harness.settle();
        check("idle");
    }
}

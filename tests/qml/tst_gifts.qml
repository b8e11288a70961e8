// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Standdienst.Kiosk
import Standdienst.Theme
import Standdienst.Test

// Whoever came for a gift has it in a few touches, and is asked one question.
KioskCase {
    readonly property int gifts: VisitFlow.Gifts

    name: "gifts"

    // Of the mug there is none here.
    function standBefore(row, pieces, left) {
        open(row);
        Harness.stage.giveGifts(pieces ?? ({
                    "thermometer": 2,
                    "rule": 3
                }), left ?? 12);
        tap("attract.begin");
        tap("reasons.giveaway");
        compare(flow().page, gifts);
    }

    function english() {
        return {
            "screen": "portrait",
            "language": "en"
        };
    }

    function facts(type) {
        return Harness.stage.facts().map(record => JSON.parse(record)).filter(event => event.type === type);
    }

    function test_threeTouches_data() {
        return combinations();
    }

    function test_threeTouches(row) {
        standBefore(row); // two touches
        tap("gifts.thermometer"); // the third
        const number = Harness.find("gifts.number").text;
        verify(/^\d{3}B$/.test(number), number);
        verify(Harness.allText().includes(row.language === "de" ? "An der Theke" : "At the counter"));
        compare(facts("gift.reserved").length, 1);
        compare(facts("gift.reserved")[0].body.number, number);
        tap("gifts.no");
        compare(flow().page, thankYou);
        verify(Harness.allText().includes(number), "the number is said again");
        compare(facts("ticket.opened").length, 0, "a no is respected");
    }

    function test_thenYes_data() {
        return combinations();
    }

    function test_thenYes(row) {
        standBefore(row);
        tap("gifts.rule");
        const number = Harness.find("gifts.number").text;
        tap("gifts.yes");
        compare(flow().page, coming);
        const ticket = facts("ticket.opened")[0].body;
        compare(ticket.cause, "after_gift");
        verify(Harness.find("coming.number").text !== number, "two numbers that are not mixed up");
        tap("nav.back");
        compare(flow().page, gifts);
        compare(Harness.find("gifts.yes"), null, "nobody is asked twice");
        tap("gifts.done");
        compare(flow().page, thankYou);
        verify(Harness.allText().includes(number));
    }

    function test_nothingThankYou() {
        standBefore(english());
        tap("gifts.decline");
        compare(facts("gift.declined").length, 1);
        compare(facts("gift.reserved").length, 0);
        tap("gifts.no");
        compare(flow().page, thankYou);
        compare(Harness.find("thankYou.giftNumber"), null);
    }

    function test_changedOnesMind() {
        standBefore(english());
        tap("gifts.thermometer");
        tap("nav.back");
        compare(flow().page, gifts);
        compare(facts("gift.released").length, 1);
        tap("gifts.rule");
        compare(facts("gift.reserved").length, 2);
        tap("nav.startOver");
        compare(flow().page, attract);
    }

    function test_oneEach() {
        standBefore(english());
        tap("gifts.thermometer");
        compare(Harness.find("gifts.rule"), null, "there is no second one to choose");
    }

    function test_goneIsSaid() {
        standBefore(english());
        const names = ["gifts.thermometer", "gifts.rule", "gifts.mug"];
        verify(Harness.outOfReach("gifts.mug").includes("disabled"));
        for (let index = 1; index < names.length; ++index) {
            const before = Harness.find(names[index - 1]).mapToItem(null, 0, 0);
            const after = Harness.find(names[index]).mapToItem(null, 0, 0);
            verify(after.y > before.y || after.x > before.x, "what cannot be had stands last");
        }
    }

    function test_noneLeft_data() {
        return combinations();
    }

    function test_noneLeft(row) {
        standBefore(row, {
                "thermometer": 0,
                "mug": 0,
                "rule": 0
            }, 0);
        verify(Harness.allText().includes(row.language === "de" ? "Unsere Geschenke" : "Our gifts are gone"), Harness.allText());
        compare(Harness.flaws(Theme.target).join("\n"), "");
        tap("gifts.decline");
        compare(facts("gift.declined").length, 0, "nobody declined anything");
        compare(Harness.flaws(Theme.target).join("\n"), "");
        tap("gifts.yes");
        compare(flow().page, coming);
    }

    // After a start without a network, say: others may have some.
    function test_noneHereJustNow() {
        standBefore(english(), {});
        verify(Harness.allText().includes("This screen has none just now."));
        verify(Harness.allText().includes("At the counter behind this wall"));
        tap("gifts.decline");
        tap("gifts.no");
        compare(flow().page, thankYou);
        compare(facts("gift.declined").length, 0);
    }

    // What an adviser came for stays so.
    function test_aGiftBesides() {
        open(english());
        Harness.stage.giveGifts({
                "rule": 3
            }, 12);
        tap("attract.begin");
        tap("reasons.advice");
        tap("topics.service");
        tap("nav.person");
        tap("coming.goOn");
        tap("nav.back");
        tap("reasons.giveaway");
        tap("gifts.rule");
        tap("gifts.done");
        compare(flow().page, thankYou);
        compare(facts("interest.stated").map(event => event.body.reason), ["advice"]);
        compare(facts("interest.stated").map(event => event.body.topics), [["service"]]);
        tap("thankYou.finish");
        compare(facts("visit.ended").pop().body.outcome, "finished");
    }

    function test_goneWithTheNumber() {
        standBefore(english());
        tap("gifts.rule");
        Harness.stage.advance(61000);
        compare(flow().page, attract);
        compare(facts("visit.ended").pop().body.outcome, "finished", "they have what they came for");
    }

    function test_cameAgain() {
        standBefore(english());
        Harness.scan("HE-2026-00417\n");
        tap("gifts.thermometer");
        tap("gifts.no");
        tap("thankYou.finish");
        tap("attract.begin");
        tap("reasons.giveaway");
        tryVerify(() => Harness.find("gifts.rule") !== null, 1000, "whoever shows no badge is not recognised");
        Harness.scan("HE-2026-00417\n");
        tryVerify(() => Harness.find("gifts.rule") === null);
        compare(flow().giftsPage.state, GiftsPage.Returning);
        tap("gifts.no");
        compare(flow().page, thankYou);
        compare(facts("gift.reserved").length, 1);
    }

    function test_thatWasNotMe() {
        standBefore(english());
        Harness.scan("HE-2026-00417\n");
        tap("gifts.thermometer");
        tap("gifts.no");
        tap("thankYou.finish");
        Harness.scan("HE-2026-00417\n");
        tap("reasons.giveaway");
        tap("gifts.notMe");
        tap("gifts.rule");
        compare(facts("gift.reserved").length, 2);
    }

    // A company's address on two colleagues' cards makes nobody the other.
    function test_colleagues_data() {
        return ["https://www.acme.example\n", "mailto:info@acme.example\n", "MECARD:ORG:ACME;EMAIL:info@acme.example;;\n"].map(code => ({
                        "tag": code.trim(),
                        "code": code
                    }));
    }

    function test_colleagues(row) {
        standBefore(english());
        Harness.scan(row.code);
        tap("gifts.thermometer");
        tap("gifts.no");
        tap("thankYou.finish");
        Harness.scan(row.code);
        tap("reasons.giveaway");
        compare(flow().giftsPage.state, GiftsPage.Choosing);
    }

    function test_gaveItBackAndCameAgain() {
        standBefore(english());
        Harness.scan("HE-2026-00417\n");
        tap("gifts.thermometer");
        tap("nav.back");
        tap("gifts.decline");
        tap("gifts.no");
        tap("thankYou.finish");
        tap("attract.begin");
        tap("reasons.giveaway");
        Harness.scan("HE-2026-00417\n");
        verify(Harness.find("gifts.rule") !== null, "nothing was taken then");
    }

    function test_notSaved() {
        standBefore(english());
        Harness.stage.setDiskBroken(true);
        tap("gifts.thermometer");
        compare(Harness.find("gifts.number"), null, "no number that nobody knows of");
        verify(Harness.allText().includes("could not be saved"));
        Harness.stage.setDiskBroken(false);
        tap("gifts.thermometer");
        verify(Harness.find("gifts.number") !== null);
    }

    function test_nothingOfTheLastVisitor() {
        standBefore(english());
        tap("gifts.thermometer");
        const number = Harness.find("gifts.number").text;
        tap("nav.startOver");
        tap("attract.begin");
        tap("reasons.giveaway");
        verify(!Harness.allText().includes(number));
        verify(Harness.find("gifts.rule") !== null);
        tap("gifts.decline");
        tap("gifts.no");
        verify(!Harness.allText().includes(number));
    }

    function test_byKeyboard() {
        standBefore(english());
        verify(Harness.focusByTab("gifts.thermometer"));
        Harness.key(Qt.Key_Return);
        verify(Harness.find("gifts.number") !== null);
        verify(Harness.focusByTab("gifts.yes"));
        Harness.key(Qt.Key_Return);
        compare(flow().page, coming);
    }

    function test_layout_data() {
        return everywhere(["1", "1.5", "2"]);
    }

    function test_layout(row) {
        standBefore(row);
        enlarge(row.more);
        compare(Harness.flaws(Theme.target).join("\n"), "", "choosing");
        tap("gifts.thermometer");
        compare(Harness.flaws(Theme.target).join("\n"), "", "chosen");
        for (const control of ["gifts.yes", "gifts.no", "nav.startOver", "nav.back"])
            compare(Harness.outOfReach(control), "", control);
        tap("gifts.yes");
        tap("nav.back");
        compare(Harness.flaws(Theme.target).join("\n"), "", "called");
        tap("gifts.done");
        compare(Harness.flaws(Theme.target).join("\n"), "", "thank you");
    }
}

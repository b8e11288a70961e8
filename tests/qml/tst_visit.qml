// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Standdienst.Test
import Standdienst.Theme

// The whole visit: by touch, by keyboard alone, by assistive technology.
KioskCase {
    id: suite

    name: "visit"

    readonly property var ways: ({
            "touch": {
                "press": name => suite.tap(name),
                "focus": name => suite.tap(name)
            },
            "keyboard": {
                "press": name => {
                    verify(Harness.focusByTab(name), name + " is not reached by Tab");
                    Harness.key(Qt.Key_Space);
                },
                "focus": name => verify(Harness.focusByTab(name), name + " is not reached by Tab")
            },
            "enter": {
                "press": name => {
                    verify(Harness.focusByTab(name), name + " is not reached by Tab");
                    Harness.key(Qt.Key_Return);
                },
                "focus": name => verify(Harness.focusByTab(name), name + " is not reached by Tab")
            },
            "accessibility": {
                "press": name => verify(Harness.act(name, name.includes(".consent.") || name.startsWith("topics.") && name !== "topics.next" ? "Toggle" : "Press"), name + " has no such action"),
                "focus": name => verify(Harness.act(name, "SetFocus"), name + " takes no focus")
            }
        })

    function test_wholeVisit_data() {
        return combinations(Object.keys(ways));
    }

    function test_wholeVisit(row) {
        const way = ways[row.more];
        open(row);
        way.press("attract.begin");
        compare(flow().page, reasons);
        way.press("reasons.advice");
        compare(flow().page, topics);
        way.press("topics.waste-heat");
        way.press("topics.service");
        compare(flow().topicsPage.chosenCount, 2);
        way.press("topics.next");
        compare(flow().page, contact);
        way.focus("contact.givenName");
        Harness.type("Anna");
        way.focus("contact.email");
        Harness.type("anna@example.com");
        compare(flow().contactPage.givenName, "Anna");
        compare(flow().contactPage.email, "anna@example.com");
        way.focus("contact.message");
        Harness.type("Guten Tag");
        compare(flow().contactPage.message, "Guten Tag");
        Qt.inputMethod.hide();
        Harness.settle();
        verify(!factTypes().includes("contact.given"));
        way.press("contact.consent.follow-up.email");
        way.press("contact.send");
        compare(flow().page, thankYou);
        compare(factTypes(), ["visit.started", "interest.stated", "consent.given", "contact.given"]);
        way.press("thankYou.finish");
        compare(flow().page, attract);
        compare(factTypes().pop(), "visit.ended");
    }

    function test_backAndStartOver_data() {
        return combinations(["touch", "keyboard", "accessibility"]);
    }

    function test_backAndStartOver(row) {
        const way = ways[row.more];
        open(row);
        way.press("attract.begin");
        way.press("reasons.information");
        way.press("nav.back");
        compare(flow().page, reasons);
        way.press("reasons.appointment");
        way.press("topics.next");
        way.press("nav.back");
        compare(flow().page, topics);
        way.press("nav.startOver");
        compare(flow().page, attract);
        compare(JSON.parse(Harness.stage.facts().pop()).body.outcome, "left");
    }

    function test_languageMidway_data() {
        return combinations();
    }

    function test_languageMidway(row) {
        const other = row.language === "de" ? "en" : "de";
        const titles = {
            "de": "Worum geht es?",
            "en": "What is it about?"
        };
        open(row);
        tap("attract.begin");
        tap("reasons.advice");
        verify(Harness.allText().includes(titles[row.language]));
        tap("nav.language." + other);
        verify(Harness.allText().includes(titles[other]));
        verify(!Harness.allText().includes(titles[row.language]));
        compare(flow().page, topics);
    }

    function test_withoutDetails() {
        open({
                "screen": "portrait",
                "language": "de"
            });
        tap("attract.begin");
        tap("reasons.advice");
        tap("topics.next");
        tap("contact.finishWithout");
        compare(flow().page, thankYou);
        verify(!factTypes().includes("contact.given"));
        verify(Harness.allText().includes("keine Adresse hinterlassen"));
        verify(Harness.find("thankYou.takeBack") === null);
    }

    function test_nothingIsTickedBeforehand() {
        open({
                "screen": "portrait",
                "language": "de"
            });
        tap("attract.begin");
        tap("reasons.advice");
        tap("topics.next");
        for (const name of ["follow-up.email", "follow-up.phone", "newsletter.email"])
            verify(!Harness.find("contact.consent." + name).checked);
        tap("contact.send");
        compare(flow().page, contact);
        verify(Harness.allText().includes("Ohne Haken"));
    }

    function test_problemsAreSaidInWords() {
        open({
                "screen": "portrait",
                "language": "en"
            });
        tap("attract.begin");
        tap("reasons.advice");
        tap("topics.next");
        tap("contact.email");
        Harness.type("anna@");
        tap("contact.consent.follow-up.email");
        tap("contact.send");
        compare(flow().page, contact);
        verify(Harness.allText().includes("This does not look like an e-mail address yet"));
        tap("contact.email");
        Harness.type("example.com");
        compare(flow().contactPage.email, "anna@example.com");
        verify(!Harness.allText().includes("This does not look like an e-mail address yet"));
        tap("contact.send");
        compare(flow().page, thankYou);
    }

    function test_aSlipIsOfferedAndNeverForced_data() {
        return combinations(Object.keys(ways));
    }

    function test_aSlipIsOfferedAndNeverForced(row) {
        const way = ways[row.more];
        const words = {
            "de": ["Meinten Sie anna@gmail.com?", "senden Sie noch einmal"],
            "en": ["Did you mean anna@gmail.com?", "send once more"],
            "fr": ["Vouliez-vous dire anna@gmail.com ?", "envoyez encore une fois"]
        };
        const question = words[row.language][0];
        const lookAgain = words[row.language][1];
        open(row);
        way.press("attract.begin");
        way.press("reasons.advice");
        way.press("topics.next");
        way.focus("contact.email");
        Harness.type("anna@gmial.com");
        verify(!Harness.allText().includes(question));
        way.focus("contact.phone");
        verify(Harness.allText().includes(question), "offered as the field is left");
        Qt.inputMethod.hide();
        Harness.settle();
        compare(Harness.flaws(Theme.target).join("\n"), "");
        way.press("contact.consent.follow-up.email");
        way.press("contact.send");
        compare(flow().page, contact);
        verify(Harness.allText().includes(lookAgain));
        compare(Harness.flaws(Theme.target).join("\n"), "");
        way.press("contact.emailOffer");
        compare(flow().contactPage.email, "anna@gmail.com");
        compare(Harness.find("contact.email").text, "anna@gmail.com");
        verify(!Harness.allText().includes(question));
        way.press("contact.send");
        compare(flow().page, thankYou);
    }

    function test_whoSendsASlipAgainMeansIt() {
        open({
                "screen": "portrait",
                "language": "de"
            });
        tap("attract.begin");
        tap("reasons.advice");
        tap("topics.next");
        tap("contact.email");
        Harness.type("anna@web.d");
        Qt.inputMethod.hide();
        tap("contact.consent.follow-up.email");
        tap("contact.send");
        compare(flow().page, contact);
        verify(Harness.allText().includes("Meinten Sie anna@web.de?"));
        tap("contact.send");
        compare(flow().page, thankYou);
    }

    function test_takeBack() {
        open({
                "screen": "landscape",
                "language": "en"
            });
        tap("attract.begin");
        tap("reasons.advice");
        tap("topics.next");
        tap("contact.email");
        Harness.type("anna@example.com");
        tap("contact.consent.newsletter.email");
        tap("contact.send");
        tap("thankYou.takeBack");
        verify(flow().thankYouPage.takenBack);
        compare(factTypes().pop(), "consent.withdrawn");
        verify(Harness.allText().includes("You took your consent back"));
        verify(Harness.find("thankYou.takeBack") === null);
    }

    function test_search() {
        open({
                "screen": "portrait",
                "language": "de"
            });
        tap("attract.begin");
        tap("reasons.advice");
        tap("topics.search");
        Harness.type("schifffahrt");
        compare(flow().topicsPage.count, 1);
        tap("topics.donau");
        compare(flow().topicsPage.chosenCount, 1);
        tap("topics.search");
        Harness.type("xyz");
        verify(Harness.allText().includes("So heißt hier nichts"));
    }

    function test_translationsAreComplete() {
        compare(Harness.unfinishedTranslations(), []);
    }

    function test_keyboardOnTheScreen_data() {
        return combinations();
    }

    // Each language has its own letters, and the e-mail field begins small.
    function test_keyboardOnTheScreen(row) {
        open(row);
        tap("attract.begin");
        tap("reasons.advice");
        tap("topics.next");
        tap("contact.givenName");
        for (const letter of row.language === "de" ? ["j", "ö", "r", "g", "2"] : ["j", "o", "e", "-", "2"])
            verify(Harness.touchKey(letter), "no key " + letter);
        compare(flow().contactPage.givenName, row.language === "de" ? "Jörg2" : "Joe-2");
        tap("contact.email");
        for (const letter of ["a", "_", "1", "@", "b", ".", "c"])
            verify(Harness.touchKey(letter), "no key " + letter);
        compare(flow().contactPage.email, "a_1@b.c");
        compare(Harness.touchKey("ü"), row.language === "de");
        tap("nav.startOver");
        verify(!Qt.inputMethod.visible);
    }

    // Where things move, the keyboard is loaded beside the first page: whoever is quicker gets it nevertheless, once it is there.
    function test_keyboardArrivesBesideTheFirstPage() {
        open({
                "screen": "portrait",
                "language": "de"
            });
        Theme.motion = true;
        Theme.guard = 0;
        for (const name of ["attract.begin", "reasons.advice", "topics.next", "contact.givenName"]) {
            tryVerify(() => Harness.find(name) !== null && Harness.outOfReach(name) === "", 5000, name + " cannot be reached");
            Harness.touch(name);
        }
        tryVerify(() => Harness.touchKey("j") && flow().contactPage.givenName !== "", 5000, "no key is there");
        verify(flow().contactPage.givenName.startsWith("J"));
        tap("nav.startOver");
        tryVerify(() => !Qt.inputMethod.visible);
        Theme.motion = false;
    }

    function test_picturesTakeTurns_data() {
        return combinations();
    }

    // Where things move, a picture comes up over the one before, which is never seen half and goes once it is covered.
    function test_picturesTakeTurns(row) {
        open(row);
        tryVerify(() => Harness.pictures().length === 1);
        const slides = [0, 1].map(index => Harness.find("attract.picture." + index));
        const held = slide => slide.source.toString() !== "";
        tryVerify(() => slides.find(held).opacity === 1);
        let changes = 0;
        let uncovered = 0;
        const watch = () => {
            ++changes;
            if (!slides.some(slide => held(slide) && slide.opacity === 1))
                ++uncovered;
        };
        for (const slide of slides)
            slide.opacityChanged.connect(watch);
        Theme.motion = true;
        for (let round = 0; round < 2; ++round) {
            const old = slides.find(held);
            const next = slides.find(slide => slide !== old);
            const source = old.source.toString();
            ++Harness.find("page.attract").turn;
            verify(next.z > old.z);
            tryVerify(() => !held(old));
            compare(next.opacity, 1);
            verify(next.source.toString() !== source);
        }
        verify(changes > 0);
        compare(uncovered, 0);
        Theme.motion = false;
    }

    // Where things move, a page comes up as a picture of it, and is none any more when it stands.
    function test_pagesArriveAsPictures() {
        open({
                "screen": "portrait",
                "language": "de"
            });
        const place = Harness.find("page.attract").parent;
        let changes = 0;
        let wrong = 0;
        place.opacityChanged.connect(() => {
                ++changes;
                if (place.layer.enabled !== place.opacity < 1)
                    ++wrong;
            });
        Theme.motion = true;
        Harness.touch("attract.begin");
        tryVerify(() => place.opacity === 1);
        verify(changes > 0);
        compare(wrong, 0);
        verify(!place.layer.enabled);
        Theme.motion = false;
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Standdienst.Components
import Standdienst.Theme
import Standdienst.Test

// Colours, sizes and single components.
TestCase {
    id: suite

    name: "components"
    when: windowShown
    width: 1080
    height: 1000
    visible: true

    function cleanup() {
        Theme.wishedVariant = Theme.Light;
        Theme.forgetChoices();
        Theme.wishedAccent = "#b3400f";
        Theme.wishedInk = "#1f2328";
        Theme.wishedPaper = "#fbfaf7";
        Theme.extent = Qt.size(1080, 1920);
        Theme.screenMillimetres = Qt.size(0, 0);
        compare(Harness.takeWarnings(), []);
    }

    function atLeast(one, other, least, what) {
        const ratio = Contrast.ratio(one, other);
        verify(ratio >= least - 0.01, what + " has " + ratio.toFixed(2) + " : 1, not " + least);
    }

    function test_contrast_data() {
        const rows = [];
        for (const accent of ["#b3400f", "#ffdd00", "#ffffff", "#000000", "#0057b7", "#7f7f7f", "#00ff88"]) {
            for (const look of [["#1f2328", "#fbfaf7"], ["#888888", "#999999"], ["#ffffff", "#101010"]]) {
                for (const variant of [Theme.Light, Theme.Dark, Theme.HighContrast])
                    rows.push({
                            "tag": [accent, look, variant].join(" "),
                            "accent": accent,
                            "ink": look[0],
                            "paper": look[1],
                            "variant": variant
                        });
            }
        }
        return rows;
    }

    // A fair may ask for any colours; what is shown can be read.
    function test_contrast(row) {
        Theme.chosenVariant = row.variant;
        Theme.wishedAccent = row.accent;
        Theme.wishedInk = row.ink;
        Theme.wishedPaper = row.paper;
        const text = row.variant === Theme.HighContrast ? 7 : 4.5;
        for (const ground of ["paper", "card", "well", "wash"]) {
            atLeast(Theme.ink, Theme[ground], text, "ink on " + ground);
            atLeast(Theme.inkSoft, Theme[ground], 4.5, "soft ink on " + ground);
            atLeast(Theme.edge, Theme[ground], 3, "edge on " + ground);
            atLeast(Theme.accent, Theme[ground], 3, "accent on " + ground);
            atLeast(Theme.problem, Theme[ground], 4.5, "problem on " + ground);
        }
        atLeast(Theme.ink, Theme.problemWash, text, "ink on problem");
        atLeast(Theme.accentInk, Theme.accent, 4.5, "words on accent");
        atLeast(Theme.accentInk, Theme.accentPressed, 4.5, "words on pressed accent");
    }

    function test_contrastFormula() {
        fuzzyCompare(Contrast.ratio("#000000", "#ffffff"), 21, 0.01);
        fuzzyCompare(Contrast.ratio("#777777", "#ffffff"), 4.48, 0.01);
        verify(Qt.colorEqual(Contrast.readable("#b3400f", ["#ffffff"], 4.5), "#b3400f"));
        verify(Contrast.ratio(Contrast.readable("#ffee00", ["#ffffff", "#eeeeee"], 4.5), "#ffffff") >= 4.5);
    }

    function test_sizes_data() {
        return [{
                "tag": "32 inches upright",
                "extent": Qt.size(1080, 1920),
                "mm": Qt.size(398, 708),
                "target": 20,
                "capitals": 6,
                "key": 15
            }, {
                "tag": "32 inches, not known",
                "extent": Qt.size(1080, 1920),
                "mm": Qt.size(0, 0),
                "target": 20,
                "capitals": 6,
                "key": 15
            }, {
                "tag": "55 inches, 4K",
                "extent": Qt.size(3840, 2160),
                "mm": Qt.size(1218, 685),
                "target": 20,
                "capitals": 6,
                "key": 15
            }, {
                "tag": "15.6 inches on a counter",
                "extent": Qt.size(1280, 800),
                "mm": Qt.size(336, 210),
                "target": 20,
                "capitals": 6,
                "key": 15
            }, {
                "tag": "tablet of 10 inches",
                "extent": Qt.size(1280, 800),
                "mm": Qt.size(217, 136),
                "target": 12,
                "capitals": 2.5,
                "key": 10
            }];
    }

    function test_sizes(row) {
        Theme.extent = row.extent;
        Theme.screenMillimetres = row.mm;
        const perMm = Math.min(row.extent.width, row.extent.height) / (Math.min(row.mm.width, row.mm.height) || 398);
        verify(Theme.target / perMm >= row.target - 0.5, "targets of " + Theme.target / perMm + " mm");
        verify(Theme.key / perMm >= row.key - 0.5);
        verify(Theme.bodySize * 0.727 / perMm >= row.capitals - 0.2, "capitals of " + Theme.bodySize * 0.727 / perMm + " mm");
        verify(Theme.smallSize * 0.727 / perMm >= row.capitals - 0.2);
        const usual = Theme.bodySize;
        Theme.textScale = 2;
        fuzzyCompare(Theme.bodySize, 2 * usual, 1.5);
        verify(Theme.headingSize >= Theme.bodySize);
        verify(Theme.titleSize >= Theme.headingSize);
    }

    function test_choicesAreForgotten() {
        Theme.wishedVariant = Theme.Dark;
        compare(Theme.variant, Theme.Dark);
        verify(!Theme.adjusted);
        for (const choice of [["chosenVariant", Theme.HighContrast], ["textScale", 1.5], ["lowReach", true]]) {
            Theme[choice[0]] = choice[1];
            verify(Theme.adjusted, choice[0]);
            Theme.forgetChoices();
            verify(!Theme.adjusted);
        }
        compare(Theme.variant, Theme.Dark);
        Theme.chosenVariant = Theme.Light;
        compare(Theme.variant, Theme.Light);
    }

    // What an icon of another set would bring along is left out in silence.
    function test_iconsAreDrawnWhole() {
        const icon = createTemporaryQmlObject("import Standdienst.Components; Icon {}", suite);
        for (const name of Object.keys(icon.drawings))
            verify(/^[MLHVAZ0-9. -]+$/.test(icon.drawings[name]), name);
    }

    Component {
        id: row

        Row {
            property alias spy: spy
            property alias tick: tick
            property alias disabled: disabled

            ActionButton {
                objectName: "plain"
                text: "Go on"
                onClicked: ++spy.count
            }

            ActionButton {
                id: disabled

                enabled: false
                text: "Not now"
                onClicked: ++spy.count
            }

            ConsentTick {
                id: tick

                width: 500
                text: "Yes"
            }

            QtObject {
                id: spy

                property int count
            }
        }
    }

    function test_buttons() {
        const item = createTemporaryObject(row, suite);
        const button = item.children[0];
        const finger = touchEvent(button);
        finger.press(1, button, 20, 20).commit();
        tryVerify(() => button.down, 1000, "pressed");
        finger.release(1, button, 20, 20).commit();
        compare(item.spy.count, 1);
        button.forceActiveFocus(Qt.TabFocusReason);
        verify(button.visualFocus);
        keyClick(Qt.Key_Space);
        keyClick(Qt.Key_Return);
        keyClick(Qt.Key_Enter);
        compare(item.spy.count, 4);
        finger.press(2, item.disabled, 20, 20).commit();
        finger.release(2, item.disabled, 20, 20).commit();
        compare(item.spy.count, 4);
        waitForRendering(item);
        mouseClick(item.tick);
        verify(item.tick.checked);
        item.tick.forceActiveFocus();
        keyClick(Qt.Key_Space);
        verify(!item.tick.checked);
        compare(button.Accessible.name, "Go on");
        compare(item.tick.Accessible.role, Accessible.CheckBox);
    }

    component Words: Text {
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        lineHeight: 0.94
        font.family: Theme.displayFamily
        font.weight: Font.Bold
        font.letterSpacing: -2.48
    }

    Component {
        id: fitted

        Item {
            id: wall

            property string words
            property size room
            property alias size: fit.pixelSize
            property alias byQt: theirs
            property alias ours: ours

            Fit {
                id: fit

                text: wall.words
                font.family: Theme.displayFamily
                font.weight: Font.Bold
                font.pixelSize: 124
                font.letterSpacing: -2.48
                room: wall.room
                lineHeight: 0.94
                least: 33
            }

            Words {
                id: theirs

                width: wall.room.width
                height: wall.room.height
                text: wall.words
                fontSizeMode: Text.Fit
                font.pixelSize: 124
                minimumPixelSize: 33
            }

            Words {
                id: ours

                width: wall.room.width
                text: wall.words
                font.pixelSize: Math.max(1, fit.pixelSize)
            }
        }
    }

    function test_fit_data() {
        const sentence = "Schön, dass Sie da sind. Wobei können wir Ihnen helfen?";
        const word = "Hochtemperaturwärmepumpenanlagen";
        return [{
                "tag": "a sentence",
                "words": sentence,
                "room": Qt.size(936, 430)
            }, {
                "tag": "upright",
                "words": sentence,
                "room": Qt.size(500, 800)
            }, {
                "tag": "little room",
                "words": sentence,
                "room": Qt.size(420, 300)
            }, {
                "tag": "a long word",
                "words": word,
                "room": Qt.size(936, 430)
            }, {
                "tag": "lines of its own",
                "words": "Guten Tag.\nSchön, dass Sie da sind.",
                "room": Qt.size(936, 240)
            }, {
                "tag": "much room",
                "words": "Hallo",
                "room": Qt.size(936, 430)
            }];
    }

    function test_fit(row) {
        const item = createTemporaryObject(fitted, suite, {
                "words": row.words,
                "room": row.room
            });
        tryVerify(() => item.size > 0);
        const theirs = item.byQt.fontInfo.pixelSize;
        // Qt leaves out what is below the last line of a font set tight.
        verify(item.size <= theirs && item.size >= 0.94 * theirs - 1, item.size + ", but Qt finds " + theirs);
        verify(item.ours.contentWidth <= row.room.width && item.ours.contentHeight <= row.room.height, "it takes " + item.ours.contentWidth + " x " + item.ours.contentHeight);
    }

    function test_fitWhereNothingFits() {
        const item = createTemporaryObject(fitted, suite, {
                "words": "Wobei können wir Ihnen helfen?",
                "room": Qt.size(100, 60)
            });
        tryCompare(item, "size", 33);
        item.words = "Ja";
        item.room = Qt.size(900, 400);
        tryCompare(item, "size", 124);
    }

    Component {
        id: switcher

        LanguageSwitch {
            property string last

            languages: ["de", "en", "fr"]
            language: "en"
            onChosen: language => last = language
        }
    }

    function test_languageSwitch() {
        const item = createTemporaryObject(switcher, suite);
        compare(item.nameOf("de"), "Deutsch");
        compare(item.nameOf("en-GB"), "English");
        mouseClick(item, item.width * 0.9, item.height / 2);
        compare(item.last, "fr");
    }
}

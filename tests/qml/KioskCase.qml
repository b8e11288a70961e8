// SPDX-License-Identifier: GPL-3.0-or-later
import QtTest
import Standdienst.Kiosk
import Standdienst.Test
import Standdienst.Theme

// A test at the visitor's window. No QML warning is let pass.
TestCase {
    readonly property var screens: ({
            "portrait": [Qt.size(1080, 1920), Qt.size(398, 708)],
            "landscape": [Qt.size(1920, 1080), Qt.size(708, 398)],
            "counter": [Qt.size(1280, 800), Qt.size(336, 210)]
        })
    readonly property int attract: VisitFlow.Attract
    readonly property int reasons: VisitFlow.Reasons
    readonly property int topics: VisitFlow.Topics
    readonly property int needs: VisitFlow.Needs
    readonly property int contact: VisitFlow.Contact
    readonly property int coming: VisitFlow.Coming
    readonly property int thankYou: VisitFlow.ThankYou

    // One row for each screen and language, and each of `more`.
    function combinations(more) {
        return rowsIn(["de", "en"], more);
    }

    // The same in every language that screens speak, for what looks at how they are laid out.
    function everywhere(more) {
        return rowsIn(["de", "en", "fr"], more);
    }

    function rowsIn(languages, more) {
        const rows = [];
        for (const screen of Object.keys(screens)) {
            for (const language of languages) {
                for (const one of more ?? [""])
                    rows.push({
                            "tag": [screen, language, one].filter(part => part !== "").join(" "),
                            "screen": screen,
                            "language": language,
                            "more": one
                        });
            }
        }
        return rows;
    }

    function open(row, state) {
        Harness.open(screens[row.screen][0], screens[row.screen][1], row.language, state ?? "trial");
    }

    // As a finger does it: brought into sight first.
    function tap(name) {
        tryVerify(() => Harness.find(name) !== null, 5000, name + " is not there");
        Harness.scrollTo(name);
        compare(Harness.outOfReach(name), "");
        Harness.touch(name);
    }

    // As somebody does it who wants to see or reach the screen in another way: "dark", "text200", "low".
    function show(choice) {
        tap("nav.display");
        tap("display." + choice);
        tap("display.done");
        verify(Harness.find("display.panel") === null);
    }

    // `size` as in "1.5"
    function enlarge(size) {
        const percent = Math.round(100 * Number(size));
        if (Math.round(100 * Theme.textScale) !== percent)
            show("text" + percent);
        compare(Theme.textScale, percent / 100);
    }

    function flow() {
        return Harness.stage.flow;
    }

    // Of what the visitor did: not the scores, nor what the kiosk asks of its stock.
    function factTypes() {
        return Harness.stage.facts().map(record => JSON.parse(record).type).filter(type => type !== "visit.scored" && type !== "gifts.asked");
    }

    when: true

    function cleanup() {
        Harness.close();
        compare(Harness.takeWarnings(), []);
    }
}

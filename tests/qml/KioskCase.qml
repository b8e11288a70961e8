// SPDX-License-Identifier: GPL-3.0-or-later
import QtTest
import Standdienst.Test

// A test at the visitor's window. No QML warning is let pass.
TestCase {
    readonly property var screens: ({
            "portrait": [Qt.size(1080, 1920), Qt.size(398, 708)],
            "landscape": [Qt.size(1920, 1080), Qt.size(708, 398)],
            "counter": [Qt.size(1280, 800), Qt.size(336, 210)]
        })
    readonly property int attract: 0
    readonly property int reasons: 1
    readonly property int topics: 2
    readonly property int needs: 3
    readonly property int contact: 4
    readonly property int thankYou: 5

    // One row for each screen and language, and each of `more`.
    function combinations(more) {
        const rows = [];
        for (const screen of Object.keys(screens)) {
            for (const language of ["de", "en"]) {
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

    function flow() {
        return Harness.stage.flow;
    }

    function factTypes() {
        return Harness.stage.facts().map(record => JSON.parse(record).type).filter(type => type !== "visit.scored");
    }

    when: true

    function cleanup() {
        Harness.close();
        compare(Harness.takeWarnings(), []);
    }
}

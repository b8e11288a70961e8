// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Cards of one width, those of a row of one height. A positioner: the layouts of Qt 6.4 still look at a card that was removed
// (docs/internals/decisions.md, 51). Each card has `width: grid.cell` and calls measure() when its implicit height changes or it
// comes or goes.
Grid {
    id: grid

    required property real room // from left to right
    property real least // height of a card
    readonly property real cell: Math.floor((room - (columns - 1) * columnSpacing) / columns)

    function measure() {
        const shown = Array.from(children).filter(card => card.visible && card.implicitHeight > 0);
        for (let first = 0; first < shown.length; first += columns) {
            const row = shown.slice(first, first + columns);
            const tallest = row.reduce((most, card) => Math.max(most, card.implicitHeight), least);
            for (const card of row)
                card.height = tallest;
        }
    }

    onColumnsChanged: measure()
    onLeastChanged: measure()
}

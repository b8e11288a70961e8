// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Theme

// The mark that says whether something is chosen, by shape as by colour.
Rectangle {
    id: tick

    property bool on
    property bool round

    implicitWidth: Math.round(Theme.bodySize * 1.5)
    implicitHeight: implicitWidth
    radius: round ? width / 2 : width / 5
    color: on ? Theme.accent : Theme.card
    border.width: on ? 0 : Theme.bold * 0.75
    border.color: Theme.edge

    Icon {
        anchors.centerIn: parent
        visible: tick.on
        name: "check"
        size: tick.width * 0.76
        weight: 3
        color: Theme.accentInk
    }
}

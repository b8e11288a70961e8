// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Theme

// Shows those who come by keyboard where they are, with a gap, so that it is seen on any colour.
Rectangle {
    property real around: Theme.radius

    anchors.fill: parent
    anchors.margins: -2 * Theme.bold
    radius: around + 2 * Theme.bold
    color: "transparent"
    border.width: Theme.bold
    border.color: Theme.ink
    z: 1
}

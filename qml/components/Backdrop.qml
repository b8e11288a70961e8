// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Theme

// A quiet drawing in the company's colour for screens that are seen from afar: rings around a point, as of a voice. Drawn once.
Item {
    id: backdrop

    property color ground: Theme.accent
    property color rings: Contrast.mix(ground, "#ffffff", 0.16)
    property point center: Qt.point(width * 0.86, height * 0.2)
    property real step: Math.min(width, height) * 0.17

    clip: true

    Rectangle {
        anchors.fill: parent
        color: backdrop.ground
    }

    Repeater {
        model: 6

        Rectangle {
            required property int index
            readonly property real reach: backdrop.step * (index + 0.55)

            x: backdrop.center.x - reach
            y: backdrop.center.y - reach
            width: 2 * reach
            height: 2 * reach
            radius: reach
            color: index === 0 ? backdrop.rings : "transparent"
            border.width: backdrop.step * 0.2
            border.color: Contrast.mix(backdrop.ground, backdrop.rings, 1 - index / 6)
        }
    }
}

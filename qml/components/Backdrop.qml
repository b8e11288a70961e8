// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import Standdienst.Theme

// A quiet drawing in the company's colour for screens that are seen from afar: rings around a point, as of a voice. Drawn once.
Item {
    id: backdrop

    property color ground: Theme.stage
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
            id: ring

            required property int index
            readonly property real reach: backdrop.step * (ring.index + 0.55)

            x: backdrop.center.x - ring.reach
            y: backdrop.center.y - ring.reach
            width: 2 * ring.reach
            height: 2 * ring.reach
            radius: ring.reach
            color: ring.index === 0 ? backdrop.rings : "transparent"
            border.width: backdrop.step * 0.2
            border.color: Contrast.mix(backdrop.ground, backdrop.rings, 1 - ring.index / 6)
        }
    }
}

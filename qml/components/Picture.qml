// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Theme

// A picture of the fair that fills its place; a drawing where there is none, or none yet.
Rectangle {
    id: frame

    property url source
    property string symbol
    property color surface: Theme.paper // what it lies on

    color: Theme.wash
    radius: Theme.radius * 0.6
    clip: true

    Icon {
        anchors.centerIn: parent
        visible: picture.status !== Image.Ready
        name: frame.symbol
        size: Math.min(parent.width, parent.height) * 0.42
        weight: 1.4
        color: Theme.accent
    }

    Image {
        id: picture

        anchors.fill: parent
        source: frame.source
        // Asked for once the place is known, and not for each step of a layout on its way.
        sourceSize.width: Math.max(1, Math.round(frame.width))
        sourceSize.height: Math.max(1, Math.round(frame.height))
        asynchronous: true
        fillMode: Image.PreserveAspectCrop
    }

    // Rounds the picture's corners: what it lies on comes over them.
    Rectangle {
        anchors {
            fill: parent
            margins: -border.width
        }
        radius: frame.radius + border.width
        color: "transparent"
        border.width: Math.ceil(frame.radius * 0.5)
        border.color: frame.surface
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Theme

// A picture of the fair that fills its place; a drawing where there is none, or none yet.
Rectangle {
    id: frame

    property url source
    property string symbol

    color: Theme.wash
    radius: Theme.radius / 2
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
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Theme

// Whose stand this is: the company's logo, or its name in letters, which every exhibitor has. Logos are made for the fair's paper;
// on any other ground they keep a plate of it.
Item {
    id: mark

    property string company
    property url logo
    property real size: Math.max(Theme.smallestSize, 30 * Theme.scale) * Theme.gently
    property color color: Theme.ink
    property color ground: Theme.paper // what it lies on
    readonly property real plate: Contrast.ratio(ground, Theme.wishedPaper) > 1.3 ? Math.round(0.6 * size) : 0
    readonly property bool drawn: picture.status === Image.Ready

    implicitWidth: drawn ? picture.width + 2 * plate : letters.implicitWidth
    implicitHeight: drawn ? picture.height + 2 * plate : letters.height
    Accessible.role: drawn ? Accessible.Graphic : Accessible.StaticText
    Accessible.name: company

    Text {
        id: letters

        width: mark.width
        visible: !mark.drawn
        text: mark.company
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        color: mark.color
        font.family: Theme.displayFamily
        font.weight: Font.Bold
        font.pixelSize: mark.size
        font.letterSpacing: -0.01 * mark.size
    }

    Rectangle {
        visible: mark.drawn && mark.plate > 0
        width: mark.implicitWidth
        height: mark.implicitHeight
        radius: Theme.radius * 0.6
        color: Theme.wishedPaper
    }

    Image {
        id: picture

        readonly property real shape: sourceSize.height > 0 ? sourceSize.width / sourceSize.height : 1

        x: mark.plate
        y: mark.plate
        visible: mark.drawn
        source: mark.logo
        height: Math.min(mark.size * 1.9, Math.max(1, mark.width - 2 * mark.plate) / shape)
        width: height * shape
        smooth: true
        mipmap: true
        asynchronous: true
    }
}

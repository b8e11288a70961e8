// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Theme

// Whose stand this is: the company's logo, or its name in letters, which every exhibitor has.
Item {
    id: mark

    property string company
    property url logo
    property real size: Math.max(Theme.smallestSize, 30 * Theme.scale) * Theme.gently
    property color color: Theme.ink
    readonly property bool drawn: picture.status === Image.Ready

    implicitWidth: drawn ? picture.width : letters.implicitWidth
    implicitHeight: drawn ? picture.height : letters.height
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

    Image {
        id: picture

        readonly property real shape: sourceSize.height > 0 ? sourceSize.width / sourceSize.height : 1

        visible: mark.drawn
        source: mark.logo
        height: Math.min(mark.size * 1.9, Math.max(1, mark.width) / shape)
        width: height * shape
        smooth: true
        mipmap: true
        asynchronous: true
    }
}

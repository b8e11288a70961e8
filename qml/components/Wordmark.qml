// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Theme

// Whose stand this is, in letters: a sign that every exhibitor has.
Text {
    property string company
    property real size: Math.max(Theme.smallestSize, 30 * Theme.scale) * Theme.gently

    text: company
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    color: Theme.ink
    font.family: Theme.displayFamily
    font.weight: Font.Bold
    font.pixelSize: size
    font.letterSpacing: -0.01 * size
    Accessible.role: Accessible.StaticText
    Accessible.name: company
}

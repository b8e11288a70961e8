// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Theme

// Text in one of the sizes that the theme knows.
Text {
    id: label

    enum Role {
        Body,
        Small,
        Strong,
        Heading,
        Title
    }

    property int role: Label.Body

    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeight: role === Label.Title ? 0.94 : role === Label.Heading ? 1 : 1.16
    font.family: role === Label.Title ? Theme.displayFamily : Theme.family
    font.weight: role === Label.Title ? Font.Bold : role === Label.Heading || role === Label.Strong ? Font.DemiBold : Font.Normal
    font.letterSpacing: role === Label.Title ? -0.015 * Theme.titleSize : 0
    font.pixelSize: {
        switch (role) {
        case Label.Small:
            return Theme.smallSize;
        case Label.Heading:
            return Theme.headingSize;
        case Label.Title:
            return Theme.titleSize;
        default:
            return Theme.bodySize;
        }
    }
}

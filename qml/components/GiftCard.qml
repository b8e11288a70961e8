// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Standdienst.Theme

// Something to take home: one touch takes it. Its picture stands above the words, or beside them where the card is wide.
T.Button {
    id: card

    property url picture
    property string summary
    property string note // how many there are
    property bool wide
    property real pictureHeight

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(2 * Theme.target, implicitContentHeight + topPadding + bottomPadding)
    padding: Theme.small
    bottomPadding: wide ? Theme.small : Theme.medium
    focusPolicy: Qt.TabFocus

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: summary === "" || note === "" ? summary + note : summary + ". " + note
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        implicitHeight: card.wide ? Math.max(picture.height, words.height) : picture.height + Theme.medium + words.height

        Picture {
            id: picture

            width: card.wide ? Math.round(parent.width * 0.4) : parent.width
            height: card.wide ? Math.max(card.pictureHeight, words.height) : card.pictureHeight
            source: card.picture
            surface: ground.color
            symbol: "giveaway"
            opacity: card.enabled ? 1 : 0.35
        }

        Column {
            id: words

            x: card.wide ? picture.width + Theme.large : Theme.small
            y: card.wide ? Math.round((parent.height - height) / 2) : picture.height + Theme.medium
            width: parent.width - x - Theme.small
            spacing: Theme.tiny

            Label {
                width: words.width
                role: card.wide ? Label.Heading : Label.Strong
                color: card.enabled ? Theme.ink : Theme.inkSoft
                text: card.text
            }

            Label {
                width: words.width
                visible: text !== ""
                color: Theme.inkSoft
                text: card.summary
            }

            Label {
                width: words.width
                visible: text !== ""
                role: Label.Strong
                color: card.enabled ? Theme.accent : Theme.inkSoft
                text: card.note
            }
        }
    }

    background: Rectangle {
        id: ground

        radius: Theme.radius
        color: card.down ? Theme.wash : card.enabled ? Theme.card : Theme.paper
        border.width: card.down ? Theme.bold : Theme.hair
        border.color: card.down ? Theme.accent : Theme.line

        FocusRing {
            visible: card.visualFocus
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Standdienst.Theme

// What a screen wants one to do (primary), may do (quiet), or may well leave (plain).
T.Button {
    id: button

    enum Kind {
        Primary,
        Quiet,
        Plain
    }

    property int kind: ActionButton.Primary
    property string symbol // drawn after the words
    readonly property color words: kind === ActionButton.Primary ? Theme.accentInk : Theme.ink

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: kind === ActionButton.Plain ? Theme.medium : Theme.large
    rightPadding: leftPadding
    topPadding: Theme.small
    bottomPadding: Theme.small
    opacity: enabled ? 1 : 0.4
    focusPolicy: Qt.TabFocus
    font.family: Theme.family
    font.pixelSize: Theme.bodySize
    font.weight: Font.DemiBold

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        implicitWidth: natural.room + (mark.visible ? mark.width + row.spacing : 0)
        implicitHeight: row.implicitHeight

        // Measured apart: a text that wraps asks for another width while it is given one.
        TextMetrics {
            id: natural

            readonly property real room: Math.ceil(advanceWidth) + 1

            text: button.text
            font: button.font
        }

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.small

            Text {
                id: caption

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(natural.room, Math.max(0, button.availableWidth - (mark.visible ? mark.width + row.spacing : 0)))
                text: button.text
                font: button.font
                color: button.words
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }

            Icon {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                visible: name !== ""
                name: button.symbol
                color: button.words
                size: button.font.pixelSize * 1.2
                weight: 2.2
            }
        }
    }

    background: Rectangle {
        radius: Math.min(height / 2, Theme.target / 2)
        color: {
            if (button.kind === ActionButton.Primary)
                return button.down ? Theme.accentPressed : Theme.accent;
            return button.down ? Theme.well : button.kind === ActionButton.Quiet ? Theme.card : "transparent";
        }
        border.width: button.kind === ActionButton.Quiet ? Theme.hair : 0
        border.color: Theme.edge

        FocusRing {
            visible: button.visualFocus
            around: parent.radius
        }
    }
}

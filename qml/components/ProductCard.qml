// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Standdienst.Theme

// Something to look at: its picture above its name. The whole card opens it; a tick says that it was marked.
T.Button {
    id: card

    property url picture
    property string summary
    property bool marked
    property real pictureHeight

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(2 * Theme.target, implicitContentHeight + topPadding + bottomPadding)
    padding: Theme.small
    bottomPadding: Theme.medium
    focusPolicy: Qt.TabFocus

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: summary
    Accessible.checked: marked
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: ColumnLayout {
        spacing: Theme.small

        Picture {
            Layout.fillWidth: true
            Layout.preferredHeight: card.pictureHeight
            source: card.picture
            surface: ground.color
            symbol: "products"

            Tick {
                anchors {
                    top: parent.top
                    right: parent.right
                    margins: Theme.small
                }
                visible: card.marked
                on: true
                round: true
            }
        }

        Label {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.small
            Layout.rightMargin: Theme.small
            role: Label.Strong
            text: card.text
        }

        Label {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.small
            Layout.rightMargin: Theme.small
            visible: text !== ""
            role: Label.Small
            color: Theme.inkSoft
            text: card.summary
        }

        Item {
            Layout.fillHeight: true
        }
    }

    background: Rectangle {
        id: ground

        radius: Theme.radius
        color: card.marked || card.down ? Theme.wash : Theme.card
        border.width: card.marked ? Theme.bold : Theme.hair
        border.color: card.marked || card.down ? Theme.accent : Theme.line

        FocusRing {
            visible: card.visualFocus
        }
    }
}

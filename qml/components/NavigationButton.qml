// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Standdienst.Theme

// A way that is open on every screen: a picture and one word below it.
T.Button {
    id: button

    property string symbol
    property bool brief // the picture alone

    implicitWidth: Math.max(Theme.target, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.small
    rightPadding: Theme.small
    topPadding: Theme.tiny
    bottomPadding: Theme.tiny
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.4

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        implicitWidth: Math.max(mark.width, caption.visible ? caption.implicitWidth : 0)
        implicitHeight: column.implicitHeight

        Column {
            id: column

            anchors.centerIn: parent
            spacing: Theme.tiny / 2

            Icon {
                id: mark

                anchors.horizontalCenter: parent.horizontalCenter
                name: button.symbol
                size: Theme.bodySize * 1.3
                weight: 2
            }

            Text {
                id: caption

                anchors.horizontalCenter: parent.horizontalCenter
                visible: !button.brief
                text: button.text
                textFormat: Text.PlainText
                color: Theme.ink
                font.family: Theme.family
                font.weight: Font.Medium
                font.pixelSize: Theme.smallSize
            }
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: button.down ? Theme.well : "transparent"

        FocusRing {
            visible: button.visualFocus
        }
    }
}

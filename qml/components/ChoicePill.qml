// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Standdienst.Theme

// One of a few ways that something can be, the one that holds told by colour and by a tick.
T.Button {
    id: pill

    property string symbol
    property bool chosen

    implicitWidth: leftPadding + rightPadding + mark.width + row.spacing + Math.ceil(caption.implicitWidth)
    implicitHeight: Math.max(Theme.target, caption.implicitHeight + topPadding + bottomPadding)
    leftPadding: Theme.medium
    rightPadding: Theme.medium
    topPadding: Theme.small
    bottomPadding: Theme.small
    focusPolicy: Qt.TabFocus

    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Row {
            id: row

            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.small

            Icon {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                name: pill.chosen ? "check" : pill.symbol
                color: caption.color
                size: Theme.smallSize * 1.2
                weight: pill.chosen ? 2.6 : 1.8
            }

            Text {
                id: caption

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Math.ceil(implicitWidth), Math.max(1, pill.availableWidth - mark.width - row.spacing))
                text: pill.text
                textFormat: Text.PlainText
                wrapMode: Text.Wrap
                color: pill.chosen ? Theme.accentInk : Theme.ink
                font.family: Theme.family
                font.weight: Font.DemiBold
                font.pixelSize: Theme.smallSize
            }
        }
    }

    background: Rectangle {
        radius: Math.min(height / 2, Theme.target / 2)
        color: pill.chosen ? pill.down ? Theme.accentPressed : Theme.accent : pill.down ? Theme.well : Theme.card
        border.width: Theme.hair
        border.color: pill.chosen ? Theme.accent : Theme.edge

        FocusRing {
            visible: pill.visualFocus
            around: parent.radius
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Standdienst.Theme

// Something to tick among many: a name, perhaps a line about it.
T.CheckBox {
    id: card

    property string summary

    function turn() {
        toggle();
        toggled();
    }

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.medium
    rightPadding: Theme.medium
    topPadding: Theme.small
    bottomPadding: Theme.small
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.4

    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.description: summary
    Accessible.onToggleAction: turn()
    Accessible.onPressAction: turn()
    Keys.onReturnPressed: turn()
    Keys.onEnterPressed: turn()

    indicator: null

    contentItem: RowLayout {
        spacing: Theme.small

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: 0

            Label {
                Layout.fillWidth: true
                role: Label.Strong
                text: card.text
            }

            Label {
                Layout.fillWidth: true
                Layout.topMargin: Theme.tiny
                visible: text !== ""
                role: Label.Small
                color: Theme.inkSoft
                text: card.summary
            }
        }

        Tick {
            Layout.alignment: Qt.AlignVCenter
            on: card.checked
            round: true
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: card.checked || card.down ? Theme.wash : Theme.card
        border.width: card.checked ? Theme.bold : Theme.hair
        border.color: card.checked || card.down ? Theme.accent : Theme.line

        FocusRing {
            visible: card.visualFocus
        }
    }
}

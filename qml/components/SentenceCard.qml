// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Standdienst.Theme

// A sentence that says back what was understood; touching it puts it right.
T.Button {
    id: card

    property bool open // nothing was said: the text is the question

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.medium
    rightPadding: Theme.medium
    topPadding: Theme.small
    bottomPadding: Theme.small
    focusPolicy: Qt.TabFocus

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: open ? qsTr("Left open. Touch to answer.") : qsTr("Touch to correct.")
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: RowLayout {
        spacing: Theme.medium

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Label {
                Layout.fillWidth: true
                role: card.open ? Label.Body : Label.Strong
                color: card.open ? Theme.inkSoft : Theme.ink
                text: card.text
            }

            Label {
                Layout.fillWidth: true
                visible: card.open
                role: Label.Small
                color: Theme.inkSoft
                text: qsTr("Left open")
            }
        }

        Icon {
            name: "edit"
            size: Theme.bodySize * 1.2
            weight: 2
            color: Theme.accent
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: card.down ? Theme.wash : card.open ? "transparent" : Theme.card
        border.width: card.down ? Theme.bold : Theme.hair
        border.color: card.down ? Theme.accent : Theme.line

        FocusRing {
            visible: card.visualFocus
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Standdienst.Theme

// One of several answers, of which one is given: touching it answers.
T.Button {
    id: card

    property bool chosen // given before

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(1.3 * Theme.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: Theme.large
    rightPadding: Theme.large
    topPadding: Theme.small
    bottomPadding: Theme.small
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.4

    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: RowLayout {
        spacing: Theme.medium

        Label {
            Layout.fillWidth: true
            role: Label.Heading
            text: card.text
        }

        Icon {
            name: card.chosen ? "check" : "next"
            size: Theme.headingSize
            weight: 2
            color: Theme.accent
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: card.down || card.chosen ? Theme.wash : Theme.card
        border.width: card.down || card.chosen ? Theme.bold : Theme.hair
        border.color: card.down || card.chosen ? Theme.accent : Theme.line

        FocusRing {
            visible: card.visualFocus
        }
    }
}

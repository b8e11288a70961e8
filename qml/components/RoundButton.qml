// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Standdienst.Theme

// A short word or a sign to touch: a digit, a step of a scale, plus and minus.
T.Button {
    id: button

    property string caption // what is drawn; `text` is what assistive technology says
    property string symbol // drawn instead of the caption
    property bool chosen

    implicitWidth: Math.max(Theme.target, mark.implicitWidth + 2 * Theme.medium)
    implicitHeight: Math.max(Theme.target, mark.implicitHeight + 2 * Theme.small)
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.4

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Label {
            id: mark

            anchors.centerIn: parent
            visible: button.symbol === ""
            role: Label.Heading
            lineHeight: 1
            color: button.chosen ? Theme.accentInk : Theme.ink
            text: button.caption
        }

        Icon {
            anchors.centerIn: parent
            visible: button.symbol !== ""
            name: button.symbol
            size: Theme.headingSize
            weight: 2.2
            color: Theme.ink
        }
    }

    background: Rectangle {
        radius: Math.min(Theme.radius, height / 2)
        color: button.chosen ? Theme.accent : button.down ? Theme.wash : Theme.card
        border.width: button.down ? Theme.bold : Theme.hair
        border.color: button.down || button.chosen ? Theme.accent : Theme.edge

        FocusRing {
            visible: button.visualFocus
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Standdienst.Theme

// One sentence that one may agree to, or leave.
T.CheckBox {
    id: consent

    function turn() {
        toggle();
        toggled();
    }

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.target, implicitContentHeight + topPadding + bottomPadding)
    topPadding: Theme.small
    bottomPadding: Theme.small
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.4

    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.onToggleAction: turn()
    Accessible.onPressAction: turn()
    Keys.onReturnPressed: turn()
    Keys.onEnterPressed: turn()

    indicator: null

    contentItem: RowLayout {
        spacing: Theme.medium

        Tick {
            Layout.alignment: Qt.AlignVCenter
            on: consent.checked
        }

        Label {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            text: consent.text
        }
    }

    background: Rectangle {
        color: consent.down ? Theme.well : "transparent"
        radius: Theme.radius

        FocusRing {
            visible: consent.visualFocus
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Standdienst.Theme

// What stands around a field to type in: its label above, what is wrong with it below.
ColumnLayout {
    id: frame

    property string label
    property string problem
    default property alias content: slot.data

    spacing: Theme.tiny

    Label {
        Layout.fillWidth: true
        role: Label.Small
        font.weight: Font.Medium
        color: frame.problem !== "" ? Theme.problem : Theme.inkSoft
        text: frame.label
        Accessible.ignored: true // the field has this name itself
    }

    ColumnLayout {
        id: slot

        Layout.fillWidth: true
    }

    RowLayout {
        Layout.fillWidth: true
        visible: frame.problem !== ""
        spacing: Theme.tiny

        Icon {
            Layout.alignment: Qt.AlignTop
            name: "warning"
            size: Theme.smallSize * 1.2
            weight: 2
            color: Theme.problem
        }

        Label {
            Layout.fillWidth: true
            role: Label.Small
            color: Theme.problem
            text: frame.problem
        }
    }
}

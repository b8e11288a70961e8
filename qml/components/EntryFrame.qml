// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Standdienst.Theme

// What stands around a field to type in: its label above, what is wrong with it below.
Column {
    id: frame

    property string label
    property string problem
    property string offer // what was probably meant, as a question
    property string offerName // of its button, for tests and players
    default property alias content: slot.data

    signal offerTaken

    Layout.fillWidth: true
    Layout.preferredWidth: 1 // columns of fields are equally wide
    Layout.alignment: Qt.AlignTop
    spacing: Theme.tiny

    Label {
        width: frame.width
        role: Label.Small
        font.weight: Font.Medium
        color: frame.problem !== "" ? Theme.problem : Theme.inkSoft
        text: frame.label
        Accessible.ignored: true // the field has this name itself
    }

    Column {
        id: slot

        width: frame.width
    }

    Row {
        visible: frame.problem !== ""
        spacing: Theme.tiny

        Icon {
            id: mark

            name: "warning"
            size: Theme.smallSize * 1.2
            weight: 2
            color: Theme.problem
        }

        Label {
            width: frame.width - mark.width - Theme.tiny
            role: Label.Small
            color: Theme.problem
            text: frame.problem
        }
    }

    ActionButton {
        objectName: frame.offerName
        width: Math.min(implicitWidth, frame.width)
        visible: frame.offer !== ""
        kind: ActionButton.Quiet
        text: frame.offer
        onClicked: frame.offerTaken()
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Standdienst.Theme

// Something to know before going on; a problem looks different from a word beside.
Rectangle {
    id: note

    property string text
    property string heading
    property string symbol
    property bool problem
    property int role: Label.Small

    implicitWidth: Theme.target * 4
    implicitHeight: row.implicitHeight + 2 * Theme.small * 1.25
    radius: Theme.radius
    color: problem ? Theme.problemWash : Theme.well
    border.width: problem || Theme.highContrast ? Theme.hair : 0
    border.color: problem ? Theme.problem : Theme.line

    Accessible.role: problem ? Accessible.AlertMessage : Accessible.Note
    Accessible.name: heading !== "" ? heading + " " + text : text

    RowLayout {
        id: row

        anchors {
            left: parent.left
            right: parent.right
            verticalCenter: parent.verticalCenter
            margins: Theme.medium
        }
        spacing: Theme.medium

        Icon {
            Layout.alignment: Qt.AlignTop
            visible: name !== ""
            name: note.symbol !== "" ? note.symbol : note.problem ? "warning" : ""
            size: Theme.bodySize * 1.3
            color: note.problem ? Theme.problem : Theme.inkSoft
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.tiny

            Label {
                Layout.fillWidth: true
                visible: text !== ""
                role: Label.Strong
                color: note.problem ? Theme.problem : Theme.ink
                text: note.heading
            }

            Label {
                Layout.fillWidth: true
                role: note.role
                text: note.text
            }
        }
    }
}

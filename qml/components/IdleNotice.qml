// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Standdienst.Theme

// Asks whether somebody is still there before everything is wiped.
Rectangle {
    id: notice

    required property int secondsLeft

    signal stay

    color: Theme.veil
    Accessible.role: Accessible.Dialog
    Accessible.name: question.text

    // Nothing below is touched by accident.
    MouseArea {
        anchors.fill: parent
        onClicked: notice.stay()
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.lowReach ? parent.height - height - Theme.small : Math.round((parent.height - height) / 2)
        width: Math.min(parent.width - 2 * Theme.margin, 24 * Theme.bodySize)
        height: Math.min(parent.height - 2 * Theme.small, column.implicitHeight + 2 * Theme.huge)
        radius: Theme.radius * 1.6
        color: Theme.paper
        border.width: Theme.highContrast ? Theme.bold : 0
        border.color: Theme.ink

        ColumnLayout {
            id: column

            anchors.centerIn: parent
            width: parent.width - 2 * Theme.large
            spacing: Theme.medium

            Rectangle {
                Layout.alignment: Qt.AlignHCenter
                implicitWidth: Theme.titleSize * 2.2
                implicitHeight: implicitWidth
                radius: width / 2
                color: Theme.wash
                border.width: Theme.bold
                border.color: Theme.accent

                Label {
                    anchors.centerIn: parent
                    role: Label.Title
                    lineHeight: 1
                    color: Theme.accent
                    text: notice.secondsLeft
                }
            }

            Label {
                id: question

                Layout.fillWidth: true
                Layout.topMargin: Theme.small
                horizontalAlignment: Text.AlignHCenter
                role: Label.Title
                text: qsTr("Are you still there?")
            }

            Label {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("In %n second(s) everything you entered is wiped.", "", notice.secondsLeft)
            }

            ActionButton {
                objectName: "idle.stay"
                Layout.fillWidth: true
                Layout.topMargin: Theme.medium
                focus: true
                text: qsTr("Yes, go on")
                onClicked: notice.stay()
                Component.onCompleted: forceActiveFocus()
            }
        }
    }
}

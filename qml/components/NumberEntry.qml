// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Standdienst.Theme

// A whole number: by steps up and down, or by its digits.
GridLayout {
    id: entry

    property string name
    property string number // as it is read; empty: nothing yet
    property string unit
    property string label // for assistive technology
    property string problem

    signal more
    signal less
    signal digit(int digit)
    signal erased

    columns: width > 0 && width / Theme.bodySize > 26 ? 2 : 1
    columnSpacing: Theme.huge
    rowSpacing: Theme.large

    ColumnLayout {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        spacing: Theme.small

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.small

            RoundButton {
                objectName: entry.name + ".less"
                Layout.preferredWidth: 1.3 * Theme.target
                Layout.preferredHeight: 1.3 * Theme.target
                caption: "−"
                text: qsTr("Less")
                onClicked: entry.less()
            }

            Rectangle {
                Layout.fillWidth: true
                Layout.minimumWidth: 2 * Theme.target
                Layout.fillHeight: true
                radius: Theme.radius
                color: Theme.card
                border.width: entry.problem !== "" ? Theme.bold : Theme.hair
                border.color: entry.problem !== "" ? Theme.problem : Theme.edge
                Accessible.role: Accessible.StaticText
                Accessible.name: entry.label + ": " + shown.text

                Label {
                    id: shown

                    anchors.fill: parent
                    anchors.margins: Theme.tiny
                    role: Label.Title
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Theme.smallSize
                    wrapMode: Text.NoWrap
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    color: entry.number !== "" ? Theme.ink : Theme.inkSoft
                    text: (entry.number !== "" ? entry.number : "–") + (entry.unit !== "" ? "\u00a0" + entry.unit : "")
                }
            }

            RoundButton {
                objectName: entry.name + ".more"
                Layout.preferredWidth: 1.3 * Theme.target
                Layout.preferredHeight: 1.3 * Theme.target
                caption: "+"
                text: qsTr("More")
                onClicked: entry.more()
            }
        }

        Label {
            Layout.fillWidth: true
            visible: entry.problem !== ""
            role: Label.Small
            color: Theme.problem
            text: entry.problem
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }

    GridLayout {
        Layout.fillWidth: true
        Layout.maximumWidth: entry.columns === 1 ? -1 : 5 * Theme.target
        Layout.alignment: Qt.AlignTop
        columns: 3
        columnSpacing: Theme.small
        rowSpacing: Theme.small

        Repeater {
            model: [1, 2, 3, 4, 5, 6, 7, 8, 9, -1, 0]

            RoundButton {
                required property int modelData

                objectName: entry.name + (modelData < 0 ? ".erase" : ".digit." + modelData)
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                caption: modelData < 0 ? "" : String(modelData)
                symbol: modelData < 0 ? "erase" : ""
                text: modelData < 0 ? qsTr("Erase the last digit") : String(modelData)
                onClicked: modelData < 0 ? entry.erased() : entry.digit(modelData)
            }
        }
    }
}

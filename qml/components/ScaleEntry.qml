// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Standdienst.Theme

// Steps from one end to the other, both named.
ColumnLayout {
    id: entry

    property string name
    property int least
    property int most
    property int chosen: -1
    property string leastLabel
    property string mostLabel

    signal picked(int step)

    spacing: Theme.small

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.small

        Repeater {
            model: Math.max(0, entry.most - entry.least + 1)

            RoundButton {
                required property int index
                readonly property int step: entry.least + index

                objectName: entry.name + "." + step
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: 1.5 * Theme.target
                caption: String(step)
                chosen: step === entry.chosen
                text: step === entry.least ? step + ", " + entry.leastLabel : step === entry.most ? step + ", " + entry.mostLabel : String(step)
                onClicked: entry.picked(step)
            }
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.large

        Label {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            color: Theme.inkSoft
            text: entry.leastLabel
            Accessible.ignored: true // the steps say so
        }

        Label {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            horizontalAlignment: Text.AlignRight
            color: Theme.inkSoft
            text: entry.mostLabel
            Accessible.ignored: true
        }
    }
}

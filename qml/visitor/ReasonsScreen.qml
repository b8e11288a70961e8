// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// What brings somebody here: one large card for each answer.
VisitPage {
    id: page

    readonly property ReasonsPage model: flow.reasonsPage

    // All of them should be seen at once.
    readonly property bool crowded: !Theme.portrait && page.model.count > 3

    objectName: "page.reasons"
    title: qsTr("What brings you here?")
    intro: (flow.codeWaiting ? qsTr("Your badge or card was read.") + " " : "") + qsTr("Touch what fits best.")
    step: 1

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: page.crowded ? Theme.small : Theme.medium

        Repeater {
            model: page.model

            ChoiceCard {
                required property string reason
                required property bool current

                objectName: "reasons." + reason
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.maximumHeight: Math.max(implicitHeight, 340 * Theme.scale)
                compact: page.crowded
                chosen: current
                symbol: reason
                text: Wording.reason(reason)
                summary: Wording.reasonSummary(reason)
                onClicked: page.model.choose(reason)
            }
        }
    }
}

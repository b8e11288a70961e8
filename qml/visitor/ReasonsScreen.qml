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

    CardGrid {
        id: cards

        Layout.preferredHeight: implicitHeight
        room: page.room
        least: Math.min(340 * Theme.scale, (page.tallRoom - (page.model.count - 1) * rowSpacing) / Math.max(1, page.model.count))
        columns: 1
        rowSpacing: page.crowded ? Theme.small : Theme.medium

        Repeater {
            model: page.model

            ChoiceCard {
                required property string reason
                required property bool current

                objectName: "reasons." + reason
                width: cards.cell
                onImplicitHeightChanged: cards.measure()
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

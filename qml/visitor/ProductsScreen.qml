// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// The fair's topics as pictures to look through; one is opened for a closer look.
VisitPage {
    id: page

    readonly property TopicsPage model: flow.topicsPage
    readonly property int columns: Math.max(1, Math.min(3, Math.floor(room / (Theme.bodySize * 10.5))))

    objectName: "page.products"
    title: qsTr("What we make")
    intro: qsTr("Touch a picture for more. Mark what interests you.")
    step: 2

    CardGrid {
        id: cards

        Layout.preferredHeight: implicitHeight
        room: page.room
        columns: page.columns
        columnSpacing: Theme.medium
        rowSpacing: Theme.medium

        Repeater {
            model: page.model

            ProductCard {
                id: card

                required property string topicId
                required property string name
                required summary
                required picture
                required property bool chosen

                objectName: "products." + topicId
                width: cards.cell
                onImplicitHeightChanged: cards.measure()
                text: name
                marked: chosen
                pictureHeight: Math.round(cards.cell * 0.58)
                onClicked: page.model.open(topicId)

                // Whoever comes back finds the page where they left it.
                Timer {
                    running: card.topicId === page.model.seen
                    interval: 0
                    onTriggered: page.show(card)
                }
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }

    actions: ActionButton {
        objectName: "products.next"
        Layout.fillWidth: page.wideActions
        symbol: "next"
        text: page.model.chosenCount === 0 ? qsTr("Go on") : qsTr("Go on with %n mark(s)", "", page.model.chosenCount)
        onClicked: page.model.next()
    }
}

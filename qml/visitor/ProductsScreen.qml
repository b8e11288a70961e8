// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// The fair's topics as pictures to look through; one is opened for a closer look, and marked where it interests.
VisitPage {
    id: page

    readonly property TopicsPage model: flow.topicsPage
    readonly property bool closer: model.opened !== ""
    readonly property int columns: Math.max(1, Math.min(3, Math.floor(room / (Theme.bodySize * 10.5))))

    objectName: closer ? "page.product" : "page.products"
    title: closer ? model.openedName : qsTr("What we make")
    intro: closer ? "" : qsTr("Touch a picture for more. Mark what interests you.")
    step: closer ? 0 : 2

    GridLayout {
        Layout.fillWidth: true
        visible: !page.closer
        columns: page.columns
        columnSpacing: Theme.medium
        rowSpacing: Theme.medium

        Repeater {
            model: page.model

            ProductCard {
                required property string topicId
                required property string name
                required summary
                required picture
                required property bool chosen

                objectName: "products." + topicId
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                text: name
                marked: chosen
                pictureHeight: Math.round((page.room / page.columns - Theme.medium) * 0.58)
                onClicked: page.model.open(topicId)
            }
        }
    }

    Picture {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.round(page.room * 0.62)
        visible: page.closer
        source: page.model.openedPicture
        symbol: "products"
    }

    Label {
        Layout.fillWidth: true
        Layout.maximumWidth: Theme.lineLength
        visible: page.closer && !page.split && text !== ""
        text: page.model.openedText
    }

    Item {
        Layout.fillHeight: true
    }

    // Beside the picture where there is room, so that both are seen at once.
    aside: Label {
        Layout.fillWidth: true
        Layout.topMargin: Theme.small
        visible: page.closer && page.split && text !== ""
        text: page.model.openedText
    }

    actions: [
        ActionButton {
            objectName: "products.mark"
            Layout.fillWidth: page.wideActions
            visible: page.closer
            kind: page.model.openedChosen ? ActionButton.Quiet : ActionButton.Primary
            symbol: "check"
            text: page.model.openedChosen ? qsTr("No longer of interest") : qsTr("This interests me")
            onClicked: {
                const marked = page.model.openedChosen;
                page.model.toggle(page.model.opened);
                if (!marked)
                    page.model.close();
            }
        },
        ActionButton {
            objectName: "products.all"
            Layout.fillWidth: page.wideActions
            visible: page.closer
            kind: ActionButton.Plain
            text: qsTr("Back to all")
            onClicked: page.model.close()
        },
        ActionButton {
            objectName: "products.next"
            Layout.fillWidth: page.wideActions
            visible: !page.closer
            symbol: "next"
            text: page.model.chosenCount === 0 ? qsTr("Go on") : qsTr("Go on with %n mark(s)", "", page.model.chosenCount)
            onClicked: page.model.next()
        }
    ]
}

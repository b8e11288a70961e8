// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// Choose a gift, or none; then the number to fetch it with, very large, and the one question.
VisitPage {
    id: page

    readonly property GiftsPage model: flow.giftsPage
    readonly property bool choosing: model.state === GiftsPage.Choosing
    readonly property bool chosen: model.state === GiftsPage.Chosen

    objectName: "page.gifts"
    symbol: choosing ? "" : "giveaway"
    title: {
        switch (model.state) {
        case GiftsPage.Chosen:
            return qsTr("It is yours.");
        case GiftsPage.Declined:
            return qsTr("With pleasure.");
        case GiftsPage.Returning:
            return qsTr("Good to see you again.");
        }
        return model.anyAvailable ? qsTr("Choose a gift") : qsTr("Our gifts are gone for today.");
    }
    intro: {
        switch (model.state) {
        case GiftsPage.Chosen:
            return model.chosenName;
        case GiftsPage.Declined:
            return qsTr("You would like nothing. That is fine with us.");
        case GiftsPage.Returning:
            return qsTr("You have chosen a gift here today. So that there is one for everybody, it is one each.");
        }
        return model.anyAvailable ? qsTr("One touch, and it is put aside for you. One for each visitor.") : qsTr("We are sorry. We are just as glad to show you around, or to answer a question.");
    }

    Repeater {
        model: page.choosing ? page.model : null

        ChoiceCard {
            required property string giftId
            required property string name
            required property int left
            required property bool available
            required summary

            objectName: "gifts." + giftId
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.maximumHeight: Math.max(implicitHeight, 340 * Theme.scale)
            enabled: available
            symbol: "giveaway"
            text: name
            note: Wording.giftsLeft(left, available)
            onClicked: page.model.choose(giftId)
        }
    }

    Rectangle {
        Layout.fillWidth: true
        visible: page.chosen
        implicitHeight: card.implicitHeight + 2 * Theme.large
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.bold
        border.color: Theme.accent

        ColumnLayout {
            id: card

            anchors {
                fill: parent
                margins: Theme.large
            }
            spacing: Theme.small

            Label {
                Layout.fillWidth: true
                role: Label.Small
                color: Theme.inkSoft
                text: qsTr("Your number")
            }

            Label {
                objectName: "gifts.number"
                Layout.fillWidth: true
                role: Label.Title
                font.pixelSize: Math.round(Theme.titleSize * 1.9)
                color: Theme.accent
                text: page.model.number
            }

            Label {
                Layout.fillWidth: true
                role: Label.Heading
                text: page.model.pickup
            }

            Label {
                Layout.fillWidth: true
                text: qsTr("Please say the number there. It is kept for you for %n minute(s).", "", page.model.minutes)
            }
        }
    }

    Label {
        Layout.fillWidth: true
        Layout.topMargin: Theme.large
        visible: !page.choosing
        role: Label.Heading
        text: qsTr("Would you like to speak to someone?")
    }

    Item {
        Layout.fillHeight: true
    }

    actions: [
        ActionButton {
            objectName: "gifts.yes"
            Layout.fillWidth: page.wideActions
            visible: !page.choosing
            text: qsTr("Yes, please")
            onClicked: page.model.speak(true)
        },
        ActionButton {
            objectName: "gifts.no"
            Layout.fillWidth: page.wideActions
            visible: !page.choosing
            kind: ActionButton.Plain
            text: qsTr("No, thank you")
            onClicked: page.model.speak(false)
        },
        ActionButton {
            objectName: "gifts.decline"
            Layout.fillWidth: page.wideActions
            visible: page.choosing
            kind: ActionButton.Plain
            text: page.model.anyAvailable ? qsTr("Nothing, thank you") : qsTr("Go on")
            onClicked: page.model.decline()
        }
    ]
}

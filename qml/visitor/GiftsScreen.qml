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
    // Somebody was asked for already, so nobody is asked again.
    readonly property bool called: flow.comingPage.state === ComingPage.Waiting || flow.comingPage.state === ComingPage.OnTheWay

    function heading(): string {
        switch (model.state) {
        case GiftsPage.Chosen:
            return qsTr("It is yours.");
        case GiftsPage.Declined:
            return qsTr("With pleasure.");
        case GiftsPage.Returning:
            return qsTr("Good to see you again.");
        case GiftsPage.Without:
            return qsTr("We are glad that you came.");
        }
        if (model.anyAvailable)
            return qsTr("Choose a gift");
        return model.gone ? qsTr("Our gifts are gone for today.") : qsTr("This screen has none just now.");
    }

    function words(): string {
        switch (model.state) {
        case GiftsPage.Chosen:
            return model.chosenName;
        case GiftsPage.Declined:
            return qsTr("You would like nothing. That is fine with us.");
        case GiftsPage.Returning:
            return qsTr("You have chosen a gift here today. So that there is one for everybody, it is one each.");
        }
        if (model.anyAvailable && choosing)
            return qsTr("One touch, and it is put aside for you. One for each visitor.");
        if (model.state === GiftsPage.Without || model.gone)
            return qsTr("We are just as glad to show you around, or to answer a question.");
        return qsTr("Please ask for one here: %1").arg(model.pickup);
    }

    objectName: "page.gifts"
    symbol: chosen ? "check" : ""
    title: heading()
    intro: words()
    question: choosing ? "" : called ? qsTr("A colleague knows that you are here.") : qsTr("Would you like to speak to someone?")
    canCallPerson: choosing // then the question stands there
    onChoosingChanged: {
        toTop();
        forceActiveFocus();
    }

    // A positioner: cards come and go here.
    CardGrid {
        id: cards

        readonly property int columnsThatFit: Math.max(1, Math.min(3, Math.floor(page.room / (Theme.bodySize * 10.5))))
        readonly property bool list: Theme.portrait && page.model.count <= 4 && columnsThatFit > 1 // each a whole row
        room: page.room
        Layout.preferredHeight: implicitHeight
        visible: page.choosing
        columns: list ? 1 : Math.min(columnsThatFit, Math.max(2, page.model.count))
        columnSpacing: Theme.medium
        rowSpacing: Theme.medium

        Repeater {
            model: page.choosing ? page.model : null

            GiftCard {
                required property string giftId
                required property string name
                required property int pieces
                required property bool available
                required summary
                required picture

                objectName: "gifts." + giftId
                width: cards.cell
                wide: cards.list || cards.columns === 1 && cards.columnsThatFit > 1
                pictureHeight: Math.round(wide ? cards.cell * 0.26 : cards.cell * 0.56)
                enabled: available
                text: name
                note: Wording.giftsLeft(pieces, available)
                onImplicitHeightChanged: cards.measure()
                onClicked: page.model.choose(giftId)
            }
        }
    }

    Rectangle {
        Layout.fillWidth: true
        visible: page.chosen
        implicitHeight: Math.max(picture.visible ? picture.height : 0, told.height) + 2 * Theme.large
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.bold
        border.color: Theme.accent

        Picture {
            id: picture

            anchors {
                right: parent.right
                verticalCenter: parent.verticalCenter
                rightMargin: Theme.large
            }
            visible: page.room / Theme.bodySize > 16
            width: Math.round(page.room * 0.36)
            height: Math.round(width * 0.75)
            source: page.model.chosenPicture
            surface: Theme.card
            symbol: "giveaway"
        }

        Column {
            id: told

            anchors {
                left: parent.left
                right: picture.visible ? picture.left : parent.right
                verticalCenter: parent.verticalCenter
                margins: Theme.large
            }
            spacing: Theme.tiny

            Label {
                width: told.width
                color: Theme.inkSoft
                text: qsTr("Your number")
            }

            Text {
                objectName: "gifts.number"
                width: told.width
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.headingSize
                color: Theme.accent
                text: page.model.number
                textFormat: Text.PlainText
                font.family: Theme.displayFamily
                font.weight: Font.Bold
                font.pixelSize: Math.round(Math.min(page.width, page.height) * 0.15)
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Your number: %1").arg(text)
            }

            Label {
                width: told.width
                role: Label.Heading
                text: page.model.pickup
            }

            Label {
                width: told.width
                color: Theme.inkSoft
                text: qsTr("Please say the number there. It is kept for you for %n minute(s).", "", page.model.minutes)
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }

    actions: [
        ActionButton {
            objectName: "gifts.yes"
            visible: !page.choosing && !page.called
            text: qsTr("Yes, please")
            onClicked: page.model.speak(true)
        },
        ActionButton {
            objectName: "gifts.no"
            visible: !page.choosing && !page.called
            kind: ActionButton.Quiet
            text: qsTr("No, thank you")
            onClicked: page.model.speak(false)
        },
        ActionButton {
            objectName: "gifts.done"
            visible: !page.choosing && page.called
            text: qsTr("Done")
            onClicked: page.model.speak(false)
        },
        ActionButton {
            objectName: "gifts.decline"
            visible: page.choosing
            kind: ActionButton.Quiet
            text: page.model.anyAvailable ? qsTr("Nothing, thank you") : qsTr("Go on")
            onClicked: page.model.decline()
        },
        ActionButton {
            objectName: "gifts.notMe"
            visible: page.model.state === GiftsPage.Returning
            kind: ActionButton.Plain
            text: qsTr("That was not me")
            onClicked: page.model.notMe()
        }
    ]
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// A number to show, where to wait, how long it will take and how it stands. Nothing is promised that nobody knows.
VisitPage {
    id: page

    required property DeviceState deviceState
    readonly property ComingPage model: flow.comingPage
    readonly property bool waits: model.state === ComingPage.Waiting || model.state === ComingPage.OnTheWay

    function heading(state: int): string {
        switch (state) {
        case ComingPage.OnTheWay:
            return qsTr("A colleague is on the way to you.");
        case ComingPage.Ended:
            return qsTr("Thank you for the talk.");
        case ComingPage.Missed:
            return qsTr("We came, and did not find you.");
        case ComingPage.Left:
            return qsTr("You are no longer waiting.");
        }
        return page.deviceState.online ? qsTr("We have called a colleague for you.") : qsTr("Your number is noted.");
    }

    // As exact as it is known: eight of ten such waits lie between the two.
    function minutes(low: int, high: int): string {
        if (high <= 1)
            return qsTr("A minute at most.");
        if (low === 0)
            return qsTr("Up to %n minute(s).", "", high);
        if (low === high)
            return qsTr("About %n minute(s).", "", high);
        return qsTr("%1 to %n minute(s).", "", high).arg(low);
    }

    function next(): string {
        switch (model.state) {
        case ComingPage.OnTheWay:
            return qsTr("They look for this number. Please keep it in mind.");
        case ComingPage.Ended:
            return qsTr("You can go on here, or speak to a person again.");
        case ComingPage.Missed:
            return qsTr("We are sorry. Ask again, and we come to this screen.");
        case ComingPage.Left:
            return qsTr("That is fine. You can speak to a person again at any time.");
        }
        if (!page.deviceState.online)
            return qsTr("This screen has no connection just now. Please show this number to anyone at the stand.");
        return qsTr("They look for this number. You may also show it to anyone at the stand.");
    }

    objectName: "page.coming"
    title: heading(model.state)
    intro: next()
    canCallPerson: false // here it is done, or asked for anew below

    Rectangle {
        Layout.fillWidth: true
        visible: page.waits
        implicitHeight: numberColumn.implicitHeight + 2 * Theme.large
        radius: Theme.radius
        color: Theme.accent

        ColumnLayout {
            id: numberColumn

            anchors {
                left: parent.left
                right: parent.right
                verticalCenter: parent.verticalCenter
                margins: Theme.large
            }
            spacing: Theme.tiny

            Label {
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                color: Theme.accentInk
                text: qsTr("Your number")
            }

            Text {
                objectName: "coming.number"
                Layout.fillWidth: true
                horizontalAlignment: Text.AlignHCenter
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.headingSize
                color: Theme.accentInk
                text: page.model.number
                textFormat: Text.PlainText
                font.family: Theme.displayFamily
                font.weight: Font.Bold
                // To be read from some steps away, whatever the size of text.
                font.pixelSize: Math.round(Math.min(page.width, page.height) * (Theme.portrait ? 0.26 : 0.16))
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Your number: %1").arg(text)
            }
        }
    }

    component Line: GridLayout {
        property alias symbol: mark.name
        property alias heading: small.text
        property alias text: words.text

        Layout.fillWidth: true
        columns: 2
        columnSpacing: Theme.medium
        rowSpacing: 0

        Icon {
            id: mark

            Layout.rowSpan: 2
            Layout.alignment: Qt.AlignTop
            color: Theme.accent
            weight: 2
            size: Theme.bodySize * 1.25
        }

        Label {
            id: small

            Layout.fillWidth: true
            role: Label.Small
            color: Theme.inkSoft
        }

        Label {
            id: words

            Layout.fillWidth: true
        }
    }

    Line {
        objectName: page.model.state === ComingPage.OnTheWay ? "page.coming.onTheWay" : ""
        visible: page.waits
        symbol: "place"
        heading: qsTr("Where")
        text: page.model.place !== "" ? page.model.place : qsTr("Here at this screen")
    }

    Line {
        objectName: "coming.wait"
        visible: page.model.state === ComingPage.Waiting && page.deviceState.online && page.model.waitHigh >= 0
        symbol: "clock"
        heading: page.model.late ? qsTr("It takes longer than we told you. We are sorry.") : qsTr("It will probably take")
        text: page.minutes(page.model.waitLow, page.model.waitHigh)
    }

    Line {
        objectName: "coming.before"
        visible: page.model.state === ComingPage.Waiting && page.deviceState.online && page.model.before >= 0
        symbol: "person"
        heading: qsTr("Before you")
        text: page.model.before === 0 ? qsTr("Nobody. You are next.") : qsTr("%n person(s) asked before you.", "", page.model.before)
    }

    Line {
        visible: page.waits && page.model.reason !== ""
        symbol: "advice"
        heading: qsTr("What we tell our colleagues")
        text: {
            const topics = page.model.topicNames;
            let words = Wording.understood(page.model.reason);
            for (let index = 0; index < topics.length; ++index)
                words += (index === 0 ? " " : ", ") + topics[index];
            return [words].concat(Array.from(page.model.understood)).join("\n");
        }
    }

    ActionButton {
        objectName: "coming.again"
        visible: !page.waits
        kind: ActionButton.Quiet
        symbol: "person"
        text: qsTr("Speak to a person")
        onClicked: page.flow.callPerson()
    }

    ActionButton {
        objectName: "coming.leave"
        Layout.leftMargin: -leftPadding
        visible: page.waits
        kind: ActionButton.Plain
        text: qsTr("I would rather not wait")
        onClicked: page.model.leave()
    }

    Item {
        Layout.fillHeight: true
    }

    actions: [
        ActionButton {
            objectName: "coming.goOn"
            Layout.fillWidth: page.wideActions
            symbol: "next"
            text: page.waits ? qsTr("Go on meanwhile") : qsTr("Go on")
            onClicked: page.model.goOn()
        },
        ActionButton {
            objectName: "coming.finish"
            Layout.fillWidth: page.wideActions
            kind: ActionButton.Quiet
            text: qsTr("Done")
            onClicked: page.model.finish()
        }
    ]
}

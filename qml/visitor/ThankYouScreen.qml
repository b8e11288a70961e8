// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// Says back what was understood and agreed to; goes by itself.
VisitPage {
    id: page

    readonly property ThankYouPage model: flow.thankYouPage
    readonly property var channels: model.channels
    // No address, no number, no gift: then nobody hears of them again.
    readonly property bool leftNothing: !model.takenBack && !model.hasContact && model.ticketNumber === "" && model.reason !== "giveaway"
    // What the card says of this visit, in the visitor's language.
    readonly property string note: {
        const lines = [flow.fair.name + ", " + flow.fair.boothName];
        if (model.giftNumber !== "")
            lines.push(model.giftName + ": " + model.giftNumber + ". " + model.giftPickup);
        if (model.ticketNumber !== "")
            lines.push(qsTr("Your number: %1").arg(model.ticketNumber));
        lines.push(Wording.understood(model.reason));
        if (channels.includes("email"))
            lines.push(qsTr("We may write to you by e-mail, only for what you ticked."));
        if (channels.includes("phone"))
            lines.push(qsTr("We may call you, only for what you ticked."));
        return lines.concat(Array.from(model.topicNames), Array.from(model.understood)).join("\n");
    }

    objectName: "page.thankYou"
    symbol: "check"
    title: qsTr("Thank you.")
    intro: qsTr("This page is wiped in %n second(s).", "", model.secondsLeft)
    canGoBack: false

    component Card: Rectangle {
        id: card

        default property alias content: rows.data
        property string heading

        Layout.fillWidth: true
        implicitHeight: rows.implicitHeight + 2 * Theme.large
        radius: Theme.radius
        color: Theme.card
        border.width: Theme.hair
        border.color: Theme.line

        ColumnLayout {
            id: rows

            anchors {
                fill: parent
                margins: Theme.large
            }
            spacing: Theme.small

            Label {
                Layout.fillWidth: true
                role: Label.Small
                font.weight: Font.Medium
                color: Theme.inkSoft
                text: card.heading
            }
        }
    }

    component Line: RowLayout {
        property alias symbol: mark.name
        property alias text: words.text
        property alias role: words.role

        Layout.fillWidth: true
        spacing: Theme.medium

        Icon {
            id: mark

            Layout.alignment: Qt.AlignTop
            visible: name !== ""
            color: Theme.accent
            weight: 2
            size: words.font.pixelSize * 1.25
        }

        Label {
            id: words

            Layout.fillWidth: true
        }
    }

    Card {
        visible: page.model.giftNumber !== ""
        heading: qsTr("Your gift")

        Line {
            symbol: "giveaway"
            role: Label.Heading
            text: page.model.giftName
        }

        Label {
            objectName: "thankYou.giftNumber"
            Layout.fillWidth: true
            role: Label.Title
            color: Theme.accent
            text: page.model.giftNumber
        }

        Line {
            text: page.model.giftPickup
        }
    }

    Card {
        visible: page.model.ticketNumber !== ""
        heading: qsTr("You are waiting for a colleague. Your number")

        Label {
            objectName: "thankYou.number"
            Layout.fillWidth: true
            role: Label.Title
            color: Theme.accent
            text: page.model.ticketNumber
        }

        Label {
            Layout.fillWidth: true
            text: page.flow.fair.meetingPoint !== "" ? page.flow.fair.meetingPoint : qsTr("Please stay near this screen, or show the number to anyone at the stand.")
        }
    }

    Card {
        visible: page.model.reason !== ""
        heading: qsTr("What we understood")

        Line {
            role: Label.Heading
            text: Wording.understood(page.model.reason)
        }

        Column {
            id: sentences

            Layout.fillWidth: true
            Layout.preferredHeight: implicitHeight
            visible: page.model.understood.length > 0
            spacing: Theme.small

            Repeater {
                model: page.model.understood

                Label {
                    required property string modelData

                    width: sentences.width
                    text: modelData
                }
            }
        }

        Column {
            id: topics

            Layout.fillWidth: true
            Layout.preferredHeight: implicitHeight
            visible: page.model.topicNames.length > 0
            spacing: Theme.small

            Repeater {
                model: page.model.topicNames

                Line {
                    required property string modelData

                    width: topics.width

                    symbol: "check"
                    text: modelData
                }
            }
        }
    }

    Card {
        visible: page.model.takenBack || page.model.hasContact || page.leftNothing || page.channels.length > 0
        heading: qsTr("What happens now")

        Line {
            visible: page.model.takenBack
            symbol: "check"
            text: qsTr("You took your consent back. Your details are erased, and we will not contact you.")
        }

        Line {
            visible: page.leftNothing
            symbol: "advice"
            text: qsTr("You left no address, so we will not write or call. Do speak to us here at the stand.")
        }

        Line {
            visible: page.channels.includes("email")
            symbol: "email"
            text: qsTr("We may write to you by e-mail, only for what you ticked.")
        }

        Line {
            visible: page.channels.includes("phone")
            symbol: "phone"
            text: qsTr("We may call you, only for what you ticked.")
        }

        Line {
            visible: page.model.hasContact && !page.model.takenBack
            symbol: "lock"
            text: qsTr("Your details are encrypted. This device cannot read them any more.")
        }
    }

    Card {
        heading: qsTr("To take along")

        GridLayout {
            Layout.fillWidth: true
            columns: page.room > 2.5 * code.side ? 2 : 1
            columnSpacing: Theme.large
            rowSpacing: Theme.medium

            QrCode {
                id: code

                // 0.8 mm each: phones read it from where a visitor stands.
                readonly property real side: Math.ceil(Theme.mm(0.8)) * modules

                objectName: "thankYou.card"
                implicitWidth: side
                implicitHeight: side
                text: page.flow.fair.card(page.note)
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Code with our contact card")
            }

            Label {
                Layout.fillWidth: true
                // Known beforehand: a narrower one would be laid out as high as it is long.
                Layout.preferredWidth: page.room - 2 * Theme.large - (parent.columns > 1 ? code.side + Theme.large : 0)
                Layout.alignment: Qt.AlignVCenter
                text: qsTr("Point your phone's camera here: our contact, and what we understood.")
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }

    actions: [
        ActionButton {
            objectName: "thankYou.finish"
            Layout.fillWidth: page.wideActions
            text: qsTr("Done")
            onClicked: page.model.finish()
        },
        ActionButton {
            objectName: "thankYou.takeBack"
            Layout.fillWidth: page.wideActions
            visible: page.model.canTakeBack
            kind: ActionButton.Plain
            text: qsTr("Take my consent back")
            onClicked: page.model.takeBack()
        }
    ]
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// How somebody may be reached: the notice first, then fields, then each consent by itself.
VisitPage {
    id: page

    readonly property ContactPage model: flow.contactPage
    readonly property int columns: width > 0 && width / Theme.bodySize < 24 ? 1 : 2
    readonly property int plain: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData

    objectName: "page.contact"
    title: qsTr("How can we reach you?")
    intro: split ? qsTr("Everything here is voluntary.") : ""
    step: steps
    problem: Wording.sendProblem(model.sendProblem)

    aside: Note {
        Layout.fillWidth: true
        visible: page.split
        symbol: "lock"
        text: page.flow.fair.notice
    }

    Note {
        Layout.fillWidth: true
        visible: !page.split
        symbol: "lock"
        text: page.flow.fair.notice
    }

    ScanPart {
        Layout.fillWidth: true
        model: page.model
        desk: page.flow.scan
    }

    GridLayout {
        Layout.fillWidth: true
        columns: page.columns
        columnSpacing: Theme.medium
        rowSpacing: Theme.small

        TextEntry {
            name: "contact.givenName"
            label: qsTr("First name")
            hints: page.plain
            problem: Wording.lengthProblem(page.model.nameProblem)
            text: page.model.givenName
            onEdited: text => page.model.givenName = text
        }

        TextEntry {
            name: "contact.familyName"
            label: qsTr("Last name")
            hints: page.plain
            text: page.model.familyName
            onEdited: text => page.model.familyName = text
        }

        TextEntry {
            Layout.columnSpan: page.columns
            name: "contact.email"
            label: qsTr("E-mail")
            hints: page.plain | Qt.ImhEmailCharactersOnly | Qt.ImhNoAutoUppercase
            problem: Wording.emailProblem(page.model.emailProblem)
            offer: Wording.offer(page.model.emailOffer)
            offerName: "contact.emailOffer"
            text: page.model.email
            onEdited: text => page.model.email = text
            onCursorLeft: page.model.leaveEmail()
            onOfferTaken: page.model.takeEmailOffer()
        }

        TextEntry {
            name: "contact.phone"
            label: qsTr("Phone")
            hints: page.plain
            problem: Wording.phoneProblem(page.model.phoneProblem)
            offer: Wording.offer(page.model.phoneOffer)
            offerName: "contact.phoneOffer"
            text: page.model.phone
            onEdited: text => page.model.phone = text
            onCursorLeft: page.model.leavePhone()
            onOfferTaken: page.model.takePhoneOffer()
        }

        TextEntry {
            name: "contact.organization"
            label: qsTr("Company")
            hints: page.plain
            problem: Wording.lengthProblem(page.model.organizationProblem)
            text: page.model.organization
            onEdited: text => page.model.organization = text
        }

        MessageEntry {
            Layout.columnSpan: page.columns
            name: "contact.message"
            lines: 1
            label: qsTr("What should we prepare? (if you like)")
            problem: Wording.lengthProblem(page.model.messageProblem)
            text: page.model.message
            onEdited: text => page.model.message = text
        }
    }

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        Label {
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.tiny
            role: Label.Strong
            text: qsTr("What may we do with it?")
        }

        Column {
            id: consents

            Layout.fillWidth: true
            Layout.preferredHeight: implicitHeight

            Repeater {
                model: page.model.consents

                ConsentTick {
                    required property int index
                    required text
                    required property string purpose
                    required property string channel
                    required property bool given

                    objectName: "contact.consent." + purpose + "." + channel
                    width: consents.width
                    checked: given
                    onToggled: page.model.consents.setGiven(index, checked)
                }
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }

    actions: [
        ActionButton {
            objectName: "contact.send"
            Layout.fillWidth: page.wideActions
            symbol: "next"
            text: qsTr("Send")
            onClicked: page.model.send()
        },
        ActionButton {
            objectName: "contact.finishWithout"
            Layout.fillWidth: page.wideActions
            kind: ActionButton.Plain
            text: qsTr("Go on without")
            onClicked: page.model.finishWithout()
        }
    ]
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// Instead of typing: a badge or card, at the scanner or before the camera, and what became of it.
ColumnLayout {
    id: part

    required property ContactPage model
    required property ScanDesk desk

    readonly property bool anything: desk.scannerKnown || desk.cameraOffered || model.scanState !== ContactPage.NotScanned
    readonly property string badge: model.badgeId.length > 32 ? model.badgeId.substring(0, 32) + "…" : model.badgeId
    readonly property bool asks: model.scanState === ContactPage.AsksToReplace
    readonly property string said: {
        switch (model.scanState) {
        case ContactPage.Filled:
            return qsTr("Read from your badge or card. Please check whether it is right.");
        case ContactPage.AsksToReplace:
            return qsTr("Your badge or card says something else than what you typed. Which is right?");
        case ContactPage.OnlyNumber:
            return qsTr("Your badge holds no address, only this: %1. We keep it with your details. Please type how we may reach you.").arg(badge);
        case ContactPage.NothingInIt:
            return qsTr("There are no contact details in this code. Please type them, or try your badge or card again.");
        }
        return "";
    }

    visible: anything
    spacing: Theme.small

    Note {
        objectName: "scan.hint"
        Layout.fillWidth: true
        visible: part.model.scanState === ContactPage.NotScanned && !part.desk.cameraOpen
        symbol: "touch"
        text: part.desk.scannerKnown ? qsTr("Less typing: hold the code on your badge or business card in front of the scanner.") : qsTr("Less typing: show the code on your badge or business card to the camera.")
    }

    Note {
        objectName: "scan.said"
        Layout.fillWidth: true
        visible: text !== ""
        symbol: part.model.scanState === ContactPage.Filled ? "check" : "information"
        text: part.said
    }

    Label {
        Layout.fillWidth: true
        visible: part.badge !== "" && part.model.scanState !== ContactPage.OnlyNumber
        role: Label.Small
        text: qsTr("What your badge holds is kept with your details: %1").arg(part.badge)
    }

    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(width * 0.56, 420 * Theme.scale)
        visible: part.desk.cameraOpen
        radius: Theme.radius
        color: Theme.well

        CameraPreview {
            objectName: "scan.preview"
            anchors {
                fill: parent
                margins: Theme.hair
            }
            desk: part.desk
        }
    }

    Label {
        objectName: "scan.nothingRecorded"
        Layout.fillWidth: true
        visible: part.desk.cameraOpen
        role: Label.Small
        color: Theme.inkSoft
        text: qsTr("The camera is on until it finds a code or you turn it off. Its pictures stay in this device's memory for that moment; nothing is recorded.")
    }

    Flow {
        Layout.fillWidth: true
        visible: part.desk.cameraOffered || part.desk.cameraOpen || part.asks || part.badge !== ""
        spacing: Theme.small

        ActionButton {
            objectName: "scan.openCamera"
            visible: part.desk.cameraOffered && !part.desk.cameraOpen
            kind: ActionButton.Quiet
            text: qsTr("Use the camera")
            onClicked: part.desk.openCamera()
        }

        ActionButton {
            objectName: "scan.closeCamera"
            visible: part.desk.cameraOpen
            kind: ActionButton.Quiet
            text: qsTr("Turn the camera off")
            onClicked: part.desk.closeCamera()
        }

        ActionButton {
            objectName: "scan.replaceTyped"
            visible: part.asks
            kind: ActionButton.Quiet
            text: qsTr("Badge or card")
            onClicked: part.model.replaceTyped()
        }

        ActionButton {
            objectName: "scan.keepTyped"
            visible: part.asks
            kind: ActionButton.Quiet
            text: qsTr("What I typed")
            onClicked: part.model.keepTyped()
        }

        ActionButton {
            objectName: "scan.leaveBadgeOut"
            visible: part.badge !== ""
            kind: ActionButton.Plain
            text: qsTr("Leave it out")
            onClicked: part.model.leaveBadgeOut()
        }
    }

    Column {
        id: choices

        Layout.fillWidth: true
        Layout.preferredHeight: implicitHeight
        spacing: Theme.small
        visible: part.model.emailChoices.length + part.model.phoneChoices.length > 0

        Repeater {
            model: [{
                    "name": "email",
                    "label": qsTr("Your card has several e-mail addresses. Which one may we use?"),
                    "choices": part.model.emailChoices,
                    "chosen": part.model.email
                }, {
                    "name": "phone",
                    "label": qsTr("Your card has several phone numbers. Which one may we use?"),
                    "choices": part.model.phoneChoices,
                    "chosen": part.model.phone
                }]

            Column {
                id: choice

                required property var modelData

                width: choices.width
                visible: modelData.choices.length > 0
                spacing: Theme.tiny

                Label {
                    width: choice.width
                    role: Label.Small
                    text: choice.modelData.label
                }

                Column {
                    width: choice.width
                    spacing: Theme.tiny

                    Repeater {
                        model: choice.modelData.choices

                        ActionButton {
                            required property int index
                            required property string modelData

                            objectName: "scan." + choice.modelData.name + "." + index
                            width: choice.width
                            kind: modelData === choice.modelData.chosen ? ActionButton.Primary : ActionButton.Quiet
                            text: modelData
                            onClicked: {
                                if (choice.modelData.name === "email")
                                    part.model.chooseEmail(index);
                                else
                                    part.model.choosePhone(index);
                            }
                        }
                    }
                }
            }
        }
    }
}

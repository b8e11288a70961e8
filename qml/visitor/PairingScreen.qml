// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// For staff: makes this device one of the stand's. A scanner types the QR code's text into the field that has the cursor.
PageFrame {
    id: page

    required property DeviceState deviceState
    readonly property bool busy: deviceState.pairingState === DeviceState.Busy

    function pair() {
        if (ticket.text.trim() !== "")
            deviceState.pairTicket(ticket.text);
        else
            deviceState.pair(address.text, code.text);
    }

    function reason(error: int): string {
        switch (error) {
        case DeviceState.BadAddress:
            return qsTr("This is no address. It looks like 192.168.1.5:8443 and stands beside the code.");
        case DeviceState.BadCode:
            return qsTr("A code has eight letters and digits.");
        case DeviceState.BadTicket:
            return qsTr("This is not the text of a pairing code. Scan the code that the command standdienst device pair shows.");
        case DeviceState.WrongCode:
            return qsTr("The code is wrong. Compare it letter by letter; capitals do not matter.");
        case DeviceState.CodeExpired:
            return qsTr("The code has expired or was used up. Make a new one with the command standdienst device pair.");
        case DeviceState.NoAnswer:
            return qsTr("Nobody answers at this address. Is the backend running, and is this device in the same network?");
        case DeviceState.NotTheBackend:
            return qsTr("Something answers at this address, but not the backend. Compare the address. If this network wants a log-in, open its log-in page once in a browser.");
        case DeviceState.OtherKey:
            return qsTr("Another backend answers than the one that made the code. Do not go on; ask your administrator.");
        case DeviceState.NotProven:
            return qsTr("The backend could not prove who it is; somebody may be listening. Do not go on; ask your administrator.");
        case DeviceState.OtherBackend:
            return qsTr("This device belongs to another backend and takes no other. To give it away, run standdienst-kiosk --forget on it.");
        case DeviceState.TryLater:
            return qsTr("The backend is busy. Try again in a minute.");
        case DeviceState.OtherError:
            return qsTr("Pairing failed. Try again; if it fails again, tell support:") + " " + deviceState.pairingDetail;
        }
        return "";
    }

    objectName: "page.pairing"
    title: qsTr("Pair this device")
    intro: qsTr("For staff. Make a code with the command standdienst device pair, then scan it here or type it.")
    problem: deviceState.pairingState === DeviceState.Failed ? reason(deviceState.pairingError) : ""
    canGoBack: false
    canStartOver: false

    Note {
        Layout.fillWidth: true
        visible: page.deviceState.trouble === DeviceState.Revoked
        problem: true
        text: qsTr("This device was taken out of service. Pair it with its backend again to use it; it then delivers the visits that it holds.")
    }

    TextEntry {
        id: ticket

        Layout.fillWidth: true
        name: "pairing.ticket"
        label: qsTr("Scan the code")
        hints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase | Qt.ImhSensitiveData
        enabled: !page.busy
        onAccepted: page.pair()
        Component.onCompleted: field.forceActiveFocus()
    }

    Label {
        Layout.topMargin: Theme.small
        color: Theme.inkSoft
        text: qsTr("or type")
    }

    TextEntry {
        id: address

        Layout.fillWidth: true
        name: "pairing.address"
        label: qsTr("Address")
        hints: Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase | Qt.ImhSensitiveData
        enabled: !page.busy
    }

    TextEntry {
        id: code

        Layout.fillWidth: true
        name: "pairing.code"
        label: qsTr("Code")
        hints: Qt.ImhNoPredictiveText | Qt.ImhUppercaseOnly | Qt.ImhSensitiveData
        enabled: !page.busy
        onAccepted: page.pair()
    }

    Item {
        Layout.fillHeight: true
    }

    actions: ActionButton {
        objectName: "pairing.pair"
        Layout.fillWidth: page.wideActions
        enabled: page.busy || ticket.text.trim() !== "" || address.text.trim() !== "" && code.text.trim() !== ""
        kind: page.busy ? ActionButton.Quiet : ActionButton.Primary
        text: page.busy ? qsTr("Connecting … Cancel") : qsTr("Pair")
        onClicked: page.busy ? page.deviceState.cancelPairing() : page.pair()
    }
}

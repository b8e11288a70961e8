// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// In place of the attract screen where no visit may begin: what a visitor does, and below it what staff do.
PageFrame {
    id: page

    required property DeviceState deviceState

    function happened(trouble: int): string {
        switch (trouble) {
        case DeviceState.Locked:
            return qsTr("The program is open a second time.");
        case DeviceState.NewerVersion:
            return qsTr("The data on this device are from a newer version of the program.");
        case DeviceState.CannotOpen:
            return qsTr("The data on this device cannot be opened.");
        case DeviceState.DiskFull:
            return qsTr("The storage of this device is full. What was entered so far is kept.");
        case DeviceState.FairComing:
            return qsTr("This device is paired and waits for the fair's content.");
        case DeviceState.NoFair:
            return qsTr("This device is paired, but its backend has no fair.");
        case DeviceState.FairClosed:
            return qsTr("The fair is closed.");
        }
        return qsTr("This device cannot begin a visit.");
    }

    function remedy(trouble: int): string {
        switch (trouble) {
        case DeviceState.Locked:
            return qsTr("Close the other window, or restart the device.");
        case DeviceState.NewerVersion:
            return qsTr("Install the newest version. Do not delete the data: they may hold visits that were not delivered.");
        case DeviceState.CannotOpen:
            return qsTr("Restart the device. If this page comes back, do not delete anything and tell support what is written below.");
        case DeviceState.DiskFull:
            return qsTr("Connect the device to the network, so that it can deliver, or free storage.");
        case DeviceState.FairComing:
            return qsTr("This takes a few seconds. If it takes longer, check the network.");
        case DeviceState.NoFair:
            return qsTr("Import one in the backend with the command standdienst fair import.");
        case DeviceState.FairClosed:
            return qsTr("Set the fair to open in its file and import it again, if it is to go on.");
        }
        return qsTr("Restart the device, or tell support what is written below.");
    }

    function forSupport(): string {
        const parts = [deviceState.troubleDetail, deviceState.deviceName, deviceState.version];
        let text = "";
        for (let index = 0; index < parts.length; ++index) {
            if (parts[index] !== "")
                text += (text !== "" ? " · " : "") + parts[index];
        }
        return text;
    }

    objectName: "page.trouble"
    title: deviceState.trouble === DeviceState.FairClosed ? qsTr("Thank you for your visit.") : qsTr("One moment, please.")
    intro: deviceState.trouble === DeviceState.FairClosed ? qsTr("This stand has closed.") : qsTr("This screen cannot help you just now. Please speak to us at the stand.")
    canGoBack: false
    canStartOver: false

    Note {
        Layout.fillWidth: true
        heading: qsTr("For staff: %1").arg(page.happened(page.deviceState.trouble))
        symbol: "information"
        role: Label.Body
        text: page.remedy(page.deviceState.trouble)
    }

    Label {
        Layout.fillWidth: true
        role: Label.Small
        color: Theme.inkSoft
        text: page.forSupport()
    }

    Item {
        Layout.fillHeight: true
    }

    actions: ActionButton {
        objectName: "trouble.tryAgain"
        Layout.fillWidth: page.wideActions
        kind: ActionButton.Quiet
        visible: page.deviceState.trouble === DeviceState.NoFair || page.deviceState.trouble === DeviceState.FairComing
        text: qsTr("Try again")
        onClicked: page.deviceState.tryAgain()
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

Window {
    visible: true
    visibility: Window.FullScreen

    Text {
        anchors.centerIn: parent
        text: "Good to see you here."
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Theme

// Does not blink: a kiosk draws nothing while nothing happens.
Rectangle {
    required property Item field

    width: Theme.bold
    color: Theme.accent
    visible: field.activeFocus
}

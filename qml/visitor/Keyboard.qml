// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Settings
import Standdienst.Theme

// The keyboard on the screen, docked to the lower edge while somebody types. It learns nothing and guesses nothing.
Rectangle {
    id: keyboard

    property string language
    readonly property InputPanel board: panel.item as InputPanel
    readonly property var layouts: ({
            "de": "de_DE",
            "en": "en_GB",
            "fr": "fr_FR"
        })
    readonly property bool open: board !== null && board.active
    // Five rows of keys that a finger hits.
    readonly property real widest: Math.max(11 * Theme.key, Math.min(width, (Theme.portrait ? 0.3 : 0.37) * Theme.extent.height * 2.2))

    height: open ? board.height + 2 * Theme.tiny : 0
    visible: open
    color: Theme.well

    Binding {
        target: VirtualKeyboardSettings
        property: "locale"
        value: keyboard.layouts[keyboard.language.split("-")[0]] ?? "en_GB"
    }

    Component.onCompleted: {
        VirtualKeyboardSettings.layoutPath = "qrc:/standdienst/keyboard/layouts";
        VirtualKeyboardSettings.styleName = "standdienst";
        VirtualKeyboardSettings.defaultInputMethodDisabled = true; // the one that knows words
        VirtualKeyboardSettings.activeLocales = Object.values(keyboard.layouts);
        panel.active = true;
    }

    Loader {
        id: panel

        active: false
        y: Theme.tiny
        width: Math.min(keyboard.width, keyboard.widest)
        anchors.horizontalCenter: parent.horizontalCenter

        sourceComponent: InputPanel {
        }
    }
}

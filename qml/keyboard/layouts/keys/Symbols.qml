// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

// What is rarer than letters.
KeyboardLayout {
    id: layout

    component Symbol: Key {
        required property string modelData

        key: modelData.charCodeAt(0)
        text: modelData
    }

    inputMode: InputEngine.InputMode.Latin
    keyWeight: 100

    Repeater {
        model: ["1234567890", "+-*/=%&#€$", "()[]{}<>\"'", ",;:.!?§|~^"]

        KeyboardRow {
            id: row

            required property string modelData

            keyWeight: 100

            Repeater {
                model: row.modelData.split("")

                Symbol {
                }
            }
        }
    }

    KeyboardRow {
        SymbolModeKey {
            weight: 150
            displayText: "ABC"
        }

        Key {
            key: Qt.Key_At
            text: "@"
            highlighted: true
        }

        SpaceKey {
            weight: 400
        }

        BackspaceKey {
            weight: 150
        }

        EnterKey {
            weight: 150
        }

        HideKeyboardKey {
            weight: 100
        }
    }
}

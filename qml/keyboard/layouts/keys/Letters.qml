// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Components

// A keyboard of letters with all that names and addresses need on one page: digits, @, dot, dash and underscore.
KeyboardLayout {
    id: layout

    required property string digits
    required property string upper
    required property string middle
    required property string lower
    property string beside // of the space
    // What a long press offers.
    readonly property var related: ({
            "a": "aàáâãåæāąă",
            "c": "cçćč",
            "d": "dďđð",
            "e": "eéèêëęěē",
            "g": "gğ",
            "i": "iíìîïīı",
            "l": "lłľ",
            "n": "nñńň",
            "o": "oóòôõøœő",
            "r": "rřŕ",
            "s": "sßśšş",
            "t": "tťţþ",
            "u": "uúùûůűū",
            "y": "yýÿ",
            "z": "zžźż",
            "-": "-–+/",
            ".": ".,:;!?"
        })

    component Letter: Key {
        required property string modelData

        key: modelData.toUpperCase().charCodeAt(0)
        text: modelData
        alternativeKeys: layout.related[modelData] ?? []
    }

    inputMode: InputEngine.InputMode.Latin
    keyWeight: 100

    KeyboardRow {
        Repeater {
            model: layout.digits.split("")

            Letter {
                highlighted: false
            }
        }
    }

    KeyboardRow {
        Repeater {
            model: layout.upper.split("")

            Letter {
            }
        }
    }

    KeyboardRow {
        FillerKey {
            weight: 100 * (layout.upper.length - layout.middle.length) / 2
            visible: weight > 0
        }

        Repeater {
            model: layout.middle.split("")

            Letter {
            }
        }

        FillerKey {
            weight: 100 * (layout.upper.length - layout.middle.length) / 2
            visible: weight > 0
        }
    }

    KeyboardRow {
        ShiftKey {
            weight: 150
        }

        Repeater {
            model: layout.lower.split("")

            Letter {
            }
        }

        BackspaceKey {
            weight: 150
        }
    }

    KeyboardRow {
        SymbolModeKey {
            weight: 150
        }

        Key {
            key: Qt.Key_At
            text: "@"
            highlighted: true
        }

        Repeater {
            model: layout.beside.split("")

            Letter {
            }
        }

        SpaceKey {
            weight: 300
        }

        Key {
            key: Qt.Key_Underscore
            text: "_"
        }

        EnterKey {
            weight: 150
        }

        HideKeyboardKey {
            weight: 100
        }
    }
}

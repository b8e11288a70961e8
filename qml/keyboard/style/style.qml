// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.VirtualKeyboard
import QtQuick.VirtualKeyboard.Styles
import Standdienst.Components
import Standdienst.Theme

// The keyboard on the screen in our colours and letters.
KeyboardStyle {
    id: style

    readonly property real gap: Theme.tiny * 0.75

    component Plate: KeyPanel {
        id: plate

        property string words
        property string symbol
        property real size: 0.42
        property bool strong
        readonly property bool pressed: control && control.pressed

        Rectangle {
            anchors.fill: parent
            anchors.margins: style.gap
            radius: Theme.radius * 0.6
            opacity: plate.control && plate.control.enabled ? 1 : 0.4
            color: plate.strong ? (plate.pressed ? Theme.accentPressed : Theme.accent) : plate.pressed ? Theme.wash : plate.control && plate.control.highlighted ? Theme.line : Theme.card
            border.width: Theme.highContrast || plate.pressed ? Theme.hair : 0
            border.color: plate.pressed ? Theme.accent : Theme.line

            Text {
                anchors.centerIn: parent
                visible: plate.symbol === ""
                text: plate.words
                textFormat: Text.PlainText
                color: plate.strong ? Theme.accentInk : Theme.ink
                font.family: Theme.family
                font.weight: Font.Medium
                font.pixelSize: Math.max(1, plate.height * plate.size)
            }

            Icon {
                anchors.centerIn: parent
                visible: plate.symbol !== ""
                name: plate.symbol
                size: plate.height * 0.44
                weight: 2
                color: plate.strong ? Theme.accentInk : Theme.ink
            }
        }
    }

    keyboardDesignWidth: 2200
    keyboardDesignHeight: 1000
    keyboardRelativeLeftMargin: 0.004
    keyboardRelativeRightMargin: 0.004
    keyboardRelativeTopMargin: 0.01
    keyboardRelativeBottomMargin: 0.01

    keyboardBackground: Rectangle {
        color: Theme.well
    }

    keyPanel: Plate {
        words: control ? (control.uppercased ? control.displayText.toUpperCase() : control.displayText) : ""
    }
    backspaceKeyPanel: Plate {
        symbol: "erase"
    }
    enterKeyPanel: Plate {
        symbol: "enter"
        strong: true
    }
    hideKeyPanel: Plate {
        symbol: "hideKeyboard"
    }
    shiftKeyPanel: Plate {
        symbol: "shift"
        strong: InputContext.shiftActive || InputContext.capsLockActive
    }
    spaceKeyPanel: Plate {
    }
    symbolKeyPanel: Plate {
        words: control ? control.displayText : ""
        size: 0.32
    }
    modeKeyPanel: Plate {
        words: control ? control.displayText : ""
        size: 0.32
    }
    languageKeyPanel: Plate {
    }
    handwritingKeyPanel: Plate {
    }

    characterPreviewMargin: 0
    characterPreviewDelegate: Rectangle {
        property string text
        property string flickLeft
        property string flickTop
        property string flickRight
        property string flickBottom

        radius: Theme.radius * 0.6
        color: Theme.ink

        Text {
            anchors.centerIn: parent
            text: parent.text
            textFormat: Text.PlainText
            color: Theme.paper
            font.family: Theme.family
            font.weight: Font.Medium
            font.pixelSize: Math.max(1, parent.height * 0.5)
        }
    }

    alternateKeysListItemWidth: Theme.key * 1.3
    alternateKeysListItemHeight: Theme.key * 1.5
    alternateKeysListDelegate: Item {
        id: alternate

        required property var model

        width: style.alternateKeysListItemWidth
        height: style.alternateKeysListItemHeight

        Text {
            anchors.centerIn: parent
            text: alternate.model.text
            textFormat: Text.PlainText
            color: Theme.paper
            font.family: Theme.family
            font.weight: Font.Medium
            font.pixelSize: alternate.height * 0.45
        }
    }
    alternateKeysListHighlight: Rectangle {
        color: Theme.accent
        radius: Theme.radius * 0.6
    }
    alternateKeysListBackground: Rectangle {
        color: Theme.ink
        radius: Theme.radius * 0.6
    }

    // Nothing is guessed, so there is nothing to select from.
    selectionListHeight: 0
    selectionListDelegate: SelectionListItem {
    }
    selectionListBackground: Item {
    }
    popupListDelegate: SelectionListItem {
    }
    popupListBackground: Item {
    }

    navigationHighlight: Rectangle {
        color: "transparent"
        border.color: Theme.ink
        border.width: Theme.bold
    }

    fullScreenInputBackground: Item {
    }
    fullScreenInputContainerBackground: Item {
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Standdienst.Theme

// What stands at the same place on every screen: speak to a person, back, start over, display, language.
GridLayout {
    id: bar

    required property var languages // of tags
    required property string language
    property bool brief
    property bool briefLanguages: brief
    property bool canGoBack: true
    property bool canStartOver: true
    property bool cramped // the keyboard takes half of the screen
    property bool room: true // for words that are not short
    property bool canCallPerson // a visit is under way, so a person can be asked for

    signal back
    signal startOver
    signal callPerson
    signal display
    signal languageChosen(string language)

    columnSpacing: Theme.small
    rowSpacing: Theme.small

    // In words wherever there is room: whoever looks for a person should not have to know a picture. Upright screens give it
    // a line of its own, except while somebody types.
    ActionButton {
        readonly property bool alone: Theme.portrait && !bar.cramped

        objectName: "nav.person"
        Layout.row: alone ? 0 : 1
        Layout.column: alone ? 0 : 4
        Layout.columnSpan: alone ? 6 : 1
        Layout.fillWidth: alone
        visible: bar.canCallPerson
        kind: ActionButton.Quiet
        symbol: "person"
        leftPadding: Theme.medium
        font.pixelSize: alone ? Theme.bodySize : Theme.smallSize
        text: alone || bar.room ? qsTr("Speak to a person") : ""
        Accessible.name: qsTr("Speak to a person")
        onClicked: bar.callPerson()
    }

    NavigationButton {
        objectName: "nav.back"
        Layout.row: 1
        Layout.column: 0
        Layout.leftMargin: -leftPadding
        visible: bar.canGoBack
        symbol: "back"
        text: qsTr("Back")
        brief: bar.brief
        onClicked: bar.back()
    }

    NavigationButton {
        objectName: "nav.startOver"
        Layout.row: 1
        Layout.column: 1
        visible: bar.canStartOver
        symbol: "restart"
        text: qsTr("Start over")
        brief: bar.brief
        onClicked: bar.startOver()
    }

    NavigationButton {
        objectName: "nav.display"
        Layout.row: 1
        Layout.column: 2
        symbol: "display"
        text: qsTr("Display")
        brief: bar.brief
        onClicked: bar.display()
    }

    Item {
        Layout.row: 1
        Layout.column: 3
        Layout.fillWidth: true
    }

    LanguageSwitch {
        Layout.row: 1
        Layout.column: 5
        visible: bar.languages.length > 1
        languages: bar.languages
        language: bar.language
        brief: bar.briefLanguages
        onChosen: language => bar.languageChosen(language)
    }
}

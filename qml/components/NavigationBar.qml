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

    component PersonButton: ActionButton {
        objectName: "nav.person"
        kind: ActionButton.Quiet
        symbol: "person"
        leftPadding: Theme.medium
        Accessible.name: qsTr("Speak to a person")
    }

    // In words wherever there is room: whoever looks for a person should not have to know a picture. Upright screens give it
    // a line of its own, except while somebody types. There are two, so that Tab comes by where each stands.
    readonly property bool personAlone: Theme.portrait && !cramped

    PersonButton {
        Layout.row: 0
        Layout.column: 0
        Layout.columnSpan: 6
        Layout.fillWidth: true
        visible: bar.canCallPerson && bar.personAlone
        text: qsTr("Speak to a person")
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

    PersonButton {
        Layout.row: 1
        Layout.column: 4
        visible: bar.canCallPerson && !bar.personAlone
        font.pixelSize: Theme.smallSize
        text: bar.room ? qsTr("Speak to a person") : ""
        onClicked: bar.callPerson()
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

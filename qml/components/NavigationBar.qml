// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Standdienst.Theme

// What stands at the same place on every screen: back, start over, larger text, language.
RowLayout {
    id: bar

    required property var languages // of tags
    required property string language
    property bool brief
    property bool canGoBack: true
    property bool canStartOver: true

    signal back
    signal startOver
    signal largerText
    signal languageChosen(string language)

    spacing: Theme.small

    NavigationButton {
        objectName: "nav.back"
        Layout.leftMargin: -leftPadding
        visible: bar.canGoBack
        symbol: "back"
        text: qsTr("Back")
        brief: bar.brief
        onClicked: bar.back()
    }

    NavigationButton {
        objectName: "nav.startOver"
        visible: bar.canStartOver
        symbol: "restart"
        text: qsTr("Start over")
        brief: bar.brief
        onClicked: bar.startOver()
    }

    NavigationButton {
        objectName: "nav.largerText"
        symbol: "larger"
        text: Theme.textScale < 2 ? qsTr("Larger text") : qsTr("Normal text")
        brief: bar.brief
        onClicked: bar.largerText()
    }

    Item {
        Layout.fillWidth: true
    }

    LanguageSwitch {
        visible: bar.languages.length > 1
        languages: bar.languages
        language: bar.language
        brief: bar.brief || bar.languages.length > 2 && bar.width / Theme.smallSize < 46
        onChosen: language => bar.languageChosen(language)
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Window
import Standdienst.Components
import Standdienst.Theme

// Every component in every state. Keys: left and right turn the sheets, T the theme, L the language, + the size of text.
Window {
    id: window

    property int sheet: 0
    property int variant: Theme.Light
    property string language: "de"
    readonly property int sheetCount: sheets.count
    readonly property Loader shown: sheets.count > 0 ? sheets.itemAt(sheet) as Loader : null
    readonly property string sheetName: shown && shown.item ? (shown.item as Sheet).name : ""

    signal languagePicked(string language)

    width: 1080
    height: 1920
    visible: true
    color: Theme.paper
    title: "Standdienst"

    Binding {
        target: Theme
        property: "extent"
        value: Qt.size(window.width, window.height)
    }

    Binding {
        target: Theme
        property: "chosenVariant"
        value: window.variant
    }

    Item {
        anchors.fill: parent
        focus: true
        Keys.onRightPressed: window.sheet = (window.sheet + 1) % window.sheetCount
        Keys.onLeftPressed: window.sheet = (window.sheet + window.sheetCount - 1) % window.sheetCount
        Keys.onPressed: event => {
            if (event.text === "t")
                window.variant = (window.variant + 1) % 3;
            else if (event.text === "+")
                Theme.textScale = Theme.textScale >= 2 ? 1 : Theme.textScale + 0.5;
            else if (event.text === "l") {
                window.language = window.language === "de" ? "en" : "de";
                window.languagePicked(window.language);
            }
        }

        StackLayout {
            anchors.fill: parent
            currentIndex: window.sheet

            Repeater {
                id: sheets

                model: [colours, type, buttons, cards, answers, entries, notes, navigation, idle]

                Loader {
                    required property Component modelData

                    sourceComponent: modelData
                }
            }
        }
    }

    Component {
        id: colours

        Sheet {
            name: "colours"
            title: "Colours"

            Repeater {
                model: ["paper", "card", "well", "line", "edge", "ink", "inkSoft", "accent", "accentPressed", "accentInk", "wash", "problem", "good"]

                RowLayout {
                    id: swatch

                    required property string modelData

                    spacing: Theme.medium

                    Rectangle {
                        implicitWidth: Theme.target * 2
                        implicitHeight: Theme.target
                        radius: Theme.radius
                        color: Theme[swatch.modelData]
                        border.width: Theme.hair
                        border.color: Theme.edge
                    }

                    Label {
                        text: swatch.modelData + " " + Theme[swatch.modelData] + ", " + Contrast.ratio(Theme[swatch.modelData], Theme.paper).toFixed(1) + " : 1"
                    }
                }
            }
        }
    }

    Component {
        id: answers

        Sheet {
            name: "answers"
            title: "Answers to questions"

            OptionCard {
                Layout.fillWidth: true
                text: "Formen, Walzen oder Werkzeuge"
            }

            OptionCard {
                Layout.fillWidth: true
                text: "Chosen before"
                chosen: true
            }

            OptionCard {
                Layout.fillWidth: true
                text: "Pressed"
                down: true
            }

            ScaleEntry {
                name: "gallery.step"
                least: 1
                most: 5
                chosen: 4
                leastLabel: "gar nicht"
                mostLabel: "entscheidend"
            }

            NumberEntry {
                name: "gallery.number"
                label: "Temperatur"
                number: "1.200"
                unit: "°C"
                problem: "Hier erwarten wir 20 bis 400."
            }

            SentenceCard {
                Layout.fillWidth: true
                text: "Sie möchten Formen, Walzen oder Werkzeuge erwärmen."
            }

            SentenceCard {
                Layout.fillWidth: true
                text: "Wann soll die Anlage laufen?"
                open: true
            }
        }
    }

    Component {
        id: type

        Sheet {
            name: "type"
            title: "Type and icons"

            Label {
                Layout.fillWidth: true
                role: Label.Heading
                text: "Wärmerückgewinnungsanlagen für Großbäckereien"
            }

            Label {
                Layout.fillWidth: true
                text: "The quick brown fox jumps over the lazy dog. Franz jagt im komplett verwahrlosten Taxi quer durch Bayern. Ελληνικά, Українська, 日本語"
            }

            Label {
                Layout.fillWidth: true
                role: Label.Strong
                text: "0123456789"
            }

            Label {
                Layout.fillWidth: true
                role: Label.Small
                text: "The quick brown fox jumps over the lazy dog."
            }

            Flow {
                Layout.fillWidth: true
                spacing: Theme.large

                Repeater {
                    model: Object.keys(sample.drawings)

                    Column {
                        required property string modelData

                        Icon {
                            name: parent.modelData
                            size: Theme.target
                        }

                        Label {
                            role: Label.Small
                            text: parent.modelData
                        }
                    }
                }

                Icon {
                    id: sample

                    visible: false
                }
            }
        }
    }

    Component {
        id: buttons

        Sheet {
            name: "buttons"
            title: "Buttons"

            Repeater {
                model: [ActionButton.Primary, ActionButton.Quiet, ActionButton.Plain]

                ColumnLayout {
                    id: kinds

                    required property int modelData

                    spacing: Theme.medium

                    ActionButton {
                        kind: kinds.modelData
                        text: "Weiter mit 3 Themen"
                        symbol: "next"
                    }

                    ActionButton {
                        kind: kinds.modelData
                        text: "Pressed"
                        down: true
                    }

                    ActionButton {
                        id: focused

                        kind: kinds.modelData
                        text: "Focused"

                        FocusRing {
                            around: Theme.target / 2
                        }
                    }

                    ActionButton {
                        kind: kinds.modelData
                        text: "Disabled"
                        enabled: false
                    }
                }
            }
        }
    }

    Component {
        id: cards

        Sheet {
            name: "cards"
            title: "Cards and ticks"

            ChoiceCard {
                Layout.fillWidth: true
                symbol: "advice"
                text: "Ich möchte beraten werden"
                summary: "Gemeinsam herausfinden, was zu Ihnen passt"
            }

            ChoiceCard {
                Layout.fillWidth: true
                symbol: "information"
                text: "Pressed"
                down: true
            }

            ChoiceCard {
                Layout.fillWidth: true
                symbol: "appointment"
                text: "Chosen before"
                chosen: true
            }

            TopicCard {
                Layout.fillWidth: true
                text: "Hochtemperatur-Wärmepumpen"
                summary: "Abwärme auf bis zu 165 °C heben"
            }

            TopicCard {
                Layout.fillWidth: true
                text: "Wärmerückgewinnung"
                summary: "Messen, rechnen, zurückgewinnen"
                checked: true
            }

            TopicCard {
                Layout.fillWidth: true
                text: "Disabled"
                enabled: false
            }

            ConsentTick {
                Layout.fillWidth: true
                text: "Ja, schicken Sie mir viermal im Jahr Neues über Prozesswärme per E-Mail."
            }

            ConsentTick {
                Layout.fillWidth: true
                text: "Ja, rufen Sie mich zu diesem Anliegen an."
                checked: true
            }
        }
    }

    Component {
        id: entries

        Sheet {
            name: "entries"
            title: "Entries"

            TextEntry {
                Layout.fillWidth: true
                label: "Empty"
            }

            TextEntry {
                Layout.fillWidth: true
                label: "Filled"
                text: "johanna.brueckner@example.com"
            }

            TextEntry {
                Layout.fillWidth: true
                label: "With a problem"
                text: "johanna.brueckner@"
                problem: "Das sieht noch nicht wie eine E-Mail-Adresse aus. Beispiel: name@firma.de"
            }

            TextEntry {
                Layout.fillWidth: true
                label: "With an offer"
                text: "johanna.brueckner@gmial.com"
                offer: "Meinten Sie johanna.brueckner@gmail.com?"
            }

            TextEntry {
                Layout.fillWidth: true
                label: "Disabled"
                text: "12345"
                enabled: false
            }

            MessageEntry {
                Layout.fillWidth: true
                label: "A few lines"
                text: "Wir suchen einen Ersatz für zwei Dampfkessel,\nBaujahr 1987."
            }
        }
    }

    Component {
        id: notes

        Sheet {
            name: "notes"
            title: "Notes"

            Note {
                Layout.fillWidth: true
                symbol: "lock"
                text: "Ihre Angaben werden schon auf diesem Gerät verschlüsselt."
            }

            Note {
                Layout.fillWidth: true
                problem: true
                text: "Das wurde nicht gespeichert. Bitte versuchen Sie es noch einmal."
            }

            Note {
                Layout.fillWidth: true
                heading: "With a heading"
                symbol: "information"
                text: "Im Netz nachsehen, und ob im Backend eine Messe eingespielt ist."
            }
        }
    }

    Component {
        id: navigation

        Sheet {
            name: "navigation"
            title: "Navigation"

            NavigationBar {
                Layout.fillWidth: true
                languages: ["de", "en"]
                language: window.language // qmllint disable
            }

            NavigationBar {
                Layout.fillWidth: true
                languages: ["de", "en", "fr"]
                language: window.language // qmllint disable
                brief: true
            }

            Wordmark {
                company: "Rautenberg Prozesswärme GmbH"
            }

            Backdrop {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.target * 6
            }
        }
    }

    Component {
        id: idle

        Sheet {
            name: "idle"
            title: "Idle notice"

            IdleNotice {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.target * 14
                secondsLeft: 12
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Standdienst.Theme

// All languages side by side, each in its own words, so that nobody has to read another to find theirs.
Rectangle {
    id: control

    required property var languages // of tags
    required property string language
    property bool brief // "DE" for "Deutsch"

    signal chosen(string language)

    function nameOf(tag: string): string {
        const known = {
            "de": "Deutsch",
            "en": "English",
            "fr": "Français",
            "es": "Español",
            "it": "Italiano",
            "nl": "Nederlands",
            "pl": "Polski",
            "cs": "Čeština",
            "tr": "Türkçe"
        };
        return known[tag.split("-")[0]] ?? Qt.locale(tag).nativeLanguageName;
    }

    implicitWidth: row.implicitWidth + 2 * row.x
    implicitHeight: Theme.target
    radius: height / 2
    color: Theme.well
    border.width: Theme.highContrast ? Theme.hair : 0
    border.color: Theme.line

    Row {
        id: row

        x: Theme.bold

        Repeater {
            model: control.languages

            T.Button {
                id: button

                required property string modelData
                readonly property bool current: button.modelData === control.language

                objectName: "nav.language." + button.modelData
                height: control.height
                width: Math.max(Theme.target, caption.implicitWidth + 2 * (control.brief ? Theme.small : Theme.medium))
                focusPolicy: Qt.TabFocus
                text: control.nameOf(button.modelData)
                Accessible.role: Accessible.RadioButton
                Accessible.name: button.text
                Accessible.checkable: true
                Accessible.checked: button.current
                Accessible.onPressAction: button.clicked()
                Keys.onReturnPressed: button.clicked()
                Keys.onEnterPressed: button.clicked()
                onClicked: control.chosen(button.modelData)

                contentItem: Text {
                    id: caption

                    text: control.brief ? button.modelData.toUpperCase() : button.text
                    textFormat: Text.PlainText
                    horizontalAlignment: Text.AlignHCenter
                    verticalAlignment: Text.AlignVCenter
                    font.family: Theme.family
                    font.pixelSize: Theme.smallSize
                    font.weight: button.current ? Font.DemiBold : Font.Medium
                    color: button.current ? Theme.paper : Theme.ink
                }

                background: Item {
                    Rectangle {
                        anchors.fill: parent
                        anchors.topMargin: Theme.bold
                        anchors.bottomMargin: Theme.bold
                        radius: height / 2
                        visible: button.current || button.down
                        color: button.current ? Theme.ink : Theme.line
                    }

                    FocusRing {
                        visible: button.visualFocus
                        around: height / 2
                    }
                }
            }
        }
    }
}

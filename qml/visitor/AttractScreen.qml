// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// Waits for somebody: whose stand this is, a greeting in turning languages, and a touch anywhere begins.
// Nothing moves but the greeting, for a moment, every few seconds.
FocusScope {
    id: screen

    required property VisitFlow flow
    required property DeviceState deviceState
    property int turn
    readonly property var languages: flow.languages
    readonly property var greetings: flow.fair.greetings
    readonly property var shown: greetings.length > 0 ? greetings[turn % greetings.length] : null

    // The greeting begins in the language that is chosen.
    function greetInLanguage() {
        turn = Math.max(0, languages.indexOf(flow.language));
    }

    objectName: "page.attract"
    Component.onCompleted: greetInLanguage()

    Connections {
        target: screen.flow

        function onLanguageChanged() {
            screen.greetInLanguage();
        }
    }

    // The whole screen begins; the switch of languages lies above it.
    T.Button {
        id: begin

        objectName: "attract.begin"
        anchors.fill: parent
        focus: true
        focusPolicy: Qt.TabFocus
        text: qsTr("Touch to begin")
        Accessible.role: Accessible.Button
        Accessible.name: text
        Accessible.onPressAction: clicked()
        Keys.onReturnPressed: clicked()
        Keys.onEnterPressed: clicked()
        onClicked: screen.flow.attractPage.begin()

        background: Backdrop {
            center: Theme.portrait ? Qt.point(width * 0.9, height * 0.16) : Qt.point(width * 0.84, height * 0.3)
        }
    }

    Timer {
        interval: 6000
        repeat: true
        running: screen.greetings.length > 1 && screen.visible && Theme.motion
        onTriggered: fade.start()
    }

    NumberAnimation {
        id: fade

        target: greeting
        property: "opacity"
        to: 0
        duration: Theme.calm
        onFinished: {
            ++screen.turn;
            comeBack.start();
        }
    }

    NumberAnimation {
        id: comeBack

        target: greeting
        property: "opacity"
        to: 1
        duration: Theme.calm
    }

    Text {
        id: greeting

        anchors {
            left: parent.left
            right: parent.right
            bottom: sheet.top
            leftMargin: Theme.margin
            rightMargin: Theme.margin
            bottomMargin: Theme.portrait ? Theme.huge * 1.4 : Theme.huge
        }
        height: parent.height * 0.5
        verticalAlignment: Text.AlignBottom
        text: screen.shown ? screen.shown.text : screen.flow.fair.greeting
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.headingSize
        lineHeight: 0.9
        color: Theme.accentInk
        font.family: Theme.displayFamily
        font.weight: Font.Bold
        font.pixelSize: Theme.displaySize
        font.letterSpacing: -0.02 * Theme.displaySize
    }

    Column {
        anchors {
            left: parent.left
            top: parent.top
            right: parent.right
            leftMargin: Theme.margin
            rightMargin: Theme.margin
            topMargin: Theme.portrait ? Theme.huge * 1.2 : Theme.huge
        }
        spacing: Theme.tiny

        Wordmark {
            width: parent.width
            color: Theme.accentInk
            size: Theme.headingSize
            company: screen.flow.fair.company
        }

        Label {
            width: parent.width
            color: Theme.accentInk
            text: screen.flow.fair.boothName
        }
    }

    Rectangle {
        id: sheet

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        height: row.implicitHeight + 2 * (Theme.portrait ? Theme.huge : Theme.large)
        color: Theme.paper

        GridLayout {
            id: row

            anchors {
                left: parent.left
                right: parent.right
                verticalCenter: parent.verticalCenter
                leftMargin: Theme.margin
                rightMargin: Theme.margin
            }
            columns: Theme.portrait ? 1 : 2
            rowSpacing: Theme.large
            columnSpacing: Theme.large

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.medium

                Rectangle {
                    implicitWidth: Theme.headingSize * 2.6
                    implicitHeight: implicitWidth
                    radius: width / 2
                    color: Theme.accent

                    Icon {
                        anchors.centerIn: parent
                        name: "touch"
                        size: parent.width * 0.6
                        color: Theme.accentInk
                    }
                }

                Label {
                    Layout.fillWidth: true
                    role: Label.Title
                    text: qsTr("Touch to begin")
                }
            }

            RowLayout {
                Layout.alignment: Theme.portrait ? Qt.AlignLeft : Qt.AlignRight
                Layout.fillWidth: Theme.portrait
                spacing: Theme.large

                LanguageSwitch {
                    visible: screen.languages.length > 1
                    languages: screen.languages
                    language: screen.flow.language
                    onChosen: language => screen.flow.setLanguage(language)
                }

                Item {
                    Layout.fillWidth: true
                    visible: Theme.portrait
                }

                ActionButton {
                    objectName: "attract.person"
                    kind: ActionButton.Quiet
                    symbol: "person"
                    font.pixelSize: Theme.portrait ? Theme.bodySize : Theme.smallSize
                    text: qsTr("Speak to a person")
                    onClicked: screen.flow.callPerson()
                }
            }

            // What does not keep visitors from beginning, but staff should mend.
            Label {
                objectName: "attract.staffNotice"
                Layout.fillWidth: true
                Layout.columnSpan: row.columns
                visible: text !== ""
                role: Label.Small
                color: Theme.inkSoft
                text: Wording.staffNotice(screen.deviceState.trouble)
            }
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// Waits for somebody: whose stand this is, what they make, a greeting in turning languages, and a touch anywhere begins.
// Nothing moves but the greeting and the picture, for a moment, every few seconds.
FocusScope {
    id: screen

    required property VisitFlow flow
    required property DeviceState deviceState
    property int turn
    readonly property var languages: flow.languages
    readonly property var greetings: flow.fair.greetings
    readonly property var shown: greetings.length > 0 ? greetings[turn % greetings.length] : null
    readonly property var pictures: flow.fair.showcase
    // Beside the words on a wide screen, above them on an upright one, unless large words want the room.
    readonly property real pictureWidth: pictures.length === 0 ? 0 : Theme.portrait ? width : Math.round(width * 0.46)
    readonly property real pictureHeight: {
        if (pictures.length === 0)
            return 0;
        const room = height - owner.height - sheet.height;
        return Theme.portrait ? Math.round(Math.min(width * 0.68, room * 0.52)) : room;
    }
    readonly property bool pictured: pictureHeight > 4 * Theme.target

    readonly property bool crowded: !Theme.portrait && width / Theme.headingSize < 24 // large words on a small screen

    signal display

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

    // The whole screen begins; the ways below lie above it.
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

        // Only where nothing lies above it.
        background: Item {
            Backdrop {
                y: screen.pictured && Theme.portrait ? showcase.y + showcase.height : owner.height
                width: screen.pictured && !Theme.portrait ? screen.width - showcase.width : screen.width
                height: sheet.y - y
                step: Math.min(screen.width, screen.height) * 0.17
                center: Theme.portrait ? Qt.point(screen.width * 0.9, screen.height * (screen.pictured ? 0.42 : 0.16) - y) : Qt.point(screen.width * (screen.pictured ? 0.5 : 0.84), screen.height * 0.3 - y)
            }
        }
    }

    Timer {
        interval: 8000
        repeat: true
        running: (screen.greetings.length > 1 || screen.pictures.length > 1) && screen.visible && Theme.motion
        onTriggered: {
            if (screen.greetings.length > 1)
                fade.start();
            else
                ++screen.turn;
        }
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

    // Two places, so that one picture comes up over the one before, which stays as it is until it is covered: drawing both
    // half seen would take twice the work.
    Item {
        id: showcase

        x: screen.width - width
        y: owner.height
        width: screen.pictureWidth
        height: screen.pictureHeight
        visible: screen.pictured
        clip: true

        Repeater {
            id: slides

            model: 2

            Image {
                id: slide

                required property int index
                readonly property bool current: screen.turn % 2 === index
                property bool held // not where it is not seen any more
                readonly property Image other: slides.count === 2 ? slides.itemAt(1 - index) as Image : null
                readonly property int turn: current ? screen.turn : Math.max(0, screen.turn - 1)

                objectName: "attract.picture." + index
                anchors.fill: parent
                source: screen.pictured && held ? screen.pictures[turn % screen.pictures.length] : ""
                sourceSize.width: Math.max(1, Math.round(showcase.width))
                sourceSize.height: Math.max(1, Math.round(showcase.height))
                asynchronous: true
                fillMode: Image.PreserveAspectCrop
                z: current ? 1 : 0
                opacity: 0
                Component.onCompleted: held = current
                onCurrentChanged: {
                    if (!current)
                        return;
                    opacity = 0;
                    held = true;
                    if (status === Image.Ready)
                        rise.restart();
                }
                onStatusChanged: {
                    if (current && status === Image.Ready)
                        rise.restart();
                }

                Timer {
                    interval: 3 * Theme.calm // is covered by then
                    running: slide.held && !slide.current && slide.other?.status !== Image.Loading
                    onTriggered: slide.held = false
                }

                NumberAnimation {
                    id: rise

                    target: slide
                    property: "opacity"
                    to: 1
                    duration: 2 * Theme.calm
                }
            }
        }
    }

    // Whose stand it is, on paper: logos are made for it.
    Rectangle {
        id: owner

        width: screen.width
        height: heading.height + 2 * (Theme.portrait ? Theme.large : Theme.medium)
        color: Theme.paper

        Row {
            id: heading

            x: Theme.margin
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.large

            Wordmark {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                width: (screen.width - 2 * Theme.margin) * 0.6 // its own would follow from the picture, which follows from it
                size: screen.crowded ? Theme.smallestSize : Math.min(Theme.headingSize, 60 * Theme.scale) * (drawn ? 1.15 : 1)
                company: screen.flow.fair.company
                logo: screen.flow.fair.logo
            }

            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: screen.width - 2 * Theme.margin - mark.width - heading.spacing
                horizontalAlignment: Text.AlignRight
                color: Theme.inkSoft
                text: screen.flow.fair.boothName
            }
        }
    }

    Text {
        id: greeting

        readonly property real ceiling: (screen.pictured && Theme.portrait ? showcase.y + showcase.height : owner.height) + Theme.large
        readonly property real size: Math.round(Theme.displaySize * (screen.pictured && !Theme.portrait ? 0.86 : 1))

        readonly property string words: screen.shown ? screen.shown.text : screen.flow.fair.greeting

        x: Theme.margin
        y: ceiling
        width: (screen.pictured && !Theme.portrait ? screen.width - showcase.width : screen.width) - 2 * Theme.margin
        height: Math.max(Theme.headingSize, sheet.y - ceiling - (Theme.portrait ? Theme.huge : Theme.large))
        verticalAlignment: screen.pictured ? Text.AlignVCenter : Text.AlignBottom
        text: fit.pixelSize > 0 ? words : ""
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        lineHeight: 0.94
        color: Theme.stageInk
        font.family: Theme.displayFamily
        font.weight: Font.Bold
        font.pixelSize: fit.pixelSize > 0 ? fit.pixelSize : size
        font.letterSpacing: -0.02 * size
        // Half seen it is a picture: letters of this size would be filled anew for each frame, which was nearly all the kiosk did.
        layer.enabled: opacity < 1

        Fit {
            id: fit

            text: greeting.words
            font.family: Theme.displayFamily
            font.weight: Font.Bold
            font.pixelSize: greeting.size
            font.letterSpacing: -0.02 * greeting.size
            room: Qt.size(greeting.width, greeting.height)
            lineHeight: greeting.lineHeight
            least: Math.ceil(Theme.smallestSize)
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
            columns: Theme.portrait || screen.crowded ? 1 : 2
            rowSpacing: screen.crowded ? Theme.small : Theme.large
            columnSpacing: Theme.large

            Row {
                id: invitation

                Layout.fillWidth: true
                spacing: Theme.medium

                Rectangle {
                    id: hand

                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.headingSize * (screen.crowded ? 1.5 : 2.2)
                    height: width
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
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.max(1, invitation.width - hand.width - invitation.spacing)
                    role: Theme.portrait ? Label.Title : Label.Heading
                    text: qsTr("Touch to begin")
                }
            }

            Flow {
                id: ways

                readonly property real everything: Math.ceil(switcher.width + looks.width + person.implicitWidth + 2 * spacing) + 1

                Layout.fillWidth: Theme.portrait
                Layout.preferredWidth: row.columns === 1 ? row.width : Math.min(everything, row.width * 0.7)
                Layout.minimumWidth: Layout.preferredWidth
                Layout.preferredHeight: implicitHeight
                Layout.alignment: row.columns === 1 ? Qt.AlignLeft : Qt.AlignRight
                spacing: Theme.small

                LanguageSwitch {
                    id: switcher

                    visible: screen.languages.length > 1
                    languages: screen.languages
                    language: screen.flow.language
                    brief: screen.width / Theme.smallSize < (Theme.portrait ? 30 : 56)
                    onChosen: language => screen.flow.setLanguage(language)
                }

                ActionButton {
                    id: looks

                    objectName: "nav.display"
                    kind: ActionButton.Plain
                    symbol: "display"
                    font.pixelSize: Theme.smallSize
                    font.weight: Font.Medium
                    text: switcher.brief ? "" : qsTr("Display")
                    Accessible.name: qsTr("Display")
                    onClicked: screen.display()
                }

                ActionButton {
                    id: person

                    objectName: "attract.person"
                    width: Theme.portrait ? ways.width : Math.min(implicitWidth, ways.width)
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

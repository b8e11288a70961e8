// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import Standdienst.Theme

// How somebody wants to see this screen and reach it: what is chosen holds at once, behind the panel. Lies at the lower edge,
// where everybody reaches it.
FocusScope {
    id: panel

    readonly property real within: width - 2 * Theme.margin
    readonly property bool beside: !Theme.portrait && within / Theme.smallSize > 48 // the three things side by side
    readonly property real part: beside ? (within - 2 * Theme.huge) / 3 : within

    signal done

    objectName: "display.panel"
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Display")
    Keys.onEscapePressed: done()

    component Choices: Column {
        id: choices

        property string heading
        property var options // of {key, text, symbol}; the same as long as the language is
        property string current
        property Item before // where Shift+Tab goes from the first
        readonly property Item first: pills.count > 0 ? pills.itemAt(0) as Item : null
        readonly property real widest: {
            let widest = 0;
            for (let index = 0; index < pills.count; ++index)
                widest = Math.max(widest, pills.itemAt(index) ? pills.itemAt(index).implicitWidth : 0);
            return widest;
        }

        signal picked(string key)

        width: panel.part
        spacing: Theme.small
        Accessible.role: Accessible.Grouping
        Accessible.name: heading

        Label {
            width: parent.width
            role: Label.Strong
            text: choices.heading
        }

        Grid {
            id: grid

            readonly property bool fits: choices.options.length * (choices.widest + spacing) - spacing <= choices.width

            columns: fits ? choices.options.length : 1
            spacing: Theme.small

            Repeater {
                id: pills

                model: choices.options

                ChoicePill {
                    required property var modelData
                    required property int index

                    objectName: "display." + modelData.key
                    width: grid.fits ? Math.floor((choices.width - (choices.options.length - 1) * grid.spacing) / choices.options.length) : choices.width
                    text: modelData.text
                    symbol: modelData.symbol
                    chosen: choices.current === modelData.key
                    onClicked: choices.picked(modelData.key)
                    KeyNavigation.backtab: index === 0 ? choices.before : null
                }
            }
        }
    }

    // Beside the panel: away with it. What lies below is still seen.
    Rectangle {
        anchors.fill: parent
        color: Theme.veil
        opacity: 0.7

        MouseArea {
            anchors.fill: parent
            onClicked: panel.done()
        }
    }

    Rectangle {
        id: sheet

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
            bottomMargin: -radius
        }
        height: Math.min(parent.height * (Theme.lowReach ? 0.62 : 0.94), head.height + all.height + foot.height + 2 * Theme.large + 2 * Theme.medium) + radius
        radius: Theme.radius * 1.6
        color: Theme.paper
        border.width: Theme.highContrast ? Theme.bold : 0
        border.color: Theme.ink

        // Touched beside its choices, it stays.
        MouseArea {
            anchors.fill: parent
        }

        Label {
            id: head

            anchors {
                top: parent.top
                left: parent.left
                right: parent.right
                topMargin: Theme.large
                leftMargin: Theme.margin
                rightMargin: Theme.margin
            }
            role: Label.Heading
            text: qsTr("Display")
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }

        Flickable {
            id: scroller

            anchors {
                top: head.bottom
                left: parent.left
                right: parent.right
                bottom: foot.top
                topMargin: Theme.medium
                bottomMargin: Theme.medium
            }
            contentWidth: width
            contentHeight: all.height
            boundsBehavior: Flickable.StopAtBounds
            clip: contentHeight > height + 1
            onContentHeightChanged: returnToBounds()

            Grid {
                id: all

                x: Theme.margin
                columns: panel.beside ? 3 : 1
                columnSpacing: Theme.huge
                rowSpacing: Theme.medium

                Choices {
                    id: appearance

                    before: foot
                    heading: qsTr("Appearance")
                    options: [{
                            "key": "light",
                            "text": qsTr("Light"),
                            "symbol": "light"
                        }, {
                            "key": "dark",
                            "text": qsTr("Dark"),
                            "symbol": "dark"
                        }, {
                            "key": "contrast",
                            "text": qsTr("High contrast"),
                            "symbol": "contrast"
                        }]
                    current: ["light", "dark", "contrast"][Theme.variant]
                    onPicked: key => Theme.chosenVariant = ["light", "dark", "contrast"].indexOf(key)
                }

                Choices {
                    heading: qsTr("Size of text")
                    options: [{
                            "key": "text100",
                            "text": qsTr("Normal"),
                            "symbol": "display"
                        }, {
                            "key": "text150",
                            "text": qsTr("Large"),
                            "symbol": "display"
                        }, {
                            "key": "text200",
                            "text": qsTr("Very large"),
                            "symbol": "display"
                        }]
                    current: "text" + Math.round(100 * Theme.textScale)
                    onPicked: key => Theme.textScale = Number(key.slice(4)) / 100
                }

                Choices {
                    heading: qsTr("Where to touch")
                    options: [{
                            "key": "whole",
                            "text": qsTr("Whole screen"),
                            "symbol": "whole"
                        }, {
                            "key": "low",
                            "text": qsTr("Lower part"),
                            "symbol": "low"
                        }]
                    current: Theme.lowReach ? "low" : "whole"
                    onPicked: key => Theme.lowReach = key === "low"
                }
            }
        }

        // There is more below.
        Rectangle {
            anchors {
                right: parent.right
                rightMargin: Theme.tiny
            }
            width: Theme.tiny
            radius: width / 2
            color: Theme.edge
            visible: scroller.contentHeight > scroller.height + 1
            y: scroller.y + scroller.height * scroller.visibleArea.yPosition
            height: scroller.height * scroller.visibleArea.heightRatio
        }

        ActionButton {
            id: foot

            objectName: "display.done"
            anchors {
                left: panel.beside ? undefined : parent.left
                right: parent.right
                bottom: parent.bottom
                leftMargin: Theme.margin
                rightMargin: Theme.margin
                bottomMargin: Theme.large + sheet.radius
            }
            focus: true
            text: qsTr("Done")
            onClicked: panel.done()
            KeyNavigation.tab: appearance.first // round and round: what lies below is not to be used now
            Component.onCompleted: forceActiveFocus()
        }
    }
}

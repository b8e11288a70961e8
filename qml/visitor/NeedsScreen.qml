// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// What somebody needs: one question at a time, at the end what was understood, to put right.
VisitPage {
    id: page

    readonly property NeedsPage model: flow.needsPage
    readonly property bool asking: !model.summary
    readonly property string shown: asking ? model.question : "summary"

    function asks(kind: int): bool {
        return asking && model.kind === kind;
    }

    function spelled(number: int): string {
        return Number(number).toLocaleString(Qt.locale(language), "f", 0);
    }

    objectName: "page.needs"
    title: asking ? model.ask : qsTr("This is how we understood you")
    intro: asking ? model.help : qsTr("Touch a sentence to put it right.")
    step: 3
    onShownChanged: {
        toTop();
        forceActiveFocus();
    }

    aside: Label {
        objectName: "needs.progress"
        Layout.fillWidth: true
        visible: page.asking && !page.cramped
        role: Label.Small
        font.weight: Font.Medium
        color: Theme.inkSoft
        text: page.model.correcting ? qsTr("Put right what you said") : page.model.about ? qsTr("Question %1 of about %2").arg(page.model.place).arg(page.model.places) : qsTr("Question %1 of %2").arg(page.model.place).arg(page.model.places)
    }

    // One of several.
    GridLayout {
        Layout.fillWidth: true
        visible: page.asks(NeedsPage.Single)
        columns: !Theme.portrait && page.model.options.count > 3 && width / Theme.headingSize >= 26 ? 2 : 1
        columnSpacing: Theme.small
        rowSpacing: Theme.small

        Repeater {
            model: page.asks(NeedsPage.Single) ? page.model.options : null

            OptionCard {
                required property string optionId
                required property string name
                required chosen

                objectName: "needs.option." + optionId
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                text: name
                onClicked: page.model.choose(optionId)
            }
        }
    }

    // Any of several.
    GridLayout {
        Layout.fillWidth: true
        visible: page.asks(NeedsPage.Several)
        columns: width / Theme.bodySize >= 27 ? 2 : 1
        columnSpacing: Theme.small
        rowSpacing: Theme.small

        Repeater {
            model: page.asks(NeedsPage.Several) ? page.model.options : null

            TopicCard {
                required property string optionId
                required property string name
                required property bool chosen

                objectName: "needs.option." + optionId
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                Layout.minimumHeight: 1.3 * Theme.target
                text: name
                checked: chosen
                onToggled: page.model.choose(optionId)
            }
        }
    }

    ScaleEntry {
        Layout.fillWidth: true
        visible: page.asks(NeedsPage.Scale)
        name: "needs.step"
        least: visible ? page.model.least : 0
        most: visible ? page.model.most : -1
        chosen: page.model.number
        leastLabel: page.model.leastLabel
        mostLabel: page.model.mostLabel
        onPicked: step => page.model.setNumber(step)
    }

    NumberEntry {
        Layout.fillWidth: true
        visible: page.asks(NeedsPage.Number)
        name: "needs.number"
        label: page.model.ask
        number: page.model.number < 0 ? "" : page.spelled(page.model.number)
        unit: page.model.unit
        problem: page.model.numberFits ? "" : qsTr("We expect %1 to %2 here. If it is less or more, choose the nearest.").arg(page.spelled(page.model.least)).arg(page.spelled(page.model.most))
        onMore: page.model.more()
        onLess: page.model.less()
        onDigit: digit => page.model.digit(digit)
        onErased: page.model.eraseDigit()
    }

    MessageEntry {
        visible: page.asks(NeedsPage.Words)
        name: "needs.words"
        lines: page.cramped ? 2 : 4
        label: qsTr("In your own words")
        problem: page.model.wordsFit ? "" : qsTr("This is longer than we can keep. Please shorten it.")
        text: page.model.words
        onEdited: text => page.model.words = text
    }

    // What was understood.
    Repeater {
        model: page.asking ? null : page.model.sentences

        SentenceCard {
            required property string question
            required text
            required property bool left

            objectName: "needs.sentence." + question
            Layout.fillWidth: true
            open: left
            onClicked: page.model.correct(question)
        }
    }

    Label {
        Layout.fillWidth: true
        Layout.topMargin: Theme.medium
        visible: !page.asking && page.model.needs.count > 0
        role: Label.Heading
        text: qsTr("What matters for that")
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }

    Repeater {
        model: page.asking ? null : page.model.needs

        Rectangle {
            id: card

            required property string need
            required property string why
            required property var topics

            Layout.fillWidth: true
            implicitHeight: rows.implicitHeight + 2 * Theme.medium
            radius: Theme.radius
            color: Theme.well
            border.width: Theme.highContrast ? Theme.hair : 0
            border.color: Theme.line

            ColumnLayout {
                id: rows

                anchors {
                    fill: parent
                    margins: Theme.medium
                }
                spacing: Theme.small

                Label {
                    Layout.fillWidth: true
                    role: Label.Strong
                    text: card.need
                }

                Label {
                    Layout.fillWidth: true
                    visible: text !== ""
                    color: Theme.inkSoft
                    text: card.why
                }

                GridLayout {
                    Layout.fillWidth: true
                    visible: card.topics.length > 0
                    columns: width / Theme.bodySize >= 27 ? 2 : 1
                    columnSpacing: Theme.small
                    rowSpacing: Theme.small

                    Repeater {
                        model: card.topics

                        TopicCard {
                            required property var modelData

                            objectName: "needs.topic." + modelData.topicId
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            Layout.preferredWidth: 1
                            text: modelData.name
                            summary: modelData.added ? qsTr("Among your topics") : qsTr("Touch to add")
                            checked: modelData.added
                            onToggled: page.model.toggleTopic(modelData.topicId)
                        }
                    }
                }
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }

    actions: [
        ActionButton {
            objectName: "needs.confirm"
            Layout.fillWidth: page.wideActions
            visible: !page.asking
            symbol: "next"
            text: qsTr("That is right")
            onClicked: page.model.confirm()
        },
        ActionButton {
            objectName: "needs.next"
            Layout.fillWidth: page.wideActions
            visible: page.asking && (page.model.answered || !page.asks(NeedsPage.Single) && !page.asks(NeedsPage.Scale))
            enabled: page.model.answered
            symbol: "next"
            text: qsTr("Next")
            onClicked: page.model.next()
        },
        ActionButton {
            objectName: "needs.skip"
            Layout.fillWidth: page.wideActions
            visible: page.asking
            kind: ActionButton.Quiet
            text: qsTr("Skip")
            onClicked: page.model.skip()
        },
        ActionButton {
            objectName: "needs.skipAll"
            Layout.fillWidth: page.wideActions
            visible: page.asking && !page.model.correcting
            kind: ActionButton.Plain
            text: qsTr("Skip all questions")
            onClicked: page.model.skipAll()
        }
    ]
}

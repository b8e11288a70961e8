// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// What it is about: topics to tick, with a search where there are many.
VisitPage {
    id: page

    readonly property TopicsPage model: flow.topicsPage
    readonly property int many: 12

    objectName: "page.topics"
    title: qsTr("What is it about?")
    intro: qsTr("Tick as many as you like, or none.")
    step: 2

    TextEntry {
        Layout.fillWidth: true
        visible: page.model.total > page.many
        name: "topics.search"
        label: qsTr("Search")
        text: page.model.filter
        onEdited: text => page.model.filter = text
    }

    Label {
        Layout.fillWidth: true
        Layout.topMargin: Theme.large
        visible: page.model.count === 0 && page.model.filter !== ""
        horizontalAlignment: Text.AlignHCenter
        color: Theme.inkSoft
        text: qsTr("Nothing has this name. Try a shorter word, or simply go on: we find out together.")
    }

    CardGrid {
        id: cards

        Layout.preferredHeight: implicitHeight
        room: page.room
        columns: page.room / Theme.bodySize >= 27 ? 2 : 1
        columnSpacing: Theme.small
        rowSpacing: Theme.small

        Repeater {
            model: page.model

            TopicCard {
                required property string topicId
                required property string name
                required summary
                required property bool chosen
                required property bool found

                objectName: "topics." + topicId
                width: cards.cell
                visible: found
                onVisibleChanged: cards.measure()
                onImplicitHeightChanged: cards.measure()
                text: name
                checked: chosen
                onToggled: page.model.toggle(topicId)
            }
        }
    }

    Item {
        Layout.fillHeight: true
    }

    actions: ActionButton {
        objectName: "topics.next"
        Layout.fillWidth: page.wideActions
        symbol: "next"
        text: page.model.chosenCount === 0 ? qsTr("Go on without a topic") : qsTr("Go on with %n topic(s)", "", page.model.chosenCount)
        onClicked: page.model.next()
    }
}

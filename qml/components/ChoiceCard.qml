// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Standdienst.Theme

// One of a few ways to go on: the whole card is the button.
T.Button {
    id: card

    property string symbol
    property string summary
    property bool stacked // picture above the words, for narrow cards side by side
    property bool chosen // chosen before
    property bool compact // one of many that should all be seen

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max((compact ? 1 : 2) * Theme.target, implicitContentHeight + topPadding + bottomPadding)
    padding: compact ? Theme.small : Theme.large
    leftPadding: compact ? Theme.medium : Theme.large
    rightPadding: leftPadding
    focusPolicy: Qt.TabFocus
    opacity: enabled ? 1 : 0.4

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: summary
    Accessible.onPressAction: clicked()
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: GridLayout {
        columns: card.stacked ? 1 : 3
        columnSpacing: Theme.medium * 1.25
        rowSpacing: Theme.medium

        Rectangle {
            Layout.preferredWidth: card.compact ? Math.round(Theme.headingSize * 1.9) : Math.round(Math.max(Theme.target * (Theme.portrait ? 1.45 : 1.35), Theme.headingSize * 2.4))
            Layout.preferredHeight: Layout.preferredWidth
            Layout.alignment: card.stacked ? Qt.AlignLeft | Qt.AlignTop : Qt.AlignVCenter
            radius: width / 2
            color: Theme.wash
            border.width: Theme.highContrast ? Theme.hair : 0
            border.color: Theme.line

            Icon {
                anchors.centerIn: parent
                name: card.symbol
                size: parent.width * 0.56
                weight: 1.5
                color: Theme.accent
            }
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: card.stacked
            Layout.alignment: card.stacked ? Qt.AlignTop : Qt.AlignVCenter
            spacing: Theme.tiny

            Label {
                Layout.fillWidth: true
                role: Label.Heading
                text: card.text
            }

            Label {
                Layout.fillWidth: true
                visible: text !== ""
                color: Theme.inkSoft
                text: card.summary
            }

            Item {
                Layout.fillHeight: true
                visible: card.stacked
            }
        }

        Icon {
            Layout.alignment: card.stacked ? Qt.AlignRight | Qt.AlignBottom : Qt.AlignVCenter
            name: card.chosen ? "check" : "next"
            size: Theme.headingSize
            weight: 2
            color: Theme.accent
        }
    }

    background: Rectangle {
        radius: Theme.radius
        color: card.down ? Theme.wash : Theme.card
        border.width: card.down || card.chosen ? Theme.bold : Theme.hair
        border.color: card.down || card.chosen ? Theme.accent : Theme.line

        FocusRing {
            visible: card.visualFocus
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Standdienst.Theme

// One line to type. Nothing that is typed is learnt or guessed at by the keyboard.
EntryFrame {
    id: entry

    property alias name: input.objectName
    property alias text: input.text
    property alias hints: input.inputMethodHints
    property alias longest: input.maximumLength
    property alias field: input

    signal edited(string text)
    signal accepted
    signal cursorLeft // the cursor went elsewhere

    T.TextField {
        id: input

        width: entry.width
        implicitHeight: Math.max(Theme.target, contentHeight + topPadding + bottomPadding)
        leftPadding: Theme.medium
        rightPadding: Theme.medium
        topPadding: Theme.small
        bottomPadding: Theme.small
        verticalAlignment: TextInput.AlignVCenter
        font.family: Theme.family
        font.pixelSize: Theme.bodySize
        color: Theme.ink
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentInk
        selectByMouse: true
        maximumLength: 2000 // far above every limit of the page, which says so in words
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
        activeFocusOnTab: true
        cursorDelegate: Cursor {
            field: input
        }

        Accessible.role: Accessible.EditableText
        Accessible.name: entry.label
        Accessible.description: entry.problem !== "" ? entry.problem : entry.offer

        onTextEdited: entry.edited(input.text)
        onAccepted: entry.accepted()
        onActiveFocusChanged: if (!activeFocus)
            entry.cursorLeft()

        background: EntryGround {
            focused: input.activeFocus
            wrong: entry.problem !== ""
        }
    }
}

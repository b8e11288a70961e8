// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Templates as T
import Standdienst.Theme

// A few lines to type. Nothing that is typed is learnt or guessed at by the keyboard.
EntryFrame {
    id: entry

    property alias name: input.objectName
    property alias text: input.text
    property alias field: input
    property int lines: 2

    signal edited(string text)

    T.TextArea {
        id: input

        width: entry.width
        implicitHeight: Math.max(Theme.target, contentHeight + topPadding + bottomPadding, entry.lines * Theme.bodySize * 1.3 + topPadding + bottomPadding)
        leftPadding: Theme.medium
        rightPadding: Theme.medium
        topPadding: Theme.small
        bottomPadding: Theme.small
        font.family: Theme.family
        font.pixelSize: Theme.bodySize
        color: Theme.ink
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentInk
        textFormat: TextEdit.PlainText
        wrapMode: TextEdit.Wrap
        inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
        activeFocusOnTab: true
        cursorDelegate: Cursor {
            field: input
        }

        Accessible.role: Accessible.EditableText
        Accessible.name: entry.label
        Accessible.description: entry.problem
        KeyNavigation.priority: KeyNavigation.BeforeItem
        Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

        // Binding `text` both ways would move the cursor.
        onTextChanged: if (activeFocus)
            entry.edited(text)

        background: EntryGround {
            focused: input.activeFocus
            wrong: entry.problem !== ""
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Theme

// The ground that one types on.
Rectangle {
    property bool focused
    property bool wrong

    radius: Theme.radius * 0.7
    color: Theme.card
    border.width: focused || wrong ? Theme.bold : Theme.hair
    border.color: wrong ? Theme.problem : focused ? Theme.accent : Theme.edge
}

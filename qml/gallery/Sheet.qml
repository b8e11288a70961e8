// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Theme

// One subject of the gallery: a name, and components below each other.
Flickable {
    id: sheet

    property string name
    property string title
    default property alias content: column.data

    contentWidth: width
    contentHeight: column.implicitHeight + 2 * Theme.margin
    clip: true

    ColumnLayout {
        id: column

        x: Theme.margin
        y: Theme.large
        width: sheet.width - 2 * Theme.margin
        spacing: Theme.medium

        Label {
            role: Label.Title
            text: sheet.title
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// One product at a closer look, to be marked where it interests.
VisitPage {
    id: page

    readonly property TopicsPage model: flow.topicsPage

    objectName: "page.product"
    title: model.openedName

    Picture {
        Layout.fillWidth: true
        Layout.preferredHeight: Math.round(page.room * 0.62)
        source: page.model.openedPicture
        symbol: "products"
    }

    // A positioner, because nested layouts leave words that wrap the height of fewer lines.
    Column {
        Layout.preferredHeight: implicitHeight
        visible: !page.split

        Label {
            width: Math.min(page.room, Theme.lineLength)
            text: page.model.openedText
        }
    }

    Item {
        Layout.fillHeight: true
    }

    // Beside the picture where there is room, so that both are seen at once.
    aside: Label {
        Layout.fillWidth: true
        Layout.topMargin: Theme.small
        visible: page.split && text !== ""
        text: page.model.openedText
    }

    actions: [
        ActionButton {
            objectName: "products.mark"
            Layout.fillWidth: page.wideActions
            kind: page.model.openedChosen ? ActionButton.Quiet : ActionButton.Primary
            symbol: "check"
            text: page.model.openedChosen ? qsTr("No longer of interest") : qsTr("This interests me")
            onClicked: {
                const marked = page.model.openedChosen;
                page.model.toggle(page.model.opened);
                if (!marked)
                    page.model.close();
            }
        },
        ActionButton {
            objectName: "products.all"
            Layout.fillWidth: page.wideActions
            kind: ActionButton.Plain
            text: qsTr("Back to all")
            onClicked: page.model.close()
        }
    ]
}

// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Components
import Standdienst.Theme

// A drawing of a few strokes on a grid of 24, in any size and colour.
Item {
    id: icon

    property string name
    property color color: Theme.ink
    property real size: Theme.bodySize * 1.25
    property real weight: 1.8

    readonly property var drawings: ({
            "back": "M19 12 H5 M11 6 L5 12 L11 18",
            "next": "M5 12 H19 M13 6 L19 12 L13 18",
            "restart": "M4.5 9.5 A8 8 0 1 1 4 13 M4 4.5 V9.5 H9",
            "check": "M5 12.5 L10 17.5 L19.5 7",
            "close": "M6 6 L18 18 M18 6 L6 18",
            "search": "M10.5 4 A6.5 6.5 0 1 0 10.5 17 A6.5 6.5 0 1 0 10.5 4 M15.3 15.3 L20 20",
            "down": "M6 9 L12 15 L18 9",
            "larger": "M2.5 18.5 L7.5 6.5 L12.5 18.5 M4.2 14.5 H10.8 M18.5 8.5 V15.5 M15 12 H22",
            "touch": "M9 11.5 V5.2 A1.7 1.7 0 0 1 12.4 5.2 V10.5 L17.6 11.8 A2.4 2.4 0 0 1 19.4 14.4 L18.7 18.6 A2.6 2.6 0 0 1 16.1 20.8 H12.2 A3.6 3.6 0 0 1 9.4 19.4 L5.4 14.4 A1.6 1.6 0 0 1 7.8 12.3 L9 13.6 M6.2 6.6 A4.8 4.8 0 0 1 15.2 6.6",
            "advice": "M4 5 H14.5 A1.5 1.5 0 0 1 16 6.5 V12 A1.5 1.5 0 0 1 14.5 13.5 H9 L5.5 16.5 V13.5 H4 A1.5 1.5 0 0 1 2.5 12 V6.5 A1.5 1.5 0 0 1 4 5 M19 9 H20 A1.5 1.5 0 0 1 21.5 10.5 V16 A1.5 1.5 0 0 1 20 17.5 H18.5 V20.5 L15 17.5 H12",
            "information": "M12 6.5 A12 12 0 0 0 3 5 V18.5 A12 12 0 0 1 12 20 A12 12 0 0 1 21 18.5 V5 A12 12 0 0 0 12 6.5 V20",
            "appointment": "M5 5.5 H19 A1.5 1.5 0 0 1 20.5 7 V19 A1.5 1.5 0 0 1 19 20.5 H5 A1.5 1.5 0 0 1 3.5 19 V7 A1.5 1.5 0 0 1 5 5.5 M3.5 10 H20.5 M8 3 V7 M16 3 V7 M9 15.2 L11.2 17.3 L15.2 13",
            "products": "M12 3 L20 7.5 V16.5 L12 21 L4 16.5 V7.5 Z M4 7.5 L12 12 L20 7.5 M12 12 V21",
            "giveaway": "M4.5 11 H19.5 V20.5 H4.5 Z M3.5 7 H20.5 V11 H3.5 Z M12 7 V20.5 M12 7 C9 7 7 6 7 4.8 C7 3.2 10.5 2.6 12 7 C13.5 2.6 17 3.2 17 4.8 C17 6 15 7 12 7",
            "person": "M12 3.5 A4 4 0 1 0 12 11.5 A4 4 0 1 0 12 3.5 M4.5 20.5 A7.5 6.3 0 0 1 19.5 20.5",
            "place": "M12 21 L6.5 13.2 A6.5 6.5 0 1 1 17.5 13.2 Z M12 7.3 A2.5 2.5 0 1 0 12 12.3 A2.5 2.5 0 1 0 12 7.3",
            "email": "M4.5 5.5 H19.5 A1.5 1.5 0 0 1 21 7 V17 A1.5 1.5 0 0 1 19.5 18.5 H4.5 A1.5 1.5 0 0 1 3 17 V7 A1.5 1.5 0 0 1 4.5 5.5 M3.5 7.5 L12 13.5 L20.5 7.5",
            "phone": "M7.5 3.8 L10 8.4 L8 10.4 A12 12 0 0 0 13.6 16 L15.6 14 L20.2 16.5 A16 16 0 0 1 19.6 19.4 A1.6 1.6 0 0 1 18 20.5 A14.6 14.6 0 0 1 3.5 6 A1.6 1.6 0 0 1 4.6 4.4 A16 16 0 0 1 7.5 3.8",
            "lock": "M6.5 11 H17.5 A1.5 1.5 0 0 1 19 12.5 V19 A1.5 1.5 0 0 1 17.5 20.5 H6.5 A1.5 1.5 0 0 1 5 19 V12.5 A1.5 1.5 0 0 1 6.5 11 M8 11 V8 A4 4 0 0 1 16 8 V11",
            "warning": "M12 4 L21.5 20 H2.5 Z M12 10.5 V14.5 M12 17.2 V17.3",
            "erase": "M9 5.5 H19.5 A1.5 1.5 0 0 1 21 7 V17 A1.5 1.5 0 0 1 19.5 18.5 H9 L3 12 Z M11.5 9.5 L16.5 14.5 M16.5 9.5 L11.5 14.5",
            "edit": "M4.5 19.5 L5.6 15 L15.8 4.8 A1.8 1.8 0 0 1 18.4 4.8 L19.2 5.6 A1.8 1.8 0 0 1 19.2 8.2 L9 18.4 Z M13.8 6.8 L17.2 10.2",
            "enter": "M19.5 6 V11.5 A2 2 0 0 1 17.5 13.5 H5 M9.5 9 L5 13.5 L9.5 18",
            "shift": "M12 4.5 L20 12.5 H15.5 V19 H8.5 V12.5 H4 Z",
            "hideKeyboard": "M4.5 4.5 H19.5 A1.5 1.5 0 0 1 21 6 V13 A1.5 1.5 0 0 1 19.5 14.5 H4.5 A1.5 1.5 0 0 1 3 13 V6 A1.5 1.5 0 0 1 4.5 4.5 M6.8 8 H6.9 M10.2 8 H10.3 M13.7 8 H13.8 M17.1 8 H17.2 M8.5 11.3 H15.5 M9 17.8 L12 20.8 L15 17.8",
            "link": "M10 14 L14 10 M9 11 L6.2 13.8 A3.5 3.5 0 0 0 11 18.6 L13.8 15.8 M15 13 L17.8 10.2 A3.5 3.5 0 0 0 13 5.4 L10.2 8.2"
        })

    implicitWidth: size
    implicitHeight: size

    Drawing {
        anchors.fill: parent
        strokes: icon.drawings[icon.name] ?? ""
        color: icon.color
        weight: icon.weight
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates see the ids around them. "pragma ComponentBehavior" would say so, but the qmlformat of Qt 6.4 cannot write it.
// qmllint disable unqualified
import QtQuick
import QtQuick.Layouts
import Standdienst.Theme

// What all screens of a visit have in common: whose stand it is and how far one has come, a title, a middle that scrolls where
// it is too long, what to do next, and the ways that are always open.
FocusScope {
    id: frame

    required property var languages // of tags
    required property string language
    property string company
    property url logo
    property string title
    property string intro
    property string symbol // large above the title
    property string problem // said right above what to do next
    property string question // that the actions answer: it stands right above them
    property int step // 0: not a step
    property int steps: 3
    property bool canGoBack: true
    property bool canStartOver: true
    property bool canCallPerson
    property bool cramped // the keyboard takes half of the screen
    property Item reveal // kept in sight
    default property alias content: middle.data
    property alias actions: actionRow.data
    property alias aside: beside.data // below the words

    readonly property bool briefNavigation: width / Theme.smallSize < (Theme.portrait ? 34 : 62)
    readonly property bool wideActions: footer.stacked // they take the whole width
    // As wide as the middle is: heights that follow from it are known before anything is laid out.
    readonly property real room: split ? (width - 2 * Theme.margin - Theme.huge) * 0.66 : width - 2 * Theme.margin
    readonly property real sideRoom: split ? (width - 2 * Theme.margin - Theme.huge) * 0.34 : width - 2 * Theme.margin
    // How much of the top is left to the eye alone, so that all there is to touch lies low. What is typed stays above the keyboard.
    readonly property real lowered: Theme.lowReach ? Math.round(Math.max(0, Math.min(0.42 * Theme.extent.height, height - footer.height - Math.max(5 * Theme.target, 8 * Theme.bodySize)))) : 0
    // As tall as the middle can be without scrolling.
    readonly property real tallRoom: Math.max(0, scroller.height - column.anchors.topMargin - Theme.medium - (split ? 0 : side.implicitHeight + column.rowSpacing))
    readonly property bool split: !Theme.portrait && width / Theme.bodySize > 40

    signal back
    signal startOver
    signal callPerson
    signal display
    signal languageChosen(string language)

    function show(item) {
        if (!item || !inside(item))
            return;
        const top = item.mapToItem(scroller.contentItem, 0, 0).y - Theme.large - Theme.smallSize * 1.5;
        const bottom = item.mapToItem(scroller.contentItem, 0, item.height).y + Theme.medium;
        if (bottom > scroller.contentY + scroller.height)
            scroller.contentY = bottom - scroller.height;
        if (top < scroller.contentY)
            scroller.contentY = Math.max(0, top);
    }

    function toTop() {
        scroller.contentY = 0;
    }

    function inside(item): bool {
        for (let above = item.parent; above; above = above.parent) {
            if (above === scroller.contentItem)
                return true;
        }
        return false;
    }

    onRevealChanged: show(reveal)

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }

    Backdrop {
        width: parent.width
        height: frame.lowered
        visible: height > 0
        ground: Theme.wash
        rings: Theme.highContrast ? Theme.ink : Contrast.mix(ground, Theme.accent, 0.22)
        center: Qt.point(width * 0.86, height * 0.55)
        step: Math.min(width, 1.6 * height) * 0.17
    }

    RowLayout {
        id: header

        anchors {
            top: parent.top
            left: parent.left
            right: parent.right
            topMargin: frame.lowered + (Theme.portrait && frame.lowered === 0 ? Theme.margin * 0.85 : Theme.large)
            leftMargin: Theme.margin
            rightMargin: Theme.margin
        }
        visible: !frame.cramped && frame.height - frame.lowered - footer.height > implicitHeight + 2 * Theme.target
        spacing: Theme.large

        Wordmark {
            Layout.fillWidth: true
            company: frame.company
            logo: frame.logo
        }

        Row {
            visible: frame.step > 0
            spacing: Theme.tiny
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Step %1 of %2").arg(frame.step).arg(frame.steps)

            Repeater {
                model: frame.steps

                Rectangle {
                    id: dash

                    required property int index

                    width: Math.round(54 * Theme.scale)
                    height: Theme.tiny
                    radius: height / 2
                    color: dash.index < frame.step ? Theme.accent : Theme.line
                }
            }
        }
    }

    Flickable {
        id: scroller

        objectName: "page.scroller"
        anchors {
            top: header.visible ? header.bottom : parent.top
            bottom: footer.top
            left: parent.left
            right: parent.right
            topMargin: header.visible ? Theme.small : frame.lowered
        }
        contentWidth: width
        contentHeight: Math.max(height, column.implicitHeight + column.anchors.topMargin + Theme.medium)
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        onHeightChanged: frame.show(frame.reveal)

        // Beside everything: the keyboard goes. Buttons leave it where it is, so that nothing moves away below a finger.
        // No TapHandler: Qt's warns where its page went below the finger.
        MouseArea {
            width: scroller.contentWidth
            height: scroller.contentHeight
            onClicked: frame.forceActiveFocus()
        }

        onContentHeightChanged: returnToBounds()

        // Words beside what to do where there is room, else above it.
        GridLayout {
            id: column

            anchors {
                fill: parent
                topMargin: frame.cramped ? Theme.medium : Theme.large
                leftMargin: Theme.margin
                rightMargin: Theme.margin
                bottomMargin: Theme.medium
            }
            columns: frame.split ? 2 : 1
            columnSpacing: Theme.huge
            rowSpacing: Theme.large

            // A positioner with widths of its own: nested layouts of Qt 6.4 leave words that wrap the height of fewer lines.
            Column {
                id: side

                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: frame.sideRoom
                Layout.preferredHeight: implicitHeight
                spacing: Theme.small

                Rectangle {
                    width: Theme.titleSize * 1.7
                    height: width
                    radius: width / 2
                    visible: frame.symbol !== ""
                    color: Theme.accent

                    Icon {
                        anchors.centerIn: parent
                        name: frame.symbol
                        size: parent.width * 0.62
                        weight: 2.4
                        color: Theme.accentInk
                    }
                }

                Label {
                    width: frame.sideRoom
                    role: Label.Title
                    text: frame.title
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }

                Label {
                    width: Math.min(frame.sideRoom, Theme.lineLength)
                    visible: text !== ""
                    color: Theme.inkSoft
                    text: frame.intro
                }

                ColumnLayout {
                    id: beside

                    width: frame.sideRoom
                    visible: children.length > 0
                    spacing: Theme.small
                }
            }

            ColumnLayout {
                id: middle

                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: frame.split ? (column.width - Theme.huge) * 0.66 : -1
                Layout.alignment: Qt.AlignTop
                spacing: Theme.medium
            }
        }
    }

    // There is more below.
    Rectangle {
        anchors {
            left: scroller.left
            right: scroller.right
            bottom: scroller.bottom
        }
        height: Theme.huge
        visible: scroller.contentY + scroller.height < scroller.contentHeight - Theme.medium
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Qt.rgba(Theme.paper.r, Theme.paper.g, Theme.paper.b, 0)
            }

            GradientStop {
                position: 1
                color: Theme.paper
            }
        }
    }

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

    GridLayout {
        id: footer

        anchors {
            bottom: parent.bottom
            left: parent.left
            right: parent.right
            leftMargin: Theme.margin
            rightMargin: Theme.margin
            bottomMargin: Theme.portrait && !frame.cramped ? Theme.large : Theme.small
        }
        columns: stacked ? 1 : 2
        columnSpacing: Theme.large
        rowSpacing: Theme.small

        Note {
            Layout.row: 0
            Layout.columnSpan: footer.columns
            Layout.topMargin: Theme.small
            Layout.fillWidth: true
            visible: text !== ""
            problem: true
            role: Label.Body
            text: frame.problem
        }

        Label {
            Layout.row: 1
            Layout.columnSpan: footer.columns
            Layout.topMargin: Theme.small
            Layout.fillWidth: true
            visible: text !== ""
            role: Label.Heading
            text: frame.question
        }

        // Of each action, 0 where it is not shown.
        readonly property var widths: {
            const widths = [];
            for (let index = 0; index < actionRow.children.length; ++index)
                widths.push(actionRow.children[index].visible ? actionRow.children[index].implicitWidth : 0);
            return widths;
        }
        readonly property real wanted: widths.reduce((sum, width) => width > 0 ? sum + width + actionRow.spacing : sum, -actionRow.spacing)
        readonly property bool stacked: Theme.portrait || width > 0 && wanted + navigation.implicitWidth + columnSpacing > width

        onWidthsChanged: actionRow.arrange()
        onWantedChanged: actionRow.arrange()
        onStackedChanged: actionRow.arrange()
        onWidthChanged: actionRow.arrange()

        // A positioner: actions come and go, and a layout of Qt 6.4 leaves them lying over one another.
        Flow {
            id: actionRow

            function arrange() {
                const shown = footer.widths.filter(width => width > 0).length;
                const spare = footer.stacked ? Math.max(0, Math.floor((footer.width - footer.wanted) / Math.max(1, shown))) : 0;
                for (let index = 0; index < children.length; ++index)
                    children[index].width = footer.wanted > footer.width ? footer.width : children[index].implicitWidth + spare;
            }

            Layout.row: 2
            Layout.column: footer.stacked ? 0 : 1
            Layout.topMargin: Theme.small
            Layout.preferredWidth: footer.stacked ? footer.width : Math.ceil(footer.wanted)
            Layout.minimumWidth: Math.min(Math.ceil(footer.wanted), footer.width)
            Layout.preferredHeight: implicitHeight
            Layout.alignment: Qt.AlignRight
            layoutDirection: Qt.RightToLeft // the main one on the right
            spacing: Theme.small
        }

        NavigationBar {
            id: navigation

            Layout.row: footer.stacked ? 3 : 2
            Layout.column: 0
            Layout.topMargin: footer.stacked ? 0 : Theme.small
            Layout.fillWidth: true
            languages: frame.languages
            language: frame.language
            brief: frame.briefNavigation || Theme.portrait && frame.cramped && frame.canCallPerson
            // Three names of languages side by side want the whole width. Not told from the bar's own, which follows from it.
            briefLanguages: brief || frame.languages.length > 2 && (!Theme.portrait || frame.width / Theme.smallSize < 46)
            canGoBack: frame.canGoBack
            canStartOver: frame.canStartOver
            onBack: frame.back()
            onStartOver: frame.startOver()
            cramped: frame.cramped
            room: !Theme.portrait && frame.width / Theme.smallSize >= 40
            canCallPerson: frame.canCallPerson
            onCallPerson: frame.callPerson()
            onDisplay: frame.display()
            onLanguageChosen: language => frame.languageChosen(language)
        }
    }
}

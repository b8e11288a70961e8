// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Standdienst.Components
import Standdienst.Kiosk
import Standdienst.Theme

// The visitor's window: one page at a time, the keyboard below it, the question whether somebody is still there above it.
Window {
    id: window

    required property VisitFlow flow
    required property DeviceState deviceState
    property size screenMillimetres: Qt.size(0, 0) // empty where nobody knows

    property bool choosing // how to see this screen
    property int choicesKept: 20000 // ms, of whoever chose on the attract screen and left
    readonly property bool waiting: flow.page === VisitFlow.Attract
    readonly property real keyboardHeight: keyboard.item ? (keyboard.item as Item).height : 0
    readonly property Component wanted: {
        switch (flow.page) {
        case VisitFlow.Reasons:
            return reasons;
        case VisitFlow.Products:
            return flow.topicsPage.opened === "" ? products : product;
        case VisitFlow.Topics:
            return topics;
        case VisitFlow.Needs:
            return needs;
        case VisitFlow.Contact:
            return contact;
        case VisitFlow.Gifts:
            return gifts;
        case VisitFlow.Coming:
            return coming;
        case VisitFlow.ThankYou:
            return thankYou;
        }
        const trouble = deviceState.trouble;
        if (trouble === DeviceState.NotPaired || trouble === DeviceState.Revoked)
            return pairing;
        return deviceState.blocked ? trouble_ : attract;
    }

    width: 1080
    height: 1920
    visible: true
    color: Theme.paper
    title: flow.fair.company !== "" ? flow.fair.company : "Standdienst"

    // What stands below a finger changes with these too, on the same page.
    readonly property string question: flow.needsPage.summary ? "" : flow.needsPage.question
    readonly property int gift: flow.giftsPage.state

    function hold() {
        if (Theme.guard > 0)
            guard.restart();
    }

    onQuestionChanged: hold()
    onGiftChanged: hold()
    onWaitingChanged: {
        if (waiting)
            forget();
    }
    property Item within // had the focus before the panel or the notice came over it

    Component.onCompleted: forget()
    onActiveFocusItemChanged: {
        if (page.activeFocus && !choosing && !flow.warning)
            within = activeFocusItem;
    }

    // What lies over the page is gone.
    function comeBack() {
        if (choices.item)
            (choices.item as Item).forceActiveFocus();
        else if (within)
            within.forceActiveFocus();
    }

    // How one visitor saw the screen is nothing that the next one finds.
    function forget() {
        choosing = false;
        Theme.forgetChoices();
    }

    Binding {
        target: Theme
        property: "extent"
        value: Qt.size(window.width, window.height)
    }

    Binding {
        target: Theme
        property: "screenMillimetres"
        value: window.screenMillimetres
    }

    Binding {
        target: Theme
        property: "wishedVariant"
        value: window.flow.fair.dark ? Theme.Dark : Theme.Light
    }

    Binding {
        target: Theme
        property: "wishedAccent"
        value: window.flow.fair.accent
        when: window.flow.fair.known
    }

    Binding {
        target: Theme
        property: "wishedInk"
        value: window.flow.fair.ink
        when: window.flow.fair.known
    }

    Binding {
        target: Theme
        property: "wishedPaper"
        value: window.flow.fair.paper
        when: window.flow.fair.known
    }

    TouchWatch {
        // The notice answers for itself, so that nothing below it is touched by the same finger.
        onTouched: {
            if (window.waiting && Theme.adjusted)
                departure.restart();
            if (!window.flow.warning)
                window.flow.touched();
        }
    }

    Timer {
        id: departure

        interval: window.choicesKept
        running: window.waiting && (Theme.adjusted || window.choosing)
        onTriggered: window.forget()
    }

    Connections {
        target: window.flow

        function onWiped() {
            Qt.inputMethod.hide(); // qmllint disable
            window.choosing = false;
        }
    }

    Connections {
        target: page.item
        ignoreUnknownSignals: true

        function onDisplay() {
            window.choosing = true;
        }
    }

    Loader {
        id: page

        width: window.width
        height: window.height - window.keyboardHeight
        focus: true
        sourceComponent: window.wanted
        onLoaded: {
            (item as Item).forceActiveFocus();
            window.hold();
            if (!window.waiting)
                arrival.restart();
        }

        transform: Translate {
            id: shift
        }
    }

    Timer {
        id: guard

        interval: Theme.guard
    }

    MouseArea {
        anchors.fill: page
        visible: guard.running && Theme.guard > 0
    }

    ParallelAnimation {
        id: arrival

        NumberAnimation {
            target: page
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.calm
            easing.type: Easing.OutCubic
        }

        NumberAnimation {
            target: shift
            property: "x"
            from: Theme.huge
            to: 0
            duration: Theme.calm
            easing.type: Easing.OutCubic
        }
    }

    // Loaded when a visit begins, so that the first frame does not wait for it.
    Loader {
        id: keyboard

        property bool needed: !window.waiting || window.wanted === pairing

        anchors {
            left: parent.left
            right: parent.right
            bottom: parent.bottom
        }
        onNeededChanged: {
            if (needed && status === Loader.Null)
                setSource("Keyboard.qml");
        }

        Binding {
            target: keyboard.item
            property: "language"
            value: window.flow.language
            when: keyboard.status === Loader.Ready
        }
    }

    Loader {
        id: choices

        anchors.fill: parent
        active: window.choosing
        sourceComponent: display
        onActiveChanged: {
            if (!active)
                window.comeBack();
        }
    }

    Loader {
        id: idle

        anchors.fill: parent
        active: window.flow.warning
        sourceComponent: notice
        onActiveChanged: {
            if (!active)
                window.comeBack();
        }
    }

    // Bound components would say so, but a Loader of Qt 6.4 cannot make those.
    // qmllint disable unqualified
    Component {
        id: attract

        AttractScreen {
            flow: window.flow
            deviceState: window.deviceState
        }
    }

    Component {
        id: display

        DisplayPanel {
            onDone: window.choosing = false
        }
    }

    Component {
        id: notice

        IdleNotice {
            secondsLeft: window.flow.secondsLeft
            onStay: window.flow.stay()
        }
    }

    Component {
        id: reasons

        ReasonsScreen {
            flow: window.flow
            reveal: window.activeFocusItem
        }
    }

    Component {
        id: product

        ProductScreen {
            flow: window.flow
            reveal: window.activeFocusItem
        }
    }

    Component {
        id: products

        ProductsScreen {
            flow: window.flow
            reveal: window.activeFocusItem
        }
    }

    Component {
        id: topics

        TopicsScreen {
            flow: window.flow
            cramped: window.keyboardHeight > 0
            reveal: window.activeFocusItem
        }
    }

    Component {
        id: needs

        NeedsScreen {
            flow: window.flow
            cramped: window.keyboardHeight > 0
            reveal: window.activeFocusItem
            onShownChanged: arrival.restart()
        }
    }

    Component {
        id: contact

        ContactScreen {
            flow: window.flow
            cramped: window.keyboardHeight > 0
            reveal: window.activeFocusItem
        }
    }

    Component {
        id: gifts

        GiftsScreen {
            flow: window.flow
            reveal: window.activeFocusItem
        }
    }

    Component {
        id: coming

        ComingScreen {
            flow: window.flow
            deviceState: window.deviceState
            reveal: window.activeFocusItem
        }
    }

    Component {
        id: thankYou

        ThankYouScreen {
            flow: window.flow
            reveal: window.activeFocusItem
        }
    }

    Component {
        id: pairing

        PairingScreen {
            deviceState: window.deviceState
            languages: window.flow.languages
            language: window.flow.language
            cramped: window.keyboardHeight > 0
            reveal: window.activeFocusItem
            onLanguageChosen: language => window.flow.setLanguage(language)
        }
    }

    Component {
        id: trouble_

        TroubleScreen {
            deviceState: window.deviceState
            languages: window.flow.languages
            language: window.flow.language
            company: window.flow.fair.company
            reveal: window.activeFocusItem
            onLanguageChosen: language => window.flow.setLanguage(language)
        }
    }
}

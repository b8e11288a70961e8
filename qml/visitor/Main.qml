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
    readonly property string wanted: {
        switch (flow.page) {
        case VisitFlow.Reasons:
            return "Reasons";
        case VisitFlow.Products:
            return flow.topicsPage.opened === "" ? "Products" : "Product";
        case VisitFlow.Topics:
            return "Topics";
        case VisitFlow.Needs:
            return "Needs";
        case VisitFlow.Contact:
            return "Contact";
        case VisitFlow.Gifts:
            return "Gifts";
        case VisitFlow.Coming:
            return "Coming";
        case VisitFlow.ThankYou:
            return "ThankYou";
        }
        const trouble = deviceState.trouble;
        if (trouble === DeviceState.NotPaired || trouble === DeviceState.Revoked)
            return "Pairing";
        return deviceState.blocked ? "Trouble" : "Attract";
    }
    // In the order in which visitors come to them. Their types are loaded ahead, so that a touch does not wait for it.
    readonly property var ahead: ["Reasons", "Topics", "Needs", "Contact", "ThankYou", "Products", "Product", "Gifts", "Coming"]
    property var loadedAhead: [] // components, kept so that the engine keeps their types

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

    // Not before all is bound: what a page draws in a size that holds for a moment only is drawn in vain.
    Component.onCompleted: {
        forget();
        bound = true;
        open();
    }
    onWantedChanged: {
        if (bound)
            open();
    }
    property bool bound
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

    function open() {
        page.setSource(wanted + "Screen.qml", propertiesOf(wanted));
    }

    function propertiesOf(screen: string): var {
        const properties = {};
        if (screen !== "Pairing" && screen !== "Trouble")
            properties.flow = flow;
        else
            Object.assign(properties, {
                    "languages": Qt.binding(() => window.flow.languages),
                    "language": Qt.binding(() => window.flow.language)
                });
        if (screen === "Trouble")
            properties.company = Qt.binding(() => window.flow.fair.company);
        if (screen === "Attract" || screen === "Coming" || screen === "Pairing" || screen === "Trouble")
            properties.deviceState = deviceState;
        if (screen !== "Attract")
            properties.reveal = Qt.binding(() => window.activeFocusItem);
        if (screen === "Topics" || screen === "Needs" || screen === "Contact" || screen === "Pairing")
            properties.cramped = Qt.binding(() => window.keyboardHeight > 0);
        return properties;
    }

    // One after another, and each in the engine's own thread.
    function loadAhead() {
        if (loadedAhead.length === ahead.length)
            return;
        const component = Qt.createComponent(ahead[loadedAhead.length] + "Screen.qml", Component.Asynchronous, window);
        loadedAhead.push(component);
        if (component.status === Component.Loading)
            component.statusChanged.connect(loadAhead);
        else
            loadAhead();
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
        id: first

        target: window

        function onFrameSwapped() {
            first.enabled = false;
            window.loadAhead();
        }
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

        // Visits' pages tell it themselves.
        function onLanguageChosen(language) {
            if (window.wanted === "Pairing" || window.wanted === "Trouble")
                window.flow.setLanguage(language);
        }

        // Each question comes like a page.
        function onShownChanged() {
            if (window.wanted === "Needs")
                arrival.restart();
        }
    }

    Loader {
        id: page

        width: window.width
        height: window.height - window.keyboardHeight
        focus: true
        onLoaded: {
            (item as Item).forceActiveFocus();
            window.hold();
            if (!window.waiting)
                arrival.restart();
        }
        // Half seen it is a picture: in software, text in what lets something through takes thirty times as long.
        layer.enabled: opacity < 1

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

    // Loaded when a visit begins, so that the first frame does not wait for it, and beside the first page, so that the first
    // touch does not wait either.
    Loader {
        id: keyboard

        asynchronous: Theme.motion
        property bool needed: !window.waiting || window.wanted === "Pairing"

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
}

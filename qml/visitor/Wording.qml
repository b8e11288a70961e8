// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Standdienst.Kiosk

// Words for what the view models know by name.
QtObject {
    function reason(name: string): string {
        switch (name) {
        case "advice":
            return qsTr("I would like advice");
        case "information":
            return qsTr("I would like information");
        case "appointment":
            return qsTr("I would like an appointment");
        case "products":
            return qsTr("I would like to see products");
        case "giveaway":
            return qsTr("I would like a gift");
        }
        return "";
    }

    function reasonSummary(name: string): string {
        switch (name) {
        case "advice":
            return qsTr("Find out together what suits you");
        case "information":
            return qsTr("Products and documents on your topics");
        case "appointment":
            return qsTr("A talk without hurry, after the fair");
        case "products":
            return qsTr("Look around in pictures and words");
        case "giveaway":
            return qsTr("Choose one and take it along");
        }
        return "";
    }

    function understood(reason: string): string {
        switch (reason) {
        case "advice":
            return qsTr("You would like advice.");
        case "information":
            return qsTr("You would like information.");
        case "appointment":
            return qsTr("You would like an appointment.");
        case "products":
            return qsTr("You looked at our products.");
        case "giveaway":
            return qsTr("You would like a gift.");
        }
        return "";
    }

    // What is left of a gift. Exact only where it matters; -1 is not known.
    function giftsLeft(left: int, available: bool): string {
        if (!available)
            return left === 0 || left === -1 ? qsTr("None left today") : qsTr("None at this screen just now");
        if (left < 0)
            return "";
        if (left <= 3)
            return qsTr("Only a few left");
        if (left <= 20)
            return qsTr("%n left", "", left);
        return left <= 200 ? qsTr("More than %n left", "", left - 1) : qsTr("Plenty left");
    }

    function staffNotice(trouble: int): string {
        switch (trouble) {
        case DeviceState.KeyChanged:
            return qsTr("For staff: the backend has another key than at pairing, so nothing is sent. If this network wants a log-in, open its page once in a browser; otherwise ask your administrator. Visits are kept here.");
        case DeviceState.CaptivePortal:
            return qsTr("For staff: this network wants a log-in first. Open the hall's log-in page once in a browser on this device or in this network. Nothing is lost; visits go on.");
        case DeviceState.Unreachable:
            return qsTr("For staff: no connection to the backend. Visits are kept here and sent later.");
        case DeviceState.DiskLow:
            return qsTr("For staff: storage is running low. Connect this device, so that it can deliver.");
        case DeviceState.Rejected:
            return qsTr("For staff: the backend did not take everything. Tell your administrator; nothing is lost.");
        }
        return "";
    }

    function emailProblem(problem: int): string {
        switch (problem) {
        case ContactPage.Missing:
            return qsTr("Please enter your e-mail address, or remove the tick for e-mail.");
        case ContactPage.Unlikely:
            return qsTr("This does not look like an e-mail address yet. Example: name@company.com");
        }
        return lengthProblem(problem);
    }

    function phoneProblem(problem: int): string {
        switch (problem) {
        case ContactPage.Missing:
            return qsTr("Please enter your phone number, or remove the tick for calls.");
        case ContactPage.Unlikely:
            return qsTr("This does not look like a phone number yet. Example: +49 30 1234567");
        }
        return lengthProblem(problem);
    }

    function offer(meant: string): string {
        return meant !== "" ? qsTr("Did you mean %1?").arg(meant) : "";
    }

    function lengthProblem(problem: int): string {
        return problem === ContactPage.TooLong ? qsTr("This is longer than we can keep. Please shorten it.") : "";
    }

    function sendProblem(problem: int): string {
        switch (problem) {
        case ContactPage.NoConsent:
            return qsTr("Without a tick we may not keep your details. Tick how we may answer, or go on without.");
        case ContactPage.NoAddressForConsent:
            return qsTr("You ticked a way to reach you, but its address is missing or not right yet.");
        case ContactPage.FieldTooLong:
            return qsTr("One of the fields is too long.");
        case ContactPage.LookAgain:
            return qsTr("There may be a slip in your details. Tap what you meant, or send once more if it is right as it stands.");
        case ContactPage.NotSaved:
            return qsTr("Your details could not be saved, and nothing was sent. Please try again, or speak to us at the stand.");
        }
        return "";
    }
}

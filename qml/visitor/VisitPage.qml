// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Components
import Standdienst.Kiosk

// A page of a visit: the frame, with its ways connected.
PageFrame {
    id: page

    required property VisitFlow flow

    steps: flow.fair.asksNeeds ? 4 : 3
    company: flow.fair.company
    logo: flow.fair.logo
    languages: flow.languages
    language: flow.language
    problem: flow.notSaved ? qsTr("This could not be saved. Please try again, or speak to us at the stand.") : flow.codeRefused ? qsTr("We could not use this code. It works without one, too.") : ""
    onBack: flow.back()
    canCallPerson: true
    onStartOver: flow.startOver()
    onCallPerson: flow.callPerson()
    onLanguageChosen: language => flow.setLanguage(language)
}

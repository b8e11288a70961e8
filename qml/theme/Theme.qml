// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Standdienst.Theme

// Every colour, size, font and duration that a screen may use.
// The window tells what it stands on (extent, screenMillimetres), the fair tells its colours; contrast is put right here, so no
// fair can publish a screen that cannot be read. Lengths are in pixels; those that fingers and eyes depend on come from
// millimetres.
QtObject {
    id: theme

    enum Variant {
        Light,
        Dark,
        HighContrast
    }

    // --- Told from outside
    property int wishedVariant: Theme.Light // how the fair begins
    property color wishedAccent: "#0b5d6b"
    property color wishedInk: "#1f2328"
    property color wishedPaper: "#fbfaf7"
    property size extent: Qt.size(1080, 1920)
    property size screenMillimetres: Qt.size(0, 0) // of the whole extent; empty where nobody knows
    property bool motion: true

    // --- Chosen by whoever stands here, and gone with them
    property int chosenVariant: -1 // none: as the fair begins
    property real textScale: 1
    property bool lowReach: false // what can be touched lies low, for wheelchair users and children
    readonly property int variant: chosenVariant >= 0 ? chosenVariant : wishedVariant
    readonly property bool adjusted: chosenVariant >= 0 || textScale !== 1 || lowReach

    // --- Colour
    readonly property bool highContrast: variant === Theme.HighContrast
    readonly property color paper: highContrast ? "#ffffff" : variant === Theme.Dark ? Contrast.mix("#101214", wishedInk, 0.12) : wishedPaper
    readonly property bool dark: Contrast.better("#000000", "#ffffff", paper).hslLightness > 0.5
    readonly property color contour: dark ? "#ffffff" : Contrast.mix("#000000", wishedAccent, 0.25) // what lines and shades are mixed from
    readonly property color card: highContrast ? "#ffffff" : Contrast.mix(paper, "#ffffff", dark ? 0.06 : 0.75)
    readonly property color well: highContrast ? "#ffffff" : Contrast.mix(paper, contour, dark ? 0.1 : 0.05)
    readonly property color wash: highContrast ? "#ffffff" : Contrast.mix(card, Contrast.readable(wishedAccent, [paper], 3), dark ? 0.14 : 0.09)
    readonly property color problemWash: highContrast ? "#ffffff" : Contrast.mix(card, dark ? "#ff9b8f" : "#b3261e", 0.08)
    readonly property var grounds: [paper, card, well, wash, problemWash]
    readonly property color ink: highContrast ? "#000000" : Contrast.readable(variant === Theme.Dark ? wishedPaper : wishedInk, grounds, 7)
    readonly property color inkSoft: highContrast ? ink : Contrast.readable(Contrast.mix(ink, paper, 0.32), grounds, 4.8)
    readonly property color line: highContrast ? ink : Contrast.mix(paper, contour, dark ? 0.22 : 0.13)
    // Borders that alone show where a control is.
    readonly property color edge: Contrast.readable(Contrast.mix(paper, ink, 0.45), grounds, highContrast ? 7 : 3.1)
    readonly property color accent: Contrast.readable(wishedAccent, grounds, highContrast ? 7 : 4.6)
    readonly property color accentInk: Contrast.better("#ffffff", "#000000", accent)
    readonly property color accentPressed: Contrast.mix(accent, accentInk.hslLightness > 0.5 ? "#000000" : "#ffffff", 0.18)
    // A large ground in the company's colour: deep in the dark, where the accent is light.
    readonly property color stage: dark && !highContrast ? Contrast.readable(wishedAccent, [ink], 4.8) : accent
    readonly property color stageInk: dark && !highContrast ? ink : accentInk
    readonly property color problem: Contrast.readable(dark ? "#ff9b8f" : "#b3261e", grounds, highContrast ? 7 : 4.8)
    readonly property color good: Contrast.readable(dark ? "#7fd6a2" : "#1c6b3c", grounds, highContrast ? 7 : 4.8)
    readonly property color veil: Qt.rgba(0, 0, 0, highContrast ? 0.8 : 0.55)

    // --- Space
    readonly property bool portrait: extent.height > extent.width
    readonly property real shortSide: Math.min(extent.width, extent.height)
    // Where nobody knows the screen, it is taken for the ones that stand on fairs: 32 inches, or 15.6 on a counter.
    readonly property real pixelsPerMm: {
        const known = Math.min(screenMillimetres.width, screenMillimetres.height);
        return shortSide / (known > 0 ? known : shortSide >= 1000 ? 398 : 210);
    }
    readonly property bool handheld: Math.hypot(extent.width, extent.height) / pixelsPerMm < 300
    readonly property real scale: shortSide / 1080

    readonly property real target: Math.round(Math.max(mm(handheld ? 12 : 20), 92 * scale))
    readonly property real key: Math.round(mm(handheld ? 10 : 15))
    readonly property real hair: Math.max(1, Math.round((highContrast ? 4 : 2) * scale))
    readonly property real bold: Math.max(2, Math.round((highContrast ? 6 : 4) * scale))
    readonly property real tiny: Math.round(8 * scale)
    readonly property real small: Math.round(16 * scale)
    readonly property real medium: Math.round(28 * scale)
    readonly property real large: Math.round(44 * scale)
    readonly property real huge: Math.round(72 * scale)
    readonly property real margin: Math.round((portrait ? 72 : 88) * scale)
    readonly property real radius: Math.round(22 * scale)
    readonly property real lineLength: 34 * bodySize // longer lines lose the eye

    // --- Type
    readonly property string family: "Inter"
    readonly property string displayFamily: "Inter Display"
    // Capitals of Inter are 0.727 of its size tall.
    readonly property real smallestSize: mm(handheld ? 2.6 : 6) / 0.727
    readonly property real bodySize: Math.round(Math.max(smallestSize, 32 * scale) * textScale)
    readonly property real smallSize: Math.round(Math.max(smallestSize, 26 * scale) * textScale)
    readonly property real headingSize: Math.round(Math.max(42 * scale * gently, bodySize * 1.12))
    readonly property real titleSize: Math.round(Math.max(76 * scale * gently, headingSize * 1.1))
    readonly property real displaySize: Math.round(124 * scale)
    readonly property real gently: 1 + (textScale - 1) / 2 // what is large already grows less

    // --- Motion
    readonly property int quick: motion ? 120 : 0
    readonly property int calm: motion ? 200 : 0
    readonly property int slow: motion ? 600 : 0
    // For so long after something came, no touch reaches it: the second one of a double tap was not meant for it.
    property int guard: motion ? 300 : 0

    // The next visitor finds everything as it always begins.
    function forgetChoices() {
        chosenVariant = -1;
        textScale = 1;
        lowReach = false;
    }

    function mm(millimetres: real): real {
        return millimetres * pixelsPerMm;
    }
}

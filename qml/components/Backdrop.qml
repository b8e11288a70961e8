// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Standdienst.Components
import Standdienst.Theme

// A quiet drawing in the company's colour for screens that are seen from afar.
Rings {
    ground: Theme.stage
    rings: Contrast.mix(ground, "#ffffff", 0.16)
    center: Qt.point(width * 0.86, height * 0.2)
    step: Math.min(width, height) * 0.17
}

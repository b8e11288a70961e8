// SPDX-License-Identifier: GPL-3.0-or-later
// Codes as a camera at a stand sees them: drawn from known texts, then spoilt as photographs are.
#pragma once

#include "core/base/random.h"

#include <QImage>

#include <string>
#include <vector>

namespace standdienst::kiosk {

enum class Spoilt { Not, Blur, Tilt, Turned, Glare, Dim, Noise, Small, Inverted, Compressed, Several };
std::vector<Spoilt> allSpoilt();
std::string name(Spoilt kind);

// One pixel a module, with the quiet zone of four modules.
QImage qrCode(const std::string& text);
// 1280 by 720: a badge or card with `text` in its code, held up in a hall.
QImage photograph(const std::string& text, Spoilt kind, SeededRandom& random);
// A text as badges and cards have them: a vCard, a MECARD, a web address or a number.
std::string codeText(SeededRandom& random);

} // namespace standdienst::kiosk

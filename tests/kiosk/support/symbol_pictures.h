// SPDX-License-Identifier: GPL-3.0-or-later
// Symbols other than QR codes, drawn by zxing-cpp's own writer.
#pragma once

#include <QImage>

#include <string>

namespace standdienst::kiosk {

// `format` as in Symbol.
QImage symbolPicture(const std::string& format, const std::string& text);

} // namespace standdienst::kiosk

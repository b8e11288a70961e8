// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/support/symbol_pictures.h"

#define ZX_USE_UTF8 1
#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

namespace standdienst::kiosk {

QImage symbolPicture(const std::string& format, const std::string& text) {
    ZXing::MultiFormatWriter writer(ZXing::BarcodeFormatFromString(format));
    writer.setMargin(10);
    const bool square = format == "QRCode" || format == "Aztec" || format == "DataMatrix";
    const auto bits = writer.encode(text, square ? 240 : 480, square ? 240 : 160);
    QImage image(bits.width(), bits.height(), QImage::Format_RGB32);
    for (int y = 0; y < bits.height(); ++y) {
        for (int x = 0; x < bits.width(); ++x)
            image.setPixel(x, y, bits.get(x, y) ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
    }
    return image;
}

} // namespace standdienst::kiosk

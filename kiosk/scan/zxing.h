// SPDX-License-Identifier: GPL-3.0-or-later
// zxing-cpp as we use it, 1.4 (Debian 12) and 2.x (Debian 13) under one name.
#pragma once

#define ZX_USE_UTF8 1 // 1.4: text() is UTF-8
#include <ZXing/BarcodeFormat.h>
#include <ZXing/ReadBarcode.h>

#if __has_include(<ZXing/ReaderOptions.h>)
#define STANDDIENST_ZXING2
#endif

namespace standdienst::kiosk::zxing {

#ifdef STANDDIENST_ZXING2
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

// Inversion is ours (symbols.cpp), in both versions alike.
inline Options options(ZXing::BarcodeFormats formats, bool tryHarder) {
    Options options;
    options.setFormats(formats);
    options.setTryHarder(tryHarder);
    options.setTryRotate(true);
    options.setTryDownscale(true);
#ifdef STANDDIENST_ZXING2
    options.setTryInvert(false);
    options.setTextMode(ZXing::TextMode::Plain);
#endif
    return options;
}

} // namespace standdienst::kiosk::zxing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cli/terminal_qr.h"

#include <qrencode.h>

#include <memory>

namespace standdienst::backend {

std::string terminalQr(const std::string& text) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_L), QRcode_free);
    if (!code)
        return {};
    constexpr int quiet = 2; // modules of margin; the standard asks for four, cameras for one
    const auto isDark = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < code->width && y < code->width &&
               (code->data[y * code->width + x] & 1) != 0;
    };
    std::string picture;
    for (int y = -quiet; y < code->width + quiet; y += 2) {
        picture += "\033[30;107m"; // black on bright white, whatever the terminal's own colours are
        for (int x = -quiet; x < code->width + quiet; ++x) {
            const bool upper = isDark(x, y);
            const bool lower = isDark(x, y + 1);
            picture += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
        }
        picture += "\033[0m\n";
    }
    return picture;
}

} // namespace standdienst::backend

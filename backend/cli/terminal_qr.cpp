// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cli/terminal_qr.h"

#include "backend/api/qr.h"

namespace standdienst::backend {

std::string terminalQr(const std::string& text) {
    const auto rows = qrRows(text);
    if (rows.empty())
        return {};
    constexpr int quiet = 2; // modules of margin; the standard asks for four, cameras for one
    const int width = static_cast<int>(rows.size());
    const auto isDark = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < width &&
               rows[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] == '1';
    };
    std::string picture;
    for (int y = -quiet; y < width + quiet; y += 2) {
        picture += "\033[30;107m"; // black on bright white, whatever the terminal's own colours are
        for (int x = -quiet; x < width + quiet; ++x) {
            const bool upper = isDark(x, y);
            const bool lower = isDark(x, y + 1);
            picture += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
        }
        picture += "\033[0m\n";
    }
    return picture;
}

} // namespace standdienst::backend

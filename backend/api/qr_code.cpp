// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/qr_code.h"

#include <qrencode.h>

#include <memory>

namespace standdienst::backend {

std::vector<std::string> qrRows(const std::string& text) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), QRcode_free);
    if (!code)
        return {};
    std::vector<std::string> rows;
    for (int y = 0; y < code->width; ++y) {
        std::string row;
        for (int x = 0; x < code->width; ++x)
            row += (code->data[y * code->width + x] & 1) != 0 ? '1' : '0';
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace standdienst::backend

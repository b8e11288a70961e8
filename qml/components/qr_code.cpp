// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/components/qr_code.h"

#include <QPainter>

#include <memory>
#include <qrencode.h>

namespace standdienst::ui {

QrCode::QrCode(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAntialiasing(false);
}

void QrCode::setText(const QString& text) {
    if (text == text_)
        return;
    text_ = text;
    side_ = 0;
    dark_.clear();
    const QByteArray utf8 = text.toUtf8();
    using Code = std::unique_ptr<QRcode, decltype(&QRcode_free)>;
    const Code code(utf8.isEmpty()
                        ? nullptr
                        : QRcode_encodeData(static_cast<int>(utf8.size()),
                                            reinterpret_cast<const unsigned char*>(utf8.constData()), 0,
                                            QR_ECLEVEL_M),
                    &QRcode_free);
    if (code) {
        side_ = code->width;
        const auto count = static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_);
        dark_.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            dark_.push_back((code->data[i] & 1) != 0);
    }
    update();
    Q_EMIT changed();
}

void QrCode::paint(QPainter* painter) {
    if (side_ == 0)
        return;
    // Whole pixels each, so that no edge is blurred.
    const int module = std::max(1, static_cast<int>(std::min(width(), height())) / modules());
    const int side = module * modules();
    const QPoint corner((static_cast<int>(width()) - side) / 2, (static_cast<int>(height()) - side) / 2);
    painter->fillRect(QRect(corner, QSize(side, side)), Qt::white);
    for (int y = 0; y < side_; ++y) {
        for (int x = 0; x < side_; ++x) {
            if (dark_[static_cast<std::size_t>(y * side_ + x)])
                painter->fillRect(corner.x() + (x + quiet) * module, corner.y() + (y + quiet) * module,
                                  module, module, Qt::black);
        }
    }
}

} // namespace standdienst::ui

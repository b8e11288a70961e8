// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickPaintedItem>

#include <vector>

namespace standdienst::ui {

// A QR code (ISO/IEC 18004) of a text, dark on white in every theme, with its quiet zone. Empty where the
// text is empty or too long to be shown.
class QrCode : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed FINAL)
    // On each side, quiet zone included; 0 where there is no code. What is drawn smaller than some 0.4 mm
    // each is hard to read for phones.
    Q_PROPERTY(int modules READ modules NOTIFY changed FINAL)
public:
    explicit QrCode(QQuickItem* parent = nullptr);

    QString text() const { return text_; }
    void setText(const QString& text);
    int modules() const { return side_ == 0 ? 0 : side_ + 2 * quiet; }

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void changed();

private:
    static constexpr int quiet = 4; // modules around the code

    QString text_;
    int side_ = 0;
    std::vector<bool> dark_; // row by row
};

} // namespace standdienst::ui

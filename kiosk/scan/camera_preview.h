// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/scan/scan_desk.h"

#include <QImage>
#include <QPainter>
#include <QPointer>
#include <QQuickPaintedItem>

namespace standdienst::kiosk {

// What the camera sees, as in a mirror: who moves a badge to the left sees it move to the left.
class CameraPreview : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(standdienst::kiosk::ScanDesk* desk READ desk WRITE setDesk NOTIFY deskChanged FINAL)
public:
    explicit CameraPreview(QQuickItem* parent = nullptr) : QQuickPaintedItem(parent) {}

    ScanDesk* desk() const { return desk_; }
    void setDesk(ScanDesk* desk) {
        if (desk == desk_)
            return;
        if (desk_)
            desk_->disconnect(this);
        desk_ = desk;
        if (desk_) {
            connect(desk_, &ScanDesk::seen, this, [this](const QImage& picture) {
                picture_ = picture;
                update();
            });
        }
        Q_EMIT deskChanged();
    }
    void paint(QPainter* painter) override {
        painter->fillRect(boundingRect(), Qt::black);
        if (picture_.isNull())
            return;
        // Fills the frame; what does not fit is cut off at the edges.
        const QSizeF size =
            QSizeF(picture_.size()).scaled(boundingRect().size(), Qt::KeepAspectRatioByExpanding);
        QRectF target(QPointF(), size);
        target.moveCenter(boundingRect().center());
        painter->translate(boundingRect().width(), 0);
        painter->scale(-1, 1);
        painter->drawImage(target, picture_);
    }

Q_SIGNALS:
    void deskChanged();

private:
    QPointer<ScanDesk> desk_;
    QImage picture_;
};

} // namespace standdienst::kiosk

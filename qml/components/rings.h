// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPointF>
#include <QQuickPaintedItem>

namespace standdienst::ui {

// Rings around a point, as of a voice, on a plain ground that fills the item. Drawn once.
//
// Not rectangles with a radius: of each, Qt's software renderer keeps a picture of the whole circle, however
// little of it can be seen (38 MiB on a screen of 1080 × 1920); this keeps one of the item's size.
class Rings : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QColor ground MEMBER ground_ NOTIFY groundChanged FINAL)
    Q_PROPERTY(QColor rings MEMBER rings_ NOTIFY ringsChanged
                   FINAL) // the innermost; outwards they fade into the ground
    Q_PROPERTY(QPointF center MEMBER center_ NOTIFY centerChanged FINAL) // in the item; may lie outside
    Q_PROPERTY(qreal step MEMBER step_ NOTIFY stepChanged FINAL)         // from ring to ring
public:
    explicit Rings(QQuickItem* parent = nullptr);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void groundChanged();
    void ringsChanged();
    void centerChanged();
    void stepChanged();

private:
    QColor ground_;
    QColor rings_;
    QPointF center_;
    qreal step_ = 0;
};

} // namespace standdienst::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainterPath>
#include <QQuickPaintedItem>

namespace standdienst::ui {

// The strokes of an icon on a grid of 24, scaled to the item.
//
// Not a Shape: Qt's software renderer draws those where they were scrolled out of a clipped view.
class Drawing : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    // As in SVG: M, L, H, V, Z with absolute coordinates, and A for arcs of circles.
    Q_PROPERTY(QString strokes READ strokes WRITE setStrokes NOTIFY changed FINAL)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY changed FINAL)
    Q_PROPERTY(qreal weight READ weight WRITE setWeight NOTIFY changed FINAL)
public:
    explicit Drawing(QQuickItem* parent = nullptr);

    QString strokes() const { return strokes_; }
    void setStrokes(const QString& strokes);
    QColor color() const { return color_; }
    void setColor(const QColor& color);
    qreal weight() const { return weight_; }
    void setWeight(qreal weight);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void changed();

private:
    QString strokes_;
    QPainterPath path_;
    QColor color_;
    qreal weight_ = 2;
};

} // namespace standdienst::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/components/drawing.h"

#include <QLineF>
#include <QPainter>

#include <cmath>

namespace standdienst::ui {

namespace {

// SVG's arc with one radius, from where the path stands.
void addArc(QPainterPath& path, qreal radius, bool large, bool clockwise, QPointF end) {
    const QLineF chord(path.currentPosition(), end);
    const qreal half = chord.length() / 2;
    radius = std::max(radius, half);
    const qreal height = std::sqrt(std::max(0.0, radius * radius - half * half));
    const qreal side = large == clockwise ? -1 : 1;
    const QPointF normal(-chord.dy() / chord.length(), chord.dx() / chord.length());
    const QPointF center = chord.center() + normal * height * side;
    const qreal from = QLineF(center, chord.p1()).angle();
    qreal sweep = QLineF(center, end).angle() - from;
    if (clockwise && sweep > 0)
        sweep -= 360;
    if (!clockwise && sweep < 0)
        sweep += 360;
    path.arcTo(QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius), from, sweep);
}

QPainterPath pathOf(const QString& strokes) {
    QPainterPath path;
    const auto words = QStringView(strokes).split(u' ', Qt::SkipEmptyParts);
    qsizetype at = 0;
    const auto number = [&] {
        return at < words.size() ? words[at++].toDouble() : 0.0;
    };
    const auto point = [&](QStringView first) {
        const qreal x = first.toDouble();
        return QPointF(x, number());
    };
    while (at < words.size()) {
        const QStringView word = words[at++];
        const QPointF here = path.currentPosition();
        switch (word.front().unicode()) {
        case 'M':
            path.moveTo(point(word.mid(1)));
            break;
        case 'L':
            path.lineTo(point(word.mid(1)));
            break;
        case 'H':
            path.lineTo(word.mid(1).toDouble(), here.y());
            break;
        case 'V':
            path.lineTo(here.x(), word.mid(1).toDouble());
            break;
        case 'A': {
            const qreal radius = word.mid(1).toDouble();
            at += 2; // the other radius and the rotation
            const bool large = number() != 0;
            const bool clockwise = number() != 0;
            const qreal x = number();
            addArc(path, radius, large, clockwise, QPointF(x, number()));
            break;
        }
        case 'Z':
            path.closeSubpath();
            break;
        default:
            break;
        }
    }
    return path;
}

} // namespace

Drawing::Drawing(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAntialiasing(true);
}

void Drawing::setStrokes(const QString& strokes) {
    if (strokes == strokes_)
        return;
    strokes_ = strokes;
    path_ = pathOf(strokes);
    update();
    Q_EMIT changed();
}

void Drawing::setColor(const QColor& color) {
    if (color == color_)
        return;
    color_ = color;
    update();
    Q_EMIT changed();
}

void Drawing::setWeight(qreal weight) {
    if (weight == weight_)
        return;
    weight_ = weight;
    update();
    Q_EMIT changed();
}

void Drawing::paint(QPainter* painter) {
    painter->setRenderHint(QPainter::Antialiasing);
    painter->scale(width() / 24, height() / 24);
    painter->setPen(QPen(color_, weight_, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(path_);
}

} // namespace standdienst::ui

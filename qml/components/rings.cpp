// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/components/rings.h"

#include "qml/theme/contrast.h"

#include <QPainter>

namespace standdienst::ui {

Rings::Rings(QQuickItem* parent) : QQuickPaintedItem(parent) {
    setAntialiasing(true);
    setOpaquePainting(true);
    for (const auto changed :
         {&Rings::groundChanged, &Rings::ringsChanged, &Rings::centerChanged, &Rings::stepChanged})
        connect(this, changed, this, [this] { update(); });
}

void Rings::paint(QPainter* painter) {
    constexpr int count = 6;
    // Also a last row that the item covers in part: nothing else is below it.
    painter->fillRect(boundingRect().toAlignedRect(), ground_);
    painter->setRenderHint(QPainter::Antialiasing);
    for (int ring = 0; ring < count; ++ring) {
        const QColor color = Contrast::mix(ground_, rings_, 1 - static_cast<double>(ring) / count);
        const qreal width = step_ * 0.2;
        // To its outer edge; the line lies within.
        const qreal reach = step_ * (ring + 0.55);
        painter->setPen(QPen(color, width));
        painter->setBrush(ring == 0 ? QBrush(rings_) : QBrush(Qt::NoBrush));
        painter->drawEllipse(center_, reach - width / 2, reach - width / 2);
    }
}

} // namespace standdienst::ui

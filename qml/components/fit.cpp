// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/components/fit.h"

#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace standdienst::ui {

Fit::Fit(QQuickItem* parent) : QQuickItem(parent) {
    connect(this, &Fit::changed, this, &Fit::polish);
    polish(); // what is asked for first comes last, when layouts around the words have their sizes
}

void Fit::updatePolish() {
    const int most = font_.pixelSize();
    int size = std::min(least_, most);
    if (!text_.isEmpty() && most > size && !room_.isEmpty()) {
        // Instead of smaller letters, more room around them: letters grow evenly but for roundings.
        int tooLarge = most + 1;
        while (tooLarge - size > 1) {
            const int middle = (size + tooLarge) / 2;
            (fits(most, static_cast<double>(most) / middle) ? size : tooLarge) = middle;
        }
        while (size > least_ && !fits(size, 1))
            --size;
    }
    if (size == pixelSize_)
        return;
    pixelSize_ = size;
    Q_EMIT found();
}

bool Fit::fits(int size, double factor) const {
    QFont font(font_);
    font.setPixelSize(size);
    font.setLetterSpacing(QFont::AbsoluteSpacing, font_.letterSpacing() * factor);
    QTextLayout layout(QString(text_).replace(u'\n', QChar::LineSeparator), font);
    // As Qt Quick's own Text has it.
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    layout.setTextOption(option);
    const QSizeF room = room_ * factor;
    double height = 0;
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(room.width());
        const double tall = std::ceil(line.height());
        // Below the last one the whole of it counts, also where lines are set tight.
        if (line.naturalTextWidth() > room.width() ||
            height + tall * std::max(1.0, lineHeight_) > room.height())
            return false;
        height += tall * lineHeight_;
    }
    return true;
}

} // namespace standdienst::ui

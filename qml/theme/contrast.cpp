// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/theme/contrast.h"

#include <algorithm>
#include <cmath>

namespace standdienst::ui {

namespace {

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

double Contrast::ratio(const QColor& one, const QColor& other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor Contrast::readable(const QColor& wish, const QVariantList& grounds, double least) {
    const auto worst = [&grounds](const QColor& colour) {
        double ratioThere = 21;
        for (const QVariant& ground : grounds)
            ratioThere = std::min(ratioThere, ratio(colour, ground.value<QColor>()));
        return ratioThere;
    };
    const QColor end = worst(Qt::black) >= worst(Qt::white) ? Qt::black : Qt::white;
    for (int percent = 0; percent < 100; ++percent) {
        const QColor candidate = mix(wish, end, percent / 100.0);
        if (worst(candidate) >= least)
            return candidate;
    }
    return end;
}

QColor Contrast::better(const QColor& one, const QColor& other, const QColor& ground) {
    return ratio(one, ground) >= ratio(other, ground) ? one : other;
}

QColor Contrast::mix(const QColor& bottom, const QColor& top, double share) {
    const auto blend = [share](float from, float to) {
        return static_cast<float>(from + (to - from) * share);
    };
    return QColor::fromRgbF(blend(bottom.redF(), top.redF()), blend(bottom.greenF(), top.greenF()),
                            blend(bottom.blueF(), top.blueF()));
}

} // namespace standdienst::ui

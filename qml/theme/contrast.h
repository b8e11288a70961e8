// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace standdienst::ui {

// How well colours can be told apart, and how to put it right, by the formulas of WCAG 2.
class Contrast : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
public:
    using QObject::QObject;

    // 1 (the same) to 21 (black on white).
    Q_INVOKABLE static double ratio(const QColor& one, const QColor& other);
    // `wish` where it reaches `least` on all `grounds` (colours); else darker or lighter just as far as it
    // takes. Where nothing reaches it, black or white, whichever comes closer.
    Q_INVOKABLE static QColor readable(const QColor& wish, const QVariantList& grounds, double least);
    // The better of the two on `ground`.
    Q_INVOKABLE static QColor better(const QColor& one, const QColor& other, const QColor& ground);
    // `share` of `top` over `bottom`, opaque.
    Q_INVOKABLE static QColor mix(const QColor& bottom, const QColor& top, double share);
};

} // namespace standdienst::ui

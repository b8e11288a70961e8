// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

class QQmlEngine;

namespace standdienst::kiosk {

class VisitFlow;

// Sees to it that nothing a visitor typed stays in memory: when a visit is wiped, and again when the pages
// have gone, it resets the input method, collects QML's garbage and overwrites the stack. The heap overwrites
// itself (wiping_free.cpp).
class Forgetter : public QObject {
    Q_OBJECT
public:
    Forgetter(VisitFlow& flow, QQmlEngine& engine, QObject* parent = nullptr);

private:
    void forget();

    QQmlEngine& engine_;
    QTimer soon_;
    QTimer later_;
};

} // namespace standdienst::kiosk

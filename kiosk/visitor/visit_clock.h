// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace standdienst::kiosk {

// The time that a visitor's patience is measured in: the machine's at pace 1, N times as fast at pace N, and
// at pace 0 only what advance() adds, for recordings played as fast as possible and for tests.
//
// Ticks only while somebody needs it, so that an idle kiosk costs nothing. Lives in the GUI thread.
class VisitClock : public QObject {
    Q_OBJECT
public:
    explicit VisitClock(double pace = 1, QObject* parent = nullptr);

    std::chrono::milliseconds now() const;
    double pace() const { return pace_; }
    void advance(std::chrono::milliseconds by);
    void setTicking(bool ticking);

Q_SIGNALS:
    void ticked();

private:
    const double pace_;
    std::chrono::milliseconds advanced_{0};
    QElapsedTimer since_;
    QTimer timer_;
};

} // namespace standdienst::kiosk

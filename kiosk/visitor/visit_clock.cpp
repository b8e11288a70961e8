// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/visit_clock.h"

#include <algorithm>

namespace standdienst::kiosk {

using namespace std::chrono_literals;

VisitClock::VisitClock(double pace, QObject* parent) : QObject(parent), pace_(pace) {
    since_.start();
    // Four looks a second of the visitor's time: a countdown in seconds never skips one.
    timer_.setInterval(pace > 0 ? std::max(5, static_cast<int>(250 / pace)) : 0);
    connect(&timer_, &QTimer::timeout, this, &VisitClock::ticked);
}

std::chrono::milliseconds VisitClock::now() const {
    return advanced_ +
           std::chrono::milliseconds(static_cast<qint64>(static_cast<double>(since_.elapsed()) * pace_));
}

void VisitClock::advance(std::chrono::milliseconds by) {
    advanced_ += by;
    Q_EMIT ticked();
}

void VisitClock::setTicking(bool ticking) {
    if (!ticking || pace_ <= 0)
        timer_.stop();
    else if (!timer_.isActive())
        timer_.start();
}

} // namespace standdienst::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/fair_time.h"

#include <QDateTime>
#include <QTimeZone>

namespace standdienst::kiosk {

namespace {

QDateTime momentIn(UtcTime now, const std::string& zone) {
    const QTimeZone named(QByteArray::fromStdString(zone));
    return QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(),
                                          named.isValid() ? named : QTimeZone::utc());
}

} // namespace

double hourOf(UtcTime now, const std::string& zone) {
    return momentIn(now, zone).time().msecsSinceStartOfDay() / 3'600'000.0;
}

UtcTime dayBegan(UtcTime now, const std::string& zone) {
    const auto moment = momentIn(now, zone);
    return UtcTime{
        std::chrono::milliseconds{moment.date().startOfDay(moment.timeZone()).toMSecsSinceEpoch()}};
}

} // namespace standdienst::kiosk

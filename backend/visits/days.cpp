// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/visits/days.h"

#include <date/tz.h>

#include <fmt/format.h>

namespace standdienst::backend {

namespace {

const date::time_zone* zoneNamed(const std::string& name) {
    try {
        return date::locate_zone(name);
    } catch (const std::exception&) {
        return nullptr;
    }
}

// Where the clocks leap over midnight, the day begins with the leap.
UtcTime beginning(const date::time_zone* zone, date::local_days day) {
    if (!zone)
        return UtcTime{day.time_since_epoch()};
    return zone->to_sys(day, date::choose::earliest);
}

date::local_time<std::chrono::milliseconds> localTime(const date::time_zone* zone, UtcTime moment) {
    return zone ? zone->to_local(moment)
                : date::local_time<std::chrono::milliseconds>{moment.time_since_epoch()};
}

Day dayFrom(const date::time_zone* zone, date::local_days day) {
    const date::year_month_day parts{day};
    return {fmt::format("{:04}-{:02}-{:02}", static_cast<int>(parts.year()),
                        static_cast<unsigned>(parts.month()), static_cast<unsigned>(parts.day())),
            beginning(zone, day), beginning(zone, day + date::days{1})};
}

} // namespace

Result<Day> dayNamed(const std::string& zone, std::string_view name) {
    // As a moment of it, so that there is one reader of dates.
    const auto moment = parseRfc3339(std::string(name) + "T00:00:00.000Z");
    if (!moment || name.substr(0, 4) < "1970")
        return Error{Code::Malformed, "day: a day such as 2026-11-22 expected"};
    return dayFrom(zoneNamed(zone),
                   date::local_days{std::chrono::floor<date::days>(moment->time_since_epoch())});
}

Result<UtcTime> momentOn(const std::string& zoneName, std::string_view day, int minutes) {
    const auto midnight = parseRfc3339(std::string(day) + "T00:00:00.000Z");
    if (!midnight || day.substr(0, 4) < "1970")
        return Error{Code::Malformed, "day: a day such as 2026-11-22 expected"};
    const date::local_time<std::chrono::milliseconds> local{midnight->time_since_epoch() +
                                                            std::chrono::minutes(minutes)};
    const auto* zone = zoneNamed(zoneName);
    return zone ? UtcTime{zone->to_sys(local, date::choose::earliest)} : UtcTime{local.time_since_epoch()};
}

std::string localText(const std::string& zoneName, UtcTime moment) {
    const auto local = localTime(zoneNamed(zoneName), moment);
    const std::string text = toRfc3339(UtcTime{local.time_since_epoch()});
    return text.substr(0, 10) + " " + text.substr(11, 5);
}

Day dayOf(const std::string& zoneName, UtcTime moment) {
    const auto* zone = zoneNamed(zoneName);
    return dayFrom(zone, date::floor<date::days>(localTime(zone, moment)));
}

int hourOf(const std::string& zoneName, UtcTime moment) {
    const auto local = localTime(zoneNamed(zoneName), moment);
    return static_cast<int>(date::floor<std::chrono::hours>(local - date::floor<date::days>(local)).count());
}

} // namespace standdienst::backend

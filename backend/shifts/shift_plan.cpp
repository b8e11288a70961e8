// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/shifts/shift_plan.h"

#include "backend/visits/days.h"

#include <fmt/format.h>

#include <algorithm>

namespace standdienst::backend {

namespace {

// From the first shift's day to the one after the last.
std::vector<Day> daysOf(const std::string& zone, const std::vector<shifts::Shift>& plan) {
    std::vector<Day> days;
    if (plan.empty())
        return days;
    const UtcTime first = std::ranges::min(plan, {}, &shifts::Shift::begins).begins;
    const UtcTime last = std::ranges::max(plan, {}, &shifts::Shift::ends).ends;
    for (Day day = dayOf(zone, first);; day = dayOf(zone, day.until)) {
        days.push_back(day);
        if (day.from > last)
            return days;
    }
}

std::string hoursText(double minutes) {
    return fmt::format("{}:{:02}", static_cast<int>(minutes) / 60, static_cast<int>(minutes) % 60);
}

} // namespace

std::vector<shifts::Warning> planWarnings(const Fair& fair, const std::vector<shifts::Shift>& plan) {
    std::vector<UtcTime> midnights;
    for (const Day& day : daysOf(fair.timeZone, plan))
        midnights.push_back(day.from);
    return shifts::check(fair.law.rest, plan, midnights);
}

std::vector<shifts::Uncovered> planUncovered(const Fair& fair, const std::vector<shifts::Shift>& plan,
                                             UtcTime from) {
    std::vector<shifts::Hour> hours;
    const auto& perHour = fair.forecast.perHour;
    for (const Day& day : daysOf(fair.timeZone, plan)) {
        // Of a day on which nobody begins, nothing is planned yet.
        const bool planned = std::ranges::any_of(plan, [&](const shifts::Shift& shift) {
            return shift.begins >= day.from && shift.begins < day.until;
        });
        if (!planned || day.until <= from)
            continue;
        for (std::size_t i = 0; i < perHour.size(); ++i) {
            const int minutes = (fair.forecast.firstHour + static_cast<int>(i)) * 60;
            const auto begins = momentOn(fair.timeZone, day.name, minutes);
            const auto ends = momentOn(fair.timeZone, day.name, minutes + 60);
            if (begins && ends && *ends > *begins) // clocks may leap over an hour
                hours.push_back({*begins, static_cast<double>(perHour[i])});
        }
    }
    return shifts::uncovered(fair.law.rest, fair.forecast, plan, hours);
}

std::string inWords(const shifts::Warning& warning) {
    using Kind = floor::Warning::Kind;
    const std::string is = hoursText(warning.is), allowed = hoursText(warning.allowed);
    switch (warning.kind) {
    case Kind::LongDay:
        return fmt::format("{} hours of work, more than {}: other days have to make up for it", is, allowed);
    case Kind::TooLongDay:
        return fmt::format("{} hours of work; {} are the most", is, allowed);
    case Kind::ShortNight:
        return fmt::format("begins {} hours after the shift before; {} are the least", is, allowed);
    case Kind::ShortBreak:
        return fmt::format("{} minutes of break; {} are the least", static_cast<int>(warning.is),
                           static_cast<int>(warning.allowed));
    case Kind::NoBreak:
        return fmt::format("{} hours without a break; {} are the most", is, allowed);
    case Kind::Overlap:
        return "overlaps with another shift of theirs";
    }
    return {};
}

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/floor/rest.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace standdienst::floor {

double FatigueModel::afterTalk(double fatigue, double minutes, double p) const {
    const double speed = p + (1 - p) * hunterFactor;
    return 1 - (1 - fatigue) * std::exp(-minutes * speed / talking);
}

double FatigueModel::afterIdle(double fatigue, double minutes) const {
    return fatigue * std::exp(-minutes / idle);
}

double FatigueModel::afterBreak(double fatigue, double minutes) const {
    return fatigue * std::exp(-minutes / onBreak);
}

double RestLaw::owed(double presence) const {
    if (presence - secondMinutes > thirdAbove)
        return thirdMinutes;
    if (presence - firstMinutes > secondAbove)
        return secondMinutes;
    return presence > firstAbove ? firstMinutes : 0;
}

double RestLaw::owedForWork(double work) const {
    return work > thirdAbove    ? thirdMinutes
           : work > secondAbove ? secondMinutes
           : work > firstAbove  ? firstMinutes
                                : 0;
}

std::vector<Piece> breaksOf(const RestLaw& law, const Shift& shift) {
    std::vector<Piece> pieces;
    const double owed = law.owed(shift.length());
    if (owed <= 0)
        return pieces;
    const double length = shift.length();
    const double first = std::min(owed, std::max({law.firstMinutes, law.leastPiece, law.mainPiece}));
    const Minute mostWithout = shift.begins + law.longestWithout + first; // the end of one begun in time
    const Minute over = std::min(
        {std::max(shift.begins + law.latest * length, shift.begins + first), mostWithout, shift.ends});
    pieces.push_back({first, std::min(shift.begins + law.earliest * length, over - first), over});
    if (owed - first <= 0)
        return pieces;
    const double second = std::max(owed - first, law.leastPiece);
    // In the middle of what is left, and away from the end: a break at the end is none.
    const Minute from = over + (shift.ends - over) * 0.2;
    const Minute until = std::min(over + (shift.ends - over) * 0.8, over + law.longestWithout + second);
    pieces.push_back({second, std::min(from, until - second), until});
    return pieces;
}

const char* name(Warning::Kind kind) {
    switch (kind) {
    case Warning::Kind::LongDay:
        return "long_day";
    case Warning::Kind::TooLongDay:
        return "too_long_day";
    case Warning::Kind::ShortNight:
        return "short_night";
    case Warning::Kind::ShortBreak:
        return "short_break";
    case Warning::Kind::NoBreak:
        return "no_break";
    case Warning::Kind::Overlap:
        return "overlap";
    }
    return "";
}

std::vector<std::vector<Shift>> daysOf(const RestLaw& law, std::vector<Shift> shifts,
                                       const std::vector<Minute>& midnights) {
    constexpr double sameDay = 240;
    std::vector<std::vector<Shift>> days;
    std::ranges::sort(shifts, {}, &Shift::begins);
    Minute ends = 0;
    // On the day of the calendar on which the working day began.
    const auto isSameDate = [&](Minute begins, Minute next) {
        const auto tomorrow = std::ranges::upper_bound(midnights, begins);
        return tomorrow != midnights.begin() && tomorrow != midnights.end() && next < *tomorrow;
    };
    for (const Shift& shift : shifts) {
        const double gap = shift.begins - ends;
        const bool goesOn =
            !days.empty() &&
            (gap <= sameDay || (gap < law.nightRest && isSameDate(days.back().front().begins, shift.begins)));
        if (!goesOn)
            days.emplace_back();
        ends = days.back().empty() ? shift.ends : std::max(ends, shift.ends);
        days.back().push_back(shift);
    }
    return days;
}

std::vector<Warning> check(const RestLaw& law, std::vector<Shift> shifts,
                           const std::vector<Minute>& midnights) {
    std::vector<Warning> warnings;
    std::optional<Minute> over; // the last day's end
    for (const auto& day : daysOf(law, std::move(shifts), midnights)) {
        const Minute begins = day.front().begins;
        if (over && begins - *over < law.nightRest)
            warnings.push_back({Warning::Kind::ShortNight, begins, begins - *over, law.nightRest});
        Minute ends = begins;
        double presence = 0, gaps = 0;
        for (const Shift& shift : day) {
            const double gap = shift.begins - ends;
            if (gap < 0)
                warnings.push_back({Warning::Kind::Overlap, shift.begins, -gap, 0});
            if (gap >= law.leastPiece)
                gaps += gap;
            presence += std::max(0.0, shift.ends - std::max(ends, shift.begins));
            ends = std::max(ends, shift.ends);
        }
        over = ends;
        const double work = presence - std::max(0.0, law.owed(presence) - gaps);
        if (work > law.dayMost)
            warnings.push_back({Warning::Kind::TooLongDay, begins, work, law.dayMost});
        else if (work > law.dayUsual)
            warnings.push_back({Warning::Kind::LongDay, begins, work, law.dayUsual});
    }
    return warnings;
}

std::vector<Warning> check(const RestLaw& law, const Shift& present, std::vector<Shift> breaks) {
    std::vector<Warning> warnings;
    std::ranges::sort(breaks, {}, &Shift::begins);
    double counted = 0;
    Minute since = present.begins;
    const auto stretch = [&](Minute until) {
        if (until - since > law.longestWithout)
            warnings.push_back({Warning::Kind::NoBreak, since, until - since, law.longestWithout});
    };
    for (const Shift& rest : breaks) {
        if (rest.length() < law.leastPiece)
            continue;
        counted += rest.length();
        stretch(rest.begins);
        since = rest.ends;
    }
    stretch(present.ends);
    const double work = present.length() - counted;
    const double owed = law.owedForWork(work);
    if (counted < owed)
        warnings.push_back({Warning::Kind::ShortBreak, present.begins, counted, owed});
    if (work > law.dayMost)
        warnings.push_back({Warning::Kind::TooLongDay, present.begins, work, law.dayMost});
    else if (work > law.dayUsual)
        warnings.push_back({Warning::Kind::LongDay, present.begins, work, law.dayUsual});
    return warnings;
}

} // namespace standdienst::floor

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/floor/rest.h"

#include <algorithm>
#include <cmath>

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
    if (presence - firstMinutes > secondAbove)
        return secondMinutes;
    return presence > firstAbove ? firstMinutes : 0;
}

std::vector<Piece> breaksOf(const RestLaw& law, const Shift& shift) {
    std::vector<Piece> pieces;
    const double owed = law.owed(shift.length());
    if (owed <= 0)
        return pieces;
    const double length = shift.length();
    const double first = std::min(owed, std::max(law.firstMinutes, law.leastPiece));
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

std::vector<Warning> check(const RestLaw& law, std::vector<Shift> shifts) {
    constexpr double sameDay =
        240; // a gap longer than this, and shorter than a night's rest, is a short night
    std::vector<Warning> warnings;
    std::ranges::sort(shifts, {}, &Shift::begins);
    for (std::size_t i = 0; i < shifts.size();) {
        const Minute begins = shifts[i].begins;
        Minute ends = shifts[i].ends;
        double presence = shifts[i].length(), gaps = 0;
        std::size_t next = i + 1;
        for (; next < shifts.size() && shifts[next].begins - ends <= sameDay; ++next) {
            const double gap = shifts[next].begins - ends;
            if (gap < 0)
                warnings.push_back({Warning::Kind::Overlap, shifts[next].begins, -gap, 0});
            if (gap >= law.leastPiece)
                gaps += gap;
            presence += shifts[next].length() + std::min(gap, 0.0);
            ends = std::max(ends, shifts[next].ends);
        }
        const double work = presence - std::max(0.0, law.owed(presence) - gaps);
        if (work > law.dayMost)
            warnings.push_back({Warning::Kind::TooLongDay, begins, work, law.dayMost});
        else if (work > law.dayUsual)
            warnings.push_back({Warning::Kind::LongDay, begins, work, law.dayUsual});
        if (next < shifts.size() && shifts[next].begins - ends < law.nightRest)
            warnings.push_back(
                {Warning::Kind::ShortNight, shifts[next].begins, shifts[next].begins - ends, law.nightRest});
        i = next;
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
    const double owed = work > law.secondAbove  ? law.secondMinutes
                        : work > law.firstAbove ? law.firstMinutes
                                                : 0;
    if (counted < owed)
        warnings.push_back({Warning::Kind::ShortBreak, present.begins, counted, owed});
    if (work > law.dayMost)
        warnings.push_back({Warning::Kind::TooLongDay, present.begins, work, law.dayMost});
    else if (work > law.dayUsual)
        warnings.push_back({Warning::Kind::LongDay, present.begins, work, law.dayUsual});
    return warnings;
}

} // namespace standdienst::floor

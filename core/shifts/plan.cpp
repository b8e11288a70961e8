// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shifts/plan.h"

#include "core/floor/queueing.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace standdienst::shifts {

namespace {

using floor::Minute;
using Kind = floor::Warning::Kind;
using std::chrono::minutes;

Minute minuteOf(UtcTime time) {
    return std::chrono::duration<double, std::ratio<60>>(time.time_since_epoch()).count();
}

UtcTime timeOf(Minute minute) {
    return UtcTime{std::chrono::milliseconds{std::llround(minute * 60'000)}};
}

floor::Shift asMinutes(UtcTime begins, UtcTime ends) {
    return {minuteOf(begins), minuteOf(ends)};
}

// What is left of a shift around its planned breaks; those too short to count are work.
void addWork(const floor::RestLaw& law, const Shift& shift, std::vector<floor::Shift>& work) {
    auto breaks = shift.breaks;
    std::ranges::sort(breaks, {}, &Span::begins);
    UtcTime since = shift.begins;
    for (const Span& rest : breaks) {
        if (asMinutes(rest.begins, rest.ends).length() < law.leastPiece)
            continue;
        if (rest.begins > since)
            work.push_back(asMinutes(since, rest.begins));
        since = std::max(since, rest.ends);
    }
    if (shift.ends > since)
        work.push_back(asMinutes(since, shift.ends));
}

// A day for which somebody planned breaks: are they enough, and in time? Gaps between shifts are rest too.
void checkBreaks(const floor::RestLaw& law, const std::vector<floor::Shift>& day,
                 const std::vector<const Shift*>& planned, std::vector<floor::Warning>& warnings) {
    const floor::Shift present{day.front().begins, std::ranges::max(day, {}, &floor::Shift::ends).ends};
    const bool any = std::ranges::any_of(planned, [&](const Shift* shift) {
        const Minute begins = minuteOf(shift->begins);
        return !shift->breaks.empty() && begins <= present.ends && minuteOf(shift->ends) >= present.begins;
    });
    if (!any)
        return;
    std::vector<floor::Shift> rests;
    Minute ends = day.front().begins;
    for (const floor::Shift& piece : day) {
        if (piece.begins > ends)
            rests.push_back({ends, piece.begins});
        ends = std::max(ends, piece.ends);
    }
    for (const floor::Warning& warning : floor::check(law, present, std::move(rests))) {
        if (warning.kind == Kind::ShortBreak || warning.kind == Kind::NoBreak)
            warnings.push_back(warning);
    }
}

double overlap(const Span& a, const Span& b) {
    const auto length = std::min(a.ends, b.ends) - std::max(a.begins, b.begins);
    return std::max(0.0, std::chrono::duration<double, std::ratio<60>>(length).count());
}

} // namespace

bool isUnlawful(Kind kind) {
    return kind != Kind::LongDay;
}

std::vector<Warning> check(const floor::RestLaw& law, const std::vector<Shift>& plan,
                           const std::vector<UtcTime>& midnights) {
    std::vector<Minute> days;
    days.reserve(midnights.size());
    for (const UtcTime midnight : midnights)
        days.push_back(minuteOf(midnight));
    std::map<std::string, std::vector<const Shift*>> people;
    for (const Shift& shift : plan)
        people[shift.who].push_back(&shift);
    std::vector<Warning> result;
    for (const auto& [who, shifts] : people) {
        std::vector<floor::Shift> work;
        for (const Shift* shift : shifts)
            addWork(law, *shift, work);
        auto warnings = floor::check(law, work, days);
        for (const auto& day : floor::daysOf(law, work, days))
            checkBreaks(law, day, shifts, warnings);
        std::ranges::stable_sort(warnings, {}, &floor::Warning::at);
        for (const floor::Warning& warning : warnings)
            result.push_back({who, warning.kind, timeOf(warning.at), warning.is, warning.allowed});
    }
    return result;
}

double atWork(const floor::RestLaw& law, const std::vector<Shift>& plan, const Span& span) {
    const double length = asMinutes(span.begins, span.ends).length();
    double minutes = 0;
    for (const Shift& shift : plan) {
        minutes += overlap({shift.begins, shift.ends}, span);
        for (const Span& rest : shift.breaks)
            minutes -= overlap(rest, span);
        if (!shift.breaks.empty())
            continue;
        for (const floor::Piece& piece : floor::breaksOf(law, asMinutes(shift.begins, shift.ends))) {
            const Span window{timeOf(piece.earliest), timeOf(piece.latestEnd)};
            minutes -= piece.minutes * overlap(window, span) / (piece.latestEnd - piece.earliest);
        }
    }
    return minutes / length;
}

std::vector<Uncovered> uncovered(const floor::RestLaw& law, const Forecast& forecast,
                                 const std::vector<Shift>& plan, const std::vector<Hour>& hours) {
    constexpr double rounding = 1e-6;
    const double most = forecast.mostLeavePercent / 100.0;
    std::vector<Uncovered> result;
    for (const Hour& hour : hours) {
        for (const auto half : {minutes(0), minutes(30)}) {
            const UtcTime from = hour.begins + half, until = from + minutes(30);
            if (hour.visitors <= 0)
                continue;
            const double rate = hour.visitors / 60;
            const auto planned =
                static_cast<std::size_t>(std::max(0.0, atWork(law, plan, {from, until}) + rounding));
            const auto steady = floor::erlangA(planned, rate, forecast.talkMinutes, forecast.patienceMinutes);
            if (steady && steady->leaves <= most)
                continue;
            const auto needed = floor::staffFor(rate, forecast.talkMinutes, forecast.patienceMinutes, most);
            const Uncovered stretch{from, until, hour.visitors, planned, needed.value_or(0)};
            if (!result.empty() && result.back().until == from && result.back().planned == planned &&
                result.back().needed == stretch.needed) {
                result.back().until = until;
                result.back().visitors = std::max(result.back().visitors, hour.visitors);
            } else {
                result.push_back(stretch);
            }
        }
    }
    return result;
}

} // namespace standdienst::shifts

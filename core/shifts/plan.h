// SPDX-License-Identifier: GPL-3.0-or-later
// A plan of shifts against the law, and against the visitors that are expected. Pure. The minutes between two
// moments are those that pass: the night in which clocks go back is an hour longer.
#pragma once

#include "core/base/time.h"
#include "core/shifts/law.h"

#include <string>
#include <vector>

namespace standdienst::shifts {

struct Span {
    UtcTime begins, ends;
    friend bool operator==(const Span&, const Span&) = default;
};

struct Shift {
    std::string who; // whatever tells people apart
    UtcTime begins, ends;
    std::vector<Span> breaks{}; // planned ones, within it; none: the floor finds their time
    friend bool operator==(const Shift&, const Shift&) = default;
};

struct Warning {
    std::string who;
    floor::Warning::Kind kind = floor::Warning::Kind::LongDay;
    UtcTime at;         // as floor::Warning's
    double is = 0;      // minutes
    double allowed = 0; // minutes
    friend bool operator==(const Warning&, const Warning&) = default;
};
// A day above the usual length is lawful where others make up for it; nothing else is.
bool isUnlawful(floor::Warning::Kind kind);

// In the order of people, then of time. Breaks of a shift that names none are planned by the floor and taken
// as kept. `midnights`, ascending: where the fair's days begin; floor::daysOf says what for.
std::vector<Warning> check(const floor::RestLaw& law, const std::vector<Shift>& plan,
                           const std::vector<UtcTime>& midnights);

// An hour of a day that is planned for, and how many visitors who want a person it brings.
struct Hour {
    UtcTime begins;
    double visitors = 0;
};

// A stretch in which those planned are too few: more than the forecast's share of visitors would leave.
struct Uncovered {
    UtcTime from, until;
    double visitors = 0;     // an hour
    std::size_t planned = 0; // people at work, breaks taken off, rounded down
    std::size_t needed = 0;  // 0: even limits::floorStaff would not do
    friend bool operator==(const Uncovered&, const Uncovered&) = default;
};
// By Erlang A (core/floor/queueing.h), in pieces of half an hour; those that say the same are one stretch.
std::vector<Uncovered> uncovered(const floor::RestLaw& law, const Forecast& forecast,
                                 const std::vector<Shift>& plan, const std::vector<Hour>& hours);

// People at work then, on average over the stretch: planned breaks are taken off, and of those that the floor
// plans the part that falls into it if they begin anywhere in their window.
double atWork(const floor::RestLaw& law, const std::vector<Shift>& plan, const Span& span);

} // namespace standdienst::shifts

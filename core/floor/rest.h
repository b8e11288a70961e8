// SPDX-License-Identifier: GPL-3.0-or-later
// Fatigue, and the rest that the law demands. Pure; minutes.
#pragma once

#include "core/floor/beliefs.h"

#include <vector>

namespace standdienst::floor {

// How worn out somebody is, from 0 (rested) to below 1. The constants are assumptions (the scenario files'),
// no measurement, and settable; the exponential approach is the usual shape of models of muscle and of mental
// fatigue and recovery (Konz, "Work/rest: Part II", International Journal of Industrial Ergonomics 22, 1998):
//   talking   f <- 1 - (1 - f) exp(-dt / talking)     1.3 times as fast with souvenir hunters
//   idle      f <- f exp(-dt / idle)
//   on break  f <- f exp(-dt / onBreak)
struct FatigueModel {
    double talking = 150, idle = 90, onBreak = 20; // time constants in minutes, > 0
    double hunterFactor = 1.3;

    double afterTalk(double fatigue, double minutes, double p) const;
    double afterIdle(double fatigue, double minutes) const;
    double afterBreak(double fatigue, double minutes) const;
};

// Rest from work. What stands here is Germany's Arbeitszeitgesetz; other countries' rules are other numbers
// (core/shifts/law.h has them).
//   § 4  30 minutes of break with more than 6 hours of work, 45 with more than 9; in pieces of at least 15;
//   nobody
//        works for more than 6 hours without one.  § 3  8 hours a working day, up to 10 where the average
//        over six months is 8.  § 5  11 hours without work after the day's end.
struct RestLaw {
    double firstAbove = 360, firstMinutes = 30;
    double secondAbove = 540, secondMinutes = 45;
    double thirdAbove = 1e9, thirdMinutes = 45; // Switzerland has a third step; nobody works 1e9 minutes
    double leastPiece = 15;
    double mainPiece = 30; // what of it lies in one piece around the middle, where so much is owed
    double longestWithout = 360;
    double dayUsual = 480, dayMost = 600;
    double nightRest = 660;
    // Where in a shift its main break lies, as shares of its length; ours, for the middle of the day.
    double earliest = 0.35, latest = 0.70;

    // Break that a presence of so many minutes needs; the break is within it and is no work.
    double owed(double presence) const;
    // Break that so many minutes of work need.
    double owedForWork(double work) const;
    friend bool operator==(const RestLaw&, const RestLaw&) = default;
};

struct Shift {
    Minute begins = 0, ends = 0;
    double length() const { return ends - begins; }
};

// A break to come, in one piece: begun at `earliest` or later, over at `latestEnd`.
struct Piece {
    double minutes = 0;
    Minute earliest = 0, latestEnd = 0;
    Minute latestBegin() const { return latestEnd - minutes; }
    friend bool operator==(const Piece&, const Piece&) = default;
};

// The breaks of a shift: first as much as a day of more than six hours needs in one piece around the middle,
// the rest of it later. Empty where the law asks for none. Never begins after `longestWithout` of work.
std::vector<Piece> breaksOf(const RestLaw& law, const Shift& shift);

struct Warning {
    enum class Kind {
        LongDay,    // "long_day": more work than usual; lawful where other days make up for it
        TooLongDay, // "too_long_day": more than the law allows on any day
        ShortNight, // "short_night": too little rest before the next shift
        ShortBreak, // "short_break": too little break in what was worked
        NoBreak,    // "no_break": too long at a stretch
        Overlap,    // "overlap": two shifts at once
    };
    Kind kind = Kind::LongDay;
    Minute at = 0;      // begin of the shift or stretch that it is about
    double is = 0;      // minutes; in "short_break" as far as pieces count
    double allowed = 0; // minutes
    friend bool operator==(const Warning&, const Warning&) = default;
};
const char* name(Warning::Kind kind);

// One person's shifts, in the order of their begins, by working days: a gap of at most four hours is one
// within a day, and so is a longer one that is no night's rest and after which it is still the day of the
// calendar on which the working day began. `midnights`, ascending, are where those days begin, as far as
// somebody knows. `shifts` in any order, on one
// axis of time.
std::vector<std::vector<Shift>> daysOf(const RestLaw& law, std::vector<Shift> shifts,
                                       const std::vector<Minute>& midnights = {});

// One person's plan: overlaps, days, and the nights between them.
std::vector<Warning> check(const RestLaw& law, std::vector<Shift> shifts,
                           const std::vector<Minute>& midnights = {});

// What was kept of it: one day's presence and the breaks in it, as they were.
std::vector<Warning> check(const RestLaw& law, const Shift& present, std::vector<Shift> breaks);

} // namespace standdienst::floor

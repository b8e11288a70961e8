// SPDX-License-Identifier: GPL-3.0-or-later
// Many simulated days, and their figures.
#pragma once

#include "backend/rehearsal/day.h"

namespace standdienst::backend {

struct Rehearsal {
    std::size_t days = 100;
    std::uint64_t seed = 1;
    std::size_t threads = 0; // 0: as many as the machine has
};

// Of one strategy over all days. Minutes and shares as in DayResult.
struct Figures {
    double lostPercent = 0, lostPercentSe = 0; // standard error, from the days
    double waitMean = 0, waitP95 = 0;          // of those served, for a person
    double promiseWorst = 0;          // longest wait of anybody who asked for a person, and was served
    double hunterContactsPerHour = 0; // per staff hour of presence, breaks taken off
    double longestStreak = 0;         // the day's longest, averaged over days
    double gini = 0, fatigue = 0;
    double breaksKeptPercent = 100;
    double breathersPerDay = 0;
    double forecastRmse = 0, headOfLineRmse = 0, forecastCover = 0; // of those who found nobody free
    std::size_t forecasts = 0;
    double visitorsPerDay = 0, prospectsPerDay = 0, lostPerDay = 0, leftPercent = 0, talkShare = 0;
    double asked = 0;
    std::vector<Hour> hours; // sums over the days
    std::size_t days = 0;
};

// The same for a seed on any number of threads: each day is drawn by itself, and days are summed in their
// order.
Figures rehearse(const Scenario& scenario, Strategy strategy, const Rehearsal& how);
// With other settings, for tuning and tests.
Figures rehearse(const Scenario& world, Strategy strategy, const floor::Settings& settings,
                 const Rehearsal& how);

} // namespace standdienst::backend

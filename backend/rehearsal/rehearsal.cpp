// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/rehearsal/rehearsal.h"

#include "backend/rehearsal/in_parallel.h"

#include <algorithm>
#include <cmath>

namespace standdienst::backend {

namespace {

double ratio(double a, double b) {
    return b > 0 ? a / b : 0;
}

Figures sum(const Scenario& world, const std::vector<DayResult>& days) {
    Figures figures;
    figures.days = days.size();
    double prospects = 0, lost = 0, waited = 0, served = 0, hunterTalks = 0, minutes = 0, breaks = 0,
           kept = 0;
    double said = 0, headOfLine = 0, inside = 0, forecasts = 0, left = 0, asked = 0, visitors = 0,
           talking = 0;
    std::vector<double> waits;
    for (const DayResult& day : days) {
        prospects += static_cast<double>(day.prospects);
        lost += static_cast<double>(day.lost);
        visitors += static_cast<double>(day.visitors);
        hunterTalks += static_cast<double>(day.hunterTalks);
        left += static_cast<double>(day.left);
        asked += static_cast<double>(day.asked);
        minutes += day.staffMinutes;
        breaks += static_cast<double>(day.breaks);
        kept += static_cast<double>(day.breaksKept);
        figures.longestStreak += day.longestStreak;
        figures.gini += day.gini;
        figures.fatigue += day.fatigue;
        figures.breathersPerDay += static_cast<double>(day.breathers);
        for (const double wait : day.waits)
            waited += wait;
        served += static_cast<double>(day.waits.size());
        waits.insert(waits.end(), day.waits.begin(), day.waits.end());
        for (const double wait : day.promisesWaited)
            figures.promiseWorst = std::max(figures.promiseWorst, wait);
        for (const Foreseen& one : day.foreseen) {
            said += (one.said - one.was) * (one.said - one.was);
            headOfLine += (one.headOfLine - one.was) * (one.headOfLine - one.was);
            inside += one.was >= one.low && one.was <= one.high ? 1 : 0;
        }
        forecasts += static_cast<double>(day.foreseen.size());
        figures.hours.resize(std::max(figures.hours.size(), day.hours.size()));
        for (std::size_t i = 0; i < day.hours.size(); ++i) {
            Hour& hour = figures.hours[i];
            hour.arrived += day.hours[i].arrived;
            hour.prospects += day.hours[i].prospects;
            hour.lost += day.hours[i].lost;
            hour.waited += day.hours[i].waited;
            hour.served += day.hours[i].served;
            hour.talking += day.hours[i].talking;
            hour.resting += day.hours[i].resting;
            talking += day.hours[i].talking;
        }
    }
    const double n = static_cast<double>(days.size());
    figures.lostPercent = 100 * ratio(lost, prospects);
    // Of a ratio of sums: from the days' residuals (Cochran, "Sampling techniques", 1977, 6.4).
    double residuals = 0;
    for (const DayResult& day : days) {
        const double residual =
            static_cast<double>(day.lost) - ratio(lost, prospects) * static_cast<double>(day.prospects);
        residuals += residual * residual;
    }
    if (n > 1)
        figures.lostPercentSe = 100 * ratio(std::sqrt(residuals / (n - 1) / n), prospects / n);
    figures.waitMean = ratio(waited, served);
    if (!waits.empty()) {
        const auto at =
            waits.begin() + static_cast<std::ptrdiff_t>(0.95 * static_cast<double>(waits.size() - 1));
        std::ranges::nth_element(waits, at);
        figures.waitP95 = *at;
    }
    figures.hunterContactsPerHour = ratio(hunterTalks, minutes / 60);
    figures.longestStreak = ratio(figures.longestStreak, n);
    figures.gini = ratio(figures.gini, n);
    figures.fatigue = ratio(figures.fatigue, n);
    figures.breathersPerDay = ratio(figures.breathersPerDay, n);
    figures.breaksKeptPercent = breaks > 0 ? 100 * kept / breaks : 100;
    figures.forecasts = static_cast<std::size_t>(forecasts);
    figures.forecastRmse = std::sqrt(ratio(said, forecasts));
    figures.headOfLineRmse = std::sqrt(ratio(headOfLine, forecasts));
    figures.forecastCover = ratio(inside, forecasts);
    figures.visitorsPerDay = ratio(visitors, n);
    figures.prospectsPerDay = ratio(prospects, n);
    figures.lostPerDay = ratio(lost, n);
    figures.leftPercent = 100 * ratio(left, asked);
    figures.asked = ratio(asked, n);
    figures.talkShare = ratio(talking, n * world.length * static_cast<double>(world.staff));
    return figures;
}

} // namespace

Figures rehearse(const Scenario& world, Strategy strategy, const floor::Settings& settings,
                 const Rehearsal& how) {
    std::vector<DayResult> days(how.days);
    inParallel(days.size(), how.threads, [&](std::size_t day) {
        days[day] = simulateDay(world, strategy, settings, drawDay(world, how.seed, day));
    });
    return sum(world, days);
}

Figures rehearse(const Scenario& scenario, Strategy strategy, const Rehearsal& how) {
    const Scenario world = worldFor(scenario, strategy);
    return rehearse(world, strategy, settingsFor(world, strategy), how);
}

} // namespace standdienst::backend

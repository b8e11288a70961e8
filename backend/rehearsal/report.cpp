// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/rehearsal/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace standdienst::backend {

namespace {

double rounded(double value, int digits) {
    const double factor = std::pow(10, digits);
    return std::round(value * factor) / factor;
}

} // namespace

// What others measured for the scenario's AUC; nothing where they did not.
std::optional<double> referenceOf(const Scenario& scenario, Strategy strategy, const std::string& figure) {
    const auto policy = scenario.reference.find(std::string(name(strategy)));
    if (policy == scenario.reference.end())
        return std::nullopt;
    const auto values = policy->second.find(figure);
    if (values == policy->second.end())
        return std::nullopt;
    const std::vector<double>& list = values->second;
    const std::vector<double> aucs = list.size() == 3   ? std::vector{0.80, 0.85, 0.90}
                                     : list.size() == 2 ? std::vector{0.80, 0.90}
                                                        : std::vector<double>{};
    if (list.size() == 1)
        return list.front();
    for (std::size_t i = 0; i < aucs.size(); ++i)
        if (std::abs(aucs[i] - scenario.auc) < 1e-9)
            return list[i];
    return std::nullopt;
}

json::object rehearsalJson(const Scenario& scenario, const Rehearsal& how,
                           const std::vector<Outcome>& outcomes) {
    json::object policies;
    for (const auto& [strategy, is] : outcomes)
        policies[name(strategy)] = {{"lost_percent", rounded(is.lostPercent, 4)},
                                    {"lost_percent_se", rounded(is.lostPercentSe, 4)},
                                    {"wait_mean_min", rounded(is.waitMean, 4)},
                                    {"wait_p95_min", rounded(is.waitP95, 4)},
                                    {"hunter_contacts_per_staff_hour", rounded(is.hunterContactsPerHour, 3)},
                                    {"longest_streak_min", rounded(is.longestStreak, 2)},
                                    {"gini", rounded(is.gini, 5)},
                                    {"breaks_kept_percent", rounded(is.breaksKeptPercent, 3)},
                                    {"wait_prediction_rmse_min", rounded(is.forecastRmse, 4)},
                                    {"head_of_line_rmse_min", rounded(is.headOfLineRmse, 4)},
                                    {"wait_prediction_covered_percent", rounded(100 * is.forecastCover, 2)},
                                    {"longest_promised_wait_min", rounded(is.promiseWorst, 3)}};
    return {{"scenario", scenario.name},
            {"auc", scenario.auc},
            {"days", how.days},
            {"seed", how.seed},
            {"policies", std::move(policies)}};
}

std::string rehearsalText(const Scenario& scenario, const Rehearsal& how,
                          const std::vector<Outcome>& outcomes) {
    std::string text =
        fmt::format("{}: {} days, seed {}, AUC {:.2f}, {} people, {} terminals\n\n", scenario.name, how.days,
                    how.seed, scenario.auc, scenario.staff, scenario.terminals);
    text +=
        fmt::format("{:<9}{:>14}{:>8}{:>8}{:>10}{:>8}{:>7}{:>8}{:>10}{:>8}{:>9}\n", "policy", "lost %",
                    "(ref)", "wait", "wait p95", "hunters", "streak", "gini", "breaks %", "RMSE", "HOL RMSE");
    for (const auto& [strategy, is] : outcomes) {
        const auto was = referenceOf(scenario, strategy, "lost_percent");
        text +=
            fmt::format("{:<9}{:>8.2f} "
                        "±{:>4.2f}{:>8}{:>8.2f}{:>10.2f}{:>8.1f}{:>7.0f}{:>8.3f}{:>10.1f}{:>8.2f}{:>9.2f}\n",
                        name(strategy), is.lostPercent, is.lostPercentSe,
                        was ? fmt::format("{:.1f}", *was) : std::string(), is.waitMean, is.waitP95,
                        is.hunterContactsPerHour, is.longestStreak, is.gini, is.breaksKeptPercent,
                        is.forecastRmse, is.headOfLineRmse);
    }
    return text + "\nlost: prospects who left while waiting, or were offered nobody; wait: of prospects "
                  "served, minutes; "
                  "hunters:\ncontacts per hour of somebody's work; streak: the day's longest, minutes; RMSE: "
                  "of foreseen "
                  "waits, minutes.\n";
}

} // namespace standdienst::backend

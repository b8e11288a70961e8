// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/triage/tally.h"

#include "core/triage/watch.h"

#include <algorithm>
#include <cmath>

namespace standdienst::backend {

namespace {

constexpr double half = 0.5;
constexpr double ofTwenty = 1.96; // standard errors that 19 of 20 stay within

json::value rate(std::size_t part, std::size_t whole) {
    if (whole < Tally::leastLabels)
        return nullptr;
    return static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

void Tally::add(const ScoredVisit& visit) {
    ++scored_;
    if (!visit.found)
        return;
    labels_.push_back({visit.probability, visit.found->prospect});
    const LaneDecision& lane = visit.scored.lane;
    if (lane.lane == Lane::Giveaway)
        laneMisses_ += visit.found->prospect ? 1 : 0;
    else if (!lane.explored) // by lot means against the score
        laneFalseAlarms_ += visit.found->prospect ? 0 : 1;
}

json::object Tally::toJson() const {
    std::size_t found = 0;
    std::size_t falseAlarms = 0;
    std::size_t misses = 0;
    double foreseen = 0;
    double squares = 0;
    for (const auto& [probability, prospect] : labels_) {
        found += prospect ? 1 : 0;
        falseAlarms += !prospect && probability >= half ? 1 : 0;
        misses += prospect && probability < half ? 1 : 0;
        foreseen += probability;
        const double off = probability - (prospect ? 1 : 0);
        squares += off * off;
    }
    const bool enough = labels_.size() >= leastLabels;
    return {{"scored", scored_},
            {"labels", labels_.size()},
            {"foreseen", enough ? json::value(foreseen) : json::value()},
            {"found", found},
            {"false_alarms", falseAlarms},
            {"misses", misses},
            {"false_alarm_rate", rate(falseAlarms, labels_.size() - found)},
            {"miss_rate", rate(misses, found)},
            {"lane_false_alarms", laneFalseAlarms_},
            {"lane_misses", laneMisses_},
            {"brier", enough ? json::value(squares / static_cast<double>(labels_.size())) : json::value()},
            {"auc", enough ? auc() : json::value()}};
}

// The share of pairs of a prospect and another visit in which the prospect was given the higher probability,
// equal ones counting half.
json::value Tally::auc() const {
    auto sorted = labels_;
    std::ranges::sort(sorted, {}, &Label::probability);
    double below = 0; // others with a smaller probability
    double right = 0; // pairs in the right order
    double prospects = 0;
    for (std::size_t i = 0; i < sorted.size();) {
        double equalProspects = 0;
        double equalOthers = 0;
        const double probability = sorted[i].probability;
        for (; i < sorted.size() && sorted[i].probability == probability; ++i)
            (sorted[i].prospect ? equalProspects : equalOthers) += 1;
        right += equalProspects * (below + equalOthers / 2);
        below += equalOthers;
        prospects += equalProspects;
    }
    if (prospects == 0 || below == 0)
        return nullptr;
    return right / (prospects * below);
}

json::array Tally::calibration() const {
    json::array bands;
    double from = 0;
    for (std::size_t i = 0; i <= Watch::borders.size(); ++i) {
        const bool last = i == Watch::borders.size();
        const double to = last ? 1 : Watch::borders[i];
        double labels = 0;
        double foreseen = 0;
        double variance = 0;
        std::size_t found = 0;
        for (const auto& [probability, prospect] : labels_) {
            if (probability < from || (!last && probability >= to))
                continue;
            ++labels;
            foreseen += probability;
            variance += probability * (1 - probability);
            found += prospect ? 1 : 0;
        }
        json::object band{{"from", from},
                          {"to", to},
                          {"labels", static_cast<std::size_t>(labels)},
                          {"prospects", found},
                          {"foreseen", nullptr},
                          {"found", nullptr},
                          {"margin", nullptr}};
        if (labels >= static_cast<double>(leastLabels)) {
            band["foreseen"] = foreseen / labels;
            band["found"] = static_cast<double>(found) / labels;
            band["margin"] = ofTwenty * std::sqrt(variance) / labels;
        }
        bands.push_back(std::move(band));
        from = to;
    }
    return bands;
}

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/triage/scored_visits.h"

namespace standdienst::backend {

// How well some visits were foreseen. Test, then train: what counts is the probability that the device told
// before anybody found anything.
class Tally {
public:
    // Fewer labels than this give no rate: it would say more of chance, or of single visits, than of scores.
    static constexpr std::size_t leastLabels = 5;

    void add(const ScoredVisit& visit);
    std::size_t scored() const { return scored_; }
    std::size_t labels() const { return labels_.size(); }

    // {"scored", "labels", "foreseen", "found", "false_alarms", "misses", "false_alarm_rate", "miss_rate",
    // "lane_false_alarms", "lane_misses", "brier", "auc"}; null for what too few labels say.
    json::object toJson() const;

    // [{"from", "to", "labels", "foreseen", "found", "margin"}] by what was foreseen; "margin" is how far
    // chance alone may take "found" from "foreseen", 19 times in 20.
    json::array calibration() const;

private:
    struct Label {
        double probability;
        bool prospect;
    };
    json::value auc() const;

    std::size_t scored_ = 0;
    std::vector<Label> labels_;
    std::size_t laneFalseAlarms_ = 0, laneMisses_ = 0;
};

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
// Scores visits on the device, with or without a network.
#pragma once

#include "core/fold/learning.h"
#include "core/triage/visit_facts.h"
#include "kiosk/store/device_store.h"

#include <chrono>
#include <deque>

namespace standdienst::kiosk {

// Scores with the newest model that the device pulled, and with the program's own prior until there is one. A
// model that cannot be read (damaged, or of a newer program) changes nothing: the one before goes on. Lives
// in one thread; the store outlives it.
class Scorer {
public:
    Scorer(DeviceStore& store, Random& random);

    // Counts how many visits began here within the ten minutes before; to be called once for each visit.
    int arrivals(UtcTime now);
    // Costs some microseconds; some milliseconds where a new model has arrived.
    VisitScored score(const VisitId& visit, const Facts& facts);
    // Which lane a visit of this score takes: to be asked once a visit. Nobody tells the device of the load
    // yet, which counts as free.
    LaneDecision lane(const VisitScored& scored);

private:
    void takeModel();

    DeviceStore& store_;
    Random& random_;
    ScoringModel model_;
    std::string taken_; // the document that was read last
    LanePolicy policy_;
    std::deque<UtcTime> begun_; // visits of the last ten minutes
    Subscription subscription_;
    bool stale_ = true;
};

} // namespace standdienst::kiosk

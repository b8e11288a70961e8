// SPDX-License-Identifier: GPL-3.0-or-later
// How long somebody will wait, with an interval that keeps its word.
#pragma once

#include "core/floor/queueing.h"

namespace standdienst::floor {

struct Wait {
    double minutes = 0;
    double low = 0, high = 0; // eight of ten waits lie between
};

// Corrects a forecast by how the ones before it turned out. Only those who were served tell: whoever leaves
// would have waited longer, so that the raw forecast, which is of somebody who stays, comes out too long for
// them.
//
//   mean      raw forecast times the rolling ratio of waits to raw forecasts
//   interval  gamma quantiles of the raw forecast's moments, scaled alike, at levels that move after each
//   wait
//             (Gibbs and Candes, "Adaptive conformal inference under distribution shift", 2021):
//             a wait below the interval moves its lower level down by g (1 - 0.1), one above it up by g 0.1
class WaitLearner {
public:
    Wait foresee(const WaitMoments& raw) const;
    // `raw` as foreseen, and what it came to. Waits that were foreseen as none teach nothing.
    void served(const WaitMoments& raw, double waited);

private:
    double waited_ = 12, foreseen_ = 12; // begins with a ratio of 1, worth some waits
    double low_ = 0.1, high_ = 0.9;      // levels
};

} // namespace standdienst::floor

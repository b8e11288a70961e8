// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/floor/waits.h"

#include <algorithm>
#include <cmath>

namespace standdienst::floor {

Wait WaitLearner::foresee(const WaitMoments& raw) const {
    const double ratio = waited_ / foreseen_;
    return {raw.mean * ratio, waitQuantile(raw, low_) * ratio, waitQuantile(raw, high_) * ratio};
}

void WaitLearner::served(const WaitMoments& raw, double waited) {
    if (!(raw.mean > 0))
        return;
    constexpr double keep = 0.99, step = 0.01, outside = 0.1, edge = 0.002;
    const Wait said = foresee(raw);
    low_ = std::clamp(low_ + step * (outside - (waited < said.low ? 1 : 0)), edge, 0.45);
    high_ = std::clamp(high_ - step * (outside - (waited > said.high ? 1 : 0)), 0.55, 1 - edge);
    waited_ = waited_ * keep + waited;
    foreseen_ = foreseen_ * keep + raw.mean;
}

} // namespace standdienst::floor

// SPDX-License-Identifier: GPL-3.0-or-later
// How good a row of probabilities was, once the labels are known.
#pragma once

#include <vector>

namespace standdienst::bench {

struct Foreseen {
    double probability = 0;
    bool label = false;
};

struct Figures {
    double auc =
        0.5; // chance that a positive scores above a negative, ties half (Mann and Whitney); 0.5 without both
    double brier = 0;   // mean squared error
    double logLoss = 0; // mean, in nats
    double ece = 0;     // expected calibration error over ten bins of equal mass
};

Figures figuresOf(std::vector<Foreseen> foreseen);

} // namespace standdienst::bench

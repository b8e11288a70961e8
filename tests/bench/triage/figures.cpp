// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/triage/figures.h"

#include <algorithm>
#include <cmath>

namespace standdienst::bench {

Figures figuresOf(std::vector<Foreseen> foreseen) {
    Figures figures;
    if (foreseen.empty())
        return figures;
    std::ranges::stable_sort(foreseen, {}, &Foreseen::probability);
    const auto n = static_cast<double>(foreseen.size());
    double positives = 0;
    double rankSum = 0;
    for (std::size_t i = 0; i < foreseen.size();) {
        std::size_t end = i;
        double here = 0;
        while (end < foreseen.size() && foreseen[end].probability == foreseen[i].probability)
            here += foreseen[end++].label ? 1 : 0;
        positives += here;
        rankSum += here * static_cast<double>(i + end + 1) / 2;
        i = end;
    }
    if (positives > 0 && positives < n)
        figures.auc = (rankSum - positives * (positives + 1) / 2) / (positives * (n - positives));
    for (const Foreseen& one : foreseen) {
        const double label = one.label ? 1 : 0;
        const double p = std::clamp(one.probability, 1e-15, 1 - 1e-15);
        figures.brier += (one.probability - label) * (one.probability - label) / n;
        figures.logLoss -= std::log(one.label ? p : 1 - p) / n;
    }
    constexpr std::size_t bins = 10;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        double off = 0;
        for (std::size_t i = foreseen.size() * bin / bins; i < foreseen.size() * (bin + 1) / bins; ++i)
            off += foreseen[i].probability - (foreseen[i].label ? 1 : 0);
        figures.ece += std::abs(off) / n;
    }
    return figures;
}

} // namespace standdienst::bench

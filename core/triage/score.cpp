// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/score.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace standdienst {

std::vector<FactShare> sharesByFact(const Score& score) {
    std::array<double, 256> sums{};
    std::array<bool, 256> named{};
    const auto add = [&](std::uint8_t fact, double logit) {
        sums[fact] += logit;
        named[fact] = true;
    };
    for (const Term& term : score.terms) {
        const bool pair = term.with != noFact;
        add(term.fact, pair ? term.logit / 2 : term.logit);
        if (pair)
            add(term.with, term.logit / 2);
    }
    std::vector<FactShare> shares;
    for (std::size_t fact = 0; fact < sums.size(); ++fact) {
        if (named[fact])
            shares.push_back({static_cast<std::uint8_t>(fact), sums[fact]});
    }
    std::ranges::stable_sort(shares, std::greater<>(),
                             [](const FactShare& share) { return std::abs(share.logit); });
    return shares;
}

} // namespace standdienst

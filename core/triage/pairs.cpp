// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/pairs.h"

#include <algorithm>
#include <cmath>

namespace standdienst {

namespace {

constexpr std::uint32_t firstLabel = 30; // columns have cuts and levels by then
constexpr std::uint32_t admitEvery = 50; // labels
constexpr float leastGain = 2.5F;        // nats
constexpr float caution = 10;            // labels' worth of curvature that say "no effect"
constexpr float leastEffect = 0.001F;
constexpr float forgetting = 0.99F; // at each admission, of what was seen before
constexpr double firstVariance = 0.1;
constexpr double shareOfMean = 0.5; // the residuals were seen by the other weights too

std::size_t cellOf(const PairFinder::Pair& pair, const PairCode& first, const PairCode& second) {
    return first.cell[pair.firstDepth] * PairFinder::side + second.cell[pair.secondDepth];
}

bool isSeen(float curvature) {
    return curvature > 0;
}

bool sharesColumn(const PairFinder::Pair& a, const PairFinder::Pair& b) {
    return a.first == b.first || a.first == b.second || a.second == b.first || a.second == b.second;
}

} // namespace

void PairFinder::encode(Encoded& encoded) const {
    for (std::size_t i = 0; i < admitted_.size(); ++i) {
        const Pair& pair = admitted_[i];
        if (pair.second >= encoded.codes.size())
            continue;
        const PairCode& first = encoded.codes[pair.first];
        const PairCode& second = encoded.codes[pair.second];
        if (first.given && second.given)
            encoded.features.push_back({{FeatureKind::Pair, static_cast<std::uint8_t>(i),
                                         static_cast<std::uint8_t>(cellOf(pair, first, second))},
                                        1,
                                        first.fact,
                                        second.fact});
    }
}

void PairFinder::watchNewColumns(const Columns& columns) {
    const auto upTo = static_cast<std::uint32_t>(std::min(columns.size(), watchedColumns));
    for (; columns_ < upTo; ++columns_) {
        for (std::uint32_t other = 0; other < columns_; ++other) {
            // The depths only differ for numbers.
            const int depths = columns[other].numeric ? 2 : 1;
            const int newDepths = columns[columns_].numeric ? 2 : 1;
            for (int i = 0; i < depths * newDepths && candidates_.size() < candidates; ++i) {
                candidates_.emplace_back();
                candidates_.back().pair = {
                    static_cast<std::uint8_t>(other), static_cast<std::uint8_t>(columns_),
                    static_cast<std::uint8_t>(i / newDepths), static_cast<std::uint8_t>(i % newDepths)};
            }
        }
    }
}

std::vector<PairFinder::Cell> PairFinder::learn(const Encoded& encoded, const Columns& columns,
                                                double probability, bool label, double weight) {
    if (++labels_ <= firstLabel)
        return {};
    watchNewColumns(columns);
    const auto surprise = static_cast<float>((label ? 1 : 0) - probability);
    const auto curvature = static_cast<float>(probability * (1 - probability));
    const auto counts = static_cast<float>(weight);
    for (Candidate& candidate : candidates_) {
        const PairCode& first = encoded.codes[candidate.pair.first];
        const PairCode& second = encoded.codes[candidate.pair.second];
        if (!first.given || !second.given)
            continue;
        const std::size_t cell = cellOf(candidate.pair, first, second);
        float& residual = candidate.residual[cell];
        float& seen = candidate.curvature[cell];
        // What the label's log-likelihood would have gained by this cell's effect, to second order.
        const float effect = residual / (seen + caution);
        if (std::abs(effect) > leastEffect)
            candidate.gain += counts * effect * (surprise - effect * curvature / 2);
        residual += counts * surprise;
        seen += counts * curvature;
    }
    return labels_ % admitEvery == 0 ? admitBest() : std::vector<Cell>{};
}

std::vector<PairFinder::Cell> PairFinder::admitBest() {
    std::vector<Cell> cells;
    const auto best = std::ranges::max_element(candidates_, {}, &Candidate::gain);
    if (best != candidates_.end() && best->gain > leastGain && admitted_.size() < most) {
        for (std::size_t cell = 0; cell < side * side; ++cell) {
            if (!isSeen(best->curvature[cell]))
                continue;
            const double variance =
                1 / (1 / firstVariance + 0.5 * static_cast<double>(best->curvature[cell]));
            cells.push_back({{FeatureKind::Pair, static_cast<std::uint8_t>(admitted_.size()),
                              static_cast<std::uint8_t>(cell)},
                             shareOfMean * static_cast<double>(best->residual[cell]) * variance,
                             variance});
        }
        const Pair pair = best->pair;
        admitted_.push_back(pair);
        // The same two facts are not admitted again at another depth.
        std::erase_if(candidates_, [&](const Candidate& candidate) {
            return candidate.pair.first == pair.first && candidate.pair.second == pair.second;
        });
        for (Candidate& candidate : candidates_) {
            if (sharesColumn(candidate.pair, pair))
                candidate.gain /= 2;
        }
    }
    for (Candidate& candidate : candidates_) {
        candidate.gain *= forgetting;
        for (float& value : candidate.residual)
            value *= forgetting;
        for (float& value : candidate.curvature)
            value *= forgetting;
    }
    return cells;
}

void PairFinder::write(ModelWriter& out, ModelUse use) const {
    const auto writePair = [&](const Pair& pair) {
        out.u8(pair.first);
        out.u8(pair.second);
        out.u8(pair.firstDepth);
        out.u8(pair.secondDepth);
    };
    out.u32(static_cast<std::uint32_t>(admitted_.size()));
    for (const Pair& pair : admitted_)
        writePair(pair);
    if (use == ModelUse::Scoring)
        return;
    out.u32(labels_);
    out.u32(columns_);
    out.u32(static_cast<std::uint32_t>(candidates_.size()));
    for (const Candidate& candidate : candidates_) {
        writePair(candidate.pair);
        out.single(candidate.gain);
        out.u8(static_cast<std::uint8_t>(std::ranges::count_if(candidate.curvature, isSeen)));
        for (std::size_t cell = 0; cell < candidate.curvature.size(); ++cell) {
            if (!isSeen(candidate.curvature[cell]))
                continue;
            out.u8(static_cast<std::uint8_t>(cell));
            out.single(candidate.residual[cell]);
            out.single(candidate.curvature[cell]);
        }
    }
}

void PairFinder::read(ModelReader& in, std::size_t columns, ModelUse use) {
    const auto readPair = [&] {
        const Pair pair{in.u8(), in.u8(), in.u8(), in.u8()};
        if (pair.first >= pair.second || pair.second >= columns || pair.firstDepth > 1 ||
            pair.secondDepth > 1)
            in.fail("an impossible pair");
        return pair;
    };
    admitted_.assign(in.count(most, "pairs"), {});
    for (Pair& pair : admitted_)
        pair = readPair();
    if (use == ModelUse::Scoring)
        return;
    labels_ = in.u32();
    columns_ = in.count(columns, "columns in pairs");
    candidates_.assign(in.count(candidates, "pairs watched"), {});
    for (Candidate& candidate : candidates_) {
        candidate.pair = readPair();
        candidate.gain = in.single();
        for (std::size_t seen = in.u8(); seen > 0 && !in.failed(); --seen) {
            const std::size_t cell = in.u8();
            const float residual = in.single();
            const float curvature = in.single();
            if (cell >= candidate.curvature.size() || !(curvature > 0)) {
                in.fail("an impossible cell of a pair");
                break;
            }
            candidate.residual[cell] = residual;
            candidate.curvature[cell] = curvature;
        }
    }
}

std::size_t PairFinder::memory() const {
    return candidates_.capacity() * sizeof(Candidate) + admitted_.capacity() * sizeof(Pair);
}

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for two facts that mean more (or less) together than the sum of both, by what the score leaves
// unexplained.
#pragma once

#include "core/triage/columns.h"
#include "core/triage/feature.h"
#include "core/triage/model_bytes.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace standdienst {

class PairFinder {
public:
    static constexpr std::size_t most = 16;        // pairs admitted
    static constexpr std::size_t candidates = 512; // pairs watched, at each depth of cutting
    static constexpr std::size_t side = 8;         // cells of one fact; a pair has side * side
    static constexpr std::size_t watchedColumns = 40;

    struct Pair {
        std::uint8_t first = 0, second = 0; // columns
        std::uint8_t firstDepth = 0, secondDepth = 0;
    };
    // Cells of a pair that was just admitted, with what its residuals say of each weight.
    struct Cell {
        FeatureKey key;
        double mean = 0, variance = 0;
    };

    // Adds the cells of admitted pairs to `features`.
    void encode(Encoded& encoded) const;
    // One label that was foreseen with `probability`. Returns the cells of a pair to admit, mostly none.
    std::vector<Cell> learn(const Encoded& encoded, const Columns& columns, double probability, bool label,
                            double weight);

    std::span<const Pair> admitted() const { return admitted_; }
    void write(ModelWriter& out, ModelUse use) const;
    void read(ModelReader& in, std::size_t columns, ModelUse use);
    std::size_t memory() const;

private:
    struct Candidate {
        Pair pair;
        float gain = 0;                             // log-likelihood that the pair would have added
        std::array<float, side * side> residual{};  // sum of label - probability
        std::array<float, side * side> curvature{}; // sum of probability * (1 - probability)
    };
    void watchNewColumns(const Columns& columns);
    std::vector<Cell> admitBest();

    std::uint32_t labels_ = 0;
    std::uint32_t columns_ = 0; // that candidates were made for
    std::vector<Candidate> candidates_;
    std::vector<Pair> admitted_;
};

} // namespace standdienst

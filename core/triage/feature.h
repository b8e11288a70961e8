// SPDX-License-Identifier: GPL-3.0-or-later
// The small numbers that facts become before a learner sees them.
#pragma once

#include <cstdint>
#include <vector>

namespace standdienst {

// How a fact enters the sum. Values are written into models: never renumber.
enum class FeatureKind : std::uint8_t {
    Intercept = 0,
    Size = 1,  // a number's signed logarithm
    Bin = 2,   // soft bins of two octaves
    Level = 3, // a category has this level; "missing" is a level
    Node = 4,  // the number lies in this node of its column's tree
    Exact = 5, // the number is exactly this frequent value
    Pair = 6,  // two facts together
};
inline constexpr std::uint8_t featureKinds = 7;

// What a weight belongs to: `column` is the column's number, or the pair's for FeatureKind::Pair; `cell` is
// the bin, level, node, value or pair of levels.
struct FeatureKey {
    FeatureKind kind = FeatureKind::Intercept;
    std::uint8_t column = 0;
    std::uint8_t cell = 0;
    std::uint32_t packed() const {
        return static_cast<std::uint32_t>(kind) << 16 | static_cast<std::uint32_t>(column) << 8 | cell;
    }
    static FeatureKey unpacked(std::uint32_t key) {
        return {static_cast<FeatureKind>(key >> 16), static_cast<std::uint8_t>(key >> 8),
                static_cast<std::uint8_t>(key)};
    }
    friend bool operator==(const FeatureKey&, const FeatureKey&) = default;
};

// One entry of the sparse vector x. `fact` and `with` say which facts it came from (their places in Facts;
// `with` is noFact except for pairs).
inline constexpr std::uint8_t noFact = 255;
struct Feature {
    FeatureKey key;
    double value = 0;
    std::uint8_t fact = noFact;
    std::uint8_t with = noFact;
};

} // namespace standdienst

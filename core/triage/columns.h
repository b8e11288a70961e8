// SPDX-License-Identifier: GPL-3.0-or-later
// How facts become a sparse vector. Each name has a column that learns the scale, the quantiles and the
// frequent values of its fact from what passes by; labels play no part here.
#pragma once

#include "core/triage/facts.h"
#include "core/triage/feature.h"
#include "core/triage/model_bytes.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace standdienst {

// Cuts a number's range at running medians: a tree of depth three whose nodes split once they have seen
// enough. Node 0 is the root, the children of i are 2i+1 (below the cut) and 2i+2.
class CutTree {
public:
    void observe(double value);
    // Calls visit(node) for each node from below the root down to where the value lies.
    template<class Visit>
    void path(double value, Visit visit) const {
        std::size_t node = 0;
        while (node < nodes_.size() && nodes_[node].split) {
            node = 2 * node + (value < nodes_[node].cut ? 1 : 2);
            visit(static_cast<std::uint8_t>(node));
        }
    }
    // The first `depth` decisions as bits, 0 where there was none: below 2^depth.
    std::uint8_t prefix(double value, int depth) const;
    // The node that these decisions lead to.
    std::size_t nodeAt(std::size_t prefix, int depth) const;
    // The range of a node, for words: from (inclusive) and below (exclusive), absent where open.
    struct Range {
        std::optional<double> from, below;
    };
    Range range(std::size_t node) const;

    void write(ModelWriter& out, ModelUse use) const;
    void read(ModelReader& in, ModelUse use);
    std::size_t memory() const;

private:
    struct Node {
        bool split = false;
        double cut = 0;
        std::uint32_t seen = 0;
        std::vector<double> recent; // the last values, as a ring; empty once split
    };
    std::vector<Node> nodes_; // the seven that may split; none before the first value
};

// Values that come up again and again (0, 1, 999): Misra and Gries' frequent items, "Finding repeated
// elements", 1982. A value that was once found frequent keeps its place.
class FrequentValues {
public:
    void observe(double value);
    std::optional<std::uint8_t> find(double value) const; // its cell
    bool has(std::uint8_t cell) const { return cell < slots_.size(); }
    double value(std::uint8_t cell) const { return slots_[cell].value; }

    void write(ModelWriter& out, ModelUse use) const;
    void read(ModelReader& in, ModelUse use);
    std::size_t memory() const { return slots_.capacity() * sizeof(Slot); }

private:
    struct Slot {
        double value = 0;
        std::uint32_t count = 0;
        bool kept = false;
    };
    std::vector<Slot> slots_;
    std::uint32_t seen_ = 0;
};

// A number's size as features have it, where `scale` is the usual magnitude: sign * ln(1 + 30 |number|/scale)
// / 4.
double sizeOf(double number, double scale);

struct Column {
    std::string name;
    bool numeric = false;
    double scaleSum = 0; // of |value|, over the first nonzero values
    std::uint32_t scaleCount = 0;
    CutTree tree;
    FrequentValues frequent;
    std::vector<std::string> levels; // in order of appearance; the missing value is the level "" here

    double scale() const { return scaleCount > 0 ? scaleSum / scaleCount : 1; }
    void observe(const FactValue& value, bool newLevels = true);
    // As if `count` values of this size had passed.
    void suppose(double typical, std::uint32_t count);
    std::uint8_t level(std::string_view name) const; // limits::triageLevels for "other"
};

// A fact's place in a grid of pairs: below 8, for a number cut in two and in four. Numbers take 0 to 3;
// levels take 0 to 7, or 4 to 7 in a column that has numbers too; the last is shared by all further levels.
struct PairCode {
    bool given = false;
    std::array<std::uint8_t, 2> cell{};
    std::uint8_t fact = noFact;
};

struct Encoded {
    std::vector<Feature> features;
    std::vector<PairCode> codes; // by column
};

class Columns {
public:
    // Learns from the facts and makes columns for new names, while there is room (limits::triageFacts).
    void observe(const Facts& facts);
    // Facts of unknown name have no features. Pairs are added by who finds them.
    void encode(const Facts& facts, Encoded& out) const;

    std::size_t size() const { return columns_.size(); }
    const Column& operator[](std::size_t i) const { return columns_[i]; }
    std::optional<std::size_t> find(std::string_view name) const;
    // For priors: the column of this name, made if need be; nullptr without room.
    Column* make(std::string_view name);
    // "budget=large", "arrivals", "arrivals >= 12": the column's name and what its feature says of it.
    std::string describe(const FeatureKey& key) const;
    std::string describePairCell(std::size_t column, int depth, std::size_t cell) const;

    void write(ModelWriter& out, ModelUse use) const;
    void read(ModelReader& in, ModelUse use);
    std::size_t memory() const;

private:
    std::optional<std::size_t> find(std::string_view name, std::size_t guess) const;
    std::vector<Column> columns_;
};

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/columns.h"

#include "core/base/limits.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace standdienst {

namespace {

constexpr std::size_t splitting = 7;     // nodes of depth 0 to 2
constexpr std::size_t recentValues = 64; // that a cut is the median of
constexpr std::uint32_t firstSplit = 24; // values before the root splits, and its children
constexpr std::uint32_t retrySplit = 16; // where all values were equal
constexpr std::size_t frequentSlots = 32;
constexpr std::uint32_t frequentLeast = 16;
constexpr double frequentShare = 0.02;
constexpr std::uint32_t scaleValues = 200;
constexpr double largestOctave = 18;    // 2^18/30: nine thousand times the usual size
constexpr double largestNumber = 1e300; // sums of it stay finite
constexpr unsigned negativeBins = 16;   // added to the cell of a number below 0
// Deeper nodes are believed less: each has 0.6 of its parent's variance.
constexpr std::array<double, 15> nodeValue{0, 1, 1, .775, .775, .775, .775, .6, .6, .6, .6, .6, .6, .6, .6};

int depthOf(std::size_t node) {
    return node == 0 ? 0 : node < 3 ? 1 : 2;
}

double octaveOf(double number, double scale) {
    return std::min(std::log2(1 + 30 * (std::min(std::abs(number), largestNumber) / scale)), largestOctave);
}

// Where the smaller half ends, such that equal values stay together and no side is empty.
std::optional<double> tieSafeMedian(std::vector<double> values) {
    std::ranges::sort(values);
    const double median = values[values.size() / 2];
    if (values.front() < median)
        return median;
    const auto next = std::ranges::upper_bound(values, median);
    if (next == values.end())
        return std::nullopt;
    return *next;
}

} // namespace

void CutTree::observe(double value) {
    if (nodes_.empty())
        nodes_.resize(splitting);
    std::size_t at = 0;
    while (at < nodes_.size() && nodes_[at].split)
        at = 2 * at + (value < nodes_[at].cut ? 1 : 2);
    if (at >= nodes_.size())
        return;
    Node& node = nodes_[at];
    if (node.recent.size() < recentValues)
        node.recent.push_back(value);
    else
        node.recent[node.seen % recentValues] = value;
    ++node.seen;
    const std::uint32_t enough = firstSplit << std::max(0, depthOf(at) - 1);
    if (node.seen < enough || (node.seen - enough) % retrySplit != 0)
        return;
    if (const auto cut = tieSafeMedian(node.recent)) {
        node.split = true;
        node.cut = *cut;
        node.recent = {};
    }
}

std::uint8_t CutTree::prefix(double value, int depth) const {
    std::size_t node = 0;
    unsigned bits = 0;
    for (int i = 0; i < depth; ++i) {
        bits <<= 1;
        if (node < nodes_.size() && nodes_[node].split) {
            const bool above = value >= nodes_[node].cut;
            bits |= above ? 1 : 0;
            node = 2 * node + (above ? 2 : 1);
        } else {
            node = splitting; // stays a leaf
        }
    }
    return static_cast<std::uint8_t>(bits);
}

std::size_t CutTree::nodeAt(std::size_t prefix, int depth) const {
    std::size_t node = 0;
    for (int i = depth; i-- > 0 && node < nodes_.size() && nodes_[node].split;)
        node = 2 * node + ((prefix >> i & 1) != 0 ? 2 : 1);
    return node;
}

CutTree::Range CutTree::range(std::size_t node) const {
    Range range;
    while (node > 0 && (node - 1) / 2 < nodes_.size()) {
        const std::size_t parent = (node - 1) / 2;
        const bool below = node % 2 == 1;
        if (below && !range.below)
            range.below = nodes_[parent].cut;
        if (!below && !range.from)
            range.from = nodes_[parent].cut;
        node = parent;
    }
    return range;
}

void CutTree::write(ModelWriter& out, ModelUse use) const {
    out.u8(static_cast<std::uint8_t>(nodes_.size()));
    for (const Node& node : nodes_) {
        out.u8(node.split ? 1 : 0);
        if (node.split)
            out.number(node.cut);
        if (use == ModelUse::Scoring)
            continue;
        out.u32(node.seen);
        out.u8(static_cast<std::uint8_t>(node.recent.size()));
        out.numbers(node.recent);
    }
}

void CutTree::read(ModelReader& in, ModelUse use) {
    const std::size_t size = in.u8();
    if (size != 0 && size != splitting)
        in.fail("a column's tree has an impossible size");
    nodes_.assign(in.failed() ? 0 : size, {});
    for (Node& node : nodes_) {
        node.split = in.u8() != 0;
        if (node.split)
            node.cut = in.number();
        if (use == ModelUse::Scoring)
            continue;
        node.seen = in.u32();
        const std::size_t recent = in.u8();
        if (recent > recentValues)
            in.fail("a column's tree remembers too many values");
        node.recent.assign(in.failed() ? 0 : recent, 0.0);
        in.numbers(node.recent);
    }
}

std::size_t CutTree::memory() const {
    std::size_t bytes = nodes_.capacity() * sizeof(Node);
    for (const Node& node : nodes_)
        bytes += node.recent.capacity() * sizeof(double);
    return bytes;
}

void FrequentValues::observe(double value) {
    ++seen_;
    for (Slot& slot : slots_) {
        if (slot.value == value) {
            ++slot.count;
            slot.kept = slot.kept || (slot.count >= frequentLeast && slot.count >= frequentShare * seen_);
            return;
        }
    }
    if (slots_.size() < frequentSlots) {
        slots_.push_back({value, 1, false});
        return;
    }
    const auto free =
        std::ranges::find_if(slots_, [](const Slot& slot) { return slot.count == 0 && !slot.kept; });
    if (free != slots_.end()) {
        *free = {value, 1, false};
        return;
    }
    for (Slot& slot : slots_) {
        if (!slot.kept)
            --slot.count;
    }
}

std::optional<std::uint8_t> FrequentValues::find(double value) const {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        if (slots_[i].value == value && slots_[i].kept)
            return static_cast<std::uint8_t>(i);
    }
    return std::nullopt;
}

void FrequentValues::write(ModelWriter& out, ModelUse use) const {
    out.u8(static_cast<std::uint8_t>(slots_.size()));
    for (const Slot& slot : slots_) {
        out.u8(slot.kept ? 1 : 0);
        if (slot.kept || use == ModelUse::Learning)
            out.number(slot.value);
        if (use == ModelUse::Learning)
            out.u32(slot.count);
    }
    if (use == ModelUse::Learning)
        out.u32(seen_);
}

void FrequentValues::read(ModelReader& in, ModelUse use) {
    const std::size_t size = in.u8();
    if (size > frequentSlots)
        in.fail("a column has too many frequent values");
    slots_.assign(in.failed() ? 0 : size, {});
    for (Slot& slot : slots_) {
        slot.kept = in.u8() != 0;
        if (slot.kept || use == ModelUse::Learning)
            slot.value = in.number();
        if (use == ModelUse::Learning)
            slot.count = in.u32();
    }
    if (use == ModelUse::Learning)
        seen_ = in.u32();
}

double sizeOf(double number, double scale) {
    return std::copysign(octaveOf(number, scale) * std::numbers::ln2 / 4, number);
}

void Column::suppose(double typical, std::uint32_t count) {
    numeric = true;
    scaleSum = typical * count;
    scaleCount = count;
}

void Column::observe(const FactValue& value, bool newLevels) {
    if (const double* number = std::get_if<double>(&value)) {
        numeric = true;
        if (*number != 0 && scaleCount < scaleValues) {
            scaleSum += std::min(std::abs(*number), largestNumber);
            ++scaleCount;
        }
        tree.observe(*number);
        frequent.observe(*number);
        return;
    }
    const std::string* text = std::get_if<std::string>(&value);
    const std::string_view level = text ? std::string_view(*text) : std::string_view();
    if (newLevels && levels.size() < limits::triageLevels && std::ranges::find(levels, level) == levels.end())
        levels.emplace_back(level);
}

std::uint8_t Column::level(std::string_view wanted) const {
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels[i] == wanted)
            return static_cast<std::uint8_t>(i);
    }
    return limits::triageLevels;
}

std::optional<std::size_t> Columns::find(std::string_view name, std::size_t guess) const {
    if (guess < columns_.size() && columns_[guess].name == name) // facts mostly come in one order
        return guess;
    const auto found = std::ranges::find(columns_, name, &Column::name);
    if (found == columns_.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
}

std::optional<std::size_t> Columns::find(std::string_view name) const {
    return find(name, columns_.size());
}

Column* Columns::make(std::string_view name) {
    if (const auto found = find(name))
        return &columns_[*found];
    if (columns_.size() >= limits::triageFacts)
        return nullptr;
    columns_.emplace_back();
    columns_.back().name = name;
    return &columns_.back();
}

void Columns::observe(const Facts& facts) {
    std::size_t levels = 0;
    for (const Column& column : columns_)
        levels += column.levels.size();
    std::size_t guess = 0;
    for (const Fact& fact : facts.all()) {
        const auto found = find(fact.name, guess++);
        Column* column = found ? &columns_[*found] : make(fact.name);
        if (!column)
            continue;
        const std::size_t before = column->levels.size();
        column->observe(fact.value, levels < limits::triageAllLevels);
        levels += column->levels.size() - before;
    }
}

void Columns::encode(const Facts& facts, Encoded& out) const {
    out.features.clear();
    out.codes.assign(columns_.size(), {});
    std::uint8_t place = 0;
    for (const Fact& fact : facts.all()) {
        const std::uint8_t at = place++;
        const auto found = find(fact.name, at);
        if (!found)
            continue;
        const Column& column = columns_[*found];
        PairCode& code = out.codes[*found];
        code.given = true;
        code.fact = at;
        const auto add = [&](FeatureKind kind, unsigned cell, double value) {
            if (value != 0)
                out.features.push_back(
                    {{kind, static_cast<std::uint8_t>(*found), static_cast<std::uint8_t>(cell)}, value, at});
        };
        const double* number = std::get_if<double>(&fact.value);
        if (!number) {
            const std::string* text = std::get_if<std::string>(&fact.value);
            const std::uint8_t level = column.level(text ? std::string_view(*text) : std::string_view());
            add(FeatureKind::Level, level, 1);
            const int cell = column.numeric ? 4 + std::min<int>(level, 3) : std::min<int>(level, 7);
            code.cell = {static_cast<std::uint8_t>(cell), static_cast<std::uint8_t>(cell)};
            continue;
        }
        const double octave = octaveOf(*number, column.scale());
        add(FeatureKind::Size, 0, sizeOf(*number, column.scale()));
        // Soft bins: a value between two centres belongs to both, so that nothing jumps at a border.
        const double below = std::floor(octave / 2);
        const auto bin = static_cast<unsigned>(below);
        const unsigned side = *number < 0 ? negativeBins : 0;
        add(FeatureKind::Bin, bin == 0 ? 0 : bin + side, 1 - (octave / 2 - below));
        add(FeatureKind::Bin, bin + 1 + side, octave / 2 - below);
        column.tree.path(*number, [&](std::uint8_t node) { add(FeatureKind::Node, node, nodeValue[node]); });
        if (const auto cell = column.frequent.find(*number))
            add(FeatureKind::Exact, *cell, 1);
        code.cell = {column.tree.prefix(*number, 1), column.tree.prefix(*number, 2)};
    }
}

std::string Columns::describe(const FeatureKey& key) const {
    if (key.kind == FeatureKind::Intercept || key.kind == FeatureKind::Pair || key.column >= columns_.size())
        return "?";
    const Column& column = columns_[key.column];
    const auto at = [&](double octaves) {
        return (std::exp2(octaves) - 1) / 30 * column.scale();
    };
    switch (key.kind) {
    case FeatureKind::Bin: {
        const double centre = at(2.0 * (key.cell % negativeBins));
        return fmt::format("{} ~ {:.3g}", column.name, key.cell >= negativeBins ? -centre : centre);
    }
    case FeatureKind::Level:
        if (key.cell >= column.levels.size())
            return column.name + " other";
        return column.levels[key.cell].empty() ? column.name + " missing"
                                               : column.name + "=" + column.levels[key.cell];
    case FeatureKind::Node: {
        const auto range = column.tree.range(key.cell);
        std::string text = column.name;
        if (range.from)
            text += fmt::format(" >= {:.6g}", *range.from);
        if (range.below)
            text += fmt::format(" < {:.6g}", *range.below);
        return text;
    }
    case FeatureKind::Exact:
        if (!column.frequent.has(key.cell))
            return column.name;
        return fmt::format("{} = {:.6g}", column.name, column.frequent.value(key.cell));
    default:
        return column.name;
    }
}

std::string Columns::describePairCell(std::size_t at, int depth, std::size_t cell) const {
    if (at >= columns_.size())
        return "?";
    const Column& column = columns_[at];
    const auto key = [&](FeatureKind kind, std::size_t of) {
        return FeatureKey{kind, static_cast<std::uint8_t>(at), static_cast<std::uint8_t>(of)};
    };
    if (column.numeric && cell < 4)
        return describe(key(FeatureKind::Node, column.tree.nodeAt(cell, depth + 1)));
    const std::size_t level = column.numeric ? cell - 4 : cell;
    return cell == 7 ? column.name + " further" : describe(key(FeatureKind::Level, level));
}

void Columns::write(ModelWriter& out, ModelUse use) const {
    out.u32(static_cast<std::uint32_t>(columns_.size()));
    for (const Column& column : columns_) {
        out.text(column.name);
        out.u8(column.numeric ? 1 : 0);
        out.number(column.scaleSum);
        out.u32(column.scaleCount);
        column.tree.write(out, use);
        column.frequent.write(out, use);
        out.u8(static_cast<std::uint8_t>(column.levels.size()));
        for (const std::string& level : column.levels)
            out.text(level);
    }
}

void Columns::read(ModelReader& in, ModelUse use) {
    columns_.assign(in.count(limits::triageFacts, "columns"), {});
    std::size_t allLevels = 0;
    for (Column& column : columns_) {
        column.name = in.text();
        column.numeric = in.u8() != 0;
        column.scaleSum = in.number(0, 1e303, "a column's scale");
        column.scaleCount = in.u32();
        if (column.scaleCount > scaleValues || (column.scaleCount > 0 && column.scaleSum <= 0))
            in.fail("a column's scale is out of range");
        column.tree.read(in, use);
        column.frequent.read(in, use);
        const std::size_t levels = in.u8();
        allLevels += levels;
        if (levels > limits::triageLevels || allLevels > limits::triageAllLevels)
            in.fail("a column has too many levels");
        for (std::size_t i = 0; i < levels && !in.failed(); ++i)
            column.levels.push_back(in.text());
    }
}

std::size_t Columns::memory() const {
    std::size_t bytes = columns_.capacity() * sizeof(Column);
    for (const Column& column : columns_) {
        bytes +=
            column.tree.memory() + column.frequent.memory() + column.levels.capacity() * sizeof(std::string);
        for (const std::string& level : column.levels)
            bytes += level.capacity();
    }
    return bytes;
}

} // namespace standdienst

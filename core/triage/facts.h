// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one visit (or one row of a bench's file) when it is scored: named values, in the order
// given.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace standdienst {

// Missing says that the question was put and not answered, which is a fact too; a fact that is not named at
// all is no evidence either way.
struct Missing {
    friend bool operator==(const Missing&, const Missing&) = default;
};
using FactValue = std::variant<Missing, double, std::string>;

struct Fact {
    std::string name;
    FactValue value;
    friend bool operator==(const Fact&, const Fact&) = default;
};

// At most limits::triageFacts facts, each name once: the latest value wins, further names are left out. Names
// and levels are cut at limits::triageName bytes, at the border of a character.
class Facts {
public:
    // A measured value in any unit; a value that is not finite counts as missing.
    Facts& number(std::string_view name, double value);
    // One of several levels that have no order.
    Facts& category(std::string_view name, std::string_view level);
    // A category with the levels "yes" and "no".
    Facts& flag(std::string_view name, bool value);
    Facts& missing(std::string_view name);
    Facts& add(const Fact& fact);

    std::span<const Fact> all() const { return facts_; }
    friend bool operator==(const Facts&, const Facts&) = default;

private:
    void put(std::string_view name, FactValue value);
    std::vector<Fact> facts_;
};

} // namespace standdienst

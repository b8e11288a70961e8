// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/triage/columns.h"
#include "tests/catch.h"

#include <cmath>
#include <limits>

using namespace standdienst;

namespace {

std::vector<std::string> described(const Columns& columns, const Facts& facts) {
    Encoded encoded;
    columns.encode(facts, encoded);
    std::vector<std::string> names;
    for (const Feature& feature : encoded.features)
        names.push_back(columns.describe(feature.key));
    return names;
}

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

TEST_CASE("A fact is named once, and the latest value wins") {
    Facts facts;
    facts.category("role", "buyer").flag("returns", true).category("role", "press").missing("returns");
    REQUIRE(facts.all().size() == 2);
    CHECK(std::get<std::string>(facts.all()[0].value) == "press");
    CHECK(facts.all()[1].value == FactValue(Missing{}));
}

TEST_CASE("Numbers that are not finite are missing") {
    Facts facts;
    facts.number("a", std::nan("")).number("b", std::numeric_limits<double>::infinity()).number("c", -0.0);
    CHECK(facts.all()[0].value == FactValue(Missing{}));
    CHECK(facts.all()[1].value == FactValue(Missing{}));
    CHECK(std::get<double>(facts.all()[2].value) == 0);
}

TEST_CASE("Facts, names and levels are bounded, and no character is cut in two") {
    Facts facts;
    for (std::size_t i = 0; i < limits::triageFacts + 10; ++i)
        facts.number(std::to_string(i), 1);
    CHECK(facts.all().size() == limits::triageFacts);
    std::string umlauts = "x";
    while (umlauts.size() <= limits::triageName)
        umlauts += "\xc3\xa4"; // ä
    facts.category("0", umlauts);
    const auto& level = std::get<std::string>(facts.all()[0].value);
    CHECK(level.size() == limits::triageName - 1);
    CHECK(level == umlauts.substr(0, limits::triageName - 1));
}

TEST_CASE("Levels beyond the limit share one weight") {
    Columns columns;
    for (int i = 0; i < 1000; ++i)
        columns.observe(Facts().category("agent", std::to_string(i)));
    CHECK(columns[0].levels.size() == limits::triageLevels);
    CHECK(described(columns, Facts().category("agent", "5")) == std::vector<std::string>{"agent=5"});
    CHECK(described(columns, Facts().category("agent", "999")) == std::vector<std::string>{"agent other"});
    CHECK(described(columns, Facts().category("agent", "never seen")) ==
          std::vector<std::string>{"agent other"});
    CHECK(described(columns, Facts().category("nobody", "5")).empty());
}

TEST_CASE("A number has a size, two soft bins, nodes and frequent values") {
    Columns columns;
    for (int i = 0; i < 400; ++i)
        columns.observe(Facts().number("arrivals", i % 4 == 0 ? 0 : i % 100));
    const auto names = described(columns, Facts().number("arrivals", 0));
    CHECK(has(described(columns, Facts().number("arrivals", 5)), "arrivals"));
    CHECK(has(names, "arrivals ~ 0"));
    CHECK(has(names, "arrivals = 0"));
    CHECK(std::count_if(names.begin(), names.end(), [](const std::string& name) {
              return name.find('<') != std::string::npos;
          }) >= 2); // nodes: each deeper one within the one before

    Encoded encoded;
    columns.encode(Facts().number("arrivals", 37), encoded);
    double bins = 0;
    for (const Feature& feature : encoded.features)
        bins += feature.key.kind == FeatureKind::Bin ? feature.value : 0;
    CHECK(bins == Approx(1));
}

TEST_CASE("Equal values stay on one side of a cut, and a constant is never cut") {
    CutTree constant;
    for (int i = 0; i < 500; ++i)
        constant.observe(7);
    constant.path(7, [](std::uint8_t) { FAIL("cut"); });

    CutTree mostlyZero;
    for (int i = 0; i < 24; ++i)
        mostlyZero.observe(i < 20 ? 0 : i);
    CHECK(mostlyZero.prefix(0, 1) == 0);
    CHECK(mostlyZero.prefix(20, 1) == 1);
    CHECK(mostlyZero.range(1).below == 20);
    CHECK_FALSE(mostlyZero.range(1).from);
}

TEST_CASE("Values near a border have nearly the same features") {
    Columns columns;
    for (int i = 1; i < 50; ++i)
        columns.observe(Facts().number("size", 30));
    // 1 + 30 v / 30 = 4: between two bins.
    Encoded below, above;
    columns.encode(Facts().number("size", 3 - 1e-9), below);
    columns.encode(Facts().number("size", 3 + 1e-9), above);
    const auto weight = [](const Encoded& encoded, std::uint8_t cell) {
        double sum = 0;
        for (const Feature& feature : encoded.features)
            sum += feature.key.kind == FeatureKind::Bin && feature.key.cell == cell ? feature.value : 0;
        return sum;
    };
    for (std::uint8_t cell = 0; cell < 16; ++cell)
        CHECK(weight(below, cell) == Approx(weight(above, cell)).margin(1e-6));
}

TEST_CASE("Extreme numbers have finite features") {
    Columns columns;
    const std::vector<double> extremes{
        0, -0.0, 5e-324, -5e-324, 1e308, -1e308, std::numeric_limits<double>::max(), 1e-300, 1, -1};
    for (int round = 0; round < 60; ++round) {
        for (const double value : extremes)
            columns.observe(Facts().number("x", value));
    }
    for (const double value : extremes) {
        Encoded encoded;
        columns.encode(Facts().number("x", value), encoded);
        for (const Feature& feature : encoded.features)
            CHECK(std::abs(feature.value) <= 5);
    }
}

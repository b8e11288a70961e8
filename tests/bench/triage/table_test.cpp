// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/triage/figures.h"
#include "tests/bench/triage/table.h"
#include "tests/catch.h"

#include <cmath>

using namespace standdienst;
using namespace standdienst::bench;

namespace {

const TableRequest request{"visits.csv", "hot", "yes", {}};

std::string complaint(std::string_view csv, const TableRequest& wanted = request) {
    const auto table = parseTable(csv, wanted);
    return table ? std::string("none") : table.error().detail;
}

const FactValue& value(const Table& table, std::size_t row, std::string_view name) {
    for (const Fact& fact : table.rows.at(row).facts.all()) {
        if (fact.name == name)
            return fact.value;
    }
    throw std::out_of_range(std::string(name));
}

} // namespace

TEST_CASE("A CSV file is read as programs write it") {
    const auto table = parseTable("\xef\xbb\xbfrole;size;note;hot\r\n"
                                  "buyer;1,5;\"says \"\"hello; you\"\"\r\nand goes\";yes\r\n"
                                  "\r\n"
                                  "unknown;NA;?;no\r\n"
                                  "press;-2;None;\r\n"
                                  "\"buyer\" ;+3e2;x;no",
                                  request);
    REQUIRE(table);
    CHECK(table->numbers == std::vector<std::string>{"size"});
    CHECK(table->categories == std::vector<std::string>{"role", "note"});
    CHECK(table->unlabelled == 1);
    REQUIRE(table->rows.size() == 3);
    CHECK(table->rows[0].label);
    CHECK_FALSE(table->rows[1].label);
    CHECK(table->rows[2].index == 3); // counts rows without a label too
    CHECK(std::get<double>(value(*table, 0, "size")) == 1.5);
    CHECK(std::get<std::string>(value(*table, 0, "note")) == "says \"hello; you\"\r\nand goes");
    CHECK(std::get<std::string>(value(*table, 1, "role")) == "unknown");
    CHECK(value(*table, 1, "size") == FactValue(Missing{}));
    CHECK(value(*table, 1, "note") == FactValue(Missing{}));
    CHECK(std::get<double>(value(*table, 2, "size")) == 300);
    CHECK(std::get<std::string>(value(*table, 2, "role")) == "buyer");
}

TEST_CASE("A column is a number where nine in ten of its values are") {
    std::string csv = "n,c,hot\n";
    for (int i = 0; i < 10; ++i)
        csv += (i == 0 ? "many," : "7,") + std::string(i < 2 ? "x" : "1") + ",yes\n";
    const auto table = parseTable(csv, request);
    REQUIRE(table);
    CHECK(table->numbers == std::vector<std::string>{"n"});
    CHECK(std::get<std::string>(value(*table, 0, "n")) == "many");
    CHECK(std::get<std::string>(value(*table, 5, "c")) == "1");
}

TEST_CASE("What is dropped is not seen") {
    auto wanted = request;
    wanted.drop = {"b", "d"};
    const auto table = parseTable("a,b,hot,d\n1,2,yes,3\n", wanted);
    REQUIRE(table);
    CHECK(table->rows[0].facts.all().size() == 1);
}

TEST_CASE("What is wrong with a file is said with file, line, column and remedy") {
    CHECK(complaint("a,hot\n1,yes\n1,2,yes\n").find("visits.csv:3: 3 fields where the header has 2") == 0);
    CHECK(complaint("a,hot\n1\n").find("of column \"a\"; quote fields") != std::string::npos);
    CHECK(complaint("a,hot\n\n\"1,yes\n").find("visits.csv:3: a quoted field is never closed; add") == 0);
    CHECK(complaint("a,hot\n\"1\"2,yes\n").find("visits.csv:2: text behind a closing quote; write") == 0);
    CHECK(complaint("").find("visits.csv:1: the file is empty; a header") == 0);
    CHECK(complaint("a,a,hot\n").find("column \"a\" stands twice; rename") != std::string::npos);
    CHECK(complaint("a,b\n1,2\n").find("no column \"hot\"; --label takes one of: a, b") != std::string::npos);
    CHECK(complaint("a,hot\n1,no\n2,maybe\n").find("--positive takes one of: maybe, no") !=
          std::string::npos);
    auto wanted = request;
    wanted.drop = {"z"};
    CHECK(complaint("a,hot\n1,yes\n", wanted).find("--drop takes one of") != std::string::npos);
    wanted.path = "/does/not/exist.csv";
    CHECK(readTable(wanted).error().detail.find("/does/not/exist.csv: cannot be opened; give") == 0);
}

TEST_CASE("Figures of a few probabilities, by hand") {
    const Figures figures = figuresOf({{0.1, false}, {0.4, true}, {0.4, false}, {0.8, true}});
    CHECK(figures.auc == Approx(3.5 / 4));
    CHECK(figures.brier == Approx((0.01 + 0.36 + 0.16 + 0.04) / 4));
    CHECK(figures.logLoss == Approx(-(std::log(0.9) + std::log(0.4) + std::log(0.6) + std::log(0.8)) / 4));
    CHECK(figures.ece == Approx((0.1 + 0.6 + 0.4 + 0.2) / 4)); // ten bins, four of them with one label each
    CHECK(figuresOf({}).auc == 0.5);
    CHECK(figuresOf({{0.3, true}}).auc == 0.5);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/address.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "tests/catch.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>

using namespace standdienst;

namespace {

struct Row {
    std::string line;
    std::string country;
    std::string text;
    AddressVerdict expected;
};

std::string withBytes(std::string text) {
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
        const auto close = text.find('}', open);
        if (close == std::string::npos)
            break;
        const auto hex = text.substr(open + 1, close - open - 1);
        if (hex.empty() || hex.size() % 2 != 0 ||
            hex.find_first_not_of("0123456789ABCDEF") != std::string::npos)
            continue;
        std::string bytes;
        for (std::size_t at = 0; at < hex.size(); at += 2)
            bytes += static_cast<char>(std::stoi(hex.substr(at, 2), nullptr, 16));
        text.replace(open, close - open + 1, bytes);
    }
    return text;
}

std::string cut(std::string& text, std::string_view separator) {
    const auto at = text.rfind(separator);
    if (at == std::string::npos)
        return {};
    auto behind = text.substr(at + separator.size());
    text.resize(at);
    return behind;
}

std::vector<Row> rows(const std::string& name) {
    std::ifstream file(STANDDIENST_CONTACT_CASES "/" + name);
    REQUIRE(file);
    std::vector<Row> all;
    std::string country;
    for (std::string line; std::getline(file, line);) {
        const auto blank = line.find(' ');
        if (line.empty() || line.starts_with('#') || blank == std::string::npos)
            continue;
        const auto word = line.substr(0, blank);
        auto text = line.substr(blank + 1);
        if (word == "country") {
            country = text;
            continue;
        }
        Row row{line, country, "", {}};
        if (name == "phones.txt")
            row.expected.normalized = cut(text, " = ");
        row.expected.suggestion = word == "typo" ? cut(text, " -> ") : "";
        row.expected.verdict = word == "good"   ? Verdict::Good
                               : word == "typo" ? Verdict::LikelyTypo
                                                : Verdict::Unlikely;
        row.text = withBytes(text);
        all.push_back(std::move(row));
    }
    return all;
}

// What holds of every text.
void checkSafe(const AddressVerdict& verdict) {
    REQUIRE((verdict.verdict == Verdict::LikelyTypo) == !verdict.suggestion.empty());
    REQUIRE((verdict.verdict != Verdict::Unlikely || verdict.normalized.empty()));
    REQUIRE(isUtf8(verdict.suggestion));
    REQUIRE(cleanLine(verdict.suggestion) == verdict.suggestion);
    REQUIRE(isUtf8(verdict.normalized));
}

} // namespace

TEST_CASE("E-mail addresses are taken as people write them", "[address]") {
    const auto all = rows("emails.txt");
    for (const auto& row : all) {
        CAPTURE(row.line);
        const auto found = checkEmail(row.text);
        CHECK(name(found.verdict) == name(row.expected.verdict));
        CHECK(found.suggestion == row.expected.suggestion);
        checkSafe(found);
    }
    CHECK(all.size() >= 200);
}

TEST_CASE("What is offered is good", "[address]") {
    for (const auto& row : rows("emails.txt")) {
        const auto found = checkEmail(row.text);
        CAPTURE(row.line);
        if (!found.suggestion.empty())
            CHECK(checkEmail(found.suggestion).verdict == Verdict::Good);
    }
    for (const auto& row : rows("phones.txt")) {
        const auto found = checkPhone(row.text, row.country);
        CAPTURE(row.line);
        if (!found.suggestion.empty())
            CHECK(checkPhone(found.suggestion, row.country).verdict == Verdict::Good);
    }
}

TEST_CASE("Phone numbers are taken as people write them", "[address]") {
    const auto all = rows("phones.txt");
    for (const auto& row : all) {
        CAPTURE(row.line);
        const auto found = checkPhone(row.text, row.country);
        CHECK(name(found.verdict) == name(row.expected.verdict));
        CHECK(found.suggestion == row.expected.suggestion);
        CHECK(found.normalized == row.expected.normalized);
        checkSafe(found);
    }
    CHECK(all.size() >= 100);
}

TEST_CASE("Two spellings of an address have one form", "[address]") {
    CHECK(checkEmail(" Anna@EXÄMPLE.de").normalized == "Anna@xn--exmple-cua.de");
    CHECK(checkEmail("Anna@xn--exmple-cua.DE").normalized == "Anna@xn--exmple-cua.de");
    CHECK(checkEmail("anna@gmial.com").normalized == "anna@gmial.com");
    CHECK(checkEmail("anna@[192.0.2.1]").normalized == "anna@[192.0.2.1]");
    CHECK(checkEmail("anna at gmx.de").normalized.empty());
}

TEST_CASE("An address at its limit is taken, and no longer one", "[address]") {
    const std::string domain = "@example.org";
    CHECK(checkEmail(std::string(limits::contactEmail - domain.size(), 'a') + domain).verdict ==
          Verdict::Good);
    CHECK(checkEmail(std::string(limits::contactEmail + 1 - domain.size(), 'a') + domain).verdict ==
          Verdict::Unlikely);
    CHECK(checkEmail(std::string(1'000'000, '@')).verdict == Verdict::Unlikely);
    CHECK(checkEmail("a@" + std::string(63, 'b') + ".de").verdict == Verdict::Good);
    CHECK(checkEmail("a@" + std::string(64, 'b') + ".de").verdict == Verdict::Unlikely);
    CHECK(checkPhone("0711 12345" + std::string(limits::contactPhone - 10, ')'), "DE").verdict ==
          Verdict::Good);
    CHECK(checkPhone("0711 12345" + std::string(limits::contactPhone - 9, ')'), "DE").verdict ==
          Verdict::Unlikely);
}

TEST_CASE("No text makes the checks fail", "[address]") {
    const char* given = std::getenv("SEED");
    const unsigned seed = given ? static_cast<unsigned>(std::stoul(given)) : std::random_device{}();
    std::cout << "SEED=" << seed << "\n";
    std::mt19937 random(seed);
    const auto below = [&random](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    const auto emails = rows("emails.txt");
    const auto phones = rows("phones.txt");
    for (int round = 0; round < 20'000; ++round) {
        auto text = round % 2 ? emails[below(emails.size())].text : phones[below(phones.size())].text;
        for (auto changes = 1 + below(4); changes-- > 0;) {
            const auto at = below(text.size() + 1);
            if (below(2) == 0)
                text.insert(at, 1, static_cast<char>(below(256)));
            else if (at < text.size())
                text[at] = "@.+ (0)<,\"\xc3\xff"[below(12)];
            else
                text += emails[below(emails.size())].text;
        }
        CAPTURE(text);
        checkSafe(checkEmail(text));
        checkSafe(checkPhone(text, "DE"));
    }
}

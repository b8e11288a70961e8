// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/encoding.h"
#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "tests/catch.h"

#include <bit>
#include <cmath>
#include <limits>
#include <set>

using namespace standdienst;
using namespace std::chrono_literals;

TEST_CASE("UUIDs survive their text form and refuse every other spelling") {
    const std::string text = "01938f2a-6c4e-7abc-8def-0123456789ab";
    REQUIRE(toString(*parseUuid(text)) == text);
    for (const std::string wrong :
         {"", "01938f2a6c4e7abc8def0123456789ab", "01938F2A-6C4E-7ABC-8DEF-0123456789AB",
          "01938f2a-6c4e-7abc-8def-0123456789a", "01938f2a-6c4e-7abc-8def-0123456789abc",
          "01938f2a_6c4e-7abc-8def-0123456789ab", "g1938f2a-6c4e-7abc-8def-0123456789ab"})
        CHECK_FALSE(parseUuid(wrong));
}

TEST_CASE("UUIDv7 carries its time, version and variant, and sorts by time") {
    SeededRandom random(1);
    const UtcTime first{1'700'000'000'123ms};
    const Uuid a = makeUuid7(first, random);
    const Uuid b = makeUuid7(first + 1ms, random);
    CHECK(a < b);
    CHECK((a.bytes[6] >> 4) == 7);
    CHECK((a.bytes[8] >> 6) == 2);
    CHECK(toString(a).substr(0, 13) == "018bcfe5-687b");
}

TEST_CASE("UUIDv7 is made by a clock that believes in 1970 or before it") {
    SeededRandom random(2);
    std::set<Uuid> made;
    for (const auto time : {UtcTime{}, UtcTime{-1ms}, UtcTime{0ms}})
        made.insert(makeUuid7(time, random));
    CHECK(made.size() == 3);
}

TEST_CASE("Slugs") {
    CHECK(isSlug("hannover-2027"));
    CHECK(isSlug("a"));
    CHECK(isSlug(std::string(64, 'a')));
    CHECK_FALSE(isSlug(std::string(65, 'a')));
    for (const std::string wrong : {"", "-a", "A", "ä", "a b", "a_b", "a\n"})
        CHECK_FALSE(isSlug(wrong));
}

TEST_CASE("A number that is stored and read again is the same, to the last bit") {
    SeededRandom random(11);
    for (int i = 0; i < 20'000; ++i) {
        const auto bits = random.below(std::numeric_limits<std::uint64_t>::max());
        const auto any = std::bit_cast<double>(bits);
        const double number = i % 2 == 0 && std::isfinite(any) ? any : static_cast<double>(bits) * 0x1p-64;
        const std::string text = json::serialize(json::value(number));
        const auto read = parseJson(text);
        REQUIRE(read);
        INFO(text);
        REQUIRE(std::bit_cast<std::uint64_t>(read->to_number<double>()) ==
                std::bit_cast<std::uint64_t>(number));
    }
    CHECK(parseJson("-2.1284096563219872e-239")->get_double() == -2.1284096563219872e-239);
    CHECK(parseJson("1e-999")->get_double() == 0);
}

TEST_CASE("Numbers beyond all that a double holds are no JSON, and none is written") {
    for (const std::string text : {"1e400", "-1e400", "[1.7976931348623159e308]", R"({"a":{"b":1e999}})"}) {
        INFO(text);
        REQUIRE_FALSE(parseJson(text));
        CHECK(parseJson(text).error().code == Code::Malformed);
    }
    CHECK(parseJson("1.7976931348623157e308"));
    CHECK(parseJson(std::string(400, '9')).has_error());
}

TEST_CASE("Times survive the wire, from year 0 to 9999") {
    for (const std::string text :
         {"1970-01-01T00:00:00.000Z", "2026-11-22T09:30:00.123Z", "2038-01-19T03:14:08.000Z",
          "0000-02-29T00:00:00.000Z", "9999-12-31T23:59:59.999Z"})
        CHECK(toRfc3339(*parseRfc3339(text)) == text);
    for (const std::string wrong :
         {"", "2026-11-22", "2026-11-22T09:30:00Z", "2026-11-22T09:30:00.000+01:00",
          "2026-13-01T00:00:00.000Z", "2026-02-29T00:00:00.000Z", "2026-11-22T24:00:00.000Z",
          "2026-11-22t09:30:00.000z", "2026-11-22T09:60:00.000Z"})
        CHECK_FALSE(parseRfc3339(wrong));
}

TEST_CASE("Hexadecimal and base64 accept one spelling only") {
    const std::string bytes("\x00\xff\x10", 3);
    CHECK(toHex(bytesOf(bytes)) == "00ff10");
    CHECK(toBase64(bytesOf(bytes)) == "AP8Q");
    CHECK(*fromBase64("AP8Q") == bytes);
    CHECK(*fromBase64("AA==") == std::string(1, '\0'));
    CHECK(fromBase64("")->empty());
    for (const std::string wrong : {"A", "AA", "AA=", "AP8Q\n", " AP8Q", "AP_Q", "AP8Q="})
        CHECK_FALSE(fromBase64(wrong));
    std::array<std::uint8_t, 2> out{};
    CHECK(fromHex("00ff", out));
    CHECK(out[1] == 0xff);
    for (const std::string wrong : {"00f", "00FF", "00ff0", "0x0f", ""})
        CHECK_FALSE(fromHex(wrong, out));
}

TEST_CASE("JSON from strangers stays within its limits") {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    CHECK(parseJson(nested(limits::jsonDepth)));
    CHECK_FALSE(parseJson(nested(limits::jsonDepth + 1)));
    CHECK_FALSE(parseJson(nested(100'000)));
    for (const std::string wrong : {"", "{", "{\"a\":1,}", "nul", "\"\xff\"", "{}{}", "NaN", "\"\\ud800\""})
        CHECK(parseJson(wrong).error().code == Code::Malformed);
}

TEST_CASE("Fields are read with errors that name them") {
    const auto object =
        *parseObject(R"({"n":9007199254740991,"big":9007199254740992,"minus":-1,"half":0.5,"t":"abc"})");
    CHECK(*integerField(object, "n") == limits::largestInteger);
    CHECK(integerField(object, "big").error().code == Code::TooLarge);
    for (const std::string key : {"minus", "half", "t", "absent"}) {
        CHECK(integerField(object, key).error().code == Code::Malformed);
        CHECK(integerField(object, key).error().detail.find(key) == 0);
    }
    CHECK(*stringField(object, "t", 3) == "abc");
    CHECK(stringField(object, "t", 2).error().code == Code::TooLarge);
}

TEST_CASE("UTF-8 is checked as RFC 3629 has it") {
    for (const std::string good : {"", "a", "ä", "€", "𝄞", "\xf4\x8f\xbf\xbf"})
        CHECK(isUtf8(good));
    for (const std::string bad : {"\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80", "\xff"})
        CHECK_FALSE(isUtf8(bad));
    CHECK(codePoints("a€𝄞") == 3);
}

TEST_CASE("Random::below is uniform and stays below") {
    SeededRandom random(7);
    std::array<int, 6> seen{};
    for (int i = 0; i < 6000; ++i)
        ++seen.at(random.below(6));
    for (const int count : seen)
        CHECK(std::abs(count - 1000) < 150);
    CHECK(random.below(1) == 0);
    CHECK(random.below(std::numeric_limits<std::uint64_t>::max()) <
          std::numeric_limits<std::uint64_t>::max());
}

TEST_CASE("The same seed gives the same chance") {
    SeededRandom a(42);
    SeededRandom b(42);
    SeededRandom c(43);
    const auto x = a.below(1u << 30);
    CHECK(x == b.below(1u << 30));
    CHECK(x != c.below(1u << 30));
}

TEST_CASE("Error codes have distinct wire names") {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(Code::Internal); ++i)
        names.insert(name(static_cast<Code>(i)));
    CHECK(names.size() == static_cast<std::size_t>(Code::Internal) + 1);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gifts/returns.h"

#include "tests/catch.h"

#include <span>
#include <string>

using namespace standdienst;

namespace {

// Counts how often somebody wants chance, and says what it gave.
class Recorded : public Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        ++fills;
        for (auto& byte : bytes)
            byte = next++;
    }
    int fills = 0;

private:
    std::uint8_t next = 0;
};

} // namespace

TEST_CASE("Returns: a badge is known again on the same day, and no other") {
    Recorded random;
    Returns returns(random);
    CHECK_FALSE(returns.knows("badge 4711", 1));
    CHECK_FALSE(returns.knows("badge 4711", 1)); // asking remembers nothing
    returns.remember("badge 4711", 1);
    CHECK(returns.knows("badge 4711", 1));
    CHECK_FALSE(returns.knows("badge 4712", 1));
    CHECK_FALSE(returns.knows("badge 471", 1));
    CHECK_FALSE(returns.knows("badge 4711 ", 1)); // raw as it was scanned
    CHECK_FALSE(returns.knows("", 1));
    returns.remember("badge 4712", 1);
    returns.remember("badge 4712", 1);
    CHECK(returns.knows("badge 4711", 1));
    CHECK(returns.knows("badge 4712", 1));
}

TEST_CASE("Returns: bytes of any kind are codes") {
    Recorded random;
    Returns returns(random);
    const std::string zero("a\0b", 3);
    returns.remember(zero, 1);
    CHECK(returns.knows(zero, 1));
    CHECK_FALSE(returns.knows("a", 1)); // not cut at the zero
    const std::string large(4096, '\xff');
    returns.remember(large, 1);
    CHECK(returns.knows(large, 1));
    CHECK_FALSE(returns.knows(large.substr(1), 1));
    returns.remember("", 1);
    CHECK(returns.knows("", 1));
}

TEST_CASE("Returns: with the day, key and memory go") {
    Recorded random;
    Returns returns(random);
    returns.remember("badge", 20'000);
    CHECK(random.fills == 1);
    CHECK(returns.knows("badge", 20'000));
    CHECK(random.fills == 1); // one key a day
    CHECK_FALSE(returns.knows("badge", 20'001));
    CHECK(random.fills == 2);
    returns.remember("badge", 20'001);
    CHECK(returns.knows("badge", 20'001));
    // A clock that goes back is another day as well, and brings nothing back.
    CHECK_FALSE(returns.knows("badge", 20'000));
    CHECK(random.fills == 3);
    CHECK_FALSE(returns.knows("badge", 20'001));
    // Days before 1970 are days.
    returns.remember("badge", -1);
    CHECK(returns.knows("badge", -1));
}

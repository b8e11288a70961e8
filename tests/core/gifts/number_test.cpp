// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gifts/number.h"

#include "core/base/limits.h"
#include "tests/catch.h"

using namespace standdienst;

TEST_CASE("Gift numbers: what is shown can be typed back, to the last") {
    for (const auto number : {limits::giftFirstNumber, std::uint64_t{500}, limits::giftLastNumber}) {
        for (const char* letters : {"A", "Z", "AB", "ABC"}) {
            const auto read = readGiftNumber(giftNumber(number, letters));
            REQUIRE(read);
            CHECK(read->number == number);
            CHECK(read->letters == letters);
        }
    }
    CHECK(giftNumber(127, "B") == "127B");
}

TEST_CASE("Gift numbers: as people type them, and nothing else") {
    struct Case {
        const char* typed;
        const char* means; // "": nothing
    };
    for (const Case& c : {Case{"127b", "127B"},
                          Case{" 127 B ", "127B"},
                          Case{"127-b", "127B"},
                          Case{"127.B", "127B"},
                          Case{"1 2 7 a b", "127AB"},
                          Case{"101A", "101A"},
                          Case{"999A", "999A"},
                          Case{"100A", ""}, // none below the first
                          Case{"099A", ""},
                          Case{"000A", ""},
                          Case{"1000A", ""},
                          Case{"12A", ""},
                          Case{"127", ""},
                          Case{"B27", ""}, // a ticket
                          Case{"B127", ""},
                          Case{"127B1", ""},
                          Case{"127ABCD", ""},
                          Case{"", ""},
                          Case{" - ", ""},
                          Case{"127Ä", ""},
                          Case{"127,B", ""},
                          Case{"+127B", ""},
                          Case{"127\tB", ""},
                          Case{"１２７B", ""}}) {
        INFO(c.typed);
        const auto read = readGiftNumber(c.typed);
        CHECK((read ? giftNumber(read->number, read->letters) : "") == c.means);
    }
}

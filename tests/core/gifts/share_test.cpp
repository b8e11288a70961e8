// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gifts/share.h"

#include "tests/catch.h"

using namespace standdienst;
using namespace std::chrono_literals;

TEST_CASE("Gift share: a backend that remembers fewer numbers than were used has none to grant") {
    SeededRandom random(1);
    GiftShare share(random);
    share.offer({"bag"});
    const auto request = share.due(0ms, random);
    REQUIRE(request);
    share.asked(*request, 0ms);
    const auto told = [&](std::uint64_t last) {
        const auto document =
            parseObject(R"({"answers":1,"letters":"B","numbers":[[101,)" + std::to_string(last) +
                        R"(]],"gifts":{"bag":{"allotted":9,"keep":9}}})");
        share.heard(&*document);
    };
    told(105);
    CHECK(share.remaining("bag", 1ms) == 5);
    for (const char* number : {"101B", "102B", "103B"})
        CHECK(share.grant("bag", 1ms)->number == number);
    for (const std::uint64_t last : {101u, 102u, 103u}) {
        told(last);
        CHECK(share.remaining("bag", 1ms) == 0);
        CHECK_FALSE(share.grant("bag", 1ms));
    }
    told(104);
    CHECK(share.remaining("bag", 1ms) == 1);
    CHECK(share.grant("bag", 1ms)->number == "104B");
    CHECK_FALSE(share.grant("bag", 1ms));
}

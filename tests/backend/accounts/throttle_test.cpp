// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/support/test_clock.h"

#include "backend/accounts/throttle.h"

using namespace standdienst;
using namespace standdienst::backend;
using namespace std::chrono_literals;

TEST_CASE("throttle: waits double up to a ceiling, and end with a success or an hour of peace") {
    test::TestClock clock;
    Throttle throttle(clock);
    for (int i = 0; i < 5; ++i)
        CHECK(throttle.begin({"ann"}) == 0s);
    CHECK(throttle.begin({"ann"}) == 2s);
    CHECK(throttle.begin({"ann"}) == 2s); // asking does not make it worse
    CHECK(throttle.begin({"bob"}) == 0s);
    auto longest = 0s;
    for (int i = 0; i < 20; ++i) {
        const auto wait = throttle.begin({"ann"});
        longest = std::max(longest, wait);
        clock.advance(wait);
        CHECK(throttle.begin({"ann"}) == 0s);
    }
    CHECK(longest == 300s);
    SECTION("success") {
        throttle.succeeded("ann");
        CHECK(throttle.begin({"ann"}) == 0s);
        CHECK(throttle.begin({"ann"}) == 0s);
    }
    SECTION("peace") {
        clock.advance(61min);
        for (int i = 0; i < 5; ++i)
            CHECK(throttle.begin({"ann"}) == 0s);
    }
}

TEST_CASE("throttle: remembers a bounded number, the newest") {
    test::TestClock clock;
    Throttle throttle(clock);
    for (int i = 0; i < 5; ++i)
        throttle.begin({"attacker"});
    clock.advance(1ms);
    for (int i = 0; i < 9999; ++i)
        throttle.begin({"name " + std::to_string(i)});
    throttle.begin({"one more"}); // the attacker's entry was the oldest
    CHECK(throttle.begin({"attacker"}) == 0s);
}

TEST_CASE("throttle: a try that one key refuses counts for none") {
    test::TestClock clock;
    Throttle throttle(clock);
    for (int i = 0; i < 5; ++i)
        CHECK(throttle.begin({"blocked"}) == 0s);
    for (int i = 0; i < 20; ++i)
        CHECK(throttle.begin({"innocent", "blocked"}) == 2s);
    CHECK(throttle.begin({"innocent"}) == 0s);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/pool.h"

#include "tests/catch.h"

#include <atomic>
#include <future>

using namespace standdienst::backend::http;

TEST_CASE("a pool takes no more than its queue holds, and runs all that it took", "[http]") {
    std::promise<void> begun;
    std::promise<void> gate;
    std::atomic<int> ran = 0;
    WorkerPool pool(1, 2);
    REQUIRE(pool.post([&] {
        begun.set_value();
        gate.get_future().wait();
        ++ran;
    }));
    begun.get_future().wait();
    CHECK(pool.post([&] { ++ran; }));
    CHECK(pool.post([&] { ++ran; }));
    CHECK_FALSE(pool.post([&] { ran = 100; }));
    gate.set_value();
    pool.stop();
    CHECK(ran == 3);
    CHECK_FALSE(pool.post([&] { ran = 100; }));
    CHECK(ran == 3);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/pool.h"

#include "tests/catch.h"

#include <atomic>
#include <future>

using namespace standdienst::backend::http;

namespace {

// A pool of one thread, which is held until open().
struct Held {
    std::promise<void> begun;
    std::promise<void> gate;
    WorkerPool pool;

    explicit Held(std::size_t queue) : pool(1, queue) {
        REQUIRE(pool.post("holder", {[this] {
                              begun.set_value();
                              gate.get_future().wait();
                          }}));
        begun.get_future().wait();
    }
    void open() {
        gate.set_value();
        pool.stop();
    }
};

} // namespace

TEST_CASE("a pool takes no more than its queue holds, and runs all that it took", "[http]") {
    std::atomic<int> ran = 0;
    Held held(2);
    CHECK(held.pool.post("a", {[&] {
                             ++ran;
                         }}));
    CHECK(held.pool.post("a", {[&] {
                             ++ran;
                         }}));
    CHECK_FALSE(held.pool.post("a", {[&] {
                                   ran = 100;
                               }}));
    held.open();
    CHECK(ran == 2);
    CHECK_FALSE(held.pool.post("a", {[&] {
                                   ran = 100;
                               }}));
    CHECK(ran == 2);
}

TEST_CASE("who brings many jobs waits for those, and others do not", "[http]") {
    std::string order; // of the pool's one thread
    Held held(100);
    for (int i = 0; i < 5; ++i)
        REQUIRE(held.pool.post("many", {[&] {
                                   order += 'm';
                               }}));
    REQUIRE(held.pool.post("few", {[&] {
                               order += 'f';
                           }}));
    REQUIRE(held.pool.post("some", {[&] {
                               order += 's';
                           }}));
    REQUIRE(held.pool.post("some", {[&] {
                               order += 's';
                           }}));
    held.open();
    CHECK(order == "mfsmsmmm");
}

TEST_CASE("in a full queue whoever has the most makes room", "[http]") {
    std::string order;
    int refused = 0;
    Held held(4);
    for (int i = 0; i < 4; ++i)
        REQUIRE(held.pool.post("many", {[&] { order += 'm'; },
                                        [&] {
                                            ++refused;
                                        }}));
    CHECK(held.pool.post("few", {[&] { order += 'f'; },
                                 [&] {
                                     refused += 100;
                                 }}));
    CHECK(refused == 1);
    CHECK(held.pool.post("few", {[&] { order += 'f'; },
                                 [&] {
                                     refused += 100;
                                 }}));
    CHECK(refused == 2);
    // Now they are alike.
    CHECK_FALSE(held.pool.post("few", {[&] {
                                   order += 'F';
                               }}));
    CHECK_FALSE(held.pool.post("many", {[&] {
                                   order += 'M';
                               }}));
    CHECK(held.pool.post("third", {[&] {
                             order += 't';
                         }}));
    CHECK(refused == 3);
    held.open();
    CHECK(order == "mftf");
}

TEST_CASE("one owner's jobs do not take all threads", "[http]") {
    WorkerPool pool(4, 100);
    std::promise<void> gate;
    const auto opened = gate.get_future().share();
    for (int i = 0; i < 10; ++i)
        REQUIRE(pool.post("many", {[opened] {
                              opened.wait();
                          }}));
    std::promise<void> done;
    REQUIRE(pool.post("few", {[&] {
                          done.set_value();
                      }}));
    done.get_future().wait(); // for ever, if the others had all of them
    gate.set_value();
    pool.stop();
    SUCCEED();
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/disk_gauge.h"

#include "tests/backend/support/temp_folder.h"
#include "tests/backend/support/test_clock.h"
#include "tests/catch.h"

using namespace standdienst;
using namespace standdienst::backend;
using namespace std::chrono_literals;
using State = DiskGauge::State;

TEST_CASE("a disk is low before it is full, and takes facts again when there is room", "[disk]") {
    test::TestClock clock;
    std::optional<std::uint64_t> free = 1024ULL << 20;
    int looks = 0;
    DiskGauge gauge(
        [&] {
            ++looks;
            return free;
        },
        clock);
    const auto after = [&](std::optional<std::uint64_t> mebibytes) {
        free = mebibytes ? std::optional(*mebibytes << 20) : std::nullopt;
        clock.advance(1s);
        return gauge.room().state;
    };
    CHECK(after(256) == State::Ok);
    CHECK(after(255) == State::Low);
    CHECK(gauge.forFacts());
    CHECK(after(32) == State::Low);
    CHECK(after(31) == State::Full);
    REQUIRE_FALSE(gauge.forFacts());
    CHECK(gauge.forFacts().error().code == Code::Full);
    CHECK(after(0) == State::Full);
    CHECK(after(std::nullopt) == State::Ok); // where nobody can tell, the database will
    CHECK(after(1) == State::Full);
    CHECK(after(300) == State::Ok);
    CHECK(gauge.forFacts());

    const int before = looks;
    for (int i = 0; i < 100; ++i)
        CHECK(gauge.forFacts());
    CHECK(looks == before); // once a second is often enough
}

TEST_CASE("the disk of a folder is looked at where it is", "[disk]") {
    const test::TempFolder folder;
    CHECK(DiskGauge::of(folder.path())().value_or(0) > 0);
    CHECK_FALSE(DiskGauge::of(folder.path() / "nowhere")());
}

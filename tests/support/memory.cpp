// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memory.h"

#include <sqlite3.h>

#include <atomic>
#include <stdexcept>

namespace standdienst::test::memory {

namespace {

sqlite3_mem_methods system_;
std::atomic<std::uint64_t> counted{0};
std::atomic<std::uint64_t> failing{0};
std::atomic<bool> lasts{false};
std::atomic<bool> happened{false};

bool fails() {
    const auto number = ++counted;
    const auto at = failing.load();
    if (at == 0 || number < at || (number > at && !lasts))
        return false;
    happened = true;
    return true;
}

void* allocate(int bytes) {
    return fails() ? nullptr : system_.xMalloc(bytes);
}

void* reallocate(void* old, int bytes) {
    return fails() ? nullptr : system_.xRealloc(old, bytes);
}

void required(int code) {
    if (code != SQLITE_OK)
        throw std::logic_error("SQLite was used before its memory could be replaced");
}

} // namespace

void install() {
    required(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &system_));
    sqlite3_mem_methods ours = system_;
    ours.xMalloc = allocate;
    ours.xRealloc = reallocate;
    required(sqlite3_config(SQLITE_CONFIG_MALLOC, &ours));
    // Small pieces come out of a reserve of each connection otherwise, and never fail.
    required(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0));
}

void begin(std::uint64_t failsAt, bool lasting) {
    counted = 0;
    happened = false;
    lasts = lasting;
    failing = failsAt;
}

std::uint64_t count() {
    return counted;
}

bool struck() {
    return happened;
}

void heal() {
    failing = 0;
}

} // namespace standdienst::test::memory

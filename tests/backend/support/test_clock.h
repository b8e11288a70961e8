// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <atomic>

namespace standdienst::test {

// A clock that stands still until it is told otherwise.
class TestClock final : public Clock {
public:
    UtcTime utc() const override { return start_ + passed_.load(); }
    std::chrono::milliseconds monotonic() const override { return passed_.load(); }
    void advance(std::chrono::milliseconds by) { passed_ = passed_.load() + by; }

private:
    UtcTime start_ = *parseRfc3339("2026-11-22T09:00:00.000Z");
    std::atomic<std::chrono::milliseconds> passed_{std::chrono::milliseconds{0}};
};

} // namespace standdienst::test

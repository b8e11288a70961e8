// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace standdienst::backend {

// Slows down whoever guesses: some failures are free, then each doubles the wait, up to a ceiling. Bounded:
// of too many keys, those are forgotten that have waited the longest. Thread-safe.
class Throttle {
public:
    explicit Throttle(const Clock& clock) : clock_(clock) {}
    // Zero: go on. Counts the try as failed under each key until `succeeded` says otherwise, so that parallel
    // tries do not slip through. Where one of them has to wait, none is counted.
    std::chrono::seconds begin(const std::vector<std::string>& keys);
    void succeeded(const std::string& key);

private:
    struct Entry {
        int failures = 0;
        std::chrono::milliseconds until{};
        std::chrono::milliseconds last{};
    };
    Entry& entry(const std::string& key, std::chrono::milliseconds now);
    void makeRoom();

    const Clock& clock_;
    std::mutex mutex_;
    std::map<std::string, Entry> entries_;
};

} // namespace standdienst::backend

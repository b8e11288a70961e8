// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/accounts/throttle.h"

#include <algorithm>

namespace standdienst::backend {

namespace {

using namespace std::chrono_literals;

constexpr int freeFailures = 5;
constexpr std::chrono::seconds firstWait = 2s;
constexpr std::chrono::seconds longestWait = 300s;
constexpr auto forgottenAfter = 1h;
constexpr std::size_t mostKeys = 10000;

std::chrono::seconds waitAfter(int failures) {
    const int doublings = std::min(failures - freeFailures, 16);
    return doublings < 0 ? 0s : std::min(longestWait, firstWait * (1 << doublings));
}

} // namespace

Throttle::Entry& Throttle::entry(const std::string& key, std::chrono::milliseconds now) {
    if (entries_.size() >= mostKeys && !entries_.contains(key))
        makeRoom();
    Entry& entry = entries_[key];
    if (entry.failures > 0 && now - entry.last > forgottenAfter)
        entry = {};
    return entry;
}

std::chrono::seconds Throttle::begin(const std::vector<std::string>& keys) {
    const std::lock_guard lock(mutex_);
    const auto now = clock_.monotonic();
    std::chrono::milliseconds wait{};
    for (const std::string& key : keys) {
        const auto found = entries_.find(key);
        if (found != entries_.end())
            wait = std::max(wait, found->second.until - now);
    }
    if (wait > 0ms)
        return std::chrono::ceil<std::chrono::seconds>(wait);
    for (const std::string& key : keys) {
        Entry& counted = entry(key, now);
        ++counted.failures;
        counted.last = now;
        counted.until = now + waitAfter(counted.failures);
    }
    return 0s;
}

void Throttle::succeeded(const std::string& key) {
    const std::lock_guard lock(mutex_);
    entries_.erase(key);
}

void Throttle::makeRoom() {
    const auto oldest =
        std::ranges::min_element(entries_, {}, [](const auto& item) { return item.second.last; });
    entries_.erase(oldest);
}

} // namespace standdienst::backend

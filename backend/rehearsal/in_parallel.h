// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace standdienst::backend {

// Calls `work` for 0 to count - 1, each once, on so many threads (0: as many as the machine has), and returns
// when all are done. `work` may be called from several at once and must not throw.
template<class Work>
void inParallel(std::size_t count, std::size_t threads, const Work& work) {
    std::atomic<std::size_t> next{0};
    const auto some = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    const std::size_t wanted = threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < std::min(wanted, count); ++i)
        helpers.emplace_back(some);
    some();
}

} // namespace standdienst::backend

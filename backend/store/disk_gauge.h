// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>

namespace standdienst::backend {

// How much room the data folder's disk has: refuses new facts while there is still room to finish what was
// begun (a checkpoint of the write-ahead log takes as much as the log), and warns long before. Thread-safe.
class DiskGauge {
public:
    using Free = std::function<std::optional<std::uint64_t>()>; // bytes; nothing where nobody can tell
    DiskGauge(Free free, const Clock& clock) : free_(std::move(free)), clock_(clock) {}
    static Free of(const std::filesystem::path& folder);

    enum class State { Ok, Low, Full };
    struct Room {
        State state = State::Ok;
        std::optional<std::uint64_t> free;
    };
    // Looks at the disk once a second at most, and logs when the state changes.
    Room room();
    // Full where no fact is taken.
    Result<void> forFacts();

private:
    const Free free_;
    const Clock& clock_;
    std::mutex mutex_; // guards what follows
    Room room_;
    std::optional<std::chrono::milliseconds> looked_;
};

std::string_view name(DiskGauge::State state); // "ok", "low", "full"

} // namespace standdienst::backend

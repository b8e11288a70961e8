// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/bytes.h"
#include "core/base/random.h"

#include <array>
#include <cstdint>
#include <set>
#include <string_view>

namespace standdienst {

// Knows a badge that was scanned here again, and nothing else of it: it keeps a keyed hash, in memory alone,
// and forgets key and hashes together at the end of the day. Nobody who takes the device can tell whose they
// are. Whoever shows no badge, or goes to another kiosk, is not recognised, and nobody claims otherwise.
class Returns {
public:
    explicit Returns(Random& random) : random_(random) {}
    ~Returns();
    Returns(const Returns&) = delete;
    Returns& operator=(const Returns&) = delete;

    // `day`: any number that changes with the day.
    bool knows(std::string_view code, std::int64_t day);
    void remember(std::string_view code, std::int64_t day);

private:
    using Hash = std::array<std::uint8_t, 16>;
    Hash hashOf(std::string_view code) const;
    void turnTo(std::int64_t day);

    Random& random_;
    std::int64_t day_ = INT64_MIN;
    std::array<std::uint8_t, 32> key_{};
    std::set<Hash> seen_;
};

} // namespace standdienst

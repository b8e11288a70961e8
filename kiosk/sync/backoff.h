// SPDX-License-Identifier: GPL-3.0-or-later
// When to try again (docs/internals/protocol.md): full jitter between 0 and min(60 s, 0.5 s · 2ⁿ), so that a
// hundred devices that lost the same backend do not come back together.
#pragma once

#include "core/base/random.h"

#include <algorithm>
#include <chrono>

namespace standdienst::kiosk {

class Backoff {
public:
    static constexpr std::chrono::milliseconds first{500};
    static constexpr std::chrono::milliseconds ceiling{60'000};

    // The delay before the next try; every call widens the window.
    std::chrono::milliseconds next(Random& random) {
        const auto most = std::min(ceiling, first * (1 << std::min(attempts_, 10)));
        ++attempts_;
        return std::chrono::milliseconds(random.below(static_cast<std::uint64_t>(most.count()) + 1));
    }
    void reset() { attempts_ = 0; }

private:
    int attempts_ = 0;
};

} // namespace standdienst::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/floor/floor_thread.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace standdienst::backend {

FloorThread::FloorThread(FloorDesk& desk, Staff& staff, Shifts& shifts, const Clock& clock)
    : desk_(desk), staff_(staff), shifts_(shifts), clock_(clock), thread_("floor", [this] {
          return look();
      }) {}

// What cannot be forgotten yet keeps nobody from being served.
Result<std::chrono::milliseconds> FloorThread::look() {
    std::chrono::milliseconds rest = std::chrono::minutes(1);
    if (clock_.utc() >= forgetAt_) {
        const auto forgotten = staff_.forgetPast();
        const auto shifts = shifts_.forgetPast();
        if (const auto error = firstError(forgotten, shifts)) {
            spdlog::warn("floor: what is over could not be forgotten yet: {}", error->detail);
            rest = LookThread::afterTrouble;
        } else {
            forgetAt_ = std::min(*forgotten, *shifts);
        }
    }
    const auto looked = desk_.look();
    if (!looked)
        return looked.error();
    return std::min(rest, *looked);
}

} // namespace standdienst::backend

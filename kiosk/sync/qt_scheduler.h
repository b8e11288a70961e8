// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/sync/transport.h"

namespace standdienst::kiosk {

// Timers of the Qt event loop of the thread that asks.
class QtScheduler final : public Scheduler {
public:
    std::unique_ptr<Exchange> after(std::chrono::milliseconds delay, std::function<void()> done) override;
};

} // namespace standdienst::kiosk

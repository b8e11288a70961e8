// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/kiosk/support/simulation.h"

namespace standdienst::simulation {

using kiosk::Simulation;

// A machine's clocks in the hall: the one on the wall may be wrong, the other begins with the machine.
class MachineClock final : public Clock {
public:
    explicit MachineClock(const Simulation& simulation)
        : simulation_(simulation), booted_(simulation.clock.monotonic()) {}
    UtcTime utc() const override { return simulation_.clock.utc() + wrong_; }
    std::chrono::milliseconds monotonic() const override { return simulation_.clock.monotonic() - booted_; }

    std::chrono::milliseconds booted() const { return booted_; } // by the hall's clock
    void boot() { booted_ = simulation_.clock.monotonic(); }
    void setUtc(UtcTime utc) { wrong_ = utc - simulation_.clock.utc(); }
    void setRight() { wrong_ = {}; }

private:
    const Simulation& simulation_;
    std::chrono::milliseconds booted_;
    std::chrono::milliseconds wrong_{0};
};

} // namespace standdienst::simulation

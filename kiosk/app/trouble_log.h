// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/device/device_state.h"

namespace standdienst::kiosk {

// Says on standard error what the screen says to staff, once each time it changes: for whoever reads the log
// of a kiosk that they cannot see. `device` outlives it.
class TroubleLog {
public:
    explicit TroubleLog(const DeviceState& device);
    ~TroubleLog();
    TroubleLog(const TroubleLog&) = delete;
    TroubleLog& operator=(const TroubleLog&) = delete;

private:
    void look();

    const DeviceState& device_;
    DeviceState::Trouble said_ = DeviceState::None;
    QMetaObject::Connection connection_;
};

} // namespace standdienst::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/store/device_store.h"

#include <string>

namespace standdienst::kiosk {

struct Forgotten {
    std::size_t undelivered = 0;
    std::string keptIn; // the folder; empty where everything was delivered and so nothing is kept
};

// Makes a device nobody's, to be given away: erases its file and those beside it, damaged ones too. Conflict
// where they hold what the backend does not have, unless `evenUndelivered`; then they are moved into a folder
// beside. Locked while the kiosk runs.
Result<Forgotten> forgetDevice(const StoreOptions& options, bool evenUndelivered, const Clock& clock,
                               Random& random);

} // namespace standdienst::kiosk

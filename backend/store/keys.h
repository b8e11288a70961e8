// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/data_folder.h"

#include "core/base/ids.h"
#include "core/base/random.h"
#include "core/crypto/keys.h"

namespace standdienst::backend {

// What makes this instance itself: its writer id, the key that signs its journal, and the key that opens what
// devices sealed. Whoever has the seal key reads every contact: back it up, and not beside the database.
struct BackendKeys {
    WriterId writer;
    SignKey sign;
    SealKey seal;
};

// Reads them from the data folder, or makes them at the first start.
Result<BackendKeys> openKeys(const DataFolder& folder, Random& random, const Clock& clock);

} // namespace standdienst::backend

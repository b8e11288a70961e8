// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/data_folder.h"
#include "backend/store/keys.h"
#include "backend/store/ledger.h"
#include "backend/store/store.h"

#include <functional>

namespace standdienst::backend {

// Of what a backup is made. All of it outlives the call.
struct BackupSource {
    const DataFolder& folder;
    Store& store;
    const BackendKeys& keys;
    const Ledger& ledger;
    const Clock& clock;
    // Called before each step: tests cut the power there.
    std::function<void()> beforeStep{};
};

struct BackupReport {
    UtcTime madeAt;
    std::filesystem::path target;
    std::uint64_t events = 0;
    std::uint64_t bytes = 0;    // of the database
    bool othersMayRead = false; // the file system knows no modes; who has it reads every contact
};

// Copies database, keys and ledger into the new folder `target` while everything goes on, looks through the
// copy, and lets devices know what they need not keep for us any longer. What was under way when the power
// went lies in `target`.part and is removed by the next try. Left out: sessions, and who is who behind
// today's pseudonyms. Conflict where the target exists or lies inside the data folder; NotFound where there
// is no folder to put it into; Full.
Result<BackupReport> backUp(const BackupSource& source, const std::filesystem::path& target);

} // namespace standdienst::backend

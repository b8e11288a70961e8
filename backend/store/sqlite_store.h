// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/ledger.h"
#include "backend/store/store.h"

#include "core/base/random.h"
#include "core/base/time.h"

#include <filesystem>

namespace standdienst::backend {

struct SqliteOptions {
    std::filesystem::path file;       // made where it does not exist, mode 0600
    std::size_t readers = 3;          // connections for reading; more readers wait for one
    std::size_t queue = 1024;         // writes waiting; more are Busy
    std::size_t cacheKib = 64 * 1024; // page cache of the writing connection
    std::uint64_t mostPages = 0;      // for tests of a full disk; 0: no limit
    std::shared_ptr<Ledger> ledger{}; // is told before something is erased or revoked; null: nobody is
};

// Opens the database and brings it to this version. NewerVersion where a newer program wrote it, Full,
// Internal. The caller holds the data folder's lock (data_folder.h): nobody else may write to the file.
Result<std::unique_ptr<Store>> openSqliteStore(const SqliteOptions& options, Random& random);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/time.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace standdienst::backend {

struct RestoreOptions {
    std::filesystem::path data;   // not there yet, or empty, or with a restore that was cut short
    std::filesystem::path source; // a backup
    // What was erased and revoked since. Nothing: there is no other than the backup's own, and whoever
    // restores said that they know what this means.
    std::optional<std::filesystem::path> ledger;
    // Called before each step: tests cut the power there.
    std::function<void()> beforeStep{};
};

struct RestoreReport {
    UtcTime madeAt;           // of the backup
    std::uint64_t events = 0; // in it
    std::size_t erased = 0;   // visits that were erased again
    std::size_t revoked = 0;  // devices and tablets that were shut out again
    std::uint64_t life = 0;   // in which this instance's own journal goes on
};

// Makes a data folder out of a backup: with a new epoch, so that every device takes a snapshot; in a new
// incarnation of our own journal; without sessions; with what the ledger knows erased and revoked again.
// There is a backend in the folder when this returns with success, and never half of one. Conflict where the
// folder holds anything; Locked where somebody works in it; otherwise as readBackup and Backend::open.
Result<RestoreReport> restore(const RestoreOptions& options, const Clock& clock, Random& random);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/keys.h"
#include "backend/store/store.h"

namespace standdienst::backend {

struct RebuildReport {
    std::uint64_t events = 0;
    std::uint64_t documents = 0;
    std::uint64_t contacts = 0;
    std::uint64_t chains = 0;
    std::vector<std::string> differences; // in words; at most 100
    bool same() const { return differences.empty(); }
};

// Folds every journal anew and verifies every chain. With `checkOnly` what stands is compared, byte for byte,
// and left alone; otherwise it is replaced, under a new epoch, in one transaction. Broken chains are
// differences and never stop it.
Result<RebuildReport> rebuild(Store& store, const BackendKeys& keys, Random& random, bool checkOnly);

// At start: rebuilds where the documents were made by another version of the fold.
Result<void> rebuildIfOutdated(Store& store, const BackendKeys& keys, Random& random);

} // namespace standdienst::backend

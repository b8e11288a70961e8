// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/keys.h"
#include "backend/store/store.h"

#include <filesystem>

namespace standdienst::backend {

struct RebuildReport {
    std::uint64_t events = 0;
    std::uint64_t documents = 0; // tombstones included
    std::uint64_t contacts = 0;
    std::uint64_t chains = 0; // incarnations of journals
    // Documents and contacts that do not follow from the journal, broken chains: in words, the first hundred.
    std::vector<std::string> differences;
};

// Folds every journal anew in a database of its own below `scratch` (a folder, made and removed), and
// compares with what stands, byte for byte; verifies every chain and its signature. Changes nothing; the
// service may run meanwhile.
Result<RebuildReport> checkRebuild(Store& store, const BackendKeys& keys, Random& random,
                                   const std::filesystem::path& scratch);

// Replaces all documents and contacts by what the journal says, under a new epoch, in one write. Returns the
// number of events.
Result<RebuildReport> rebuild(Store& store, const BackendKeys& keys, Random& random);

// At start: rebuilds where the documents were made by another version of the fold.
Result<void> rebuildIfOutdated(Store& store, const BackendKeys& keys, Random& random);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/ingest.h"
#include "backend/store/ledger.h"

#include <optional>
#include <string_view>

namespace standdienst::backend {

// Forgets visitors: first in the ledger, then by an event of our own, upon which the fold takes their person
// out of journal, contacts, search and documents, and devices drop what they still hold. Thread-safe.
class Erasing {
public:
    Erasing(Store& store, Ingest& ingest, Ledger& ledger);

    struct Erased {
        VisitId visit;
        std::string startedAt; // by its device's clock; empty where nobody knows
        std::string device;    // its name, as well
        bool contact = false;  // there was one
        bool anew = true;      // false: it was erased before
    };
    // NotFound where no such visit was heard of.
    Result<Erased> erase(const VisitId& visit);
    // By the number of a ticket or of a gift, as the visitor shows it. NotFound; Conflict lists them where
    // several days had it.
    Result<VisitId> visitOf(std::string_view number);

    // What the ledger says and the journal does not, and the other way round: after a restore, a new ledger,
    // or a crash in between. The number of visits that were erased. To be called at start, and when a fair
    // was published.
    Result<std::size_t> catchUp();

private:
    Store& store_;
    Ingest& ingest_;
    Ledger& ledger_;
};

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/accounts/accounts.h"
#include "backend/accounts/tablets.h"
#include "backend/backup/erasing.h"
#include "backend/companies/companies.h"
#include "backend/devices/devices.h"
#include "backend/fair/fairs.h"
#include "backend/floor/floor_desk.h"
#include "backend/gifts/counter.h"
#include "backend/http/tls_identity.h"
#include "backend/journal/ingest.h"
#include "backend/shifts/shifts.h"
#include "backend/store/data_folder.h"
#include "backend/store/keys.h"
#include "backend/tickets/tickets.h"
#include "backend/today/today.h"
#include "backend/triage/teaching.h"
#include "backend/visits/visits.h"

namespace standdienst::backend {

// All of the backend but its network side, over one data folder, which it locks: what `serve` serves, and
// what commands work on where no service runs.
struct Backend {
    // Makes what is missing, where it may: the folder, keys, the database. Locked, NewerVersion, Full,
    // NotFound and others say what to do. `plain` is for a service without TLS; `ledger` is where the erasure
    // ledger is to lie from now on.
    static Result<std::unique_ptr<Backend>> open(const std::filesystem::path& data,
                                                 DataFolder::WhereNone whereNone, bool plain,
                                                 const Clock& clock, Random& random,
                                                 const std::filesystem::path& ledger = {});

    DataFolder folder;
    BackendKeys keys;
    http::TlsIdentity tls;
    std::shared_ptr<Ledger> ledger;
    std::unique_ptr<Store> store;
    Ingest ingest;
    Erasing erasing;
    Fairs fairs;
    Staff staff;
    Visits visits;
    Tickets tickets;
    FloorDesk floor;
    Shifts shifts;
    Today today;
    GiftCounter gifts;
    Companies companies;
    Teaching teaching;
    Accounts accounts;
    Tablets tablets;
    Devices devices;
    const Clock& clock;
    Random& random;
    std::size_t caughtUp = 0; // visits that were erased at this opening because the ledger says so

    Backend(DataFolder folder, BackendKeys keys, http::TlsIdentity tls, std::shared_ptr<Ledger> ledger,
            std::unique_ptr<Store> store, bool plain, const Clock& clock, Random& random);
    Backend(const Backend&) = delete;
    Backend& operator=(const Backend&) = delete;
    ~Backend();
};

} // namespace standdienst::backend

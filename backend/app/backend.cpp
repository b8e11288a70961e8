// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"

#include "backend/journal/rebuild.h"
#include "backend/store/sqlite_store.h"

#include <algorithm>

namespace standdienst::backend {

Result<std::unique_ptr<Backend>> Backend::open(const std::filesystem::path& data,
                                               DataFolder::WhereNone whereNone, bool plain,
                                               const Clock& clock, Random& random,
                                               const std::filesystem::path& wantedLedger) {
    initCrypto();
    auto folder = DataFolder::open(data, whereNone);
    if (!folder)
        return folder.error();
    std::error_code failed;
    std::filesystem::remove_all(data / "restoring", failed); // its database is in place
    std::filesystem::remove_all(folder->scratch(), failed);  // of a check that was killed
    if (failed)
        return Error{Code::Internal, "cannot remove " + folder->scratch().string() +
                                         ", which holds copies of contacts: " + failed.message()};
    auto keys = openKeys(*folder, random, clock);
    if (!keys)
        return keys.error();
    auto pem = folder->secret("tls.pem", http::makeTlsPem);
    if (!pem)
        return pem.error();
    auto tls = http::readTlsIdentity(std::move(*pem));
    if (!tls)
        return tls.error();
    if (!wantedLedger.empty()) {
        if (auto moved = moveLedger(data, wantedLedger, keys->writer, clock); !moved)
            return moved.error();
    }
    auto ledger = Ledger::open(ledgerIn(data), keys->writer, clock);
    if (!ledger)
        return ledger.error();
    auto store = openSqliteStore({.file = folder->database(), .ledger = *ledger}, random);
    if (!store)
        return store.error();
    if (auto current = rebuildIfOutdated(**store, *keys, random); !current)
        return current.error();
    auto backend = std::make_unique<Backend>(std::move(*folder), std::move(*keys), std::move(*tls),
                                             std::move(*ledger), std::move(*store), plain, clock, random);
    const auto caughtUp = backend->erasing.catchUp();
    if (!caughtUp)
        return caughtUp.error();
    backend->caughtUp = *caughtUp;
    return backend;
}

Backend::Backend(DataFolder folder_, BackendKeys keys_, http::TlsIdentity tls_,
                 std::shared_ptr<Ledger> ledger_, std::unique_ptr<Store> store_, bool plain,
                 const Clock& clock_, Random& random_)
    : folder(std::move(folder_)),
      keys(std::move(keys_)),
      tls(std::move(tls_)),
      ledger(std::move(ledger_)),
      store(std::move(store_)),
      ingest(*store, keys, clock_, random_),
      erasing(*store, ingest, *ledger),
      fairs(*store, ingest),
      staff(*store, fairs, clock_, random_),
      visits(*store, fairs, ingest, clock_),
      tickets(*store, fairs, ingest, keys, clock_),
      floor(*store, ingest, tickets, clock_),
      shifts(*store, fairs, clock_, random_),
      today(*store, fairs, floor, clock_),
      gifts(*store, fairs, ingest, clock_),
      companies(*store, clock_),
      teaching(*store, fairs, ingest, clock_, random_),
      accounts(*store, clock_, random_),
      tablets(*store, clock_, random_),
      devices(*store, keys.seal.publicKey(), plain ? Fingerprint{} : tls.fingerprint, clock_, random_),
      clock(clock_),
      random(random_) {
    ingest.setLife(std::max<std::uint64_t>(1, ledger->life()));
}

Backend::~Backend() = default;

} // namespace standdienst::backend

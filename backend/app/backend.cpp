// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"

#include "backend/journal/rebuild.h"
#include "backend/store/sqlite_store.h"

namespace standdienst::backend {

Result<std::unique_ptr<Backend>> Backend::open(const std::filesystem::path& data,
                                               DataFolder::WhereNone whereNone, bool plain,
                                               const Clock& clock, Random& random) {
    initCrypto();
    auto folder = DataFolder::open(data, whereNone);
    if (!folder)
        return folder.error();
    std::error_code failed;
    std::filesystem::remove_all(folder->scratch(), failed); // of a check that was killed
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
    auto store = openSqliteStore({.file = folder->database()}, random);
    if (!store)
        return store.error();
    if (auto current = rebuildIfOutdated(**store, *keys, random); !current)
        return current.error();
    return std::make_unique<Backend>(std::move(*folder), std::move(*keys), std::move(*tls), std::move(*store),
                                     plain, clock, random);
}

Backend::Backend(DataFolder folder_, BackendKeys keys_, http::TlsIdentity tls_, std::unique_ptr<Store> store_,
                 bool plain, const Clock& clock, Random& random_)
    : folder(std::move(folder_)),
      keys(std::move(keys_)),
      tls(std::move(tls_)),
      store(std::move(store_)),
      ingest(*store, keys, clock, random_),
      fairs(*store, ingest),
      staff(*store, fairs, clock, random_),
      visits(*store, fairs, ingest, clock),
      tickets(*store, fairs, ingest, keys, clock),
      floor(*store, ingest, tickets, clock),
      today(*store, fairs, floor, clock),
      gifts(*store, fairs, ingest, clock),
      companies(*store, clock),
      teaching(*store, fairs, ingest, clock, random_),
      accounts(*store, clock, random_),
      tablets(*store, clock, random_),
      devices(*store, keys.seal.publicKey(), plain ? Fingerprint{} : tls.fingerprint, clock, random_),
      random(random_) {}

Backend::~Backend() = default;

} // namespace standdienst::backend

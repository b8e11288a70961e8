// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of a DeviceStore, for the sources that it is made of.
#pragma once

#include "kiosk/store/database.h"
#include "kiosk/store/device_store.h"
#include "kiosk/store/documents.h"
#include "kiosk/store/journal.h"
#include "kiosk/store/salvage.h"

#include <list>

namespace standdienst::kiosk {

inline bool inMemory(const std::string& path) {
    return path == ":memory:";
}

struct DeviceStore::Inner {
    Inner(StoreOptions given, const Clock& time, Random& chance)
        : options(std::move(given)), clock(time), random(chance) {}

    // Runs `body` over a connection that can be trusted. What an error of SQLite leaves in one (a transaction
    // that there was no memory to take back, a page that was read wrongly) goes with it: the next use is one
    // of a new connection.
    template<class Body>
    auto attempt(Body&& body) {
        return guarded([&] {
            if (distrusted)
                renew();
            const Suspicion suspicion(*this);
            return body();
        });
    }

    // Runs `body` in one transaction. Whatever goes wrong, rows and what is known of them agree afterwards;
    // that takes no disk, which may be what is wrong.
    template<class Body>
    Result<void> transact(Body&& body) {
        const Journal::Known before = journal->known();
        Result<void> result = attempt([&]() -> Result<void> {
            SQLite::Transaction transaction(*database, SQLite::TransactionBehavior::IMMEDIATE);
            if (Result<void> done = body(); !done)
                return done;
            transaction.commit();
            return {};
        });
        if (!result)
            journal->restore(before);
        return result;
    }

    // --- Opening (opening.cpp)
    Result<void> openFile();
    Result<void> load(const std::string& path);
    Result<void> loadOrReplace();
    void letGo();
    void renew(); // throws SQLite::Exception; then the old connection stays, distrusted
    bool inTransaction() const;
    Result<void> replaceDamaged();
    Result<void> finishReplacement();
    Result<void> takeOver(const Salvage& found, const std::string& file);
    Result<void> lookForLeftBehind();
    void endInterrupted(DeviceStore& store);

    Result<Entry> write(const Fact& fact, const EventId& id, Documents& documents);
    void refold();
    void refold(Documents& store, const std::string& id, const Mark& included);
    void refold(Documents& store, const Mark& before, const Mark& included);
    Journal::Visit foldInto(Documents& store) const;
    template<class Write>
    Result<void> pulled(Write&& write);
    void forgetErased(const std::vector<PulledDocument>& documents);
    // The one that is pulled for `id`; `fair` where that one cannot be read.
    std::shared_ptr<const Fair> readFair(const FairId& id);
    void show(std::shared_ptr<const Fair> now);
    void tell(Change change);
    Documents documents() { return {*database, membership ? membership->identity.device : WriterId{}}; }

    // Distrusts the connection where something is thrown, or a transaction is still open, when it goes.
    class Suspicion {
    public:
        explicit Suspicion(Inner& inner) : inner_(inner) {}
        Suspicion(const Suspicion&) = delete;
        Suspicion& operator=(const Suspicion&) = delete;
        ~Suspicion() { inner_.distrusted = std::uncaught_exceptions() > before_ || inner_.inTransaction(); }

    private:
        Inner& inner_;
        int before_ = std::uncaught_exceptions();
    };

    StoreOptions options;
    const Clock& clock;
    Random& random;
    FileLock lock;
    std::optional<SQLite::Database> database;
    bool distrusted = false;
    std::optional<Journal> journal;
    std::optional<Membership> membership;
    std::optional<Identity> identity;
    std::shared_ptr<const Fair> fair;
    OpenReport report;
    std::list<std::weak_ptr<std::function<void(Change)>>> listeners;
};

} // namespace standdienst::kiosk

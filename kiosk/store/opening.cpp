// SPDX-License-Identifier: GPL-3.0-or-later
// How a DeviceStore comes to its file: a lock, a connection, and what becomes of a damaged file.
#include "kiosk/store/device_store_inner.h"
#include "kiosk/store/membership.h"
#include "kiosk/store/replacement.h"

#include <sqlite3.h>

#include <filesystem>
#include <fstream>

namespace standdienst::kiosk {

BootId systemBoot(Random& random) {
    std::string text;
    std::ifstream("/proc/sys/kernel/random/boot_id") >> text;
    if (auto id = parseId<BootId>(text))
        return *id;
    BootId made;
    random.fill(made.value.bytes);
    return made;
}

Result<std::unique_ptr<DeviceStore>> DeviceStore::open(StoreOptions options, const Clock& clock,
                                                       Random& random) {
    initCrypto();
    auto inner = std::make_unique<Inner>(std::move(options), clock, random);
    auto opened = guarded([&] { return inner->openFile(); });
    if (!opened)
        return opened.error();
    std::unique_ptr<DeviceStore> store(new DeviceStore(std::move(inner)));
    store->inner_->endInterrupted(*store);
    return store;
}

bool DeviceStore::isHeld(const std::string& path) {
    const auto lock = FileLock::take(path + ".lock");
    return !lock && lock.error().code == Code::Locked;
}

Result<void> DeviceStore::Inner::openFile() {
    if (!inMemory(options.path)) {
        if (const auto folder = std::filesystem::path(options.path).parent_path(); !folder.empty())
            std::filesystem::create_directories(folder);
        auto taken = FileLock::take(options.path + ".lock");
        if (!taken)
            return taken.error();
        lock = std::move(*taken);
        if (auto finished = finishReplacement(); !finished) // the last start was cut off
            return finished;
    }
    if (auto loaded = loadOrReplace(); !loaded)
        return loaded;
    if (!inMemory(options.path)) {
        if (!report.damagedMovedTo.empty())
            report.salvaged = journal->pending();
        if (auto looked = lookForLeftBehind(); !looked)
            return looked;
    }
    if (membership)
        identity = membership->identity;
    if (journal->rejected() >
        0) { // a backend that was mended may take them; where the disk is full they wait
        (void)transact([&]() -> Result<void> {
            journal->offerAgain(membership->identity.device);
            refold();
            return {};
        });
    }
    if (membership)
        fair = readFair(membership->identity.fair);
    return {};
}

// A disk that read something wrongly once is not a damaged file: that is found twice, and by a connection
// that remembers nothing of the first time.
Result<void> DeviceStore::Inner::loadOrReplace() {
    for (int attempt = 1;; ++attempt) {
        try {
            return load(options.path);
        } catch (const SQLite::Exception& exception) {
            if (!isDamage(exception) || inMemory(options.path))
                throw;
        }
        letGo();
        if (attempt == 2)
            break;
    }
    if (auto replaced = replaceDamaged(); !replaced)
        return replaced;
    return load(options.path);
}

Result<void> DeviceStore::Inner::load(const std::string& path) {
    auto opened = openDatabase(path, options.mostBytes);
    if (!opened)
        return opened.error();
    database.emplace(std::move(*opened));
    journal.emplace(*database);
    journal->load();
    membership = readMembership(*database);
    return {};
}

void DeviceStore::Inner::letGo() {
    membership.reset();
    journal.reset();
    database.reset();
    distrusted = false;
}

bool DeviceStore::Inner::inTransaction() const {
    return database && sqlite3_get_autocommit(database->getHandle()) == 0;
}

// The new one comes before the old one goes: SQLite would read the log anew otherwise, and might find what
// was refused.
void DeviceStore::Inner::renew() {
    if (!inMemory(options.path))
        *database = reopenDatabase(options.path, options.mostBytes);
    else if (inTransaction())
        database->exec("ROLLBACK");
    distrusted = false;
}

// The damaged file stays where it is until all that can be read of it is in the new one, on the disk.
Result<void> DeviceStore::Inner::replaceDamaged() {
    letGo();
    Replacement replacement(options.path, options.beforeStep);
    replacement.discard();
    auto built = guarded([&]() -> Result<void> {
        const Salvage found = salvage(options.path);
        if (auto loaded = load(replacement.building()); !loaded)
            return loaded;
        if (found.membership) { // without the key nothing of it could be pushed; the file is kept for people
            if (auto taken = takeOver(found, replacement.damagedName()); !taken)
                return taken;
        }
        database->exec("PRAGMA journal_mode = DELETE"); // all of it stands in the one file
        return {};
    });
    letGo();
    if (!built) {
        replacement.discard(); // the disk may be full
        return built;
    }
    if (auto ready = replacement.ready(); !ready)
        return ready;
    return finishReplacement();
}

Result<void> DeviceStore::Inner::finishReplacement() {
    auto damaged = Replacement(options.path, options.beforeStep).finish();
    if (!damaged)
        return damaged.error();
    if (*damaged)
        report.damagedMovedTo = **damaged;
    return {};
}

// What is known already is skipped, by its id.
Result<void> DeviceStore::Inner::takeOver(const Salvage& found, const std::string& file) {
    return transact([&]() -> Result<void> {
        if (!membership) {
            membership = found.membership;
            writeMembership(*database, *membership);
            journal->begin(found.incarnation + 1);
        }
        for (const Salvage::Row& row : found.events) {
            if (!journal->holds(row.id))
                journal->append(membership->identity.device, row.id, row.subject, row.entry, row.at);
        }
        SQLite::Statement note(*database, "INSERT OR IGNORE INTO salvaged VALUES (?)");
        note.bind(1, std::filesystem::path(file).filename().string());
        note.exec();
        refold();
        return {};
    });
}

// Damaged files whose facts did not get into this journal: an earlier version was cut off, or nobody could.
Result<void> DeviceStore::Inner::lookForLeftBehind() {
    for (const std::string& file : Replacement(options.path, {}).damaged()) {
        SQLite::Statement known(*database, "SELECT 1 FROM salvaged WHERE file = ?");
        known.bind(1, std::filesystem::path(file).filename().string());
        if (known.executeStep())
            continue;
        const Salvage found = salvage(file);
        const bool ours = found.membership &&
                          (!membership || membership->identity.device == found.membership->identity.device);
        if (ours) {
            if (auto taken = takeOver(found, file); !taken)
                return taken;
            report.damagedMovedTo = file;
            report.salvaged += found.events.size();
        } else if (!found.events.empty()) {
            report.leftBehind.push_back({file, found.events.size()});
        }
    }
    return {};
}

void DeviceStore::Inner::endInterrupted(DeviceStore& store) {
    if (!membership)
        return;
    const auto open = attempt([&] { return documents().openVisits(); });
    if (!open || open->empty())
        return;
    std::vector<Fact> facts;
    for (const auto& visit : *open)
        facts.push_back(fact(VisitEnded{visit.visit, Outcome::Interrupted, visit.language}));
    // Where the disk is full they stay open until the next start; the device still shows what it has.
    if (store.append(facts))
        report.interrupted = facts.size();
}

} // namespace standdienst::kiosk

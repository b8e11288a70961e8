// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/store/device_store.h"

#include "core/base/limits.h"
#include "core/base/spoken_number.h"
#include "core/fold/fold.h"
#include "kiosk/store/database.h"
#include "kiosk/store/documents.h"
#include "kiosk/store/journal.h"
#include "kiosk/store/membership.h"
#include "kiosk/store/replacement.h"
#include "kiosk/store/salvage.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <list>

namespace standdienst::kiosk {

namespace {

// How many events one tidy() drops at most: a few milliseconds of work.
constexpr int tidyStep = 1000;
// A machine without a battery believes in 1970 until it has met a network: that may have been today.
constexpr UtcTime clocksAreSet = std::chrono::sys_days{std::chrono::year{2020} / 1 / 1};

bool inMemory(const std::string& path) {
    return path == ":memory:";
}

} // namespace

struct DeviceStore::Inner {
    Inner(StoreOptions given, const Clock& time, Random& chance)
        : options(std::move(given)), clock(time), random(chance) {}

    // Runs `body` in one transaction. Whatever goes wrong, rows and what is known of them agree afterwards.
    template<class Body>
    Result<void> transact(Body&& body) {
        auto result = guarded([&]() -> Result<void> {
            SQLite::Transaction transaction(*database, SQLite::TransactionBehavior::IMMEDIATE);
            if (Result<void> done = body(); !done)
                return done;
            transaction.commit();
            return {};
        });
        if (!result)
            (void)guarded([&] { journal->load(); });
        return result;
    }

    Result<void> openFile();
    Result<void> load(const std::string& path);
    void letGo();
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
    void reloadFair();
    void tell(Change change);
    Documents documents() { return {*database, membership ? membership->identity.device : WriterId{}}; }

    StoreOptions options;
    const Clock& clock;
    Random& random;
    FileLock lock;
    std::optional<SQLite::Database> database;
    std::optional<Journal> journal;
    std::optional<Membership> membership;
    std::optional<Identity> identity;
    std::shared_ptr<const Fair> fair;
    OpenReport report;
    std::list<std::weak_ptr<std::function<void(Change)>>> listeners;
};

BootId systemBoot(Random& random) {
    std::string text;
    std::ifstream("/proc/sys/kernel/random/boot_id") >> text;
    if (auto id = parseId<BootId>(text))
        return *id;
    BootId made;
    random.fill(made.value.bytes);
    return made;
}

// --- Opening

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

DeviceStore::DeviceStore(std::unique_ptr<Inner> inner) : inner_(std::move(inner)) {}
DeviceStore::~DeviceStore() = default;

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
    try {
        if (auto loaded = load(options.path); !loaded)
            return loaded;
    } catch (const SQLite::Exception& exception) {
        if (!isDamage(exception) || inMemory(options.path))
            throw;
        if (auto replaced = replaceDamaged(); !replaced)
            return replaced;
        if (auto loaded = load(options.path); !loaded)
            return loaded;
    }
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
    reloadFair();
    return {};
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
    const auto open = guarded([&] { return documents().openVisits(); });
    if (!open || open->empty())
        return;
    std::vector<Fact> facts;
    for (const auto& visit : *open)
        facts.push_back(fact(VisitEnded{visit.visit, Outcome::Interrupted, visit.language}));
    // Where the disk is full they stay open until the next start; the device still shows what it has.
    if (store.append(facts))
        report.interrupted = facts.size();
}

const OpenReport& DeviceStore::report() const {
    return inner_->report;
}

Space DeviceStore::space() const {
    std::uint64_t free = 0;
    if (inner_->options.freeBytes) {
        free = inner_->options.freeBytes();
    } else if (inMemory(inner_->options.path)) {
        free = inner_->options.mostBytes;
    } else {
        std::error_code failed;
        free = std::filesystem::space(inner_->options.path, failed).available;
        if (failed)
            free = 0;
    }
    const auto used = guarded([&] { return inner_->journal->fileBytes(); });
    const std::uint64_t quota = inner_->options.mostBytes;
    free = std::min(free, used && *used < quota ? quota - *used : 0);
    if (free < limits::diskRefuseBytes)
        return Space::None;
    return free < limits::diskWarnBytes ? Space::Low : Space::Enough;
}

// --- Telling

Subscription DeviceStore::subscribe(std::function<void(Change)> listener) {
    auto kept = std::make_shared<std::function<void(Change)>>(std::move(listener));
    inner_->listeners.push_back(kept);
    return Subscription(kept);
}

void DeviceStore::Inner::tell(Change change) {
    listeners.remove_if([](const auto& listener) { return listener.expired(); });
    const auto now = listeners; // a listener may subscribe or leave
    for (const auto& listener : now) {
        if (const auto kept = listener.lock())
            (*kept)(change);
    }
}

// --- Who we are

const std::optional<Identity>& DeviceStore::identity() const {
    return inner_->identity;
}

const SignKey* DeviceStore::signKey() const {
    return inner_->membership ? &inner_->membership->key : nullptr;
}

Result<void> DeviceStore::pair(const Identity& identity, const SignKey& key) {
    Inner& inner = *inner_;
    const bool anew = !inner.identity || inner.identity->device != identity.device;
    if (anew && pending() + rejected() > 0)
        return Error{Code::Conflict,
                     std::to_string(pending() + rejected()) +
                         " events of the earlier pairing are not delivered; let them be delivered first, or "
                         "start with another data folder (this one keeps them)"};
    auto done = inner.transact([&]() -> Result<void> {
        writeMembership(*inner.database, {identity, key, false});
        if (anew) {
            inner.journal->begin(1);
            Documents documents = inner.documents();
            documents.clearBase();
            documents.clearOverlay();
            documents.setPulled(std::nullopt, {});
            documents.setEpoch({});
            documents.setBackedUp(std::nullopt);
        }
        return {};
    });
    if (!done)
        return done;
    inner.membership.emplace(Membership{identity, key, false});
    inner.identity = identity;
    inner.reloadFair();
    inner.tell(Change::Identity);
    return {};
}

bool DeviceStore::revoked() const {
    return inner_->membership && inner_->membership->revoked;
}

Result<void> DeviceStore::setRevoked(bool revoked) {
    if (!inner_->membership || inner_->membership->revoked == revoked)
        return {};
    Membership changed = *inner_->membership;
    changed.revoked = revoked;
    auto done = inner_->transact([&]() -> Result<void> {
        writeMembership(*inner_->database, changed);
        return {};
    });
    if (!done)
        return done;
    inner_->membership->revoked = revoked;
    inner_->tell(Change::Standing);
    return {};
}

Result<void> DeviceStore::setLetters(const std::string& letters) {
    if (!isDeviceLetters(letters))
        return Error{Code::Malformed, "letters: up to three letters expected"};
    if (!inner_->membership || inner_->membership->identity.letters == letters)
        return {};
    Membership changed = *inner_->membership;
    changed.identity.letters = letters;
    auto done = inner_->transact([&]() -> Result<void> {
        writeMembership(*inner_->database, changed);
        return {};
    });
    if (!done)
        return done;
    inner_->membership = changed;
    inner_->identity = std::move(changed.identity);
    return {};
}

// --- Writing down

Result<std::vector<EventId>> DeviceStore::append(const std::vector<Fact>& facts) {
    Inner& inner = *inner_;
    if (!inner.membership)
        return Error{Code::Unauthorized, "the device is not paired; pair it with a code from the backend"};
    std::vector<EventId> ids;
    auto done = inner.transact([&]() -> Result<void> {
        Documents documents = inner.documents();
        for (const Fact& fact : facts) {
            const EventId id{makeUuid7(inner.clock.utc(), inner.random)};
            auto entry = inner.write(fact, id, documents);
            if (!entry)
                return entry.error();
            inner.journal->append(inner.membership->identity.device, id,
                                  std::string(textOr(fact.body, "visit")), *entry, inner.clock.utc());
            ids.push_back(id);
        }
        return {};
    });
    if (!done)
        return done.error();
    inner.tell(Change::Appended);
    inner.tell(Change::Documents);
    return ids;
}

// The fact as an event, folded into the overlay.
Result<Entry> DeviceStore::Inner::write(const Fact& fact, const EventId& id, Documents& documents) {
    const Identity& who = membership->identity;
    Event event;
    event.id = id;
    event.writer = who.device;
    event.fair = who.fair;
    event.booth = who.booth;
    event.type = fact.type;
    event.deviceTime = clock.utc();
    event.boot = options.boot;
    event.uptime = clock.monotonic();
    event.body = fact.body;
    Entry entry;
    if (fact.personal) {
        SealedPart part = sealPersonal(who.sealKey, id, toPersonal(*fact.personal));
        event.sealed = part.reference;
        entry.sealed = std::move(part.bytes);
    }
    entry.record = writeRecord(event);
    if (entry.record.size() > limits::ordinaryRecordBytes || entry.sealed.size() > limits::sealedBytes)
        return Error{Code::TooLarge, fact.type + " is above the limits of an event"};
    if (auto folded = fold(event, documents); !folded)
        return folded.error();
    return entry;
}

// --- What is true now

std::shared_ptr<const Fair> DeviceStore::fair() const {
    return inner_->fair;
}

std::optional<json::object> DeviceStore::document(const DocumentKey& key) const {
    auto found = guarded([&] { return inner_->documents().body(name(key.kind), key.id); });
    return found ? std::move(*found) : std::nullopt;
}

std::string DeviceStore::nextTicketNumber(UtcTime today) const {
    const auto tickets = guarded([&] { return inner_->documents().tickets(); });
    std::uint32_t highest = 0;
    if (tickets) {
        for (const auto& [number, openedAt] : *tickets) {
            if (openedAt >= today || openedAt < clocksAreSet)
                highest = std::max(highest, numberIn(number));
        }
    }
    const std::uint32_t next = highest == limits::spokenNumber ? 1 : highest + 1;
    return prefixed(inner_->identity ? inner_->identity->letters : std::string(), next);
}

void DeviceStore::Inner::reloadFair() {
    std::shared_ptr<const Fair> now;
    if (membership) {
        const auto body = documents().body(name(Kind::Fair), membership->identity.fair.value);
        // A fair that this version cannot read does not replace the one that it can.
        auto read = body ? fairFromJson(*body) : Result<Fair>(Error{Code::NotFound, {}});
        if (read)
            now = std::make_shared<const Fair>(std::move(*read));
        else if (body)
            return;
    }
    const bool same = now && fair ? *now == *fair : now == fair;
    if (same)
        return;
    fair = std::move(now);
    tell(Change::Fair);
}

// --- For the sync

Head DeviceStore::head() const {
    return inner_->journal->head();
}
std::size_t DeviceStore::pending() const {
    return inner_->journal->pending();
}
std::size_t DeviceStore::rejected() const {
    return inner_->journal->rejected();
}

Result<std::optional<Stretch>> DeviceStore::nextStretch(std::size_t mostEvents, std::size_t mostBytes) const {
    return guarded([&] { return inner_->journal->nextStretch(mostEvents, mostBytes); });
}

Result<void> DeviceStore::acknowledge(const Mark& upTo) {
    auto done = inner_->transact([&]() -> Result<void> {
        inner_->journal->acknowledge(upTo);
        return {};
    });
    if (done)
        inner_->tell(Change::Delivered);
    return done;
}

Result<void> DeviceStore::compareHead(const Head& backends) {
    auto done = inner_->transact([&]() -> Result<void> {
        inner_->journal->compareHead(inner_->membership->identity.device, backends);
        return {};
    });
    if (done)
        inner_->tell(Change::Delivered);
    return done;
}

Result<void> DeviceStore::reject(const Mark& event, const std::string& reason) {
    auto done = inner_->transact([&]() -> Result<void> {
        inner_->journal->reject(inner_->membership->identity.device, event, reason);
        inner_->refold();
        return {};
    });
    if (done) {
        inner_->tell(Change::Delivered);
        inner_->tell(Change::Documents);
    }
    return done;
}

std::optional<std::string> DeviceStore::cursor() const {
    auto cursor = guarded([&] { return inner_->documents().cursor(); });
    return cursor ? *cursor : std::nullopt;
}

Result<void> DeviceStore::applyChanges(const std::vector<PulledDocument>& documents, const Mark& included,
                                       bool more, const std::string& cursor) {
    return inner_->pulled([&](Documents& store) {
        const Mark before = store.included();
        store.applyToBase(documents);
        inner_->forgetErased(documents);
        // Before the last page, `included` may still be the old one; what was acknowledged is in them all the
        // same.
        const Mark folded = more ? std::max(included, inner_->journal->acknowledged()) : included;
        for (const PulledDocument& document : documents)
            inner_->refold(store, document.id, folded);
        // The documents that are still to come lack what the overlay has of them.
        store.setPulled(cursor, more ? before : included);
        if (more)
            return;
        if (included < before) // of a restored backend
            inner_->refold();
        else
            inner_->refold(store, before, included);
    });
}

Result<void> DeviceStore::replaceBase(const std::vector<PulledDocument>& documents, const Mark& included,
                                      const std::string& cursor, const std::string& epoch) {
    const auto before = pending();
    auto done = inner_->pulled([&](Documents& store) {
        store.clearBase();
        store.applyToBase(documents);
        inner_->forgetErased(documents);
        store.setPulled(cursor, included);
        const auto known = store.epoch();
        if (!known.empty() && known != epoch)
            inner_->journal->offerAcknowledged(inner_->membership->identity.device);
        store.setEpoch(epoch);
        inner_->refold();
    });
    if (done && pending() != before)
        inner_->tell(Change::Delivered);
    return done;
}

// Visitors whom the backend has forgotten for good, we do as well. The record stays: chains hold without.
void DeviceStore::Inner::forgetErased(const std::vector<PulledDocument>& documents) {
    for (const PulledDocument& document : documents) {
        if (document.kind == name(Kind::Visit) && document.body && document.body->contains("erased_at"))
            journal->forgetSealed(document.id);
    }
}

template<class Write>
Result<void> DeviceStore::Inner::pulled(Write&& write) {
    auto done = transact([&]() -> Result<void> {
        Documents store = documents();
        write(store);
        return {};
    });
    if (!done)
        return done;
    auto reloaded = guarded([this] { reloadFair(); });
    tell(Change::Documents);
    return reloaded;
}

// What the base now speaks against (a fair that left its trial) changes nothing; the backend decides on it.
Journal::Visit DeviceStore::Inner::foldInto(Documents& store) const {
    return [&store](const std::string& record) {
        if (auto event = parseRecord(record))
            (void)fold(*event, store);
    };
}

// Our own events that the base does not include, folded over it once more: all of them ...
void DeviceStore::Inner::refold() {
    Documents store = documents();
    store.clearOverlay();
    journal->eachAbove(store.included(), foldInto(store));
}

// ... or those of one document, which includes them up to a mark ...
void DeviceStore::Inner::refold(Documents& store, const std::string& id, const Mark& included) {
    store.clearOverlay(id);
    journal->eachAbove(included, id, foldInto(store));
}

// ... or those of the documents that include more than before.
void DeviceStore::Inner::refold(Documents& store, const Mark& before, const Mark& included) {
    store.clearOverlay(before, included);
    journal->eachAbove(included, before, foldInto(store));
}

Result<void> DeviceStore::setBackedUp(const std::optional<Mark>& mark) {
    const auto known = guarded([&] { return inner_->documents().backedUp(); });
    if (known && *known == mark)
        return {};
    return inner_->transact([&]() -> Result<void> {
        inner_->documents().setBackedUp(mark);
        return {};
    });
}

Result<void> DeviceStore::tidy() {
    return inner_->transact([&]() -> Result<void> {
        Documents documents = inner_->documents();
        const Mark included = documents.included();
        const bool crowded = inner_->journal->fileBytes() > inner_->options.journalBytes;
        const UtcTime before =
            crowded ? UtcTime::max() : inner_->clock.utc() - limits::deviceKeepsAcknowledged;
        const Mark kept = crowded ? included : std::min(included, documents.backedUp().value_or(included));
        inner_->journal->dropAcknowledged(kept, before, tidyStep);
        return {};
    });
}

} // namespace standdienst::kiosk

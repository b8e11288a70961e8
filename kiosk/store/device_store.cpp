// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/store/device_store.h"

#include "core/base/limits.h"
#include "core/base/spoken_number.h"
#include "core/fold/fold.h"
#include "kiosk/store/device_store_inner.h"
#include "kiosk/store/membership.h"

#include <algorithm>
#include <filesystem>

namespace standdienst::kiosk {

namespace {

// How many events one tidy() drops at most: a few milliseconds of work.
constexpr int tidyStep = 1000;
// A machine without a battery believes in 1970 until it has met a network: that may have been today.
constexpr UtcTime clocksAreSet = std::chrono::sys_days{std::chrono::year{2020} / 1 / 1};

} // namespace

DeviceStore::DeviceStore(std::unique_ptr<Inner> inner) : inner_(std::move(inner)) {}
DeviceStore::~DeviceStore() = default;

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
    const auto used = inner_->attempt([&] { return inner_->journal->fileBytes(); });
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
    std::shared_ptr<const Fair> fair;
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
        fair = inner.readFair(identity.fair);
        return {};
    });
    if (!done)
        return done;
    inner.membership.emplace(Membership{identity, key, false});
    inner.identity = identity;
    inner.show(std::move(fair));
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
    auto found = inner_->attempt([&] { return inner_->documents().body(name(key.kind), key.id); });
    return found ? std::move(*found) : std::nullopt;
}

std::optional<std::string> DeviceStore::documentText(const DocumentKey& key) const {
    auto found = inner_->attempt([&] { return inner_->documents().text(name(key.kind), key.id); });
    return found ? std::move(*found) : std::nullopt;
}

Result<std::string> DeviceStore::nextTicketNumber(UtcTime today) const {
    const auto tickets = inner_->attempt([&] { return inner_->documents().tickets(); });
    if (!tickets)
        return tickets.error();
    std::uint32_t highest = 0;
    for (const auto& [number, openedAt] : *tickets) {
        if (openedAt >= today || openedAt < clocksAreSet)
            highest = std::max(highest, numberIn(number));
    }
    const std::uint32_t next = highest == limits::spokenNumber ? 1 : highest + 1;
    return prefixed(inner_->identity ? inner_->identity->letters : std::string(), next);
}

std::shared_ptr<const Fair> DeviceStore::Inner::readFair(const FairId& id) {
    const auto body = documents().body(name(Kind::Fair), id.value);
    if (!body)
        return nullptr;
    // A fair that this version cannot read does not replace the one that it can.
    const auto read = fairFromJson(*body);
    return read ? std::make_shared<const Fair>(*read) : fair;
}

void DeviceStore::Inner::show(std::shared_ptr<const Fair> now) {
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
    return inner_->attempt([&] { return inner_->journal->nextStretch(mostEvents, mostBytes); });
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
    auto cursor = inner_->attempt([&] { return inner_->documents().cursor(); });
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
    std::shared_ptr<const Fair> now;
    auto done = transact([&]() -> Result<void> {
        Documents store = documents();
        write(store);
        // Before the commit: what cannot be read again is not said to be pulled.
        if (membership)
            now = readFair(membership->identity.fair);
        return {};
    });
    if (!done)
        return done;
    show(std::move(now));
    tell(Change::Documents);
    return {};
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
    const auto known = inner_->attempt([&] { return inner_->documents().backedUp(); });
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

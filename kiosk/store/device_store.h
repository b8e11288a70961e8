// SPDX-License-Identifier: GPL-3.0-or-later
// What a device knows: who it is, its journal, and the documents that its screen shows.
#pragma once

#include "core/fair/fair.h"
#include "core/fold/documents.h"
#include "core/journal/push.h"
#include "kiosk/store/fact.h"
#include "kiosk/store/identity.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace standdienst::kiosk {

// What a store is told from outside.
struct StoreOptions {
    std::string path; // of the SQLite file; its folder is made. ":memory:" keeps nothing (tests)
    BootId boot;      // of this start of the machine, see systemBoot()
    // Free bytes where the file lies; without it the file system is asked.
    std::function<std::uint64_t()> freeBytes;
    // The file never grows beyond this: a kiosk's card holds more than a journal.
    std::uint64_t mostBytes = 2ull << 30;
    // Acknowledged events are dropped before their 14 days are over where the journal holds more than this.
    std::uint64_t journalBytes = 512ull << 20;
    // Called before each step that puts a new file into the place of a damaged one: tests cut the power
    // there.
    std::function<void()> beforeStep = nullptr;
};

// The kernel's id of this start of the machine, or a random one where it tells none.
BootId systemBoot(Random& random);

// What opening found, for a person to read where it is not empty.
struct OpenReport {
    std::string damagedMovedTo; // the file that could not be read; it is never deleted
    std::size_t salvaged = 0;   // events taken over from it
    // Damaged files of earlier that still hold undelivered events which this device cannot deliver: their key
    // is lost, or they are of another pairing.
    struct LeftBehind {
        std::string file;
        std::size_t events = 0;
    };
    std::vector<LeftBehind> leftBehind;
    std::size_t interrupted = 0; // visits that the last run left open; they are ended now
};

enum class Space {
    Enough,
    Low,  // warn staff
    None, // begin no visit
};

enum class Change {
    Appended,  // the journal grew
    Delivered, // the backend acknowledged events, or the journal was numbered anew
    Documents, // documents changed, by an event of ours or by a pull
    Fair,      // fair() is another object now
    Identity,  // paired, or paired anew
    Standing,  // revoked, or not any more
};

// One document as a pull brings it. Unknown kinds are kept for a later version of the program.
struct PulledDocument {
    std::string kind;
    std::string id;
    Position position;
    std::optional<json::object> body; // nothing: the document is gone
};

// How far into this device's journal something reaches. Ordered: everything in an older incarnation comes
// first.
struct Mark {
    std::uint64_t incarnation = 0;
    std::uint64_t seq = 0;
    friend auto operator<=>(const Mark&, const Mark&) = default;
};

// A contiguous stretch of the journal that the backend has not acknowledged, within the limits of a push.
struct Stretch {
    Head before;
    Head after;
    std::vector<Entry> entries;
};

// Ends a listening when it goes. May outlive the store.
class Subscription {
public:
    Subscription() = default;
    explicit Subscription(std::shared_ptr<void> listener) : listener_(std::move(listener)) {}

private:
    std::shared_ptr<void> listener_;
};

// The one owner of a device's SQLite file.
//
// Not thread-safe: it lives in one thread. Every call that changes something returns after the durable commit
// (0.1 ms, a few on a slow card) or changed nothing. Errors: Locked (another process has the file),
// NewerVersion, Full (disk or quota), Internal (the disk fails; the detail says what SQLite said). Listeners
// are called after the commit, in the same thread, before the call returns; they may call the store.
class DeviceStore {
public:
    // What can be read of a damaged file's journal is taken over into a new one, the damaged file is moved
    // aside, and report() says so. A power cut in between loses nothing, and what an earlier start left
    // behind is found again. Visits that the last run left open are ended as interrupted.
    static Result<std::unique_ptr<DeviceStore>> open(StoreOptions options, const Clock& clock,
                                                     Random& random);
    // Another process has the file at this path open.
    static bool isHeld(const std::string& path);
    ~DeviceStore();
    DeviceStore(const DeviceStore&) = delete;
    DeviceStore& operator=(const DeviceStore&) = delete;

    const OpenReport& report() const;
    Space space() const;
    [[nodiscard]] Subscription subscribe(std::function<void(Change)> listener);

    // --- Who we are
    const std::optional<Identity>& identity() const;
    const SignKey* signKey() const; // null until paired
    // Paired with another device id than before, the journal starts anew: Conflict where it still holds what
    // the backend has not acknowledged. With the same id everything stays.
    Result<void> pair(const Identity& identity, const SignKey& key);
    // The backend let nobody of our id in any more. Remembered until it does, or until the next pairing.
    bool revoked() const;
    Result<void> setRevoked(bool revoked);
    // As the backend says at each login. Malformed where they cannot be letters; then those before stay.
    Result<void> setLetters(const std::string& letters);

    // --- Writing down
    // All of it or nothing, in this order. Unauthorized before pairing; Malformed or PlayedOutsideTrial where
    // a fact cannot be folded; TooLarge above a limit.
    Result<std::vector<EventId>> append(const std::vector<Fact>& facts);

    // --- What is true now: the documents pulled, and on top what the backend has not folded yet
    std::shared_ptr<const Fair>
    fair() const; // null until one was pulled; a visit keeps the one that it began with
    std::optional<json::object> document(const DocumentKey& key) const;
    // The same as it is stored, for whoever reads it later or elsewhere.
    std::optional<std::string> documentText(const DocumentKey& key) const;
    // The number for a ticket that is opened now: no ticket of this device has it that was opened since
    // `today` began, across restarts, and also where the clock was not set yet, or went back meanwhile. An
    // error where the tickets cannot be read: the first number would be somebody's.
    Result<std::string> nextTicketNumber(UtcTime today) const;

    // --- For the sync
    Head head() const;           // zeros before pairing
    std::size_t pending() const; // not acknowledged
    std::size_t
    rejected() const; // refused by the backend for good; kept, and offered again at the next start
    Result<std::optional<Stretch>> nextStretch(std::size_t mostEvents, std::size_t mostBytes) const;
    Result<void> acknowledge(const Mark& upTo); // everything up to here is safe in the backend
    // The backend said what it has of us. Takes over as acknowledged what it has, takes back what it has not
    // any more, or numbers the journal anew (protocol.md, "Head").
    Result<void> compareHead(const Head& backends);
    // The backend refused this one event for good: it is put aside, the journal goes on without it in a new
    // incarnation.
    Result<void> reject(const Mark& event, const std::string& reason);

    std::optional<std::string> cursor() const;
    // Documents as a pull brings them; each includes our own events up to `included` (the last page does;
    // with more to come it may be the mark before). A page of changes, or a whole new base. Of another epoch
    // than the base before, everything that was acknowledged and is still kept is pending once more: the
    // backend may be one that was restored, and takes what it has already as it is.
    Result<void> applyChanges(const std::vector<PulledDocument>& documents, const Mark& included, bool more,
                              const std::string& cursor);
    Result<void> replaceBase(const std::vector<PulledDocument>& documents, const Mark& included,
                             const std::string& cursor, const std::string& epoch = {});

    // How far the backend's newest backup reaches into our journal: what lies above is kept for it. Nothing:
    // the backend is an older one, that does not say.
    Result<void> setBackedUp(const std::optional<Mark>& mark);

    // Drops what was acknowledged long ago and is in a backup; where the journal is too large, the oldest
    // in any case. Cheap; called once in a while.
    Result<void> tidy();

private:
    struct Inner;
    explicit DeviceStore(std::unique_ptr<Inner> inner);
    std::unique_ptr<Inner> inner_;
};

} // namespace standdienst::kiosk

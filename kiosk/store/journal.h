// SPDX-License-Identifier: GPL-3.0-or-later
// A device's journal in SQL.
#pragma once

#include "core/journal/chain.h"
#include "core/journal/event.h"
#include "kiosk/store/database.h"
#include "kiosk/store/device_store.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace standdienst::kiosk {

inline Mark markOf(const Head& head) {
    return {head.incarnation, head.seq};
}

// The rows of the journal and its heads. Throws SQLite::Exception; the caller owns the transactions, and
// gives back what known() said before one that did not commit.
class Journal {
public:
    explicit Journal(SQLite::Database& database) : database_(database) {}

    // What is kept of the rows in memory.
    struct Known {
        Head head;
        Head dropped; // the newest that is not kept any more
        std::size_t pending = 0;
        std::size_t rejected = 0;
    };
    void load();
    const Known& known() const { return known_; }
    void restore(const Known& known) { known_ = known; }
    // An empty journal that begins with this incarnation.
    void begin(std::uint64_t incarnation);

    const Head& head() const { return known_.head; }
    std::size_t pending() const { return known_.pending; }
    std::size_t rejected() const { return known_.rejected; }

    // `subject`: the id of the document that the event changes.
    void append(const WriterId& writer, const EventId& id, const std::string& subject, const Entry& entry,
                UtcTime at);
    bool holds(const EventId& id) const;
    std::optional<Stretch> nextStretch(std::size_t mostEvents, std::size_t mostBytes) const;
    void acknowledge(const Mark& upTo);
    void reject(const WriterId& writer, const Mark& event, const std::string& reason);
    // What was acknowledged is pending again, in a new incarnation. It is part of what the backend told, or
    // will be, so that eachAbove() leaves it out from now on.
    void offerAcknowledged(const WriterId& writer);
    // What was rejected once is pending again.
    void offerAgain(const WriterId& writer);
    void compareHead(const WriterId& writer, const Head& backends);
    // Own events above the mark that may still become true, in order: all of them, those about one subject,
    // or those about a subject that has events behind `from`, up to the mark.
    using Visit = std::function<void(const std::string& record)>;
    void eachAbove(const Mark& mark, const Visit& visit) const;
    void eachAbove(const Mark& mark, const std::string& subject, const Visit& visit) const;
    void eachAbove(const Mark& mark, const Mark& from, const Visit& visit) const;
    // Drops at most `most` acknowledged events, oldest first, which lie at or below `included` and are as old
    // as `before`.
    void dropAcknowledged(const Mark& included, UtcTime before, int most);
    // Personal data of this subject's events, delivered or not, is gone.
    void forgetSealed(const std::string& subject);
    // Everything up to here was acknowledged.
    Mark acknowledged() const;
    std::uint64_t fileBytes() const; // that are in use

private:
    enum State { Pending = 0, Acknowledged = 1, Rejected = 2 };
    std::optional<Digest> hashAt(const Mark& mark) const;
    bool pendingFollows(const Mark& mark) const;
    void openIncarnation(const WriterId& writer, std::uint64_t incarnation);
    void writeHead(const char* name, const Head& head);

    SQLite::Database& database_;
    Known known_;
};

} // namespace standdienst::kiosk

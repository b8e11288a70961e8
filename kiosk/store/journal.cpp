// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/store/journal.h"

#include <sqlite3.h>

#include <algorithm>

namespace standdienst::kiosk {

namespace {

// SQLite's integers are signed; incarnations and seqs come from the wire below 2^53.
std::int64_t stored(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}
std::uint64_t loaded(const SQLite::Column& column) {
    return static_cast<std::uint64_t>(column.getInt64());
}

void bindMark(SQLite::Statement& statement, int first, const Mark& mark) {
    statement.bind(first, stored(mark.incarnation));
    statement.bind(first + 1, stored(mark.seq));
}

std::size_t base64Bytes(std::size_t bytes) {
    return (bytes + 2) / 3 * 4;
}

// A push's first line, generously.
constexpr std::size_t headerBytes = 1024;

} // namespace

void Journal::load() {
    Known now;
    SQLite::Statement heads(database_, "SELECT name, incarnation, seq, hash FROM heads");
    while (heads.executeStep()) {
        Head& head = heads.getColumn(0).getString() == "newest" ? now.head : now.dropped;
        head.incarnation = loaded(heads.getColumn(1));
        head.seq = loaded(heads.getColumn(2));
        head.hash = bytesAt<Digest>(heads.getColumn(3));
    }
    const auto count = [this](const char* sql) {
        return static_cast<std::size_t>(database_.execAndGet(sql).getInt64());
    };
    now.pending = count("SELECT count(*) FROM journal WHERE state = 0");
    now.rejected = count("SELECT count(*) FROM journal WHERE state = 2");
    known_ = now;
}

void Journal::begin(std::uint64_t incarnation) {
    database_.exec("DELETE FROM journal; DELETE FROM heads");
    known_.pending = known_.rejected = 0;
    known_.dropped = {};
    known_.head = {incarnation, 0, {}};
    writeHead("newest", known_.head);
}

void Journal::append(const WriterId& writer, const EventId& id, const std::string& subject,
                     const Entry& entry, UtcTime at) {
    const Head next = appended(known_.head, writer, entry.record);
    SQLite::Statement insert(
        database_,
        "INSERT INTO journal (incarnation, seq, id, hash, state, written_ms, subject, record, sealed) "
        "VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?)");
    bindMark(insert, 1, markOf(next));
    bindBytes(insert, 3, id.value.bytes);
    bindBytes(insert, 4, next.hash.data);
    insert.bind(5, static_cast<std::int64_t>(at.time_since_epoch().count()));
    insert.bind(6, subject);
    insert.bind(7, entry.record);
    bindBytes(insert, 8, entry.sealed);
    insert.exec();
    known_.head = next;
    ++known_.pending;
    writeHead("newest", known_.head);
}

bool Journal::holds(const EventId& id) const {
    SQLite::Statement row(database_, "SELECT 1 FROM journal WHERE id = ?");
    bindBytes(row, 1, id.value.bytes);
    return row.executeStep();
}

std::optional<Stretch> Journal::nextStretch(std::size_t mostEvents, std::size_t mostBytes) const {
    SQLite::Statement rows(database_,
                           "SELECT incarnation, seq, hash, record, sealed FROM journal WHERE state = 0 "
                           "ORDER BY incarnation, seq");
    Stretch stretch;
    std::size_t bytes = headerBytes;
    while (stretch.entries.size() < mostEvents && rows.executeStep()) {
        const Mark mark{loaded(rows.getColumn(0)), loaded(rows.getColumn(1))};
        if (stretch.entries.empty()) {
            const auto hash = mark.seq == 1 ? Digest{} : hashAt({mark.incarnation, mark.seq - 1});
            if (!hash)
                throw SQLite::Exception("the event before the first pending one is missing", SQLITE_CORRUPT);
            stretch.before = {mark.incarnation, mark.seq - 1, *hash};
        } else if (mark != Mark{stretch.after.incarnation, stretch.after.seq + 1}) {
            break;
        }
        Entry entry{rows.getColumn(3).getString(), blobAt(rows.getColumn(4))};
        bytes += entry.record.size() + base64Bytes(entry.sealed.size()) + 2;
        if (bytes > mostBytes && !stretch.entries.empty())
            break;
        stretch.after = {mark.incarnation, mark.seq, bytesAt<Digest>(rows.getColumn(2))};
        stretch.entries.push_back(std::move(entry));
    }
    if (stretch.entries.empty())
        return std::nullopt;
    return stretch;
}

void Journal::acknowledge(const Mark& upTo) {
    SQLite::Statement update(database_,
                             "UPDATE journal SET state = 1 WHERE state = 0 AND (incarnation, seq) <= (?, ?)");
    bindMark(update, 1, upTo);
    known_.pending -= static_cast<std::size_t>(update.exec());
}

void Journal::reject(const WriterId& writer, const Mark& event, const std::string& reason) {
    SQLite::Statement update(
        database_,
        "UPDATE journal SET state = 2, reason = ? WHERE state = 0 AND incarnation = ? AND seq = ?");
    update.bind(1, reason);
    bindMark(update, 2, event);
    if (update.exec() == 0)
        return;
    --known_.pending;
    ++known_.rejected;
    openIncarnation(writer, known_.head.incarnation + 1);
}

void Journal::offerAgain(const WriterId& writer) {
    const int again = database_.exec("UPDATE journal SET state = 0, reason = NULL WHERE state = 2");
    known_.pending += static_cast<std::size_t>(again);
    known_.rejected = 0;
    openIncarnation(writer, known_.head.incarnation + 1);
}

void Journal::offerAcknowledged(const WriterId& writer) {
    const int again = database_.exec("UPDATE journal SET state = 0, again = 1 WHERE state = 1");
    known_.pending += static_cast<std::size_t>(again);
    if (again > 0)
        openIncarnation(writer, known_.head.incarnation + 1);
}

void Journal::compareHead(const WriterId& writer, const Head& backends) {
    const Mark mark = markOf(backends);
    const auto ours = hashAt(mark);
    const bool onChain =
        mark.seq == 0 ? mark.incarnation <= known_.head.incarnation : ours && *ours == backends.hash;
    // Acknowledged once and above what the backend has now: it was restored from a backup and wants them
    // again.
    SQLite::Statement lost(database_,
                           "UPDATE journal SET state = 0 WHERE state = 1 AND (incarnation, seq) > (?, ?)");
    bindMark(lost, 1, mark);
    if (markOf(known_.dropped) > mark)
        // Not all of that is kept; what is, goes into a new incarnation that begins with it.
        lost.bind(1, std::int64_t{0}), lost.bind(2, std::int64_t{0});
    known_.pending += static_cast<std::size_t>(lost.exec());
    if (onChain)
        acknowledge(mark);
    if (!onChain || !pendingFollows(mark))
        openIncarnation(writer, std::max(mark.incarnation, known_.head.incarnation) + 1);
}

// True where the backend could take the pending events one after the other behind `mark`.
bool Journal::pendingFollows(const Mark& mark) const {
    SQLite::Statement rows(database_,
                           "SELECT incarnation, seq FROM journal WHERE state = 0 ORDER BY incarnation, seq");
    Mark last = mark;
    while (rows.executeStep()) {
        const Mark next{loaded(rows.getColumn(0)), loaded(rows.getColumn(1))};
        const bool follows = next.incarnation == last.incarnation
                                 ? next.seq == last.seq + 1
                                 : next.incarnation > last.incarnation && next.seq == 1;
        if (!follows)
            return false;
        last = next;
    }
    // What is appended next follows the newest head, pending or not.
    return last == markOf(known_.head) ||
           (known_.head.seq == 0 && last.incarnation <= known_.head.incarnation);
}

// Everything pending moves over: the same records with the same ids, under new numbers.
void Journal::openIncarnation(const WriterId& writer, std::uint64_t incarnation) {
    std::vector<std::int64_t> numbers;
    {
        SQLite::Statement rows(database_,
                               "SELECT number FROM journal WHERE state = 0 ORDER BY incarnation, seq");
        while (rows.executeStep())
            numbers.push_back(rows.getColumn(0).getInt64());
    }
    SQLite::Statement read(database_, "SELECT record FROM journal WHERE number = ?");
    SQLite::Statement move(database_,
                           "UPDATE journal SET incarnation = ?, seq = ?, hash = ? WHERE number = ?");
    known_.head = {incarnation, 0, {}};
    for (const std::int64_t number : numbers) {
        read.bind(1, number);
        read.executeStep();
        known_.head = appended(known_.head, writer, read.getColumn(0).getString());
        read.reset();
        bindMark(move, 1, markOf(known_.head));
        bindBytes(move, 3, known_.head.hash.data);
        move.bind(4, number);
        move.exec();
        move.reset();
    }
    writeHead("newest", known_.head);
}

void Journal::eachAbove(const Mark& mark, const Visit& visit) const {
    SQLite::Statement rows(
        database_,
        "SELECT record FROM journal WHERE state <> 2 AND again = 0 AND (incarnation, seq) > (?, ?) "
        "ORDER BY incarnation, seq");
    bindMark(rows, 1, mark);
    while (rows.executeStep())
        visit(rows.getColumn(0).getString());
}

void Journal::eachAbove(const Mark& mark, const std::string& subject, const Visit& visit) const {
    SQLite::Statement rows(database_,
                           "SELECT record FROM journal WHERE subject = ?3 AND state <> 2 AND again = 0 AND "
                           "(incarnation, seq) > (?1, ?2) ORDER BY incarnation, seq");
    bindMark(rows, 1, mark);
    rows.bind(3, subject);
    while (rows.executeStep())
        visit(rows.getColumn(0).getString());
}

void Journal::eachAbove(const Mark& mark, const Mark& from, const Visit& visit) const {
    SQLite::Statement rows(
        database_,
        "SELECT record FROM journal WHERE state <> 2 AND again = 0 AND (incarnation, seq) > (?1, ?2) AND "
        "subject IN (SELECT subject FROM journal WHERE (incarnation, seq) > (?3, ?4) AND "
        "(incarnation, seq) <= (?1, ?2)) ORDER BY incarnation, seq");
    bindMark(rows, 1, mark);
    bindMark(rows, 3, from);
    while (rows.executeStep())
        visit(rows.getColumn(0).getString());
}

void Journal::dropAcknowledged(const Mark& included, UtcTime before, int most) {
    SQLite::Statement rows(
        database_, "SELECT incarnation, seq, hash, state, written_ms FROM journal WHERE state <> 2 AND "
                   "(incarnation, seq) <= (?, ?) ORDER BY incarnation, seq LIMIT ?");
    bindMark(rows, 1, included);
    rows.bind(3, most);
    const std::int64_t oldEnough = before.time_since_epoch().count();
    Head last;
    while (rows.executeStep() && rows.getColumn(3).getInt() == Acknowledged &&
           rows.getColumn(4).getInt64() <= oldEnough)
        last = {loaded(rows.getColumn(0)), loaded(rows.getColumn(1)), bytesAt<Digest>(rows.getColumn(2))};
    rows.reset();
    if (last.seq == 0)
        return;
    SQLite::Statement drop(database_, "DELETE FROM journal WHERE state = 1 AND (incarnation, seq) <= (?, ?)");
    bindMark(drop, 1, markOf(last));
    drop.exec();
    known_.dropped = last;
    writeHead("dropped", known_.dropped);
}

void Journal::forgetSealed(const std::string& subject) {
    SQLite::Statement update(database_,
                             "UPDATE journal SET sealed = x'' WHERE subject = ? AND sealed <> x''");
    update.bind(1, subject);
    update.exec();
}

Mark Journal::acknowledged() const {
    SQLite::Statement first(
        database_, "SELECT incarnation, seq FROM journal WHERE state = 0 ORDER BY incarnation, seq LIMIT 1");
    if (!first.executeStep())
        return markOf(known_.head);
    return {loaded(first.getColumn(0)), loaded(first.getColumn(1)) - 1};
}

std::uint64_t Journal::fileBytes() const {
    const auto read = [this](const char* pragma) {
        return loaded(database_.execAndGet(pragma));
    };
    return (read("PRAGMA page_count") - read("PRAGMA freelist_count")) * read("PRAGMA page_size");
}

std::optional<Digest> Journal::hashAt(const Mark& mark) const {
    if (mark == markOf(known_.head))
        return known_.head.hash;
    if (mark == markOf(known_.dropped))
        return known_.dropped.hash;
    SQLite::Statement row(database_, "SELECT hash FROM journal WHERE incarnation = ? AND seq = ?");
    bindMark(row, 1, mark);
    if (!row.executeStep())
        return std::nullopt;
    return bytesAt<Digest>(row.getColumn(0));
}

void Journal::writeHead(const char* name, const Head& head) {
    SQLite::Statement write(database_, "INSERT OR REPLACE INTO heads VALUES (?, ?, ?, ?)");
    write.bind(1, name);
    bindMark(write, 2, markOf(head));
    bindBytes(write, 4, head.hash.data);
    write.exec();
}

} // namespace standdienst::kiosk

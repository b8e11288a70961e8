// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/store/documents.h"

namespace standdienst::kiosk {

namespace {

constexpr auto layered =
    "SELECT body FROM (SELECT 1 AS layer, body FROM overlay WHERE kind = ?1 AND id = ?2 "
    "UNION ALL SELECT 2, body FROM base WHERE kind = ?1 AND id = ?2) ORDER BY layer LIMIT 1";
constexpr auto unended = "SELECT id, body FROM (SELECT id, body FROM overlay WHERE kind = 'visit' UNION ALL "
                         "SELECT id, body FROM base WHERE kind = 'visit' AND id NOT IN (SELECT id FROM "
                         "overlay WHERE kind = 'visit')) "
                         "WHERE body IS NOT NULL AND json_extract(body, '$.outcome') IS NULL ORDER BY id";

// Also those of the base below the overlay: a number that was given stays given.
constexpr auto numbered =
    "SELECT json_extract(body, '$.ticket.number'), json_extract(body, '$.ticket.opened_at') FROM "
    "(SELECT body FROM overlay WHERE kind = 'visit' UNION ALL SELECT body FROM base WHERE kind = 'visit') "
    "WHERE body IS NOT NULL AND json_extract(body, '$.ticket') IS NOT NULL";

} // namespace

std::optional<Document> Documents::find(const DocumentKey& key) {
    auto found = body(name(key.kind), key.id);
    if (!found)
        return std::nullopt;
    return Document{key.kind == Kind::Fair ? Scope::fair() : Scope::writer(device_), std::move(*found)};
}

void Documents::put(const DocumentKey& key, Document document) {
    if (document.scope.isOffice())
        return; // a device would not be told either
    if (key.kind == Kind::Queue)
        return; // others have a part in it: the backend alone says how long it is
    SQLite::Statement write(database_, "INSERT OR REPLACE INTO overlay VALUES (?, ?, ?)");
    write.bind(1, std::string(name(key.kind)));
    write.bind(2, key.id);
    write.bind(3, json::serialize(document.body));
    write.exec();
}

void Documents::remove(const DocumentKey& key) {
    if (!find(key))
        return;
    SQLite::Statement write(database_, "INSERT OR REPLACE INTO overlay VALUES (?, ?, NULL)");
    write.bind(1, std::string(name(key.kind)));
    write.bind(2, key.id);
    write.exec();
}

std::optional<std::string> Documents::text(std::string_view kind, const std::string& id) {
    SQLite::Statement row(database_, layered);
    row.bind(1, std::string(kind));
    row.bind(2, id);
    if (!row.executeStep() || row.getColumn(0).isNull())
        return std::nullopt;
    return row.getColumn(0).getString();
}

std::optional<json::object> Documents::body(std::string_view kind, const std::string& id) {
    const auto stored = text(kind, id);
    auto object = stored ? parseObject(*stored) : Result<json::object>(Error{});
    if (!object)
        return std::nullopt; // the next pull brings it again
    return std::move(*object);
}

std::vector<Documents::OpenVisit> Documents::openVisits() {
    std::vector<OpenVisit> open;
    SQLite::Statement rows(database_, unended);
    while (rows.executeStep()) {
        const auto visit = parseId<VisitId>(rows.getColumn(0).getString());
        const auto document = parseObject(rows.getColumn(1).getString());
        if (visit && document)
            open.push_back({*visit, std::string(textOr(*document, "language"))});
    }
    return open;
}

std::vector<Documents::Numbered> Documents::tickets() {
    std::vector<Numbered> found;
    SQLite::Statement rows(database_, numbered);
    while (rows.executeStep()) {
        if (const auto at = parseRfc3339(rows.getColumn(1).getString()))
            found.push_back({rows.getColumn(0).getString(), *at});
    }
    return found;
}

void Documents::clearOverlay() {
    database_.exec("DELETE FROM overlay");
}

void Documents::clearOverlay(const std::string& id) {
    SQLite::Statement erase(database_, "DELETE FROM overlay WHERE kind = 'visit' AND id = ?");
    erase.bind(1, id);
    erase.exec();
}

void Documents::clearOverlay(const Mark& from, const Mark& upTo) {
    SQLite::Statement erase(
        database_, "DELETE FROM overlay WHERE kind = 'visit' AND id IN (SELECT subject FROM journal WHERE "
                   "(incarnation, seq) > (?, ?) AND (incarnation, seq) <= (?, ?))");
    erase.bind(1, static_cast<std::int64_t>(from.incarnation));
    erase.bind(2, static_cast<std::int64_t>(from.seq));
    erase.bind(3, static_cast<std::int64_t>(upTo.incarnation));
    erase.bind(4, static_cast<std::int64_t>(upTo.seq));
    erase.exec();
}

void Documents::clearBase() {
    database_.exec("DELETE FROM base");
}

void Documents::applyToBase(const std::vector<PulledDocument>& documents) {
    SQLite::Statement put(database_, "INSERT OR REPLACE INTO base VALUES (?, ?, ?, ?)");
    SQLite::Statement erase(database_, "DELETE FROM base WHERE kind = ? AND id = ?");
    for (const PulledDocument& document : documents) {
        SQLite::Statement& statement = document.body ? put : erase;
        statement.bind(1, document.kind);
        statement.bind(2, document.id);
        if (document.body) {
            statement.bind(3, static_cast<std::int64_t>(document.position.value));
            statement.bind(4, json::serialize(*document.body));
        }
        statement.exec();
        statement.reset();
    }
}

std::optional<std::string> Documents::cursor() {
    SQLite::Statement row(database_, "SELECT cursor FROM pulled");
    if (!row.executeStep() || row.getColumn(0).isNull())
        return std::nullopt;
    return row.getColumn(0).getString();
}

Mark Documents::included() {
    SQLite::Statement row(database_, "SELECT incarnation, seq FROM pulled");
    if (!row.executeStep())
        return {};
    return {static_cast<std::uint64_t>(row.getColumn(0).getInt64()),
            static_cast<std::uint64_t>(row.getColumn(1).getInt64())};
}

std::optional<Mark> Documents::backedUp() {
    SQLite::Statement row(database_, "SELECT backed_up_incarnation, backed_up_seq FROM pulled");
    if (!row.executeStep() || row.isColumnNull(0))
        return std::nullopt;
    return Mark{static_cast<std::uint64_t>(row.getColumn(0).getInt64()),
                static_cast<std::uint64_t>(row.getColumn(1).getInt64())};
}

void Documents::setBackedUp(const std::optional<Mark>& mark) {
    SQLite::Statement write(database_, "UPDATE pulled SET backed_up_incarnation = ?, backed_up_seq = ?");
    if (mark) {
        write.bind(1, static_cast<std::int64_t>(mark->incarnation));
        write.bind(2, static_cast<std::int64_t>(mark->seq));
    }
    write.exec();
}

void Documents::setPulled(const std::optional<std::string>& cursor, const Mark& included) {
    SQLite::Statement write(database_, "UPDATE pulled SET cursor = ?, incarnation = ?, seq = ?");
    if (cursor)
        write.bind(1, *cursor);
    write.bind(2, static_cast<std::int64_t>(included.incarnation));
    write.bind(3, static_cast<std::int64_t>(included.seq));
    write.exec();
}

std::string Documents::epoch() {
    SQLite::Statement row(database_, "SELECT epoch FROM pulled");
    return row.executeStep() ? row.getColumn(0).getString() : std::string();
}

void Documents::setEpoch(const std::string& epoch) {
    SQLite::Statement write(database_, "UPDATE pulled SET epoch = ?");
    write.bind(1, epoch);
    write.exec();
}

} // namespace standdienst::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/sqlite_visits.h"

#include "backend/store/sqlite_view.h"

namespace standdienst::backend::sqlite {

namespace {

constexpr const char* selectVisits =
    "SELECT visit, place, at, received_at, disposition FROM visit WHERE fair = ?1 AND at >= ?2 AND at < ?3 "
    "AND (at, place) < (?4, ?5) AND (?6 = '' OR disposition = ?6 OR (?6 = 'open' AND disposition = '') OR "
    "(?6 = 'given' AND disposition <> '')) ORDER BY at DESC, place DESC LIMIT ?7";
constexpr const char* selectVisit =
    "SELECT visit, place, at, received_at, disposition FROM visit WHERE fair = ? AND visit = ?";
constexpr const char* selectEachVisit =
    "SELECT visit, place, at, received_at, disposition FROM visit WHERE fair = ? ORDER BY place";
constexpr const char* selectCount =
    "SELECT count(*), count(nullif(disposition, '')) FROM (SELECT disposition FROM visit "
    "WHERE fair = ? AND at >= ? AND at < ? LIMIT ?)";
constexpr const char* selectLastBefore = "SELECT max(at) FROM visit WHERE fair = ? AND at < ?";
constexpr const char* selectFirstFrom = "SELECT min(at) FROM visit WHERE fair = ? AND at >= ?";
constexpr const char* insertVisit =
    "INSERT INTO visit(place, fair, visit, at, received_at, disposition) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO NOTHING";
constexpr const char* updateDisposition = "UPDATE visit SET disposition = ? WHERE fair = ? AND visit = ?";
constexpr const char* deleteVisits = "DELETE FROM visit WHERE fair = ?";

std::int64_t placeOf(std::int64_t fair, Position position) {
    return fair * placesPerFair + static_cast<std::int64_t>(position.value);
}

VisitEntry entryOf(const Query& row) {
    return {row.id<VisitId>(0), {row.number(1) % placesPerFair}, row.time(2), row.time(3), row.text(4)};
}

std::optional<UtcTime> timeOf(Query& query) {
    return query.step() && !query.isNull(0) ? std::optional(query.time(0)) : std::nullopt;
}

} // namespace

std::vector<VisitEntry> visits(SqliteConnection& connection, std::int64_t fair, const VisitFilter& filter) {
    const VisitMark before = filter.before.value_or(VisitMark{filter.until, {}});
    Query query(connection, selectVisits, fair, filter.from, filter.until, before.at,
                placeOf(fair, before.position), filter.disposition, filter.most);
    std::vector<VisitEntry> found;
    while (query.step())
        found.push_back(entryOf(query));
    return found;
}

std::optional<VisitEntry> visit(SqliteConnection& connection, std::int64_t fair, const VisitId& visit) {
    Query query(connection, selectVisit, fair, visit);
    return query.step() ? std::optional(entryOf(query)) : std::nullopt;
}

VisitCount countVisits(SqliteConnection& connection, std::int64_t fair, UtcTime from, UtcTime until,
                       std::size_t most) {
    Query query(connection, selectCount, fair, from, until, most);
    query.step();
    return {query.number(0), query.number(1)};
}

std::optional<UtcTime> lastVisitBefore(SqliteConnection& connection, std::int64_t fair, UtcTime moment) {
    Query query(connection, selectLastBefore, fair, moment);
    return timeOf(query);
}

std::optional<UtcTime> firstVisitFrom(SqliteConnection& connection, std::int64_t fair, UtcTime moment) {
    Query query(connection, selectFirstFrom, fair, moment);
    return timeOf(query);
}

void eachVisit(SqliteConnection& connection, std::int64_t fair,
               const std::function<void(const VisitEntry&)>& each) {
    Query query(connection, selectEachVisit, fair);
    while (query.step())
        each(entryOf(query));
}

void addVisit(SqliteConnection& connection, std::int64_t fair, const VisitEntry& visit) {
    Query(connection, insertVisit, placeOf(fair, visit.position), fair, visit.visit, visit.at,
          visit.receivedAt, visit.disposition)
        .run();
}

void setDisposition(SqliteConnection& connection, std::int64_t fair, const VisitId& visit,
                    std::string_view disposition) {
    Query(connection, updateDisposition, disposition, fair, visit).run();
}

void clearVisits(SqliteConnection& connection, std::int64_t fair) {
    Query(connection, deleteVisits, fair).run();
}

} // namespace standdienst::backend::sqlite

// SPDX-License-Identifier: GPL-3.0-or-later
// Visits in SQLite: a row for each, by when it began, with what was found of it.
#pragma once

#include "backend/store/sqlite_connection.h"
#include "backend/store/store.h"

namespace standdienst::backend::sqlite {

std::vector<VisitEntry> visits(SqliteConnection& connection, std::int64_t fair, const VisitFilter& filter);
std::optional<VisitEntry> visit(SqliteConnection& connection, std::int64_t fair, const VisitId& visit);
VisitCount countVisits(SqliteConnection& connection, std::int64_t fair, UtcTime from, UtcTime until,
                       std::size_t most);
std::optional<UtcTime> lastVisitBefore(SqliteConnection& connection, std::int64_t fair, UtcTime moment);
std::optional<UtcTime> firstVisitFrom(SqliteConnection& connection, std::int64_t fair, UtcTime moment);
void eachVisit(SqliteConnection& connection, std::int64_t fair,
               const std::function<void(const VisitEntry&)>& each);

void addVisit(SqliteConnection& connection, std::int64_t fair, const VisitEntry& visit);
void setDisposition(SqliteConnection& connection, std::int64_t fair, const VisitId& visit,
                    std::string_view disposition);
void clearVisits(SqliteConnection& connection, std::int64_t fair);

} // namespace standdienst::backend::sqlite

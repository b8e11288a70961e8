// SPDX-License-Identifier: GPL-3.0-or-later
// Leads and contacts in SQLite: rows by place (newest last), the search index, the filters.
#pragma once

#include "backend/store/sqlite_connection.h"
#include "backend/store/store.h"

namespace standdienst::backend::sqlite {

std::optional<StoredContact> contact(SqliteConnection& connection, std::int64_t fair, const VisitId& visit);
void eachContact(SqliteConnection& connection, std::int64_t fair,
                 const std::function<void(const StoredContact&)>& each);
void putContact(SqliteConnection& connection, std::int64_t fair, const StoredContact& contact);
void eraseContact(SqliteConnection& connection, std::int64_t fair, const VisitId& visit);

LeadPage leads(SqliteConnection& connection, std::int64_t fair, const LeadFilter& filter);
LeadCount countLeads(SqliteConnection& connection, std::int64_t fair, const LeadFilter& filter,
                     std::size_t most);
void putLead(SqliteConnection& connection, std::int64_t fair, const LeadEntry& lead);
void removeLead(SqliteConnection& connection, std::int64_t fair, const VisitId& visit);

void clear(SqliteConnection& connection, std::int64_t fair);

} // namespace standdienst::backend::sqlite

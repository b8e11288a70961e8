// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of companies in SQLite: the lists as they were imported, and in each lead's row which of them
// has its company.
#pragma once

#include "backend/store/sqlite_connection.h"
#include "backend/store/store.h"

namespace standdienst::backend::sqlite {

std::vector<CompanyList> companyLists(SqliteConnection& connection);
std::optional<CompanyKind> companyOf(SqliteConnection& connection, std::int64_t fair, const VisitId& visit);
// By the contact and the lists, whatever stands in the lead's row.
std::optional<CompanyKind> matchedCompany(SqliteConnection& connection, std::int64_t fair,
                                          const VisitId& visit);

void putCompanies(SqliteConnection& connection, const CompanyList& list,
                  const std::vector<std::string>& keys);
void removeCompanies(SqliteConnection& connection, CompanyKind kind);

} // namespace standdienst::backend::sqlite

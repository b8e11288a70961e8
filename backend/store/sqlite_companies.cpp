// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/sqlite_companies.h"

#include "backend/companies/keys.h"

#include <algorithm>

namespace standdienst::backend::sqlite {

namespace {

constexpr const char* selectLists = "SELECT kind, companies, imported_at FROM company_list";
constexpr const char* insertList = "INSERT INTO company_list(kind, companies, imported_at) VALUES (?, ?, ?)";
constexpr const char* insertCompany = "INSERT INTO company(key, kind) VALUES (?, ?)";
constexpr const char* deleteList = "DELETE FROM company_list WHERE kind = ?"; // and its companies with it
constexpr const char* selectKinds = "SELECT kind FROM company WHERE key = ?";
constexpr const char* selectContact = "SELECT email, organization FROM contact WHERE fair = ? AND visit = ?";
constexpr const char* selectLeadCompany = "SELECT company FROM lead WHERE fair = ? AND visit = ?";
constexpr const char* selectEachLead =
    "SELECT l.place, l.company, c.email, c.organization FROM lead l JOIN contact c ON c.place = l.place";
constexpr const char* updateLead = "UPDATE lead SET company = ? WHERE place = ?";

std::optional<CompanyKind> kindOf(SqliteConnection& connection, std::string_view email,
                                  std::string_view organization) {
    for (const auto& key : keysOf(email, organization)) {
        std::optional<CompanyKind> first;
        Query query(connection, selectKinds, key);
        while (query.step()) {
            const auto kind = companyKindFromName(query.view(0));
            if (kind && (!first || *kind < *first))
                first = kind;
        }
        if (first)
            return first;
    }
    return std::nullopt;
}

void matchLeads(SqliteConnection& connection) {
    struct Change {
        std::int64_t place;
        std::string_view company;
    };
    std::vector<Change> changes;
    {
        const bool none = companyLists(connection).empty();
        Query lead(connection, selectEachLead);
        while (lead.step()) {
            const auto kind = none ? std::nullopt : kindOf(connection, lead.view(2), lead.view(3));
            const std::string_view company = kind ? name(*kind) : std::string_view();
            if (lead.view(1) != company)
                changes.push_back({lead.integer(0), company});
        }
    }
    for (const Change& change : changes)
        Query(connection, updateLead, change.company, change.place).run();
}

} // namespace

std::vector<CompanyList> companyLists(SqliteConnection& connection) {
    std::vector<CompanyList> lists;
    Query query(connection, selectLists);
    while (query.step()) {
        if (const auto kind = companyKindFromName(query.view(0)))
            lists.push_back({*kind, query.number(1), query.time(2)});
    }
    std::ranges::sort(lists, {}, &CompanyList::kind);
    return lists;
}

std::optional<CompanyKind> companyOf(SqliteConnection& connection, std::int64_t fair, const VisitId& visit) {
    Query query(connection, selectLeadCompany, fair, visit);
    return query.step() ? companyKindFromName(query.view(0)) : std::nullopt;
}

std::optional<CompanyKind> matchedCompany(SqliteConnection& connection, std::int64_t fair,
                                          const VisitId& visit) {
    if (companyLists(connection).empty())
        return std::nullopt;
    Query contact(connection, selectContact, fair, visit);
    return contact.step() ? kindOf(connection, contact.view(0), contact.view(1)) : std::nullopt;
}

void putCompanies(SqliteConnection& connection, const CompanyList& list,
                  const std::vector<std::string>& keys) {
    const auto kind = name(list.kind);
    Query(connection, deleteList, kind).run();
    Query(connection, insertList, kind, list.companies, list.importedAt).run();
    for (const auto& key : keys)
        Query(connection, insertCompany, key, kind).run();
    matchLeads(connection);
}

void removeCompanies(SqliteConnection& connection, CompanyKind kind) {
    Query(connection, deleteList, name(kind)).run();
    matchLeads(connection);
}

} // namespace standdienst::backend::sqlite

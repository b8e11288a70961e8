// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/sqlite_view.h"

#include "backend/store/sqlite_companies.h"
#include "backend/store/sqlite_leads.h"
#include "backend/store/sqlite_shifts.h"
#include "backend/store/sqlite_visits.h"

#include <algorithm>
#include <stdexcept>
#include <tuple>

namespace standdienst::backend {

namespace {

constexpr const char* selectMeta = "SELECT epoch, fold_version FROM meta";
constexpr const char* selectFairs = "SELECT id FROM fair ORDER BY no";
constexpr const char* selectFair = "SELECT no, position FROM fair WHERE id = ?";
constexpr const char* selectNewestHead =
    "SELECT incarnation, seq, hash FROM journal_head WHERE writer = ? ORDER BY incarnation DESC LIMIT 1";
constexpr const char* selectHead =
    "SELECT incarnation, seq, hash FROM journal_head WHERE writer = ? AND incarnation = ?";
constexpr const char* selectHeads =
    "SELECT writer, incarnation, seq, hash, signature FROM journal_head ORDER BY writer, incarnation";
constexpr const char* selectBackup = "SELECT made_at, target FROM backup";
constexpr const char* selectBackedUp = "SELECT incarnation, seq, hash FROM backup_head WHERE writer = ?";
constexpr const char* selectEvent =
    "SELECT e.id, f.id, e.place, e.writer, e.incarnation, e.seq, e.received_at, e.record, s.bytes FROM event "
    "e "
    "JOIN fair f ON f.no = e.place >> 40 LEFT JOIN sealed s ON s.place = e.place WHERE e.id = ?";
constexpr const char* selectEvents =
    "SELECT e.id, f.id, e.place, e.writer, e.incarnation, e.seq, e.received_at, e.record, s.bytes FROM event "
    "e "
    "JOIN fair f ON f.no = e.place >> 40 LEFT JOIN sealed s ON s.place = e.place "
    "WHERE e.place > ? AND e.place < ? ORDER BY e.place LIMIT ?";
constexpr const char* selectEntries =
    "SELECT writer, incarnation, seq, 0, place FROM event UNION ALL "
    "SELECT r.writer, r.incarnation, r.seq, 0, e.place FROM reappended r JOIN event e ON e.id = r.event "
    "UNION ALL "
    "SELECT writer, incarnation, seq, 1, no FROM quarantine ORDER BY 1, 2, 3";
constexpr const char* selectRecord = "SELECT record FROM event WHERE place = ?";
constexpr const char* selectQuarantinedAt =
    "SELECT record FROM quarantine WHERE writer = ? AND incarnation = ? AND seq = ?";
constexpr const char* selectQuarantinedRecord = "SELECT record FROM quarantine WHERE no = ?";
constexpr const char* selectQuarantine =
    "SELECT writer, incarnation, seq, received_at, code, detail, visit, record, sealed FROM quarantine "
    "ORDER BY no DESC LIMIT ?";
constexpr const char* countQuarantine = "SELECT count(*) FROM quarantine";
constexpr const char* selectQuarantinedVisit = "SELECT 1 FROM quarantine WHERE visit = ? LIMIT 1";

constexpr const char* selectDocument =
    "SELECT scope, position, body FROM document WHERE fair = ? AND kind = ? AND id = ? AND gone = 0";
// A fair has some thousand tickets: few enough to look at each.
constexpr const char* selectOpenTickets =
    "SELECT id, position, body FROM document WHERE fair = ? AND kind = 'ticket' AND gone = 0 AND "
    "json_extract(body, '$.state') IN ('open', 'taken') "
    "ORDER BY json_extract(body, '$.opened_at') DESC, length(json_extract(body, '$.number')) DESC, "
    "json_extract(body, '$.number') DESC, id DESC LIMIT ?";
constexpr const char* selectChanges = "SELECT kind, id, scope, position, gone, body FROM document "
                                      "WHERE fair = ?1 AND scope = ?2 AND (position, kind, id) > (?3, ?4, "
                                      "?5) ORDER BY position, kind, id LIMIT ?6";
constexpr const char* selectDocuments =
    "SELECT kind, id, scope, position, gone, body FROM document WHERE fair = ? ORDER BY kind, id, scope";

constexpr const char* selectDevice =
    "SELECT id, fair, booth, name, face, key, paired_at, last_seen, revoked_at FROM device WHERE id = ?";
constexpr const char* selectDevices =
    "SELECT id, fair, booth, name, face, key, paired_at, last_seen, revoked_at FROM device ORDER BY no";
constexpr const char* selectAccount =
    "SELECT name, role, password, created_at, id FROM account WHERE name = ?";
constexpr const char* selectAccountById =
    "SELECT name, role, password, created_at, id FROM account WHERE id = ?";
constexpr const char* selectAccounts =
    "SELECT name, role, password, created_at, id FROM account ORDER BY name";
constexpr const char* selectAccountOfStaff =
    "SELECT a.name, a.role, a.password, a.created_at, a.id FROM staff s JOIN account a ON a.id = s.account "
    "WHERE s.id = ?";
constexpr const char* selectStaff = "SELECT id FROM staff WHERE day = ? AND account = ?";
constexpr const char* selectSession =
    "SELECT token, account, csrf, created_at, used_at, tablet, by_pin, locked FROM session WHERE token = ?";
constexpr const char* selectSessions =
    "SELECT token, account, csrf, created_at, used_at, tablet, by_pin, locked FROM session WHERE account = ? "
    "ORDER BY created_at, token";
constexpr const char* selectSessionsOfTablet =
    "SELECT token, account, csrf, created_at, used_at, tablet, by_pin, locked FROM session WHERE tablet = ? "
    "ORDER BY created_at, token";
constexpr const char* selectTablet =
    "SELECT id, token, name, booth, paired_at, last_seen, revoked_at FROM tablet WHERE token = ?";
constexpr const char* selectTablets =
    "SELECT id, token, name, booth, paired_at, last_seen, revoked_at FROM tablet ORDER BY no";
constexpr const char* selectPin = "SELECT account, hash, failures, paused_until FROM pin WHERE account = ?";
constexpr const char* selectAccountsWithPin = "SELECT account FROM pin ORDER BY account";

template<class T>
T known(std::optional<T> value, const char* what) {
    if (!value)
        throw std::runtime_error(std::string("database: unknown ") + what);
    return *value;
}

Head headOf(const Query& row) {
    return {row.number(0), row.number(1), row.bytes<Digest>(2)};
}

Head readHead(Query& query) {
    return query.step() ? headOf(query) : Head{};
}

StoredEvent eventOf(const Query& row) {
    return {row.id<EventId>(0),  {row.text(1)}, {row.number(2) % placesPerFair},
            row.id<WriterId>(3), row.number(4), row.number(5),
            row.time(6),         row.text(7),   row.text(8)};
}

DocumentChange changeOf(const Query& row) {
    return {{known(kindFromName(row.view(0)), "kind of document"), row.text(1)},
            {row.text(2)},
            {row.number(3)},
            row.flag(4),
            row.text(5)};
}

std::optional<UtcTime> optionalTime(const Query& row, int column) {
    return row.isNull(column) ? std::nullopt : std::optional(row.time(column));
}

DeviceInfo deviceOf(const Query& row) {
    return {row.id<WriterId>(0),
            {row.text(1)},
            {row.text(2)},
            row.text(3),
            known(faceFromName(row.view(4)), "face"),
            row.bytes<SignPublicKey>(5),
            row.time(6),
            optionalTime(row, 7),
            optionalTime(row, 8)};
}

AccountRecord accountRow(const Query& row) {
    return {row.text(0), known(roleFromName(row.view(1)), "role"), row.text(2), row.time(3),
            row.id<AccountId>(4)};
}

SessionRecord sessionOf(const Query& row) {
    return {row.bytes<Digest>(0), row.text(1),
            row.text(2),          row.time(3),
            row.time(4),          row.isNull(5) ? std::nullopt : std::optional(row.id<TabletId>(5)),
            row.flag(6),          row.flag(7)};
}

TabletRecord tabletOf(const Query& row) {
    return {row.id<TabletId>(0), row.bytes<Digest>(1), row.text(2),         {row.text(3)},
            row.time(4),         row.time(5),          optionalTime(row, 6)};
}

PinRecord pinOf(const Query& row) {
    return {row.text(0), row.text(1), static_cast<int>(row.integer(2)), optionalTime(row, 3)};
}

template<class Row>
auto all(Query& query, Row rowOf) {
    std::vector<decltype(rowOf(query))> rows;
    while (query.step())
        rows.push_back(rowOf(query));
    return rows;
}

template<class Row>
auto one(Query& query, Row rowOf) {
    return query.step() ? std::optional(rowOf(query)) : std::nullopt;
}

} // namespace

template<class Base>
std::optional<std::int64_t> SqliteView<Base>::fairNumber(const FairId& fair) {
    Query query(connection_, selectFair, fair.value);
    return query.step() ? std::optional(query.integer(0)) : std::nullopt;
}

template<class Base>
Meta SqliteView<Base>::meta() {
    Query query(connection_, selectMeta);
    if (!query.step())
        throw std::runtime_error("database: no epoch");
    return {query.uuid(0), static_cast<int>(query.integer(1))};
}

template<class Base>
std::vector<FairId> SqliteView<Base>::fairs() {
    Query query(connection_, selectFairs);
    return all(query, [](const Query& row) { return FairId{row.text(0)}; });
}

template<class Base>
Position SqliteView<Base>::position(const FairId& fair) {
    Query query(connection_, selectFair, fair.value);
    return {query.step() ? query.number(1) : 0};
}

template<class Base>
Head SqliteView<Base>::head(const WriterId& writer) {
    Query query(connection_, selectNewestHead, writer);
    return readHead(query);
}

template<class Base>
Head SqliteView<Base>::head(const WriterId& writer, std::uint64_t incarnation) {
    Query query(connection_, selectHead, writer, incarnation);
    return readHead(query);
}

template<class Base>
std::optional<StoredEvent> SqliteView<Base>::event(const EventId& id) {
    Query query(connection_, selectEvent, id);
    return one(query, eventOf);
}

template<class Base>
std::vector<StoredEvent> SqliteView<Base>::events(const FairId& fair, Position after, std::size_t most) {
    const auto number = fairNumber(fair);
    if (!number)
        return {};
    const std::int64_t first = *number * placesPerFair;
    Query query(connection_, selectEvents, first + static_cast<std::int64_t>(after.value),
                first + placesPerFair, most);
    return all(query, eventOf);
}

template<class Base>
std::vector<JournalHead> SqliteView<Base>::heads() {
    Query query(connection_, selectHeads);
    return all(query, [](const Query& row) {
        return JournalHead{row.id<WriterId>(0),
                           {row.number(1), row.number(2), row.bytes<Digest>(3)},
                           row.bytes<Signature>(4)};
    });
}

template<class Base>
std::optional<BackupRecord> SqliteView<Base>::backup() {
    Query query(connection_, selectBackup);
    if (!query.step())
        return std::nullopt;
    return BackupRecord{query.time(0), query.text(1), {}};
}

template<class Base>
Head SqliteView<Base>::backedUp(const WriterId& writer) {
    Query query(connection_, selectBackedUp, writer);
    return query.step() ? Head{query.number(0), query.number(1), query.bytes<Digest>(2)} : Head{};
}

template<class Base>
void SqliteView<Base>::eachEntry(const std::function<void(const JournalEntry&)>& each) {
    Query entries(connection_, selectEntries);
    while (entries.step()) {
        const bool quarantined = entries.flag(3);
        Query record(connection_, quarantined ? selectQuarantinedRecord : selectRecord, entries.integer(4));
        record.step();
        each({entries.id<WriterId>(0), entries.number(1), entries.number(2), record.view(0)});
    }
}

template<class Base>
std::vector<Quarantined> SqliteView<Base>::quarantine(std::size_t most) {
    Query query(connection_, selectQuarantine, most);
    return all(query, [](const Query& row) {
        return Quarantined{row.id<WriterId>(0),
                           row.number(1),
                           row.number(2),
                           row.time(3),
                           codeFromName(row.view(4)).value_or(Code::Internal),
                           row.text(5),
                           row.isNull(6) ? std::nullopt : std::optional(row.id<VisitId>(6)),
                           row.text(7),
                           row.text(8)};
    });
}

template<class Base>
std::uint64_t SqliteView<Base>::countQuarantined() {
    Query query(connection_, countQuarantine);
    return query.step() ? query.number(0) : 0;
}

template<class Base>
std::optional<std::string> SqliteView<Base>::quarantinedRecord(const WriterId& writer,
                                                               std::uint64_t incarnation, std::uint64_t seq) {
    Query query(connection_, selectQuarantinedAt, writer, incarnation, seq);
    return one(query, [](const Query& row) { return row.text(0); });
}

template<class Base>
bool SqliteView<Base>::isQuarantinedVisit(const VisitId& visit) {
    Query query(connection_, selectQuarantinedVisit, visit);
    return query.step();
}

template<class Base>
std::optional<StoredDocument> SqliteView<Base>::document(const FairId& fair, const DocumentKey& key) {
    const auto number = fairNumber(fair);
    if (!number)
        return std::nullopt;
    Query query(connection_, selectDocument, *number, name(key.kind), key.id);
    return one(query, [](const Query& row) {
        return StoredDocument{{row.text(0)}, {row.number(1)}, row.text(2)};
    });
}

template<class Base>
std::vector<DocumentChange> SqliteView<Base>::changes(const FairId& fair, const std::vector<Scope>& scopes,
                                                      const ChangeMark& after, std::size_t most) {
    const auto number = fairNumber(fair);
    std::vector<DocumentChange> found;
    if (!number)
        return found;
    for (const Scope& scope : scopes) {
        Query query(connection_, selectChanges, *number, scope.value, after.position.value, after.kind,
                    after.id, most);
        auto rows = all(query, changeOf);
        std::ranges::move(rows, std::back_inserter(found));
    }
    const auto order = [](const DocumentChange& change) {
        return std::tuple(change.position, name(change.key.kind), std::string_view(change.key.id),
                          change.gone);
    };
    std::ranges::sort(found, {}, order);
    // A document that went from one of these scopes to another is not gone: the living row comes first.
    const auto samePlace = [](const DocumentChange& a, const DocumentChange& b) {
        return a.position == b.position && a.key == b.key;
    };
    found.erase(std::unique(found.begin(), found.end(), samePlace), found.end());
    if (found.size() > most)
        found.resize(most);
    return found;
}

template<class Base>
std::vector<OpenTicket> SqliteView<Base>::openTickets(const FairId& fair, std::size_t most) {
    const auto number = fairNumber(fair);
    if (!number)
        return {};
    Query query(connection_, selectOpenTickets, *number, most);
    std::vector<OpenTicket> tickets;
    while (query.step())
        tickets.push_back({*parseId<VisitId>(query.view(0)), {query.number(1)}, query.text(2)});
    std::ranges::reverse(tickets);
    return tickets;
}

template<class Base>
void SqliteView<Base>::eachDocument(const FairId& fair,
                                    const std::function<void(const DocumentChange&)>& each) {
    const auto number = fairNumber(fair);
    if (!number)
        return;
    Query query(connection_, selectDocuments, *number);
    while (query.step())
        each(changeOf(query));
}

template<class Base>
std::optional<StoredContact> SqliteView<Base>::contact(const FairId& fair, const VisitId& visit) {
    const auto number = fairNumber(fair);
    return number ? sqlite::contact(connection_, *number, visit) : std::nullopt;
}

template<class Base>
void SqliteView<Base>::eachContact(const FairId& fair,
                                   const std::function<void(const StoredContact&)>& each) {
    if (const auto number = fairNumber(fair))
        sqlite::eachContact(connection_, *number, each);
}

template<class Base>
LeadPage SqliteView<Base>::leads(const FairId& fair, const LeadFilter& filter) {
    const auto number = fairNumber(fair);
    return number ? sqlite::leads(connection_, *number, filter) : LeadPage();
}

template<class Base>
LeadCount SqliteView<Base>::countLeads(const FairId& fair, const LeadFilter& filter, std::size_t most) {
    const auto number = fairNumber(fair);
    return number ? sqlite::countLeads(connection_, *number, filter, most) : LeadCount();
}

template<class Base>
std::vector<CompanyList> SqliteView<Base>::companyLists() {
    return sqlite::companyLists(connection_);
}

template<class Base>
std::optional<CompanyKind> SqliteView<Base>::companyOf(const FairId& fair, const VisitId& visit) {
    const auto number = fairNumber(fair);
    return number ? sqlite::companyOf(connection_, *number, visit) : std::nullopt;
}

template<class Base>
std::vector<VisitEntry> SqliteView<Base>::visits(const FairId& fair, const VisitFilter& filter) {
    const auto number = fairNumber(fair);
    return number ? sqlite::visits(connection_, *number, filter) : std::vector<VisitEntry>{};
}

template<class Base>
std::optional<VisitEntry> SqliteView<Base>::visit(const FairId& fair, const VisitId& visit) {
    const auto number = fairNumber(fair);
    return number ? sqlite::visit(connection_, *number, visit) : std::nullopt;
}

template<class Base>
VisitCount SqliteView<Base>::countVisits(const FairId& fair, UtcTime from, UtcTime until, std::size_t most) {
    const auto number = fairNumber(fair);
    return number ? sqlite::countVisits(connection_, *number, from, until, most) : VisitCount{};
}

template<class Base>
std::optional<UtcTime> SqliteView<Base>::lastVisitBefore(const FairId& fair, UtcTime moment) {
    const auto number = fairNumber(fair);
    return number ? sqlite::lastVisitBefore(connection_, *number, moment) : std::nullopt;
}

template<class Base>
std::optional<UtcTime> SqliteView<Base>::firstVisitFrom(const FairId& fair, UtcTime moment) {
    const auto number = fairNumber(fair);
    return number ? sqlite::firstVisitFrom(connection_, *number, moment) : std::nullopt;
}

template<class Base>
void SqliteView<Base>::eachVisit(const FairId& fair, const std::function<void(const VisitEntry&)>& each) {
    if (const auto number = fairNumber(fair))
        sqlite::eachVisit(connection_, *number, each);
}

template<class Base>
std::optional<DeviceInfo> SqliteView<Base>::device(const WriterId& id) {
    Query query(connection_, selectDevice, id);
    return one(query, deviceOf);
}

template<class Base>
std::vector<DeviceInfo> SqliteView<Base>::devices() {
    Query query(connection_, selectDevices);
    return all(query, deviceOf);
}

template<class Base>
std::optional<AccountRecord> SqliteView<Base>::account(std::string_view name) {
    Query query(connection_, selectAccount, name);
    return one(query, accountRow);
}

template<class Base>
std::optional<AccountRecord> SqliteView<Base>::account(const AccountId& id) {
    Query query(connection_, selectAccountById, id);
    return one(query, accountRow);
}

template<class Base>
std::vector<AccountRecord> SqliteView<Base>::accounts() {
    Query query(connection_, selectAccounts);
    return all(query, accountRow);
}

template<class Base>
std::optional<AccountRecord> SqliteView<Base>::accountOf(const StaffId& staff) {
    Query query(connection_, selectAccountOfStaff, staff);
    return one(query, accountRow);
}

template<class Base>
std::optional<StaffId> SqliteView<Base>::staff(std::string_view day, const AccountId& account) {
    Query query(connection_, selectStaff, day, account);
    return one(query, [](const Query& row) { return row.id<StaffId>(0); });
}

template<class Base>
std::optional<SessionRecord> SqliteView<Base>::session(const Digest& token) {
    Query query(connection_, selectSession, token);
    return one(query, sessionOf);
}

template<class Base>
std::vector<SessionRecord> SqliteView<Base>::sessions(std::string_view account) {
    Query query(connection_, selectSessions, account);
    return all(query, sessionOf);
}

template<class Base>
std::vector<SessionRecord> SqliteView<Base>::sessionsOf(const TabletId& tablet) {
    Query query(connection_, selectSessionsOfTablet, tablet);
    return all(query, sessionOf);
}

template<class Base>
std::optional<TabletRecord> SqliteView<Base>::tablet(const Digest& token) {
    Query query(connection_, selectTablet, token);
    return one(query, tabletOf);
}

template<class Base>
std::vector<TabletRecord> SqliteView<Base>::tablets() {
    Query query(connection_, selectTablets);
    return all(query, tabletOf);
}

template<class Base>
std::optional<PinRecord> SqliteView<Base>::pin(std::string_view account) {
    Query query(connection_, selectPin, account);
    return one(query, pinOf);
}

template<class Base>
std::vector<std::string> SqliteView<Base>::accountsWithPin() {
    Query query(connection_, selectAccountsWithPin);
    return all(query, [](const Query& row) { return row.text(0); });
}

template<class Base>
std::vector<ShiftRecord> SqliteView<Base>::shifts() {
    return sqlite::shifts(connection_);
}

template<class Base>
std::optional<CalendarRecord> SqliteView<Base>::calendar(const AccountId& account) {
    return sqlite::calendar(connection_, account);
}

template<class Base>
std::optional<CalendarRecord> SqliteView<Base>::calendarOf(const Digest& token) {
    return sqlite::calendarOf(connection_, token);
}

template class SqliteView<Reader>;
template class SqliteView<Writer>;

} // namespace standdienst::backend

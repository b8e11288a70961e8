// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/sqlite_writer.h"

#include "backend/store/sqlite_companies.h"
#include "backend/store/sqlite_leads.h"
#include "backend/store/sqlite_shifts.h"
#include "backend/store/sqlite_visits.h"

#include <sqlite3.h>

#include <stdexcept>
#include <utility>

namespace standdienst::backend {

namespace {

constexpr const char* updateMeta = "UPDATE meta SET epoch = ?, fold_version = ?";
constexpr const char* insertFair = "INSERT INTO fair(id, position) VALUES (?, 0) ON CONFLICT DO NOTHING";
constexpr const char* updatePosition = "UPDATE fair SET position = ? WHERE no = ?";
constexpr const char* insertEvent = "INSERT INTO event(place, id, writer, incarnation, seq, received_at, "
                                    "record) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr const char* insertSealed = "INSERT INTO sealed(place, bytes, visit) VALUES (?, ?, ?)";
constexpr const char* deleteSealed =
    "DELETE FROM sealed WHERE place = (SELECT place FROM event WHERE id = ?)";
constexpr const char* deleteSealedOf = "DELETE FROM sealed WHERE visit = ? AND place > ? AND place <= ?";
// By its text: what is in quarantine may not even be a record.
constexpr const char* clearQuarantinedOf = "UPDATE quarantine SET sealed = x'' WHERE sealed <> x'' AND "
                                           "received_at <= ? AND instr(record, CAST(? AS BLOB)) > 0";
constexpr const char* hasSealed = "SELECT 1 FROM event e JOIN sealed s ON s.place = e.place WHERE e.id = ?";
constexpr const char* selectSealedOf = "SELECT e.id FROM sealed s JOIN event e ON e.place = s.place "
                                       "WHERE s.visit = ? AND s.place > ? AND s.place <= ?";
constexpr const char* selectQuarantinedOf = "SELECT record FROM quarantine WHERE sealed <> x'' AND "
                                            "received_at <= ? AND instr(record, CAST(? AS BLOB)) > 0";
constexpr const char* upsertBackup = "INSERT OR REPLACE INTO backup(one, made_at, target) VALUES (1, ?, ?)";
constexpr const char* deleteBackupHeads = "DELETE FROM backup_head";
constexpr const char* insertBackupHead =
    "INSERT INTO backup_head(writer, incarnation, seq, hash) VALUES (?, ?, ?, ?)";
constexpr const char* insertReappended =
    "INSERT INTO reappended(writer, incarnation, seq, event) VALUES (?, ?, ?, ?)";
constexpr const char* insertQuarantined =
    "INSERT INTO quarantine(writer, incarnation, seq, received_at, code, detail, visit, record, sealed) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* upsertHead =
    "INSERT INTO journal_head(writer, incarnation, seq, hash, signature) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET seq = excluded.seq, hash = excluded.hash, signature = excluded.signature";
constexpr const char* upsertDocument =
    "INSERT INTO document(fair, kind, id, scope, position, gone, body) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET position = excluded.position, gone = excluded.gone, body = excluded.body";
constexpr const char* clearDocuments = "DELETE FROM document WHERE fair = ?";
constexpr const char* upsertDevice =
    "INSERT INTO device(id, fair, booth, name, face, key, paired_at, last_seen, revoked_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET fair = excluded.fair, booth = "
    "excluded.booth, "
    "name = excluded.name, face = excluded.face, key = excluded.key, last_seen = excluded.last_seen, "
    "revoked_at = excluded.revoked_at";
constexpr const char* upsertAccount =
    "INSERT INTO account(name, role, password, created_at, id) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT(name) DO UPDATE SET role = excluded.role, password = excluded.password";
constexpr const char* insertStaff =
    "INSERT INTO staff(day, account, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
constexpr const char* deleteStaff = "DELETE FROM staff WHERE day <> ?";
constexpr const char* upsertSession =
    "INSERT INTO session(token, account, csrf, created_at, used_at, tablet, by_pin, locked) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET used_at = excluded.used_at, "
    "by_pin = excluded.by_pin, locked = excluded.locked";
constexpr const char* deleteSession = "DELETE FROM session WHERE token = ?";
constexpr const char* deleteSessions = "DELETE FROM session WHERE account = ?";
constexpr const char* deleteOldSessions =
    "DELETE FROM session WHERE created_at < ? OR (used_at < ? AND tablet IS NULL)";
constexpr const char* upsertTablet =
    "INSERT INTO tablet(id, token, name, booth, paired_at, last_seen, revoked_at) VALUES (?, ?, ?, ?, ?, ?, "
    "?) ON CONFLICT(id) DO UPDATE SET name = excluded.name, last_seen = excluded.last_seen, "
    "revoked_at = excluded.revoked_at";
constexpr const char* deleteTablet = "DELETE FROM tablet WHERE id = ?";
constexpr const char* upsertPin =
    "INSERT INTO pin(account, hash, failures, paused_until) VALUES (?, ?, ?, ?) "
    "ON CONFLICT(account) DO UPDATE SET hash = excluded.hash, failures = excluded.failures, "
    "paused_until = excluded.paused_until";
constexpr const char* deletePin = "DELETE FROM pin WHERE account = ?";

// What the ledger could not write down ends the transaction as a database's own trouble would.
void required(const Result<void>& written) {
    if (written)
        return;
    if (written.error().code == Code::Full)
        throw SQLite::Exception(written.error().detail, SQLITE_FULL);
    throw std::runtime_error(written.error().detail);
}

} // namespace

std::int64_t SqliteWriter::number(const FairId& fair) {
    const auto found = fairNumber(fair);
    if (!found)
        throw std::runtime_error("store: no fair " + fair.value);
    return *found;
}

bool SqliteWriter::takeErased() {
    return std::exchange(erased_, false);
}

void SqliteWriter::setMeta(const Meta& meta) {
    Query(connection_, updateMeta, meta.epoch, meta.foldVersion).run();
}

void SqliteWriter::addFair(const FairId& fair) {
    Query(connection_, insertFair, fair.value).run();
}

void SqliteWriter::setPosition(const FairId& fair, Position position) {
    Query(connection_, updatePosition, position.value, number(fair)).run();
}

void SqliteWriter::addEvent(const StoredEvent& event) {
    const auto place = number(event.fair) * placesPerFair + static_cast<std::int64_t>(event.position.value);
    Query(connection_, insertEvent, place, event.id, event.writer, event.incarnation, event.seq,
          event.receivedAt, Blob{event.record})
        .run();
    if (!event.sealed.empty())
        Query(connection_, insertSealed, place, Blob{event.sealed}, visitNamedIn(event.record)).run();
}

void SqliteWriter::addReappended(const WriterId& writer, std::uint64_t incarnation, std::uint64_t seq,
                                 const EventId& event) {
    Query(connection_, insertReappended, writer, incarnation, seq, event).run();
}

void SqliteWriter::addQuarantined(const Quarantined& entry) {
    Query(connection_, insertQuarantined, entry.writer, entry.incarnation, entry.seq, entry.receivedAt,
          name(entry.code), entry.detail, entry.visit, Blob{entry.record}, Blob{entry.sealed})
        .run();
}

void SqliteWriter::setHead(const JournalHead& head) {
    Query(connection_, upsertHead, head.writer, head.head.incarnation, head.head.seq, head.head.hash,
          head.signature)
        .run();
}

bool SqliteWriter::wasErased(const EventId& event) {
    return ledger_ && ledger_->isErased(event);
}

void SqliteWriter::setBackup(const BackupRecord& backup) {
    Query(connection_, upsertBackup, backup.madeAt, backup.target).run();
    Query(connection_, deleteBackupHeads).run();
    for (const auto& [writer, head] : backup.heads)
        Query(connection_, insertBackupHead, writer, head.incarnation, head.seq, head.hash).run();
}

// Whatever is thrown takes the whole write back: nothing is erased of which the ledger does not know.
void SqliteWriter::writeDown(const std::vector<EventId>& erased) {
    required(ledger_ ? ledger_->eraseSealed(erased) : Result<void>());
}

std::vector<EventId> SqliteWriter::sealedOf(const FairId& fair, const VisitId& visit, Position last,
                                            UtcTime received) {
    std::vector<EventId> events;
    const std::int64_t first = number(fair) * placesPerFair;
    Query sealed(connection_, selectSealedOf, visit, first, first + static_cast<std::int64_t>(last.value));
    while (sealed.step())
        events.push_back(sealed.id<EventId>(0));
    Query quarantined(connection_, selectQuarantinedOf, received, toString(visit));
    while (quarantined.step()) {
        if (const auto event = parseRecord(quarantined.view(0)))
            events.push_back(event->id);
    }
    return events;
}

void SqliteWriter::eraseSealed(const EventId& event) {
    if (Query(connection_, hasSealed, event).step())
        writeDown({event});
    Query(connection_, deleteSealed, event).run();
    erased_ = true;
}

void SqliteWriter::eraseSealedOf(const FairId& fair, const VisitId& visit, Position last, UtcTime received) {
    writeDown(sealedOf(fair, visit, last, received));
    const std::int64_t first = number(fair) * placesPerFair;
    Query(connection_, deleteSealedOf, visit, first, first + static_cast<std::int64_t>(last.value)).run();
    Query(connection_, clearQuarantinedOf, received, toString(visit)).run();
    erased_ = true;
}

void SqliteWriter::putDocument(const FairId& fair, const DocumentChange& change) {
    Query(connection_, upsertDocument, number(fair), name(change.key.kind), change.key.id, change.scope.value,
          change.position.value, change.gone, change.body)
        .run();
}

void SqliteWriter::clearDerived(const FairId& fair) {
    const auto no = number(fair);
    Query(connection_, clearDocuments, no).run();
    sqlite::clear(connection_, no);
    sqlite::clearVisits(connection_, no);
}

void SqliteWriter::putContact(const FairId& fair, const StoredContact& contact) {
    sqlite::putContact(connection_, number(fair), contact);
}

void SqliteWriter::eraseContact(const FairId& fair, const VisitId& visit) {
    sqlite::eraseContact(connection_, number(fair), visit);
    erased_ = true;
}

void SqliteWriter::putLead(const FairId& fair, const LeadEntry& lead) {
    sqlite::putLead(connection_, number(fair), lead);
}

void SqliteWriter::removeLead(const FairId& fair, const VisitId& visit) {
    sqlite::removeLead(connection_, number(fair), visit);
}

void SqliteWriter::putCompanies(const CompanyList& list, const std::vector<std::string>& keys) {
    sqlite::putCompanies(connection_, list, keys);
    erased_ = true; // the list before it
}

void SqliteWriter::removeCompanies(CompanyKind kind) {
    sqlite::removeCompanies(connection_, kind);
    erased_ = true;
}

void SqliteWriter::addVisit(const FairId& fair, const VisitEntry& visit) {
    sqlite::addVisit(connection_, number(fair), visit);
}

void SqliteWriter::setDisposition(const FairId& fair, const VisitId& visit, std::string_view disposition) {
    sqlite::setDisposition(connection_, number(fair), visit, disposition);
}

void SqliteWriter::putDevice(const DeviceInfo& device) {
    if (ledger_)
        required(ledger_->setRevoked(device.id, device.revokedAt.has_value()));
    Query(connection_, upsertDevice, device.id, device.fair.value, device.booth.value, device.name,
          name(device.face), device.key, device.pairedAt, device.lastSeen, device.revokedAt)
        .run();
}

void SqliteWriter::putAccount(const AccountRecord& account) {
    Query(connection_, upsertAccount, account.name, name(account.role), account.password, account.createdAt,
          account.id)
        .run();
}

void SqliteWriter::addStaff(const StaffRecord& staff) {
    Query(connection_, insertStaff, staff.day, staff.account, staff.staff).run();
}

bool SqliteWriter::forgetStaffBut(std::string_view day) {
    const int before = connection_.database().getTotalChanges();
    Query(connection_, deleteStaff, day).run();
    const bool any = connection_.database().getTotalChanges() > before;
    erased_ = erased_ || any;
    return any;
}

void SqliteWriter::putSession(const SessionRecord& session) {
    Query(connection_, upsertSession, session.token, session.account, session.csrf, session.createdAt,
          session.usedAt, session.tablet, session.byPin, session.locked)
        .run();
}

void SqliteWriter::removeSession(const Digest& token) {
    Query(connection_, deleteSession, token).run();
}

void SqliteWriter::removeSessions(std::string_view account) {
    Query(connection_, deleteSessions, account).run();
}

void SqliteWriter::removeSessionsBefore(UtcTime created, UtcTime used) {
    Query(connection_, deleteOldSessions, created, used).run();
}

void SqliteWriter::putTablet(const TabletRecord& tablet) {
    if (ledger_)
        required(ledger_->setRevoked(tablet.id, tablet.revokedAt.has_value()));
    Query(connection_, upsertTablet, tablet.id, tablet.token, tablet.name, tablet.booth.value,
          tablet.pairedAt, tablet.lastSeen, tablet.revokedAt)
        .run();
}

void SqliteWriter::removeTablet(const TabletId& tablet) {
    Query(connection_, deleteTablet, tablet).run();
}

void SqliteWriter::putPin(const PinRecord& pin) {
    Query(connection_, upsertPin, pin.account, pin.hash, pin.failures, pin.pausedUntil).run();
}

void SqliteWriter::removePin(std::string_view account) {
    Query(connection_, deletePin, account).run();
    erased_ = true; // whoever finds the hash has the PIN in minutes
}

void SqliteWriter::putShift(const ShiftRecord& shift) {
    sqlite::putShift(connection_, shift);
}

bool SqliteWriter::removeShiftsBefore(UtcTime ended) {
    const bool any = sqlite::removeShiftsBefore(connection_, ended);
    erased_ = erased_ || any;
    return any;
}

void SqliteWriter::putCalendar(const CalendarRecord& calendar) {
    sqlite::putCalendar(connection_, calendar);
}

void SqliteWriter::removeCalendar(const AccountId& account) {
    sqlite::removeCalendar(connection_, account);
}

} // namespace standdienst::backend

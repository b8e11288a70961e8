// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/ledger.h"
#include "backend/store/sqlite_view.h"

namespace standdienst::backend {

// Reads and writes through the one writing connection, inside a transaction that its owner began.
class SqliteWriter final : public SqliteView<Writer> {
public:
    // `ledger` may be null: then nobody asks whether something was erased or revoked before.
    SqliteWriter(SqliteConnection& connection, std::shared_ptr<Ledger> ledger)
        : SqliteView(connection), ledger_(std::move(ledger)) {}

    void setMeta(const Meta& meta) override;
    void addFair(const FairId& fair) override;
    void setPosition(const FairId& fair, Position position) override;
    void addEvent(const StoredEvent& event) override;
    bool wasErased(const EventId& event) override;
    void addReappended(const WriterId& writer, std::uint64_t incarnation, std::uint64_t seq,
                       const EventId& event) override;
    void addQuarantined(const Quarantined& entry) override;
    void setHead(const JournalHead& head) override;
    void setBackup(const BackupRecord& backup) override;
    void eraseSealed(const EventId& event) override;
    void eraseSealedOf(const FairId& fair, const VisitId& visit, Position last, UtcTime received) override;

    void putDocument(const FairId& fair, const DocumentChange& change) override;
    void clearDerived(const FairId& fair) override;

    void putContact(const FairId& fair, const StoredContact& contact) override;
    void eraseContact(const FairId& fair, const VisitId& visit) override;
    void putLead(const FairId& fair, const LeadEntry& lead) override;
    void removeLead(const FairId& fair, const VisitId& visit) override;

    void putCompanies(const CompanyList& list, const std::vector<std::string>& keys) override;
    void removeCompanies(CompanyKind kind) override;

    void addVisit(const FairId& fair, const VisitEntry& visit) override;
    void setDisposition(const FairId& fair, const VisitId& visit, std::string_view disposition) override;

    void putDevice(const DeviceInfo& device) override;

    void putAccount(const AccountRecord& account) override;
    void addStaff(const StaffRecord& staff) override;
    bool forgetStaffBut(std::string_view day) override;
    void putSession(const SessionRecord& session) override;
    void removeSession(const Digest& token) override;
    void removeSessions(std::string_view account) override;
    void removeSessionsBefore(UtcTime created, UtcTime used) override;
    void putTablet(const TabletRecord& tablet) override;
    void removeTablet(const TabletId& tablet) override;
    void putPin(const PinRecord& pin) override;
    void removePin(std::string_view account) override;

    void putShift(const ShiftRecord& shift) override;
    bool removeShiftsBefore(UtcTime ended) override;
    void putCalendar(const CalendarRecord& calendar) override;
    void removeCalendar(const AccountId& account) override;

    // True once after something personal, a list, a shift or who was who was erased: its traces in WAL and
    // search index want cleaning.
    bool takeErased();

private:
    std::int64_t number(const FairId& fair); // throws where there is no such fair

    std::vector<EventId> sealedOf(const FairId& fair, const VisitId& visit, Position last, UtcTime received);
    void writeDown(const std::vector<EventId>& erased);

    const std::shared_ptr<Ledger> ledger_;
    bool erased_ = false;
};

} // namespace standdienst::backend

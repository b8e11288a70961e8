// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/sqlite_connection.h"
#include "backend/store/store.h"

namespace standdienst::backend {

// `place` in the schema: the number of the fair and a position in one integer.
inline constexpr std::int64_t placesPerFair = std::int64_t{1} << 40;

// Reads through one connection inside a transaction that its owner began. Base is Reader or Writer.
template<class Base>
class SqliteView : public Base {
public:
    explicit SqliteView(SqliteConnection& connection) : connection_(connection) {}

    Meta meta() override;
    std::vector<FairId> fairs() override;
    Position position(const FairId& fair) override;

    Head head(const WriterId& writer) override;
    Head head(const WriterId& writer, std::uint64_t incarnation) override;
    std::optional<StoredEvent> event(const EventId& id) override;
    std::vector<StoredEvent> events(const FairId& fair, Position after, std::size_t most) override;
    std::vector<JournalHead> heads() override;
    void eachEntry(const std::function<void(const JournalEntry&)>& each) override;
    std::vector<Quarantined> quarantine(std::size_t most) override;
    std::uint64_t countQuarantined() override;
    std::optional<std::string> quarantinedRecord(const WriterId& writer, std::uint64_t incarnation,
                                                 std::uint64_t seq) override;
    bool isQuarantinedVisit(const VisitId& visit) override;

    std::optional<BackupRecord> backup() override;
    Head backedUp(const WriterId& writer) override;

    std::optional<StoredDocument> document(const FairId& fair, const DocumentKey& key) override;
    std::vector<DocumentChange> changes(const FairId& fair, const std::vector<Scope>& scopes,
                                        const ChangeMark& after, std::size_t most) override;
    std::vector<OpenTicket> openTickets(const FairId& fair, std::size_t most) override;
    void eachDocument(const FairId& fair, const std::function<void(const DocumentChange&)>& each) override;

    std::optional<StoredContact> contact(const FairId& fair, const VisitId& visit) override;
    void eachContact(const FairId& fair, const std::function<void(const StoredContact&)>& each) override;
    LeadPage leads(const FairId& fair, const LeadFilter& filter) override;
    LeadCount countLeads(const FairId& fair, const LeadFilter& filter, std::size_t most) override;

    std::vector<CompanyList> companyLists() override;
    std::optional<CompanyKind> companyOf(const FairId& fair, const VisitId& visit) override;

    std::vector<VisitEntry> visits(const FairId& fair, const VisitFilter& filter) override;
    std::optional<VisitEntry> visit(const FairId& fair, const VisitId& visit) override;
    VisitCount countVisits(const FairId& fair, UtcTime from, UtcTime until, std::size_t most) override;
    std::optional<UtcTime> lastVisitBefore(const FairId& fair, UtcTime moment) override;
    std::optional<UtcTime> firstVisitFrom(const FairId& fair, UtcTime moment) override;
    void eachVisit(const FairId& fair, const std::function<void(const VisitEntry&)>& each) override;

    std::optional<DeviceInfo> device(const WriterId& id) override;
    std::vector<DeviceInfo> devices() override;

    std::optional<AccountRecord> account(std::string_view name) override;
    std::optional<AccountRecord> account(const AccountId& id) override;
    std::vector<AccountRecord> accounts() override;
    std::optional<AccountRecord> accountOf(const StaffId& staff) override;
    std::optional<StaffId> staff(std::string_view day, const AccountId& account) override;
    std::optional<SessionRecord> session(const Digest& token) override;
    std::vector<SessionRecord> sessions(std::string_view account) override;
    std::vector<SessionRecord> sessionsOf(const TabletId& tablet) override;
    std::optional<TabletRecord> tablet(const Digest& token) override;
    std::vector<TabletRecord> tablets() override;
    std::optional<PinRecord> pin(std::string_view account) override;
    std::vector<std::string> accountsWithPin() override;

    std::vector<ShiftRecord> shifts() override;
    std::optional<CalendarRecord> calendar(const AccountId& account) override;
    std::optional<CalendarRecord> calendarOf(const Digest& token) override;

protected:
    // The fair's number; nothing where there is no such fair.
    std::optional<std::int64_t> fairNumber(const FairId& fair);

    SqliteConnection& connection_;
};

extern template class SqliteView<Reader>;
extern template class SqliteView<Writer>;

} // namespace standdienst::backend

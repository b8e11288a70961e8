// SPDX-License-Identifier: GPL-3.0-or-later
// The backend's memory, in the domain's words. SQLite implements it today (sqlite_store.h); whatever
// implements it passes tests/backend/store.
#pragma once

#include "backend/store/records.h"

#include <functional>
#include <memory>

namespace standdienst::backend {

// One consistent view of everything that was committed. Lives on the stack of a Store::read or Store::write;
// not thread-safe. Implementations throw on a broken database; the Store turns that into an Error, so callers
// need not.
class Reader {
public:
    virtual ~Reader() = default;

    virtual Meta meta() = 0;
    virtual std::vector<FairId> fairs() = 0;           // in the order of their first publication
    virtual Position position(const FairId& fair) = 0; // newest; 0 where there is no such fair

    // Journal.
    virtual Head head(const WriterId& writer) = 0; // of the newest incarnation; {0, 0} where there is none
    virtual Head head(const WriterId& writer, std::uint64_t incarnation) = 0;
    virtual std::optional<StoredEvent> event(const EventId& id) = 0;
    virtual std::vector<StoredEvent> events(const FairId& fair, Position after, std::size_t most) = 0;
    virtual std::vector<JournalHead> heads() = 0;
    // Every entry that was ever appended, in order of (writer, incarnation, seq): events, re-appended ones,
    // quarantined ones.
    virtual void eachEntry(const std::function<void(const JournalEntry&)>& each) = 0;
    virtual std::vector<Quarantined> quarantine(std::size_t most) = 0; // newest first
    virtual std::uint64_t countQuarantined() = 0;
    virtual std::optional<std::string> quarantinedRecord(const WriterId& writer, std::uint64_t incarnation,
                                                         std::uint64_t seq) = 0;
    virtual bool isQuarantinedVisit(const VisitId& visit) = 0;

    // The newest backup that was made of this, without its heads; nothing where there is none.
    virtual std::optional<BackupRecord> backup() = 0;
    // How far into a writer's journal the newest backup reaches; zeros where it has nothing of it.
    virtual Head backedUp(const WriterId& writer) = 0;

    // Documents.
    virtual std::optional<StoredDocument> document(const FairId& fair, const DocumentKey& key) = 0;
    // Changes in any of `scopes` behind `after`, in order of (position, kind, id); at most `most`.
    virtual std::vector<DocumentChange> changes(const FairId& fair, const std::vector<Scope>& scopes,
                                                const ChangeMark& after, std::size_t most) = 0;
    // Tickets that wait or are taken, the oldest first; the newest `most` of them.
    virtual std::vector<OpenTicket> openTickets(const FairId& fair, std::size_t most) = 0;
    // Everything that rebuild compares, in order of key and scope; tombstones included.
    virtual void eachDocument(const FairId& fair, const std::function<void(const DocumentChange&)>& each) = 0;

    // Leads and contacts.
    virtual std::optional<StoredContact> contact(const FairId& fair, const VisitId& visit) = 0;
    virtual void eachContact(const FairId& fair, const std::function<void(const StoredContact&)>& each) = 0;
    virtual LeadPage leads(const FairId& fair, const LeadFilter& filter) = 0;
    // Of all that match, wherever the filter begins; counting stops at `most`.
    virtual LeadCount countLeads(const FairId& fair, const LeadFilter& filter, std::size_t most) = 0;

    // Companies, by the lists as they stand.
    virtual std::vector<CompanyList> companyLists() = 0; // in the order of CompanyKind
    // What is known of a lead's company; nothing where the visit is no lead, or where no list has the
    // company.
    virtual std::optional<CompanyKind> companyOf(const FairId& fair, const VisitId& visit) = 0;

    // Visits, the latest first.
    virtual std::vector<VisitEntry> visits(const FairId& fair, const VisitFilter& filter) = 0;
    virtual std::optional<VisitEntry> visit(const FairId& fair, const VisitId& visit) = 0;
    // Of those that began within [from, until), whatever else the filter says; counting stops at `most`.
    virtual VisitCount countVisits(const FairId& fair, UtcTime from, UtcTime until, std::size_t most) = 0;
    // When the last visit before, and the first one from a moment on, began.
    virtual std::optional<UtcTime> lastVisitBefore(const FairId& fair, UtcTime moment) = 0;
    virtual std::optional<UtcTime> firstVisitFrom(const FairId& fair, UtcTime moment) = 0;
    virtual void eachVisit(const FairId& fair, const std::function<void(const VisitEntry&)>& each) = 0;

    // Devices.
    virtual std::optional<DeviceInfo> device(const WriterId& id) = 0;
    virtual std::vector<DeviceInfo> devices() = 0; // in order of pairing

    // Accounts.
    virtual std::optional<AccountRecord> account(std::string_view name) = 0;
    virtual std::optional<AccountRecord> account(const AccountId& id) = 0;
    virtual std::vector<AccountRecord> accounts() = 0; // by name
    // Whom a daily pseudonym means, while the day lasts; nothing afterwards.
    virtual std::optional<AccountRecord> accountOf(const StaffId& staff) = 0;
    virtual std::optional<StaffId> staff(std::string_view day, const AccountId& account) = 0;
    virtual std::optional<SessionRecord> session(const Digest& token) = 0;
    virtual std::vector<SessionRecord> sessions(std::string_view account) = 0; // oldest first
    virtual std::vector<SessionRecord> sessionsOf(const TabletId& tablet) = 0; // oldest first

    // Tablets of the stand, and the PINs that they take.
    virtual std::optional<TabletRecord> tablet(const Digest& token) = 0;
    virtual std::vector<TabletRecord> tablets() = 0; // in order of pairing
    virtual std::optional<PinRecord> pin(std::string_view account) = 0;
    virtual std::vector<std::string> accountsWithPin() = 0; // names, in their order

    // Shifts, by begin, then id and account; those that are gone among them.
    virtual std::vector<ShiftRecord> shifts() = 0;
    virtual std::optional<CalendarRecord> calendar(const AccountId& account) = 0;
    virtual std::optional<CalendarRecord> calendarOf(const Digest& token) = 0;
};

// The same view inside a write, with what it changes.
class Writer : public Reader {
public:
    virtual void setMeta(const Meta& meta) = 0;

    // Journal. The head must be the one that the appended entry leads to.
    virtual void addFair(const FairId& fair) = 0; // nothing happens where there is one
    virtual void setPosition(const FairId& fair, Position position) = 0;
    virtual void addEvent(const StoredEvent& event) = 0;
    // True where the ledger says that the event's sealed part was erased: it is not to be kept again.
    virtual bool wasErased(const EventId& event) = 0;
    virtual void addReappended(const WriterId& writer, std::uint64_t incarnation, std::uint64_t seq,
                               const EventId& event) = 0;
    virtual void addQuarantined(const Quarantined& entry) = 0;
    virtual void setHead(const JournalHead& head) = 0;
    virtual void setBackup(const BackupRecord& backup) = 0;
    // Of sealed parts that are there, the ledger is told first.
    virtual void eraseSealed(const EventId& event) = 0;
    // Of every event up to `last`, and of every quarantined entry that came until `received`, that names the
    // visit, folded or not.
    virtual void eraseSealedOf(const FairId& fair, const VisitId& visit, Position last, UtcTime received) = 0;

    // Documents. Sets the one row that a document or its tombstone has in a scope.
    virtual void putDocument(const FairId& fair, const DocumentChange& change) = 0;
    virtual void clearDerived(const FairId& fair) = 0; // documents, contacts, leads, visits: made by rebuild

    // Leads and contacts. Contacts exist by themselves; a lead row makes one findable.
    virtual void putContact(const FairId& fair, const StoredContact& contact) = 0;
    virtual void eraseContact(const FairId& fair, const VisitId& visit) = 0;
    virtual void putLead(const FairId& fair, const LeadEntry& lead) = 0;
    virtual void removeLead(const FairId& fair, const VisitId& visit) = 0;

    // Companies. `keys` are those of backend/companies/keys.h, each once. All leads are matched anew.
    virtual void putCompanies(const CompanyList& list, const std::vector<std::string>& keys) = 0;
    virtual void removeCompanies(CompanyKind kind) = 0;

    // Visits. The first entry of a visit stands.
    virtual void addVisit(const FairId& fair, const VisitEntry& visit) = 0;
    // Nothing happens where the visit has no entry yet.
    virtual void setDisposition(const FairId& fair, const VisitId& visit, std::string_view disposition) = 0;

    // Devices.
    virtual void putDevice(const DeviceInfo& device) = 0;

    // Accounts. Tokens are hashed by the caller; a session of a removed account is gone with it.
    virtual void putAccount(const AccountRecord& account) = 0;
    // The first pseudonym of an account and day stands.
    virtual void addStaff(const StaffRecord& staff) = 0;
    // Forgets who was who on any other day. True where there was something to forget.
    virtual bool forgetStaffBut(std::string_view day) = 0;
    virtual void putSession(const SessionRecord& session) = 0;
    virtual void removeSession(const Digest& token) = 0;
    virtual void removeSessions(std::string_view account) = 0;
    // Older than either; on tablets than `created` alone, for they lock themselves instead.
    virtual void removeSessionsBefore(UtcTime created, UtcTime used) = 0;
    virtual void putTablet(const TabletRecord& tablet) = 0;
    virtual void removeTablet(const TabletId& tablet) = 0;
    virtual void putPin(const PinRecord& pin) = 0;
    virtual void removePin(std::string_view account) = 0;

    // The one row that a shift has for an account.
    virtual void putShift(const ShiftRecord& shift) = 0;
    // Those that were over before. True where there were any.
    virtual bool removeShiftsBefore(UtcTime ended) = 0;
    virtual void putCalendar(const CalendarRecord& calendar) = 0; // in place of one before
    virtual void removeCalendar(const AccountId& account) = 0;
};

// Runs reads and writes. Thread-safe. Nothing that `write` reported as done is lost by a crash or power cut.
class Store {
public:
    using Read = std::function<Result<void>(Reader&)>;
    // May run more than once (after a conflict, or when its group failed): it must set whatever it captured
    // anew, and have no other effect. An error takes back everything that it wrote.
    using Write = std::function<Result<void>(Writer&)>;
    using Done = std::function<void(Result<void>)>;

    virtual ~Store() = default; // finishes the queue first

    // Runs `work` on the calling thread over one snapshot.
    virtual Result<void> read(const Read& work) = 0;
    // Queues `work`; `done` is called exactly once from the store's writer thread, with success only after
    // the durable commit. It must be quick and not throw. Busy (queue full: at once, on the calling thread),
    // Full (disk), or the error of `work`.
    virtual void write(Write work, Done done) = 0;

    // Waits for it; not to be called from the writer thread.
    Result<void> writeAndWait(Write work);
};

} // namespace standdienst::backend

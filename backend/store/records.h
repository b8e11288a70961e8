// SPDX-License-Identifier: GPL-3.0-or-later
// What the store keeps: plain values without behaviour.
#pragma once

#include "core/crypto/keys.h"
#include "core/fold/contact.h"
#include "core/fold/documents.h"
#include "core/journal/chain.h"
#include "core/journal/event.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace standdienst::backend {

// The epoch is made anew whenever documents do not follow from those before: a new database, or a new fold.
struct Meta {
    Uuid epoch;
    int foldVersion = 0;
};

// An event at its place. `sealed` is empty where there was none or where it was erased.
struct StoredEvent {
    EventId id;
    FairId fair;
    Position position;
    WriterId writer;
    std::uint64_t incarnation = 0;
    std::uint64_t seq = 0;
    UtcTime receivedAt;
    std::string record;
    std::string sealed;
};

// The newest head of an incarnation with the writer's signature over it.
struct JournalHead {
    WriterId writer;
    Head head;
    Signature signature;
};

// A backup that was made and looked through.
struct BackupRecord {
    UtcTime madeAt;
    std::string target;             // where it was put
    std::map<WriterId, Head> heads; // the newest of each journal, as it holds them
};

// An entry of a journal as its writer appended it. Valid during the call that hands it out.
struct JournalEntry {
    WriterId writer;
    std::uint64_t incarnation = 0;
    std::uint64_t seq = 0;
    std::string_view record;
};

// An entry that was acknowledged but not believed. Its bytes are kept for a person to look at.
struct Quarantined {
    WriterId writer; // whose journal it came in
    std::uint64_t incarnation = 0;
    std::uint64_t seq = 0;
    UtcTime receivedAt;
    Code code = Code::Malformed;
    std::string detail;
    std::optional<VisitId> visit; // where it began a played visit, whose later events follow it
    std::string record;
    std::string sealed;
};

// The visit that a record's body names; nothing where it names none or cannot be read.
std::optional<VisitId> visitNamedIn(std::string_view record);

struct StoredDocument {
    Scope scope;
    Position position;
    std::string body; // JSON text
};

// Throws where a document's text is not JSON: the database is broken then.
json::object bodyOf(const std::string& text);

// A document as it stands in a scope, or the tombstone of one that is there no more.
struct DocumentChange {
    DocumentKey key;
    Scope scope;
    Position position;
    bool gone = false;
    std::string body; // JSON text, empty where gone
};

struct OpenTicket {
    VisitId visit;
    Position position; // of the ticket's last change
    std::string body;  // JSON text of its document
};

// The last change that a puller has: changes are ordered by (position, kind, id).
struct ChangeMark {
    Position position;
    std::string kind;
    std::string id;
};

struct StoredContact {
    VisitId visit;
    Position position; // of the event that gave it: leads are listed in this order
    UtcTime receivedAt;
    bool readable = true; // false where the sealed box did not open; then the fields are empty
    Contact fields;
};

// What the exhibitor knows of a company. Where several lists have one, the first of these stands.
enum class CompanyKind { Customer, Target, Competitor };
inline constexpr std::array companyKinds{CompanyKind::Customer, CompanyKind::Target, CompanyKind::Competitor};
std::string_view name(CompanyKind kind); // "customer", "target", "competitor"
std::optional<CompanyKind> companyKindFromName(std::string_view name);

struct CompanyList {
    CompanyKind kind = CompanyKind::Customer;
    std::size_t companies = 0;
    UtcTime importedAt;
};

// What makes a lead findable.
struct LeadEntry {
    VisitId visit;
    std::string reason;
    std::vector<std::string> topics;
    std::string disposition{}; // empty: nobody said yet
};
struct LeadFilter {
    std::string words;         // all must begin a word of the contact
    std::string reason;        // empty: any
    std::string topic;         // empty: any
    std::string disposition{}; // empty: any; "open": those without one
    std::optional<CompanyKind> company{};
    std::optional<Position> before{};
    std::size_t most = 50;
    // How much is looked at before an answer ends early, in steps of an index, each some 0.03 to 0.1 µs of a
    // core; a text counts as 64 and more. So nobody has a reader for much longer than 50 ms.
    std::size_t effort = 500'000;
};
struct LeadRow {
    StoredContact contact;
    std::string lead; // the lead document's body, JSON text
    std::optional<CompanyKind> company{};
};
struct LeadPage {
    std::vector<LeadRow> rows;
    // Set where the effort was spent before as many as were asked for were found: all leads from here on up
    // were looked at, and `before` this it goes on. Always below the filter's own `before`.
    std::optional<Position> reached{};
};
struct LeadCount {
    std::size_t count = 0;
    bool whole = true; // false: the effort was spent, so there may be more
};

// What makes a visit findable: visits are listed by when they began, as far as their kiosk's clock is
// believed.
struct VisitEntry {
    VisitId visit;
    Position position; // of the event that began it
    UtcTime at;
    UtcTime receivedAt;
    std::string disposition; // empty: nobody said yet
};
struct VisitMark {
    UtcTime at;
    Position position;
};
struct VisitFilter {
    UtcTime from;
    UtcTime until;
    std::string disposition{}; // empty: any; "open": those without one; "given": those with one
    std::optional<VisitMark> before{};
    std::size_t most = 100;
};
struct VisitCount {
    std::size_t total = 0;
    std::size_t given = 0; // of those, with a disposition
};

enum class Face { Kiosk, Staff };
std::string_view name(Face face);
std::optional<Face> faceFromName(std::string_view name);

struct DeviceInfo {
    WriterId id;
    FairId fair;
    BoothId booth;
    std::string name;
    Face face = Face::Kiosk;
    SignPublicKey key;
    UtcTime pairedAt;
    std::optional<UtcTime> lastSeen; // to the minute
    std::optional<UtcTime> revokedAt;
};

enum class Role { Admin, Sales };
std::string_view name(Role role);
std::optional<Role> roleFromName(std::string_view name);

struct AccountRecord {
    std::string name;
    Role role = Role::Sales;
    std::string password; // argon2id, PHC form
    UtcTime createdAt;
    AccountId id; // stays for good; the journal knows none, but a pseudonym for each day
};

// What the journal calls a person on one day of the fair.
struct StaffRecord {
    std::string day; // "2026-11-22", in the fair's time zone
    AccountId account;
    StaffId staff;
};

// Minutes in which a shift is planned to rest.
struct ShiftBreak {
    UtcTime begins, ends;
    friend bool operator==(const ShiftBreak&, const ShiftBreak&) = default;
};

// A shift as it is, or as it was for somebody who has it no more.
struct ShiftRecord {
    ShiftId id;
    AccountId account;
    UtcTime begins, ends;
    std::vector<ShiftBreak> breaks{};
    bool offered = false;                   // to whoever takes it
    std::optional<AccountId> swappedFrom{}; // whose it was before
    bool fromFile = false;                  // as the fair file has it; changed here it is so no more
    std::uint64_t sequence = 0;             // of all rows of the shift the newest has the highest
    UtcTime changedAt{};
    bool gone = false;
};

// By which a calendar program asks for one person's shifts.
struct CalendarRecord {
    AccountId account;
    Digest token; // BLAKE2b-256 of it
    UtcTime madeAt;
};

struct SessionRecord {
    Digest token; // BLAKE2b-256 of it; the token itself is nowhere but in the browser
    std::string account;
    std::string csrf;
    UtcTime createdAt;
    UtcTime usedAt; // to the minute
    // Of a browser that staff share: which one, whether a PIN was the last proof of who it is, and whether
    // it asks for another. Nothing, false and false elsewhere.
    std::optional<TabletId> tablet{};
    bool byPin = false;
    bool locked = false;
};

// A browser that staff share on the stand (backend/accounts/tablets.h).
struct TabletRecord {
    TabletId id;
    Digest token; // BLAKE2b-256 of what stands in its cookie
    std::string name;
    BoothId booth; // empty: there was no fair yet
    UtcTime pairedAt;
    UtcTime lastSeen; // to the day: midnight UTC
    std::optional<UtcTime> revokedAt{};
};

// What stands behind a person's PIN, for tablets.
struct PinRecord {
    std::string account;
    std::string hash;                     // argon2id, PHC form
    int failures = 0;                     // wrong ones in a row
    std::optional<UtcTime> pausedUntil{}; // none is taken before
};

} // namespace standdienst::backend

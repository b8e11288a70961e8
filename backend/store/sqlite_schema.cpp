// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/sqlite_schema.h"

#include "backend/store/records.h"

#include "core/fold/fold.h"

#include <array>

namespace standdienst::backend {

namespace {

// "SDst": tells our databases from others'.
constexpr int applicationId = 0x53447374;

// `place` is (number of the fair) * 2^40 + position: one integer key that is the order of a fair.
constexpr const char* firstSchema = R"sql(
CREATE TABLE meta(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch BLOB NOT NULL,
    fold_version INTEGER NOT NULL);

CREATE TABLE fair(
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL);

CREATE TABLE event(
    place INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    writer BLOB NOT NULL,
    incarnation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    record BLOB NOT NULL);
-- Beside the events, so that erasing personal data touches no record.
CREATE TABLE sealed(
    place INTEGER PRIMARY KEY REFERENCES event(place),
    bytes BLOB NOT NULL);
CREATE TABLE journal_head(
    writer BLOB NOT NULL,
    incarnation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (writer, incarnation)) WITHOUT ROWID;
-- The same events again, in a later incarnation of their writer's journal.
CREATE TABLE reappended(
    writer BLOB NOT NULL,
    incarnation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    event BLOB NOT NULL REFERENCES event(id),
    PRIMARY KEY (writer, incarnation, seq)) WITHOUT ROWID;
CREATE TABLE quarantine(
    no INTEGER PRIMARY KEY,
    writer BLOB NOT NULL,
    incarnation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    code TEXT NOT NULL,
    detail TEXT NOT NULL,
    visit BLOB,
    record BLOB NOT NULL,
    sealed BLOB NOT NULL,
    UNIQUE (writer, incarnation, seq));
CREATE INDEX quarantine_visit ON quarantine(visit) WHERE visit IS NOT NULL;

CREATE TABLE document(
    no INTEGER PRIMARY KEY,
    fair INTEGER NOT NULL REFERENCES fair(no),
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    scope TEXT NOT NULL,
    position INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (fair, kind, id, scope));
CREATE INDEX document_change ON document(fair, scope, position, kind, id);

CREATE TABLE contact(
    place INTEGER PRIMARY KEY,
    fair INTEGER NOT NULL REFERENCES fair(no),
    visit BLOB NOT NULL,
    received_at INTEGER NOT NULL,
    readable INTEGER NOT NULL,
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    organization TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    message TEXT NOT NULL,
    UNIQUE (fair, visit));
CREATE VIRTUAL TABLE contact_search USING fts5(
    words, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
CREATE TABLE lead(
    place INTEGER PRIMARY KEY,
    fair INTEGER NOT NULL REFERENCES fair(no),
    visit BLOB NOT NULL,
    reason TEXT NOT NULL,
    topics TEXT NOT NULL,
    UNIQUE (fair, visit));
CREATE INDEX lead_reason ON lead(fair, reason, place);
CREATE TABLE lead_topic(
    fair INTEGER NOT NULL,
    topic TEXT NOT NULL,
    place INTEGER NOT NULL,
    PRIMARY KEY (fair, topic, place)) WITHOUT ROWID;

CREATE TABLE device(
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    fair TEXT NOT NULL,
    booth TEXT NOT NULL,
    name TEXT NOT NULL,
    face TEXT NOT NULL,
    key BLOB NOT NULL,
    paired_at INTEGER NOT NULL,
    last_seen INTEGER,
    revoked_at INTEGER);

CREATE TABLE account(
    name TEXT PRIMARY KEY,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    created_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE session(
    token BLOB PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account(name) ON DELETE CASCADE,
    csrf TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX session_account ON session(account, created_at);
)sql";
// Whose personal data it is: also what was never folded is found when it has to be erased.
constexpr const char* sealedByVisit = R"sql(
ALTER TABLE sealed ADD COLUMN visit BLOB;
CREATE INDEX sealed_visit ON sealed(visit, place) WHERE visit IS NOT NULL;
)sql";
constexpr const char* selectSealedRecords =
    "SELECT s.place, e.record FROM sealed s JOIN event e ON e.place = s.place";
constexpr const char* updateSealedVisit = "UPDATE sealed SET visit = ? WHERE place = ?";
constexpr const char* insertMeta = "INSERT INTO meta(one, epoch, fold_version) VALUES (1, ?, ?)";

// Visits by day with what was found, leads by what was found, and a name for each person that the journal may
// use. What the tables hold follows from the journal: the fold of this version fills them at its first start.
constexpr const char* dispositions = R"sql(
CREATE TABLE visit(
    place INTEGER PRIMARY KEY,
    fair INTEGER NOT NULL REFERENCES fair(no),
    visit BLOB NOT NULL,
    at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    disposition TEXT NOT NULL,
    UNIQUE (fair, visit));
CREATE INDEX visit_at ON visit(fair, at, place, disposition);
ALTER TABLE lead ADD COLUMN disposition TEXT NOT NULL DEFAULT '';
CREATE INDEX lead_disposition ON lead(fair, disposition, place);
ALTER TABLE account ADD COLUMN id BLOB NOT NULL DEFAULT x'';
)sql";
constexpr const char* selectAccounts = "SELECT name, created_at FROM account";
constexpr const char* updateAccountId = "UPDATE account SET id = ? WHERE name = ?";
constexpr const char* indexAccountId = "CREATE UNIQUE INDEX account_id ON account(id)";

// What the exhibitor knows of companies, and which of it a lead's company is: beside the fold, so that a list
// counts at once, and nothing of it is in a document.
constexpr const char* companies = R"sql(
CREATE TABLE company_list(
    kind TEXT PRIMARY KEY,
    companies INTEGER NOT NULL,
    imported_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE company(
    key TEXT NOT NULL,
    kind TEXT NOT NULL REFERENCES company_list(kind) ON DELETE CASCADE,
    PRIMARY KEY (key, kind)) WITHOUT ROWID;
CREATE INDEX company_kind ON company(kind);
ALTER TABLE lead ADD COLUMN company TEXT NOT NULL DEFAULT '';
CREATE INDEX lead_company ON lead(fair, company, place) WHERE company <> '';
)sql";

// What a scanned badge says for the organiser's list. Of earlier contacts nothing: no device sent it.
constexpr const char* badges = "ALTER TABLE contact ADD COLUMN badge_id TEXT NOT NULL DEFAULT '';";
// What a visitor answered to the fair's questions in their own words, as JSON; empty: nothing.
constexpr const char* contactAnswers = "ALTER TABLE contact ADD COLUMN answers TEXT NOT NULL DEFAULT ''";

// Who is behind a day's pseudonyms. Beside the journal, so that forgetting it changes no record.
constexpr const char* staff = R"sql(
CREATE TABLE staff(
    day TEXT NOT NULL,
    account BLOB NOT NULL,
    id BLOB NOT NULL UNIQUE,
    PRIMARY KEY (day, account)) WITHOUT ROWID;
)sql";

// Browsers that staff share on the stand, the PINs that they take, and which sessions are on them.
constexpr const char* tablets = R"sql(
CREATE TABLE tablet(
    no INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    token BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    booth TEXT NOT NULL,
    paired_at INTEGER NOT NULL,
    last_seen INTEGER NOT NULL,
    revoked_at INTEGER);
CREATE TABLE pin(
    account TEXT PRIMARY KEY REFERENCES account(name) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    failures INTEGER NOT NULL,
    paused_until INTEGER) WITHOUT ROWID;
ALTER TABLE session ADD COLUMN tablet BLOB;
ALTER TABLE session ADD COLUMN by_pin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;
CREATE INDEX session_tablet ON session(tablet, created_at) WHERE tablet IS NOT NULL;
)sql";

// Who stands when, beside the journal: it is deleted some days after it is over. A shift that went from one
// person to another has a row of each; that of whoever had it before is `gone`, for their calendar.
constexpr const char* shifts = R"sql(
CREATE TABLE shift(
    id BLOB NOT NULL,
    account BLOB NOT NULL REFERENCES account(id) ON DELETE CASCADE,
    begins INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    breaks TEXT NOT NULL,
    offered INTEGER NOT NULL,
    swapped_from BLOB,
    from_file INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    gone INTEGER NOT NULL,
    PRIMARY KEY (id, account)) WITHOUT ROWID;
CREATE INDEX shift_account ON shift(account);
CREATE INDEX shift_ends ON shift(ends);
CREATE TABLE calendar(
    account BLOB PRIMARY KEY REFERENCES account(id) ON DELETE CASCADE,
    token BLOB NOT NULL UNIQUE,
    made_at INTEGER NOT NULL) WITHOUT ROWID;
)sql";

// The newest backup, and how far it reaches into each journal: what devices need not keep any longer.
constexpr const char* backups = R"sql(
CREATE TABLE backup(
    one INTEGER PRIMARY KEY CHECK (one = 1),
    made_at INTEGER NOT NULL,
    target TEXT NOT NULL);
CREATE TABLE backup_head(
    writer BLOB PRIMARY KEY,
    incarnation INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL) WITHOUT ROWID;
)sql";

void nameAccounts(SqliteConnection& connection, Random& random) {
    std::vector<std::pair<std::string, UtcTime>> accounts;
    {
        Query query(connection, selectAccounts);
        while (query.step())
            accounts.emplace_back(query.text(0), query.time(1));
    }
    for (const auto& [name, createdAt] : accounts)
        Query(connection, updateAccountId, makeUuid7(createdAt, random), name).run();
    connection.database().exec(indexAccountId);
}

struct Migration {
    int version;
    const char* sql;
};
constexpr std::array<Migration, 10> migrations{{{1, firstSchema},
                                                {2, sealedByVisit},
                                                {3, dispositions},
                                                {4, companies},
                                                {5, badges},
                                                {6, contactAnswers},
                                                {7, staff},
                                                {8, tablets},
                                                {9, shifts},
                                                {10, backups}}};
static_assert(migrations.back().version == schemaVersion);

void fillSealedVisits(SqliteConnection& connection) {
    Query sealed(connection, selectSealedRecords);
    while (sealed.step())
        Query(connection, updateSealedVisit, visitNamedIn(sealed.view(1)), sealed.integer(0)).run();
}

void apply(const Migration& migration, SqliteConnection& connection, Random& random) {
    auto& database = connection.database();
    database.exec("BEGIN IMMEDIATE");
    database.exec(migration.sql);
    if (migration.version == 1) {
        Uuid epoch;
        random.fill(epoch.bytes);
        Query(connection, insertMeta, epoch, foldVersion).run();
        database.exec("PRAGMA application_id=" + std::to_string(applicationId));
    }
    if (migration.version == 2)
        fillSealedVisits(connection);
    if (migration.version == 3)
        nameAccounts(connection, random);
    database.exec("PRAGMA user_version=" + std::to_string(migration.version));
    database.exec("COMMIT");
}

} // namespace

Result<void> migrate(SqliteConnection& connection, Random& random) {
    auto& database = connection.database();
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    const int application = database.execAndGet("PRAGMA application_id").getInt();
    const int tables = database.execAndGet("SELECT count(*) FROM sqlite_schema").getInt();
    if (application != applicationId && (application != 0 || tables != 0))
        return Error{Code::Unsupported,
                     database.getFilename() + " is not a database of Standdienst; choose another folder"};
    if (version > schemaVersion)
        return Error{Code::NewerVersion,
                     "the database was written by a newer version of Standdienst (format " +
                         std::to_string(version) + ", this one knows " + std::to_string(schemaVersion) +
                         "); install that version again"};
    database.exec("PRAGMA journal_mode=WAL");
    for (const Migration& migration : migrations) {
        if (migration.version > version)
            apply(migration, connection, random);
    }
    // Words of erased contacts leave the search index at once where SQLite can do that (3.42); before, the
    // writer merges them away when it is idle.
    database.tryExec("INSERT INTO contact_search(contact_search, rank) VALUES ('secure-delete', 1)");
    return {};
}

} // namespace standdienst::backend

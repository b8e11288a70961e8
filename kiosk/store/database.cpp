// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/store/database.h"

#include <sqlite3.h>

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <unistd.h>

namespace standdienst::kiosk {

namespace {

// Number n brings a file from version n to n + 1, in one transaction with its number (user_version).
constexpr std::array migrations = {
    // 0 → 1
    R"sql(
        CREATE TABLE identity (one INTEGER PRIMARY KEY CHECK (one = 1), device BLOB NOT NULL, address TEXT NOT NULL,
            backend BLOB NOT NULL, seal_key BLOB NOT NULL, fair TEXT NOT NULL, booth TEXT NOT NULL, sign_seed BLOB NOT NULL);
        -- The newest event, and the newest of those dropped after they were acknowledged.
        CREATE TABLE heads (name TEXT PRIMARY KEY, incarnation INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL)
            WITHOUT ROWID;
        -- subject: the visit that the event is about. state: 0 pending, 1 acknowledged, 2 rejected
        CREATE TABLE journal (number INTEGER PRIMARY KEY, incarnation INTEGER NOT NULL, seq INTEGER NOT NULL,
            id BLOB NOT NULL UNIQUE, hash BLOB NOT NULL, state INTEGER NOT NULL, written_ms INTEGER NOT NULL,
            subject TEXT NOT NULL, record TEXT NOT NULL, sealed BLOB NOT NULL, reason TEXT, UNIQUE (incarnation, seq));
        CREATE INDEX journal_subject ON journal (subject);
        CREATE INDEX journal_pending ON journal (incarnation, seq) WHERE state = 0;
        CREATE INDEX journal_rejected ON journal (number) WHERE state = 2;
        -- What the backend told, and what our own events above `included` make of it. No body: gone.
        CREATE TABLE base (kind TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, body TEXT NOT NULL,
            PRIMARY KEY (kind, id)) WITHOUT ROWID;
        CREATE TABLE overlay (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID;
        CREATE TABLE pulled (one INTEGER PRIMARY KEY CHECK (one = 1), cursor TEXT, incarnation INTEGER NOT NULL,
            seq INTEGER NOT NULL);
        INSERT INTO pulled VALUES (1, NULL, 0, 0);
    )sql",
    // 1 → 2: damaged files beside this one whose facts were taken over, by name.
    R"sql(
        CREATE TABLE salvaged (file TEXT PRIMARY KEY) WITHOUT ROWID;
    )sql",
    // 2 → 3: a revoked device knows so without a network.
    R"sql(
        ALTER TABLE identity ADD COLUMN revoked INTEGER NOT NULL DEFAULT 0;
    )sql",
    // 3 → 4: the letters before the numbers that visitors are given.
    R"sql(
        ALTER TABLE identity ADD COLUMN letters TEXT NOT NULL DEFAULT '';
    )sql",
    // 4 → 5: how far the backend's newest backup reaches into our journal. NULL: it does not say.
    R"sql(
        ALTER TABLE pulled ADD COLUMN backed_up_incarnation INTEGER;
        ALTER TABLE pulled ADD COLUMN backed_up_seq INTEGER;
    )sql",
    // 5 → 6: the epoch of the base; and which events are offered once more although a base had them: they are
    // folded over none again.
    R"sql(
        ALTER TABLE pulled ADD COLUMN epoch TEXT NOT NULL DEFAULT '';
        ALTER TABLE journal ADD COLUMN again INTEGER NOT NULL DEFAULT 0;
    )sql",
};

// secure_delete: erased bytes are zeros on the disk. temp_store: nothing is spilled into files that nobody
// wipes.
constexpr auto settings = R"sql(
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -4096;
    PRAGMA trusted_schema = OFF;
)sql";

constexpr std::uint64_t pageBytes = 4096;

// SQLite takes a file that it may not write as one to be read. A disk that is mended later would find a store
// that still cannot write.
SQLite::Database connect(const std::string& path) {
    SQLite::Database database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    if (sqlite3_db_readonly(database.getHandle(), "main") == 1)
        throw SQLite::Exception("the file cannot be written", SQLITE_READONLY);
    return database;
}

void set(SQLite::Database& database, std::uint64_t mostBytes) {
    database.exec(settings);
    database.exec(fmt::format("PRAGMA max_page_count = {}", mostBytes / pageBytes));
}

} // namespace

Result<FileLock> FileLock::take(const std::string& path) {
    FileLock lock;
    lock.descriptor_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock.descriptor_ < 0)
        return Error{errno == ENOSPC ? Code::Full : Code::Internal,
                     fmt::format("{}: {}; check that the folder exists and belongs to this user", path,
                                 std::strerror(errno))};
    if (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0)
        return Error{Code::Locked,
                     fmt::format("{} is held by another standdienst-kiosk; end that one first, or start this "
                                 "one with another data folder",
                                 path)};
    return lock;
}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileLock::~FileLock() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

bool isDamage(const SQLite::Exception& exception) {
    const int code = exception.getErrorCode() & 0xff;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

Error errorOf(const SQLite::Exception& exception) {
    // A quota, or a limit of the file system, is not SQLITE_FULL but a write that failed.
    const int extended = exception.getExtendedErrorCode();
    if (extended == SQLITE_IOERR_WRITE || extended == SQLITE_IOERR_SHMSIZE)
        return {Code::Full, "the disk is full or broken; nothing was written. Free some space"};
    switch (exception.getErrorCode() & 0xff) {
    case SQLITE_FULL:
        return {Code::Full, "the disk is full, or the journal has reached its limit; free some space"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Code::Locked, "another program has the device's database open; close it"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {Code::Internal,
                fmt::format("the device's database is damaged ({}); start the program again, it saves what "
                            "can be read",
                            exception.what())};
    default:
        return {Code::Internal, fmt::format("the device's database: {}; check the disk", exception.what())};
    }
}

Result<SQLite::Database> openDatabase(const std::string& path, std::uint64_t mostBytes) {
    if (path != ":memory:") {
        // Made here, so that neither it nor the files beside it are ever readable by others.
        const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (made >= 0)
            ::close(made);
    }
    SQLite::Database database = connect(path);
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    const int newest = static_cast<int>(migrations.size());
    if (version > newest)
        return Error{
            Code::NewerVersion,
            fmt::format(
                "{} was written by a newer version of this program (format {}, this one knows {}); install "
                "that version again, or start with another data folder",
                path, version, newest)};
    if (version == 0 && database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() > 0)
        return Error{Code::Unsupported, path + " belongs to another program; choose another data folder"};
    if (version > 0 && database.execAndGet("PRAGMA quick_check(1)").getString() != "ok")
        throw SQLite::Exception("quick_check found damage", SQLITE_CORRUPT);
    set(database, mostBytes);
    for (int at = version; at < newest; ++at) {
        SQLite::Transaction transaction(database);
        database.exec(migrations[static_cast<std::size_t>(at)]);
        database.exec(fmt::format("PRAGMA user_version = {}", at + 1));
        transaction.commit();
    }
    return database;
}

SQLite::Database reopenDatabase(const std::string& path, std::uint64_t mostBytes) {
    SQLite::Database database = connect(path);
    set(database, mostBytes);
    return database;
}

void readBytes(const SQLite::Column& column, std::uint8_t* out, std::size_t size) {
    if (static_cast<std::size_t>(column.getBytes()) != size)
        throw SQLite::Exception("a value has the wrong size", SQLITE_CORRUPT);
    std::memcpy(out, column.getBlob(), size);
}

std::string blobAt(const SQLite::Column& column) {
    const auto* bytes = static_cast<const char*>(column.getBlob());
    return bytes ? std::string(bytes, static_cast<std::size_t>(column.getBytes())) : std::string();
}

} // namespace standdienst::kiosk

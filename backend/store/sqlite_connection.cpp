// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/sqlite_connection.h"

#include <sqlite3.h>

#include <algorithm>
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>

namespace standdienst::backend {

namespace {

// A connection is used by one thread at a time, so it needs no mutex of its own.
constexpr int writeFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
constexpr int readFlags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX;
// Readers never wait in WAL mode but for a recovery or a truncating checkpoint, which are short.
constexpr int waitMs = 5000;

// Made before SQLite makes it, so that nobody else can read it even for a moment; WAL and shm follow its
// mode.
const std::filesystem::path& madePrivate(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        ::close(descriptor);
    return file;
}

} // namespace

SqliteConnection::SqliteConnection(const std::filesystem::path& file, Purpose purpose, std::size_t cacheKib,
                                   std::uint64_t mostPages)
    : file_(purpose == Purpose::Write ? madePrivate(file) : file),
      purpose_(purpose),
      cacheKib_(cacheKib),
      mostPages_(mostPages),
      database_(connect()) {}

SQLite::Database SqliteConnection::connect() const {
    const bool writes = purpose_ == Purpose::Write;
    SQLite::Database database(file_.string(), writes ? writeFlags : readFlags, waitMs);
    // SQLite takes a file that it may not write as one to be read. A disk that is mended later would find a
    // store that still cannot write.
    if (writes && sqlite3_db_readonly(database.getHandle(), "main") == 1)
        throw SQLite::Exception("the file cannot be written", SQLITE_READONLY);
    set(database);
    return database;
}

void SqliteConnection::set(SQLite::Database& database) const {
    database.exec("PRAGMA cache_size=-" + std::to_string(cacheKib_));
    database.exec("PRAGMA temp_store=MEMORY"); // personal data is not spilled into files
    if (purpose_ == Purpose::Read) {
        database.exec("PRAGMA query_only=ON; PRAGMA wal_autocheckpoint=0");
        return;
    }
    // Whether it is ours to turn to WAL is known after a look at it: migrate() does that.
    database.exec("PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=8000; PRAGMA secure_delete=ON;"
                  "PRAGMA foreign_keys=ON");
    if (mostPages_ > 0)
        database.exec("PRAGMA max_page_count=" + std::to_string(mostPages_));
}

// The file is not looked at by itself here: closing it would lift the locks of this process.
void SqliteConnection::renew() {
    SQLite::Database fresh = connect();
    statements_.clear();
    database_ = std::move(fresh);
}

SQLite::Statement& SqliteConnection::prepared(const char* sql) {
    const auto found = statements_.find(sql);
    if (found != statements_.end())
        return found->second;
    return statements_.emplace(sql, SQLite::Statement(database_, sql)).first->second;
}

bool SqliteConnection::inTransaction() const {
    return sqlite3_get_autocommit(database_.getHandle()) == 0;
}

Error SqliteConnection::error(const SQLite::Exception& exception) {
    const int code = exception.getErrorCode() & 0xff;
    const int extended = exception.getExtendedErrorCode();
    // A quota or a limit of the file system is not SQLITE_FULL, but a write that failed.
    const bool refused = extended == SQLITE_IOERR_WRITE || extended == SQLITE_IOERR_SHMSIZE;
    if (code == SQLITE_FULL || refused)
        return {Code::Full, std::string("the disk of the data folder is full") +
                                (refused ? " or broken" : "") + "; nothing was written. Free some space"};
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        return {Code::Busy, "the database is busy; try again"};
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        return {Code::Internal, std::string("the database is damaged (") + exception.what() +
                                    "); stop the service and restore a backup"};
    return {Code::Internal, std::string("database: ") + exception.what()};
}

Query::~Query() {
    statement_.tryReset();
}

std::string_view Query::view(int column) const {
    const auto value = statement_.getColumn(column);
    const auto* data = static_cast<const char*>(value.getBlob());
    return data ? std::string_view(data, static_cast<std::size_t>(value.getBytes())) : std::string_view();
}

Uuid Query::uuid(int column) const {
    Uuid result;
    copy(column, result.bytes);
    return result;
}

void Query::bind(const Blob& value) {
    // A null pointer would bind NULL.
    static const char nothing = 0;
    statement_.bind(++bound_, value.bytes.empty() ? &nothing : value.bytes.data(),
                    static_cast<int>(value.bytes.size()));
}

void Query::copy(int column, std::span<std::uint8_t> out) const {
    const auto data = view(column);
    if (data.size() != out.size())
        throw std::runtime_error("database: a value of " + std::to_string(data.size()) + " bytes where " +
                                 std::to_string(out.size()) + " are expected");
    std::copy_n(reinterpret_cast<const std::uint8_t*>(data.data()), out.size(), out.begin());
}

} // namespace standdienst::backend

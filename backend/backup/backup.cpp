// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/backup/backup.h"

#include "backend/backup/manifest.h"
#include "backend/store/files.h"
#include "backend/store/sqlite_connection.h"
#include "backend/store/sqlite_schema.h"
#include "backend/store/sqlite_view.h"

#include <SQLiteCpp/Backup.h>
#include <spdlog/spdlog.h>
#include <sqlite3.h>

#include <sys/stat.h>

namespace standdienst::backend {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t cacheKib = 8 * 1024;

// A folder in the making; gone with what is in it unless it was finished.
class Part {
public:
    static Result<Part> make(const fs::path& path) {
        std::error_code error;
        if (fs::exists(path, error) && !fs::exists(path / backupfiles::manifest, error) &&
            !fs::is_empty(path, error) && !fs::exists(path / backupfiles::database, error))
            return Error{Code::Conflict, path.string() + " is in the way and not of a backup; remove it"};
        fs::remove_all(path, error);
        if (::mkdir(path.c_str(), 0700) != 0 || ::mkdir((path / "keys").c_str(), 0700) != 0)
            return files::failed("cannot make the folder", path);
        return Part(path);
    }
    Part(Part&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    Part& operator=(Part&&) = delete;
    ~Part() {
        std::error_code ignored;
        if (!path_.empty())
            fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }
    void finished() { path_.clear(); }

private:
    explicit Part(fs::path path) : path_(std::move(path)) {}
    fs::path path_;
};

Error ofDatabase(const SQLite::Exception& exception, const fs::path& file) {
    const bool full =
        exception.getErrorCode() == SQLITE_FULL || exception.getExtendedErrorCode() == SQLITE_IOERR_WRITE;
    return {full ? Code::Full : Code::Internal,
            full ? "there is no room for the backup at " + file.string() + "; nothing was changed"
                 : "cannot copy the database to " + file.string() + ": " + exception.what()};
}

// One moment of the database, whatever is written meanwhile.
void copyDatabase(const fs::path& from, const fs::path& to) {
    SqliteConnection source(from, SqliteConnection::Purpose::Read, cacheKib);
    SqliteConnection copy(to, SqliteConnection::Purpose::Write, cacheKib);
    copy.database().exec("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"); // synced when it is whole
    SQLite::Backup backup(copy.database(), source.database());
    if (const int code = backup.executeStep(-1); code != SQLITE_DONE)
        throw SQLite::Exception(copy.database().getHandle(), code);
}

struct Copied {
    std::uint64_t events = 0;
    std::map<WriterId, Head> heads;
};

// Takes out what no backup is to hold, looks through the rest, and leaves one file.
Result<Copied> finishDatabase(const fs::path& file) {
    SqliteConnection copy(file, SqliteConnection::Purpose::Write, cacheKib);
    auto& database = copy.database();
    database.exec("PRAGMA journal_mode=DELETE");
    database.exec("DELETE FROM staff; DELETE FROM session");
    if (const auto found = database.execAndGet("PRAGMA integrity_check(1)").getString(); found != "ok")
        return Error{Code::Internal, "the database is damaged (" + found +
                                         "); no backup was made of it. Keep the backups that you have, stop "
                                         "the service and restore one of them"};
    Copied copied;
    SqliteView<Reader> view(copy);
    for (const JournalHead& one : view.heads()) {
        Head& head = copied.heads[one.writer];
        if (one.head.incarnation >= head.incarnation)
            head = one.head;
    }
    copied.events = static_cast<std::uint64_t>(database.execAndGet("SELECT count(*) FROM event").getInt64());
    return copied;
}

Result<void> copyFile(const fs::path& from, const fs::path& to) {
    const auto content = files::read(from);
    return content ? files::write(to, *content) : Result<void>(content.error());
}

Result<void> checkTarget(const fs::path& target, const fs::path& data) {
    std::error_code error;
    if (fs::exists(target, error))
        return Error{Code::Conflict, target.string() +
                                         " exists already; name a folder that is not there yet, "
                                         "such as " +
                                         (target / "2026-11-22").string()};
    if (!fs::is_directory(files::folderOf(target), error))
        return Error{Code::NotFound, "there is no folder " + files::folderOf(target).string() +
                                         " to put the backup into; is its disk plugged in?"};
    const auto inside =
        fs::weakly_canonical(target, error).lexically_relative(fs::weakly_canonical(data, error));
    if (!inside.empty() && *inside.begin() != "..")
        return Error{Code::Conflict,
                     "a backup inside the data folder is lost together with it; name a folder "
                     "elsewhere, best on another disk"};
    return {};
}

void step(const BackupSource& source) {
    if (source.beforeStep)
        source.beforeStep();
}

// All but the database, the manifest last.
Result<void> writeRest(const BackupSource& source, const fs::path& folder, Manifest& manifest) {
    // Behind the database: what was erased meanwhile is in the ledger at least.
    auto written = files::write(folder / backupfiles::ledger, source.ledger.text());
    for (const std::string_view key : backupfiles::keys) {
        if (written)
            written = copyFile(source.folder.path() / key, folder / key);
    }
    if (!written)
        return written;
    std::vector<std::string_view> names{backupfiles::database, backupfiles::ledger};
    names.insert(names.end(), backupfiles::keys.begin(), backupfiles::keys.end());
    for (const std::string_view name : names) {
        const auto digest = digestOf(folder / name);
        if (!digest)
            return digest.error();
        manifest.files.emplace(name, *digest);
    }
    step(source);
    written = files::write(folder / backupfiles::manifest, toText(manifest));
    if (written)
        written = files::syncFolder(folder / "keys");
    return written ? files::syncFolder(folder) : written;
}

} // namespace

Result<BackupReport> backUp(const BackupSource& source, const fs::path& wanted) {
    // "backups/friday/" names the folder "friday"
    const fs::path target = wanted.has_filename() ? wanted : wanted.parent_path();
    if (auto fit = checkTarget(target, source.folder.path()); !fit)
        return fit.error();
    auto part = Part::make(target.string() + ".part");
    if (!part)
        return part.error();
    const fs::path& folder = part->path();
    Manifest manifest{source.clock.utc(), STANDDIENST_VERSION, schemaVersion, source.keys.writer, 0, {}};
    const fs::path database = folder / backupfiles::database;
    Result<Copied> copied = Error{};
    try {
        copyDatabase(source.folder.database(), database);
        step(source);
        copied = finishDatabase(database);
    } catch (const SQLite::Exception& exception) {
        return ofDatabase(exception, database);
    }
    if (!copied)
        return copied.error();
    manifest.events = copied->events;
    if (auto synced = files::sync(database); !synced)
        return synced.error();
    if (auto written = writeRest(source, folder, manifest); !written)
        return written.error();
    step(source);
    struct stat status {};
    BackupReport report{manifest.madeAt, target, copied->events, fs::file_size(database), false};
    report.othersMayRead = ::stat(database.c_str(), &status) == 0 && (status.st_mode & 0077) != 0;
    if (::rename(folder.c_str(), target.c_str()) != 0)
        return files::failed("cannot make", target);
    part->finished();
    if (auto synced = files::syncFolder(files::folderOf(target)); !synced)
        return synced.error();
    step(source);
    // Where this fails devices keep more than they need.
    const auto told = source.store.writeAndWait([&](Writer& writer) -> Result<void> {
        writer.setBackup({manifest.madeAt, target.string(), copied->heads});
        return {};
    });
    if (!told)
        spdlog::warn("backup: devices were not told of it: {}", told.error().detail);
    return report;
}

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/backup/restore.h"

#include "backend/app/backend.h"
#include "backend/backup/manifest.h"
#include "backend/gifts/books.h"
#include "backend/journal/since.h"
#include "backend/store/files.h"
#include "backend/store/sqlite_view.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <set>
#include <sys/file.h>
#include <sys/stat.h>

namespace standdienst::backend {

namespace {

namespace fs = std::filesystem;

// Whoever came to the stand within this may still be on it, as far as the journal knows.
constexpr auto longestPresence = std::chrono::hours(24);

// The folder that is to become a data folder, held while the object lives.
class Place {
public:
    static Result<Place> take(const fs::path& data) {
        if (::mkdir(data.c_str(), 0700) != 0 && errno != EEXIST)
            return files::failed("cannot make the folder", data);
        struct stat status {};
        if (::stat(data.c_str(), &status) != 0)
            return files::failed("cannot look at", data);
        if (!S_ISDIR(status.st_mode))
            return Error{Code::Conflict, data.string() + " is no folder"};
        if ((status.st_mode & 0077) != 0)
            return Error{Code::Forbidden, "others than its owner can look into " + data.string() +
                                              "; say chmod 700 " + data.string()};
        const fs::path lock = data / "lock";
        auto file = std::make_unique<files::File>(::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
        if (!file->isOpen())
            return files::failed("cannot open", lock);
        if (::flock(file->get(), LOCK_EX | LOCK_NB) != 0)
            return Error{Code::Locked, "the data in " + data.string() +
                                           " is in use by another process; stop the service, and move the "
                                           "folder aside"};
        Place place(data, std::move(file));
        if (auto empty = place.checkEmpty(); !empty)
            return empty.error();
        return place;
    }

    fs::path building() const { return data_ / "restoring"; }

    // An earlier try is begun anew.
    Result<void> clear() const {
        std::error_code error;
        if (fs::exists(building(), error)) {
            for (const auto name : {"keys", "ledger", "restoring"})
                fs::remove_all(data_ / name, error);
        }
        return ::mkdir(building().c_str(), 0700) == 0 ? files::syncFolder(data_)
                                                      : files::failed("cannot make the folder", building());
    }

    // The database last: with it there is a backend.
    Result<void> moveIn(const std::function<void()>& beforeStep) const {
        for (const auto name : {"keys", "ledger", "standdienst.db"}) {
            if (beforeStep)
                beforeStep();
            if (::rename((building() / name).c_str(), (data_ / name).c_str()) != 0)
                return files::failed("cannot make", data_ / name);
            if (auto synced = files::syncFolder(data_); !synced)
                return synced;
        }
        if (beforeStep)
            beforeStep();
        std::error_code ignored; // the next start tries again
        fs::remove_all(building(), ignored);
        return {};
    }

private:
    Place(fs::path data, std::unique_ptr<files::File> lock)
        : data_(std::move(data)), lock_(std::move(lock)) {}

    Result<void> checkEmpty() const {
        std::error_code error;
        const bool again = fs::exists(building(), error) && !fs::exists(data_ / "standdienst.db", error);
        for (fs::directory_iterator entry(data_, error), end; !error && entry != end;
             entry.increment(error)) {
            const auto name = entry->path().filename();
            if (name == "lock" || name == "lost+found" ||
                (again && (name == "restoring" || name == "keys" || name == "ledger")))
                continue;
            return Error{Code::Conflict, data_.string() + " holds something already (" + name.string() +
                                             "); a backup is restored into a folder that is new or empty. "
                                             "Move what is there aside, for example with mv " +
                                             data_.string() + " " + data_.string() + ".old"};
        }
        return error ? files::failed("cannot look into", data_) : Result<void>();
    }

    fs::path data_;
    std::unique_ptr<files::File> lock_;
};

Result<void> copySynced(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::copy_file(from, to, error);
    if (error)
        return Error{error == std::errc::no_space_on_device ? Code::Full : Code::Internal,
                     "cannot copy " + from.string() + ": " + error.message()};
    if (::chmod(to.c_str(), 0600) != 0)
        return files::failed("cannot make private", to);
    return files::sync(to);
}

Result<void> copyIn(const Manifest& manifest, const fs::path& source, const fs::path& into) {
    if (::mkdir((into / "keys").c_str(), 0700) != 0)
        return files::failed("cannot make", into / "keys");
    for (const auto& [name, digest] : manifest.files) {
        if (auto copied = copySynced(source / name, into / name); !copied)
            return copied;
        if (auto found = digestOf(into / name); !found || *found != digest)
            return Error{Code::Malformed, "what was copied of " + (source / name).string() +
                                              " is not what it was: one of the disks is broken"};
    }
    return files::syncFolder(into / "keys");
}

Result<std::size_t> revokeAgain(Writer& writer, const Ledger& ledger, UtcTime now) {
    std::size_t revoked = 0;
    for (DeviceInfo device : writer.devices()) {
        if (device.revokedAt || !ledger.isRevoked(device.id))
            continue;
        device.revokedAt = now;
        writer.putDevice(device);
        ++revoked;
    }
    for (TabletRecord tablet : writer.tablets()) {
        if (tablet.revokedAt || !ledger.isRevoked(tablet.id))
            continue;
        tablet.revokedAt = now;
        writer.putTablet(tablet);
        ++revoked;
    }
    return revoked;
}

struct Standing {
    std::map<WriterId, Head> heads;
    std::set<std::string> onTheFloor; // pseudonyms of people who came and did not go
    std::optional<Fair> fair;
};

Standing look(Reader& reader, UtcTime madeAt) {
    Standing standing;
    standing.fair = publishedFair(reader);
    for (const JournalHead& one : reader.heads()) {
        Head& head = standing.heads[one.writer];
        if (one.head.incarnation >= head.incarnation)
            head = one.head;
    }
    if (!standing.fair)
        return standing;
    constexpr std::size_t page = 1000;
    Position after = positionAt(reader, standing.fair->id, madeAt - longestPresence);
    for (auto events = reader.events(standing.fair->id, after, page); !events.empty();
         events = reader.events(standing.fair->id, after, page)) {
        after = events.back().position;
        for (const StoredEvent& stored : events) {
            const auto event = parseRecord(stored.record);
            if (event && event->type == types::staffCame)
                standing.onTheFloor.insert(std::string(textOr(event->body, "staff")));
            else if (event && event->type == types::staffWent)
                standing.onTheFloor.erase(std::string(textOr(event->body, "staff")));
        }
    }
    return standing;
}

// What was numbered since the backup must not be numbered again, not even by what opening says.
Result<void> beginLife(const fs::path& database, const WriterId& backend, Ledger& ledger) {
    try {
        SqliteConnection connection(database, SqliteConnection::Purpose::Read, 1024);
        const Head head = SqliteView<Reader>(connection).head(backend);
        return ledger.beginLife(std::max(head.incarnation, ledger.life()) + 1);
    } catch (const std::exception& exception) {
        return Error{Code::Malformed,
                     std::string("the backup's database cannot be read: ") + exception.what()};
    }
}

// What makes another life of it.
Result<RestoreReport> begin(Backend& backend, const Manifest& manifest, const Clock& clock, Random& random) {
    RestoreReport report{manifest.madeAt, manifest.events, 0, 0, 0};
    Standing standing;
    auto done = backend.store->read([&](Reader& reader) -> Result<void> {
        standing = look(reader, manifest.madeAt);
        return {};
    });
    if (!done)
        return done.error();
    report.life = backend.ledger->life();
    Uuid epoch;
    random.fill(epoch.bytes);
    done = backend.store->writeAndWait([&](Writer& writer) -> Result<void> {
        writer.setMeta({epoch, writer.meta().foldVersion});
        writer.removeSessionsBefore(UtcTime::max(), UtcTime::max());
        writer.setBackup({manifest.madeAt, "the backup that this was restored from", standing.heads});
        const auto revoked = revokeAgain(writer, *backend.ledger, clock.utc());
        if (!revoked)
            return revoked.error();
        report.revoked = *revoked;
        return {};
    });
    if (!done)
        return done.error();
    if (standing.fair) {
        std::vector<Ingest::Said> said{
            {std::string(types::journalRestored),
             {{"made_at", toRfc3339(manifest.madeAt)}, {"events", manifest.events}},
             {}}};
        for (const std::string& staff : standing.onTheFloor)
            said.push_back({std::string(types::staffWent), {{"staff", staff}}, {}});
        const auto appended = backend.ingest.append(standing.fair->id, standing.fair->booth, said);
        if (!appended)
            return appended.error();
    }
    return report;
}

// Makes a whole data folder in `building`, ready to be moved.
Result<RestoreReport> build(const fs::path& building, const RestoreOptions& options, const Manifest& manifest,
                            const std::string& erased, const Clock& clock, Random& random) {
    const auto step = [&] {
        if (options.beforeStep)
            options.beforeStep();
    };
    step();
    if (auto copied = copyIn(manifest, options.source, building); !copied)
        return copied.error();
    step();
    const fs::path database = building / backupfiles::database;
    {
        auto ledger = Ledger::open(ledgerIn(building), manifest.backend, clock);
        if (!ledger)
            return ledger.error();
        if (auto added = (*ledger)->add(erased); !added)
            return Error{added.error().code, options.ledger->string() + ": " + added.error().detail};
        if (auto begun = beginLife(database, manifest.backend, **ledger); !begun)
            return begun.error();
    }
    RestoreReport report;
    {
        auto backend = Backend::open(building, DataFolder::WhereNone::Refuse, false, clock, random);
        if (!backend)
            return backend.error();
        const auto begun = begin(**backend, manifest, clock, random);
        if (!begun)
            return begun.error();
        report = *begun;
        report.erased = (*backend)->caughtUp;
    }
    step();
    std::error_code error;
    if (fs::exists(database.string() + "-wal", error))
        return Error{Code::Internal, "the database could not be closed; run standdienst restore again"};
    if (auto synced = files::sync(database); !synced)
        return synced.error();
    return report;
}

} // namespace

Result<RestoreReport> restore(const RestoreOptions& options, const Clock& clock, Random& random) {
    const auto manifest = readBackup(options.source);
    if (!manifest)
        return manifest.error();
    const auto erased = options.ledger ? files::read(*options.ledger) : Result<std::string>(std::string());
    if (!erased)
        return Error{erased.error().code, "the erasure ledger cannot be read: " + erased.error().detail};
    auto place = Place::take(options.data);
    if (!place)
        return place.error();
    if (auto cleared = place->clear(); !cleared)
        return cleared.error();
    auto report = build(place->building(), options, *manifest, *erased, clock, random);
    if (!report) { // no copy of contacts and keys is left about
        std::error_code ignored;
        fs::remove_all(place->building(), ignored);
        return report;
    }
    if (auto moved = place->moveIn(options.beforeStep); !moved)
        return moved.error();
    return report;
}

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/backup/check.h"

#include "backend/app/backend.h"
#include "backend/backup/manifest.h"
#include "backend/journal/rebuild.h"
#include "backend/store/bodies.h"
#include "backend/store/sqlite_connection.h"

#include "core/base/limits.h"

#include <fmt/format.h>

#include <sys/stat.h>

namespace standdienst::backend {

namespace {

namespace fs = std::filesystem;
using State = Finding::State;

constexpr std::size_t cacheKib = 8 * 1024;
// A stand that makes none overnight has forgotten it.
constexpr auto backupIsOld = std::chrono::hours(26);
constexpr std::size_t mostExplained = 100;

Finding checkFiles(const Backend& backend) {
    Finding finding{"files", State::Good, "the folder and its keys are their owner's alone"};
    std::vector<fs::path> looked{backend.folder.path(), backend.folder.database(),
                                 ledgerIn(backend.folder.path())};
    for (const std::string_view key : backupfiles::keys)
        looked.push_back(backend.folder.path() / key);
    for (const fs::path& path : looked) {
        struct stat status {};
        if (::stat(path.c_str(), &status) != 0)
            finding.more.push_back(path.string() + " cannot be looked at");
        else if ((status.st_mode & 0077) != 0)
            finding.more.push_back("others than its owner can read " + path.string() +
                                   ": chmod go= " + path.string());
    }
    if (!finding.more.empty()) {
        finding.state = State::Wrong;
        finding.detail = "somebody else may read or change what only this service should";
    }
    return finding;
}

// False where the sealed part was erased: then nobody can open it, and nothing is wrong with the key.
bool hasBox(Reader& reader, const FairId& fair, const VisitId& visit) {
    const auto document = reader.document(fair, {Kind::Visit, toString(visit)});
    const auto body = document ? bodyOf(document->body) : json::object{};
    const auto* given = find(body, "contact_events");
    if (!given || !given->is_array() || given->get_array().empty() || !given->get_array().back().is_string())
        return false;
    const auto id = parseId<EventId>(std::string_view(given->get_array().back().get_string()));
    const auto event = id ? reader.event(*id) : std::nullopt;
    return event && !event->sealed.empty();
}

// The files were read when the backend was opened; whether they are the right ones, the data know.
Finding checkKeys(const Backend& backend, Reader& reader) {
    Finding finding{"keys", State::Good, "they are those of these data"};
    const std::string sealed = seal(backend.keys.seal.publicKey(), "x");
    if (const auto opened = backend.keys.seal.open(sealed); !opened || *opened != "x")
        finding.more.emplace_back("the seal key does not open what was sealed to it");
    bool ours = false;
    bool others = false;
    for (const JournalHead& stored : reader.heads()) {
        ours = ours || stored.writer == backend.keys.writer;
        others = others || (stored.writer != backend.keys.writer && !reader.device(stored.writer));
    }
    if (others && !ours)
        finding.more.emplace_back("the data have another backend's journal: keys/ is not the one that "
                                  "belongs to this database");
    for (const FairId& fair : reader.fairs()) {
        std::size_t opened = 0;
        std::size_t closed = 0; // although its box is there
        reader.eachContact(fair, [&](const StoredContact& contact) {
            if (contact.readable)
                ++opened;
            else if (hasBox(reader, fair, contact.visit))
                ++closed;
        });
        if (opened == 0 && closed > 0)
            finding.more.push_back(fmt::format("none of the {} contacts could be opened: is keys/seal.key "
                                               "the one that the devices know?",
                                               closed));
    }
    if (!finding.more.empty()) {
        finding.state = State::Wrong;
        finding.detail = "put the right keys/ back from a backup; do not make new ones";
    }
    return finding;
}

Finding checkDatabase(const fs::path& file) {
    Finding finding{"database", State::Good, "SQLite finds it whole"};
    try {
        SqliteConnection connection(file, SqliteConnection::Purpose::Read, cacheKib);
        SQLite::Statement check(connection.database(), "PRAGMA integrity_check");
        while (check.executeStep()) {
            if (const auto line = check.getColumn(0).getString(); line != "ok")
                finding.more.push_back(line);
        }
        SQLite::Statement foreign(connection.database(), "PRAGMA foreign_key_check");
        while (foreign.executeStep() && finding.more.size() < mostExplained)
            finding.more.push_back("a row of " + foreign.getColumn(0).getString() +
                                   " has nothing to belong to");
    } catch (const SQLite::Exception& exception) {
        finding.more.emplace_back(exception.what());
    }
    if (!finding.more.empty()) {
        finding.state = State::Wrong;
        finding.detail = "the file is damaged: keep a copy of it, stop the service and restore a backup";
    }
    return finding;
}

Result<Finding> checkJournals(Backend& backend) {
    const auto report = checkRebuild(*backend.store, backend.keys, backend.random, backend.folder.scratch());
    if (!report)
        return report.error();
    Finding finding{"journals", State::Good,
                    fmt::format("{} events in {} journals; their chains and signatures hold, positions have "
                                "no gaps, and {} documents and {} contacts are what follows from them",
                                report->events, report->chains, report->documents, report->contacts)};
    if (!report->differences.empty()) {
        finding.state = State::Wrong;
        finding.detail = "what stands is not what the journals say: keep a copy of the data folder, then run "
                         "standdienst rebuild; where a journal itself is broken, restore a backup";
        finding.more = report->differences;
    }
    return finding;
}

Finding checkLedger(const Backend& backend, Reader& reader) {
    const Ledger& ledger = *backend.ledger;
    Finding finding{"ledger", State::Good, {}};
    std::size_t visits = 0;
    for (const FairId& fair : reader.fairs()) {
        if (!reader.document(fair, {Kind::Fair, fair.value}))
            continue;
        for (const auto& [of, visit] : ledger.visits()) {
            if (of != fair)
                continue;
            ++visits;
            if (!reader.document(fair, {Kind::Erasure, toString(visit)}))
                finding.more.push_back("visit " + toString(visit) + " is to be erased and is not");
            if (reader.contact(fair, visit))
                finding.more.push_back("visit " + toString(visit) + " is erased and has a contact");
        }
        for (const auto& change :
             reader.changes(fair, {Scope::erasures()}, {}, std::numeric_limits<std::int32_t>::max())) {
            const auto visit = parseId<VisitId>(change.key.id);
            if (visit && !ledger.isErased(Ledger::Visit{fair, *visit}))
                finding.more.push_back("visit " + change.key.id +
                                       " was erased and the ledger does not know it");
        }
    }
    for (const EventId& id : ledger.sealed()) {
        const auto event = reader.event(id);
        if (event && !event->sealed.empty())
            finding.more.push_back("the sealed part of event " + toString(id) + " is erased and still there");
    }
    if (!finding.more.empty()) {
        finding.state = State::Wrong;
        finding.detail = "it and the data do not say the same: start the service anew, which sets that right";
        return finding;
    }
    std::error_code error;
    const fs::path place = ledgerIn(backend.folder.path());
    const bool outside = fs::is_symlink(place, error);
    finding.detail =
        fmt::format("{} visits and {} sealed parts are erased for good; it lies in {}", visits,
                    ledger.sealed().size(), (outside ? fs::read_symlink(place, error) : place).string());
    if (ledger.damaged() > 0) {
        finding.state = State::Wrong;
        finding.detail = fmt::format("{} of its lines cannot be read: what they said may come back with a "
                                     "backup; restore none without asking for erasures again",
                                     ledger.damaged());
    } else if (!outside) {
        finding.state = State::Care;
        finding.detail += ", so it is lost with this disk: serve --ledger FILE puts it on another";
    }
    return finding;
}

Finding checkRoom(const Backend& backend) {
    std::error_code error;
    const auto free = fs::space(backend.folder.path(), error).available;
    const auto size = fs::file_size(backend.folder.database(), error);
    constexpr std::uint64_t mebibyte = 1024 * 1024;
    Finding finding{
        "room", State::Good,
        fmt::format("{} MiB are free, the database has {} MiB", free / mebibyte, size / mebibyte)};
    if (error)
        return {"room", State::Wrong, "nobody can say how much room there is: " + error.message()};
    if (free < limits::diskRefuseBytes)
        finding.state = State::Wrong;
    else if (free < limits::diskWarnBytes || free < size)
        finding.state = State::Care;
    if (finding.state != State::Good)
        finding.detail += "; make some room, before nothing can be written any more";
    return finding;
}

Finding checkBackup(Reader& reader, UtcTime now) {
    const auto backup = reader.backup();
    if (!backup)
        return {"backup", State::Care, "there was none yet: standdienst backup FOLDER makes one"};
    const auto age = std::chrono::duration_cast<std::chrono::hours>(now - backup->madeAt);
    Finding finding{
        "backup", State::Good,
        fmt::format("the last one was made at {} ({})", toRfc3339(backup->madeAt), backup->target)};
    if (now - backup->madeAt > backupIsOld) {
        finding.state = State::Care;
        finding.detail += fmt::format(", {} hours ago: make another", age.count());
    }
    return finding;
}

} // namespace

std::string_view name(Finding::State state) {
    switch (state) {
    case State::Good:
        return "good";
    case State::Care:
        return "care";
    case State::Wrong:
        break;
    }
    return "wrong";
}

Result<std::vector<Finding>> checkData(Backend& backend) {
    std::vector<Finding> findings{checkFiles(backend), checkDatabase(backend.folder.database())};
    const auto read = backend.store->read([&](Reader& reader) -> Result<void> {
        findings.push_back(checkKeys(backend, reader));
        return {};
    });
    if (!read)
        return read.error();
    auto journals = checkJournals(backend);
    if (!journals)
        return journals.error();
    findings.push_back(std::move(*journals));
    const auto rest = backend.store->read([&](Reader& reader) -> Result<void> {
        findings.push_back(checkLedger(backend, reader));
        findings.push_back(checkBackup(reader, backend.clock.utc()));
        return {};
    });
    if (!rest)
        return rest.error();
    findings.push_back(checkRoom(backend));
    return findings;
}

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/backup/manifest.h"
#include "backend/store/files.h"
#include "tests/catch.h"
#include "tests/fault/restore/booth.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <atomic>
#include <thread>

using namespace standdienst;
using namespace standdienst::test;

namespace {

struct PowerCut {};

// A cut before the n-th step.
std::function<void()> cutAt(int n) {
    return [n, at = 0]() mutable {
        if (++at == n)
            throw PowerCut{};
    };
}

std::uint64_t events(Booth& booth) {
    return booth.read<std::uint64_t>([](Reader& reader) { return reader.position({"test-fair"}).value; });
}

Uuid epochOf(Booth& booth) {
    return booth.read<Uuid>([](Reader& reader) { return reader.meta().epoch; });
}

} // namespace

TEST_CASE("A backup that is taken while devices push holds one moment, whole") {
    Booth booth;
    LiveDevice device(booth, 1);
    device.visit();
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    std::atomic<bool> ends = false;
    std::thread writer([&] { // somebody at the console, without a pause
        while (!ends)
            booth.backend()
                .ingest.append({"test-fair"}, {"main"}, types::floorScores, {{"trusted", true}})
                .value();
    });
    for (int i = 0; i < 5; ++i)
        REQUIRE(booth.backUp("backup" + std::to_string(i)));
    ends = true;
    writer.join();
    const auto newest = events(booth);
    booth.stop();
    for (int i = 0; i < 5; ++i) {
        const auto name = std::to_string(i);
        const auto report = booth.restore("again" + name, "backup" + name, "data");
        REQUIRE(report);
        booth.start("again" + name);
        CHECK(report->events <= newest);
        CHECK(events(booth) == report->events + 1); // that it was restored
        CHECK(booth.wrong() == std::vector<std::string>{});
        booth.stop();
    }
}

TEST_CASE("A backup is private, has the keys, and neither sessions nor who is who today") {
    Booth booth;
    Backend& backend = booth.backend();
    const auto account = booth.read<AccountRecord>([](Reader& reader) { return reader.accounts().front(); });
    REQUIRE(backend.staff.today(account.id));
    backend.store
        ->writeAndWait([&](Writer& writer) -> Result<void> {
            writer.putSession({Digest{}, account.name, "csrf", booth.clock.utc(), booth.clock.utc()});
            return {};
        })
        .value();
    const auto report = booth.backUp("backup");
    REQUIRE(report);
    CHECK_FALSE(report->othersMayRead);
    const fs::path folder = booth.folder.path() / "backup";
    CHECK(fs::status(folder).permissions() == fs::perms::owner_all);
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        INFO(entry.path());
        if (entry.is_regular_file())
            CHECK(entry.status().permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    }
    CHECK(readBackup(folder)->backend == backend.keys.writer);
    SQLite::Database copy((folder / "standdienst.db").string());
    CHECK(copy.execAndGet("SELECT count(*) FROM staff").getInt() == 0);
    CHECK(copy.execAndGet("SELECT count(*) FROM session").getInt() == 0);
    CHECK(copy.execAndGet("PRAGMA journal_mode").getString() == "delete");
    CHECK(booth.read<std::optional<BackupRecord>>([](Reader& reader) { return reader.backup(); })->madeAt ==
          report->madeAt);
}

TEST_CASE("A backup goes where nothing is, outside of the data") {
    Booth booth;
    REQUIRE(booth.backUp("backup"));
    CHECK(booth.backUp("backup").error().code == Code::Conflict);
    CHECK(booth.backUp("nowhere/backup").error().code == Code::NotFound);
    CHECK(booth.backUp("data/backup").error().code == Code::Conflict);
    CHECK_FALSE(fs::exists(booth.data / "backup.part"));
}

TEST_CASE("A power cut at any step of a backup leaves none or a whole one, and the next try works") {
    Booth booth;
    LiveDevice device(booth, 1);
    device.visit();
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    int steps = 0;
    REQUIRE(booth.backUp("counted", [&] { ++steps; }));
    REQUIRE(steps >= 4);
    for (int n = 1; n <= steps; ++n) {
        const std::string name = "backup" + std::to_string(n);
        CHECK_THROWS_AS(booth.backUp(name, cutAt(n)), PowerCut);
        const fs::path target = booth.folder.path() / name;
        if (fs::exists(target)) {
            CHECK(readBackup(target));
            continue;
        }
        // what a killed process leaves
        fs::create_directories(target.string() + ".part/keys");
        std::ofstream(target.string() + ".part/standdienst.db") << "half of it";
        REQUIRE(booth.backUp(name));
        CHECK_FALSE(fs::exists(target.string() + ".part"));
        CHECK(readBackup(target));
    }
}

TEST_CASE("A power cut at any step of a restore leaves no backend or a whole one, and the next try works") {
    Booth booth;
    LiveDevice device(booth, 1);
    const Recorded visit = device.visit();
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    REQUIRE(booth.backUp("backup"));
    booth.stop();
    int steps = 0;
    REQUIRE(booth.restore("counted", "backup", "data", [&] { ++steps; }));
    REQUIRE(steps >= 7);
    for (int n = 1; n <= steps; ++n) {
        INFO("step " << n);
        const std::string name = "again" + std::to_string(n);
        CHECK_THROWS_AS(booth.restore(name, "backup", "data", cutAt(n)), PowerCut);
        const fs::path data = booth.folder.path() / name;
        if (!fs::exists(data / "standdienst.db")) {
            Service::Settings settings;
            settings.data = data;
            settings.plain = true;
            const auto early = Service::start(settings, booth.clock, booth.system);
            REQUIRE_FALSE(early); // no new keys where the old ones belong
            CHECK(early.error().detail.find("standdienst restore") != std::string::npos);
            REQUIRE(booth.restore(name, "backup", "data"));
        }
        booth.start(name);
        CHECK(booth.contact(visit.visit)->fields.familyName == visit.name);
        CHECK(booth.wrong() == std::vector<std::string>{});
        CHECK_FALSE(fs::exists(data / "restoring"));
        booth.stop();
    }
}

TEST_CASE("A restore makes another life: another epoch, another incarnation, no sessions") {
    Booth booth;
    LiveDevice device(booth, 1);
    device.visit();
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    const auto account = booth.read<AccountRecord>([](Reader& reader) { return reader.accounts().front(); });
    REQUIRE(booth.backUp("backup"));
    const Uuid epoch = epochOf(booth);
    const WriterId self = booth.backend().keys.writer;
    const auto lifeOf = [&] {
        return booth.read<std::uint64_t>([&](Reader& reader) { return reader.head(self).incarnation; });
    };
    CHECK(lifeOf() == 1);
    booth.stop();
    REQUIRE(booth.restore("second", "backup", "data"));
    booth.start("second");
    CHECK(epochOf(booth) != epoch);
    CHECK(lifeOf() == 2);
    CHECK(booth.read<std::size_t>([&](Reader& reader) { return reader.sessions(account.name).size(); }) == 0);
    booth.backend().ingest.append({"test-fair"}, {"main"}, types::floorScores, {{"trusted", true}}).value();
    CHECK(lifeOf() == 2);
    booth.stop();
    // The same backup again: what the second life numbered must not be numbered by the third.
    REQUIRE(booth.restore("third", "backup", "second"));
    booth.start("third");
    CHECK(lifeOf() == 3);
    CHECK(booth.wrong() == std::vector<std::string>{});
}

TEST_CASE("Whoever was on the stand is not, after a restore: nobody knows any more who that was") {
    Booth booth;
    const auto account = booth.read<AccountRecord>([](Reader& reader) { return reader.accounts().front(); });
    const auto staff = booth.backend().staff.today(account.id).value();
    const auto now = booth.clock.utc();
    booth.backend()
        .ingest
        .append({"test-fair"}, {"main"}, types::staffCame,
                {{"staff", toString(staff)},
                 {"shift", {{"begins", toRfc3339(now)}, {"ends", toRfc3339(now + std::chrono::hours(8))}}},
                 {"languages", json::array{"de"}},
                 {"topics", json::array{}}})
        .value();
    REQUIRE(booth.backUp("backup"));
    booth.stop();
    REQUIRE(booth.restore("again", "backup", "data"));
    booth.start("again");
    const auto all = booth.read<std::vector<StoredEvent>>(
        [](Reader& reader) { return reader.events({"test-fair"}, {}, 100); });
    const auto last = parseRecord(all.back().record);
    CHECK(last->type == types::staffWent);
    CHECK(textOr(last->body, "staff") == toString(staff));
}

TEST_CASE("A restore refuses what would be overwritten, is in use, is damaged, or is no backup") {
    Booth booth;
    LiveDevice device(booth, 1);
    device.visit();
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    REQUIRE(booth.backUp("backup"));
    CHECK(booth.restore("data", "backup", "data").error().code == Code::Locked);
    booth.stop();
    CHECK(booth.restore("data", "backup", "data").error().code == Code::Conflict);
    CHECK(booth.restore("new", "data", "data").error().code == Code::NotFound);
    fs::create_directory(booth.folder.path() / "photos");
    fs::permissions(booth.folder.path() / "photos", fs::perms::owner_all);
    std::ofstream(booth.folder.path() / "photos" / "one.jpg") << "x";
    CHECK(booth.restore("photos", "backup", "data").error().code == Code::Conflict);
    CHECK(fs::exists(booth.folder.path() / "photos" / "one.jpg"));
    const fs::path backup = booth.folder.path() / "backup";
    for (const std::string file : {"standdienst.db", "keys/seal.key", "ledger"}) {
        INFO(file);
        std::fstream bytes(backup / file, std::ios::in | std::ios::out | std::ios::binary);
        bytes.seekg(20);
        const char old = static_cast<char>(bytes.get());
        bytes.seekp(20);
        bytes.put(static_cast<char>(old ^ 1));
        bytes.close();
        CHECK(booth.restore("new", "backup", "data").error().code == Code::Malformed);
        CHECK_FALSE(fs::exists(booth.folder.path() / "new" / "standdienst.db"));
        std::fstream again(backup / file, std::ios::in | std::ios::out | std::ios::binary);
        again.seekp(20);
        again.put(old);
    }
    std::ifstream in(backup / "backup.json");
    std::string manifest(std::istreambuf_iterator<char>(in), {});
    const std::string newer = std::string(manifest).replace(manifest.find("\"schema\":"), 9, "\"schema\":9");
    std::ofstream(backup / "backup.json") << newer;
    CHECK(booth.restore("new", "backup", "data").error().code == Code::NewerVersion);
    std::ofstream(backup / "backup.json") << manifest;
    CHECK(booth.restore("new", "backup", "data"));
}

TEST_CASE("A backup of an older version is brought to this one's format") {
    Booth booth;
    LiveDevice device(booth, 1);
    const Recorded visit = device.visit();
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    REQUIRE(booth.backUp("backup"));
    booth.stop();
    const fs::path backup = booth.folder.path() / "backup";
    {
        SQLite::Database old((backup / "standdienst.db").string(), SQLite::OPEN_READWRITE);
        old.exec("DROP TABLE backup; DROP TABLE backup_head; UPDATE meta SET fold_version = 4; "
                 "PRAGMA user_version=9");
    }
    Manifest manifest{booth.clock.utc(), "0.0.9", 9, {}, 0, {}};
    manifest.backend = *parseId<WriterId>(files::read(backup / "keys/writer.id").value());
    for (const std::string file :
         {"standdienst.db", "ledger", "keys/writer.id", "keys/sign.key", "keys/seal.key", "keys/tls.pem"})
        manifest.files.emplace(file, digestOf(backup / file).value());
    std::ofstream(backup / "backup.json") << backend::toText(manifest);
    REQUIRE(booth.restore("again", "backup", "data"));
    booth.start("again");
    CHECK(booth.contact(visit.visit)->fields.familyName == visit.name);
    CHECK(booth.wrong() == std::vector<std::string>{});
}

TEST_CASE("A ledger of another backend, or none where one was named, leaves no copy of anything behind") {
    Booth booth;
    REQUIRE(booth.backUp("backup"));
    booth.stop();
    booth.start("other");
    booth.stop();
    CHECK(booth.restore("new", "backup", "other").error().code == Code::Conflict);
    CHECK(booth.restore("new", "backup", "nowhere").error().code == Code::NotFound);
    CHECK_FALSE(fs::exists(booth.folder.path() / "new" / "restoring"));
    CHECK_FALSE(fs::exists(booth.folder.path() / "new" / "keys"));
    CHECK(booth.restore("new", "backup", "data"));
}

TEST_CASE("A service whose ledger's disk is missing does not start, and says what to do") {
    Booth booth;
    booth.stop();
    const fs::path stick = booth.folder.path() / "stick";
    fs::create_directory(stick);
    Service::Settings settings;
    settings.data = booth.data;
    settings.plain = true;
    settings.ledger = (stick / "ledger").string();
    REQUIRE(Service::start(settings, booth.clock, booth.system));
    fs::remove_all(stick);
    settings.ledger.clear();
    const auto refused = Service::start(settings, booth.clock, booth.system);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().detail.find("--ledger") != std::string::npos);
    settings.ledger = (booth.folder.path() / "another").string();
    CHECK(Service::start(settings, booth.clock, booth.system));
}

TEST_CASE("check finds what is wrong") {
    Booth booth;
    LiveDevice device(booth, 1);
    const Recorded visit = device.visit();
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    REQUIRE(booth.wrong() == std::vector<std::string>{});
    const auto spoil = [&](const std::string& sql) {
        SQLite::Database database((booth.data / "standdienst.db").string(), SQLite::OPEN_READWRITE, 5000);
        CHECK(database.exec(sql) > 0);
    };
    SECTION("a document") {
        spoil("UPDATE document SET body = '{}' WHERE kind = 'lead'");
    }
    SECTION("a record") {
        spoil("UPDATE event SET record = replace(record, 'pumps', 'pumpz') WHERE place > 0");
    }
    SECTION("a gap") {
        spoil("UPDATE fair SET position = position + 1");
    }
    SECTION("a key that others can read") {
        fs::permissions(booth.data / "keys/seal.key", fs::perms::others_read, fs::perm_options::add);
    }
    SECTION("an erasure that was not done") {
        booth.backend().ledger->eraseVisit({{"test-fair"}, visit.visit}).value();
    }
    CHECK_FALSE(booth.wrong().empty());
}

// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged files: nothing of them is deleted, and what can be read lives on.
#include "tests/catch.h"
#include "tests/kiosk/support/site.h"

#include "kiosk/store/replacement.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;

namespace {

void overwrite(const std::string& path, std::streamoff at, const std::string& bytes) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::size_t size(const std::string& path) {
    return static_cast<std::size_t>(std::filesystem::file_size(path));
}

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// A paired device's file with undelivered facts, damaged where none of them stands.
struct Damaged {
    SeededRandom random{9};
    SimulatedClock clock;
    TemporaryFolder folder;
    std::string original = folder / "original.sqlite";
    Identity identity;
    std::set<EventId> saved;

    Damaged() {
        initCrypto();
        identity.device.value.bytes[15] = 1;
        identity.address = "https://backend.example:8443";
        identity.sealKey = SealKey::generate(random).publicKey();
        identity.fair = {"sample-2026"};
        identity.booth = {"b12"};
        auto store = open(original);
        store->pair(identity, SignKey::generate(random)).value();
        for (int visit = 0; visit < 8; ++visit) {
            for (const EventId& id : recordVisit(*store, clock, random))
                saved.insert(id);
        }
        store.reset();
        std::int64_t page = 0;
        {
            SQLite::Database database(original);
            page = database.execAndGet("SELECT rootpage FROM sqlite_master WHERE name = 'base'").getInt64();
        }
        overwrite(original, (page - 1) * 4096, std::string(4096, '\xa5'));
    }
    std::unique_ptr<DeviceStore> open(const std::string& path) {
        return DeviceStore::open({path, {}, {}}, clock, random).value();
    }
    // As a crash leaves it: what was written last still stands in a log.
    std::string copyTo(const std::string& name) const {
        std::string path = folder / name;
        std::filesystem::copy(original, path);
        std::ofstream(path + "-wal") << "a log";
        std::ofstream(path + "-shm") << "its index";
        return path;
    }
    // Opens in a process of its own, which dies before step `number`. False where there are no so many steps.
    bool cutAt(const std::string& path, int number) {
        const pid_t child = ::fork();
        if (child == 0) {
            StoreOptions options{path, {}, {}};
            options.beforeStep = [&number] {
                if (number-- == 0)
                    ::_exit(7);
            };
            ::_exit(DeviceStore::open(options, clock, random) ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(WIFEXITED(status));
        REQUIRE((WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 7));
        return WEXITSTATUS(status) == 7;
    }
    static std::set<EventId> eventsOf(const DeviceStore& store) {
        std::set<EventId> found;
        if (const auto stretch = store.nextStretch(500, 1 << 20).value()) {
            for (const Entry& entry : stretch->entries)
                found.insert(parseRecord(entry.record).value().id);
        }
        return found;
    }
};

} // namespace

TEST_CASE("A file that is no database is moved aside and said so") {
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    std::ofstream(path) << std::string(8192, 'x');
    SeededRandom random{1};
    SimulatedClock clock;
    const auto store = DeviceStore::open({path, {}, {}}, clock, random).value();
    CHECK(store->report().damagedMovedTo == path + ".damaged-1");
    CHECK(size(path + ".damaged-1") == 8192);
    CHECK_FALSE(store->identity());
}

// Every page of the file in turn, the first (without which SQLite reads nothing) excepted.
TEST_CASE("Wherever one page is broken, the device stays who it is or says so, and the journal goes on") {
    Site site;
    const TemporaryFolder folder;
    const std::string original = folder / "original.sqlite";
    std::set<EventId> saved;
    WriterId device;
    {
        Device first(site, original);
        site.simulation.until([&] { return first.idle(); });
        first.visit();
        site.simulation.until([&] { return first.delivered(); });
        site.network.down = true;
        for (int visit = 0; visit < 15; ++visit)
            first.visit();
        saved = first.saved;
        device = first.store->identity()->device;
    }
    site.network.down = false;
    const std::size_t pages = size(original) / 4096;
    REQUIRE(pages > 15);
    std::size_t whole = 0;
    std::size_t fewest = saved.size();
    for (std::size_t page = 1; page < pages; ++page) {
        const std::string path = folder / ("page" + std::to_string(page) + ".sqlite");
        std::filesystem::copy(original, path);
        overwrite(path, static_cast<std::streamoff>(page * 4096), std::string(4096, '\xa5'));
        auto store = DeviceStore::open({path, {}, {}}, site.simulation.clock, site.random).value();
        INFO("page " << page);
        if (store->report().damagedMovedTo.empty())
            continue; // an unused page
        CHECK(std::filesystem::exists(store->report().damagedMovedTo));
        if (!store->identity())
            continue; // the page that held it
        CHECK(store->identity()->device == device);
        CHECK(store->report().salvaged <= saved.size());
        fewest = std::min(fewest, store->report().salvaged);
        whole += store->report().salvaged + 5 >= saved.size();
        CHECK(recordVisit(*store, site.simulation.clock, site.random).size() == 5);
    }
    INFO("whole: " << whole << " of " << pages << ", fewest " << fewest << " of " << saved.size());
    CHECK(whole > 0);
}

TEST_CASE("What was salvaged reaches the backend exactly once") {
    Site site;
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    std::set<EventId> saved;
    {
        Device first(site, path);
        site.simulation.until([&] { return first.idle(); });
        first.visit();
        site.simulation.until([&] { return first.delivered(); });
        site.network.down = true;
        for (int visit = 0; visit < 10; ++visit)
            first.visit();
        saved = first.saved;
    }
    site.network.down = false;
    // The last page belongs to the youngest table or its indexes.
    overwrite(path, static_cast<std::streamoff>(size(path) - 4096), std::string(4096, '\xa5'));
    Device second(site, path);
    REQUIRE_FALSE(second.store->report().damagedMovedTo.empty());
    REQUIRE(second.store->report().salvaged > 0);
    second.visit();
    CHECK(site.simulation.until([&] { return second.idle(); }));
    CHECK(hasAll(site.backend, second.saved));
    CHECK(site.backend.state.events.size() >= second.store->report().salvaged + 10);
    CHECK(site.backend.state.quarantine.empty());
}

TEST_CASE("A power cut while a damaged file was replaced orphaned every undelivered fact") {
    Damaged f;
    int step = 0;
    for (bool cut = true; cut; ++step) {
        const std::string path = f.copyTo("cut-" + std::to_string(step) + ".sqlite");
        cut = f.cutAt(path, step);
        INFO("step " << step);
        for (int start = 0; start < 2; ++start) {
            auto store = f.open(path);
            CHECK(store->identity() == f.identity);
            CHECK(store->signKey() != nullptr);
            CHECK(f.eventsOf(*store) == f.saved);
            if (start == 0 && cut) {
                CHECK(store->report().damagedMovedTo == path + ".damaged-1");
                CHECK(store->report().salvaged == f.saved.size());
            } else {
                CHECK(store->report().damagedMovedTo.empty());
            }
            CHECK(store->report().leftBehind.empty());
        }
        CHECK(contents(path + ".damaged-1") == contents(f.original));
        CHECK(std::filesystem::exists(path + ".damaged-1-wal"));
        for (const char* left : {".building", ".building-wal", ".ready", ".damaged-2"})
            CHECK_FALSE(std::filesystem::exists(path + left));
    }
    CHECK(step > 5);
}

TEST_CASE("A damaged file left its rollback journal behind, to be played back into the new one") {
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    for (const char* ending : {"", "-journal", "-wal", "-shm"})
        std::ofstream(path + ending) << "damaged" << ending;
    std::ofstream(path + ".ready") << "new";
    CHECK(Replacement(path, {}).finish().value() == path + ".damaged-1");
    CHECK(contents(path) == "new");
    for (const std::string ending : {"-journal", "-wal", "-shm"}) {
        INFO(ending);
        CHECK_FALSE(std::filesystem::exists(path + ending));
        CHECK(contents(path + ".damaged-1" + ending) == "damaged" + ending);
    }
}

TEST_CASE("Power cuts one after the other, each a step further, lose nothing either") {
    Damaged f;
    const std::string path = f.copyTo("device.sqlite");
    for (int step = 0; f.cutAt(path, step % 3) && step < 30; ++step) {
    }
    auto store = f.open(path);
    CHECK(f.eventsOf(*store) == f.saved);
    CHECK(store->identity() == f.identity);
}

TEST_CASE("A full disk while a damaged file was replaced left an empty one in its place") {
    Damaged f;
    const std::string path = f.copyTo("device.sqlite");
    StoreOptions options{path, {}, {}};
    options.mostBytes = 64 * 1024;
    const auto full = DeviceStore::open(options, f.clock, f.random);
    REQUIRE_FALSE(full);
    CHECK(full.error().code == Code::Full);
    CHECK(contents(path) == contents(f.original));
    CHECK_FALSE(std::filesystem::exists(path + ".building"));
    CHECK(f.eventsOf(*f.open(path)) == f.saved);
}

TEST_CASE("Facts in a damaged file that an earlier start left behind were never found again") {
    Damaged f;
    const std::string path = f.folder / "device.sqlite";
    std::filesystem::copy(f.original, path + ".damaged-1");
    SECTION("an empty file stands in its place: they are taken over, once") {
        auto store = f.open(path);
        CHECK(store->identity() == f.identity);
        CHECK(f.eventsOf(*store) == f.saved);
        CHECK(store->report().damagedMovedTo == path + ".damaged-1");
        CHECK(store->report().salvaged == f.saved.size());
        REQUIRE(store->acknowledge({99, 99}));
        store.reset();
        store = f.open(path);
        CHECK(store->pending() == 0);
        CHECK(store->report().damagedMovedTo.empty());
    }
    SECTION("the device was paired anew since: they are told at each start") {
        {
            auto store = f.open(f.folder / "other.sqlite");
            Identity other = f.identity;
            other.device.value.bytes[15] = 2;
            store->pair(other, SignKey::generate(f.random)).value();
        }
        std::filesystem::rename(f.folder / "other.sqlite", path);
        for (int start = 0; start < 2; ++start) {
            const auto store = f.open(path);
            CHECK(store->pending() == 0);
            REQUIRE(store->report().leftBehind.size() == 1);
            CHECK(store->report().leftBehind.front().file == path + ".damaged-1");
            CHECK(store->report().leftBehind.front().events == f.saved.size());
        }
    }
}

TEST_CASE("A file of the first version is brought up to date with what it holds") {
    Damaged f;
    const std::string path = f.folder / "first.sqlite";
    std::size_t before = 0;
    {
        auto store = f.open(path);
        store->pair(f.identity, SignKey::generate(f.random)).value();
        recordVisit(*store, f.clock, f.random);
        before = store->pending();
    }
    SQLite::Database(path, SQLite::OPEN_READWRITE)
        .exec("DROP TABLE salvaged; ALTER TABLE identity DROP COLUMN revoked; ALTER TABLE identity "
              "DROP COLUMN letters; ALTER TABLE pulled DROP COLUMN epoch; ALTER TABLE pulled DROP COLUMN "
              "backed_up_incarnation; ALTER TABLE pulled DROP COLUMN backed_up_seq; ALTER TABLE journal DROP "
              "COLUMN "
              "again; PRAGMA user_version = 1");
    const auto store = f.open(path);
    CHECK(store->pending() == before);
    CHECK(store->identity() == f.identity);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches the disk, and what happens when there is none left.
#include "tests/catch.h"
#include "tests/kiosk/support/site.h"

#include "core/base/encoding.h"
#include "core/base/limits.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <iterator>
#include <sys/stat.h>

using namespace standdienst;
using namespace standdienst::kiosk;

namespace {

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string utf16(const std::string& text) {
    std::string wide; // good enough for the parts in ASCII
    for (const char c : text) {
        wide += c;
        wide += '\0';
    }
    return wide;
}

Identity identityFor(const SealKey& sealKey) {
    Identity identity;
    identity.device.value.bytes[15] = 1;
    identity.address = "https://backend.example:8443";
    identity.sealKey = sealKey.publicKey();
    identity.fair = {"sample-2026"};
    identity.booth = {"b12"};
    return identity;
}

struct Keys {
    SeededRandom random{11};
    SignKey sign = [this] {
        initCrypto();
        return SignKey::generate(random);
    }();
    SealKey seal = SealKey::generate(random);
};

} // namespace

TEST_CASE("No contact stands in the database, its log or anything beside it in plain") {
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    Keys keys;
    SimulatedClock clock;
    auto store = DeviceStore::open({path, {}, {}}, clock, keys.random).value();
    store->pair(identityFor(keys.seal), keys.sign).value();
    for (int visit = 0; visit < 20; ++visit)
        REQUIRE(recordVisit(*store, clock, keys.random).size() == 5);
    // One that fails halfway has been on its way, too.
    REQUIRE_FALSE(
        store->append({fact(ContactGiven{VisitId{makeUuid7(clock.utc(), keys.random)}}, sampleContact()),
                       {std::string(types::visitEnded), {}, {}}}));
    const auto search = [&] {
        std::size_t searched = 0;
        for (const auto& file : std::filesystem::directory_iterator(folder / "")) {
            const std::string bytes = contents(file.path());
            searched += bytes.size();
            for (const std::string canary :
                 {"Zoë-Canary", "-Canary", "Überraschungsei", "zoe.canary", "1234567", "Dienstag"}) {
                INFO(file.path() << ": " << canary);
                CHECK(bytes.find(canary) == std::string::npos);
                CHECK(bytes.find(utf16(canary)) == std::string::npos);
                // base64 has three alignments; the middle of each is free of its neighbours.
                for (std::size_t shift = 0; shift < 3; ++shift) {
                    const std::string coded = toBase64(bytesOf(std::string(shift, 'x') + canary));
                    CHECK(bytes.find(coded.substr(4, coded.size() - 8)) == std::string::npos);
                }
            }
        }
        return searched;
    };
    CHECK(search() > 50'000); // database and log
    store.reset();
    CHECK(search() > 50'000); // after the log went into the database
}

TEST_CASE("The device's files are its user's alone") {
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    Keys keys;
    SimulatedClock clock;
    auto store = DeviceStore::open({path, {}, {}}, clock, keys.random).value();
    store->pair(identityFor(keys.seal), keys.sign).value();
    for (const char* beside : {"", "-wal", "-shm", ".lock"}) {
        struct stat status {};
        INFO(beside);
        REQUIRE(::stat((path + beside).c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }
}

TEST_CASE("A second process on the same data is told which") {
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    SeededRandom random{1};
    SimulatedClock clock;
    auto first = DeviceStore::open({path, {}, {}}, clock, random).value();
    const auto second = DeviceStore::open({path, {}, {}}, clock, random);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == Code::Locked);
    CHECK(second.error().detail.find("end that one first") != std::string::npos);
    CHECK(DeviceStore::isHeld(path));
    first.reset();
    CHECK_FALSE(DeviceStore::isHeld(path));
    CHECK(DeviceStore::open({path, {}, {}}, clock, random));
}

TEST_CASE("A file of a newer version is left alone") {
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    SeededRandom random{1};
    SimulatedClock clock;
    DeviceStore::open({path, {}, {}}, clock, random).value();
    { SQLite::Database(path, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99"); }
    const std::string before = contents(path);
    const auto opened = DeviceStore::open({path, {}, {}}, clock, random);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == Code::NewerVersion);
    CHECK(contents(path) == before);
}

TEST_CASE("Another program's database is left alone") {
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    SeededRandom random{1};
    SimulatedClock clock;
    SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
        .exec("CREATE TABLE recipes (name TEXT)");
    const std::string before = contents(path);
    const auto opened = DeviceStore::open({path, {}, {}}, clock, random);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == Code::Unsupported);
    CHECK(contents(path) == before);
}

TEST_CASE("A full disk refuses the next fact, keeps those before, and goes on when there is space") {
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    Keys keys;
    SimulatedClock clock;
    std::size_t kept = 0;
    {
        auto store = DeviceStore::open({path, {}, {}, 300 * 1024}, clock, keys.random).value();
        store->pair(identityFor(keys.seal), keys.sign).value();
        Result<std::vector<EventId>> last = std::vector<EventId>{};
        while (last && kept < 10'000) {
            last = store->append({fact(VisitStarted{{makeUuid7(clock.utc(), keys.random)}, "de", 1, false})});
            kept += last.has_value();
        }
        REQUIRE_FALSE(last);
        CHECK(last.error().code == Code::Full);
        CHECK(kept > 50);
        CHECK(store->pending() == kept);
        CHECK(store->space() == Space::None);
        // What is there can still be read and sent.
        CHECK(store->nextStretch(500, limits::pushBytes).value());
    }
    // Still full: the start shows what there is instead of failing.
    CHECK(DeviceStore::open({path, {}, {}, 300 * 1024}, clock, keys.random).value()->pending() >= kept);
    auto store = DeviceStore::open({path, {}, {}}, clock, keys.random).value();
    CHECK(store->append({fact(VisitStarted{{makeUuid7(clock.utc(), keys.random)}, "de", 1, false})}));
}

TEST_CASE("A device warns before its disk is full, and then begins no visit") {
    std::uint64_t free = limits::diskWarnBytes;
    SeededRandom random{1};
    SimulatedClock clock;
    auto store = DeviceStore::open({":memory:",
                                    {},
                                    [&] {
                                        return free;
                                    }},
                                   clock, random)
                     .value();
    CHECK(store->space() == Space::Enough);
    free = limits::diskWarnBytes - 1;
    CHECK(store->space() == Space::Low);
    free = limits::diskRefuseBytes - 1;
    CHECK(store->space() == Space::None);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/store/forget.h"
#include "tests/catch.h"
#include "tests/kiosk/support/site.h"

#include <fstream>

using namespace standdienst;
using namespace standdienst::kiosk;

namespace {

struct Fixture {
    Site site;
    TemporaryFolder folder;
    std::string path = folder / "device.db";
    Fixture() {
        Device device(site, path);
        device.visit();
        site.simulation.until([&] { return device.delivered(); });
        std::ofstream(folder / "settings.ini") << "[device]";
    }
    Result<Forgotten> forget(bool evenUndelivered = false) {
        return forgetDevice({path, {}, {}}, evenUndelivered, site.simulation.clock, site.random);
    }
    std::unique_ptr<DeviceStore> open() {
        return DeviceStore::open({path, {}, {}}, site.simulation.clock, site.random).value();
    }
    std::set<std::string> names() const {
        std::set<std::string> found;
        for (const auto& file : std::filesystem::directory_iterator(folder / ""))
            found.insert(file.path().filename().string());
        return found;
    }
};

} // namespace

TEST_CASE("A device that delivered everything forgets everything but its settings") {
    Fixture f;
    std::ofstream(f.path + ".damaged-1") << "no database";
    const auto done = f.forget();
    REQUIRE(done);
    CHECK(done->undelivered == 0);
    CHECK(f.names() == std::set<std::string>{"device.db.lock", "settings.ini"});
    CHECK_FALSE(f.open()->identity());
}

TEST_CASE("A device with undelivered facts forgets only when told so, and sets them aside") {
    Fixture f;
    recordVisit(*f.open(), f.site.simulation.clock, f.site.random);
    CHECK(f.forget().error().code == Code::Conflict);
    CHECK(f.open()->pending() == 5);
    const auto done = f.forget(true);
    REQUIRE(done);
    CHECK(done->undelivered == 5);
    CHECK(f.names() == std::set<std::string>{"device.db.lock", "forgotten-1", "settings.ini"});
    CHECK_FALSE(f.open()->identity());
    const auto kept =
        DeviceStore::open({done->keptIn + "/device.db", {}, {}}, f.site.simulation.clock, f.site.random);
    CHECK(kept.value()->pending() == 5);
}

TEST_CASE("A kiosk that runs is not made to forget") {
    Fixture f;
    const auto store = f.open();
    CHECK(f.forget(true).error().code == Code::Locked);
    CHECK(store->identity());
}

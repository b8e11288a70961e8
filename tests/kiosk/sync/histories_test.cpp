// SPDX-License-Identifier: GPL-3.0-or-later
// Journals that were cloned, rolled back or outlived their backend: nothing of them is buried.
#include "tests/catch.h"
#include "tests/kiosk/support/site.h"

#include <filesystem>

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;

namespace {

bool settle(Site& site, Device& device) {
    return site.simulation.until([&] { return device.idle(); }, 10min);
}

void copyFile(const std::string& from, const std::string& to) {
    std::filesystem::copy(from, to, std::filesystem::copy_options::overwrite_existing);
}

} // namespace

TEST_CASE("A store that was rolled back to an older copy goes on in a new incarnation") {
    Site site;
    const TemporaryFolder folder;
    const std::string path = folder / "device.sqlite";
    Device device(site, path);
    REQUIRE(settle(site, device));
    device.visit();
    REQUIRE(settle(site, device));
    device.stop();
    copyFile(path, folder / "backup.sqlite");
    device.open();
    device.visit();
    REQUIRE(settle(site, device));
    device.stop();
    copyFile(folder / "backup.sqlite", path);
    device.open();
    device.visit();
    REQUIRE(settle(site, device));
    CHECK(device.store->head().incarnation == 2);
    CHECK(hasAll(site.backend, device.saved));
    CHECK(site.backend.state.events.size() == 15);
    CHECK(site.backend.state.quarantine.empty());
}

TEST_CASE("Two devices on copies of one store both deliver everything") {
    Site site;
    const TemporaryFolder folder;
    Device first(site, folder / "first.sqlite");
    REQUIRE(settle(site, first));
    first.visit();
    REQUIRE(settle(site, first));
    first.stop();
    copyFile(folder / "first.sqlite", folder / "second.sqlite");
    first.open();
    Device second(site, folder / "second.sqlite");
    for (int round = 0; round < 5; ++round) {
        first.visit();
        second.visit();
        CHECK(site.simulation.until([&] { return first.idle() && second.idle(); }, 10min));
    }
    CHECK(hasAll(site.backend, first.saved));
    CHECK(hasAll(site.backend, second.saved));
    CHECK(site.backend.state.events.size() == first.saved.size() + second.saved.size());
    CHECK(site.backend.state.quarantine.empty());
}

TEST_CASE("A backend that was restored from a backup gets again what it lost") {
    Site site;
    Device device(site);
    REQUIRE(settle(site, device));
    device.visit();
    REQUIRE(settle(site, device));
    const FakeBackend::State backup = site.backend.state;
    device.visit();
    device.visit();
    REQUIRE(settle(site, device));

    SECTION("while the device is idle") {
        site.backend.restore(backup);
        CHECK(site.simulation.until([&] { return hasAll(site.backend, device.saved); }, 3min));
    }
    SECTION("while the device has more to say") {
        site.network.down = true;
        device.visit();
        site.backend.restore(backup);
        site.network.down = false;
    }
    SECTION("to nothing but the devices") {
        FakeBackend::State empty = FakeBackend(site.random).state;
        empty.devices = backup.devices;
        site.backend.restore(empty);
        device.visit();
    }
    REQUIRE(settle(site, device));
    CHECK(hasAll(site.backend, device.saved));
    CHECK(site.backend.state.events.size() == device.saved.size());
}

TEST_CASE("Of two devices on copies of one store, both give a restored backend again what it lost") {
    Site site;
    const TemporaryFolder folder;
    Device first(site, folder / "first.sqlite");
    REQUIRE(settle(site, first));
    first.stop();
    copyFile(folder / "first.sqlite", folder / "second.sqlite");
    first.open();
    REQUIRE(settle(site, first));
    const FakeBackend::State backup = site.backend.state;
    Device second(site, folder / "second.sqlite");
    second.visit();
    REQUIRE(settle(site, second));
    second.stop();
    first.visit();
    REQUIRE(settle(site, first));
    site.backend.restore(backup);
    // The first one takes the writer's newest incarnation far above what the second one ever had.
    for (int round = 0; round < 3; ++round) {
        first.visit();
        REQUIRE(settle(site, first));
    }
    second.open();
    REQUIRE(settle(site, second));
    CHECK(hasAll(site.backend, first.saved));
    CHECK(hasAll(site.backend, second.saved));
    CHECK(site.backend.state.events.size() == first.saved.size() + second.saved.size());
}

TEST_CASE("A restored backend that wants more than the device kept gets all that is kept") {
    Site site;
    Device device(site);
    REQUIRE(settle(site, device));
    const FakeBackend::State backup = site.backend.state;
    device.visit();
    REQUIRE(settle(site, device));
    const auto old = device.saved;
    site.simulation.clock.setUtc(site.simulation.clock.utc() + std::chrono::hours(24 * 15));
    site.simulation.run(2min); // tidied
    device.saved.clear();
    device.visit();
    REQUIRE(settle(site, device));
    site.backend.restore(backup);
    device.visit();
    REQUIRE(settle(site, device));
    CHECK(hasAll(site.backend, device.saved));
    CHECK_FALSE(hasAll(site.backend, old));
    CHECK(device.store->head().incarnation > 1);
}

TEST_CASE("A device that was off for a night continues where it stopped") {
    Site site;
    const TemporaryFolder folder;
    Device device(site, folder / "device.sqlite");
    REQUIRE(settle(site, device));
    site.network.down = true;
    device.visit();
    site.simulation.run(30s);
    device.stop();
    site.network.down = false;
    site.simulation.run(12h);
    device.open();
    REQUIRE(settle(site, device));
    CHECK(device.store->head().incarnation == 1);
    CHECK(site.backend.state.events.size() == 5);
}

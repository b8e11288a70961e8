// SPDX-License-Identifier: GPL-3.0-or-later
// A bad hall for an hour of simulated time, then a good one: every event is in the backend exactly once.
#include "tests/catch.h"
#include "tests/kiosk/support/site.h"

#include <algorithm>

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;

namespace {

void checkEqualAfterHealing(Site& site, std::vector<std::unique_ptr<Device>>& devices) {
    site.network.weather = {};
    site.network.down = site.network.silent = false;
    REQUIRE(site.simulation.until(
        [&] { return std::ranges::all_of(devices, [](const auto& device) { return device->idle(); }); },
        15min));
    std::size_t count = 0;
    for (const auto& device : devices) {
        CHECK(hasAll(site.backend, device->saved));
        count += device->saved.size();
        CHECK_FALSE(device->engine->status().trouble);
    }
    CHECK(site.backend.state.events.size() == count);
    CHECK(site.backend.state.quarantine.empty());
    for (const auto& [key, kept] : site.backend.state.documents) {
        for (const auto& device : devices) {
            if (kept.document && kept.document->scope == Scope::writer(device->store->identity()->device))
                CHECK(device->store->document(key) == kept.document->body);
        }
    }
}

} // namespace

TEST_CASE("Lost, repeated and intercepted messages lose nothing and repeat nothing") {
    const auto seed = GENERATE(range(1u, 9u));
    INFO("seed " << seed);
    Site site(seed);
    site.network.weather = {
        .requestLost = 15, .answerLost = 15, .twice = 20, .portal = 10, .streamBreaks = 20};
    std::vector<std::unique_ptr<Device>> devices;
    for (int count = 0; count < 3; ++count)
        devices.push_back(std::make_unique<Device>(site));
    for (int minute = 0; minute < 60; ++minute) {
        for (auto& device : devices) {
            if (site.random.below(2) == 0)
                device->visit();
        }
        site.network.down = site.random.below(6) == 0;
        site.network.silent = site.random.below(6) == 0;
        if (site.random.below(10) == 0)
            site.backend.endSessions();
        site.simulation.run(std::chrono::milliseconds(site.random.below(120'000)));
    }
    checkEqualAfterHealing(site, devices);
}

TEST_CASE("Devices that are unplugged in a bad hall lose nothing") {
    const auto seed = GENERATE(range(1u, 5u));
    INFO("seed " << seed);
    Site site(seed);
    const TemporaryFolder folder;
    site.network.weather = {
        .requestLost = 10, .answerLost = 30, .twice = 10, .portal = 5, .streamBreaks = 10};
    std::vector<std::unique_ptr<Device>> devices;
    for (int count = 0; count < 2; ++count)
        devices.push_back(std::make_unique<Device>(site, folder / ("device" + std::to_string(count))));
    for (int round = 0; round < 30; ++round) {
        for (auto& device : devices) {
            device->visit();
            if (site.random.below(3) == 0) {
                device->stop();
                device->open();
            }
        }
        site.simulation.run(std::chrono::milliseconds(site.random.below(20'000)));
    }
    checkEqualAfterHealing(site, devices);
}

TEST_CASE("A backend that is restored now and then ends up with everything that its devices still have") {
    const auto seed = GENERATE(range(1u, 5u));
    INFO("seed " << seed);
    Site site(seed);
    site.network.weather = {
        .requestLost = 10, .answerLost = 20, .twice = 10, .portal = 5, .streamBreaks = 10};
    std::vector<std::unique_ptr<Device>> devices;
    for (int count = 0; count < 2; ++count)
        devices.push_back(std::make_unique<Device>(site));
    FakeBackend::State backup = site.backend.state;
    for (int round = 0; round < 30; ++round) {
        for (auto& device : devices)
            device->visit();
        site.simulation.run(std::chrono::milliseconds(site.random.below(30'000)));
        if (site.random.below(4) == 0)
            backup = site.backend.state;
        if (site.random.below(8) == 0)
            site.backend.restore(backup);
    }
    checkEqualAfterHealing(site, devices);
}

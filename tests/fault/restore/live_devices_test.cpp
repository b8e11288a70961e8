// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"
#include "tests/fault/restore/booth.h"

#include <cstdlib>
#include <iostream>
#include <random>

using namespace standdienst;
using namespace standdienst::test;
using namespace std::chrono_literals;

namespace {

std::uint64_t seedOf() {
    const char* given = std::getenv("SEED");
    const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : std::random_device{}();
    std::cout << "SEED=" << seed << std::endl;
    return seed;
}

} // namespace

TEST_CASE(
    "A backup restored under fifty live devices: nothing acknowledged is lost, nothing erased comes back") {
    Booth booth(seedOf());
    std::vector<std::unique_ptr<LiveDevice>> devices;
    std::vector<Recorded> kept, erased, withdrawn;
    for (int i = 0; i < 50; ++i)
        devices.push_back(std::make_unique<LiveDevice>(booth, i));
    const auto allIdle = [&] {
        return std::ranges::all_of(devices, [](const auto& device) { return device->idle(); });
    };
    const auto everybody = [&](int percent) {
        for (auto& device : devices) {
            if (booth.random.below(100) < static_cast<unsigned>(percent))
                kept.push_back(device->visit());
        }
    };
    everybody(100);
    REQUIRE(booth.simulation.until(allIdle));
    everybody(60);
    booth.simulation.run(std::chrono::milliseconds(booth.random.below(600))); // some are under way
    REQUIRE(booth.backUp("backup"));
    const auto atBackup =
        booth.read<std::uint64_t>([](Reader& reader) { return reader.position({"test-fair"}).value; });

    // What the backup does not know: more visits, withdrawals, erasures, some of them of before.
    for (int round = 0; round < 3; ++round) {
        everybody(70);
        booth.simulation.run(std::chrono::milliseconds(booth.random.below(5000)));
    }
    for (int i = 0; i < 12; ++i) {
        const auto at = booth.random.below(static_cast<std::uint32_t>(kept.size()));
        withdrawn.push_back(kept[at]);
        kept.erase(kept.begin() + at);
        const auto owner = std::ranges::find_if(devices, [&](const auto& device) {
            return device->saved.contains(withdrawn.back().events.front());
        });
        (*owner)->withdraw(withdrawn.back());
    }
    REQUIRE(booth.simulation.until(allIdle));
    for (int i = 0; i < 12; ++i) {
        const auto at = booth.random.below(static_cast<std::uint32_t>(kept.size()));
        REQUIRE(booth.backend().erasing.erase(kept[at].visit));
        erased.push_back(kept[at]);
        kept.erase(kept.begin() + at);
    }
    CHECK(booth.wrong().empty());
    const auto beforeLoss =
        booth.read<std::uint64_t>([](Reader& reader) { return reader.position({"test-fair"}).value; });
    REQUIRE(beforeLoss > atBackup + 100);

    // The box is gone; visitors go on coming. One device never comes back.
    booth.stop();
    everybody(50);
    booth.simulation.run(5min);
    const std::size_t lost = booth.random.below(50);
    const auto lostEvents = devices[lost]->saved;
    devices.erase(devices.begin() + static_cast<std::ptrdiff_t>(lost));
    const auto report = booth.restore("again", "backup", "data");
    REQUIRE(report);
    CHECK(report->erased == erased.size());
    booth.start("again");
    everybody(50);
    REQUIRE(booth.simulation.until(allIdle));

    std::size_t missing = 0;
    for (const auto& device : devices) {
        CHECK(device->store->rejected() == 0);
        for (const EventId& event : device->saved)
            missing += booth.has(event) ? 0 : 1;
    }
    CHECK(missing == 0);
    CHECK(booth.read<std::uint64_t>([](Reader& reader) { return reader.countQuarantined(); }) == 0);
    for (const Recorded& visit : kept) {
        if (lostEvents.contains(visit.events.front()))
            continue;
        const auto contact = booth.contact(visit.visit);
        REQUIRE(contact);
        CHECK(contact->fields.familyName == visit.name);
    }
    CHECK(booth.differences() == std::vector<std::string>{});
    CHECK(booth.wrong() == std::vector<std::string>{});
    booth.stop();
    for (const auto* gone : {&erased, &withdrawn}) {
        for (const Recorded& visit : *gone)
            CHECK_FALSE(holds(booth.data, visit.name));
    }
    CHECK(holds(booth.data, kept.front().name)); // or the look for names proves nothing
}

TEST_CASE("A withdrawal whose device is lost stays one after a restore") {
    Booth booth;
    auto device = std::make_unique<LiveDevice>(booth, 1);
    Recorded visit = device->visit();
    REQUIRE(booth.simulation.until([&] { return device->idle(); }));
    REQUIRE(booth.backUp("backup"));
    device->withdraw(visit);
    REQUIRE(booth.simulation.until([&] { return device->idle(); }));
    device.reset();
    booth.stop();
    REQUIRE(booth.restore("again", "backup", "data"));
    booth.start("again");
    const auto contact = booth.contact(visit.visit);
    CHECK((!contact || !contact->readable));
    CHECK(booth.differences() == std::vector<std::string>{});
    CHECK(booth.wrong() == std::vector<std::string>{});
    booth.stop();
    CHECK_FALSE(holds(booth.data, visit.name));
}

TEST_CASE("Without the ledger an erased visitor comes back, which is why a restore asks for it") {
    Booth booth;
    LiveDevice device(booth, 1);
    Recorded visit = device.visit();
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    REQUIRE(booth.backUp("backup"));
    REQUIRE(booth.backend().erasing.erase(visit.visit));
    CHECK_FALSE(booth.contact(visit.visit));
    booth.stop();
    REQUIRE(booth.restore("again", "backup", {}));
    booth.start("again");
    REQUIRE(booth.contact(visit.visit));
    CHECK(booth.contact(visit.visit)->fields.familyName == visit.name);
}

TEST_CASE("Devices and tablets that were shut out since the backup stay out") {
    Booth booth;
    LiveDevice out(booth, 1);
    LiveDevice back(booth, 2);
    REQUIRE(booth.backend().devices.revoke(toString(back.id)));
    REQUIRE(booth.backUp("backup"));
    REQUIRE(booth.backend().devices.revoke(toString(out.id)));
    // `back` was let in again, and is revoked in the backup: a person decides anew.
    booth.stop();
    const auto report = booth.restore("again", "backup", "data");
    REQUIRE(report);
    CHECK(report->revoked == 1);
    booth.start("again");
    const auto revoked = [&](const WriterId& id) {
        return booth.read<bool>([&](Reader& reader) { return reader.device(id)->revokedAt.has_value(); });
    };
    CHECK(revoked(out.id));
    CHECK(revoked(back.id));
    out.visit();
    booth.simulation.until([&] { return out.store->revoked(); }, 10min);
    CHECK(out.store->revoked());
    CHECK(out.store->pending() == 5);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// A backend, a hall and its devices in one process and no real time.
#pragma once

#include "kiosk/sync/engine.h"
#include "tests/kiosk/support/fake_network.h"
#include "tests/kiosk/support/temporary_folder.h"
#include "tests/kiosk/support/visits.h"

#include <memory>
#include <set>

namespace standdienst::kiosk {

struct Site {
    explicit Site(std::uint64_t seed = 1)
        : random(seed), backend(random), network(simulation, backend, seed + 1) {}

    SeededRandom random;
    Simulation simulation;
    FakeBackend backend;
    FakeNetwork network;
};

// A paired device on a site. `stop` is the plug being pulled; what is in the file stays.
class Device {
public:
    explicit Device(Site& site, std::string path = ":memory:") : site_(site), path_(std::move(path)) {
        open();
    }

    void open() {
        store = DeviceStore::open({path_,
                                   {},
                                   [] {
                                       return std::uint64_t{1} << 40;
                                   }},
                                  site_.simulation.clock, site_.random)
                    .value();
        if (!store->identity()) {
            const SignKey key = SignKey::generate(site_.random);
            store->pair(site_.backend.enroll(key.publicKey()), key).value();
        }
        engine = std::make_unique<SyncEngine>(
            SyncEngine::World{*store, site_.network, site_.simulation, site_.simulation.clock, site_.random},
            [this](const SyncStatus& status) { seen.push_back(status); });
        engine->start();
    }
    void stop() {
        engine.reset();
        store.reset();
    }
    void visit() {
        for (const EventId& id : recordVisit(*store, site_.simulation.clock, site_.random))
            saved.insert(id);
    }
    bool delivered() const { return store->pending() == 0; }
    bool idle() const {
        return delivered() && engine->status().phase == SyncPhase::Idle && engine->status().live;
    }

    std::unique_ptr<DeviceStore> store;
    std::unique_ptr<SyncEngine> engine;
    std::set<EventId> saved; // what append() returned for
    std::vector<SyncStatus> seen;

private:
    Site& site_;
    std::string path_;
};

inline bool hasAll(const FakeBackend& backend, const std::set<EventId>& events) {
    for (const EventId& id : events) {
        if (!backend.state.events.contains(id))
            return false;
    }
    return true;
}

} // namespace standdienst::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
// How a device and the backend come to know the same: facts up, documents down (docs/internals/protocol.md).
#pragma once

#include "core/base/random.h"
#include "core/base/time.h"
#include "kiosk/store/device_store.h"
#include "kiosk/sync/transport.h"

#include <functional>
#include <memory>
#include <optional>

namespace standdienst::kiosk {

enum class SyncPhase {
    Unpaired,
    Connecting, // logging in, comparing heads
    Working,    // pushing or pulling
    Idle,       // all delivered, listening
    Waiting,    // something went wrong; trying again by itself
    Stopped, // needs a person: revoked, or another key answers at the backend's address. The journal is kept.
};

struct SyncStatus {
    SyncPhase phase = SyncPhase::Unpaired;
    std::size_t pending = 0;  // events that the backend has not acknowledged
    std::size_t rejected = 0; // events that it refused for good; they are kept on the device
    bool live = false;        // the stream is open: what others do arrives at once
    std::optional<std::chrono::milliseconds> lastSuccess; // Clock::monotonic() of the last good answer
    std::optional<Error>
        trouble; // Unreachable, CaptivePortal, KeyChanged, Revoked, Busy …; nothing while all is well
    friend bool operator==(const SyncStatus&, const SyncStatus&);
};

// The state machine between a store and a backend. Knows no Qt and no clock of its own. Lives in the store's
// thread; store and transport outlive it.
class SyncEngine {
public:
    struct World {
        DeviceStore& store;
        Transport& transport;
        Scheduler& scheduler;
        const Clock& clock;
        Random& random;
    };
    SyncEngine(World world, std::function<void(const SyncStatus&)> changed);
    ~SyncEngine();
    SyncEngine(const SyncEngine&) = delete;
    SyncEngine& operator=(const SyncEngine&) = delete;

    // Begins, or begins again after Stopped: a person did something about it.
    void start();
    // Lets everything under way go. What was on its way counts as not delivered.
    void stop();
    // Tries now what it would try later: the network came back, somebody touched "try again".
    void nudge();
    const SyncStatus& status() const;

private:
    class Inner;
    std::unique_ptr<Inner> inner_;
};

} // namespace standdienst::kiosk

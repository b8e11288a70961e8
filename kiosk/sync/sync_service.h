// SPDX-License-Identifier: GPL-3.0-or-later
// The sync of the running program.
#pragma once

#include "kiosk/sync/engine.h"
#include "kiosk/sync/qt_scheduler.h"
#include "kiosk/sync/qt_transport.h"

#include <QObject>

#include <memory>

namespace standdienst::kiosk {

// Owns engine and network of a device and follows its pairing: begins when the store has an identity, begins
// anew when it has another. Lives in the GUI thread, as the store does: a commit takes 0.1 ms, Qt's network
// has its own thread, and one thread needs no locks. The store outlives it.
class SyncService : public QObject {
    Q_OBJECT
public:
    SyncService(DeviceStore& store, const Clock& clock, Random& random, QObject* parent = nullptr);
    ~SyncService() override;

    void start();
    // Tries now what it would try later, also after Stopped.
    void nudge();
    virtual SyncStatus status() const; // a stage for tests and pictures says it without a network

Q_SIGNALS:
    void statusChanged();

private:
    void connectToBackend();

    DeviceStore& store_;
    const Clock& clock_;
    Random& random_;
    QtScheduler scheduler_;
    std::unique_ptr<QtTransport> transport_;
    std::unique_ptr<SyncEngine> engine_;
    std::optional<Error> trouble_; // why there is no engine
    Subscription subscription_;
};

} // namespace standdienst::kiosk

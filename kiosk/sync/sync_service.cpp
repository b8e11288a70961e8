// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/sync/sync_service.h"

namespace standdienst::kiosk {

SyncService::SyncService(DeviceStore& store, const Clock& clock, Random& random, QObject* parent)
    : QObject(parent), store_(store), clock_(clock), random_(random) {}

SyncService::~SyncService() = default;

void SyncService::start() {
    subscription_ = store_.subscribe([this](Change change) {
        // Later: pairing is still at work with the store.
        if (change == Change::Identity)
            QMetaObject::invokeMethod(this, &SyncService::connectToBackend, Qt::QueuedConnection);
    });
    connectToBackend();
}

void SyncService::nudge() {
    if (engine_ && engine_->status().phase == SyncPhase::Stopped)
        engine_->start();
    else if (engine_)
        engine_->nudge();
}

SyncStatus SyncService::status() const {
    if (engine_)
        return engine_->status();
    SyncStatus status;
    status.pending = store_.pending();
    status.rejected = store_.rejected();
    status.trouble = trouble_;
    return status;
}

void SyncService::connectToBackend() {
    engine_.reset();
    transport_.reset();
    trouble_.reset();
    if (const auto& identity = store_.identity()) {
        auto transport = QtTransport::make(identity->address, identity->backend);
        if (transport) {
            transport_ = std::move(*transport);
            engine_ = std::make_unique<SyncEngine>(
                SyncEngine::World{store_, *transport_, scheduler_, clock_, random_},
                [this](const SyncStatus&) { Q_EMIT statusChanged(); });
            engine_->start();
        } else {
            trouble_ = transport.error();
        }
    }
    Q_EMIT statusChanged();
}

} // namespace standdienst::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/fair/fair.h"
#include "core/fair/picture.h"
#include "kiosk/device/device_settings.h"
#include "kiosk/device/device_state.h"
#include "kiosk/pairing/pairing_service.h"
#include "kiosk/store/device_store.h"
#include "kiosk/sync/sync_service.h"
#include "kiosk/visitor/visit_flow.h"

#include <QTemporaryDir>
#include <QVariantMap>

#include <memory>

namespace standdienst::ui {

// A whole kiosk in memory that is paired with nobody: the real view models over the real store, for pictures
// and for tests. The visitor's time passes only by advance().
class Stage : public QObject {
    Q_OBJECT
    Q_PROPERTY(standdienst::kiosk::VisitFlow* flow READ flow CONSTANT)
    Q_PROPERTY(standdienst::kiosk::DeviceState* deviceState READ deviceState CONSTANT)
public:
    // Without a fair the device is not paired.
    explicit Stage(const Fair* fair, const std::vector<Picture>& pictures = {},
                   const std::string& backend = "https://backend.invalid:8443");
    ~Stage() override;

    kiosk::VisitFlow* flow() { return flow_.get(); }
    kiosk::DeviceState* deviceState() { return &device_; }

    Q_INVOKABLE void advance(int milliseconds);
    // Looks for the backend, which is not there: whatever answers at its address is somebody else.
    Q_INVOKABLE void goOnline();
    // The backend took this device out of service, or let it in again.
    Q_INVOKABLE void setRevoked(bool revoked);
    // The disk has no room any more, or has it again.
    Q_INVOKABLE void setDiskFull(bool full);
    // No file of this process takes another byte, or each does again: a disk that fails in the middle of a
    // visit.
    Q_INVOKABLE void setDiskBroken(bool broken);
    // Answers what this kiosk asked for as the backend does: so many pieces of each gift, and `left` in the
    // booth.
    Q_INVOKABLE void giveGifts(const QVariantMap& pieces, int left);
    // The backend answers, and says how it stands with the visitor who waits: so many asked before, and it
    // takes `minutes` minutes, between `low` and `high`.
    Q_INVOKABLE void hearQueue(int before, double minutes, double low, double high);
    // The records in the journal, oldest first, without what was sealed.
    Q_INVOKABLE QStringList facts() const;

private:
    SystemClock clock_;
    SystemRandom random_;
    QTemporaryDir folder_;
    kiosk::DeviceSettings settings_;
    std::uint64_t freeBytes_ = std::uint64_t{1} << 40;
    std::unique_ptr<kiosk::DeviceStore> store_;
    std::unique_ptr<kiosk::SyncService> sync_;
    std::unique_ptr<kiosk::PairingService> pairing_;
    kiosk::DeviceState device_;
    kiosk::VisitClock patience_;
    std::unique_ptr<kiosk::VisitFlow> flow_;
    std::uint64_t position_ = 1; // of the newest document
};

} // namespace standdienst::ui

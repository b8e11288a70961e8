// SPDX-License-Identifier: GPL-3.0-or-later
// Pairing for the running program: with Qt's network, the slow hash on a pool.
#pragma once

#include "kiosk/pairing/pairing.h"

#include <QObject>

#include <memory>
#include <optional>

namespace standdienst::kiosk {

// One pairing at a time; a new one lets the one under way go. Lives in the store's thread; the store outlives
// it.
class PairingService : public QObject {
    Q_OBJECT
public:
    PairingService(DeviceStore& store, Random& random, QObject* parent = nullptr);
    ~PairingService() override;

    // `name` is what the administrator sees ("kiosk at the entrance"); face "kiosk" or "staff".
    void pair(const PairingInvitation& invitation, const std::string& name, const std::string& face);
    void cancel();
    bool busy() const;
    // How the last one ended; nothing after success and before the first.
    const std::optional<Error>& error() const;

Q_SIGNALS:
    void busyChanged();
    void succeeded();
    void failed();

private:
    void ended(const Result<void>& result);

    DeviceStore& store_;
    Random& random_;
    std::unique_ptr<Pairing> pairing_;
    std::optional<Error> error_;
};

} // namespace standdienst::kiosk

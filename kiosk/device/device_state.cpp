// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/device/device_state.h"

#include "kiosk/device/device_settings.h"

#include <QTimer>

namespace standdienst::kiosk {

using namespace std::chrono_literals;

namespace {

// Others fill and free the disk too.
constexpr auto lookAtDisk = 30s;

DeviceState::Trouble troubleOf(const Error& error) {
    switch (error.code) {
    case Code::Locked:
        return DeviceState::Locked;
    case Code::NewerVersion:
        return DeviceState::NewerVersion;
    case Code::Full:
        return DeviceState::DiskFull;
    case Code::Revoked:
        return DeviceState::Revoked;
    case Code::KeyChanged:
        return DeviceState::KeyChanged;
    case Code::CaptivePortal:
        return DeviceState::CaptivePortal;
    default:
        return DeviceState::Unreachable;
    }
}

DeviceState::PairingError pairingErrorOf(const Error& error) {
    switch (error.code) {
    case Code::Malformed:
    case Code::Forbidden: // plain HTTP to another machine
        return DeviceState::BadAddress;
    case Code::Unauthorized:
        return DeviceState::WrongCode;
    case Code::Expired:
        return DeviceState::CodeExpired;
    case Code::Unreachable:
    case Code::Unsupported:
        return DeviceState::NoAnswer;
    case Code::CaptivePortal:
        return DeviceState::NotTheBackend;
    case Code::KeyChanged:
        return DeviceState::OtherKey;
    case Code::BadSignature:
        return DeviceState::NotProven;
    case Code::Conflict:
        return DeviceState::OtherBackend;
    case Code::Busy:
        return DeviceState::TryLater;
    default:
        return DeviceState::OtherError;
    }
}

} // namespace

DeviceState::DeviceState(DeviceSettings& settings, QObject* parent) : QObject(parent), settings_(settings) {}

DeviceState::~DeviceState() = default;

void DeviceState::attach(DeviceStore& store, SyncService& sync, PairingService& pairing) {
    store_ = &store;
    sync_ = &sync;
    pairing_ = &pairing;
    subscription_ = store.subscribe([this](Change) { update(); });
    connect(&sync, &SyncService::statusChanged, this, &DeviceState::update);
    connect(&pairing, &PairingService::succeeded, this, [this] {
        setPairing(Done);
        update();
    });
    connect(&pairing, &PairingService::failed, this, [this] {
        const auto& error = pairing_->error();
        setPairing(Failed, error ? pairingErrorOf(*error) : OtherError,
                   error ? QString::fromStdString(error->detail) : QString());
    });
    auto* disk = new QTimer(this);
    connect(disk, &QTimer::timeout, this, &DeviceState::update);
    disk->start(lookAtDisk);
    update();
}

void DeviceState::cannotOpen(const Error& error, std::function<bool()> mayOpen,
                             std::chrono::milliseconds lookEvery) {
    openError_ = error;
    if (error.code == Code::Locked && mayOpen) { // the other process may be on its way out
        auto* look = new QTimer(this);
        connect(look, &QTimer::timeout, this, [this, look, mayOpen = std::move(mayOpen)] {
            if (!mayOpen())
                return;
            look->stop();
            Q_EMIT reopenWanted();
        });
        look->start(lookEvery);
    }
    update();
}

void DeviceState::update() {
    trouble_ = None;
    detail_.clear();
    const auto say = [this](Trouble trouble, const std::string& detail = {}) {
        trouble_ = trouble;
        detail_ = QString::fromStdString(detail);
    };
    if (openError_) {
        const auto trouble = troubleOf(*openError_);
        say(trouble == Locked || trouble == NewerVersion || trouble == DiskFull ? trouble : CannotOpen,
            openError_->detail);
    } else if (store_) {
        const auto status = sync_->status();
        const auto fair = store_->fair();
        const auto space = store_->space();
        const auto network = status.trouble ? troubleOf(*status.trouble) : None;
        const std::string word = status.trouble ? status.trouble->detail : std::string();
        if (space == Space::None)
            say(DiskFull);
        else if (network == Revoked || store_->revoked())
            say(Revoked, word);
        else if (!paired())
            say(NotPaired);
        else if (!fair)
            say(store_->cursor() ? NoFair : FairComing, word);
        else if (fair->state == FairState::Closed)
            say(FairClosed);
        else if (network == KeyChanged || network == CaptivePortal || network == Unreachable)
            say(network, word);
        else if (space == Space::Low)
            say(DiskLow);
        else if (status.rejected > 0)
            say(Rejected);
    }
    Q_EMIT changed();
}

void DeviceState::setPairing(PairingState state, PairingError error, const QString& detail) {
    pairingState_ = state;
    pairingError_ = error;
    pairingDetail_ = detail;
    Q_EMIT pairingChanged();
}

void DeviceState::begin(const Result<PairingInvitation>& invitation, PairingError malformed) {
    if (!invitation) {
        setPairing(Failed, malformed, QString::fromStdString(invitation.error().detail));
    } else if (pairing_) {
        setPairing(Busy);
        pairing_->pair(*invitation, deviceName().toStdString(), "kiosk");
    }
}

void DeviceState::pair(const QString& address, const QString& code) {
    const bool codeFits = normalizePairingCode(code.toStdString()).has_value();
    begin(invitationFromTyping(address.toStdString(), code.toStdString()), codeFits ? BadAddress : BadCode);
}

void DeviceState::pairTicket(const QString& text) {
    begin(invitationFromText(text.toStdString()), BadTicket);
}

void DeviceState::cancelPairing() {
    if (pairing_)
        pairing_->cancel();
    setPairing(Idle);
}

void DeviceState::tryAgain() {
    if (openError_)
        Q_EMIT reopenWanted();
    else if (sync_)
        sync_->nudge();
}

bool DeviceState::paired() const {
    return store_ && store_->identity().has_value();
}

bool DeviceState::online() const {
    if (!sync_)
        return false;
    const auto status = sync_->status();
    return status.lastSuccess && !status.trouble;
}

int DeviceState::pending() const {
    return store_ ? static_cast<int>(store_->pending()) : 0;
}

int DeviceState::rejected() const {
    return store_ ? static_cast<int>(store_->rejected()) : 0;
}

QString DeviceState::damagedMovedTo() const {
    return store_ ? QString::fromStdString(store_->report().damagedMovedTo) : QString();
}

QString DeviceState::address() const {
    return paired() ? QString::fromStdString(store_->identity()->address) : QString();
}

QString DeviceState::version() const {
    return QStringLiteral(STANDDIENST_VERSION);
}

QString DeviceState::deviceName() const {
    return settings_.deviceName();
}

void DeviceState::setDeviceName(const QString& name) {
    if (name == deviceName())
        return;
    settings_.setDeviceName(name);
    Q_EMIT deviceNameChanged();
}

} // namespace standdienst::kiosk

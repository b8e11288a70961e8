// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/pairing/pairing_service.h"
#include "kiosk/store/device_store.h"
#include "kiosk/sync/sync_service.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace standdienst::kiosk {

class DeviceSettings;

// How this device is doing, for staff to read and mend: pairing, network, disk, and the one trouble that
// matters most.
//
// Lives in the GUI thread; what it is given outlives it.
class DeviceState : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the program")
    Q_PROPERTY(bool paired READ paired NOTIFY changed FINAL)
    Q_PROPERTY(bool online READ online NOTIFY changed FINAL)
    // Facts that the backend has not acknowledged yet, and those that it will not take (kept here, staff
    // should know).
    Q_PROPERTY(int pending READ pending NOTIFY changed FINAL)
    Q_PROPERTY(int rejected READ rejected NOTIFY changed FINAL)
    Q_PROPERTY(Trouble trouble READ trouble NOTIFY changed FINAL)
    // The trouble keeps visitors from beginning: show it in place of the attract screen.
    Q_PROPERTY(bool blocked READ blocked NOTIFY changed FINAL)
    // In plain English, from whoever noticed: for staff and for support, never decided upon. May be empty.
    Q_PROPERTY(QString troubleDetail READ troubleDetail NOTIFY changed FINAL)
    // What happened to a damaged store at start; empty where nothing did.
    Q_PROPERTY(QString damagedMovedTo READ damagedMovedTo NOTIFY changed FINAL)
    Q_PROPERTY(QString address READ address NOTIFY changed FINAL) // of the backend; empty until paired
    Q_PROPERTY(QString version READ version CONSTANT FINAL)
    Q_PROPERTY(QString deviceName READ deviceName WRITE setDeviceName NOTIFY deviceNameChanged FINAL)
    Q_PROPERTY(PairingState pairingState READ pairingState NOTIFY pairingChanged FINAL)
    Q_PROPERTY(PairingError pairingError READ pairingError NOTIFY pairingChanged FINAL)
    Q_PROPERTY(QString pairingDetail READ pairingDetail NOTIFY pairingChanged FINAL)
public:
    // Ordered by what a person should hear of first; those up to FairClosed block.
    enum Trouble {
        None,
        Locked,       // another process has the data
        NewerVersion, // the data are from a newer version of this program
        CannotOpen,   // the data cannot be opened for another reason
        DiskFull,     // no visit may begin
        Revoked,
        NotPaired,
        FairComing, // paired a moment ago, or cut off since: nothing was pulled yet
        NoFair,     // all was pulled, and there was no fair in it
        FairClosed,
        KeyChanged,    // the backend's key is not the one pinned at pairing: nothing is sent
        CaptivePortal, // something answers in the backend's place: a login page of the hall's
        Unreachable,
        DiskLow,
        Rejected, // the backend refused some facts for good
    };
    Q_ENUM(Trouble)
    enum PairingState { Idle, Busy, Failed, Done };
    Q_ENUM(PairingState)
    enum PairingError {
        NoError,
        BadAddress,
        BadCode,   // cannot be a code: eight letters and digits
        BadTicket, // the QR's text is no pairing ticket
        WrongCode,
        CodeExpired,   // or used up, or five wrong tries
        NoAnswer,      // nobody at that address
        NotTheBackend, // somebody, but no backend: another program, or a captive portal
        OtherKey,      // another key than the QR's
        NotProven,     // the backend could not prove itself: somebody may be in between
        OtherBackend,  // this device was paired, and not with this one
        TryLater,
        OtherError,
    };
    Q_ENUM(PairingError)

    explicit DeviceState(DeviceSettings& settings, QObject* parent = nullptr);
    ~DeviceState() override;

    // One of the two, once: the store could be opened, or not.
    void attach(DeviceStore& store, SyncService& sync, PairingService& pairing);
    // `mayOpen` tells whether another process still has the data: while it does, nothing is opened anew.
    void cannotOpen(const Error& error, std::function<bool()> mayOpen = {},
                    std::chrono::milliseconds lookEvery = std::chrono::seconds(5));

    Q_INVOKABLE void pair(const QString& address, const QString& code);
    Q_INVOKABLE void pairTicket(const QString& text);
    Q_INVOKABLE void cancelPairing();
    Q_INVOKABLE void tryAgain(); // a person did something about the trouble

    bool paired() const;
    bool online() const;
    int pending() const;
    int rejected() const;
    Trouble trouble() const { return trouble_; }
    bool blocked() const { return trouble_ != None && trouble_ <= FairClosed; }
    QString troubleDetail() const { return detail_; }
    QString damagedMovedTo() const;
    QString address() const;
    QString version() const;
    QString deviceName() const;
    void setDeviceName(const QString& name);
    PairingState pairingState() const { return pairingState_; }
    PairingError pairingError() const { return pairingError_; }
    QString pairingDetail() const { return pairingDetail_; }

Q_SIGNALS:
    void changed();
    void deviceNameChanged();
    void pairingChanged();
    // A person did something about data that could not be opened: try to.
    void reopenWanted();

private:
    void update();
    void begin(const Result<PairingInvitation>& invitation, PairingError malformed);
    void setPairing(PairingState state, PairingError error = NoError, const QString& detail = {});

    DeviceSettings& settings_;
    DeviceStore* store_ = nullptr;
    SyncService* sync_ = nullptr;
    PairingService* pairing_ = nullptr;
    Subscription subscription_;
    std::optional<Error> openError_;
    Trouble trouble_ = None;
    QString detail_;
    PairingState pairingState_ = Idle;
    PairingError pairingError_ = NoError;
    QString pairingDetail_;
};

} // namespace standdienst::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
// How a device becomes the backend's (docs/internals/protocol.md, "Pairing").
#pragma once

#include "core/crypto/pairing.h"
#include "kiosk/store/device_store.h"
#include "kiosk/sync/transport.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace standdienst::kiosk {

// Where to pair and with what: from a QR (the key is known), or typed (the key is the one that answers).
struct PairingInvitation {
    std::string address;
    std::optional<Fingerprint> key;
    std::string code; // normalized
};
Result<PairingInvitation> invitationFromText(std::string_view ticket);
// As people type it: "box.local:8443", "https://192.168.1.5:8443"; codes in any case, with spaces. Malformed
// names which.
Result<PairingInvitation> invitationFromTyping(std::string_view address, std::string_view code);

// Runs one pairing. Nothing is stored before the backend's proof has checked out. A device that was paired
// before stays who it is, with its key and its journal, and takes no other backend than the one it knows.
// Qt-free; lives in the
// store's thread.
//
// Ends with nothing or with an error: Unauthorized (wrong code), Expired (no code is active), Unreachable
// (nobody there), CaptivePortal (somebody, but no backend), KeyChanged (another key than the QR's),
// BadSignature (the backend could not prove itself: somebody may be in between), Conflict (this device
// belongs to another backend), Busy, Unsupported, Internal (the backend refuses for another reason).
class Pairing {
public:
    struct World {
        DeviceStore& store;
        Random& random;
        // A transport to this address that takes only this key, or any where there is none.
        std::function<Result<std::unique_ptr<Transport>>(const std::string&, std::optional<Fingerprint>)>
            connect;
        // Runs `work` where it does not disturb, then `done` in this thread; neither after the Exchange was
        // let go.
        std::function<std::unique_ptr<Exchange>(std::function<void()> work, std::function<void()> done)>
            background;
    };
    Pairing(World world, PairingInvitation invitation, std::string deviceName, std::string face,
            std::function<void(Result<void>)> done);
    ~Pairing();
    void start();

private:
    class Inner;
    std::unique_ptr<Inner> inner_;
};

} // namespace standdienst::kiosk

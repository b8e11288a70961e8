// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crypto/keys.h"

#include "core/base/ids.h"

#include <string>

namespace standdienst::kiosk {

// Who this device is, and to which backend. Exists once the device is paired.
struct Identity {
    WriterId device;
    std::string address; // "https://host:port", or http on loopback
    Fingerprint backend; // 32 zero bytes with http
    SealPublicKey sealKey;
    FairId fair;
    BoothId booth;
    // Before the numbers that this device gives to visitors (core/base/spoken_number.h); empty until a
    // backend that knows them was met.
    std::string letters{};
    friend bool operator==(const Identity&, const Identity&) = default;
};

// The identity with the key that proves it.
struct Membership {
    Identity identity;
    SignKey key;
    bool revoked = false; // the backend said so last
};

} // namespace standdienst::kiosk

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/store.h"

#include "core/base/limits.h"
#include "core/base/time.h"
#include "core/crypto/pairing.h"

#include <map>
#include <mutex>

namespace standdienst::backend {

// Pairs devices and lets them in. Codes, nonces and session tokens live in memory only: a restart means a new
// code, and devices log in again by themselves. Thread-safe; revocation takes effect at the next request.
class Devices {
public:
    // `fingerprint` is that of our TLS key, zeros for plain HTTP.
    Devices(Store& store, const SealPublicKey& sealKey, const Fingerprint& fingerprint, const Clock& clock,
            Random& random);

    struct PairingCode {
        std::string code;
        FairId fair;
        std::chrono::milliseconds validFor{};
    };
    // Slow (argon2id). NotFound where no fair was imported, Busy where limits::pairingCodes are active.
    Result<PairingCode> makeCode();

    struct PairRequest {
        SignPublicKey key;
        Nonce nonce;
        Digest proof;
        std::string name;
        Face face = Face::Kiosk;
        std::optional<WriterId> device; // that it is already, and stays
    };
    struct PairAnswer {
        WriterId device;
        SealPublicKey sealKey;
        Digest proof;
        FairId fair;
        BoothId booth;
        std::string letters; // before the numbers that it gives to visitors
    };
    // Unauthorized: wrong proof; Expired: no active code. Whoever names a
    // device is let in again as that one, revoked or not, where the key is its own; where nobody knows it
    // (the data are of an older backup) it is taken over. Forbidden where the key is another. Without a name
    // it is a new device.
    Result<PairAnswer> pair(const PairRequest& request);

    Result<std::vector<DeviceInfo>> list();
    // By id or, where only one device has it, by name. Conflict where it is ambiguous; fine where it is
    // revoked already.
    Result<DeviceInfo> revoke(std::string_view idOrName);

    // NotFound or Revoked; Busy where too many are outstanding.
    Result<Nonce> makeNonce(const WriterId& device);
    struct Session {
        std::string token;
        std::chrono::milliseconds expiresIn{};
        std::string letters; // as at pairing, for devices that were paired before there were any
    };
    Result<Session> login(const WriterId& device, const Nonce& nonce, const Signature& signature);
    // Unauthorized: log in again; Revoked.
    Result<DeviceInfo> authenticate(std::string_view token);

private:
    struct ActiveCode {
        PairingKey key;
        FairId fair;
        BoothId booth;
        std::chrono::milliseconds ends{};
        int tries = limits::pairingTries;
    };
    struct Ticket { // a nonce or a session
        WriterId device;
        std::chrono::milliseconds ends{};
    };
    void dropExpired();
    std::optional<ActiveCode> takeCode(const PairRequest& request);
    Result<DeviceInfo> admitted(Writer& writer, const PairRequest& request, const ActiveCode& code);
    Result<DeviceInfo> find(const WriterId& id); // NotFound or Revoked
    void touch(const DeviceInfo& device);

    Store& store_;
    SealPublicKey sealKey_;
    Fingerprint fingerprint_;
    const Clock& clock_;
    Random& random_;
    std::mutex mutex_; // guards what follows
    std::vector<ActiveCode> codes_;
    std::map<Nonce, Ticket> nonces_;
    std::map<Digest, Ticket> sessions_; // by BLAKE2b-256 of the token
};

} // namespace standdienst::backend

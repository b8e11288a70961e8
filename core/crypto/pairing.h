// SPDX-License-Identifier: GPL-3.0-or-later
// Pairing: how a device and a backend that share only a code of eight characters prove their keys to each
// other. Protocol: docs/internals/protocol.md, "Pairing".
#pragma once

#include "core/crypto/keys.h"

#include "core/base/ids.h"

#include <string>

namespace standdienst {

// Letters and digits that are not mistaken for one another: no 0, O, 1, I, L.
inline constexpr std::string_view pairingAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
std::string makePairingCode(Random& random);
// As people type it: lower case, spaces and hyphens allowed. Malformed where it cannot be a code.
Result<std::string> normalizePairingCode(std::string_view typed);

// argon2id of the code, salted with the backend's TLS key as this side sees it: a man in the middle presents
// another key and so gets MACs that are of no use at the other side. Slow (tens of milliseconds, 19 MiB).
struct PairingKey {
    std::array<std::uint8_t, 32> data{};
};
PairingKey pairingKey(std::string_view normalizedCode, const Fingerprint& backend);

// HMAC-SHA-512-256 over what the device presents.
Digest deviceProof(const PairingKey& key, const Fingerprint& backend, const SignPublicKey& device,
                   const Nonce& nonce);
// ... and over what the backend answers.
struct PairingAnswer {
    WriterId device; // the id that the backend gave it
    SealPublicKey sealKey;
};
Digest backendProof(const PairingKey& key, const Fingerprint& backend, const SignPublicKey& device,
                    const Nonce& nonce, const PairingAnswer& answer);

// The text in a pairing QR: "standdienst-pair:1?address=https%3A%2F%2F…&key=<hex fingerprint>&code=ABCD2345".
struct PairingTicket {
    std::string address; // "https://host:port"
    Fingerprint key;
    std::string code;
};
std::string toText(const PairingTicket& ticket);
Result<PairingTicket> parsePairingTicket(std::string_view text);

// What a device signs to get a session: the server's nonce, bound to the TLS key that it sees.
std::string sessionMessage(const WriterId& device, const Fingerprint& backend, const Nonce& nonce);

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
// Keys and what is done with them, on libsodium. All functions are thread-safe; secrets are wiped when their
// owner goes.
#pragma once

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/base/random.h"

#include <string>
#include <string_view>

namespace standdienst {

using SignPublicKey = Bytes<struct SignPublicTag, 32>; // Ed25519
using SealPublicKey = Bytes<struct SealPublicTag, 32>; // X25519
using KeyId = Bytes<struct KeyIdTag, 8>;               // first bytes of BLAKE2b-256 of a seal public key

// Must have succeeded once before anything else here is called; idempotent.
void initCrypto();

// Ed25519. `seed` is what is stored (32 bytes).
class SignKey {
public:
    static SignKey generate(Random& random);
    static Result<SignKey> fromSeed(std::string_view seed32);
    SignKey(const SignKey&) = default;
    SignKey& operator=(const SignKey&) = default;
    ~SignKey();
    const SignPublicKey& publicKey() const { return public_; }
    std::string seed() const;
    Signature sign(std::string_view message) const;

private:
    SignKey() = default;
    std::array<std::uint8_t, 64> secret_{};
    SignPublicKey public_;
};
bool verify(const SignPublicKey& key, std::string_view message, const Signature& signature);

// X25519, for crypto_box_seal: whoever has the public key can seal, only the backend can open.
class SealKey {
public:
    static SealKey generate(Random& random);
    static Result<SealKey> fromSecret(std::string_view secret32);
    SealKey(const SealKey&) = default;
    SealKey& operator=(const SealKey&) = default;
    ~SealKey();
    const SealPublicKey& publicKey() const { return public_; }
    std::string secret() const;
    Result<std::string>
    open(std::string_view box) const; // BadSignature where it was sealed for another key or altered

private:
    SealKey() = default;
    std::array<std::uint8_t, 32> secret_{};
    SealPublicKey public_;
};
std::string seal(const SealPublicKey& key, std::string_view message);
KeyId keyId(const SealPublicKey& key);

Digest blake2b(std::string_view message);

// A password's argon2id hash in PHC form (12 MiB, t=3: OWASP's equals), and the check against it. Slow by
// design: callers run these on a bounded pool.
std::string hashPassword(std::string_view password);
bool checkPassword(std::string_view phc, std::string_view password);

// Constant-time comparison.
bool equalSecret(std::string_view a, std::string_view b);

// 32 random bytes in hexadecimal: whoever shows it is let in.
std::string randomToken(Random& random);

} // namespace standdienst

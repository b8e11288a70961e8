// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/keys.h"

#include "core/base/encoding.h"
#include "core/base/limits.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace standdienst {

namespace {

// libsodium wants a pointer even to no bytes; an empty view may have none.
const char* chars(std::string_view text) {
    return text.empty() ? "" : text.data();
}

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(chars(text));
}

} // namespace

void initCrypto() {
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium does not start: no source of randomness");
}

SignKey SignKey::generate(Random& random) {
    std::array<std::uint8_t, 32> seed{};
    random.fill(seed);
    SignKey key;
    crypto_sign_seed_keypair(key.public_.data.data(), key.secret_.data(), seed.data());
    sodium_memzero(seed.data(), seed.size());
    return key;
}

Result<SignKey> SignKey::fromSeed(std::string_view seed32) {
    if (seed32.size() != 32)
        return Error{Code::Malformed, "a signing key's seed has 32 bytes"};
    SignKey key;
    crypto_sign_seed_keypair(key.public_.data.data(), key.secret_.data(), raw(seed32));
    return key;
}

SignKey::~SignKey() {
    sodium_memzero(secret_.data(), secret_.size());
}

std::string SignKey::seed() const {
    return {reinterpret_cast<const char*>(secret_.data()), 32};
}

Signature SignKey::sign(std::string_view message) const {
    Signature signature;
    crypto_sign_detached(signature.data.data(), nullptr, raw(message), message.size(), secret_.data());
    return signature;
}

bool verify(const SignPublicKey& key, std::string_view message, const Signature& signature) {
    return crypto_sign_verify_detached(signature.data.data(), raw(message), message.size(),
                                       key.data.data()) == 0;
}

SealKey SealKey::generate(Random& random) {
    SealKey key;
    random.fill(key.secret_);
    crypto_scalarmult_base(key.public_.data.data(), key.secret_.data());
    return key;
}

Result<SealKey> SealKey::fromSecret(std::string_view secret32) {
    if (secret32.size() != 32)
        return Error{Code::Malformed, "a sealing key has 32 bytes"};
    SealKey key;
    std::copy_n(raw(secret32), 32, key.secret_.begin());
    crypto_scalarmult_base(key.public_.data.data(), key.secret_.data());
    return key;
}

SealKey::~SealKey() {
    sodium_memzero(secret_.data(), secret_.size());
}

std::string SealKey::secret() const {
    return {reinterpret_cast<const char*>(secret_.data()), secret_.size()};
}

Result<std::string> SealKey::open(std::string_view box) const {
    if (box.size() < crypto_box_SEALBYTES)
        return Error{Code::BadSignature, "a sealed box is longer than this"};
    std::string message(box.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(reinterpret_cast<unsigned char*>(message.data()), raw(box), box.size(),
                             public_.data.data(), secret_.data()) != 0)
        return Error{Code::BadSignature, "the sealed box does not open: sealed for another key, or altered"};
    return message;
}

std::string seal(const SealPublicKey& key, std::string_view message) {
    std::string box(message.size() + crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal(reinterpret_cast<unsigned char*>(box.data()), raw(message), message.size(),
                        key.data.data()) != 0)
        throw std::runtime_error("sealing failed: the backend's key is not a valid X25519 key");
    return box;
}

KeyId keyId(const SealPublicKey& key) {
    const Digest digest = blake2b({reinterpret_cast<const char*>(key.data.data()), key.data.size()});
    KeyId id;
    std::copy_n(digest.data.begin(), id.data.size(), id.data.begin());
    return id;
}

Digest blake2b(std::string_view message) {
    Digest digest;
    crypto_generichash(digest.data.data(), digest.data.size(), raw(message), message.size(), nullptr, 0);
    return digest;
}

namespace {

// OWASP's equal of the 19 MiB and two passes of pairing codes, with less memory and three passes: anybody who
// finds the login may make the service run it. A hash says its own, so that older ones stay good.
constexpr std::size_t passwordMemory = 12288ull * 1024;
constexpr unsigned long long passwordPasses = 3;

} // namespace

std::string hashPassword(std::string_view password) {
    std::string phc(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_argon2id_str(phc.data(), chars(password), password.size(), passwordPasses,
                                   passwordMemory) != 0)
        throw std::bad_alloc();
    phc.resize(phc.find('\0'));
    return phc;
}

bool checkPassword(std::string_view phc, std::string_view password) {
    const std::string terminated(phc);
    return crypto_pwhash_argon2id_str_verify(terminated.c_str(), chars(password), password.size()) == 0;
}

bool equalSecret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(chars(a), chars(b), a.size()) == 0;
}

std::string randomToken(Random& random) {
    std::array<std::uint8_t, 32> bytes{};
    random.fill(bytes);
    return toHex(bytes);
}

} // namespace standdienst

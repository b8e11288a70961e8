// SPDX-License-Identifier: GPL-3.0-or-later
// Byte strings of fixed size, and what the wire calls them.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace standdienst {

using ByteView = std::span<const std::uint8_t>;

// A fixed-size byte string that does not mix with others of the same size: Digest, Signature, a key.
template<class Tag, std::size_t N>
struct Bytes {
    static constexpr std::size_t size = N;
    std::array<std::uint8_t, N> data{};
    friend auto operator<=>(const Bytes&, const Bytes&) = default;
    ByteView view() const { return data; }
};

using Digest = Bytes<struct DigestTag, 32>;       // BLAKE2b-256
using Signature = Bytes<struct SignatureTag, 64>; // Ed25519
using Fingerprint =
    Bytes<struct FingerprintTag, 32>; // SHA-256 of a TLS certificate's SubjectPublicKeyInfo (DER)
using Nonce = Bytes<struct NonceTag, 32>;

inline ByteView bytesOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crypto/pairing.h"

#include "core/base/encoding.h"
#include "core/base/limits.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace standdienst {

namespace {

constexpr std::string_view ticketPrefix = "standdienst-pair:1?";

std::string_view text(ByteView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string labelled(std::string_view label) {
    std::string message(label);
    message += '\0';
    return message;
}

Digest mac(const PairingKey& key, std::string_view message) {
    Digest digest;
    crypto_auth(digest.data.data(), reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                key.data.data());
    return digest;
}

std::string percentDecoded(std::string_view encoded) {
    std::string plain;
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        std::uint8_t byte = 0;
        std::string digits(encoded.substr(std::min(i + 1, encoded.size()), 2));
        std::transform(digits.begin(), digits.end(), digits.begin(),
                       [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
        if (encoded[i] == '%' && fromHex(digits, {&byte, 1})) {
            plain += static_cast<char>(byte);
            i += 2;
        } else {
            plain += encoded[i];
        }
    }
    return plain;
}

} // namespace

std::string makePairingCode(Random& random) {
    std::string code;
    while (code.size() < limits::pairingCodeLength)
        code += pairingAlphabet[random.below(pairingAlphabet.size())];
    return code;
}

Result<std::string> normalizePairingCode(std::string_view typed) {
    std::string code;
    for (char c : typed) {
        if (c == ' ' || c == '-')
            continue;
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
        if (pairingAlphabet.find(c) == std::string_view::npos)
            return Error{Code::Malformed,
                         "a pairing code has letters and digits without 0, 1, I, L and O; read it again"};
        code += c;
    }
    if (code.size() != limits::pairingCodeLength)
        return Error{Code::Malformed,
                     "a pairing code has 8 characters; this one has " + std::to_string(code.size())};
    return code;
}

PairingKey pairingKey(std::string_view normalizedCode, const Fingerprint& backend) {
    static_assert(crypto_pwhash_SALTBYTES <= Fingerprint::size);
    PairingKey key;
    if (crypto_pwhash(key.data.data(), key.data.size(), normalizedCode.data(), normalizedCode.size(),
                      backend.data.data(), limits::argonPasses, limits::argonMemory,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc();
    return key;
}

Digest deviceProof(const PairingKey& key, const Fingerprint& backend, const SignPublicKey& device,
                   const Nonce& nonce) {
    std::string message = labelled("standdienst/pair/device/1");
    message += text(backend.data);
    message += text(device.data);
    message += text(nonce.data);
    return mac(key, message);
}

Digest backendProof(const PairingKey& key, const Fingerprint& backend, const SignPublicKey& device,
                    const Nonce& nonce, const PairingAnswer& answer) {
    std::string message = labelled("standdienst/pair/backend/1");
    message += text(backend.data);
    message += text(device.data);
    message += text(nonce.data);
    message += text(answer.device.value.bytes);
    message += text(answer.sealKey.data);
    return mac(key, message);
}

std::string toText(const PairingTicket& ticket) {
    return std::string(ticketPrefix) + "address=" + percentEncoded(ticket.address) +
           "&key=" + toHex(ticket.key.data) + "&code=" + ticket.code;
}

Result<PairingTicket> parsePairingTicket(std::string_view text) {
    const Error error{
        Code::Malformed,
        "not a pairing code of Standdienst; show the device the QR of `standdienst device pair`"};
    if (text.size() > 512 || !text.starts_with(ticketPrefix))
        return error;
    text.remove_prefix(ticketPrefix.size());
    PairingTicket ticket;
    bool hasKey = false;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos)
            return error;
        const auto field = pair.substr(0, equals);
        const std::string value = percentDecoded(pair.substr(equals + 1));
        if (field == "address") {
            ticket.address = value;
        } else if (field == "key") {
            auto key = bytesFromHex<Fingerprint>(value);
            if (!key)
                return error;
            ticket.key = *key;
            hasKey = true;
        } else if (field == "code") {
            auto code = normalizePairingCode(value);
            if (!code)
                return error;
            ticket.code = *code;
        }
    }
    const bool address = ticket.address.starts_with("https://") || ticket.address.starts_with("http://");
    if (!hasKey || ticket.code.empty() || !address)
        return error;
    return ticket;
}

std::string sessionMessage(const WriterId& device, const Fingerprint& backend, const Nonce& nonce) {
    std::string message = labelled("standdienst/session/1");
    message += text(device.value.bytes);
    message += text(backend.data);
    message += text(nonce.data);
    return message;
}

} // namespace standdienst

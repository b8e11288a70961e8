// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/encoding.h"

#include <fmt/format.h>

#include <sodium.h>

namespace standdienst {

namespace {

bool isUnreserved(char c) { // RFC 3986
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

} // namespace

std::string toHex(ByteView bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(bytes.size() * 2, '0');
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 15];
    }
    return text;
}

Result<void> fromHex(std::string_view text, std::span<std::uint8_t> out) {
    const auto nibble = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    if (text.size() != out.size() * 2)
        return Error{Code::Malformed, "expected " + std::to_string(out.size() * 2) + " hexadecimal digits"};
    for (std::size_t i = 0; i < out.size(); ++i) {
        const int high = nibble(text[2 * i]);
        const int low = nibble(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return Error{Code::Malformed, "expected lower-case hexadecimal digits"};
        out[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return {};
}

std::string toBase64(ByteView bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // the terminating zero that libsodium counts
    return text;
}

Result<std::string> fromBase64(std::string_view text) {
    std::string bytes(text.size() / 4 * 3 + 3, '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &length, &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
        end != text.data() + text.size())
        return Error{Code::Malformed, "not base64 (RFC 4648, padded)"};
    bytes.resize(length);
    return bytes;
}

std::string percentEncoded(std::string_view plain) {
    std::string encoded;
    for (const char c : plain) {
        if (isUnreserved(c)) {
            encoded += c;
        } else {
            encoded += fmt::format("%{:02X}", static_cast<std::uint8_t>(c)); // RFC 3986, 2.1: upper case
        }
    }
    return encoded;
}

} // namespace standdienst

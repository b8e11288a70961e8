// SPDX-License-Identifier: GPL-3.0-or-later
// Hexadecimal and base64 (RFC 4648), in the one spelling that the wire format has: lower case, padded.
#pragma once

#include "core/base/bytes.h"
#include "core/base/error.h"

#include <string>

namespace standdienst {

std::string toHex(ByteView bytes);
std::string toBase64(ByteView bytes);
// Strict: no white space, padding present, nothing behind it.
Result<std::string> fromBase64(std::string_view text);
Result<void> fromHex(std::string_view text, std::span<std::uint8_t> out);

// RFC 3986: everything but letters, digits and -._~ as %XX.
std::string percentEncoded(std::string_view plain);

template<class B>
Result<B> bytesFromHex(std::string_view text) {
    B bytes;
    if (auto done = fromHex(text, bytes.data); !done)
        return done.error();
    return bytes;
}

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/chain.h"

#include <sodium.h>

namespace standdienst {

namespace {

using Hash = crypto_generichash_state;

void add(Hash& state, ByteView bytes) {
    crypto_generichash_update(&state, bytes.data(), bytes.size());
}

std::array<std::uint8_t, 8> bigEndian(std::uint64_t value) {
    std::array<std::uint8_t, 8> bytes{};
    for (int i = 7; i >= 0; --i, value >>= 8)
        bytes[i] = static_cast<std::uint8_t>(value);
    return bytes;
}

constexpr std::string_view eventLabel{"standdienst/event/1\0", 20};
constexpr std::string_view headLabel{"standdienst/head/1\0", 19};

} // namespace

Head appended(const Head& head, const WriterId& writer, std::string_view record) {
    Head next{head.incarnation, head.seq + 1, {}};
    Hash state;
    crypto_generichash_init(&state, nullptr, 0, Digest::size);
    add(state, bytesOf(eventLabel));
    add(state, writer.value.bytes);
    add(state, bigEndian(next.incarnation));
    add(state, bigEndian(next.seq));
    add(state, head.hash.data);
    add(state, blake2b(record).data);
    crypto_generichash_final(&state, next.hash.data.data(), Digest::size);
    return next;
}

std::string headMessage(const WriterId& writer, const Head& head) {
    std::string message(headLabel);
    const auto add = [&message](ByteView bytes) {
        message.append(bytes.begin(), bytes.end());
    };
    add(writer.value.bytes);
    add(bigEndian(head.incarnation));
    add(bigEndian(head.seq));
    add(head.hash.data);
    return message;
}

} // namespace standdienst

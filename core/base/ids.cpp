// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include "core/base/encoding.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>

namespace standdienst {

std::string toString(const Uuid& uuid) {
    const std::string hex = toHex(uuid.bytes);
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < hex.size(); ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20)
            text += '-';
        text += hex[i];
    }
    return text;
}

Result<Uuid> parseUuid(std::string_view text) {
    const Error error{Code::Malformed, "not a UUID in text form (36 characters, lower case)"};
    if (text.size() != 36)
        return error;
    std::string hex;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
        if (hyphen != (text[i] == '-'))
            return error;
        if (!hyphen)
            hex += text[i];
    }
    Uuid uuid;
    if (!fromHex(hex, uuid.bytes))
        return error;
    return uuid;
}

Uuid makeUuid7(UtcTime now, Random& random) {
    Uuid uuid;
    random.fill(uuid.bytes);
    const auto millis = static_cast<std::uint64_t>(now.time_since_epoch().count());
    for (int i = 0; i < 6; ++i)
        uuid.bytes[i] = static_cast<std::uint8_t>(millis >> (8 * (5 - i)));
    uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0f) | 0x70);
    uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3f) | 0x80);
    return uuid;
}

bool isSlug(std::string_view text) {
    if (text.empty() || text.size() > 64 || text.front() == '-')
        return false;
    for (const char c : text) {
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
            return false;
    }
    return true;
}

std::uint64_t Random::below(std::uint64_t bound) {
    const std::uint64_t unfair = (0 - bound) % bound; // reject the values that would favour small results
    std::uint64_t value = 0;
    do {
        fill({reinterpret_cast<std::uint8_t*>(&value), sizeof value});
    } while (value < unfair);
    return value % bound;
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    randombytes_buf(bytes.data(), bytes.size());
}

SeededRandom::SeededRandom(std::uint64_t seed) {
    for (auto& word : state_) { // splitmix64, as the generator's authors advise
        seed += 0x9e3779b97f4a7c15;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        word = z ^ (z >> 31);
    }
}

std::uint64_t SeededRandom::next() {
    const auto rotate = [](std::uint64_t x, int k) {
        return (x << k) | (x >> (64 - k));
    };
    const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
    const std::uint64_t t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = rotate(state_[3], 45);
    return result;
}

void SeededRandom::fill(std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const std::uint64_t word = next();
        const std::size_t count = std::min(bytes.size(), sizeof word);
        std::memcpy(bytes.data(), &word, count);
        bytes = bytes.subspan(count);
    }
}

} // namespace standdienst

std::size_t std::hash<standdienst::Uuid>::operator()(const standdienst::Uuid& uuid) const noexcept {
    std::size_t value = 0;
    std::memcpy(&value, uuid.bytes.data() + 8, sizeof value); // the random half
    return value;
}

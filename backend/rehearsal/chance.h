// SPDX-License-Identifier: GPL-3.0-or-later
// Chance for a rehearsal: a stream of its own for each day and purpose, the same on every machine.
#pragma once

#include "core/base/random.h"
#include "core/floor/queueing.h"

#include <cmath>
#include <cstdint>

namespace standdienst::backend {

// What chance decides, each from its own stream.
enum class Purpose : std::uint64_t {
    Arrivals = 1,
    Kinds,
    Coaches,
    Patience,
    Phones,
    Visits,
    Talks,
    Scores,
    Answers,
    Languages,
    Unknowns, // of a day that was: what its journal does not say
};

inline std::uint64_t mix(std::uint64_t value) { // SplitMix64's finaliser: neighbours become strangers
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

class Stream {
public:
    Stream(std::uint64_t seed, std::size_t day, Purpose purpose)
        : random_(mix(mix(mix(seed) + day) + static_cast<std::uint64_t>(purpose))) {}

    double uniform() { // (0, 1)
        std::uint8_t bytes[8];
        random_.fill(bytes);
        std::uint64_t bits = 0;
        for (const std::uint8_t byte : bytes)
            bits = bits << 8 | byte;
        return (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53;
    }
    double exponential(double mean) { return -mean * std::log(uniform()); }
    double normal() { return floor::inverseNormal(uniform()); }

private:
    SeededRandom random_;
};

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
// The hash chain of a writer's journal: whoever changes, drops or reorders an event changes every hash behind
// it.
#pragma once

#include "core/base/ids.h"
#include "core/crypto/keys.h"

namespace standdienst {

// The newest event of a journal. An incarnation is one uninterrupted life of it, numbered from 1; seq counts
// from 1 within it without gaps. {n, 0, zeros} is incarnation n before its first event; {0, 0, zeros} is a
// journal that never was.
struct Head {
    std::uint64_t incarnation = 0;
    std::uint64_t seq = 0;
    Digest hash;
    friend bool operator==(const Head&, const Head&) = default;
};

// hash' = BLAKE2b-256("standdienst/event/1" 0x00 | writer | u64be incarnation | u64be seq | hash |
// BLAKE2b-256(record))
Head appended(const Head& head, const WriterId& writer, std::string_view record);

// What a writer signs with each push: "standdienst/head/1" 0x00 | writer | u64be incarnation | u64be seq |
// hash
std::string headMessage(const WriterId& writer, const Head& head);

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
// A push: a contiguous stretch of a journal on its way to the backend. Format: docs/internals/protocol.md,
// "Push".
#pragma once

#include "core/journal/chain.h"
#include "core/journal/event.h"

#include <vector>

namespace standdienst {

struct Push {
    Head before;         // the head that the first entry follows
    Head after;          // the head after the last
    Signature signature; // over headMessage(writer, after)
    std::vector<Entry> entries;
};

// Lines: a JSON header, then "record" or "record TAB base64(sealed)" each. Entries are within the limits (the
// caller cut them).
std::string writePush(const Push& push);
// TooLarge or Malformed name the line. Neither chain nor signature are checked here.
Result<Push> parsePush(std::string_view text);
// Fork where the entries do not lead from `before` to `after`, BadSignature where the writer did not sign it.
Result<void> checkPush(const Push& push, const WriterId& writer, const SignPublicKey& key);

// The digest that an acknowledgement echoes.
inline Digest pushDigest(std::string_view text) {
    return blake2b(text);
}

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/records.h"

#include <optional>
#include <string>
#include <string_view>

namespace standdienst::backend {

// Where a puller stands. Opaque to clients: base64url of {e, p, k, i, s, a}.
struct Cursor {
    Uuid epoch;
    ChangeMark mark;
    Digest scopes; // of the scopes that it was made for
    // The puller's own events that the documents before this cursor include for certain: what the last
    // complete pull said.
    std::uint64_t incarnation = 0;
    std::uint64_t seq = 0;
};

std::string toText(const Cursor& cursor);
std::optional<Cursor> parseCursor(std::string_view text);
Digest scopesDigest(const std::vector<Scope>& scopes);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/store.h"

#include "core/base/json.h"

namespace standdienst::backend {

// Everything that happened to a visit, in order of position: what its visitor did, and what staff found.
// Shape: docs/api/console.md, "step".
json::array storyOf(Reader& reader, const FairId& fair, const VisitId& visit);

// {"id", "name"}; the name is null where there is no such account (any more).
json::object personJson(Reader& reader, const AccountId& account);

} // namespace standdienst::backend

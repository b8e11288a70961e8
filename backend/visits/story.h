// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/store.h"

#include "core/base/json.h"

namespace standdienst::backend {

// Everything that happened to a visit, in order of position: what its visitor did, and what staff found.
// Shape: docs/api/console.md, "step".
json::array storyOf(Reader& reader, const FairId& fair, const VisitId& visit);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/store.h"

namespace standdienst::backend {

// Answers a device's pull: the answer's JSON text, ready to send. A cursor that is not ours, or of another
// epoch or scope, begins a snapshot. `limit` is cut to 1..limits::pullDocuments. Shape:
// docs/internals/protocol.md, "Pull".
Result<std::string> pull(Store& store, const DeviceInfo& device, std::string_view cursor, std::size_t limit);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/store.h"

#include "core/fair/fair.h"

namespace standdienst::backend {

// How well scores foresaw what was found, what they are made of and how they changed: of the visits that
// began on a day, or of all where `day` is empty. Shape: docs/api/triage-report.md. Malformed where it is no
// day.
Result<json::object> triageReport(Reader& reader, const Fair& fair, const std::string& day, UtcTime now);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
// Scores as people in the console read them. Shapes: docs/api/console.md.
#pragma once

#include "backend/store/store.h"

namespace standdienst::backend {

// {"probability", "low", "high", "logit", "bias", "error", "model", "at", "lane", "explored", "facts"}, or
// null where the visit was not scored. "low" and "high" bound the middle 80 % of what the model holds
// possible.
json::value scoreJson(Reader& reader, const FairId& fair, const VisitId& visit);
// The probability alone, or null.
json::value probabilityJson(Reader& reader, const FairId& fair, const VisitId& visit);

// {"version", "labels", "verdict", "doubted"}: what scores are made with, and whether to believe them.
json::object triageJson(Reader& reader, const FairId& fair);

} // namespace standdienst::backend

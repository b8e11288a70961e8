// SPDX-License-Identifier: GPL-3.0-or-later
// What staff found: the event body by which a person in the console says what came of a visit.
#pragma once

#include "core/base/ids.h"
#include "core/base/json.h"

#include <optional>
#include <string_view>

namespace standdienst {

enum class Disposition { Hot, Warm, Cold, None }; // None: no prospect, which somebody did find out
std::string_view name(Disposition disposition);
std::optional<Disposition> dispositionFromName(std::string_view name);

struct DispositionGiven {
    VisitId visit;
    std::optional<Disposition> disposition; // nothing: what was given before is taken back
    StaffId by;
};

json::object toBody(const DispositionGiven& fact);
Result<DispositionGiven> dispositionGiven(const json::object& body);

// A field that holds a disposition's name or null; Malformed where it is absent or something else.
Result<std::optional<Disposition>> dispositionField(const json::object& object, std::string_view key);

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
// The report of triage as text. Internal to backend/cli.
#pragma once

#include "core/base/json.h"

#include <string>

namespace standdienst::backend {

// At most 100 columns wide. `report` as Teaching::report() answers it.
std::string reportText(const json::object& report);

} // namespace standdienst::backend

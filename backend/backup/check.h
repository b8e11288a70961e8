// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>
#include <vector>

namespace standdienst::backend {

struct Backend;

// One thing that was looked at.
struct Finding {
    enum class State { Good, Care, Wrong };
    std::string_view what; // "database", "journals", …: for programs, too
    State state = State::Good;
    std::string detail;              // for people: what was found and, where it is not good, what to do
    std::vector<std::string> more{}; // one by one, where something is wrong
};
std::string_view name(Finding::State state); // "good", "care", "wrong"

// Looks through everything that a backend holds: files and keys, the database as such, journals, documents,
// ledger, room, and when there was a backup. Changes nothing; the service may run meanwhile. An error is one
// of the looking itself.
Result<std::vector<Finding>> checkData(Backend& backend);

} // namespace standdienst::backend

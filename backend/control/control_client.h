// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/random.h"
#include "core/base/time.h"

#include <filesystem>

namespace standdienst::backend {

// Runs a command (commands.h) on a data folder: in the service that runs on it, else directly, under the
// folder's lock.
Result<json::object> runCommand(const std::filesystem::path& data, const json::object& request,
                                const Clock& clock, Random& random);

} // namespace standdienst::backend

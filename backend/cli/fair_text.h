// SPDX-License-Identifier: GPL-3.0-or-later
// Fair files from disk. Internal to backend/cli.
#pragma once

#include "backend/cli/context.h"
#include "backend/fair/fair_file.h"

#include <string>

namespace standdienst::backend {

Result<std::string> readText(const std::string& file);
// Prints every problem of the file; nothing where there are any. Its fair is there.
std::optional<FairFile> readFairFileOrSay(const std::string& file, Context& context);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/fair/fair.h"

namespace standdienst {

// `law`, `forecast` and `shifts_kept_days` of a published fair; each is left out where it is as usual.
void writeWork(const Fair& fair, json::object& object);
Result<void> readWork(const json::object& object, Fair& fair);

} // namespace standdienst

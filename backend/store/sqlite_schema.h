// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/sqlite_connection.h"

#include "core/base/random.h"

namespace standdienst::backend {

inline constexpr int schemaVersion = 10;

// Brings the database to `schemaVersion`, step by step, each step in a transaction with its number.
// NewerVersion where a newer program wrote it, Unsupported where it is no database of ours.
Result<void> migrate(SqliteConnection& connection, Random& random);

} // namespace standdienst::backend

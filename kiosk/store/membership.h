// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/store/database.h"
#include "kiosk/store/identity.h"

#include <optional>

namespace standdienst::kiosk {

// Nothing before pairing. Both throw SQLite::Exception.
std::optional<Membership> readMembership(SQLite::Database& database);
void writeMembership(SQLite::Database& database, const Membership& membership);

} // namespace standdienst::kiosk

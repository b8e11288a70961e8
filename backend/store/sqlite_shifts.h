// SPDX-License-Identifier: GPL-3.0-or-later
// The plan of shifts and the keys of its calendars in SQLite.
#pragma once

#include "backend/store/sqlite_connection.h"
#include "backend/store/store.h"

namespace standdienst::backend::sqlite {

std::vector<ShiftRecord> shifts(SqliteConnection& connection);
void putShift(SqliteConnection& connection, const ShiftRecord& shift);
bool removeShiftsBefore(SqliteConnection& connection, UtcTime ended);

std::optional<CalendarRecord> calendar(SqliteConnection& connection, const AccountId& account);
std::optional<CalendarRecord> calendarOf(SqliteConnection& connection, const Digest& token);
void putCalendar(SqliteConnection& connection, const CalendarRecord& calendar);
void removeCalendar(SqliteConnection& connection, const AccountId& account);

} // namespace standdienst::backend::sqlite

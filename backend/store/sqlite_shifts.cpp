// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/store/sqlite_shifts.h"

#include "core/base/json.h"

#include <stdexcept>

namespace standdienst::backend::sqlite {

namespace {

constexpr const char* selectShifts =
    "SELECT id, account, begins, ends, breaks, offered, swapped_from, from_file, sequence, changed_at, gone "
    "FROM shift ORDER BY begins, id, account";
constexpr const char* upsertShift =
    "INSERT INTO shift(id, account, begins, ends, breaks, offered, swapped_from, from_file, sequence, "
    "changed_at, gone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET begins = "
    "excluded.begins, ends = excluded.ends, breaks = excluded.breaks, offered = excluded.offered, "
    "swapped_from = excluded.swapped_from, from_file = excluded.from_file, sequence = excluded.sequence, "
    "changed_at = excluded.changed_at, gone = excluded.gone";
constexpr const char* deleteShifts = "DELETE FROM shift WHERE ends < ?";
constexpr const char* selectCalendar = "SELECT account, token, made_at FROM calendar WHERE account = ?";
constexpr const char* selectCalendarOf = "SELECT account, token, made_at FROM calendar WHERE token = ?";
constexpr const char* upsertCalendar =
    "INSERT INTO calendar(account, token, made_at) VALUES (?, ?, ?) ON CONFLICT(account) DO UPDATE SET "
    "token = excluded.token, made_at = excluded.made_at";
constexpr const char* deleteCalendar = "DELETE FROM calendar WHERE account = ?";

// [[begins, ends], …] in milliseconds.
std::string toText(const std::vector<ShiftBreak>& breaks) {
    json::array list;
    for (const ShiftBreak& rest : breaks)
        list.push_back(
            json::array{rest.begins.time_since_epoch().count(), rest.ends.time_since_epoch().count()});
    return json::serialize(list);
}

std::vector<ShiftBreak> breaksOf(std::string_view text) {
    const auto value = parseJson(text);
    if (!value)
        throw std::runtime_error("database: a shift's breaks are no JSON");
    const auto time = [](const json::value& number) {
        return UtcTime{std::chrono::milliseconds{number.to_number<std::int64_t>()}};
    };
    std::vector<ShiftBreak> breaks;
    for (const auto& pair : value->as_array())
        breaks.push_back({time(pair.at(0)), time(pair.at(1))});
    return breaks;
}

std::optional<CalendarRecord> first(Query& query) {
    if (!query.step())
        return std::nullopt;
    return CalendarRecord{query.id<AccountId>(0), query.bytes<Digest>(1), query.time(2)};
}

} // namespace

std::vector<ShiftRecord> shifts(SqliteConnection& connection) {
    std::vector<ShiftRecord> result;
    Query row(connection, selectShifts);
    while (row.step())
        result.push_back({row.id<ShiftId>(0), row.id<AccountId>(1), row.time(2), row.time(3),
                          breaksOf(row.view(4)), row.flag(5),
                          row.isNull(6) ? std::nullopt : std::optional(row.id<AccountId>(6)), row.flag(7),
                          row.number(8), row.time(9), row.flag(10)});
    return result;
}

void putShift(SqliteConnection& connection, const ShiftRecord& shift) {
    Query(connection, upsertShift, shift.id, shift.account, shift.begins, shift.ends, toText(shift.breaks),
          shift.offered, shift.swappedFrom, shift.fromFile, shift.sequence, shift.changedAt, shift.gone)
        .run();
}

bool removeShiftsBefore(SqliteConnection& connection, UtcTime ended) {
    const auto before = connection.database().getTotalChanges();
    Query(connection, deleteShifts, ended).run();
    return connection.database().getTotalChanges() > before;
}

std::optional<CalendarRecord> calendar(SqliteConnection& connection, const AccountId& account) {
    Query query(connection, selectCalendar, account);
    return first(query);
}

std::optional<CalendarRecord> calendarOf(SqliteConnection& connection, const Digest& token) {
    Query query(connection, selectCalendarOf, token);
    return first(query);
}

void putCalendar(SqliteConnection& connection, const CalendarRecord& calendar) {
    Query(connection, upsertCalendar, calendar.account, calendar.token, calendar.madeAt).run();
}

void removeCalendar(SqliteConnection& connection, const AccountId& account) {
    Query(connection, deleteCalendar, account).run();
}

} // namespace standdienst::backend::sqlite

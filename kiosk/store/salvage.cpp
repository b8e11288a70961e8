// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/store/salvage.h"

#include "kiosk/store/membership.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <tuple>

namespace standdienst::kiosk {

namespace {

struct Found {
    std::uint64_t incarnation;
    std::uint64_t seq;
    Salvage::Row row;
};

// A row counts where its record is one and the sealed bytes are those that it speaks of.
std::optional<Found> readRow(SQLite::Statement& rows) {
    Found found{static_cast<std::uint64_t>(rows.getColumn(1).getInt64()),
                static_cast<std::uint64_t>(rows.getColumn(2).getInt64()),
                {}};
    found.row.entry = {rows.getColumn(3).getString(), blobAt(rows.getColumn(4))};
    const auto event = parseRecord(found.row.entry.record);
    if (!event || !checkSealed(*event, found.row.entry.sealed))
        return std::nullopt;
    found.row.id = event->id;
    found.row.subject = textOr(event->body, "visit");
    found.row.at = event->deviceTime;
    return found;
}

void readRows(SQLite::Database& database, const char* order, std::map<std::int64_t, Found>& into) {
    try {
        SQLite::Statement rows(
            database, std::string("SELECT number, incarnation, seq, record, sealed FROM journal NOT INDEXED "
                                  "WHERE state <> 1 ORDER BY number ") +
                          order);
        while (rows.executeStep()) {
            if (auto found = readRow(rows))
                into.try_emplace(rows.getColumn(0).getInt64(), std::move(*found));
        }
    } catch (const SQLite::Exception&) {
        // as far as it went
    }
}

} // namespace

Salvage salvage(const std::string& path) {
    Salvage salvage;
    try {
        SQLite::Database database(path, SQLite::OPEN_READWRITE);
        sqlite3_db_config(database.getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        std::map<std::int64_t, Found> found;
        readRows(database, "ASC", found);
        readRows(database, "DESC", found);
        std::vector<Found> events;
        events.reserve(found.size());
        for (auto& [number, event] : found)
            events.push_back(std::move(event));
        std::ranges::stable_sort(events, {},
                                 [](const Found& event) { return std::tuple(event.incarnation, event.seq); });
        for (Found& event : events) {
            salvage.incarnation = std::max(salvage.incarnation, event.incarnation);
            salvage.events.push_back(std::move(event.row));
        }
        salvage.membership = readMembership(database);
    } catch (const SQLite::Exception&) {
        // what was found by then is what there is
    }
    return salvage;
}

} // namespace standdienst::kiosk

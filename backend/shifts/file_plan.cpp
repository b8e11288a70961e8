// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/shifts/file_plan.h"

#include "backend/shifts/shift_plan.h"
#include "backend/visits/days.h"

#include "core/crypto/keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace standdienst::backend {

ShiftId fileShiftId(const FairId& fair, const FileShift& shift) {
    const Digest digest = blake2b("standdienst shift\n" + fair.value + "\n" + shift.said);
    ShiftId id;
    std::copy_n(digest.data.begin(), id.value.bytes.size(), id.value.bytes.begin());
    id.value.bytes[6] = static_cast<std::uint8_t>((id.value.bytes[6] & 0x0f) | 0x80); // RFC 9562, version 8
    id.value.bytes[8] = static_cast<std::uint8_t>((id.value.bytes[8] & 0x3f) | 0x80);
    return id;
}

FilePlan planOf(const Fair& fair, const std::vector<FileShift>& file,
                const std::vector<ShiftRecord>& standing, const std::map<std::string, AccountId>& accounts,
                UtcTime now, UtcTime keptFrom) {
    FilePlan plan;
    std::set<std::string> unknown;
    std::set<ShiftId> named;
    std::map<AccountId, std::string> names;
    for (const auto& [name, account] : accounts)
        names[account] = name;
    for (const FileShift& shift : file) {
        const auto account = accounts.find(shift.who);
        if (account == accounts.end()) {
            unknown.insert(shift.who);
            continue;
        }
        const ShiftId id = fileShiftId(fair.id, shift);
        named.insert(id);
        if (shift.ends < keptFrom)
            continue;
        ShiftRecord row{id, account->second, shift.begins, shift.ends, {}, false, {}, true, 0, now, false};
        for (const auto& [begins, ends] : shift.breaks)
            row.breaks.push_back({begins, ends});
        const ShiftRecord* live = nullptr;
        const ShiftRecord* last = nullptr;
        for (const ShiftRecord& old : standing) {
            if (old.id != id)
                continue;
            live = old.gone ? live : &old;
            last = !last || old.sequence > last->sequence ? &old : last;
        }
        if (last)
            row.sequence = last->sequence + 1;
        if (!last) {
            plan.changes.push_back(fmt::format("shift {}: new", shift.said));
            plan.rows.push_back(std::move(row));
        } else if (!live && last->fromFile) {
            plan.changes.push_back(fmt::format("shift {}: planned again", shift.said));
            plan.rows.push_back(std::move(row));
        } else if (live && live->fromFile && live->breaks != row.breaks) {
            row.offered = live->offered;
            plan.changes.push_back(fmt::format("shift {}: other breaks", shift.said));
            plan.rows.push_back(std::move(row));
        }
    }
    for (ShiftRecord row : standing) {
        if (row.gone || !row.fromFile || named.contains(row.id) || row.ends < now)
            continue;
        plan.changes.push_back(fmt::format("shift {} {}-{}: removed", names[row.account],
                                           localText(fair.timeZone, row.begins),
                                           localText(fair.timeZone, row.ends).substr(11)));
        row.gone = true;
        row.offered = false;
        ++row.sequence;
        row.changedAt = now;
        plan.rows.push_back(std::move(row));
    }
    plan.unknown.assign(unknown.begin(), unknown.end());
    return plan;
}

std::vector<std::string> remarksOn(const Fair& fair, const std::vector<FileShift>& file) {
    std::vector<shifts::Shift> plan;
    for (const FileShift& shift : file) {
        shifts::Shift one{shift.who, shift.begins, shift.ends, {}};
        for (const auto& [begins, ends] : shift.breaks)
            one.breaks.push_back({begins, ends});
        plan.push_back(std::move(one));
    }
    std::vector<std::string> lines;
    for (const shifts::Warning& warning : planWarnings(fair, plan))
        lines.push_back(fmt::format("shift {} {}: {}", warning.who, localText(fair.timeZone, warning.at),
                                    inWords(warning)));
    for (const shifts::Uncovered& stretch : planUncovered(fair, plan, {}))
        lines.push_back(fmt::format(
            "{}-{}: {} planned, {} needed for {} visitors an hour", localText(fair.timeZone, stretch.from),
            localText(fair.timeZone, stretch.until).substr(11), stretch.planned,
            stretch.needed > 0 ? fmt::to_string(stretch.needed) : "more than 100", stretch.visitors));
    return lines;
}

} // namespace standdienst::backend

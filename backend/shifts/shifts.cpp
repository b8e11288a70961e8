// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/shifts/shifts.h"

#include "backend/shifts/shift_calendar.h"
#include "backend/shifts/shift_plan.h"
#include "backend/visits/days.h"

#include "core/base/limits.h"
#include "core/crypto/keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace standdienst::backend {

namespace {

using namespace std::chrono_literals;

// Whoever comes earlier than this before a shift comes for something else.
constexpr auto comesEarly = 2h;
// Shifts nearer together than this are one day on the stand.
constexpr auto dayGap = 4h;

Error noShift() {
    return {Code::NotFound, "There is no such shift any more."};
}
Error notPlanner() {
    return {Code::Forbidden, "Only an administrator plans shifts."};
}

const ShiftRecord* find(const std::vector<ShiftRecord>& rows, const ShiftId& id) {
    const auto found =
        std::ranges::find_if(rows, [&](const ShiftRecord& row) { return row.id == id && !row.gone; });
    return found == rows.end() ? nullptr : &*found;
}

std::uint64_t nextSequence(const std::vector<ShiftRecord>& rows, const ShiftId& id) {
    std::uint64_t next = 0;
    for (const ShiftRecord& row : rows)
        next = row.id == id ? std::max(next, row.sequence + 1) : next;
    return next;
}

shifts::Shift asPlan(const std::string& who, const ShiftRecord& row) {
    shifts::Shift shift{who, row.begins, row.ends, {}};
    for (const auto& [begins, ends] : row.breaks)
        shift.breaks.push_back({begins, ends});
    return shift;
}

// The plan without what is gone, and without `leftOut`.
std::vector<shifts::Shift> asPlan(const std::vector<ShiftRecord>& rows,
                                  const std::map<AccountId, std::string>& names,
                                  const std::optional<ShiftId>& leftOut = {}) {
    std::vector<shifts::Shift> plan;
    for (const ShiftRecord& row : rows) {
        const auto name = names.find(row.account);
        if (!row.gone && name != names.end() && row.id != leftOut)
            plan.push_back(asPlan(name->second, row));
    }
    return plan;
}

json::array breaksJson(const std::vector<ShiftBreak>& breaks) {
    json::array list;
    for (const auto& [begins, ends] : breaks)
        list.push_back(json::object{{"begins", toRfc3339(begins)}, {"ends", toRfc3339(ends)}});
    return list;
}

json::array toJson(const std::vector<shifts::Uncovered>& stretches) {
    json::array list;
    for (const auto& stretch : stretches)
        list.push_back(
            json::object{{"from", toRfc3339(stretch.from)},
                         {"until", toRfc3339(stretch.until)},
                         {"visitors", stretch.visitors},
                         {"planned", stretch.planned},
                         {"needed", stretch.needed > 0 ? json::value(stretch.needed) : json::value()}});
    return list;
}

// What is unlawful in `after` and was not before.
std::optional<shifts::Warning> newlyUnlawful(const std::vector<shifts::Warning>& before,
                                             const std::vector<shifts::Warning>& after) {
    for (const auto& warning : after) {
        const bool known = std::ranges::any_of(before, [&](const shifts::Warning& old) {
            return old.kind == warning.kind && old.at == warning.at && old.is == warning.is;
        });
        if (shifts::isUnlawful(warning.kind) && !known)
            return warning;
    }
    return std::nullopt;
}

} // namespace

void Shifts::setTell(std::function<void()> tell) {
    const std::lock_guard lock(mutex_);
    tell_ = std::move(tell);
}

void Shifts::told() {
    std::function<void()> tell;
    {
        const std::lock_guard lock(mutex_);
        tell = tell_;
    }
    if (tell)
        tell();
}

Result<Fair> Shifts::fair() {
    const auto id = fairs_.current();
    if (!id)
        return id.error();
    auto fair = fairs_.find(*id);
    if (!fair)
        return fair.error();
    if (!*fair)
        return Error{Code::NotFound, "there is no fair yet"};
    return std::move(**fair);
}

Shifts::State Shifts::stateOf(Reader& reader) {
    State state{reader.shifts(), {}, {}};
    for (const AccountRecord& account : reader.accounts()) {
        state.accounts[account.name] = account.id;
        state.names[account.id] = account.name;
    }
    return state;
}

Result<void> Shifts::checkWish(const Wish& wish) const {
    const UtcTime now = clock_.utc();
    if (wish.ends <= wish.begins)
        return Error{Code::Malformed, "ends: after `begins`, please"};
    if (wish.ends - wish.begins > limits::longestShift)
        return Error{Code::Malformed, "ends: a shift has at most 16 hours"};
    if (wish.begins > now + limits::planAhead || wish.ends < now - 24h * limits::mostShiftDays)
        return Error{Code::Malformed, "begins: too far away"};
    if (wish.breaks.size() > limits::shiftBreaks)
        return Error{Code::Malformed, "breaks: at most 6"};
    UtcTime since = wish.begins;
    for (const auto& [begins, ends] : wish.breaks) {
        if (begins < since || ends <= begins || ends > wish.ends)
            return Error{Code::Malformed, "breaks: within the shift, one after the other"};
        since = ends;
    }
    return {};
}

// ---- what is shown

json::array Shifts::warningsJson(const Fair& fair, const std::vector<shifts::Shift>& plan, const User& user,
                                 const std::string& only) const {
    const UtcTime today = dayOf(fair.timeZone, clock_.utc()).from;
    json::array list;
    for (const auto& warning : planWarnings(fair, plan)) {
        const bool own = warning.who == user.name;
        if (warning.at < today || (!own && !mayPlan(user)) || (!only.empty() && warning.who != only))
            continue;
        json::object one{{"code", floor::name(warning.kind)},
                         {"who", warning.who},
                         {"at", toRfc3339(warning.at)},
                         {"allowed", static_cast<std::int64_t>(warning.allowed)},
                         {"unlawful", shifts::isUnlawful(warning.kind)}};
        if (own) // nobody needs sums of a colleague's hours
            one["is"] = static_cast<std::int64_t>(warning.is);
        list.push_back(std::move(one));
    }
    return list;
}

json::object Shifts::planJson(const Fair& fair, const State& state, const User& user) const {
    json::array list;
    for (const ShiftRecord& row : state.rows) {
        const auto name = state.names.find(row.account);
        if (row.gone || name == state.names.end())
            continue;
        json::object one{{"id", toString(row.id)},         {"who", name->second},
                         {"mine", row.account == user.id}, {"begins", toRfc3339(row.begins)},
                         {"ends", toRfc3339(row.ends)},    {"breaks", breaksJson(row.breaks)},
                         {"offered", row.offered},         {"swapped_from", nullptr}};
        if (row.swappedFrom && (mayPlan(user) || row.account == user.id || *row.swappedFrom == user.id)) {
            const auto before = state.names.find(*row.swappedFrom);
            if (before != state.names.end())
                one["swapped_from"] = before->second;
        }
        list.push_back(std::move(one));
    }
    const auto plan = asPlan(state.rows, state.names);
    json::object answer{{"shifts", std::move(list)},
                        {"warnings", warningsJson(fair, plan, user, {})},
                        {"may_plan", mayPlan(user)},
                        {"country", fair.law.country},
                        {"kept_days", fair.shiftDays}};
    if (mayPlan(user)) {
        json::array people;
        for (const auto& [name, account] : state.accounts)
            people.emplace_back(name);
        answer["people"] = std::move(people);
        const UtcTime today = dayOf(fair.timeZone, clock_.utc()).from;
        answer["uncovered"] = toJson(planUncovered(fair, plan, today));
        answer["forecast"] = !fair.forecast.perHour.empty();
    }
    return answer;
}

Result<json::object> Shifts::plan(const User& user) {
    const auto fair = this->fair();
    if (!fair)
        return fair.error();
    json::object answer;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        answer = planJson(*fair, stateOf(reader), user);
        answer["position"] = reader.position(fair->id).value;
        return {};
    });
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

// ---- planning

Result<json::object> Shifts::look(const User& user, const ShiftId& id, const Wish& wish) {
    if (!mayPlan(user))
        return notPlanner();
    if (auto good = checkWish(wish); !good)
        return good.error();
    const auto fair = this->fair();
    if (!fair)
        return fair.error();
    json::object answer;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        const State state = stateOf(reader);
        if (!state.accounts.contains(wish.who))
            return Error{Code::NotFound, "There is nobody with this name."};
        auto plan = asPlan(state.rows, state.names, id);
        plan.push_back(asPlan(wish.who, {id, {}, wish.begins, wish.ends, wish.breaks}));
        const UtcTime today = dayOf(fair->timeZone, clock_.utc()).from;
        answer = {{"warnings", warningsJson(*fair, plan, user, wish.who)},
                  {"uncovered", toJson(planUncovered(*fair, plan, today))}};
        return {};
    });
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

Result<json::object> Shifts::put(const User& user, const ShiftId& id, const Wish& wish) {
    if (!mayPlan(user))
        return notPlanner();
    if (auto good = checkWish(wish); !good)
        return good.error();
    const UtcTime now = clock_.utc();
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        const State state = stateOf(writer);
        const auto account = state.accounts.find(wish.who);
        if (account == state.accounts.end())
            return Error{Code::NotFound, "There is nobody with this name."};
        const ShiftRecord* old = find(state.rows, id);
        if (!old && std::ranges::count(state.rows, false, &ShiftRecord::gone) >=
                        static_cast<std::ptrdiff_t>(limits::planShifts))
            return Error{Code::TooLarge, "The plan has 2000 shifts, which is the most."};
        if (old && old->account == account->second && old->begins == wish.begins && old->ends == wish.ends &&
            old->breaks == wish.breaks)
            return {};
        ShiftRecord row{id,
                        account->second,
                        wish.begins,
                        wish.ends,
                        wish.breaks,
                        false,
                        {},
                        false,
                        nextSequence(state.rows, id),
                        now,
                        false};
        if (old && old->account != row.account) {
            ShiftRecord before = *old;
            before.gone = true;
            before.fromFile = before.offered = false;
            before.sequence = row.sequence;
            before.changedAt = now;
            writer.putShift(before);
        }
        writer.putShift(row);
        return {};
    });
    if (!written)
        return written.error();
    told();
    return plan(user);
}

Result<void> Shifts::remove(const User& user, const ShiftId& id) {
    if (!mayPlan(user))
        return notPlanner();
    const UtcTime now = clock_.utc();
    auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        const auto rows = writer.shifts();
        const ShiftRecord* old = find(rows, id);
        if (!old)
            return noShift();
        ShiftRecord row = *old;
        row.gone = true;
        row.offered = row.fromFile = false; // the file does not bring it back
        row.sequence = nextSequence(rows, id);
        row.changedAt = now;
        writer.putShift(row);
        return {};
    });
    if (written)
        told();
    return written;
}

// ---- swaps

Result<json::object> Shifts::offer(const User& user, const ShiftId& id, bool offered) {
    const UtcTime now = clock_.utc();
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        const auto rows = writer.shifts();
        const ShiftRecord* old = find(rows, id);
        if (!old)
            return noShift();
        if (old->account != user.id)
            return Error{Code::Forbidden, "This is somebody else's shift."};
        if (old->begins <= now)
            return Error{Code::Conflict, "This shift has begun already."};
        ShiftRecord row = *old; // no calendar shows it: neither sequence nor time changes
        row.offered = offered;
        writer.putShift(row);
        return {};
    });
    if (!written)
        return written.error();
    told();
    return plan(user);
}

Result<Shifts::Taken> Shifts::take(const User& user, const ShiftId& id) {
    const auto fair = this->fair();
    if (!fair)
        return fair.error();
    const UtcTime now = clock_.utc();
    Taken taken;
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        taken = {};
        const auto refuse = [&](std::string_view why, std::string words) -> Result<void> {
            taken.why = why;
            taken.conflict = Error{Code::Conflict, std::move(words)};
            return {};
        };
        const State state = stateOf(writer);
        const ShiftRecord* old = find(state.rows, id);
        if (!old)
            return noShift();
        if (old->account == user.id)
            return {}; // asked twice
        if (!old->offered)
            return refuse("not_offered", "This shift is not offered any more.");
        if (old->begins <= now)
            return refuse("begun", "This shift has begun already.");
        std::vector<shifts::Shift> mine;
        for (const ShiftRecord& row : state.rows) {
            if (!row.gone && row.account == user.id)
                mine.push_back(asPlan(user.name, row));
        }
        const auto before = planWarnings(*fair, mine);
        mine.push_back(asPlan(user.name, *old));
        if (const auto why = newlyUnlawful(before, planWarnings(*fair, mine)))
            return refuse(floor::name(why->kind), fmt::format("With it: {}.", inWords(*why)));
        ShiftRecord row = *old, gone = *old;
        gone.gone = true;
        gone.offered = gone.fromFile = row.offered = row.fromFile = false;
        row.account = user.id;
        row.swappedFrom = old->account;
        row.sequence = gone.sequence = nextSequence(state.rows, id);
        row.changedAt = gone.changedAt = now;
        writer.putShift(gone);
        writer.putShift(row);
        return {};
    });
    if (!written)
        return written.error();
    if (taken.conflict)
        return taken;
    told();
    auto plan = this->plan(user);
    if (!plan)
        return plan.error();
    taken.plan = std::move(*plan);
    return taken;
}

// ---- the fair file

namespace {

Result<void> checkUnknown(const FilePlan& plan) {
    if (plan.unknown.empty())
        return {};
    std::string names;
    for (const std::string& name : plan.unknown)
        names += (names.empty() ? "" : ", ") + name;
    return Error{Code::Conflict, fmt::format("[[shifts]] names people who have no account: {}. Add each with "
                                             "`standdienst user add NAME`, or correct the name",
                                             names)};
}

} // namespace

Result<std::vector<std::string>> Shifts::preview(const Fair& fair, const std::vector<FileShift>& file) {
    FilePlan plan;
    const UtcTime now = clock_.utc();
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        const State state = stateOf(reader);
        plan = planOf(fair, file, state.rows, state.accounts, now, now - 24h * fair.shiftDays);
        return checkUnknown(plan);
    });
    return read ? Result<std::vector<std::string>>(std::move(plan.changes)) : read.error();
}

Result<std::vector<std::string>> Shifts::import(const Fair& fair, const std::vector<FileShift>& file,
                                                Unknown unknown) {
    FilePlan plan;
    const UtcTime now = clock_.utc();
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        const State state = stateOf(writer);
        plan = planOf(fair, file, state.rows, state.accounts, now, now - 24h * fair.shiftDays);
        if (unknown == Unknown::Refuse)
            if (auto known = checkUnknown(plan); !known)
                return known.error();
        const auto standing = std::ranges::count(state.rows, false, &ShiftRecord::gone);
        if (static_cast<std::size_t>(standing) + plan.rows.size() > 2 * limits::planShifts)
            return Error{Code::TooLarge, "The plan has too many shifts; 2000 are the most."};
        for (const ShiftRecord& row : plan.rows)
            writer.putShift(row);
        return {};
    });
    if (!written)
        return written.error();
    if (!plan.rows.empty())
        told();
    return std::move(plan.changes);
}

// ---- coming

Result<std::optional<UtcTime>> Shifts::plannedUntil(const AccountId& account) {
    const UtcTime now = clock_.utc();
    std::optional<UtcTime> until;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        for (const ShiftRecord& row : reader.shifts()) { // in the order of their begins
            if (row.gone || row.account != account || row.ends <= now)
                continue;
            const bool meant = until ? row.begins - *until <= dayGap : row.begins <= now + comesEarly;
            if (!meant)
                break;
            until = std::max(until.value_or(row.ends), row.ends);
        }
        return {};
    });
    if (!read)
        return read.error();
    if (until) // the floor knows no longer day
        until = std::min(*until, now + limits::longestShift);
    return until;
}

// ---- calendars

Result<std::string> Shifts::makeCalendar(const User& user) {
    const std::string token = randomToken(random_);
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        writer.putCalendar({user.id, blake2b(token), clock_.utc()});
        return {};
    });
    return written ? Result<std::string>(token) : written.error();
}

Result<void> Shifts::endCalendar(const User& user) {
    return store_.writeAndWait([&](Writer& writer) -> Result<void> {
        writer.removeCalendar(user.id);
        return {};
    });
}

Result<std::optional<UtcTime>> Shifts::calendarSince(const User& user) {
    std::optional<UtcTime> since;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        if (const auto calendar = reader.calendar(user.id))
            since = calendar->madeAt;
        return {};
    });
    return read ? Result<std::optional<UtcTime>>(since) : read.error();
}

Result<std::string> Shifts::calendar(std::string_view token) {
    std::vector<ShiftRecord> mine;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        const auto calendar = reader.calendarOf(blake2b(token));
        if (!calendar)
            return Error{Code::NotFound, "There is no such calendar (any more)."};
        for (ShiftRecord& row : reader.shifts()) {
            if (row.account == calendar->account)
                mine.push_back(std::move(row));
        }
        return {};
    });
    if (!read)
        return read.error();
    const auto fair = this->fair();
    if (!fair)
        return fair.error();
    return shiftCalendar(*fair, mine);
}

// ---- forgetting

Result<UtcTime> Shifts::forgetPast() {
    const auto fair = this->fair();
    const UtcTime now = clock_.utc();
    if (!fair && fair.error().code == Code::NotFound)
        return now + 1min;
    if (!fair)
        return fair.error();
    const Day today = dayOf(fair->timeZone, now);
    const auto written = store_.writeAndWait([&](Writer& writer) -> Result<void> {
        writer.removeShiftsBefore(today.from - 24h * fair->shiftDays);
        return {};
    });
    return written ? Result<UtcTime>(today.until) : written.error();
}

} // namespace standdienst::backend

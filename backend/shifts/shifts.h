// SPDX-License-Identifier: GPL-3.0-or-later
// Who stands when: the plan, swaps, and everybody's own calendar. Shapes: docs/api/console.md, "Shifts".
#pragma once

#include "backend/accounts/accounts.h"
#include "backend/fair/fairs.h"
#include "backend/shifts/file_plan.h"

#include "core/base/random.h"
#include "core/shifts/plan.h"

#include <functional>
#include <mutex>

namespace standdienst::backend {

// Beside the journal: a plan is deleted some days after it is over, and no device is told of it. Everybody
// who works there sees who stands when, as on a paper on the wall; what the law says of somebody's hours is
// told to that person, and without figures to whoever plans. Thread-safe; not for the writer thread.
class Shifts {
public:
    Shifts(Store& store, Fairs& fairs, const Clock& clock, Random& random)
        : store_(store), fairs_(fairs), clock_(clock), random_(random) {}

    // Called after the plan was changed, from whichever thread did it. Quick.
    void setTell(std::function<void()> tell);

    static bool mayPlan(const User& user) { return user.role == Role::Admin; }

    // The plan as this person may see it. NotFound where there is no fair.
    Result<json::object> plan(const User& user);

    struct Wish {
        std::string who; // an account's name
        UtcTime begins, ends;
        std::vector<ShiftBreak> breaks;
    };
    // What changing it like this would lead to; nothing is changed. `id` may be one that is not there yet.
    Result<json::object> look(const User& user, const ShiftId& id, const Wish& wish);
    // Adds or changes a shift. Warnings hinder nothing: whoever plans answers for it. Forbidden for others.
    Result<json::object> put(const User& user, const ShiftId& id, const Wish& wish);
    // Takes one out of the plan; NotFound where there is none.
    Result<void> remove(const User& user, const ShiftId& id);

    // To whoever takes it, or not any more. Forbidden where it is somebody else's, Conflict where it is over.
    Result<json::object> offer(const User& user, const ShiftId& id, bool offered);
    struct Taken {
        json::object plan;               // where it is done
        std::optional<Error> conflict{}; // why it is not; for people
        std::string why{};               // "not_offered", "begun", or the law's warning: "short_night"
    };
    // Whoever takes it has it, unless it is not offered (any more), or would break the law for the taker.
    Result<Taken> take(const User& user, const ShiftId& id);

    // What importing these would change; Conflict names people who have no account.
    Result<std::vector<std::string>> preview(const Fair& fair, const std::vector<FileShift>& file);
    enum class Unknown { Refuse, LeaveOut };
    Result<std::vector<std::string>> import(const Fair& fair, const std::vector<FileShift>& file,
                                            Unknown unknown = Unknown::Refuse);

    // Until when somebody who comes now is planned to be here: the end of the day's last shift, if the first
    // that is not over begins within two hours. Nothing where no shift of theirs is meant.
    Result<std::optional<UtcTime>> plannedUntil(const AccountId& account);

    // A new link to one's calendar; the one before ends. The token is nowhere else afterwards.
    Result<std::string> makeCalendar(const User& user);
    Result<void> endCalendar(const User& user);
    // When the link that stands was made.
    Result<std::optional<UtcTime>> calendarSince(const User& user);
    // The calendar itself, for whoever has the token. NotFound for all others.
    Result<std::string> calendar(std::string_view token);

    // Deletes what was over for as long as the fair says. Returns when to do so again.
    Result<UtcTime> forgetPast();

private:
    struct State {
        std::vector<ShiftRecord> rows;
        std::map<std::string, AccountId> accounts;
        std::map<AccountId, std::string> names;
    };
    Result<Fair> fair();
    static State stateOf(Reader& reader);
    Result<void> checkWish(const Wish& wish) const;
    json::object planJson(const Fair& fair, const State& state, const User& user) const;
    json::array warningsJson(const Fair& fair, const std::vector<shifts::Shift>& plan, const User& user,
                             const std::string& only) const;
    void told();

    Store& store_;
    Fairs& fairs_;
    const Clock& clock_;
    Random& random_;
    std::mutex mutex_; // guards what follows
    std::function<void()> tell_;
};

} // namespace standdienst::backend

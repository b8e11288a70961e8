// SPDX-License-Identifier: GPL-3.0-or-later
// Who works on the stand today, without the journal's knowing: events name people by a pseudonym of the day.
#pragma once

#include "backend/fair/fairs.h"
#include "backend/visits/days.h"

#include "core/base/random.h"

namespace standdienst::backend {

// Days are those of the fair's time zone. Thread-safe.
class Staff {
public:
    Staff(Store& store, Fairs& fairs, const Clock& clock, Random& random)
        : store_(store), fairs_(fairs), clock_(clock), random_(random) {}

    // What the journal calls this person today: made when they act for the first time. NotFound where there
    // is no fair, or no such account.
    Result<StaffId> today(const AccountId& account);
    // The same for somebody who only looks: nothing is made.
    Result<std::optional<StaffId>> known(const AccountId& account);
    // Forgets who was who on days that are over; nobody can say afterwards, from this database. Returns when
    // this day ends and there is more to forget; without a fair, when to ask again.
    Result<UtcTime> forgetPast();

private:
    Result<Day> day();

    Store& store_;
    Fairs& fairs_;
    const Clock& clock_;
    Random& random_;
};

// {"id", "name"} while the day lasts. Afterwards both are null: who is behind a pseudonym is forgotten, and
// to tell colleagues apart by it would still be a record of each.
json::object personJson(Reader& reader, const StaffId& staff);

} // namespace standdienst::backend

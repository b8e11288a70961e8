// SPDX-License-Identifier: GPL-3.0-or-later
// One person's shifts as a calendar that phones and mail programs subscribe to: iCalendar (RFC 5545), with
// the refresh hints of RFC 7986 and of older programs. Moments are UTC, so that no time zone need be
// described.
#pragma once

#include "core/base/time.h"

#include <string>
#include <vector>

namespace standdienst::shifts {

struct CalendarEntry {
    std::string uid;            // the same for good, whatever is changed
    std::uint64_t sequence = 0; // grows with each change
    UtcTime begins, ends;       // to the second
    UtcTime changedAt;
    bool cancelled = false; // it was theirs, and is not any more
    std::string summary, description, location;
};

struct Calendar {
    std::string name;
    std::vector<CalendarEntry> entries;
};

// Lines end with CRLF and are folded at 75 octets, never within a character. UTF-8 throughout; controls in
// texts, line breaks apart, are left out.
std::string toICalendar(const Calendar& calendar);

} // namespace standdienst::shifts

// SPDX-License-Identifier: GPL-3.0-or-later
// Days as the people at the fair count them: from midnight to midnight in its time zone.
#pragma once

#include "core/base/time.h"

namespace standdienst::backend {

struct Day {
    std::string name; // "2026-11-22"
    UtcTime from;
    UtcTime until; // the next day's beginning: 23 or 25 hours later where the clocks are changed
};

// A zone that this machine does not know counts as UTC. Malformed where `name` is no day.
Result<Day> dayNamed(const std::string& zone, std::string_view name);
// The day in which the moment lies.
Day dayOf(const std::string& zone, UtcTime moment);
// When clocks there show so many minutes after midnight of that day: the first time where they do twice, and
// the moment of the leap where they leap over it. Malformed where `day` is no day.
Result<UtcTime> momentOn(const std::string& zone, std::string_view day, int minutes);
// "2026-11-22 09:30", as clocks there show.
std::string localText(const std::string& zone, UtcTime moment);
// What clocks there show then, 0 to 23.
int hourOf(const std::string& zone, UtcTime moment);

} // namespace standdienst::backend

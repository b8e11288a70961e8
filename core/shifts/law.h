// SPDX-License-Identifier: GPL-3.0-or-later
// Which country's rules of rest hold on the stand, and what is expected there: what a fair file says under
// [law] and [forecast]. Names nobody, so it travels with the published fair.
//
// What stands behind the presets, as of 2026 (no legal advice; collective agreements may say other things):
//   de  Arbeitszeitgesetz: § 3 (8 hours a day, up to 10), § 4 (30 minutes above 6 hours, 45 above 9, pieces
//   of
//       15, never more than 6 hours without), § 5 (11 hours of rest). Sundays: § 10 (1) no. 9 allows fairs.
//   at  Arbeitszeitgesetz: § 3 (8 hours), § 9 (12 hours at most), § 11 (30 minutes above 6 hours, also three
//       pieces of 10), § 12 (11 hours of rest).
//   ch  Arbeitsgesetz: Art. 15 (15 minutes above 5½ hours, 30 above 7, 60 above 9), Art. 15a (11 hours of
//       rest), Art. 9 (45 hours a week: 9 on five days), Art. 10 (within 14 hours, breaks and overtime
//       included: 13 with the hour of break).
//   eu  Directive 2003/88/EC: Art. 3 (11 hours of rest, so 13 of presence), Art. 4 (a break above 6 hours;
//   its
//       length is left to the states, 30 minutes here), Art. 6 (48 hours a week: 8 on six days).
#pragma once

#include "core/floor/rest.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace standdienst::shifts {

// "de", "at", "ch" or "eu"; nothing for others.
std::optional<floor::RestLaw> lawOf(std::string_view country);
inline constexpr std::string_view usualCountry = "de";
std::span<const std::string_view> countries();

// A single value of a law, by its name in the fair file; whole minutes within [least, most].
struct LawValue {
    std::string_view key;
    double floor::RestLaw::*member;
    int least, most;
};
std::span<const LawValue> lawValues();

struct Law {
    std::string country{usualCountry};
    floor::RestLaw rest{}; // the country's, with what the file overrides
    friend bool operator==(const Law&, const Law&) = default;
};
// Why these values cannot hold together, by the key that is wrong and the one that it must keep to; nothing
// where they can.
struct Disorder {
    std::string_view key, atMost;
};
std::optional<Disorder> disorder(const floor::RestLaw& rest);

// Visitors who want to speak to a person, hour by hour. Empty: nobody said.
struct Forecast {
    int firstHour = 0;          // of the day, by the fair's clock
    std::vector<int> perHour{}; // from there on
    int talkMinutes = 6;        // the mean; prospects' and souvenir hunters' together
    int patienceMinutes = 6;    // the mean wait after which somebody leaves
    int mostLeavePercent = 5;   // above, an hour counts as uncovered
    friend bool operator==(const Forecast&, const Forecast&) = default;
};

} // namespace standdienst::shifts

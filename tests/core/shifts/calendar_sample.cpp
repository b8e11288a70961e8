// SPDX-License-Identifier: GPL-3.0-or-later
// Prints a calendar with everything that is hard to write, for read_calendar.py.
#include "core/shifts/calendar.h"

#include <cstdio>

using namespace standdienst;

int main() {
    const auto at = [](const char* text) {
        return *parseRfc3339(text);
    };
    const auto changed = at("2027-02-01T12:00:00.000Z");
    std::string words;
    for (int i = 0; i < 40; ++i)
        words += "Tränenüberströmt; 日本, \\ 🙂 ";
    shifts::Calendar calendar{"Standdienst – Wärmeforum, Halle 4; Stand B12", {}};
    calendar.entries.push_back({"one@standdienst", 0, at("2027-03-27T21:00:00.000Z"),
                                at("2027-03-28T04:45:00.000Z"), changed, false, words,
                                "Messe\nPause 12:00–12:45", "Halle 4, Stand B12"});
    calendar.entries.push_back({"two@standdienst", 3, at("2027-03-28T07:00:00.000Z"),
                                at("2027-03-28T15:30:00.000Z"), changed, true, "Abgesagt: Standdienst", "",
                                ""});
    std::fputs(shifts::toICalendar(calendar).c_str(), stdout);
}

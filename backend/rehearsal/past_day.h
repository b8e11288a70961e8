// SPDX-License-Identifier: GPL-3.0-or-later
// What a fair's journal tells of a day that was, as far as a rehearsal needs it: who came when, who asked for
// a person and how long they waited and talked, how many people were there. Nobody of the staff is named or
// numbered in it, and no talk says whose it was.
#pragma once

#include "backend/rehearsal/day.h"
#include "backend/store/store.h"

#include "core/base/json.h"

namespace standdienst::backend {

// Minutes count from the day's beginning, by the fair's clocks.
struct PastDay {
    struct Visit {
        double began = 0, over = 0;     // at the kiosk; over: with the ticket, else with the visit's end
        std::optional<double> p{};      // triage's probability, as it was told first
        std::optional<bool> prospect{}; // what staff found
        Wish wish = Wish::Nothing;
        std::string language{}; // of the ticket
        std::vector<std::string> topics{};
        std::optional<double> waited{}; // until somebody went there, or until they had left
        bool left = false;              // while waiting, or was not found
        bool served = false;            // somebody went there and found them
        std::optional<double> talked{}; // minutes; nothing where the talk's end is not known
    };
    struct WalkUp {
        double began = 0, minutes = 0;
        std::optional<bool> prospect{};
    };
    std::string day; // "2026-11-22"
    std::string fair;
    bool trial = false; // some visits were played from a recording
    std::vector<Visit> visits;
    std::vector<WalkUp> walkUps;
    std::vector<Attendant> people; // each presence; in the order of coming
    double breakMinutes = 0;       // of all of them
    // Whether what they did together may be told: the day is over, and enough were there that no figure is
    // one person's (backend/today/team_day.h).
    bool team = false;
    double opened = 0, closed = 0; // first and last that happened
};

// `day`: "2026-11-22", or empty for the last one with a visit. Malformed where it is none; NotFound where
// nobody came.
Result<PastDay> readPastDay(Reader& reader, const FairId& fair, const std::string& zone,
                            const std::string& day, UtcTime now);

json::object toJson(const PastDay& day);
Result<PastDay> pastDayFromJson(const json::object& object);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
// How the visitors of one day fared. Definitions for people: docs/api/console.md, "The day at a glance".
// Pure.
#pragma once

#include "backend/visits/days.h"

#include "core/fold/disposition.h"
#include "core/fold/floor.h"

#include <optional>
#include <vector>

namespace standdienst::backend {

// A visit that is more likely a prospect's than not.
inline constexpr double likelyFrom = 0.5;
// So long after the end of a visit nobody has gone there any more who will: the visitor is in the next hall.
inline constexpr auto goneAfter = std::chrono::minutes(15);

// What is known of a visit that began on the day.
struct VisitorFact {
    VisitId visit;
    UtcTime at; // when it began, as far as its kiosk's clock is believed
    std::optional<UtcTime> ended{};
    bool isLead = false;                      // can be reached, and agreed to it
    std::optional<Disposition> disposition{}; // what staff found
    std::optional<double> probability{};
    struct Ticket {
        UtcTime opened; // believed as well
        std::string number{};
        enum class State { Waits, Taken, Served, NotFound, Left } state = State::Waits;
        std::optional<WaitTold> promised{}; // when it was opened
        std::optional<double> waited{};     // minutes until somebody went; of whoever left nothing
        bool within = false;                // no longer than was promised
    };
    std::optional<Ticket> ticket{};
};

// What became of a visitor, as far as anybody said or the numbers show.
enum class Fared {
    Open,     // at the kiosk, waiting, in a talk, or gone so lately that somebody may still say
    Prospect, // staff found hot or warm
    Other,    // staff found cold or none
    Met,      // somebody went there and did not say what they found
    Left,     // waited for somebody, and left or was not there any more
    Unmet,    // asked for nobody, was likely a prospect, and nobody said that they talked
    Unlikely, // the same, but unlikely a prospect, or without a score
};
// `trusted`: whether scores may be gone by; else nobody is likely. `over`: the day of the visit is; nobody
// has waited since then, though somebody forgot to say so.
Fared faredOf(const VisitorFact& fact, bool trusted, bool over, UtcTime now);
inline bool isLost(Fared fared) {
    return fared == Fared::Left || fared == Fared::Unmet;
}

struct Waits {
    std::size_t went = 0;     // visitors to whom somebody went
    std::size_t promised = 0; // of these, whom a wait had been foretold
    std::size_t within = 0;   // of those, who waited no longer than that
    std::size_t left = 0;
    // Medians in minutes; nothing where there is none.
    std::optional<double> foretold{}, waited{};
};

struct VisitorHour {
    std::size_t visits = 0;                         // began in it
    std::size_t asked = 0;                          // tickets opened in it
    std::size_t prospects = 0, left = 0, unmet = 0; // of those that began in it
    Waits waits;                                    // of the tickets
};

struct VisitorDay {
    std::size_t visits = 0, asked = 0;
    std::size_t hot = 0, warm = 0, others = 0, met = 0, left = 0, likelyLeft = 0, unmet = 0, reachable = 0;
    Waits waits;
    std::vector<VisitorHour> hours;       // of the whole day, from its beginning
    std::vector<const VisitorFact*> lost; // the latest first
};
// Keeps pointers into `facts`. A ticket that was opened behind midnight counts for the day and for none of
// its hours.
VisitorDay visitorDay(const std::vector<VisitorFact>& facts, const Day& day, bool trusted, UtcTime now);

} // namespace standdienst::backend

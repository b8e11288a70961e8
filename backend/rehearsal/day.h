// SPDX-License-Identifier: GPL-3.0-or-later
// One simulated day: visitors drawn by chance, a floor that decides about them, and what came of it.
//
// Every visitor carries all that chance decides about them, each kind of chance from a stream of its own. So
// two policies, or two numbers of staff, meet the same visitors (common random numbers).
#pragma once

#include "backend/rehearsal/scenario.h"

#include "core/floor/floor.h"

namespace standdienst::backend {

// What a visitor of a day that was did; those who are simulated do what chance and policy say.
enum class Wish {
    Drawn,
    Nothing, // at the kiosk for something else, and for nobody's time
    Asks,    // for a person
    SaysYes, // when asked after the gift
    SaysNo,
};

struct Guest {
    double arrives = 0;
    bool prospect = false, phone = false, foreign = false;
    double patience = 0; // minutes of waiting, for a terminal and for a person together
    double visit = 0;    // minutes at the kiosk or telephone
    double talk = 0;     // uniform, for the quantile of the talk's length
    double score = 0;    // standard normal, before the distance of the kinds
    double answer = 0;   // uniform
    // Of a day that was.
    Wish wish = Wish::Drawn;
    std::optional<double> talkMinutes{}; // instead of `talk`
    std::optional<double> p{};           // triage's probability, instead of `score`; none: was not scored
    std::string language{};
    std::vector<std::string> topics{};
};

// Somebody of the staff, where not all are there all day.
struct Attendant {
    floor::Shift shift; // minutes from the day's beginning
    std::vector<std::string> languages{};
};

// The day's visitors in the order of arrival; the same for the same scenario, seed and day.
std::vector<Guest> drawDay(const Scenario& scenario, std::uint64_t seed, std::size_t day);

enum class Strategy {
    Fifo,     // "fifo": no kiosk, first come first served, eager colleagues pick first
    Shield,   // "shield": whom a threshold of 90 % recall diverts is not asked; half of the prospects ask all
              // the same
    Priority, // "priority": the same, by value a minute and age
    Full,     // "full": gift first, then the question; least fatigue; breathers
    Ours,     // "ours": the policy that ships, beginning with the scenario's beliefs
    Learning, // "learning": the same, beginning each day with assumptions that are the same for any fair
    Perfect,  // "perfect": as if triage knew
};
std::string_view name(Strategy strategy);
std::optional<Strategy> strategyFromName(std::string_view name);
std::vector<Strategy> allStrategies();

// The scenario as a strategy meets it: "shield" and "priority" were measured with three terminals, 30 %
// phones and people who are not asked.
Scenario worldFor(const Scenario& scenario, Strategy strategy);
// With the strategy's rules and beliefs.
floor::Settings settingsFor(const Scenario& scenario, Strategy strategy);

// One forecast and what came of it.
struct Foreseen {
    double said = 0, low = 0, high = 0, headOfLine = 0, was = 0;
};

// By hour of the day; the last one is everything after.
struct Hour {
    std::size_t arrived = 0, prospects = 0, lost = 0;
    double waited = 0; // sum over those served, by hour of their ticket
    std::size_t served = 0;
    double talking = 0, resting = 0; // minutes of all staff
};

struct DayResult {
    std::size_t prospects = 0, lost = 0, hunters = 0, hunterTalks = 0, visitors = 0;
    std::size_t asked = 0, left = 0;                 // tickets; who gave up
    std::size_t leftWaiting = 0;                     // of `lost`, those who had a ticket
    std::vector<double> waits;                       // of those served, for a person, minutes
    std::vector<double> promisesWaited;              // of those who asked for a person or said yes
    std::vector<double> everyWait;                   // of all who were served, on a day that was
    double staffMinutes = 0;                         // presence without breaks
    double longestStreak = 0, gini = 0, fatigue = 0; // fatigue: the highest of the day
    std::size_t breaks = 0, breaksKept = 0, breathers = 0;
    std::vector<Foreseen> foreseen; // of those who found nobody free
    double terminalWaits = 0;       // sum
    std::vector<Hour> hours;
};

// `settings` is taken as it is: tuning and tests change it. `people`: none, where the scenario's staff are
// there from the beginning to the end.
DayResult simulateDay(const Scenario& world, Strategy strategy, const floor::Settings& settings,
                      const std::vector<Guest>& guests, const std::vector<Attendant>& people = {});

} // namespace standdienst::backend

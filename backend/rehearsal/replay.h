// SPDX-License-Identifier: GPL-3.0-or-later
// A past day played again with other staffing. What its journal knows is taken as it was: who came when, what
// they asked for, how long talks took, how long somebody waited before they left. What it does not know is
// drawn from what the day tells of it, many times, with the same draws for every staffing.
#pragma once

#include "backend/rehearsal/chart.h"
#include "backend/rehearsal/past_day.h"

namespace standdienst::backend {

// How long visitors wait before they leave, from those who left and those who were served first.
struct Patience {
    std::size_t left = 0, waits = 0;
    double mean = 0;          // minutes; exponential, by maximum likelihood: all waiting over all who left
    double low = 0, high = 0; // 95 % interval, of the logarithm (Cox and Oakes, "Analysis of survival
                              // data", 1984, 3.2)
    std::optional<double> median; // Kaplan and Meier's (1958): half would have left; nothing where fewer did
    bool assumed = false;         // too few left to tell, so `mean` is the floor's assumption
};
// Fewer leaves than this tell nothing.
inline constexpr std::size_t leastLeaves = 5;
struct Waited {
    double minutes = 0;
    bool left = false; // else somebody came first, and nobody knows how much longer they had waited
};
Patience fitPatience(std::vector<Waited> waits);

// What the day tells, and how much of it.
struct DayFit {
    Patience patience;
    std::size_t visits = 0, tickets = 0, walkUps = 0, talks = 0, found = 0, scored = 0;
    double prospectTalk = 0, otherTalk = 0; // minutes, mean
    bool prospectTalkAssumed = false,
         otherTalkAssumed = false; // fewer than `leastTalks` of the kind are known
    double share = 0;              // of prospects among those of whom neither score nor staff say
    bool shareAssumed = false;
    double hours = 0;           // from the first to the last that happened
    std::size_t mostPeople = 0; // at the same time
};
inline constexpr std::size_t leastTalks = 5;
DayFit fitDay(const PastDay& day);

// What really happened, as far as the journal says.
struct Happened {
    double prospects = 0, lost = 0; // expected, where only a score is known
    std::size_t tickets = 0, left = 0, waiting = 0, served = 0;
    double waitMean = 0, waitP95 = 0; // of all who were served, minutes
    double contactsPerHour = 0;       // with whoever is no prospect, per hour of presence without breaks
    double staffHours = 0;
    bool team = false; // whether the last two, and lengths of talks, may be told: PastDay::team
};

// Means over the draws. `lost` of prospects: left while waiting, or said no when asked.
struct Replayed {
    std::string label; // "5", or "as it was"
    std::size_t staff = 0;
    bool asItWas = false;
    Strategy strategy = Strategy::Ours;
    double prospects = 0, lost = 0, lostLow = 0, lostHigh = 0; // eight of ten draws lie between
    double lostWaiting = 0, left = 0; // of `lost`, those who waited; all who left, prospects or not
    double waitMean = 0, waitP95 = 0, waitMost = 0;
    double contactsPerHour = 0, talkShare = 0;
    double breaksKeptPercent = 100;
};

// More people than any stand has, and a day is rehearsed in a second still.
inline constexpr std::size_t mostReplayStaff = 100;

struct Replay {
    std::size_t draws = 100;
    std::uint64_t seed = 1;
    std::size_t threads = 0;          // 0: as many as the machine has; the figures are the same
    std::vector<std::size_t> staff;   // empty: as many as there were, one less and one more
    std::vector<Strategy> strategies; // fifo, ours, learning or perfect
};

struct ReplayOutcome {
    DayFit fit;
    Happened happened;
    std::vector<Replayed> rows; // as it was first, where anybody was there; then by number of people
    // What the figures cannot tell, and why; "short_day", "nobody_there", "few_visitors", "patience_assumed",
    // "talks_assumed", "kinds_unknown", "played", "team_untold".
    std::vector<std::string> doubts;
};

// Whom a replay can play: the others need another world, or visitors who were asked otherwise.
bool canReplay(Strategy strategy);
ReplayOutcome replay(const PastDay& day, const Replay& how);

json::object replayJson(const PastDay& day, const Replay& how, const ReplayOutcome& outcome);
std::string replayText(const PastDay& day, const Replay& how, const ReplayOutcome& outcome);
// A page that stands by itself.
std::string replayHtml(const PastDay& day, const Replay& how, const ReplayOutcome& outcome,
                       Language language);

} // namespace standdienst::backend

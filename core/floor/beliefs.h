// SPDX-License-Identifier: GPL-3.0-or-later
// What the floor believes of the day's visitors, and how it learns that while they come.
#pragma once

#include "core/floor/talk_lengths.h"

#include <deque>

namespace standdienst::floor {

// Minutes since a moment that the caller chooses, say when the stand opens; one for all calls. Never order.
using Minute = double;

// Rates a minute, shares from 0 to 1. Whatever is not said is assumed: PRODUCT's figures, none of them
// measured.
struct Beliefs {
    double perMinute = 1;      // visitors who begin a visit, coaches apart
    double share = 0.10;       // of them, who are prospects; nobody who comes by coach is
    double burstPerMinute = 5; // what a coach adds while it unloads: fifty seats in ten minutes
    double burstTime = 0.02;   // share of the day in which one does
    double yesProspect = 0.80; // who say yes to "would you like to speak to someone?"
    double yesHunter = 0.10;
    double visitMinutes = 0.75; // at a kiosk or telephone
    double patience = 6;        // mean minutes for which somebody waits for a person
    TalkLengths prospectTalk = TalkLengths::logNormal(10, 0.4, 3);
    TalkLengths hunterTalk = TalkLengths::logNormal(2, 0.6, 3);
};

// How much what one begins with is worth beside what is seen.
struct Weights {
    double minutes = 15;  // of arrivals
    double visitors = 60; // for the share of prospects
    double asked = 15;    // prospects, and as many hunters, who were asked
    double leaves = 4;    // for patience
    double forget = 150;  // minutes after which an arrival counts for 1/e: fairs have mornings and afternoons
};

// Pure and deterministic. Answers are believed softly: who says no goes away unknown, so that each answer
// counts by the probability with which a prospect gave it (expectation maximisation, one step a fact: Neal
// and Hinton, "A view of the EM algorithm that justifies incremental, sparse, and other variants", 1998).
class Learner {
public:
    Learner() : Learner(Beliefs{}, Weights{}) {}
    Learner(const Beliefs& start, const Weights& weights);

    const Beliefs& beliefs() const { return beliefs_; }

    // `inBurst`: probability that a coach unloads just now.
    void arrived(Minute now, double inBurst);
    void visited(double minutes);
    // Of a visit that was scored: the probability that it is a prospect's, all in all.
    void scored(double p, double inBurst);
    // `p` before the answer was known.
    void answered(double p, bool yes);
    // Somebody who had said yes turned out as what they are; `p` after the answer.
    void revealed(double p, bool prospect);
    // Unknown: what they are; then p says.
    void talked(double minutes, double p);
    // Somebody waited for a person, and left or was served.
    void waited(double minutes, bool left);

private:
    void settle();

    Beliefs beliefs_;
    double arrivals_, arrivalMinutes_, forget_;
    double burstMinutes_, allMinutes_;
    double prospects_, visitors_;
    double yesProspects_, askedProspects_, yesHunters_, askedHunters_;
    double leaves_, waitedMinutes_;
    double visitMinutes_, visits_;
    Minute last_ = 0;
    bool any_ = false;
};

// Arrivals of the last minutes, for telling a coach from chance.
//   logit P(coach) = logit(burstTime) + c ln((L + B)/L) - B m      (Poisson likelihood ratio)
// for c arrivals in a window of m minutes around somebody's own arrival, L visitors a minute otherwise, B
// more with a coach.
class Bursts {
public:
    static constexpr double before = 0.81, after = 1.2; // minutes of the window; tried, FLOOR.md's policy

    void arrived(Minute at);
    // Probability that whoever arrived at `at` did so while a coach unloaded, as it looks at `now`.
    double chance(Minute at, Minute now, const Beliefs& beliefs) const;

private:
    std::deque<Minute> arrivals_; // sorted
};

double logit(double p);   // p within 1e-9 of 0 and 1 is held there
double sigmoid(double x); // overflows nowhere

// Probability that somebody is a prospect: `evidence` is the logarithm of the likelihood ratio that score and
// answers speak with, `inBurst` as above.
double prospectChance(double evidence, double inBurst, const Beliefs& beliefs);

} // namespace standdienst::floor

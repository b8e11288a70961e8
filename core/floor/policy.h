// SPDX-License-Identifier: GPL-3.0-or-later
// How the floor decides: its rules, and their numbers.
#pragma once

#include "core/floor/beliefs.h"
#include "core/floor/rest.h"

namespace standdienst::floor {

// Who is offered a person without being asked. Everybody else chooses a gift and is asked afterwards.
enum class Sending {
    Everybody, // plain fairness
    Fixed, // whose probability by triage is at least `fixedThreshold`; everybody while `fixedFree` people are
           // free
    Price, // whose probability is worth the time that they will take; the ordinary rule
};
enum class Order {
    Arrival,     // first come, first served
    Aged,        // value a minute of talk, growing with age
    Probability, // most likely prospect first
};
enum class Choice {
    Eager,   // always the first who is free, as nobody in particular decides; for comparison
    Fatigue, // who is least worn out
    Fair,    // who carried least so far, and not who has been at it for long
};

// The numbers of `Price`, `Probability` and `Fair`; docs/internals/floor.md explains each and says what it
// was tuned on.
struct Policy {
    Sending sending = Sending::Price;
    Order order = Order::Probability;
    Choice choice = Choice::Fair;
    bool breathers = true;
    bool breaks = true; // off: for mathematics alone
    double fixedThreshold = 0;
    double fixedFree = 1e9;

    // Price: hunters a person shall see in an hour, and how the price of a contact follows what was spent.
    double hunterTarget = 9.8;  // contacts per hour of somebody's presence, breaks taken off
    double floorPrice = 0.0133; // probability below which nobody is sent even to an idle stand
    double priceSlope = 20;     // contacts above target that raise the price e-fold
    double fullPrice =
        1.5; // visitors an hour and person, in targets, from which the price is whole; below 1 it is none
    double leastPrice = 0.0003, mostPrice = 0.05;
    // Reserve: what taking somebody costs the prospect who may come next.
    double reserve = 0.111;      // probability, with nobody else to become free
    double reserveAt = 0.15;     // prospects a minute for which that holds; fewer, less …
    double reserveMost = 1.5;    // … and more, more, up to so many times
    double reserveDecay = 1.11;  // per person that will be there
    double horizon = 1.05;       // minutes ahead
    double releaseShare = 0.565; // what somebody likely to become free is worth beside one who is
    double pipeline = 0.51;      // share of the reserve that follows how many visitors are at kiosks now
    // Nobody to spare: what somebody who is sent all the same waits for, and may leave meanwhile.
    double sendAnyway = 0.316;  // probability above which somebody is sent whatever the queue
    double busyReserve = 0.125; // probability, with one visitor for each who will be there within …
    double busyHorizon = 1.5;   // … so many minutes
    double busyDecay = 0.91;    // per person more or visitor fewer
    double patientFor = 1.5;    // minutes after which a yes is served whatever the price
    // Fair.
    double streakCost = 1.05;   // minutes of load that a minute of streak counts for …
    double streakFrom = 24;     // … beyond so many
    double protectFrom = 60;    // minutes of streak from which unlikely visitors wait for somebody else …
    double protectBelow = 0.31; // … if their probability is below this
    double topicWorth = 15;     // minutes of load that knowing a topic is worth
    // Minutes for which a visitor waits for somebody who speaks their language, or who was asked for.
    double languageHold = 3;
    double askAgain = 0.5; // minutes after which whoever passed is asked again, where nobody else was free
    // Breathers and breaks.
    double restMinutes = 5;     // a streak ends with this much rest or of having nobody
    double breatherFrom = 55;   // minutes of streak, when nobody waits
    double breatherAlways = 60; // and in any case
    double breatherEnds = 10;   // none in the last minutes of a shift
    double breakLead = 26;      // minutes kept in reserve when breaks are fitted one after the other
    double talkGuard = 0.01;    // share of talks that may overrun a break's latest begin
    double lull = 1.25;         // forecast arrivals over usual ones above which an early break waits
    // Aged.
    double ageHalf = 3; // minutes in which the index grows by itself

    // Promises to whoever asked for a person, whatever the price says.
    double servedWithin = 12; // minutes
    double hurryAt = 5;       // from here on they come first

    double offerLife = 0.5; // minutes in which an offer is to be answered
    int silences =
        2; // offers without an answer after which nothing is offered until the person does something
};

struct Settings {
    Policy policy;
    RestLaw law;
    FatigueModel fatigue;
    Beliefs beliefs;
    Weights weights;
    bool learn = true;
    double triageShare = 0.10; // the share of prospects that triage's probabilities assume
    // Visitors expected over the day, per quarter of an hour from minute 0, in any unit; empty: nothing is
    // known.
    std::vector<double> forecast;
};

} // namespace standdienst::floor

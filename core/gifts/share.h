// SPDX-License-Identifier: GPL-3.0-or-later
// What a device may grant by itself, and when it asks for more. Pure: told of documents, facts and time from
// outside; the kiosk and the simulation run this same code.
#pragma once

#include "core/base/random.h"
#include "core/fold/gifts.h"

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace standdienst {

// The share of this life of the program: its *run*, whose id is made at random here and never stored. A disk
// that was cloned or restored has no run and hence no share; a program that was killed loses its own, which
// comes back to the others when its lease is over.
//
// Times are Clock::monotonic() of one machine, which goes on while it sleeps. Not thread-safe.
class GiftShare {
public:
    using Time = std::chrono::milliseconds;
    explicit GiftShare(Random& random);

    const RunId& run() const { return run_; }
    // Another fair, another backend, another pairing: nothing that was allotted counts any more.
    void beginAnew();

    // --- What the device is told
    // Its document "gift-share" as it stands; null where there is none. Unreadable ones count as none.
    void heard(const json::object* document);
    // What is left in the booth, by gift: documents "gift". It decides whether asking is of use.
    void heardLeft(std::map<std::string, std::uint64_t> left) { left_ = std::move(left); }
    // The gifts that the fair offers.
    void offer(std::vector<std::string> gifts) { offered_ = std::move(gifts); }
    // A visitor stands before the gifts: nothing is given back meanwhile, and what is missing is urgent.
    void setVisitor(bool standsThere) { visitor_ = standsThere; }

    // --- Granting
    std::uint64_t remaining(const std::string& gift, Time now) const;
    // A piece and the number to fetch it with, taken from the share; nothing where there is none. To be
    // undone where it could not be written down.
    struct Grant {
        std::string gift;
        std::string number;
        RunId run;
    };
    std::optional<Grant> grant(const std::string& gift, Time now);
    void undo(const Grant& grant);

    // --- Asking
    // The request that is due, if any: to be written down at once, then asked() is called. Until that, state
    // is as before.
    std::optional<GiftsAsked> due(Time now, Random& random);
    void asked(const GiftsAsked& request, Time now);
    // Nothing is due before this moment unless something is told or granted.
    Time nextLook(Time now) const;

private:
    struct Piece {
        std::uint64_t allotted = 0;
        std::uint64_t keep = 0;
        std::uint64_t returned = 0;
        std::uint64_t granted = 0;
        std::uint64_t remaining() const {
            const auto gone = returned + granted;
            return allotted > gone ? allotted - gone : 0;
        }
    };
    bool leased(Time now) const;
    std::uint64_t wanted(const std::string& gift, Time now) const;
    std::set<std::string> urgent(Time now) const;
    bool isLow(Time now) const;
    std::map<std::string, std::uint64_t> returnedThen() const;
    std::optional<std::string> numberAt(std::uint64_t index) const;

    RunId run_;
    std::optional<RunId> before_; // the run that this one replaces, until that was said
    std::uint64_t ask_ = 0;       // newest request, 0: none yet
    std::uint64_t answered_ = 0;
    std::map<std::uint64_t, Time> askedAt_; // of requests from answered_ on
    std::set<std::string> urgentSaid_;
    Time patience_{};                  // before asking again where the last answer brought nothing
    std::uint64_t allottedBefore_ = 0; // pieces allotted when the newest request was made
    std::string letters_;
    std::vector<NumberRange> numbers_;
    std::uint64_t numbersUsed_ = 0;
    std::vector<std::string> undone_; // numbers that are free again
    std::map<std::string, Piece> pieces_;
    std::map<std::string, std::deque<Time>> grants_; // of the last lease's length: the pace
    std::map<std::string, std::uint64_t> left_;
    std::vector<std::string> offered_;
    bool visitor_ = false;
};

} // namespace standdienst

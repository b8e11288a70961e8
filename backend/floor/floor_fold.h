// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/visits/days.h"

#include "core/floor/floor.h"
#include "core/fold/floor.h"
#include "core/fold/tickets.h"
#include "core/journal/event.h"

#include <map>
#include <set>

namespace standdienst::backend {

// One day's journal as the facts of core/floor, event by event in the order of positions, and what the floor
// has no need of but people do: numbers, names of shifts, who called. Pure: the same events leave the same
// state, whether they were read at once or as they came.
//
// Minutes are counted from the beginning of the day. A backend's events are placed by its monotonic clock
// from its first event on, so that a clock that is set moves nothing; only a start anew goes by the clock on
// the wall, and never back. A device's stand where its own clock says, as far as that can be true. Not
// thread-safe.
class FloorFold {
public:
    FloorFold(Day day, floor::Settings settings);

    // True for types that change anything here.
    static bool concerns(std::string_view type);
    // Events that came on another day, and what began on one, change nothing. `byDevice`: its writer is a
    // paired device, which says only what a device may.
    void apply(const Event& event, UtcTime receivedAt, bool byDevice);

    const Day& day() const { return day_; }
    const floor::Floor& floor() const { return floor_; }
    // This moment, by the clocks of the backend that asks.
    floor::Minute now(const BootId& boot, std::chrono::milliseconds uptime, UtcTime utc) const;
    // On the clock of the latest event.
    UtcTime timeOf(floor::Minute minute) const;

    struct Offer {
        VisitId visit;
        UtcTime until;
        std::vector<Ground> because;
    };
    struct Person {
        StaffCame came;
        floor::Status status = floor::Status::Off;
        std::optional<Offer> offer{};    // while Offered
        std::optional<VisitId> visit{};  // while InTalk; none: a walk-up
        std::optional<StaffId> helps{};  // while Helping
        bool calls = false;              // for help, and nobody came yet
        std::optional<StaffId> helper{}; // who came
        floor::Rest rest{};              // while Resting
        floor::Minute since = 0;         // in this talk or rest
        double restMinutes = 0;          // planned
        int silences = 0;                // offers in a row without an answer
    };
    // Of somebody who came today; nothing where they did not.
    std::optional<Person> person(const StaffId& staff) const;
    std::vector<Person> people() const; // who is there, in the order of coming
    bool inUse() const;                 // somebody is there

    struct Waiting {
        VisitId visit;
        std::string number;
        std::string language;
        floor::Minute opened = 0;
        std::optional<WaitTold> told{}; // the latest that was said
        floor::Minute toldAt = 0;
        bool foreseen = false; // anything was said since it was opened
    };
    std::vector<Waiting> waiting() const; // tickets that nobody has, in the order of opening
    std::string number(const VisitId& visit) const;
    const std::optional<WaitTold>& told() const { return told_; } // of whoever asks now
    floor::Minute toldAt() const { return toldAt_; }
    // What came of promises and was not said yet.
    std::vector<WaitKept> toKeep() const;
    bool trusted() const { return trusted_; }
    struct Promises {
        std::size_t kept = 0;   // people went, after what was foreseen
        std::size_t within = 0; // of these, no longer than the interval's end
        std::size_t left = 0;   // visitors who gave up
    };
    const Promises& promises() const { return promises_; }

private:
    using Minute = floor::Minute;
    struct Ticket {
        VisitId visit;
        WriterId device;
        std::string number, language;
        Minute opened = 0;
        std::uint64_t order = 0;
        std::optional<StaffId> taken{}; // as the floor calls them
        std::optional<WaitTold> promised{}, told{};
        Minute toldAt = 0;
        bool foreseen = false, served = false;
        std::optional<bool> prospect{};
    };
    struct Visit {
        WriterId device;
        std::vector<std::string> topics;
        bool gift = false, answered = false;
    };
    struct Someone {
        StaffCame came;
        std::uint64_t order = 0;
        std::optional<Offer> offer{};
        std::optional<VisitId> visit{};
        std::optional<StaffId> helper{};
        bool calls = false;
        floor::Rest rest{};
        Minute since = 0;
        double restMinutes = 0;
        int silences = 0;
    };

    Minute minuteOf(UtcTime time) const;
    Minute placed(const Event& event, UtcTime receivedAt, bool byDevice);
    void deviceSays(const Event& event, Minute at);
    void ticketSays(const Event& event, Minute at);
    void floorSays(const Event& event, Minute at);
    void opened(const TicketOpened& fact, const Event& event, Minute at);
    void take(Ticket& ticket, const StaffId& by, Minute at);
    void release(Ticket& ticket, Minute at); // whoever has it has it no more
    void handOn(const TicketHandedOn& fact, Minute at);
    void ended(const TicketEnded& fact, Minute at);
    void came(const StaffCame& fact, Minute at);
    void went(const StaffId& staff, Minute at);
    void stopHelp(const StaffId& staff, Minute at); // what they called for, and what they do for others
    void keep(Ticket& ticket, Minute at, bool left);
    floor::Status status(const StaffId& staff) const;
    bool isThere(const StaffId& staff) const { return status(staff) != floor::Status::Off; }
    StaffId enter(const StaffId& staff, Minute at); // as whom they talk on the floor
    void leave(const StaffId& staff, Minute at);    // back off it, where they were there for a talk alone

    Day day_;
    floor::Floor floor_;
    std::map<VisitId, Visit> visits_;   // at kiosks
    std::map<VisitId, Ticket> tickets_; // that wait or are taken
    std::map<StaffId, Someone> people_; // who came
    std::set<StaffId> guests_;          // on the floor for one talk
    std::map<VisitId, WaitKept> toKeep_;
    Promises promises_;
    std::optional<WaitTold> told_;
    Minute toldAt_ = 0;
    bool trusted_ = true;
    std::uint64_t order_ = 0;
    // The backend's clocks.
    BootId boot_;
    Minute base_ = 0, last_ = 0, shift_ = 0;
};

} // namespace standdienst::backend

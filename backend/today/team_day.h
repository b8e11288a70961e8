// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/visits/days.h"

#include "core/fold/floor.h"
#include "core/journal/event.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace standdienst::backend {

// What the people on the stand did together on one day, hour by hour, and which of it may be told. Nothing of
// it can be asked by person. Who may know what, and why: docs/internals/floor-desk.md, "The day at a glance".
//
// A fold of the day's events in the order of positions. Pure; not thread-safe. Hours are counted from the
// day's beginning, so that one that the clocks skip is not there and one that they repeat is there twice.
class TeamDay {
public:
    explicit TeamDay(Day day) : day_(std::move(day)) {}

    // True for types that change anything here: all of them a backend's to say.
    static bool concerns(std::string_view type);
    // In the order of positions. What came on another day changes nothing.
    void apply(const Event& event, UtcTime receivedAt);

    struct Figures {
        std::size_t people = 0; // who were there for at least half of the time
        std::size_t talks = 0;  // begun
        double talkMinutes = 0, presentMinutes = 0;
    };
    // Everything below is as it stands at `now`, and is told for good: what was told once is never taken back
    // later, as whoever asked before would still have it.

    // Of an hour that is over, where enough were there; nothing otherwise.
    std::optional<Figures> ofHour(std::size_t hour, UtcTime now) const;
    // Of a day that is over, where enough were there, and where what is left of it without the hours that
    // were told is nobody's alone.
    std::optional<Figures> ofDay(UtcTime now) const;
    // Why a day's figures are not told; and `Told` where they are.
    enum class Why { Nobody, Running, Few, Rest, Told };
    Why whyOfDay(UtcTime now) const;
    // Whether enough people were there that an hour's waits are nobody's doing; the running hour as far as it
    // is past.
    bool waitsOfHour(std::size_t hour, UtcTime now) const;
    // One past the last hour in which anybody was there; 0 where nobody was.
    std::size_t hoursUntil(UtcTime now) const;
    std::optional<std::size_t> firstHour() const;

private:
    struct Span {
        StaffId staff;
        UtcTime from, until;
    };
    struct Someone {
        UtcTime since, shiftEnds, lastAct;
        std::optional<UtcTime> talkSince{};
        std::optional<VisitId> visit{}; // of the talk; none: a walk-up
    };

    void came(const StaffCame& fact, UtcTime at);
    void went(const StaffId& staff, UtcTime at);
    void begin(const StaffId& staff, const std::optional<VisitId>& visit, UtcTime at);
    void end(const StaffId& staff, const std::optional<VisitId>& visit, UtcTime at);
    void release(const VisitId& visit, UtcTime at);
    Someone* act(const StaffId& staff, UtcTime at); // of somebody who is there; they are awake
    std::vector<Span> presence(UtcTime now) const;
    std::vector<Span> talking(UtcTime now) const;
    Figures figures(const std::vector<Span>& times, UtcTime now) const; // within all of `times`; staff unused
    Span hourSpan(std::size_t hour, UtcTime now) const;

    Day day_;
    BootId boot_;
    UtcTime base_{}, last_{};
    std::map<StaffId, Someone> there_;
    std::map<VisitId, StaffId> taken_;
    std::vector<Span> presence_, talks_; // that are over
    std::vector<UtcTime> begun_;         // talks
};

} // namespace standdienst::backend

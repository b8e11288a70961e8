// SPDX-License-Identifier: GPL-3.0-or-later
// Who goes to whom on the stand, and who rests: the one authority of a fair. Shapes: docs/api/console.md,
// "The floor"; what it does when: docs/internals/floor-desk.md.
#pragma once

#include "backend/floor/floor_fold.h"
#include "backend/floor/staff.h"
#include "backend/tickets/tickets.h"

#include <functional>
#include <mutex>

namespace standdienst::backend {

// Its state is a fold of the day's journal: read at the first look of a day, and event by event from there
// on. What it decides it says as events, under a guard that nothing happened meanwhile that it had not seen;
// so that nobody is offered twice, and a backend that was killed goes on where the journal ends. Thread-safe;
// not for the writer thread.
class FloorDesk {
public:
    // `tell` is called, from whichever thread looked, where something that is no event became due for
    // somebody: a rest, a call for help. Quick; it must not call back.
    using Tell = std::function<void(const FairId& fair, Position position)>;
    FloorDesk(Store& store, Ingest& ingest, Tickets& tickets, const Clock& clock);

    void setTell(Tell tell); // before the first look

    // Says what is due. Returns how long until something may be due by itself, at most a minute.
    Result<std::chrono::milliseconds> look();

    // The floor for everybody on the stand: no figure about anybody.
    Result<json::object> floor();
    // For that person alone; nothing: somebody who has not come today.
    Result<json::object> me(const std::optional<StaffId>& staff);

    struct Coming {
        UtcTime begins, ends;
        std::vector<std::string> languages, topics;
    };
    struct Outcome {
        json::object me;               // as things stand then
        std::optional<Error> conflict; // why nothing was done; for people
    };
    Result<Outcome> come(const StaffId& staff, const Coming& coming);
    Result<Outcome> go(const StaffId& staff);
    // `seen`: whom the person was shown; another one who is offered meanwhile is left alone.
    Result<Outcome> accept(const StaffId& staff, const std::optional<VisitId>& seen = {});
    Result<Outcome> pass(const StaffId& staff, const std::optional<VisitId>& seen = {});
    Result<Outcome> talk(const StaffId& staff); // with somebody who walked up
    // A ticket with a note, sealed; a walk-up has nowhere to keep one: Malformed.
    Result<Outcome> end(const StaffId& staff, const std::optional<Disposition>& found,
                        const std::string& note);
    Result<Outcome> handOn(const StaffId& staff, const std::optional<StaffId>& to, const std::string& note);
    // What is due, else what they say: a break where nothing is said.
    Result<Outcome> rest(const StaffId& staff, std::optional<floor::Rest> kind);
    Result<Outcome> back(const StaffId& staff); // from a rest, from helping, from not having answered
    Result<Outcome> help(const StaffId& staff, bool needed);
    Result<Outcome> comeTo(const StaffId& staff, const StaffId& colleague);

private:
    using Saids = std::vector<Ingest::Said>;
    // What somebody's wish comes to, as things stand; an error is why it cannot be.
    using Wish = std::function<Result<Saids>(const FloorFold::Person& person, floor::Minute now)>;

    Result<void> catchUp(Reader& reader);
    void begin(Reader& reader, const FairId& fair, Day day);
    floor::Minute now() const;
    Result<std::chrono::milliseconds> lookLocked();
    Saids due(floor::Minute now);
    void foresee(floor::Minute now, Saids& said) const;
    Result<void> say(const Saids& said);
    Result<Outcome> act(const StaffId& staff, const Wish& wish);
    Result<Outcome> outcome(const StaffId& staff, std::optional<Error> conflict);
    // Asks another part of the backend, which says more events, for somebody in a talk about a ticket.
    Result<Outcome> actOnTicket(const StaffId& staff,
                                const std::function<Result<Tickets::Outcome>(const Tickets::Act&)>& ask);
    json::object meJson(Reader& reader, const std::optional<StaffId>& staff);
    json::object floorJson(Reader& reader);
    bool isBreakDue(const FloorFold::Person& person, floor::Minute now) const;

    Store& store_;
    Ingest& ingest_;
    Tickets& tickets_;
    const Clock& clock_;
    Tell tell_;
    std::mutex mutex_; // guards what follows
    FairId fair_;
    BoothId booth_;
    std::string zone_ = "UTC";
    bool enabled_ = false;
    Position fairAt_; // of the fair's document as read
    Position folded_; // everything up to here is in the fold
    std::set<WriterId> devices_;
    std::optional<FloorFold> fold_;
    std::vector<floor::Action> advice_; // of the last look: what is no event
    bool began_ = false;                // another day, and nobody was told
    bool trusted_ = true;               // by the model that scores
    bool taught_ = true;                // since that was read
};

} // namespace standdienst::backend

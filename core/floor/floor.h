// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of a stand: who waits, who is there, who goes to whom and why, and when somebody rests.
//
// Pure: no clock, no chance, no input or output. Facts are applied in their order; the same facts make the
// same state on the same machine. `advise` and `decide` change nothing: what they say becomes a fact once it
// is written down, and is then applied like any other. A live stand and a rehearsal so run the same code.
//
//   for each fact: floor.apply(fact);
//   for (const Action& action : floor.decide(now)) write it down, tell whom it concerns, apply the fact it
//   becomes; look again at floor.lookAgain(now), or earlier with the next fact
//
// Facts about unknown visits or people are ignored: a device may report late, and a fold must not stop. One
// thread at a time. What it says about a person (`load`) is for that person's eyes only.
#pragma once

#include "core/floor/facts.h"
#include "core/floor/policy.h"
#include "core/floor/waits.h"

#include <map>
#include <set>
#include <string_view>

namespace standdienst::floor {

// Why; the names are part of the API, the words for people are the console's. `value` in the unit named.
enum class Reason {
    FirstCome,      // "first_come": has waited longest; minutes
    LikelyProspect, // "likely_prospect": probability
    AskedForPerson, // "asked_for_person": said so themselves; minutes waited
    WaitedLong,     // "waited_long": the promise of 12 minutes comes first; minutes waited
    HandedToYou,    // "handed_to_you": a colleague asked for you
    SpeaksLanguage, // "speaks_language": you speak theirs; people free who do
    NobodySpeaks, // "nobody_speaks": nobody who is there speaks their language, or will be free soon; minutes
                  // waited
    KnowsTopic,   // "knows_topic": topics in common
    OnlyOneFree,  // "only_one_free"
    CarriedLeast, // "carried_least": of those free; minutes of talk below the next
    MostRested,   // "most_rested": shortest streak of those free; minutes
    StandFree,    // "stand_free": people free
    StandBusy,    // "stand_busy": visitors waiting per person
    Unlikely,     // "unlikely": below what a person's time is worth now; that threshold
    ScoresUnsure, // "scores_unsure": not trusted, so everybody is treated alike
    BreakLull,    // "break_lull": break, now that it is quiet; minutes until it must begin
    BreakDue,     // "break_due": break, so that everybody's fits; minutes until it must begin
    LongStreak,   // "long_streak": breather; minutes
    CallsHelp,    // "calls_help": a colleague needs somebody
    NoAnswer,     // "no_answer": the offer was not answered in time; minutes
};
std::string_view name(Reason reason);

struct Because {
    Reason reason;
    double value = 0;
    friend bool operator==(const Because&, const Because&) = default;
};

// What happens with a visitor at the end of the visit.
struct Advice {
    enum class Lane { Person, Ask } lane = Lane::Person; // Ask: gift first, then the question
    double p = 0;                                        // all in all, with what is known of coaches
    double threshold = 0;
    std::vector<Because> because;
};

// What should happen now.
struct Action {
    enum class Kind {
        Offer,  // `visit` to `staff`, until `until`                    -> Offered
        Lapse,  // the offer of `visit` to `staff` is over, unanswered  -> Passed, silent
        Rest,   // `staff` has `minutes` of rest                        -> RestBegan, once they go
        Finish, // `staff`, in a talk, must come to an end: the break   -> nothing; tell them
        Help,   // `staff` goes to `colleague`, who called              -> HelpCame, once they go
        Recall, // `staff`, on a breather, is needed by one who has waited too long -> RestEnded, once they
                // come
    };
    Kind kind = Kind::Offer;
    StaffId staff;
    VisitId visit{};
    Minute until = 0;
    Rest rest = Rest::Break;
    double minutes = 0;
    StaffId colleague{};
    std::vector<Because> because{};
};

enum class Status { Free, Offered, InTalk, Helping, Resting, Off };

// For the person alone.
struct Load {
    Status status = Status::Off;
    double talkMinutes = 0; // today
    double streak = 0;      // minutes since the last rest, 0 while rested
    double fatigue = 0;     // 0 to 1
    std::optional<Piece> nextBreak;
};

// For the stand: counts alone.
struct Standing {
    std::size_t waiting = 0, free = 0, talking = 0, resting = 0, atKiosks = 0;
};

class Floor {
public:
    explicit Floor(Settings settings);

    void apply(const Fact& fact);

    // Of a visit that was scored, before its ticket. An unknown one is sent to a person: unknown load counts
    // as free.
    Advice advise(Minute now, const VisitId& visit) const;
    std::vector<Action> decide(Minute now) const;
    // When to ask `decide` again though nothing happens; later than `now`, at most a minute.
    Minute lookAgain(Minute now) const;

    // How long a visitor would wait who asks for a person now; with a ticket: how much longer.
    Wait wait(Minute now, const VisitId& visit) const;
    // What was foreseen when the ticket was opened.
    std::optional<Wait> promised(const VisitId& visit) const;

    std::optional<Load> load(Minute now, const StaffId& staff) const;
    Standing standing() const;
    const Beliefs& beliefs() const { return learner_.beliefs(); }
    const Settings& settings() const { return settings_; }
    // Probability that the visitor is a prospect, as it looks now; the stand's share where nothing is known.
    double probability(Minute now, const VisitId& visit) const;

private:
    struct Visit {
        Minute began = 0;
        double evidence = 0; // log likelihood ratio
        double scored = 0;   // triage's probability
        bool known = false, atKiosk = true, saidYes = false;
    };
    struct Ticket {
        VisitId visit;
        Minute opened = 0;
        Wish wish = Wish::Sent;
        std::string language;
        std::vector<std::string> topics;
        std::optional<StaffId> offeredTo, only;
        Minute until = 0;
        std::vector<StaffId> passedBy;
        Minute passedAt = -1e9; // by the last of them
        WaitMoments foreseen;
        Wait promised;
    };
    struct Person {
        StaffId id;
        Shift shift;
        std::vector<std::string> languages, topics;
        Status status = Status::Free;
        Minute came = 0, since = 0; // on the stand; in this status
        double talkMinutes = 0, restMinutes = 0;
        Minute streakFrom = 0, lastTalkEnd = -1e9;
        double fatigue = 0;
        double p = 0; // of the visitor in the talk
        std::optional<VisitId> visit;
        Minute restEnds = 0;
        Rest rest = Rest::Break;
        std::vector<Piece> owed;
        double breakShare = 0; // of the shift
        double breakTaken = 0; // minutes, in pieces that count
        int silences = 0;
    };
    struct Candidate { // a ticket as it looks now
        const Ticket* ticket;
        double p = 0, age = 0, rank = 0;
        bool asked = false, hurry = false;
    };
    class Deciding;

    void on(const VisitBegan& fact);
    void on(const VisitScored& fact);
    void on(const Answered& fact);
    void on(const VisitOver& fact);
    void on(const TicketOpened& fact);
    void on(const TicketLeft& fact);
    void on(const CameOn& fact);
    void on(const WentOff& fact);
    void on(const Offered& fact);
    void on(const Passed& fact);
    void on(const TalkBegan& fact);
    void on(const TalkEnded& fact);
    void on(const HandedOn& fact);
    void on(const HelpCalled& fact);
    void on(const HelpCame& fact);
    void on(const HelpOver& fact);
    void on(const RestBegan& fact);
    void on(const RestEnded& fact);
    void on(const ScoresTrusted& fact) { trusted_ = fact.trusted; }

    Person* person(const StaffId& id);
    const Person* person(const StaffId& id) const;
    Ticket* ticket(const VisitId& id);
    const Ticket* ticket(const VisitId& id) const;
    void enter(Person& person, Minute now, Status status);
    void dropOffer(Person& person);
    void plan(Person& person, const Shift& shift); // and what of its breaks is owed still
    double settle(Person& person, double taken) const;
    void endHelp(const StaffId& staff, Minute now);
    void stopHelping(const StaffId& staff);
    double streak(const Person& person, Minute now) const;
    double fatigue(const Person& person, Minute now) const;
    double probability(Minute now, const Visit& visit) const;
    double needed() const; // 0 on a quiet stand, 1 on a busy one
    double price(Minute now) const;
    double threshold(Minute now, double free, double releases) const;
    double busyThreshold(Minute now, double spare) const;
    double releasesWithin(Minute now, double minutes) const; // of talks and rests
    bool priced() const { return trusted_ && settings_.policy.sending == Sending::Price; }
    double freePeople() const;
    double waitingTickets() const; // those offered already are not counted
    Candidate candidate(Minute now, const Ticket& ticket) const;
    WaitMoments foresee(Minute now, const VisitId& visit) const;

    Settings settings_;
    Learner learner_;
    Bursts bursts_;
    WaitLearner waits_;
    std::map<VisitId, Visit> visits_;                // with a ticket or at a kiosk
    std::vector<Ticket> tickets_;                    // in the order of opening
    std::vector<Person> people_;                     // in the order of coming
    std::map<StaffId, std::optional<StaffId>> help_; // who called; who came
    double hunterContacts_ = 0;                      // expected
    std::size_t atKiosks_ = 0;
    bool trusted_ = true;
};

} // namespace standdienst::floor

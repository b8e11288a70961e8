// SPDX-License-Identifier: GPL-3.0-or-later
// The fold, and what is asked of the state. Decisions are in decide.cpp.
#include "core/floor/floor.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace standdienst::floor {

std::string_view name(Reason reason) {
    switch (reason) {
    case Reason::FirstCome:
        return "first_come";
    case Reason::LikelyProspect:
        return "likely_prospect";
    case Reason::AskedForPerson:
        return "asked_for_person";
    case Reason::WaitedLong:
        return "waited_long";
    case Reason::HandedToYou:
        return "handed_to_you";
    case Reason::SpeaksLanguage:
        return "speaks_language";
    case Reason::NobodySpeaks:
        return "nobody_speaks";
    case Reason::KnowsTopic:
        return "knows_topic";
    case Reason::OnlyOneFree:
        return "only_one_free";
    case Reason::CarriedLeast:
        return "carried_least";
    case Reason::MostRested:
        return "most_rested";
    case Reason::StandFree:
        return "stand_free";
    case Reason::StandBusy:
        return "stand_busy";
    case Reason::Unlikely:
        return "unlikely";
    case Reason::ScoresUnsure:
        return "scores_unsure";
    case Reason::BreakLull:
        return "break_lull";
    case Reason::BreakDue:
        return "break_due";
    case Reason::LongStreak:
        return "long_streak";
    case Reason::CallsHelp:
        return "calls_help";
    case Reason::NoAnswer:
        return "no_answer";
    }
    return "";
}

Floor::Floor(Settings settings)
    : settings_(std::move(settings)), learner_(settings_.beliefs, settings_.weights) {}

void Floor::apply(const Fact& fact) {
    std::visit([this](const auto& one) { on(one); }, fact);
}

Floor::Person* Floor::person(const StaffId& id) {
    const auto at = std::ranges::find(people_, id, &Person::id);
    return at == people_.end() ? nullptr : &*at;
}

const Floor::Person* Floor::person(const StaffId& id) const {
    const auto at = std::ranges::find(people_, id, &Person::id);
    return at == people_.end() ? nullptr : &*at;
}

Floor::Ticket* Floor::ticket(const VisitId& id) {
    const auto at = std::ranges::find(tickets_, id, &Ticket::visit);
    return at == tickets_.end() ? nullptr : &*at;
}

const Floor::Ticket* Floor::ticket(const VisitId& id) const {
    const auto at = std::ranges::find(tickets_, id, &Ticket::visit);
    return at == tickets_.end() ? nullptr : &*at;
}

// ---- visits

void Floor::on(const VisitBegan& fact) {
    const auto [at, isNew] = visits_.try_emplace(fact.visit);
    if (!isNew)
        return;
    at->second.began = fact.at;
    ++atKiosks_;
    bursts_.arrived(fact.at);
    if (settings_.learn)
        learner_.arrived(fact.at, bursts_.chance(fact.at, fact.at, beliefs()));
}

void Floor::on(const VisitScored& fact) {
    const auto at = visits_.find(fact.visit);
    if (at == visits_.end() || !(fact.p >= 0 && fact.p <= 1))
        return;
    Visit& visit = at->second;
    if (visit.known)
        return; // the first score counts: what comes later knows what staff found
    visit.known = true;
    visit.scored = fact.p;
    visit.evidence = logit(fact.p) - logit(settings_.triageShare);
    if (settings_.learn && trusted_)
        learner_.scored(probability(fact.at, visit), bursts_.chance(visit.began, fact.at, beliefs()));
}

void Floor::on(const Answered& fact) {
    const auto at = visits_.find(fact.visit);
    if (at == visits_.end())
        return;
    Visit& visit = at->second;
    if (settings_.learn && visit.known)
        learner_.answered(probability(fact.at, visit), fact.yes);
    if (fact.yes && !visit.saidYes) {
        visit.saidYes = true;
        visit.evidence += std::log(beliefs().yesProspect / beliefs().yesHunter);
    }
}

void Floor::on(const VisitOver& fact) {
    const auto at = visits_.find(fact.visit);
    if (at == visits_.end() || !at->second.atKiosk)
        return;
    at->second.atKiosk = false;
    --atKiosks_;
    if (settings_.learn)
        learner_.visited(fact.at - at->second.began);
    const auto isWith = [&](const Person& one) {
        return one.visit == fact.visit;
    };
    if (!ticket(fact.visit) && std::ranges::none_of(people_, isWith))
        visits_.erase(at);
}

void Floor::on(const TicketOpened& fact) {
    if (ticket(fact.visit))
        return;
    const auto [at, isNew] = visits_.try_emplace(fact.visit);
    if (isNew) {
        at->second.began = fact.at;
        at->second.atKiosk = false;
    }
    Ticket one;
    one.visit = fact.visit;
    one.opened = fact.at;
    one.wish = fact.wish;
    one.language = fact.language;
    one.topics = fact.topics;
    tickets_.push_back(std::move(one));
    tickets_.back().foreseen = foresee(fact.at, fact.visit);
    tickets_.back().promised = waits_.foresee(tickets_.back().foreseen);
}

void Floor::on(const TicketLeft& fact) {
    const auto at = std::ranges::find(tickets_, fact.visit, &Ticket::visit);
    if (at == tickets_.end())
        return;
    if (settings_.learn)
        learner_.waited(fact.at - at->opened, true);
    if (at->offeredTo)
        if (Person* offered = person(*at->offeredTo))
            enter(*offered, fact.at, Status::Free);
    tickets_.erase(at);
    if (const auto visit = visits_.find(fact.visit); visit != visits_.end() && !visit->second.atKiosk)
        visits_.erase(visit);
}

// ---- people

double Floor::fatigue(const Person& one, Minute now) const {
    const double minutes = std::max(0.0, now - one.since);
    switch (one.status) {
    case Status::InTalk:
        return settings_.fatigue.afterTalk(one.fatigue, minutes, one.p);
    case Status::Helping:
        return settings_.fatigue.afterTalk(one.fatigue, minutes, 0);
    case Status::Resting:
        return settings_.fatigue.afterBreak(one.fatigue, minutes);
    case Status::Free:
    case Status::Offered:
    case Status::Off:
        break;
    }
    return settings_.fatigue.afterIdle(one.fatigue, minutes);
}

double Floor::streak(const Person& one, Minute now) const {
    if (one.status == Status::Off)
        return 0;
    if (one.status == Status::InTalk || one.status == Status::Helping)
        return now - one.streakFrom;
    return now - one.lastTalkEnd < settings_.policy.restMinutes - 1e-9 ? now - one.streakFrom : 0;
}

void Floor::enter(Person& one, Minute now, Status status) {
    const bool worked = one.status == Status::InTalk || one.status == Status::Helping;
    const bool works = status == Status::InTalk || status == Status::Helping;
    const double minutes = std::max(0.0, now - one.since);
    if (works && !worked && streak(one, now) == 0)
        one.streakFrom = now;
    one.fatigue = fatigue(one, now);
    if (worked) {
        one.talkMinutes += minutes;
        one.lastTalkEnd = now;
    } else if (one.status == Status::Resting && one.rest == Rest::Break) {
        one.restMinutes += minutes;
    }
    one.status = status;
    one.since = now;
}

void Floor::dropOffer(Person& one) {
    for (Ticket& waiting : tickets_)
        if (waiting.offeredTo == one.id)
            waiting.offeredTo.reset();
}

void Floor::plan(Person& one, const Shift& shift) {
    one.shift = shift;
    one.owed = breaksOf(settings_.law, shift);
    double owed = 0;
    for (const Piece& piece : one.owed)
        owed += piece.minutes;
    one.breakShare = shift.length() > 0 ? owed / shift.length() : 0;
    for (double taken = one.breakTaken; taken > 0 && !one.owed.empty();)
        taken = settle(one, taken);
}

// What was taken counts as far as it is in pieces; returns what is left of it.
double Floor::settle(Person& one, double taken) const {
    Piece& piece = one.owed.front();
    const double left = piece.minutes - taken;
    if (left > 1e-6) { // in pieces of at least so many
        piece.minutes = std::max(left, settings_.law.leastPiece);
        return 0;
    }
    one.owed.erase(one.owed.begin());
    return left > -1e-6 ? 0 : -left;
}

void Floor::on(const CameOn& fact) {
    Person* known = person(fact.staff);
    if (!known) {
        people_.emplace_back();
        known = &people_.back();
        known->id = fact.staff;
        known->came = known->since = fact.at;
        plan(*known, fact.shift);
    } else if (known->status ==
               Status::Off) { // away for a while: that was rest, and presence begins where it ended
        known->fatigue = settings_.fatigue.afterBreak(known->fatigue, fact.at - known->since);
        known->came += fact.at - known->since;
        known->since = fact.at;
        known->status = Status::Free;
    }
    // Whoever says anew how long they stay began when they began.
    if (const Shift shift{std::min(known->shift.begins, fact.shift.begins), fact.shift.ends};
        shift.begins != known->shift.begins || shift.ends != known->shift.ends)
        plan(*known, shift);
    known->languages = fact.languages;
    known->topics = fact.topics;
    known->silences = 0;
}

void Floor::on(const WentOff& fact) {
    Person* one = person(fact.staff);
    if (!one || one->status == Status::Off)
        return;
    dropOffer(*one);
    endHelp(one->id, fact.at);
    enter(*one, fact.at, Status::Off);
    one->visit.reset();
    for (Ticket& waiting : tickets_)
        if (waiting.only == one->id)
            waiting.only.reset();
}

void Floor::on(const Offered& fact) {
    Ticket* waiting = ticket(fact.visit);
    Person* one = person(fact.staff);
    if (!waiting || waiting->offeredTo || !one || one->status != Status::Free)
        return;
    waiting->offeredTo = fact.staff;
    waiting->until = fact.until;
    enter(*one, fact.at, Status::Offered);
}

void Floor::on(const Passed& fact) {
    Ticket* waiting = ticket(fact.visit);
    Person* one = person(fact.staff);
    if (waiting && waiting->offeredTo == fact.staff) {
        waiting->offeredTo.reset();
        if (waiting->only == fact.staff)
            waiting->only.reset();
        waiting->passedBy.push_back(fact.staff);
        waiting->passedAt = fact.at;
    }
    if (!one)
        return;
    one->silences = fact.silent ? one->silences + 1 : 0;
    if (one->status == Status::Offered)
        enter(*one, fact.at, Status::Free);
}

void Floor::on(const TalkBegan& fact) {
    Person* one = person(fact.staff);
    if (one) {
        dropOffer(*one);
        stopHelping(one->id);
        one->visit = fact.visit;
        one->p = fact.visit ? probability(fact.at, *fact.visit) : beliefs().share;
        one->silences = 0;
        hunterContacts_ += 1 - one->p;
    }
    // Whoever went there, known or not: nobody else has to.
    if (fact.visit) {
        const auto at = std::ranges::find(tickets_, *fact.visit, &Ticket::visit);
        if (at != tickets_.end()) {
            if (at->offeredTo) // to another one, who now has nobody
                if (Person* offered = person(*at->offeredTo); offered && offered != one)
                    enter(*offered, fact.at, Status::Free);
            if (settings_.learn) {
                learner_.waited(fact.at - at->opened, false);
                waits_.served(at->foreseen, fact.at - at->opened);
            }
            tickets_.erase(at);
            if (!one)
                if (const auto visit = visits_.find(*fact.visit);
                    visit != visits_.end() && !visit->second.atKiosk)
                    visits_.erase(visit);
        }
    }
    if (one)
        enter(*one, fact.at, Status::InTalk);
}

void Floor::on(const TalkEnded& fact) {
    Person* one = person(fact.staff);
    if (!one || one->status != Status::InTalk)
        return;
    const auto visit = one->visit ? visits_.find(*one->visit) : visits_.end();
    if (settings_.learn) {
        learner_.talked(fact.at - one->since, fact.prospect ? (*fact.prospect ? 1.0 : 0.0) : one->p);
        if (visit != visits_.end() && visit->second.saidYes && visit->second.known && fact.prospect)
            learner_.revealed(one->p, *fact.prospect);
    }
    if (visit != visits_.end() && !visit->second.atKiosk && !ticket(*one->visit))
        visits_.erase(visit);
    one->visit.reset();
    endHelp(one->id, fact.at);
    enter(*one, fact.at, Status::Free);
}

void Floor::on(const HandedOn& fact) {
    Person* from = person(fact.from);
    if (from && from->status == Status::InTalk && from->visit == fact.visit) {
        from->visit.reset();
        endHelp(from->id, fact.at);
        enter(*from, fact.at, Status::Free);
    }
    if (!ticket(fact.visit))
        on(TicketOpened{fact.at, fact.visit, Wish::Asked, {}, {}});
    Ticket* waiting = ticket(fact.visit);
    // Nobody waits for somebody who is not there.
    const Person* to = fact.to ? person(*fact.to) : nullptr;
    waiting->only = to && to->status != Status::Off ? fact.to : std::nullopt;
    waiting->passedBy.push_back(fact.from);
    waiting->passedAt = fact.at;
}

void Floor::on(const HelpCalled& fact) {
    if (person(fact.staff))
        help_.try_emplace(fact.staff);
}

void Floor::on(const HelpCame& fact) {
    const auto at = help_.find(fact.staff);
    Person* helper = person(fact.helper);
    if (at == help_.end() || at->second || !helper || helper->status == Status::InTalk ||
        helper->status == Status::Off)
        return;
    stopHelping(fact.helper);
    at->second = fact.helper;
    dropOffer(*helper);
    enter(*helper, fact.at, Status::Helping);
}

void Floor::on(const HelpOver& fact) {
    if (help_.contains(fact.staff))
        endHelp(fact.staff, fact.at);
}

// What somebody called for is over, and what they do for a colleague: that one has called in vain, and calls
// still.
void Floor::endHelp(const StaffId& staff, Minute now) {
    if (const auto call = help_.find(staff); call != help_.end()) {
        if (call->second)
            if (Person* helper = person(*call->second); helper && helper->status == Status::Helping)
                enter(*helper, now, Status::Free);
        help_.erase(call);
    }
    stopHelping(staff);
}

void Floor::stopHelping(const StaffId& staff) {
    for (auto& [caller, helper] : help_)
        if (helper == staff)
            helper.reset();
}

void Floor::on(const RestBegan& fact) {
    Person* one = person(fact.staff);
    if (!one || one->status == Status::InTalk)
        return;
    dropOffer(*one);
    stopHelping(one->id);
    enter(*one, fact.at, Status::Resting);
    one->rest = fact.rest;
    one->restEnds = fact.at + fact.minutes;
    one->silences = 0;
}

void Floor::on(const RestEnded& fact) {
    Person* one = person(fact.staff);
    if (!one || one->status != Status::Resting)
        return;
    // A break that was broken off is owed still.
    const double taken = fact.at - one->since + 1e-6;
    if (one->rest == Rest::Break && taken >= settings_.law.leastPiece) {
        one->breakTaken += taken;
        if (!one->owed.empty())
            settle(*one, taken);
    }
    enter(*one, fact.at, Status::Free);
}

// ---- what is asked

double Floor::probability(Minute now, const Visit& visit) const {
    if (!visit.known)
        return prospectChance(visit.saidYes ? visit.evidence : 0, bursts_.chance(visit.began, now, beliefs()),
                              beliefs());
    return prospectChance(visit.evidence, bursts_.chance(visit.began, now, beliefs()), beliefs());
}

double Floor::probability(Minute now, const VisitId& visit) const {
    const auto at = visits_.find(visit);
    return at == visits_.end() ? beliefs().share : probability(now, at->second);
}

std::optional<Wait> Floor::promised(const VisitId& visit) const {
    const Ticket* waiting = ticket(visit);
    return waiting ? std::optional(waiting->promised) : std::nullopt;
}

std::optional<Load> Floor::load(Minute now, const StaffId& staff) const {
    const Person* one = person(staff);
    if (!one)
        return std::nullopt;
    Load load;
    load.status = one->status;
    load.talkMinutes = one->talkMinutes;
    if (one->status == Status::InTalk || one->status == Status::Helping)
        load.talkMinutes += now - one->since;
    load.streak = streak(*one, now);
    load.fatigue = fatigue(*one, now);
    if (!one->owed.empty())
        load.nextBreak = one->owed.front();
    return load;
}

Standing Floor::standing() const {
    Standing standing;
    standing.waiting = tickets_.size();
    standing.atKiosks = atKiosks_;
    for (const Person& one : people_) {
        standing.free += one.status == Status::Free ? 1 : 0;
        standing.talking +=
            one.status == Status::InTalk || one.status == Status::Helping || one.status == Status::Offered
                ? 1
                : 0;
        standing.resting += one.status == Status::Resting ? 1 : 0;
    }
    return standing;
}

double Floor::freePeople() const {
    return static_cast<double>(std::ranges::count(people_, Status::Free, &Person::status));
}

double Floor::waitingTickets() const {
    return static_cast<double>(
        std::ranges::count_if(tickets_, [](const Ticket& one) { return !one.offeredTo; }));
}

double Floor::releasesWithin(Minute now, double minutes) const {
    double releases = 0;
    for (const Person& one : people_) {
        if (one.status == Status::InTalk)
            releases +=
                settings_.policy.releaseShare *
                underway(beliefs().prospectTalk, beliefs().hunterTalk, one.p, now - one.since, minutes).ends;
        else if (one.status == Status::Resting && one.restEnds <= now + minutes)
            releases += 1;
    }
    return releases;
}

// Where all who come would not reach the target, nobody needs to be turned away, nor kept in reserve: the
// stand is quiet.
double Floor::needed() const {
    const Policy& policy = settings_.policy;
    const double here = static_cast<double>(
        std::ranges::count_if(people_, [](const Person& one) { return one.status != Status::Off; }));
    const double coming =
        60 * (beliefs().perMinute * (1 - beliefs().share) + beliefs().burstTime * beliefs().burstPerMinute);
    const double pressure = coming / std::max(1.0, here) / policy.hunterTarget;
    return std::clamp((pressure - 1) / (policy.fullPrice - 1), 0.0, 1.0);
}

double Floor::price(Minute now) const {
    const Policy& policy = settings_.policy;
    double minutes = 0;
    for (const Person& one : people_)
        minutes +=
            std::max(0.0, (one.status == Status::Off ? one.since : now) - one.came) * (1 - one.breakShare);
    const double over = hunterContacts_ - policy.hunterTarget * minutes / 60;
    return std::clamp(needed() * policy.floorPrice * std::exp(over / policy.priceSlope), policy.leastPrice,
                      policy.mostPrice);
}

double Floor::threshold(Minute now, double free, double releases) const {
    const Policy& policy = settings_.policy;
    const double usual = std::max(1e-3, beliefs().visitMinutes * beliefs().perMinute);
    const double expected = free - 1 + releases;
    const double coming =
        std::min(policy.reserveMost, beliefs().perMinute * beliefs().share / policy.reserveAt);
    return price(now) + needed() * policy.reserve * coming * std::exp(-policy.reserveDecay * expected) *
                            (1 - policy.pipeline + policy.pipeline * static_cast<double>(atKiosks_) / usual);
}

double Floor::busyThreshold(Minute now, double spare) const {
    const Policy& policy = settings_.policy;
    const double expected = spare - 1 + releasesWithin(now, policy.busyHorizon);
    constexpr double quiet = 0.15; // whoever would have to wait is rather asked, on a quiet stand too
    return std::min(policy.sendAnyway, price(now) + std::max(quiet, needed()) * policy.busyReserve *
                                                        std::exp(-policy.busyDecay * expected));
}

WaitMoments Floor::foresee(Minute now, const VisitId& visit) const {
    const Ticket* own = ticket(visit);
    const bool byArrival = settings_.policy.order == Order::Arrival || !trusted_;
    const double mine = probability(now, visit);
    // Who is served before this one, and what they take.
    double ahead = 0, likely = 0;
    for (const Ticket& other : tickets_) {
        if (&other == own || other.offeredTo)
            continue;
        const double p = probability(now, other.visit);
        const bool before = byArrival ? !own || other.opened <= own->opened : p >= mine;
        if (!before)
            continue;
        ahead += 1;
        likely += p;
    }
    double free = 0, first = 0, later = 0;
    const double mean = ahead > 0 ? likely / ahead : mine;
    const double talk = mean * beliefs().prospectTalk.mean() + (1 - mean) * beliefs().hunterTalk.mean();
    for (const Person& one : people_) {
        double remaining = 0;
        switch (one.status) {
        case Status::Free:
            free += 1;
            continue;
        case Status::Off:
            continue;
        case Status::InTalk:
            remaining =
                underway(beliefs().prospectTalk, beliefs().hunterTalk, one.p, now - one.since, 1).remaining;
            break;
        case Status::Offered:
        case Status::Helping:
            remaining = talk;
            break;
        case Status::Resting:
            remaining = std::max(0.5, one.restEnds - now);
            break;
        }
        first += 1 / std::max(remaining, 0.1);
        later += 1 / std::max(remaining, talk);
    }
    if (free > ahead)
        return {};
    if (first <= 0) // nobody is there
        return queueLengthAbandonment(static_cast<std::size_t>(ahead), 1 / talk, 1 / beliefs().patience);
    return queueLengthAbandonment(static_cast<std::size_t>(ahead - free), std::max(later, 1e-3),
                                  1 / beliefs().patience, first);
}

Wait Floor::wait(Minute now, const VisitId& visit) const {
    return waits_.foresee(foresee(now, visit));
}

Minute Floor::lookAgain(Minute now) const {
    constexpr double least = 0.02, most = 0.5;
    Minute next = now + most;
    for (const Ticket& waiting : tickets_) {
        if (waiting.offeredTo)
            next = std::min(next, waiting.until);
        else if (waiting.wish != Wish::Sent && waiting.opened + settings_.policy.patientFor > now)
            next = std::min(next, waiting.opened + settings_.policy.patientFor);
        if (!waiting.passedBy.empty() && waiting.passedAt + settings_.policy.askAgain > now)
            next = std::min(next, waiting.passedAt + settings_.policy.askAgain);
    }
    return std::max(next, now + least);
}

} // namespace standdienst::floor

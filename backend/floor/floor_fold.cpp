// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/floor/floor_fold.h"

#include "core/base/limits.h"
#include "core/fold/gifts.h"
#include "core/fold/triage.h"
#include "core/fold/visit.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace standdienst::backend {

namespace {

using floor::Minute;

Minute minutes(std::chrono::milliseconds time) {
    return std::chrono::duration<double, std::ratio<60>>(time).count();
}

// Somebody who takes a ticket without having come is on the floor for that talk, and not as themselves: they
// may come later, and begin their day then.
StaffId guestOf(StaffId staff) {
    staff.value.bytes[0] ^= 0xff;
    return staff;
}

bool isProspect(Disposition found) {
    return found == Disposition::Hot || found == Disposition::Warm;
}

} // namespace

FloorFold::FloorFold(Day day, floor::Settings settings) : day_(std::move(day)), floor_(std::move(settings)) {}

bool FloorFold::concerns(std::string_view type) {
    constexpr std::array known{types::visitStarted,   types::visitScored,  types::visitEnded,
                               types::interestStated, types::giftReserved, types::dispositionGiven};
    return isTicketType(type) || isFloorType(type) || std::ranges::find(known, type) != known.end();
}

Minute FloorFold::minuteOf(UtcTime time) const {
    return minutes(time - day_.from);
}

UtcTime FloorFold::timeOf(Minute minute) const {
    return day_.from + std::chrono::milliseconds(std::llround((minute - shift_) * 60'000));
}

Minute FloorFold::now(const BootId& boot, std::chrono::milliseconds uptime, UtcTime utc) const {
    return std::max(last_, boot == boot_ ? base_ + minutes(uptime) : minuteOf(utc));
}

Minute FloorFold::placed(const Event& event, UtcTime receivedAt, bool byDevice) {
    if (byDevice)
        return std::min(minuteOf(believed(event.deviceTime, receivedAt)), minuteOf(receivedAt)) + shift_;
    if (event.boot != boot_) {
        boot_ = event.boot;
        base_ = std::max(last_, minuteOf(event.deviceTime)) - minutes(event.uptime);
    }
    last_ = std::max(last_, base_ + minutes(event.uptime));
    shift_ = last_ - minuteOf(event.deviceTime);
    return last_;
}

void FloorFold::apply(const Event& event, UtcTime receivedAt, bool byDevice) {
    if (event.version != 1 || !concerns(event.type) || receivedAt < day_.from || receivedAt >= day_.until)
        return;
    if (byDevice == isBackendsOwn(event.type))
        return; // what a device may not say, and what only a device may
    const Minute at = placed(event, receivedAt, byDevice);
    if (isFloorType(event.type))
        floorSays(event, at);
    else if (isTicketType(event.type) || event.type == types::dispositionGiven)
        ticketSays(event, at);
    else
        deviceSays(event, at);
}

// ---- what kiosks say

void FloorFold::deviceSays(const Event& event, Minute at) {
    if (event.type == types::visitStarted) {
        const auto fact = visitStarted(event.body);
        // Of yesterday: the kiosk had no network.
        if (!fact || at < shift_ || !visits_.try_emplace(fact->visit, Visit{event.writer, {}}).second)
            return;
        floor_.apply(floor::VisitBegan{at, fact->visit});
        return;
    }
    const auto id = idField<VisitId>(event.body, "visit");
    const auto visit = id ? visits_.find(*id) : visits_.end();
    if (visit == visits_.end() || visit->second.device != event.writer)
        return;
    if (event.type == types::interestStated) {
        if (const auto fact = interestStated(event.body))
            visit->second.topics = fact->topics;
    } else if (event.type == types::giftReserved) {
        visit->second.gift = true;
    } else if (event.type == types::visitScored) {
        if (const auto fact = visitScored(event.body))
            floor_.apply(floor::VisitScored{at, fact->visit, floor::sigmoid(fact->logit)});
    } else if (visitEnded(event.body)) {
        // Whoever chose a gift was asked, and did not say yes.
        if (visit->second.gift && !visit->second.answered)
            floor_.apply(floor::Answered{at, *id, false});
        floor_.apply(floor::VisitOver{at, *id});
        visits_.erase(visit);
    }
}

// ---- tickets

void FloorFold::opened(const TicketOpened& fact, const Event& event, Minute at) {
    const auto known = visits_.find(fact.visit);
    if (at < shift_ || tickets_.contains(fact.visit) ||
        (known != visits_.end() && known->second.device != event.writer))
        return;
    const bool isYes = fact.cause == TicketCause::AfterGift;
    if (isYes && known != visits_.end()) {
        known->second.answered = true;
        floor_.apply(floor::Answered{at, fact.visit, true});
    }
    Ticket ticket;
    ticket.visit = fact.visit;
    ticket.device = event.writer;
    ticket.number = fact.number;
    ticket.language = fact.language;
    ticket.opened = at;
    ticket.order = ++order_;
    tickets_.emplace(fact.visit, std::move(ticket));
    toKeep_.erase(fact.visit);
    floor_.apply(
        floor::TicketOpened{at, fact.visit, isYes ? floor::Wish::Yes : floor::Wish::Asked, fact.language,
                            known == visits_.end() ? std::vector<std::string>() : known->second.topics});
}

void FloorFold::ticketSays(const Event& event, Minute at) {
    if (event.type == types::ticketOpened) {
        if (const auto fact = ticketOpened(event.body))
            opened(*fact, event, at);
        return;
    }
    const auto id = idField<VisitId>(event.body, "visit");
    const auto found = id ? tickets_.find(*id) : tickets_.end();
    if (event.type == types::ticketTaken) {
        const auto fact = ticketTaken(event.body);
        if (!fact)
            return;
        if (found == tickets_.end() && isThere(fact->by)) { // of another day, and somebody goes there now
            Ticket& late = tickets_[fact->visit];
            late.visit = fact->visit;
            late.served = true;
            take(late, fact->by, at);
        } else if (found != tickets_.end() && !found->second.taken) {
            take(found->second, fact->by, at);
        }
        return;
    }
    if (found == tickets_.end())
        return;
    if (event.type == types::dispositionGiven) {
        const auto fact = dispositionGiven(event.body);
        if (fact)
            found->second.prospect =
                fact->disposition ? std::optional(isProspect(*fact->disposition)) : std::nullopt;
    } else if (event.type == types::ticketLeft) {
        // Who has gone there already says themselves how it ended.
        if (found->second.device != event.writer || found->second.taken)
            return;
        keep(found->second, at, true);
        floor_.apply(floor::TicketLeft{at, *id});
        tickets_.erase(found);
    } else if (event.type == types::ticketHandedOn) {
        if (const auto fact = ticketHandedOn(event.body))
            handOn(*fact, at);
    } else if (const auto fact = ticketEnded(event.body)) {
        ended(*fact, at);
    }
}

void FloorFold::keep(Ticket& ticket, Minute at, bool left) {
    if (ticket.served || !ticket.promised)
        return;
    toKeep_[ticket.visit] = {ticket.visit, *ticket.promised,
                             std::clamp(toTenth(at - ticket.opened), 0.0, 24.0 * 60), left};
}

StaffId FloorFold::enter(const StaffId& staff, Minute at) {
    if (isThere(staff))
        return staff;
    const StaffId guest = guestOf(staff);
    if (guests_.insert(guest).second)
        floor_.apply(floor::CameOn{at, guest, {at, at}, {}, {}});
    return guest;
}

void FloorFold::leave(const StaffId& staff, Minute at) {
    if (guests_.erase(staff) > 0)
        floor_.apply(floor::WentOff{at, staff});
}

void FloorFold::take(Ticket& ticket, const StaffId& by, Minute at) {
    keep(ticket, at, false);
    ticket.served = true;
    ticket.told.reset();
    const StaffId as = enter(by, at);
    if (const auto person = people_.find(as); person != people_.end()) {
        stopHelp(as, at);
        person->second.visit = ticket.visit;
        person->second.since = at;
        person->second.silences = 0;
    }
    ticket.taken = as;
    floor_.apply(floor::TalkBegan{at, as, ticket.visit});
}

void FloorFold::release(Ticket& ticket, Minute at) {
    if (!ticket.taken)
        return;
    const StaffId as = *ticket.taken;
    ticket.taken.reset();
    const auto person = people_.find(as);
    const bool isTalk = person == people_.end() || person->second.visit == ticket.visit;
    if (isTalk) { // else they went on to somebody else meanwhile
        stopHelp(as, at);
        floor_.apply(floor::TalkEnded{at, as, ticket.prospect});
        if (person != people_.end())
            person->second.visit.reset();
    }
    leave(as, at);
}

void FloorFold::handOn(const TicketHandedOn& fact, Minute at) {
    Ticket& ticket = tickets_.at(fact.visit);
    const bool keeps = fact.to == fact.by;
    const auto to = keeps ? std::nullopt : fact.to;
    if (ticket.taken) {
        const StaffId from = *ticket.taken;
        ticket.taken.reset();
        // Before the talk ends, so that what is known of the visitor stays.
        floor_.apply(floor::TicketOpened{at, fact.visit, floor::Wish::Asked, ticket.language, {}});
        if (const auto person = people_.find(from);
            person != people_.end() && person->second.visit == fact.visit) {
            stopHelp(from, at);
            person->second.visit.reset();
        }
        floor_.apply(floor::HandedOn{at, fact.visit, from, to});
        leave(from, at);
        ticket.foreseen = false;
    } else if (!keeps) {
        floor_.apply(floor::HandedOn{at, fact.visit, fact.by, to});
    }
    if (keeps)
        take(ticket, fact.by, at);
}

void FloorFold::ended(const TicketEnded& fact, Minute at) {
    Ticket& ticket = tickets_.at(fact.visit);
    if (ticket.taken) {
        release(ticket, at);
    } else {
        keep(ticket, at, true);
        floor_.apply(floor::TicketLeft{at, fact.visit});
    }
    tickets_.erase(fact.visit);
}

// ---- people

floor::Status FloorFold::status(const StaffId& staff) const {
    const auto load = floor_.load(last_, staff);
    return load ? load->status : floor::Status::Off;
}

void FloorFold::stopHelp(const StaffId& staff, Minute at) {
    for (auto& [caller, one] : people_) {
        if (caller != staff && one.helper != staff)
            continue;
        if (one.calls)
            floor_.apply(floor::HelpOver{at, caller});
        one.calls = false;
        one.helper.reset();
    }
}

void FloorFold::came(const StaffCame& fact, Minute at) {
    const auto [place, isNew] = people_.try_emplace(fact.staff);
    if (isNew)
        place->second.order = ++order_;
    place->second.came = fact;
    place->second.silences = 0;
    floor_.apply(floor::CameOn{at,
                               fact.staff,
                               {minuteOf(fact.begins) + shift_, minuteOf(fact.ends) + shift_},
                               fact.languages,
                               fact.topics});
}

void FloorFold::went(const StaffId& staff, Minute at) {
    stopHelp(staff, at);
    if (const auto person = people_.find(staff); person != people_.end())
        person->second.visit.reset();
    floor_.apply(floor::WentOff{at, staff});
}

void FloorFold::floorSays(const Event& event, Minute at) {
    const std::string& type = event.type;
    const json::object& body = event.body;
    if (type == types::staffCame) {
        if (const auto fact = staffCame(body))
            came(*fact, at);
        return;
    }
    if (type == types::waitForeseen) {
        const auto fact = waitForeseen(body);
        for (std::size_t i = 0; fact && i < fact->waits.size(); ++i) {
            const auto& [visit, wait] = fact->waits[i];
            if (!visit) {
                told_ = wait;
                toldAt_ = at;
            } else if (const auto ticket = tickets_.find(*visit); ticket != tickets_.end()) {
                Ticket& one = ticket->second;
                one.told = wait;
                one.toldAt = at;
                one.foreseen = true;
                if (!one.promised && !one.served)
                    one.promised = wait;
            }
        }
        return;
    }
    if (type == types::waitKept) {
        if (const auto fact = waitKept(body)) {
            toKeep_.erase(fact->visit);
            ++(fact->left ? promises_.left : promises_.kept);
            promises_.within += !fact->left && fact->waited <= fact->promised.high + 0.5 ? 1 : 0;
        }
        return;
    }
    if (type == types::floorScores) {
        if (const auto fact = scoresTrusted(body)) {
            trusted_ = fact->trusted;
            floor_.apply(floor::ScoresTrusted{at, trusted_});
        }
        return;
    }
    const auto staff = idField<StaffId>(body, "staff");
    const auto person = staff ? people_.find(*staff) : people_.end();
    if (person == people_.end())
        return;
    Someone& one = person->second;
    if (type == types::staffWent) {
        went(*staff, at);
    } else if (type == types::floorOffered) {
        const auto fact = floorOffered(body);
        if (!fact || !isThere(*staff))
            return;
        floor_.apply(floor::Offered{at, fact->visit, *staff, minuteOf(fact->until) + shift_});
        if (status(*staff) == floor::Status::Offered)
            one.offer = Offer{fact->visit, fact->until, fact->because};
    } else if (type == types::floorPassed) {
        if (const auto fact = floorPassed(body)) {
            one.silences = fact->silent ? one.silences + 1 : 0;
            floor_.apply(floor::Passed{at, fact->visit, *staff, fact->silent});
        }
    } else if (type == types::talkBegan) {
        const auto fact = talkBegan(body);
        const bool isTalking = status(*staff) == floor::Status::InTalk;
        if (!fact || !isThere(*staff) || (isTalking && one.visit == fact->visit))
            return; // one about a ticket began with the ticket's being taken
        stopHelp(*staff, at);
        one.visit = fact->visit;
        one.since = at;
        one.silences = 0;
        floor_.apply(floor::TalkBegan{at, *staff, fact->visit});
    } else if (type == types::talkEnded) {
        const auto fact = talkEnded(body);
        if (!fact || status(*staff) != floor::Status::InTalk || one.visit != fact->visit)
            return;
        stopHelp(*staff, at);
        one.visit.reset();
        floor_.apply(floor::TalkEnded{at, *staff,
                                      fact->found ? std::optional(isProspect(*fact->found)) : std::nullopt});
    } else if (type == types::restBegan) {
        const auto fact = restBegan(body);
        const auto is = status(*staff);
        if (!fact || is == floor::Status::InTalk || is == floor::Status::Off)
            return;
        stopHelp(*staff, at);
        one.rest = fact->isBreak ? floor::Rest::Break : floor::Rest::Breather;
        one.since = at;
        one.restMinutes = fact->minutes;
        one.silences = 0;
        floor_.apply(floor::RestBegan{at, *staff, one.rest, fact->minutes});
    } else if (type == types::restEnded) {
        floor_.apply(floor::RestEnded{at, *staff});
    } else if (type == types::helpCalled) {
        if (one.calls || status(*staff) != floor::Status::InTalk)
            return;
        one.calls = true;
        one.helper.reset();
        floor_.apply(floor::HelpCalled{at, *staff});
    } else if (type == types::helpCame) {
        const auto fact = helpCame(body);
        if (!fact || !one.calls || one.helper || fact->helper == *staff || !isThere(fact->helper) ||
            status(fact->helper) == floor::Status::InTalk || !people_.contains(fact->helper))
            return;
        one.helper = fact->helper;
        people_.at(fact->helper).silences = 0;
        floor_.apply(floor::HelpCame{at, *staff, fact->helper});
    } else if (type == types::helpOver) {
        if (one.calls)
            floor_.apply(floor::HelpOver{at, *staff});
        one.calls = false;
        one.helper.reset();
    }
}

// ---- what is asked

std::optional<FloorFold::Person> FloorFold::person(const StaffId& staff) const {
    const auto found = people_.find(staff);
    if (found == people_.end())
        return std::nullopt;
    const Someone& one = found->second;
    Person person{one.came, status(staff)};
    person.since = one.since;
    person.silences = one.silences;
    if (person.status == floor::Status::Offered)
        person.offer = one.offer;
    if (person.status == floor::Status::InTalk) {
        person.visit = one.visit;
        person.calls = one.calls && !one.helper;
        person.helper = one.helper;
    }
    if (person.status == floor::Status::Helping) {
        for (const auto& [caller, other] : people_) {
            if (other.helper == staff)
                person.helps = caller;
        }
    }
    if (person.status == floor::Status::Resting) {
        person.rest = one.rest;
        person.restMinutes = one.restMinutes;
    }
    return person;
}

std::vector<FloorFold::Person> FloorFold::people() const {
    std::vector<std::pair<std::uint64_t, Person>> there;
    for (const auto& [staff, one] : people_) {
        if (isThere(staff))
            there.emplace_back(one.order, *person(staff));
    }
    std::ranges::sort(there, {}, [](const auto& entry) { return entry.first; });
    std::vector<Person> result;
    result.reserve(there.size());
    for (auto& [order, person] : there)
        result.push_back(std::move(person));
    return result;
}

bool FloorFold::inUse() const {
    return std::ranges::any_of(people_, [this](const auto& entry) { return isThere(entry.first); });
}

std::vector<FloorFold::Waiting> FloorFold::waiting() const {
    std::vector<const Ticket*> open;
    for (const auto& [visit, ticket] : tickets_) {
        if (!ticket.taken)
            open.push_back(&ticket);
    }
    std::ranges::sort(open, {}, &Ticket::order);
    std::vector<Waiting> result;
    result.reserve(open.size());
    for (const Ticket* one : open)
        result.push_back(
            {one->visit, one->number, one->language, one->opened, one->told, one->toldAt, one->foreseen});
    return result;
}

std::string FloorFold::number(const VisitId& visit) const {
    const auto ticket = tickets_.find(visit);
    return ticket == tickets_.end() ? std::string() : ticket->second.number;
}

std::vector<WaitKept> FloorFold::toKeep() const {
    std::vector<WaitKept> result;
    for (const auto& [visit, kept] : toKeep_)
        result.push_back(kept);
    return result;
}

} // namespace standdienst::backend

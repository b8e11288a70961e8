// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/today/today.h"

#include "backend/journal/since.h"
#include "backend/store/bodies.h"

#include "core/base/limits.h"
#include "core/fold/learning.h"
#include "core/fold/tickets.h"
#include "core/triage/logistic.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace standdienst::backend {

namespace {

constexpr std::size_t pageEvents = 500;
// More visits in a day than any stand has.
constexpr std::size_t mostVisits = 10'000;
constexpr std::chrono::milliseconds longestVisit = std::chrono::hours(24);
// What one reads before going after somebody; the list of visits has them all.
constexpr std::size_t mostLost = 20;
// A wait that was as long as foretold, as people count it: FloorFold does the same.
constexpr double halfAMinute = 0.5;
// Minutes of a team are told so coarsely that no talk can be made out in them.
constexpr double coarse = 5;

double minutes(std::chrono::milliseconds time) {
    return std::chrono::duration<double, std::ratio<60>>(time).count();
}

json::value orNull(const std::optional<double>& minutes) {
    return minutes ? json::value(toTenth(*minutes)) : json::value();
}

std::optional<WaitTold> toldIn(const json::object& kept) {
    const auto* promised = kept.if_contains("promised");
    if (!promised || !promised->is_object())
        return std::nullopt;
    const auto& told = promised->get_object();
    const auto most = 24.0 * 60;
    const auto middle = numberField(told, "minutes", 0, most);
    const auto low = numberField(told, "low", 0, most), high = numberField(told, "high", 0, most);
    if (!middle || !low || !high)
        return std::nullopt;
    return WaitTold{*middle, *low, *high};
}

VisitorFact::Ticket ticketOf(Reader& reader, const json::object& body, const Day& day) {
    using State = VisitorFact::Ticket::State;
    VisitorFact::Ticket ticket;
    ticket.opened = openedAt(reader, body);
    ticket.number = textOr(body, "number");
    const auto state = ticketStateFromName(textOr(body, "state"));
    ticket.state = state == TicketState::Taken  ? State::Taken
                   : state == TicketState::Left ? State::Left
                   : state == TicketState::Ended
                       ? textOr(body, "end") == "served" ? State::Served : State::NotFound
                       : State::Waits;
    const bool reached = ticket.state == State::Taken || ticket.state == State::Served;
    const auto* kept = body.if_contains("kept");
    if (kept && kept->is_object()) {
        const auto& said = kept->get_object();
        ticket.promised = toldIn(said);
        const auto waited = numberField(said, "waited", 0, 24.0 * 60);
        if (reached && waited && !flagOr(said, "left", false))
            ticket.waited = *waited;
    }
    // Nobody had said that they are there, so nothing was foretold.
    const auto taken = timeField(body, "taken_at");
    if (reached && !ticket.waited && taken && *taken < day.until)
        ticket.waited = std::max(0.0, minutes(*taken - ticket.opened));
    ticket.within = ticket.waited && ticket.promised && *ticket.waited <= ticket.promised->high + halfAMinute;
    return ticket;
}

std::string_view nameOf(Fared fared) {
    return fared == Fared::Left ? "left" : "unmet";
}

std::string_view nameOf(TeamDay::Why why) {
    switch (why) {
    case TeamDay::Why::Nobody:
        return "nobody";
    case TeamDay::Why::Running:
        return "running";
    case TeamDay::Why::Few:
        return "few";
    case TeamDay::Why::Rest:
        return "rest";
    case TeamDay::Why::Told:
        break;
    }
    return "told";
}

json::object toJson(const TeamDay::Figures& team) {
    const auto coarsely = [](double minutes) {
        return static_cast<std::int64_t>(std::llround(minutes / coarse) * static_cast<std::int64_t>(coarse));
    };
    return {{"people", team.people},
            {"talks", team.talks},
            {"talk_minutes", coarsely(team.talkMinutes)},
            {"present_minutes", coarsely(team.presentMinutes)}};
}

json::object toJson(const Waits& waits) {
    return {{"went", waits.went}, {"foretold", waits.promised},         {"within", waits.within},
            {"left", waits.left}, {"promised", orNull(waits.foretold)}, {"waited", orNull(waits.waited)}};
}

json::array hoursJson(const VisitorDay& visitors, const TeamDay& team, const Day& day, UtcTime now) {
    // From the first in which anything was to the last, or to the one that runs.
    std::size_t begin = visitors.hours.size(), end = 0;
    for (std::size_t hour = 0; hour < visitors.hours.size(); ++hour) {
        if (visitors.hours[hour].visits == 0 && visitors.hours[hour].asked == 0)
            continue;
        begin = std::min(begin, hour);
        end = hour + 1;
    }
    if (const auto first = team.firstHour()) {
        begin = std::min(begin, *first);
        end = std::max(end, std::min(team.hoursUntil(now), visitors.hours.size()));
    }
    json::array result;
    for (std::size_t hour = begin; hour < end; ++hour) {
        const VisitorHour& one = visitors.hours[hour];
        json::object entry{{"from", toRfc3339(day.from + hour * std::chrono::hours(1))},
                           {"visits", one.visits},
                           {"asked", one.asked},
                           {"waits", nullptr},
                           {"fared", nullptr},
                           {"team", nullptr}};
        if (one.waits.went >= limits::waitsOfHour && team.waitsOfHour(hour, now))
            entry["waits"] =
                json::object{{"promised", orNull(one.waits.foretold)}, {"waited", orNull(one.waits.waited)}};
        if (const auto figures = team.ofHour(hour, now)) {
            entry["fared"] =
                json::object{{"prospects", one.prospects}, {"left", one.left}, {"unmet", one.unmet}};
            entry["team"] = toJson(*figures);
        }
        result.push_back(std::move(entry));
    }
    return result;
}

json::array lostJson(const VisitorDay& visitors, bool over, bool trusted, UtcTime now) {
    json::array result;
    for (const VisitorFact* one : visitors.lost) {
        if (result.size() == mostLost)
            break;
        result.push_back(json::object{
            {"visit", toString(one->visit)},
            {"at", toRfc3339(one->at)},
            {"why", nameOf(faredOf(*one, trusted, over, now))},
            {"number", one->ticket ? json::value(one->ticket->number) : json::value()},
            {"lead", one->isLead},
            {"probability",
             trusted && one->probability ? json::value(toThousandth(*one->probability)) : json::value()}});
    }
    return result;
}

json::value dayName(const std::string& zone, const std::optional<UtcTime>& moment) {
    return moment ? json::value(dayOf(zone, *moment).name) : json::value();
}

} // namespace

// ---- what is known of a day

void Today::readVisit(Reader& reader, Known& known, const VisitId& visit) const {
    const auto entry = reader.visit(fair_, visit);
    if (!entry || entry->at < known.day.from || entry->at >= known.day.until)
        return;
    const std::string id = toString(visit);
    VisitorFact fact;
    fact.visit = visit;
    fact.at = entry->at;
    fact.disposition = dispositionFromName(entry->disposition);
    if (const auto document = reader.document(fair_, {Kind::Visit, id})) {
        // How long it took by the kiosk's own clock, whatever day that believes it is.
        const auto body = bodyOf(document->body);
        const auto started = timeField(body, "started_at"), ended = timeField(body, "ended_at");
        if (started && ended)
            fact.ended = entry->at + std::clamp<std::chrono::milliseconds>(
                                         *ended - *started, std::chrono::milliseconds(0), longestVisit);
    }
    fact.isLead = reader.document(fair_, {Kind::Lead, id}).has_value();
    if (const auto score = reader.document(fair_, {Kind::Score, id})) {
        const auto body = bodyOf(score->body);
        const auto* logit = body.if_contains("logit");
        if (logit && logit->is_number())
            fact.probability = sigmoid(logit->to_number<double>());
    }
    if (const auto ticket = reader.document(fair_, {Kind::Ticket, id}))
        fact.ticket = ticketOf(reader, bodyOf(ticket->body), known.day);
    known.visits.insert_or_assign(visit, std::move(fact));
}

void Today::readAll(Reader& reader, Known& known) const {
    const auto entries =
        reader.visits(fair_, {known.day.from, known.day.until, {}, std::nullopt, mostVisits + 1});
    known.capped = entries.size() > mostVisits;
    for (const VisitEntry& entry : entries)
        readVisit(reader, known, entry.visit);
}

bool Today::isDevices(Reader& reader, const WriterId& writer) {
    if (devices_.contains(writer))
        return true;
    return reader.device(writer) && devices_.insert(writer).second;
}

Today::Known& Today::known(const Day& day) {
    const auto found =
        std::ranges::find_if(days_, [&](const Known& one) { return one.day.name == day.name; });
    if (found != days_.end()) {
        days_.splice(days_.begin(), days_, found);
        return days_.front();
    }
    if (days_.size() >= limits::daysAtHand)
        days_.pop_back();
    days_.push_front({day, {}, {}, false, TeamDay(day)});
    return days_.front();
}

void Today::catchUp(Reader& reader, Known& known) {
    const bool isFirst = known.read == Position{};
    Position at = isFirst ? positionAt(reader, fair_, known.day.from) : known.read;
    std::set<VisitId> changed;
    bool goesOn = true, taught = isFirst;
    for (auto page = reader.events(fair_, at, pageEvents); goesOn && !page.empty();
         page = reader.events(fair_, at, pageEvents)) {
        for (const StoredEvent& stored : page) {
            at = stored.position;
            // Of a day that is over, only visits change any more, and those are all read below.
            if (isFirst && stored.receivedAt >= known.day.until) {
                goesOn = false;
                break;
            }
            const auto event = parseRecord(stored.record);
            if (!event)
                continue;
            taught |= event->type == types::dispositionGiven || event->type == types::triageBegun;
            if (TeamDay::concerns(event->type) && !isDevices(reader, stored.writer))
                known.team.apply(*event, stored.receivedAt);
            if (const auto visit =
                    isFirst ? Result<VisitId>(Error{}) : idField<VisitId>(event->body, "visit"))
                changed.insert(*visit);
        }
    }
    if (isFirst)
        readAll(reader, known);
    for (const VisitId& visit : changed)
        readVisit(reader, known, visit);
    known.read = reader.position(fair_);
    if (!taught)
        return;
    const auto scoring = reader.document(fair_, {Kind::Model, std::string(models::scoring)});
    trusted_ = !scoring || flagOr(bodyOf(scoring->body), "trusted", true);
}

// ---- what is told

json::object Today::dayJson(const Known& known, UtcTime now) const {
    std::vector<VisitorFact> facts;
    facts.reserve(known.visits.size());
    for (const auto& [visit, fact] : known.visits)
        facts.push_back(fact);
    const VisitorDay visitors = visitorDay(facts, known.day, trusted_, now);
    const auto team = known.team.ofDay(now);
    return {{"day", known.day.name},
            {"from", toRfc3339(known.day.from)},
            {"until", toRfc3339(known.day.until)},
            {"over", now >= known.day.until},
            {"visits", visitors.visits},
            {"capped", known.capped},
            {"asked", visitors.asked},
            {"waits", toJson(visitors.waits)},
            {"found",
             {{"hot", visitors.hot},
              {"warm", visitors.warm},
              {"others", visitors.others},
              {"unsaid", visitors.met}}},
            {"lost",
             {{"left", visitors.left},
              {"likely_left", trusted_ ? json::value(visitors.likelyLeft) : json::value()},
              {"unmet", trusted_ ? json::value(visitors.unmet) : json::value()},
              {"reachable", visitors.reachable},
              {"visits", lostJson(visitors, now >= known.day.until, trusted_, now)}}},
            {"hours", hoursJson(visitors, known.team, known.day, now)},
            {"team", team ? json::value(toJson(*team)) : json::value()},
            {"team_why", nameOf(known.team.whyOfDay(now))}};
}

json::object Today::nowJson(Reader& reader, const Day& day) const {
    std::size_t waiting = 0;
    std::optional<UtcTime> since;
    for (const OpenTicket& ticket : reader.openTickets(fair_, limits::listedTickets)) {
        const auto body = bodyOf(ticket.body);
        const UtcTime opened = openedAt(reader, body);
        if (ticketStateFromName(textOr(body, "state")) != TicketState::Open || opened < day.from)
            continue; // of yesterday: somebody forgot to end it
        ++waiting;
        since = std::min(since.value_or(opened), opened);
    }
    return {{"waiting", waiting}, {"since", since ? json::value(toRfc3339(*since)) : json::value()}};
}

namespace {

// What the next decision needs, and no more than everybody on the stand is told.
json::value floorNow(const json::object& floor) {
    if (!flagOr(floor, "enabled", false))
        return nullptr;
    std::size_t free = 0, busy = 0, resting = 0;
    json::array due;
    for (const auto& value : floor.at("people").as_array()) {
        const auto& person = value.as_object();
        const auto status = textOr(person, "status");
        ++(status == "free" ? free : status == "break" ? resting : busy);
        if (flagOr(person, "break_due", false))
            due.push_back(json::object{{"id", person.at("id")}, {"name", person.at("name")}});
    }
    return json::object{{"free", free},
                        {"busy", busy},
                        {"break", resting},
                        {"breaks_due", std::move(due)},
                        {"wait", floor.at("wait")}};
}

} // namespace

Result<json::object> Today::of(const std::string& name) {
    const auto id = fairs_.current();
    if (!id)
        return id.error();
    const auto fair = fairs_.find(*id);
    if (!fair)
        return fair.error();
    const std::string zone = *fair ? (*fair)->timeZone : "UTC";
    const UtcTime now = clock_.utc();
    const Day running = dayOf(zone, now);
    Day day = running;
    if (!name.empty()) {
        auto named = dayNamed(zone, name);
        if (!named)
            return named.error();
        day = std::move(*named);
    }
    const bool isRunning = day.name == running.name;
    json::value floor;
    if (isRunning) {
        const auto standing = floor_.floor();
        if (!standing)
            return standing.error();
        floor = floorNow(*standing);
    }
    const std::lock_guard lock(mutex_);
    if (*id != fair_ || zone != zone_) {
        days_.clear();
        fair_ = *id;
        zone_ = zone;
        trusted_ = true;
    }
    json::object answer;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        Known& one = known(day);
        catchUp(reader, one);
        answer = dayJson(one, now);
        answer["previous_day"] = dayName(zone, reader.lastVisitBefore(fair_, day.from));
        answer["next_day"] = dayName(zone, reader.firstVisitFrom(fair_, day.until));
        answer["scores_trusted"] = trusted_;
        answer["floor_enabled"] = !*fair || (*fair)->floor;
        answer["now"] = nullptr;
        if (isRunning) {
            auto standing = nowJson(reader, day);
            standing["floor"] = floor;
            answer["now"] = std::move(standing);
        }
        answer["position"] = one.read.value;
        return {};
    });
    if (!read)
        days_.clear(); // half read
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

} // namespace standdienst::backend

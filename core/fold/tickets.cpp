// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/tickets.h"

#include "core/base/limits.h"
#include "core/base/spoken_number.h"
#include "core/fold/visit_fold.h"

#include <algorithm>
#include <array>

namespace standdienst {

namespace {

constexpr std::array<std::pair<TicketCause, std::string_view>, 2> causes{
    {{TicketCause::Asked, "asked"}, {TicketCause::AfterGift, "after_gift"}}};
constexpr std::array<std::pair<TicketState, std::string_view>, 4> states{{{TicketState::Open, "open"},
                                                                          {TicketState::Taken, "taken"},
                                                                          {TicketState::Ended, "ended"},
                                                                          {TicketState::Left, "left"}}};
constexpr std::array<std::pair<TicketEnd, std::string_view>, 2> ends{
    {{TicketEnd::Served, "served"}, {TicketEnd::NotFound, "not_found"}}};

template<class Names, class Value>
std::string_view nameIn(const Names& names, Value value) {
    return std::ranges::find(names, value, &Names::value_type::first)->second;
}
template<class Names>
auto fromName(const Names& names, std::string_view name) {
    const auto found = std::ranges::find(names, name, &Names::value_type::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

using Effects = std::vector<PersonalEffect>;

// One ticket while one event is folded into it: the visit's document says what its device may know, the
// ticket's what staff know, the queue's what every device of the booth may tell.
class TicketFold {
public:
    TicketFold(const Event& event, const VisitId& visit, DocumentStore& documents)
        : event_(event),
          documents_(documents),
          visit_(event, visit, documents),
          key_{Kind::Ticket, toString(visit)},
          document_(documents.find(key_).value_or(Document{Scope::office(), {{"visit", key_.id}}})) {
        if (const auto* ticket = find(visit_.body(), "ticket"); ticket && ticket->is_object())
            state_ = ticketStateFromName(textOr(ticket->get_object(), "state"));
    }

    Result<void> claim() { return visit_.claim(); }
    std::optional<TicketState> state() const { return state_; }
    bool waits() const { return state_ == TicketState::Open || state_ == TicketState::Taken; }
    std::string at() const { return toRfc3339(event_.deviceTime); }
    json::object& told() { return visit_.body()["ticket"].get_object(); }
    json::object& body() { return document_.body; }

    void open(const TicketOpened& fact) {
        if (!state_)
            visit_.body()["ticket"] = json::object{{"number", fact.number}};
        const std::string number(textOr(told(), "number"));
        for (auto* object : {&told(), &body()}) {
            (*object)["number"] = number;
            (*object)["cause"] = name(fact.cause);
            (*object)["screen"] = fact.screen;
            (*object)["opened_at"] = at();
        }
        body()["device"] = toString(event_.writer);
        body()["booth"] = event_.booth.value;
        // What the visitor speaks stands with the visit alone: it may change while they wait.
        visit_.body()["language"] = fact.language;
        body()["opening"] = toString(event_.id);
        forget({"by", "taken_at", "for", "wanted", "ended_by", "ended_at", "end", "wait", "kept"});
        told().erase("end");
        set(TicketState::Open);
    }

    void giveTo(const StaffId& by) {
        forget({"for", "wanted"});
        body()["by"] = toString(by);
        body()["taken_at"] = at();
        set(TicketState::Taken);
    }

    void wantedBy(const StaffId& by) {
        auto& wanted = listIn(body(), "wanted");
        if (wanted.size() == limits::ticketWanted)
            wanted.erase(wanted.begin());
        wanted.push_back(json::object{{"by", toString(by)}, {"at", at()}});
    }

    void giveBack(const std::optional<StaffId>& to) {
        forget({"by", "taken_at", "for", "wanted"});
        if (to)
            body()["for"] = toString(*to);
        set(TicketState::Open);
    }

    // The visitor's screen says which end it was.
    void end(const StaffId& by, TicketEnd end) {
        forget({"for", "wanted"});
        told()["end"] = name(end);
        body()["end"] = name(end);
        body()["ended_by"] = toString(by);
        body()["ended_at"] = at();
        set(TicketState::Ended);
    }

    void leave() { set(TicketState::Left); }

    Result<void> note(const StaffId& by) {
        if (!event_.sealed)
            return {};
        auto& notes = listIn(body(), "notes");
        if (notes.size() >= limits::ticketNotes)
            return Error{Code::TooLarge, "a ticket has at most 16 notes"};
        notes.push_back(json::object{{"event", toString(event_.id)}, {"by", toString(by)}, {"at", at()}});
        return {};
    }

    Effects done() {
        queue();
        documents_.put(key_, document_);
        return visit_.done();
    }

private:
    void set(TicketState state) {
        state_ = state;
        if (state != TicketState::Open)
            forget({"wait"}); // nobody waits any more
        told()["state"] = name(state);
        body()["state"] = name(state);
    }

    void forget(std::initializer_list<std::string_view> fields) {
        for (const auto field : fields)
            body().erase(field);
    }

    // In the order in which they were opened; one that was taken keeps its place, for it may come back.
    void queue() {
        const DocumentKey key{Kind::Queue, std::string(textOr(body(), "booth"))};
        if (key.id.empty())
            return;
        auto document = documents_.find(key).value_or(
            Document{Scope::booth({key.id}), {{"booth", key.id}, {"waiting", json::array()}}});
        auto& waiting = listIn(document.body, "waiting");
        const auto isThis = [this](const json::value& value) {
            if (!value.is_object()) // of a document that came over the network
                return false;
            const auto& entry = value.get_object();
            return textOr(entry, "number") == textOr(body(), "number") &&
                   textOr(entry, "at") == textOr(body(), "opened_at");
        };
        const auto place = std::ranges::find_if(waiting, isThis);
        if (waits()) {
            json::object entry{{"number", body().at("number")}, {"at", body().at("opened_at")}};
            if (state_ == TicketState::Taken)
                entry["taken"] = true;
            if (const auto* wait = find(body(), "wait"))
                entry["wait"] = *wait;
            if (place != waiting.end())
                *place = std::move(entry);
            else
                waiting.push_back(std::move(entry));
            if (waiting.size() > limits::queueTickets)
                waiting.erase(waiting.begin());
        } else if (place != waiting.end()) {
            waiting.erase(place);
        }
        documents_.put(key, std::move(document));
    }

    const Event& event_;
    DocumentStore& documents_;
    VisitFold visit_;
    DocumentKey key_;
    Document document_;
    std::optional<TicketState> state_;
};

Error noTicket() {
    return {Code::NotFound, "this visit has no ticket"};
}

Result<Effects> apply(const TicketOpened& fact, TicketFold& ticket) {
    if (auto claimed = ticket.claim(); !claimed)
        return claimed.error();
    if (ticket.waits())
        return Effects{};
    ticket.open(fact);
    return ticket.done();
}

Result<Effects> apply(const TicketLeft&, TicketFold& ticket) {
    if (auto claimed = ticket.claim(); !claimed)
        return claimed.error();
    if (!ticket.state())
        return noTicket();
    if (!ticket.waits())
        return Effects{};
    ticket.leave();
    return ticket.done();
}

// The first by position has it; whoever comes later is written down, so that both hear of it.
Result<Effects> apply(const TicketTaken& fact, TicketFold& ticket) {
    if (!ticket.state())
        return noTicket();
    if (ticket.state() == TicketState::Open)
        ticket.giveTo(fact.by);
    else if (ticket.state() == TicketState::Taken && textOr(ticket.body(), "by") != toString(fact.by))
        ticket.wantedBy(fact.by);
    else
        return Effects{};
    return ticket.done();
}

Result<Effects> apply(const TicketHandedOn& fact, TicketFold& ticket) {
    if (!ticket.state())
        return noTicket();
    if (auto noted = ticket.note(fact.by); !noted)
        return noted.error();
    if (ticket.waits() && fact.to == fact.by)
        ticket.giveTo(fact.by);
    else if (ticket.waits())
        ticket.giveBack(fact.to);
    return ticket.done();
}

Result<Effects> apply(const TicketEnded& fact, TicketFold& ticket) {
    if (!ticket.state())
        return noTicket();
    if (auto noted = ticket.note(fact.by); !noted)
        return noted.error();
    if (ticket.waits())
        ticket.end(fact.by, fact.end);
    return ticket.done();
}

template<class Fact>
Result<Effects> foldFact(const Result<Fact>& fact, const Event& event, DocumentStore& documents) {
    if (!fact)
        return fact.error();
    TicketFold ticket(event, fact->visit, documents);
    return apply(*fact, ticket);
}

} // namespace

std::string_view name(TicketCause cause) {
    return nameIn(causes, cause);
}
std::optional<TicketCause> ticketCauseFromName(std::string_view name) {
    return fromName(causes, name);
}
std::string_view name(TicketState state) {
    return nameIn(states, state);
}
std::optional<TicketState> ticketStateFromName(std::string_view name) {
    return fromName(states, name);
}

std::string_view name(TicketEnd end) {
    return nameIn(ends, end);
}
std::optional<TicketEnd> ticketEndFromName(std::string_view name) {
    return fromName(ends, name);
}

json::object toBody(const TicketOpened& fact) {
    return {{"visit", toString(fact.visit)},
            {"number", fact.number},
            {"language", fact.language},
            {"cause", name(fact.cause)},
            {"screen", fact.screen}};
}
json::object toBody(const TicketLeft& fact) {
    return {{"visit", toString(fact.visit)}};
}
json::object toBody(const TicketTaken& fact) {
    return {{"visit", toString(fact.visit)}, {"by", toString(fact.by)}};
}
json::object toBody(const TicketHandedOn& fact) {
    return {{"visit", toString(fact.visit)},
            {"by", toString(fact.by)},
            {"to", fact.to ? json::value(toString(*fact.to)) : json::value()}};
}
json::object toBody(const TicketEnded& fact) {
    return {{"visit", toString(fact.visit)}, {"by", toString(fact.by)}, {"end", name(fact.end)}};
}

Result<TicketOpened> ticketOpened(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    auto number = stringField(body, "number", 16);
    auto language = stringField(body, "language", 16);
    auto causeText = stringField(body, "cause", 64);
    auto screen = stringField(body, "screen", 64);
    if (auto error = firstError(visit, number, language, causeText, screen))
        return *error;
    const auto cause = ticketCauseFromName(*causeText);
    if (!cause)
        return Error{Code::Malformed, "cause: asked or after_gift expected"};
    if (!isPrefixedNumber(*number))
        return Error{Code::Malformed, "number: a device's letters and a number expected, such as B12"};
    if (!isSlug(*screen))
        return Error{Code::Malformed, "screen: lower-case letters, digits and hyphens expected"};
    return TicketOpened{*visit, *number, *language, *cause, *screen};
}

Result<TicketLeft> ticketLeft(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    if (!visit)
        return visit.error();
    return TicketLeft{*visit};
}

Result<TicketTaken> ticketTaken(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    auto by = idField<StaffId>(body, "by");
    if (auto error = firstError(visit, by))
        return *error;
    return TicketTaken{*visit, *by};
}

Result<TicketHandedOn> ticketHandedOn(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    auto by = idField<StaffId>(body, "by");
    if (auto error = firstError(visit, by))
        return *error;
    TicketHandedOn fact{*visit, *by, std::nullopt};
    const auto* to = body.if_contains("to");
    if (!to)
        return Error{Code::Malformed, "to: the id of one of the staff or null expected"};
    if (to->is_null())
        return fact;
    const auto staff = idField<StaffId>(body, "to");
    if (!staff)
        return staff.error();
    fact.to = *staff;
    return fact;
}

Result<TicketEnded> ticketEnded(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    auto by = idField<StaffId>(body, "by");
    auto endText = stringField(body, "end", 64);
    if (auto error = firstError(visit, by, endText))
        return *error;
    const auto end = ticketEndFromName(*endText);
    if (!end)
        return Error{Code::Malformed, "end: served or not_found expected"};
    return TicketEnded{*visit, *by, *end};
}

bool isTicketType(std::string_view type) {
    constexpr std::array known{types::ticketOpened, types::ticketLeft, types::ticketTaken,
                               types::ticketHandedOn, types::ticketEnded};
    return std::ranges::find(known, type) != known.end();
}

Result<Effects> foldTicket(const Event& event, DocumentStore& documents) {
    if (event.type == types::ticketOpened)
        return foldFact(ticketOpened(event.body), event, documents);
    if (event.type == types::ticketLeft)
        return foldFact(ticketLeft(event.body), event, documents);
    if (event.type == types::ticketTaken)
        return foldFact(ticketTaken(event.body), event, documents);
    if (event.type == types::ticketHandedOn)
        return foldFact(ticketHandedOn(event.body), event, documents);
    return foldFact(ticketEnded(event.body), event, documents);
}

json::object noteToPersonal(const std::string& note) {
    return {{"note", note}};
}

Result<std::string> noteFromPersonal(const json::object& personal) {
    const auto* note = personal.if_contains("note");
    if (!note || !note->is_string())
        return Error{Code::Malformed, "note: a text expected"};
    if (codePoints(note->get_string()) > limits::ticketNote)
        return Error{Code::TooLarge, "note: at most 1000 characters"};
    return std::string(note->get_string());
}

} // namespace standdienst

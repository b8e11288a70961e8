// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/tickets/tickets.h"

#include "backend/floor/staff.h"
#include "backend/store/bodies.h"
#include "backend/triage/scores.h"
#include "backend/visits/days.h"
#include "backend/visits/story.h"
#include "backend/visits/visits.h"

#include "core/base/limits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace standdienst::backend {

namespace {

Error noTicket() {
    return {Code::NotFound, "there is no such ticket; the visitor has not asked for a person"};
}

std::optional<OpenTicket> ticketOf(Reader& reader, const FairId& fair, const VisitId& visit) {
    auto document = reader.document(fair, {Kind::Ticket, toString(visit)});
    if (!document)
        return std::nullopt;
    return OpenTicket{visit, document->position, std::move(document->body)};
}

json::value personOr(Reader& reader, const json::object& body, std::string_view field) {
    const auto staff = idField<StaffId>(body, field);
    return staff ? json::value(personJson(reader, *staff)) : json::value();
}

std::string personName(Reader& reader, const json::object& body, std::string_view field) {
    const auto staff = idField<StaffId>(body, field);
    const auto known = staff ? reader.accountOf(*staff) : std::nullopt;
    return known ? known->name : std::string("A colleague");
}

json::array wantedJson(Reader& reader, const json::object& body) {
    json::array result;
    if (const auto* wanted = find(body, "wanted"); wanted && wanted->is_array()) {
        for (const auto& entry : wanted->get_array())
            result.push_back(json::object{{"by", personOr(reader, entry.as_object(), "by")},
                                          {"at", entry.as_object().at("at")}});
    }
    return result;
}

bool isWantedBy(const json::object& body, const StaffId& by) {
    const auto* wanted = find(body, "wanted");
    return wanted && wanted->is_array() && std::ranges::any_of(wanted->get_array(), [&](const auto& entry) {
               return textOr(entry.as_object(), "by") == toString(by);
           });
}

// Everything was agreed to once and is taken back: nothing personal may be kept of this visitor.
bool isForgotten(Reader& reader, const FairId& fair, const VisitId& visit) {
    const auto document = reader.document(fair, {Kind::Visit, toString(visit)});
    const auto body = document ? bodyOf(document->body) : json::object();
    const auto* consents = find(body, "consents");
    return consents && consents->is_array() && !consents->get_array().empty() &&
           std::ranges::all_of(consents->get_array(), [](const json::value& consent) {
               return consent.as_object().contains("withdrawn_at");
           });
}

// Why somebody who had not seen it may not act on the ticket as it stands; nothing where they may.
std::optional<Error> crossed(Reader& reader, const OpenTicket& ticket, const Tickets::Act& act) {
    const auto body = bodyOf(ticket.body);
    const std::string number(textOr(body, "number"));
    const auto state = ticketStateFromName(textOr(body, "state"));
    const std::string me = toString(act.by);
    if (state == TicketState::Ended && textOr(body, "ended_by") != me)
        return Error{Code::Conflict,
                     fmt::format("{} has ended {} already.", personName(reader, body, "ended_by"), number)};
    const bool unseen = !act.seen || *act.seen < ticket.position;
    if (state == TicketState::Taken && textOr(body, "by") != me && unseen)
        return Error{Code::Conflict,
                     fmt::format("{} has taken {} just before you.", personName(reader, body, "by"), number)};
    return std::nullopt;
}

// The position must have been given; a note may be kept only where the visitor did not take all back.
Result<void> checkAct(Reader& reader, const FairId& fair, const Tickets::Act& act, bool hasNote) {
    if (act.seen && *act.seen > reader.position(fair))
        return Error{Code::Malformed, "based_on: the `position` of an answer expected"};
    if (hasNote && isForgotten(reader, fair, act.visit))
        return Error{Code::Conflict, "The visitor took their consent back, so nothing personal may be kept. "
                                     "Remove the note and try again."};
    return {};
}

Result<std::string> tidyNote(const std::string& note) {
    Contact words; // a person's free words, with the limit of a visitor's
    words.message = note;
    auto tidy = tidyContact(std::move(words));
    if (!tidy)
        return Error{tidy.error().code, "note: at most 1000 characters"};
    return std::move(tidy->message);
}

std::optional<json::object> sealedNote(const std::string& note) {
    return note.empty() ? std::nullopt : std::optional(noteToPersonal(note));
}

} // namespace

UtcTime openedAt(Reader& reader, const json::object& ticket) {
    const auto told = timeField(ticket, "opened_at");
    const auto opening = idField<EventId>(ticket, "opening");
    const auto event = opening ? reader.event(*opening) : std::nullopt;
    const UtcTime heard = event ? event->receivedAt : UtcTime{};
    return told ? believed(*told, heard) : heard;
}

Result<Tickets::Standing> Tickets::standing() {
    const auto id = fairs_.current();
    if (!id)
        return id.error();
    const auto fair = fairs_.find(*id);
    if (!fair)
        return fair.error();
    return Standing{*id, *fair ? (*fair)->booth : BoothId{}, *fair ? (*fair)->timeZone : "UTC"};
}

// Notes stay sealed in the journal: they are opened when somebody reads them, and gone with the sealed bytes.
json::array Tickets::notesJson(Reader& reader, const json::object& body) {
    json::array result;
    const auto* notes = find(body, "notes");
    if (!notes || !notes->is_array())
        return result;
    for (const auto& value : notes->get_array()) {
        const auto& entry = value.as_object();
        const auto id = idField<EventId>(entry, "event");
        const auto event = id ? reader.event(*id) : std::nullopt;
        const auto personal = event && !event->sealed.empty()
                                  ? openPersonal(keys_.seal, *id, event->sealed)
                                  : Result<json::object>(Error{Code::NotFound, {}});
        const auto text = personal ? noteFromPersonal(*personal) : Result<std::string>(personal.error());
        result.push_back(json::object{{"by", personOr(reader, entry, "by")},
                                      {"at", entry.at("at")},
                                      {"text", text ? json::value(*text) : json::value()}});
    }
    return result;
}

json::object Tickets::ticketJson(Reader& reader, const Standing& standing, const OpenTicket& ticket) {
    constexpr std::array<std::string_view, 9> copied{"number",   "state", "cause", "screen", "taken_at",
                                                     "ended_at", "end",   "wait",  "kept"};
    const auto body = bodyOf(ticket.body);
    const UtcTime opened = openedAt(reader, body);
    json::object result{{"id", toString(ticket.visit)},
                        {"taken_at", nullptr},
                        {"ended_at", nullptr},
                        {"end", nullptr},
                        {"wait", nullptr}};
    copyFields(body, copied, result);
    // The visitor may have chosen another one while they waited.
    const auto visited = reader.document(standing.fair, {Kind::Visit, toString(ticket.visit)});
    const auto visit = visited ? bodyOf(visited->body) : json::object();
    result["language"] = textOr(visit, "language");
    result["opened_at"] = toRfc3339(opened);
    // Nobody has waited since yesterday: somebody forgot to end it.
    result["earlier"] = opened < dayOf(standing.timeZone, clock_.utc()).from;
    result["device_name"] = deviceName(reader, body);
    for (const std::string_view field : {"by", "for", "ended_by"})
        result[field] = personOr(reader, body, field);
    result["wanted"] = wantedJson(reader, body);
    result["notes"] = notesJson(reader, body);
    const auto entry = reader.visit(standing.fair, ticket.visit);
    result["visit"] = entry ? json::value(visitJson(reader, standing.fair, *entry)) : json::value();
    result["score"] = scoreJson(reader, standing.fair, ticket.visit);
    result["position"] = ticket.position.value;
    return result;
}

Result<json::object> Tickets::list() {
    const auto standing = this->standing();
    if (!standing && standing.error().code != Code::NotFound)
        return standing.error();
    if (!standing)
        return json::object{
            {"tickets", json::array()}, {"more", false}, {"people", json::array()}, {"position", 0}};
    json::object answer;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        auto open = reader.openTickets(standing->fair, limits::listedTickets + 1);
        const bool more = open.size() > limits::listedTickets;
        if (more)
            open.erase(open.begin());
        json::array tickets;
        for (const OpenTicket& ticket : open)
            tickets.push_back(ticketJson(reader, *standing, ticket));
        json::array people;
        for (const AccountRecord& account : reader.accounts())
            people.push_back(json::object{{"id", toString(account.id)}, {"name", account.name}});
        answer = {{"tickets", std::move(tickets)},
                  {"more", more},
                  {"people", std::move(people)},
                  {"position", reader.position(standing->fair).value}};
        return {};
    });
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

Result<json::object> Tickets::answerFor(const Standing& standing, const VisitId& visit) {
    json::object answer;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        const auto ticket = ticketOf(reader, standing.fair, visit);
        if (!ticket)
            return noTicket();
        answer = {{"ticket", ticketJson(reader, standing, *ticket)},
                  {"position", reader.position(standing.fair).value}};
        return {};
    });
    return read ? Result<json::object>(std::move(answer)) : read.error();
}

Result<json::object> Tickets::one(const VisitId& visit) {
    const auto standing = this->standing();
    return standing ? answerFor(*standing, visit) : standing.error();
}

// Where the guard finds a conflict nothing is written, and the answer shows why.
Result<Tickets::Outcome> Tickets::say(const Standing& standing, const Act& act,
                                      const std::vector<Ingest::Said>& said, const Ingest::Guard& guard) {
    std::optional<Error> conflict;
    const auto said_ = ingest_.append(standing.fair, standing.booth, said, act.seen, guard);
    if (!said_ && said_.error().code != Code::Conflict)
        return said_.error();
    if (!said_)
        conflict = said_.error();
    auto answer = answerFor(standing, act.visit);
    if (!answer)
        return answer.error();
    return Outcome{std::move(*answer), std::move(conflict)};
}

Result<Tickets::Outcome> Tickets::take(const Act& act) {
    const auto standing = this->standing();
    if (!standing)
        return standing.error();
    bool known = false; // what this person said already, and what needs no saying, is not said again
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        if (auto good = checkAct(reader, standing->fair, act, false); !good)
            return good.error();
        const auto ticket = ticketOf(reader, standing->fair, act.visit);
        if (!ticket)
            return noTicket();
        const auto body = bodyOf(ticket->body);
        const auto state = ticketStateFromName(textOr(body, "state"));
        known = (state == TicketState::Taken && textOr(body, "by") == toString(act.by)) ||
                state == TicketState::Ended || state == TicketState::Left || isWantedBy(body, act.by);
        return {};
    });
    if (!read)
        return read.error();
    if (!known) {
        const auto said = ingest_.append(standing->fair, standing->booth, types::ticketTaken,
                                         toBody(TicketTaken{act.visit, act.by}), act.seen);
        if (!said)
            return said.error();
    }
    auto answer = answerFor(*standing, act.visit);
    if (!answer)
        return answer.error();
    Outcome outcome{std::move(*answer), std::nullopt};
    const auto told = store_.read([&](Reader& reader) -> Result<void> {
        const auto ticket = ticketOf(reader, standing->fair, act.visit);
        const auto body = bodyOf(ticket->body);
        const auto state = ticketStateFromName(textOr(body, "state"));
        const std::string number(textOr(body, "number"));
        if (state == TicketState::Left)
            outcome.conflict = Error{Code::Conflict, number + " has left the queue."};
        else if (state == TicketState::Ended)
            outcome.conflict =
                Error{Code::Conflict,
                      fmt::format("{} has ended {} already.", personName(reader, body, "ended_by"), number)};
        else if (state == TicketState::Taken && textOr(body, "by") != toString(act.by))
            outcome.conflict = Error{Code::Conflict, fmt::format("{} has taken {} just before you.",
                                                                 personName(reader, body, "by"), number)};
        return {};
    });
    return told ? Result<Outcome>(std::move(outcome)) : told.error();
}

Result<Tickets::Outcome> Tickets::handOn(const Act& act, const std::optional<StaffId>& to,
                                         const std::string& note, const std::vector<Ingest::Said>& beside) {
    const auto standing = this->standing();
    if (!standing)
        return standing.error();
    const auto tidy = tidyNote(note);
    if (!tidy)
        return tidy.error();
    const auto guard = [&](Reader& reader) -> Result<void> {
        if (to && !reader.accountOf(*to))
            return Error{Code::Malformed, "to: the id of one of `people`, or null, expected"};
        if (auto good = checkAct(reader, standing->fair, act, !tidy->empty()); !good)
            return good.error();
        const auto ticket = ticketOf(reader, standing->fair, act.visit);
        if (!ticket)
            return noTicket();
        if (const auto conflict = crossed(reader, *ticket, act))
            return *conflict;
        const auto body = bodyOf(ticket->body);
        const auto state = ticketStateFromName(textOr(body, "state"));
        const std::string number(textOr(body, "number"));
        if (state == TicketState::Left)
            return Error{Code::Conflict, number + " has left the queue."};
        if (state == TicketState::Ended)
            return Error{Code::Conflict, "You have ended " + number + " already."};
        return {};
    };
    std::vector<Ingest::Said> said{{std::string(types::ticketHandedOn),
                                    toBody(TicketHandedOn{act.visit, act.by, to}), sealedNote(*tidy)}};
    said.insert(said.end(), beside.begin(), beside.end());
    return say(*standing, act, said, guard);
}

Result<Tickets::Outcome> Tickets::end(const Act& act, const std::optional<Disposition>& found,
                                      const std::string& note, const std::vector<Ingest::Said>& beside) {
    const auto standing = this->standing();
    if (!standing)
        return standing.error();
    const auto tidy = tidyNote(note);
    if (!tidy)
        return tidy.error();
    const auto guard = [&](Reader& reader) -> Result<void> {
        if (auto good = checkAct(reader, standing->fair, act, !tidy->empty()); !good)
            return good.error();
        const auto ticket = ticketOf(reader, standing->fair, act.visit);
        if (!ticket)
            return noTicket();
        if (const auto conflict = crossed(reader, *ticket, act))
            return *conflict;
        if (ticketStateFromName(textOr(bodyOf(ticket->body), "state")) == TicketState::Ended)
            return Error{Code::Conflict, "You have ended it already."};
        return {};
    };
    const TicketEnd how = found ? TicketEnd::Served : TicketEnd::NotFound;
    // What was found stands before the end: whoever learns from the end of a talk knows it then.
    std::vector<Ingest::Said> said;
    if (found)
        said.push_back(
            {std::string(types::dispositionGiven), toBody(DispositionGiven{act.visit, found, act.by}), {}});
    said.push_back(
        {std::string(types::ticketEnded), toBody(TicketEnded{act.visit, act.by, how}), sealedNote(*tidy)});
    said.insert(said.end(), beside.begin(), beside.end());
    return say(*standing, act, said, guard);
}

} // namespace standdienst::backend

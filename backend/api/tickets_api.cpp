// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/tickets_api.h"

#include "backend/api/body.h"
#include "backend/api/console_api.h"
#include "backend/http/problem.h"

namespace standdienst::backend {

using http::answer;
using http::problem;
using http::Request;
using http::Response;

namespace {

struct Asked {
    Tickets::Act act;
    json::object body;
    std::string note;
};

Result<VisitId> visitOf(const Request& request) {
    const auto visit = parseId<VisitId>(request.parameter("visit"));
    return visit ? visit : Result<VisitId>(Error{Code::NotFound, "There is no such ticket."});
}

// What every change of a ticket has: whose, by whom, on what they saw, and maybe a note.
Result<Asked> asked(const Request& request, Staff& staff) {
    const auto visit = visitOf(request);
    if (!visit)
        return visit.error();
    auto body = objectBody(request);
    if (!body)
        return body.error();
    const auto by = staff.today(ConsoleApi::user(request).id);
    if (!by)
        return by.error();
    Asked result{{*visit, *by, std::nullopt}, std::move(*body), {}};
    if (result.body.contains("based_on")) {
        const auto position = integerField(result.body, "based_on");
        if (!position)
            return position.error();
        result.act.seen = Position{*position};
    }
    if (const auto* note = result.body.if_contains("note"); note && !note->is_null()) {
        if (!note->is_string())
            return Error{Code::Malformed, "note: a text or null expected"};
        result.note = note->get_string();
    }
    return result;
}

Response respond(Result<Tickets::Outcome> outcome) {
    if (!outcome)
        return problem(outcome.error());
    if (outcome->conflict)
        return problem(*outcome->conflict, std::move(outcome->answer));
    return answer(outcome->answer);
}

} // namespace

Response TicketsApi::list(const Request&) const {
    const auto tickets = tickets_.list();
    return tickets ? answer(*tickets) : problem(tickets.error());
}

Response TicketsApi::one(const Request& request) const {
    const auto visit = visitOf(request);
    if (!visit)
        return problem(visit.error());
    const auto ticket = tickets_.one(*visit);
    return ticket ? answer(*ticket) : problem(ticket.error());
}

Response TicketsApi::take(const Request& request) const {
    const auto wanted = asked(request, staff_);
    return wanted ? respond(tickets_.take(wanted->act)) : problem(wanted.error());
}

Response TicketsApi::handOn(const Request& request) const {
    const auto wanted = asked(request, staff_);
    if (!wanted)
        return problem(wanted.error());
    std::optional<StaffId> to;
    const auto* named = wanted->body.if_contains("to");
    if (!named)
        return problem(Error{Code::Malformed, "to: the id of one of `people`, or null, expected"});
    if (!named->is_null()) {
        const auto account = idField<AccountId>(wanted->body, "to");
        if (!account)
            return problem(account.error());
        const auto staff = staff_.today(*account);
        if (!staff && staff.error().code == Code::NotFound)
            return problem(Error{Code::Malformed, "to: the id of one of `people`, or null, expected"});
        if (!staff)
            return problem(staff.error());
        to = *staff;
    }
    return respond(tickets_.handOn(wanted->act, to, wanted->note));
}

Response TicketsApi::end(const Request& request) const {
    const auto wanted = asked(request, staff_);
    if (!wanted)
        return problem(wanted.error());
    const auto found = dispositionField(wanted->body, "disposition");
    if (!found)
        return problem(found.error());
    return respond(tickets_.end(wanted->act, *found, wanted->note));
}

} // namespace standdienst::backend

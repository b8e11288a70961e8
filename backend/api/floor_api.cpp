// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/floor_api.h"

#include "backend/api/body.h"
#include "backend/api/console_api.h"
#include "backend/http/problem.h"

namespace standdienst::backend {

using http::answer;
using http::problem;
using http::Request;
using http::Response;

namespace {

// Of somebody who did not say how long they stay: an ordinary day.
constexpr auto usualShift = std::chrono::hours(8);

Response respond(Result<FloorDesk::Outcome> outcome) {
    if (!outcome)
        return problem(outcome.error());
    if (outcome->conflict)
        return problem(*outcome->conflict, json::object{{"me", std::move(outcome->me)}});
    return answer(outcome->me);
}

Result<std::vector<std::string>> words(const json::object& body, std::string_view key) {
    std::vector<std::string> result;
    const auto* value = body.if_contains(key);
    if (!value)
        return result;
    if (!value->is_array())
        return Error{Code::Malformed, std::string(key) + ": a list expected"};
    for (const auto& word : value->get_array()) {
        if (!word.is_string())
            return Error{Code::Malformed, std::string(key) + ": a list of texts expected"};
        result.emplace_back(word.get_string());
    }
    return result;
}

Result<std::string> noteOf(const json::object& body) {
    const auto* note = body.if_contains("note");
    if (!note || note->is_null())
        return std::string();
    if (!note->is_string())
        return Error{Code::Malformed, "note: a text or null expected"};
    return std::string(note->get_string());
}

} // namespace

Response FloorApi::floor(const Request&) const {
    const auto floor = desk_.floor();
    return floor ? answer(*floor) : problem(floor.error());
}

Response FloorApi::me(const Request& request) const {
    const auto staff = staff_.known(ConsoleApi::user(request).id);
    if (!staff && staff.error().code != Code::NotFound)
        return problem(staff.error());
    const auto me = desk_.me(staff ? *staff : std::nullopt);
    return me ? answer(*me) : problem(me.error());
}

Response FloorApi::plain(const Request& request,
                         Result<FloorDesk::Outcome> (FloorDesk::*act)(const StaffId&)) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto staff = staff_.today(ConsoleApi::user(request).id);
    return staff ? respond((desk_.*act)(*staff)) : problem(staff.error());
}

Response FloorApi::answerOffer(
    const Request& request,
    Result<FloorDesk::Outcome> (FloorDesk::*act)(const StaffId&, const std::optional<VisitId>&)) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    std::optional<VisitId> seen;
    if (const auto* ticket = body->if_contains("ticket"); ticket && !ticket->is_null()) {
        const auto id = idField<VisitId>(*body, "ticket");
        if (!id)
            return problem(Error{Code::Malformed, "ticket: the id of the ticket offered, or null, expected"});
        seen = *id;
    }
    const auto staff = staff_.today(ConsoleApi::user(request).id);
    return staff ? respond((desk_.*act)(*staff, seen)) : problem(staff.error());
}

Response FloorApi::come(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const UtcTime now = clock_.utc();
    FloorDesk::Coming coming{now, now + usualShift, {}, {}};
    if (const auto* shift = body->if_contains("shift"); shift && !shift->is_null()) {
        if (!shift->is_object())
            return problem(Error{Code::Malformed, "shift: {begins, ends} or null expected"});
        const auto begins = timeField(shift->get_object(), "begins");
        const auto ends = timeField(shift->get_object(), "ends");
        if (auto error = firstError(begins, ends))
            return problem(*error);
        coming.begins = *begins;
        coming.ends = *ends;
    }
    auto languages = words(*body, "languages");
    auto topics = words(*body, "topics");
    if (auto error = firstError(languages, topics))
        return problem(*error);
    coming.languages = std::move(*languages);
    coming.topics = std::move(*topics);
    const auto staff = staff_.today(ConsoleApi::user(request).id);
    return staff ? respond(desk_.come(*staff, coming)) : problem(staff.error());
}

Response FloorApi::go(const Request& request) const {
    return plain(request, &FloorDesk::go);
}
Response FloorApi::accept(const Request& request) const {
    return answerOffer(request, &FloorDesk::accept);
}
Response FloorApi::pass(const Request& request) const {
    return answerOffer(request, &FloorDesk::pass);
}
Response FloorApi::talk(const Request& request) const {
    return plain(request, &FloorDesk::talk);
}
Response FloorApi::back(const Request& request) const {
    return plain(request, &FloorDesk::back);
}

Response FloorApi::end(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto found = dispositionField(*body, "disposition");
    const auto note = noteOf(*body);
    if (auto error = firstError(found, note))
        return problem(*error);
    const auto staff = staff_.today(ConsoleApi::user(request).id);
    return staff ? respond(desk_.end(*staff, *found, *note)) : problem(staff.error());
}

Response FloorApi::handOn(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto note = noteOf(*body);
    if (!note)
        return problem(note.error());
    std::optional<StaffId> to;
    const auto* named = body->if_contains("to");
    if (!named || !named->is_null()) {
        const auto colleague = idField<StaffId>(*body, "to");
        if (!colleague)
            return problem(Error{Code::Malformed, "to: the id of one of `people`, or null, expected"});
        to = *colleague;
    }
    const auto staff = staff_.today(ConsoleApi::user(request).id);
    return staff ? respond(desk_.handOn(*staff, to, *note)) : problem(staff.error());
}

Response FloorApi::rest(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    std::optional<floor::Rest> kind;
    if (const auto* rest = body->if_contains("rest"); rest && !rest->is_null()) {
        if (*rest == "break")
            kind = floor::Rest::Break;
        else if (*rest == "breather")
            kind = floor::Rest::Breather;
        else
            return problem(Error{Code::Malformed, "rest: break, breather or null expected"});
    }
    const auto staff = staff_.today(ConsoleApi::user(request).id);
    return staff ? respond(desk_.rest(*staff, kind)) : problem(staff.error());
}

Response FloorApi::help(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    bool needed = true;
    if (body->contains("needed")) {
        const auto wanted = boolField(*body, "needed");
        if (!wanted)
            return problem(wanted.error());
        needed = *wanted;
    }
    const auto staff = staff_.today(ConsoleApi::user(request).id);
    return staff ? respond(desk_.help(*staff, needed)) : problem(staff.error());
}

Response FloorApi::comeTo(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto colleague = idField<StaffId>(*body, "staff");
    if (!colleague)
        return problem(Error{Code::Malformed, "staff: the id of one of `people` expected"});
    const auto staff = staff_.today(ConsoleApi::user(request).id);
    return staff ? respond(desk_.comeTo(*staff, *colleague)) : problem(staff.error());
}

} // namespace standdienst::backend

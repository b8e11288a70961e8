// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/console_api.h"

#include "backend/api/body.h"
#include "backend/api/cookies.h"
#include "backend/http/problem.h"
#include "backend/leads/leads.h"
#include "backend/triage/scores.h"
#include "core/base/limits.h"

#include <fmt/format.h>

namespace standdienst::backend {

using http::answer;
using http::problem;
using http::Request;
using http::Response;

namespace {

constexpr int cookieSeconds = 12 * 60 * 60; // as long as a session lives at most

// The session that a request showed, with the token that the cookie holds.
struct Caller {
    ConsoleSession session;
    std::string token;
};

const Caller& callerOf(const Request& request) {
    return std::any_cast<const Caller&>(request.caller);
}

// The tablet that this browser is; nothing where it is none (any more).
std::optional<TabletId> tabletOf(const Request& request, Tablets& tablets) {
    const auto tablet = tablets.authenticate(tabletToken(request));
    return tablet ? std::optional(tablet->id) : std::nullopt;
}

} // namespace

std::string ConsoleApi::streamOwner(std::string_view csrf) {
    return "session:" + std::string(csrf);
}

json::object ConsoleApi::sessionJson(const ConsoleSession& session) const {
    json::object object{{"user", toJson(session.user)}, {"csrf", session.csrf},
                        {"pin", session.hasPin},        {"tablet", session.tablet.has_value()},
                        {"by_pin", session.byPin},      {"locked", session.locked}};
    if (session.tablet)
        object["lock_seconds"] = std::chrono::seconds(limits::tabletLock).count();
    if (session.wrongPins > 0)
        object["wrong_pins"] = session.wrongPins;
    return object;
}

Response ConsoleApi::loggedIn(const LoginOutcome& outcome) const {
    if (!outcome.result) {
        json::object extra;
        if (outcome.why) {
            extra["why"] = name(*outcome.why);
            if (outcome.left > 0)
                extra["left"] = outcome.left;
        }
        auto response = problem(outcome.result.error(), std::move(extra));
        if (outcome.retryAfter.count() > 0) {
            std::erase_if(response.headers, [](const auto& header) { return header.first == "Retry-After"; });
            response.headers.emplace_back("Retry-After", std::to_string(outcome.retryAfter.count()));
        }
        return response;
    }
    const auto& session = *outcome.result;
    auto response = answer(sessionJson(session));
    if (!session.token.empty())
        response.headers.emplace_back("Set-Cookie", fmt::format("{}={}; Max-Age={}; {}", sessionCookie,
                                                                session.token, cookieSeconds, cookieRules));
    return response;
}

void ConsoleApi::clearCookie(Response& response) {
    response.headers.emplace_back("Set-Cookie",
                                  fmt::format("{}=; Max-Age=0; {}", sessionCookie, cookieRules));
}

Result<void> ConsoleApi::authenticate(Request& request) const {
    if (auto known = authenticateLocked(request); !known)
        return known.error();
    if (callerOf(request).session.locked)
        return Error{Code::Expired, "This tablet is locked. Unlock it with the PIN or the password."};
    return {};
}

Result<void> ConsoleApi::authenticateLocked(Request& request) const {
    const auto token = sessionToken(request);
    if (token.empty())
        return Error{Code::Unauthorized, "Log in first."};
    const auto use =
        request.header("standdienst-by-itself").empty() ? Accounts::Use::Person : Accounts::Use::ByItself;
    auto session = accounts_.authenticate(token, use);
    if (!session)
        return session.error();
    // A session on a tablet is good there alone.
    if (session->tablet && session->tablet != tabletOf(request, tablets_))
        return Error{Code::Unauthorized, "Log in first."};
    if (request.method != http::Method::Get && request.method != http::Method::Head) {
        if (auto same = sameOrigin(request); !same)
            return same.error();
        if (!equalSecret(request.header("standdienst-csrf"), session->csrf))
            return Error{Code::Forbidden, "The header Standdienst-Csrf must carry the session's token."};
    }
    request.owner = streamOwner(session->csrf);
    request.caller = Caller{std::move(*session), std::string(token)};
    return {};
}

const std::string& ConsoleApi::token(const Request& request) {
    return callerOf(request).token;
}

const User& ConsoleApi::user(const Request& request) {
    return callerOf(request).session.user;
}

Result<void> ConsoleApi::sameOrigin(const Request& request) {
    auto origin = request.header("origin");
    if (origin.empty())
        return {};
    const std::string_view scheme = request.secure ? "https://" : "http://";
    if (origin.starts_with(scheme) && origin.substr(scheme.size()) == request.header("host"))
        return {};
    return Error{Code::Forbidden, "Requests from other sites' pages are refused."};
}

Response ConsoleApi::login(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto name = stringField(*body, "name", 200);
    if (!name)
        return problem(name.error());
    const auto password = stringField(*body, "password", 1000);
    if (!password)
        return problem(password.error());
    return loggedIn(accounts_.login(*name, *password, request.peer, tabletOf(request, tablets_)));
}

Response ConsoleApi::loginWithLink(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto token = stringField(*body, "token", 200);
    if (!token)
        return problem(token.error());
    return loggedIn(accounts_.loginWithLink(*token, request.peer, tabletOf(request, tablets_)));
}

Response ConsoleApi::session(const Request& request) const {
    return answer(sessionJson(callerOf(request).session));
}

Response ConsoleApi::logout(const Request& request) const {
    const auto& caller = callerOf(request);
    if (auto done = accounts_.logout(caller.token); !done)
        return problem(done.error());
    hub_.end(streamOwner(caller.session.csrf));
    auto response = http::noContent();
    clearCookie(response);
    return response;
}

Response ConsoleApi::changePassword(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto oldPassword = stringField(*body, "old", 1000);
    if (!oldPassword)
        return problem(oldPassword.error());
    const auto newPassword = stringField(*body, "new", 1000);
    if (!newPassword)
        return problem(newPassword.error());
    if (auto done = accounts_.changePassword(callerOf(request).token, *oldPassword, *newPassword); !done)
        return problem(done.error());
    return http::noContent();
}

Response ConsoleApi::setPin(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto pin = stringField(*body, "pin", 200);
    if (!pin)
        return problem(pin.error());
    if (const auto fault = faultOf(*pin))
        return problem(toError(*fault), {{"why", name(*fault)}});
    std::string password;
    if (body->contains("password")) {
        const auto given = stringField(*body, "password", 1000);
        if (!given)
            return problem(given.error());
        password = *given;
    }
    if (auto done = accounts_.setPin(callerOf(request).token, *pin, password); !done)
        return done.error().code == Code::Unauthorized ? problem(done.error(), {{"why", "password"}})
                                                       : problem(done.error());
    return http::noContent();
}

Response ConsoleApi::removePin(const Request& request) const {
    if (auto done = accounts_.removePin(callerOf(request).token); !done)
        return problem(done.error());
    return http::noContent();
}

Response ConsoleApi::fair(const Request&) const {
    const auto disk = name(disk_.room().state);
    const auto id = fairs_.current();
    if (!id)
        return id.error().code == Code::NotFound
                   ? answer({{"fair", nullptr}, {"position", 0}, {"disk", disk}})
                   : problem(id.error());
    Position position;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        position = reader.position(*id);
        return {};
    });
    if (!read)
        return problem(read.error());
    const auto fair = fairs_.find(*id);
    if (!fair)
        return problem(fair.error());
    json::value body = nullptr;
    if (*fair)
        body = toJson(**fair);
    return answer({{"fair", std::move(body)}, {"position", position.value}, {"disk", disk}});
}

Response ConsoleApi::leads(const Request& request) const {
    const auto fair = fairs_.current();
    if (!fair && fair.error().code == Code::NotFound)
        return answer({{"leads", json::array{}}, {"next", nullptr}, {"total", 0}, {"position", 0}});
    if (!fair)
        return problem(fair.error());
    LeadQuery query;
    const auto limit = countField(request, "limit", query.limit);
    if (!limit)
        return problem(limit.error());
    query.words = request.queryField("q").value_or("");
    query.reason = request.queryField("reason").value_or("");
    query.topic = request.queryField("topic").value_or("");
    query.disposition = request.queryField("disposition").value_or("");
    query.company = request.queryField("company").value_or("");
    query.before = request.queryField("before").value_or("");
    query.limit = *limit;
    const auto page = listLeads(store_, *fair, query);
    return page ? answer(*page) : problem(page.error());
}

Response ConsoleApi::lead(const Request& request) const {
    const auto fair = fairs_.current();
    if (!fair)
        return problem(fair.error());
    const auto visit = parseId<VisitId>(request.parameter("visit"));
    if (!visit)
        return problem(Error{Code::NotFound, "There is no such lead."});
    const auto lead = oneLead(store_, *fair, *visit);
    return lead ? answer(*lead) : problem(lead.error());
}

Response ConsoleApi::triage(const Request&) const {
    const auto fair = fairs_.current();
    if (!fair)
        return problem(fair.error());
    json::object state;
    const auto read = store_.read([&](Reader& reader) -> Result<void> {
        state = triageJson(reader, *fair);
        return {};
    });
    return read ? answer(state) : problem(read.error());
}

Response ConsoleApi::visits(const Request& request) const {
    VisitQuery query;
    const auto limit = countField(request, "limit", query.limit);
    if (!limit)
        return problem(limit.error());
    query.day = request.queryField("day").value_or("");
    query.disposition = request.queryField("disposition").value_or("");
    query.before = request.queryField("before").value_or("");
    query.limit = *limit;
    const auto page = visits_.list(query);
    return page ? answer(*page) : problem(page.error());
}

Response ConsoleApi::visit(const Request& request) const {
    const auto id = parseId<VisitId>(request.parameter("visit"));
    if (!id)
        return problem(Error{Code::NotFound, "There is no such visit."});
    const auto visit = visits_.one(*id);
    return visit ? answer(*visit) : problem(visit.error());
}

Response ConsoleApi::giveDisposition(const Request& request) const {
    const auto visit = parseId<VisitId>(request.parameter("visit"));
    if (!visit)
        return problem(Error{Code::NotFound, "There is no such visit."});
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto disposition = dispositionField(*body, "disposition");
    if (!disposition)
        return problem(disposition.error());
    std::optional<Position> seen;
    if (body->contains("based_on")) {
        const auto position = integerField(*body, "based_on");
        if (!position)
            return problem(position.error());
        seen = Position{*position};
    }
    const auto by = staff_.today(callerOf(request).session.user.id);
    if (!by)
        return problem(by.error());
    const auto given = visits_.give({{*visit, *disposition, *by}, seen});
    return given ? answer(*given) : problem(given.error());
}

Response ConsoleApi::live(const Request& request) const {
    Response response;
    response.stream = hub_.subscribe(streamOwner(callerOf(request).session.csrf), {});
    response.headers.emplace_back("Content-Type", "text/event-stream");
    return response;
}

} // namespace standdienst::backend

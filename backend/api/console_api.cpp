// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/console_api.h"

#include "backend/api/body.h"
#include "backend/http/problem.h"
#include "backend/leads/leads.h"
#include "backend/triage/scores.h"

#include <fmt/format.h>

namespace standdienst::backend {

using http::answer;
using http::problem;
using http::Request;
using http::Response;

namespace {

// The prefix makes browsers insist on Secure, Path=/ and no Domain: no sibling host can set or read it.
constexpr std::string_view cookieName = "__Host-standdienst";
constexpr std::string_view cookieRules = "Path=/; Secure; HttpOnly; SameSite=Strict";
constexpr int cookieSeconds = 12 * 60 * 60; // as long as a session lives at most

// The session that a request showed, with the token that the cookie holds.
struct Caller {
    ConsoleSession session;
    std::string token;
};

const Caller& callerOf(const Request& request) {
    return std::any_cast<const Caller&>(request.caller);
}

std::string_view cookie(const Request& request) {
    auto rest = request.header("cookie");
    while (!rest.empty()) {
        const auto end = rest.find(';');
        auto item = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
        if (item.starts_with(cookieName) && item.substr(cookieName.size()).starts_with('='))
            return item.substr(cookieName.size() + 1);
    }
    return {};
}

std::string streamOwner(const Caller& caller) {
    return "session:" + caller.session.csrf;
}

Response loggedIn(const LoginOutcome& outcome) {
    if (!outcome.result) {
        auto response = problem(outcome.result.error());
        if (outcome.retryAfter.count() > 0) {
            std::erase_if(response.headers, [](const auto& header) { return header.first == "Retry-After"; });
            response.headers.emplace_back("Retry-After", std::to_string(outcome.retryAfter.count()));
        }
        return response;
    }
    const auto& session = *outcome.result;
    auto response = answer({{"user", toJson(session.user)}, {"csrf", session.csrf}});
    response.headers.emplace_back("Set-Cookie", fmt::format("{}={}; Max-Age={}; {}", cookieName,
                                                            session.token, cookieSeconds, cookieRules));
    return response;
}

} // namespace

Result<void> ConsoleApi::authenticate(Request& request) const {
    const auto token = cookie(request);
    if (token.empty())
        return Error{Code::Unauthorized, "Log in first."};
    const auto use =
        request.header("standdienst-by-itself").empty() ? Accounts::Use::Person : Accounts::Use::ByItself;
    auto session = accounts_.authenticate(token, use);
    if (!session)
        return session.error();
    if (request.method != http::Method::Get && request.method != http::Method::Head) {
        if (auto same = sameOrigin(request); !same)
            return same.error();
        if (!equalSecret(request.header("standdienst-csrf"), session->csrf))
            return Error{Code::Forbidden, "The header Standdienst-Csrf must carry the session's token."};
    }
    request.caller = Caller{std::move(*session), std::string(token)};
    return {};
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
    return loggedIn(accounts_.login(*name, *password, request.peer));
}

Response ConsoleApi::loginWithLink(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto token = stringField(*body, "token", 200);
    if (!token)
        return problem(token.error());
    return loggedIn(accounts_.loginWithLink(*token, request.peer));
}

Response ConsoleApi::session(const Request& request) const {
    const auto& session = callerOf(request).session;
    return answer({{"user", toJson(session.user)}, {"csrf", session.csrf}});
}

Response ConsoleApi::logout(const Request& request) const {
    const auto& caller = callerOf(request);
    if (auto done = accounts_.logout(caller.token); !done)
        return problem(done.error());
    hub_.end(streamOwner(caller));
    auto response = http::noContent();
    response.headers.emplace_back("Set-Cookie", fmt::format("{}=; Max-Age=0; {}", cookieName, cookieRules));
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

Response ConsoleApi::fair(const Request&) const {
    const auto id = fairs_.current();
    if (!id)
        return id.error().code == Code::NotFound ? answer({{"fair", nullptr}, {"position", 0}})
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
    return answer({{"fair", std::move(body)}, {"position", position.value}});
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
    response.stream = hub_.subscribe(streamOwner(callerOf(request)), {});
    response.headers.emplace_back("Content-Type", "text/event-stream");
    return response;
}

} // namespace standdienst::backend

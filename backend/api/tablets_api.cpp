// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/tablets_api.h"

#include "backend/api/body.h"
#include "backend/api/cookies.h"
#include "backend/api/qr.h"
#include "backend/http/problem.h"

#include <fmt/format.h>

namespace standdienst::backend {

using http::answer;
using http::problem;
using http::Request;
using http::Response;

namespace {

// Browsers keep none for longer.
constexpr int cookieSeconds = 400 * 24 * 60 * 60;

std::string dayText(UtcTime moment) {
    return toRfc3339(moment).substr(0, 10);
}

// Who asks must be an administrator by password: by PIN nobody is.
std::optional<Response> refuseOthers(const Request& request) {
    if (ConsoleApi::user(request).role == Role::Admin)
        return std::nullopt;
    return problem(
        Error{Code::Forbidden, "Only an administrator who signed in with the password may do this."});
}

void setTabletCookie(Response& response, std::string_view token) {
    response.headers.emplace_back(
        "Set-Cookie", fmt::format("{}={}; Max-Age={}; {}", tabletCookie, token, cookieSeconds, cookieRules));
}

// Where the console is open: what a tablet beside it may open as well. Nothing where that is this machine
// alone.
std::string addressOf(const Request& request) {
    const auto host = request.header("host");
    if (host.empty() || host.starts_with("127.") || host.starts_with("localhost") ||
        host.starts_with("[::1]"))
        return {};
    return (request.secure ? "https://" : "http://") + std::string(host);
}

const TabletRecord& tabletOf(const Request& request) {
    return std::any_cast<const TabletRecord&>(request.caller);
}

} // namespace

json::object toJson(const TabletRecord& tablet) {
    return {{"id", toString(tablet.id)},
            {"name", tablet.name},
            {"booth", tablet.booth.value},
            {"paired_on", dayText(tablet.pairedAt)},
            {"last_seen", dayText(tablet.lastSeen)},
            {"revoked", tablet.revokedAt.has_value()}};
}

Result<void> TabletsApi::authenticate(Request& request) const {
    if (auto same = ConsoleApi::sameOrigin(request); !same)
        return same.error();
    auto tablet = tablets_.authenticate(tabletToken(request));
    if (!tablet)
        return tablet.error();
    request.owner = "tablet:" + toString(tablet->id);
    request.caller = std::move(*tablet);
    return {};
}

Result<BoothId> TabletsApi::booth() const {
    const auto id = fairs_.current();
    if (!id)
        return id.error().code == Code::NotFound ? Result<BoothId>(BoothId{}) : id.error();
    const auto fair = fairs_.find(*id);
    if (!fair)
        return fair.error();
    return *fair ? (*fair)->booth : BoothId{};
}

Response TabletsApi::tablet(const Request& request) const {
    const auto names = accounts_.namesWithPin();
    if (!names)
        return problem(names.error());
    return answer({{"name", tabletOf(request).name}, {"people", json::array(names->begin(), names->end())}});
}

Response TabletsApi::login(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto name = stringField(*body, "name", 200);
    const auto pin = stringField(*body, "pin", 200);
    if (auto error = firstError(name, pin))
        return problem(*error);
    return console_.loggedIn(accounts_.loginWithPin(*name, *pin, tabletOf(request).id));
}

Response TabletsApi::pair(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto code = stringField(*body, "code", 200);
    if (!code)
        return problem(code.error());
    const auto outcome = tablets_.pair(*code, request.peer, tabletToken(request));
    if (!outcome.result) {
        auto response = problem(outcome.result.error());
        if (outcome.retryAfter.count() > 0) {
            std::erase_if(response.headers, [](const auto& header) { return header.first == "Retry-After"; });
            response.headers.emplace_back("Retry-After", std::to_string(outcome.retryAfter.count()));
        }
        return response;
    }
    auto response = answer({{"tablet", toJson(outcome.result->tablet)}});
    setTabletCookie(response, outcome.result->token);
    // Whoever was logged in here was so before others were to come.
    if (const auto session = sessionToken(request); !session.empty()) {
        if (auto done = accounts_.logout(session); !done)
            return problem(done.error());
        ConsoleApi::clearCookie(response);
    }
    return response;
}

Response TabletsApi::lock(const Request& request) const {
    if (auto done = accounts_.lock(ConsoleApi::token(request)); !done)
        return problem(done.error());
    return http::noContent();
}

Response TabletsApi::unlock(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const std::string& token = ConsoleApi::token(request);
    if (body->contains("password")) {
        const auto password = stringField(*body, "password", 1000);
        if (!password)
            return problem(password.error());
        return console_.loggedIn(accounts_.unlockWithPassword(token, *password, request.peer));
    }
    const auto pin = stringField(*body, "pin", 200);
    if (!pin)
        return problem(pin.error());
    return console_.loggedIn(accounts_.unlockWithPin(token, *pin));
}

// That somebody waits for whoever's name stands on the locked screen; neither who nor why.
Response TabletsApi::waiting(const Request& request) const {
    const auto staff = staff_.known(ConsoleApi::user(request).id);
    if (!staff && staff.error().code != Code::NotFound)
        return problem(staff.error());
    const auto me = desk_.me(staff ? *staff : std::nullopt);
    if (!me)
        return problem(me.error());
    const auto* offer = me->if_contains("offer");
    return answer({{"waiting", offer && !offer->is_null()}});
}

Response TabletsApi::list(const Request& request) const {
    if (auto refused = refuseOthers(request))
        return std::move(*refused);
    const auto all = tablets_.list();
    if (!all)
        return problem(all.error());
    json::array list;
    for (const auto& tablet : *all)
        list.push_back(toJson(tablet));
    return answer({{"tablets", std::move(list)}});
}

// This browser, and from then on nobody in particular: whoever made it so is logged out.
Response TabletsApi::make(const Request& request) const {
    if (auto refused = refuseOthers(request))
        return std::move(*refused);
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto name = stringField(*body, "name", 400);
    const auto booth = this->booth();
    if (auto error = firstError(name, booth))
        return problem(*error);
    const auto made = tablets_.make(*name, *booth, tabletToken(request));
    if (!made)
        return problem(made.error());
    auto ended = console_.logout(request);
    if (ended.status != 204)
        return ended;
    auto response = answer({{"tablet", toJson(made->tablet)}});
    ConsoleApi::clearCookie(response);
    setTabletCookie(response, made->token);
    return response;
}

Response TabletsApi::makeCode(const Request& request) const {
    if (auto refused = refuseOthers(request))
        return std::move(*refused);
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto name = stringField(*body, "name", 400);
    const auto booth = this->booth();
    if (auto error = firstError(name, booth))
        return problem(*error);
    const auto code = tablets_.makeCode(*name, *booth);
    if (!code)
        return problem(code.error());
    json::object object{{"code", code->code},
                        {"seconds", std::chrono::duration_cast<std::chrono::seconds>(code->validFor).count()},
                        {"url", nullptr},
                        {"qr", nullptr}};
    if (const auto address = addressOf(request); !address.empty()) {
        // Behind '#', so that it reaches neither a server's log nor a Referer.
        const std::string url = address + "/tablet#code=" + code->code;
        object["url"] = url;
        if (const auto rows = qrRows(url); !rows.empty())
            object["qr"] = json::array(rows.begin(), rows.end());
    }
    return answer(object);
}

Response TabletsApi::revoke(const Request& request) const {
    if (auto refused = refuseOthers(request))
        return std::move(*refused);
    const auto revoked = tablets_.revoke(request.parameter("tablet"));
    if (!revoked)
        return problem(revoked.error());
    for (const auto& session : revoked->sessions)
        hub_.end(ConsoleApi::streamOwner(session));
    return answer({{"tablet", toJson(revoked->tablet)}});
}

} // namespace standdienst::backend

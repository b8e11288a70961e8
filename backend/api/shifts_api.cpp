// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/shifts_api.h"

#include "backend/api/body.h"
#include "backend/api/console_api.h"
#include "backend/api/qr.h"
#include "backend/http/problem.h"

#include "core/base/encoding.h"
#include "core/base/limits.h"
#include "core/crypto/keys.h"

namespace standdienst::backend {

using http::answer;
using http::problem;
using http::Request;
using http::Response;

namespace {

constexpr std::string_view calendarEnding = ".ics";

Response respond(Result<json::object> result) {
    return result ? answer(*result) : problem(result.error());
}

Result<ShiftId> shiftOf(const Request& request) {
    const auto id = parseId<ShiftId>(request.parameter("shift"));
    return id ? id : Error{Code::NotFound, "There is no such shift."};
}

Result<Shifts::Wish> wishOf(const Request& request) {
    const auto body = objectBody(request);
    if (!body)
        return body.error();
    const auto who = stringField(*body, "who", 64);
    const auto begins = timeField(*body, "begins");
    const auto ends = timeField(*body, "ends");
    if (auto error = firstError(who, begins, ends))
        return *error;
    Shifts::Wish wish{*who, *begins, *ends, {}};
    const auto* breaks = body->if_contains("breaks");
    if (!breaks)
        return wish;
    if (!breaks->is_array() || breaks->get_array().size() > limits::shiftBreaks)
        return Error{Code::Malformed, "breaks: a list of at most 6 expected"};
    for (const auto& rest : breaks->get_array()) {
        if (!rest.is_object())
            return Error{Code::Malformed, "breaks: a list of {begins, ends} expected"};
        const auto from = timeField(rest.get_object(), "begins");
        const auto until = timeField(rest.get_object(), "ends");
        if (auto error = firstError(from, until))
            return *error;
        wish.breaks.push_back({*from, *until});
    }
    return wish;
}

} // namespace

Response ShiftsApi::plan(const Request& request) const {
    return respond(shifts_.plan(ConsoleApi::user(request)));
}

Response ShiftsApi::look(const Request& request) const {
    const auto id = shiftOf(request);
    const auto wish = wishOf(request);
    if (auto error = firstError(id, wish))
        return problem(*error);
    return respond(shifts_.look(ConsoleApi::user(request), *id, *wish));
}

Response ShiftsApi::put(const Request& request) const {
    const auto id = shiftOf(request);
    const auto wish = wishOf(request);
    if (auto error = firstError(id, wish))
        return problem(*error);
    return respond(shifts_.put(ConsoleApi::user(request), *id, *wish));
}

Response ShiftsApi::remove(const Request& request) const {
    const auto id = shiftOf(request);
    if (!id)
        return problem(id.error());
    const auto& user = ConsoleApi::user(request);
    if (const auto done = shifts_.remove(user, *id); !done)
        return problem(done.error());
    return respond(shifts_.plan(user));
}

Response ShiftsApi::offer(const Request& request) const {
    const auto id = shiftOf(request);
    const auto body = objectBody(request);
    if (auto error = firstError(id, body))
        return problem(*error);
    const auto offered = boolField(*body, "offered");
    if (!offered)
        return problem(offered.error());
    return respond(shifts_.offer(ConsoleApi::user(request), *id, *offered));
}

Response ShiftsApi::take(const Request& request) const {
    const auto id = shiftOf(request);
    const auto body = objectBody(request);
    if (auto error = firstError(id, body))
        return problem(*error);
    const auto taken = shifts_.take(ConsoleApi::user(request), *id);
    if (!taken)
        return problem(taken.error());
    return taken->conflict ? problem(*taken->conflict, {{"why", taken->why}}) : answer(taken->plan);
}

Response ShiftsApi::calendarSince(const Request& request) const {
    const auto since = shifts_.calendarSince(ConsoleApi::user(request));
    if (!since)
        return problem(since.error());
    return answer({{"since", *since ? json::value(toRfc3339(**since)) : json::value()}});
}

Response ShiftsApi::makeCalendar(const Request& request) const {
    const auto body = objectBody(request);
    if (!body)
        return problem(body.error());
    const auto token = shifts_.makeCalendar(ConsoleApi::user(request));
    if (!token)
        return problem(token.error());
    const std::string url = std::string(request.secure ? "https://" : "http://") +
                            std::string(request.header("host")) + "/calendar/" + *token +
                            std::string(calendarEnding);
    json::array rows;
    for (const std::string& row : qrRows(url))
        rows.emplace_back(row);
    return answer({{"url", url}, {"qr", std::move(rows)}});
}

Response ShiftsApi::endCalendar(const Request& request) const {
    const auto done = shifts_.endCalendar(ConsoleApi::user(request));
    return done ? http::noContent() : problem(done.error());
}

Response ShiftsApi::calendar(const Request& request) const {
    std::string_view token = request.parameter("file");
    if (!token.ends_with(calendarEnding))
        return problem(Error{Code::NotFound, "There is no such calendar (any more)."});
    token.remove_suffix(calendarEnding.size());
    const auto text = shifts_.calendar(token);
    if (!text)
        return problem(text.error());
    const std::string tag = '"' + toHex(blake2b(*text).view()).substr(0, 32) + '"';
    Response response{.status = 200, .body = *text};
    if (request.header("if-none-match") == tag)
        response = {.status = 304};
    else
        response.headers.emplace_back("Content-Type", "text/calendar; charset=utf-8");
    response.headers.emplace_back("ETag", tag);
    response.headers.emplace_back("Cache-Control", "private, no-cache");
    return response;
}

} // namespace standdienst::backend

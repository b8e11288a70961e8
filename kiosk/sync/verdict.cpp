// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/sync/verdict.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace standdienst::kiosk {

namespace {

using namespace std::chrono_literals;

// Nobody waits longer than this because a header says so.
constexpr std::chrono::seconds longestRetryAfter = 10min;

Code codeFromStatus(int status) {
    switch (status) {
    case 401:
        return Code::Unauthorized;
    case 403:
        return Code::Forbidden;
    case 404:
        return Code::NotFound;
    case 413:
        return Code::TooLarge;
    case 429:
    case 503:
        return Code::Busy;
    default:
        return status >= 500 ? Code::Internal : Code::Malformed;
    }
}

bool hasType(const Answer& answer, std::string_view type) {
    const std::string_view given = header(answer.headers, "content-type");
    return given.starts_with(type) &&
           (given.size() == type.size() || given[type.size()] == ';' || given[type.size()] == ' ');
}

std::optional<std::chrono::milliseconds> retryAfter(const Answer& answer) {
    const std::string_view text = header(answer.headers, "retry-after");
    int seconds = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (failed != std::errc() || end != text.data() + text.size() || seconds < 0)
        return std::nullopt; // a date would need a clock that is right
    return std::min(std::chrono::seconds(seconds), longestRetryAfter);
}

Refusal notOurs(const Answer& answer) {
    return {{Code::CaptivePortal, fmt::format("something between here and the backend answered in its place "
                                              "(HTTP {}); many halls want a login "
                                              "page to be filled in first",
                                              answer.status)},
            0,
            std::nullopt};
}

} // namespace

std::optional<Refusal> judgeHead(const Answer& answer, std::string_view contentType) {
    const std::string_view protocol = header(answer.headers, "standdienst-protocol");
    if (protocol.empty() || (answer.status >= 300 && answer.status < 400) || answer.status < 200)
        return notOurs(answer);
    if (protocol != "1")
        return Refusal{{Code::Unsupported,
                        fmt::format("the backend speaks protocol {}, this program 1; update the older of "
                                    "the two",
                                    protocol)},
                       0,
                       std::nullopt};
    if (answer.status >= 400)
        return Refusal{{codeFromStatus(answer.status), fmt::format("HTTP {}", answer.status)},
                       answer.status,
                       retryAfter(answer)};
    if (!hasType(answer, contentType))
        return notOurs(answer);
    return std::nullopt;
}

std::variant<json::object, Refusal> judge(const Result<Answer>& answer) {
    if (!answer)
        return Refusal{answer.error(), 0, std::nullopt};
    auto refused = judgeHead(*answer, "application/json");
    if (refused && refused->status >= 400) {
        if (!hasType(*answer, "application/problem+json"))
            return notOurs(*answer);
        const auto problem = parseObject(answer->body);
        if (!problem || textOr(*problem, "code").empty()) {
            refused->status = 0; // cut off on its way: who knows what it said
            return *refused;
        }
        refused->error.code = codeFromName(textOr(*problem, "code")).value_or(refused->error.code);
        if (const auto detail = textOr(*problem, "detail"); !detail.empty())
            refused->error.detail = detail;
    }
    if (refused)
        return *refused;
    auto object = parseObject(answer->body);
    if (!object)
        return Refusal{{Code::Malformed, "the backend's answer cannot be read: " + object.error().detail},
                       0,
                       std::nullopt};
    return std::move(*object);
}

} // namespace standdienst::kiosk

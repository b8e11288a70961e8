// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/problem.h"

#include "backend/http/limits.h"

#include <spdlog/spdlog.h>

#include <atomic>
#include <chrono>

namespace standdienst::backend::http {

int statusOf(Code code) {
    switch (code) {
    case Code::Malformed:
    case Code::BadSignature:
        return 400;
    case Code::Unauthorized:
        return 401;
    case Code::Forbidden:
    case Code::Revoked:
        return 403;
    case Code::NotFound:
        return 404;
    case Code::Gap:
    case Code::Fork:
    case Code::Conflict:
    case Code::PlayedOutsideTrial:
        return 409;
    case Code::Expired:
        return 410;
    case Code::TooLarge:
        return 413;
    case Code::Unsupported:
        return 415;
    case Code::Busy:
        return 429;
    case Code::Locked:
        return 503;
    case Code::Full:
        return 507;
    case Code::NewerVersion:
    case Code::Unreachable:
    case Code::CaptivePortal:
    case Code::KeyChanged:
    case Code::Internal:
        return 500;
    }
    return 500;
}

std::string_view phrase(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 204:
        return "No Content";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 410:
        return "Gone";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 417:
        return "Expectation Failed";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    case 507:
        return "Insufficient Storage";
    default:
        return "Unknown";
    }
}

namespace {

std::string_view publicDetail(int status, const Error& error) {
    if (status == 507)
        return "The service's disk is full, so nothing was saved. Make room on it; it goes on by itself "
               "then. "
               "Kiosks keep their visits meanwhile.";
    if (status != 500)
        return error.detail;
    return "The service failed. Its log says why; try again later.";
}

// Of a full disk hears everybody who writes, again and again: the log needs no line for each.
bool isTimeToTell() {
    using Clock = std::chrono::steady_clock;
    static std::atomic<Clock::rep> next = 0;
    const auto now = Clock::now().time_since_epoch();
    auto due = next.load();
    return now.count() >= due && next.compare_exchange_strong(due, (now + std::chrono::seconds(10)).count());
}

Response make(int status, const Error& error, json::object members) {
    if (status == 500 || (status == 507 && isTimeToTell()))
        spdlog::error("answered {}: {}: {}", status, name(error.code), error.detail);
    members["type"] = "about:blank";
    members["title"] = phrase(status);
    members["status"] = status;
    members["code"] = name(error.code);
    members["detail"] = publicDetail(status, error);
    Response response{.status = status, .body = json::serialize(members)};
    response.headers.emplace_back("Content-Type", "application/problem+json");
    if (status == 429 || status == 503)
        response.headers.emplace_back("Retry-After", std::to_string(retryAfter.count()));
    return response;
}

} // namespace

Response problem(const Error& error, json::object extra) {
    return make(statusOf(error.code), error, std::move(extra));
}

Response problem(int status, const Error& error) {
    return make(status, error, {});
}

Response answer(const json::object& body, int status) {
    Response response{.status = status, .body = json::serialize(body)};
    response.headers.emplace_back("Content-Type", "application/json");
    return response;
}

Response noContent() {
    return {.status = 204};
}

} // namespace standdienst::backend::http

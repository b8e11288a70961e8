// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/http/router.h"

#include <algorithm>

namespace standdienst::backend::http {

namespace {

std::string_view name(Method method) {
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Head:
        return "HEAD";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Delete:
        return "DELETE";
    }
    return "";
}

// Takes the text up to the next '/' off `rest`, and the '/' with it.
std::string_view segment(std::string_view& rest) {
    auto end = rest.find('/');
    auto first = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    return first;
}

bool matches(std::string_view pattern, std::string_view path, Fields& parameters) {
    parameters.clear();
    if (std::ranges::count(pattern, '/') != std::ranges::count(path, '/'))
        return false;
    while (!pattern.empty() || !path.empty()) {
        auto expected = segment(pattern);
        auto found = segment(path);
        if (expected.starts_with('{')) {
            if (found.empty())
                return false;
            parameters.emplace_back(expected.substr(1, expected.size() - 2), found);
        } else if (expected != found) {
            return false;
        }
    }
    return true;
}

} // namespace

void Router::add(Route route) {
    routes_.push_back(std::move(route));
}

void Router::setFallback(Handler handler) {
    fallback_ = Route{.method = Method::Get,
                      .pattern = {},
                      .bodyBytes = 0,
                      .access = {},
                      .work = Work::Quick,
                      .oneEach = false,
                      .handler = std::move(handler),
                      .asyncHandler = {}};
}

void Router::setDecorator(std::function<void(std::string_view, Response&)> decorator) {
    decorator_ = std::move(decorator);
}

Result<const Route*> Router::match(Request& request, std::string& allowed) const {
    auto method = request.method == Method::Head ? Method::Get : request.method;
    Fields parameters;
    for (const auto& route : routes_) {
        if (!matches(route.pattern, request.path, parameters))
            continue;
        if (route.method == method) {
            request.parameters = std::move(parameters);
            return &route;
        }
        allowed += (allowed.empty() ? "" : ", ") + std::string(name(route.method));
        if (route.method == Method::Get)
            allowed += ", HEAD";
    }
    if (!allowed.empty())
        return Error{Code::Unsupported, "This resource takes " + allowed + " only."};
    if (!fallback_ || request.path.starts_with("/api/"))
        return Error{Code::NotFound, "There is nothing at this address."};
    if (method == Method::Get)
        return &*fallback_;
    allowed = "GET, HEAD";
    return Error{Code::Unsupported, "This resource takes " + allowed + " only."};
}

void Router::decorate(std::string_view path, Response& response) const {
    if (decorator_)
        decorator_(path, response);
}

} // namespace standdienst::backend::http

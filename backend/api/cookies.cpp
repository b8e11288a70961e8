// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/cookies.h"

#include <algorithm>

namespace standdienst::backend {

namespace {

std::string_view cookieOf(const http::Request& request, std::string_view name) {
    auto rest = request.header("cookie");
    while (!rest.empty()) {
        const auto end = rest.find(';');
        auto item = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
        if (item.starts_with(name) && item.substr(name.size()).starts_with('='))
            return item.substr(name.size() + 1);
    }
    return {};
}

} // namespace

std::string_view sessionToken(const http::Request& request) {
    return cookieOf(request, sessionCookie);
}

std::string_view tabletToken(const http::Request& request) {
    return cookieOf(request, tabletCookie);
}

} // namespace standdienst::backend

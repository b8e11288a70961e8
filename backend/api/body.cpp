// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/body.h"

#include <charconv>

namespace standdienst::backend {

Result<void> requireType(const http::Request& request, std::string_view type) {
    const auto given = request.header("content-type");
    if (given.substr(0, given.find(';')) == type)
        return {};
    return Error{Code::Unsupported, "The body must have Content-Type: " + std::string(type) + "."};
}

Result<json::object> objectBody(const http::Request& request) {
    if (auto right = requireType(request, "application/json"); !right)
        return right.error();
    return parseObject(request.body);
}

Result<std::size_t> countField(const http::Request& request, std::string_view name, std::size_t otherwise) {
    const auto text = request.queryField(name);
    if (!text || text->empty())
        return otherwise;
    std::size_t count = 0;
    const auto* end = text->data() + text->size();
    if (auto [stop, failed] = std::from_chars(text->data(), end, count); failed != std::errc() || stop != end)
        return Error{Code::Malformed, std::string(name) + ": not a number"};
    return count;
}

} // namespace standdienst::backend

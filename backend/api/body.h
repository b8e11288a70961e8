// SPDX-License-Identifier: GPL-3.0-or-later
// What both APIs do with requests.
#pragma once

#include "backend/http/message.h"
#include "core/base/encoding.h"
#include "core/base/json.h"

namespace standdienst::backend {

// Unsupported where the body is said to be something else.
Result<void> requireType(const http::Request& request, std::string_view type);
// The body as a JSON object.
Result<json::object> objectBody(const http::Request& request);
// A query field that counts something; `otherwise` where it is absent.
Result<std::size_t> countField(const http::Request& request, std::string_view name, std::size_t otherwise);

template<class B>
Result<B> hexField(const json::object& object, std::string_view key) {
    auto text = stringField(object, key, 2 * B::size);
    if (!text)
        return text.error();
    auto bytes = bytesFromHex<B>(*text);
    if (!bytes)
        return Error{Code::Malformed,
                     std::string(key) + ": expected " + std::to_string(2 * B::size) + " hexadecimal digits"};
    return *bytes;
}

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
// What both APIs do with requests.
#pragma once

#include "backend/http/message.h"
#include "core/base/json.h"

namespace standdienst::backend {

// Unsupported where the body is said to be something else.
Result<void> requireType(const http::Request& request, std::string_view type);
// The body as a JSON object.
Result<json::object> objectBody(const http::Request& request);
// A query field that counts something; `otherwise` where it is absent.
Result<std::size_t> countField(const http::Request& request, std::string_view name, std::size_t otherwise);

} // namespace standdienst::backend

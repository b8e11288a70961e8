// SPDX-License-Identifier: GPL-3.0-or-later
// The one map from errors to answers: RFC 9457 problem details.
#pragma once

#include "backend/http/message.h"
#include "core/base/error.h"
#include "core/base/json.h"

namespace standdienst::backend::http {

int statusOf(Code code);
// The reason phrase of a status, also a problem's title.
std::string_view phrase(int status);

// `extra` members stand beside type, title, status, code and detail. What only we can mend is logged and not
// told.
Response problem(const Error& error, json::object extra = {});
// For what HTTP itself says: 405, 408, 411, 417, 431, 501, 505.
Response problem(int status, const Error& error);

Response answer(const json::object& body, int status = 200);
Response noContent();

} // namespace standdienst::backend::http

// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an answer is the backend's, and what it says. Halls have portals that answer everything with "200
// OK".
#pragma once

#include "core/base/json.h"
#include "kiosk/sync/transport.h"

#include <chrono>
#include <optional>
#include <variant>

namespace standdienst::kiosk {

// The backend said no, or nobody who could speak for it said anything.
struct Refusal {
    Error error;
    int status = 0; // 0: not delivered, or nobody knows what was said
    std::optional<std::chrono::milliseconds> retryAfter;
};

// A good answer's object, or why there is none. An answer without our protocol's header, a redirect and an
// unexpected content type did not come from the backend: CaptivePortal. Another protocol version is
// Unsupported.
std::variant<json::object, Refusal> judge(const Result<Answer>& answer);
// The same for an answer that is not JSON: true to `contentType` or refused. Looks at no body.
std::optional<Refusal> judgeHead(const Answer& answer, std::string_view contentType);

} // namespace standdienst::kiosk

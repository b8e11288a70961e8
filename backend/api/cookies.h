// SPDX-License-Identifier: GPL-3.0-or-later
// The console's two cookies: a person's session, and that this browser is a tablet of the stand.
#pragma once

#include "backend/http/message.h"

namespace standdienst::backend {

// The prefix makes browsers insist on Secure, Path=/ and no Domain: no sibling host can set or read them.
inline constexpr std::string_view sessionCookie = "__Host-standdienst";
inline constexpr std::string_view tabletCookie = "__Host-standdienst-tablet";
inline constexpr std::string_view cookieRules = "Path=/; Secure; HttpOnly; SameSite=Strict";

// What stands in them; empty where there is none.
std::string_view sessionToken(const http::Request& request);
std::string_view tabletToken(const http::Request& request);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/accounts/accounts.h"
#include "backend/accounts/tablets.h"
#include "backend/fair/fairs.h"
#include "backend/floor/staff.h"
#include "backend/http/router.h"
#include "backend/live/hub.h"
#include "backend/store/disk_gauge.h"
#include "backend/visits/visits.h"

namespace standdienst::backend {

// What the console asks for. Reference: docs/api/console.md. Handlers parse, call one function, format;
// thread-safe.
class ConsoleApi {
public:
    ConsoleApi(Store& store, Accounts& accounts, Tablets& tablets, Fairs& fairs, Visits& visits, Staff& staff,
               Hub& hub, DiskGauge& disk)
        : store_(store),
          accounts_(accounts),
          tablets_(tablets),
          fairs_(fairs),
          visits_(visits),
          staff_(staff),
          hub_(hub),
          disk_(disk) {}

    // For routes that want a person's session. What changes something must carry the session's CSRF token.
    // Expired where the session is on a tablet that is locked; `authenticateLocked` lets that one through.
    Result<void> authenticate(http::Request& request) const;
    Result<void> authenticateLocked(http::Request& request) const;
    // Who asks, after either.
    static const User& user(const http::Request& request);
    // What stands in the session's cookie.
    static const std::string& token(const http::Request& request);
    // For logging in: no other site's page may do it.
    static Result<void> sameOrigin(const http::Request& request);

    // Answers with the session and its cookie, or says what was wrong.
    http::Response loggedIn(const LoginOutcome& outcome) const;
    // What a page is told of its session.
    json::object sessionJson(const ConsoleSession& session) const;
    // Forgets the session of this request in the browser.
    static void clearCookie(http::Response& response);
    // How the hub knows the streams of a session.
    static std::string streamOwner(std::string_view csrf);

    http::Response login(const http::Request& request) const; // slow: argon2id
    http::Response loginWithLink(const http::Request& request) const;
    http::Response session(const http::Request& request) const;
    http::Response logout(const http::Request& request) const;
    http::Response changePassword(const http::Request& request) const; // slow
    http::Response setPin(const http::Request& request) const;         // slow
    http::Response removePin(const http::Request& request) const;
    http::Response fair(const http::Request& request) const;
    http::Response leads(const http::Request& request) const;
    http::Response lead(const http::Request& request) const;
    http::Response triage(const http::Request& request) const;
    http::Response visits(const http::Request& request) const;
    http::Response visit(const http::Request& request) const;
    http::Response giveDisposition(const http::Request& request) const;
    http::Response live(const http::Request& request) const;

private:
    Store& store_;
    Accounts& accounts_;
    Tablets& tablets_;
    Fairs& fairs_;
    Visits& visits_;
    Staff& staff_;
    Hub& hub_;
    DiskGauge& disk_;
};

} // namespace standdienst::backend

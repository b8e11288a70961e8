// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/floor/staff.h"
#include "backend/http/router.h"
#include "backend/tickets/tickets.h"

namespace standdienst::backend {

// What the console asks about visitors who wait. Reference: docs/api/console.md. Routes want a person's
// session (ConsoleApi::authenticate). Handlers parse, call one function, format; thread-safe.
class TicketsApi {
public:
    TicketsApi(Tickets& tickets, Staff& staff) : tickets_(tickets), staff_(staff) {}

    http::Response list(const http::Request& request) const;
    http::Response one(const http::Request& request) const;
    http::Response take(const http::Request& request) const;
    http::Response handOn(const http::Request& request) const;
    http::Response end(const http::Request& request) const;

private:
    Tickets& tickets_;
    Staff& staff_;
};

} // namespace standdienst::backend

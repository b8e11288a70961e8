// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/http/router.h"
#include "backend/shifts/shifts.h"

namespace standdienst::backend {

// Who stands when. Reference: docs/api/console.md, "Shifts". Routes want a person's session
// (ConsoleApi::authenticate) but for the calendar, which is asked for by programs that cannot log in: its
// address is the key. Handlers parse, call one function, format; thread-safe.
class ShiftsApi {
public:
    explicit ShiftsApi(Shifts& shifts) : shifts_(shifts) {}

    http::Response plan(const http::Request& request) const;
    http::Response look(const http::Request& request) const;
    http::Response put(const http::Request& request) const;
    http::Response remove(const http::Request& request) const;
    http::Response offer(const http::Request& request) const;
    http::Response take(const http::Request& request) const;
    http::Response calendarSince(const http::Request& request) const;
    http::Response makeCalendar(const http::Request& request) const;
    http::Response endCalendar(const http::Request& request) const;

    http::Response calendar(const http::Request& request) const; // /calendar/TOKEN.ics

private:
    Shifts& shifts_;
};

} // namespace standdienst::backend

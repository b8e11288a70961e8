// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/floor/floor_desk.h"
#include "backend/http/router.h"

namespace standdienst::backend {

// Who goes to whom, for whoever is on the stand. Reference: docs/api/console.md, "The floor". Routes want a
// person's session (ConsoleApi::authenticate); what is a person's own is asked by that person alone, for
// there is no way to name another. Handlers parse, call one function, format; thread-safe.
class FloorApi {
public:
    FloorApi(FloorDesk& desk, Staff& staff, const Clock& clock) : desk_(desk), staff_(staff), clock_(clock) {}

    http::Response floor(const http::Request& request) const;
    http::Response me(const http::Request& request) const;
    http::Response come(const http::Request& request) const;
    http::Response go(const http::Request& request) const;
    http::Response accept(const http::Request& request) const;
    http::Response pass(const http::Request& request) const;
    http::Response talk(const http::Request& request) const;
    http::Response end(const http::Request& request) const;
    http::Response handOn(const http::Request& request) const;
    http::Response rest(const http::Request& request) const;
    http::Response back(const http::Request& request) const;
    http::Response help(const http::Request& request) const;
    http::Response comeTo(const http::Request& request) const;

private:
    http::Response plain(const http::Request& request,
                         Result<FloorDesk::Outcome> (FloorDesk::*act)(const StaffId&)) const;
    http::Response answerOffer(
        const http::Request& request,
        Result<FloorDesk::Outcome> (FloorDesk::*act)(const StaffId&, const std::optional<VisitId>&)) const;

    FloorDesk& desk_;
    Staff& staff_;
    const Clock& clock_;
};

} // namespace standdienst::backend

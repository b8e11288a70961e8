// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/http/router.h"
#include "backend/today/today.h"

namespace standdienst::backend {

// The day at a glance. Reference: docs/api/console.md. The route wants a person's session
// (ConsoleApi::authenticate); thread-safe.
class TodayApi {
public:
    explicit TodayApi(Today& today) : today_(today) {}

    http::Response today(const http::Request& request) const;

private:
    Today& today_;
};

} // namespace standdienst::backend

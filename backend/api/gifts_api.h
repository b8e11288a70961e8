// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/floor/staff.h"
#include "backend/gifts/counter.h"
#include "backend/http/router.h"

namespace standdienst::backend {

// The console's part about gifts. Reference: docs/api/console.md, "Gifts". Routes want a person's session.
// Whoever works at the stand hands out, and keeps the stock where their role may (mayKeepStock).
class GiftsApi {
public:
    GiftsApi(GiftCounter& counter, Staff& staff) : counter_(counter), staff_(staff) {}

    http::Response list(const http::Request& request) const;
    http::Response restock(const http::Request& request) const;
    http::Response count(const http::Request& request) const;
    http::Response hand(const http::Request& request) const;
    http::Response unhand(const http::Request& request) const;

private:
    GiftCounter& counter_;
    Staff& staff_;
};

} // namespace standdienst::backend

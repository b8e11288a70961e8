// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/api/today_api.h"

#include "backend/http/problem.h"

namespace standdienst::backend {

http::Response TodayApi::today(const http::Request& request) const {
    const auto day = today_.of(std::string(request.queryField("day").value_or("")));
    return day ? http::answer(*day) : http::problem(day.error());
}

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
// What sales managers read. Shapes: docs/api/console.md.
#pragma once

#include "backend/store/store.h"

#include "core/base/json.h"

namespace standdienst::backend {

struct LeadQuery {
    std::string words{};                      // "q"
    std::string reason{};                     // empty: any
    std::string topic{};                      // empty: any
    std::string disposition{};                // empty: any; "open": nobody said yet; or one of them
    std::string company{};                    // empty: any; or the name of a CompanyKind
    std::size_t limit = 50;                   // 1..200
    std::string before{};                     // a cursor from "next", or empty
    std::size_t effort = LeadFilter{}.effort; // for each of page and total
};

// {"leads", "next", "total", "total_capped", "position"}, ready to send; with "searched_to" where much was
// looked at before the page was full. Malformed for a bad filter, limit or cursor.
Result<json::object> listLeads(Store& store, const FairId& fair, const LeadQuery& query);

// {"lead", "consents", "story", "score", "device", "position"}. NotFound where the visit is no lead (any
// more).
Result<json::object> oneLead(Store& store, const FairId& fair, const VisitId& visit);

} // namespace standdienst::backend

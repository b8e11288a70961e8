// SPDX-License-Identifier: GPL-3.0-or-later
// The day's visits, and what staff found of each. Shapes: docs/api/console.md.
#pragma once

#include "backend/fair/fairs.h"

#include "core/fold/disposition.h"

namespace standdienst::backend {

// A visit as people read it in a list.
json::object visitJson(Reader& reader, const FairId& fair, const VisitEntry& entry);

struct VisitQuery {
    std::string day{};         // "2026-11-22"; empty: the last one that has visits
    std::string disposition{}; // empty: any; "open", "given", or one of them
    std::size_t limit = 100;   // 1..200
    std::string before{};      // a cursor from "next", or empty
};

// Thread-safe.
class Visits {
public:
    Visits(Store& store, Fairs& fairs, Ingest& ingest, const Clock& clock)
        : store_(store), fairs_(fairs), ingest_(ingest), clock_(clock) {}

    // {"day", "previous_day", "next_day", "visits", "next", "total", "given", "total_capped", "position"},
    // the latest visit first. Malformed for a bad day, disposition, limit or cursor.
    Result<json::object> list(const VisitQuery& query);

    // {"visit", "story", "score", "position"}. NotFound.
    Result<json::object> one(const VisitId& visit);

    struct Finding {
        DispositionGiven fact;
        std::optional<Position> seen; // of the answer in which the person saw the visit
    };
    // Says what was found, or takes it back, and answers {"visit", "position"} as it stands then. What the
    // same person said already is not said again, so that asking twice is harmless. NotFound where the visit
    // is not known here; Malformed for a position that was never given.
    Result<json::object> give(const Finding& finding);

private:
    Result<bool> stands(const FairId& fair, const Finding& finding);

    Store& store_;
    Fairs& fairs_;
    Ingest& ingest_;
    const Clock& clock_;
};

} // namespace standdienst::backend

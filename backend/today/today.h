// SPDX-License-Identifier: GPL-3.0-or-later
// The day at a glance, for whoever leads the stand. Shapes and definitions: docs/api/console.md.
#pragma once

#include "backend/floor/floor_desk.h"
#include "backend/today/team_day.h"
#include "backend/today/visitor_day.h"

#include <list>
#include <mutex>

namespace standdienst::backend {

// Keeps what it read of a day, and reads of it only what changed since: the documents of the visits that new
// events name, and those events that say what the team did. Thread-safe; not for the writer thread.
class Today {
public:
    Today(Store& store, Fairs& fairs, FloorDesk& floor, const Clock& clock)
        : store_(store), fairs_(fairs), floor_(floor), clock_(clock) {}

    // Of a day such as "2026-11-22"; empty: the one that runs. Malformed for no day. Without a fair:
    // NotFound.
    Result<json::object> of(const std::string& day);

private:
    struct Known {
        Day day;
        Position read;
        std::map<VisitId, VisitorFact> visits;
        bool capped = false; // more than limits say
        TeamDay team;
    };
    Known& known(const Day& day);
    void catchUp(Reader& reader, Known& known);
    void readVisit(Reader& reader, Known& known, const VisitId& visit) const;
    void readAll(Reader& reader, Known& known) const;
    bool isDevices(Reader& reader, const WriterId& writer);
    json::object dayJson(const Known& known, UtcTime now) const;
    json::object nowJson(Reader& reader, const Day& day) const;

    Store& store_;
    Fairs& fairs_;
    FloorDesk& floor_;
    const Clock& clock_;
    std::mutex mutex_; // guards what follows
    FairId fair_;
    std::string zone_;
    std::list<Known> days_; // asked for last first
    std::set<WriterId> devices_;
    bool trusted_ = true; // scores, by the model that makes them
};

} // namespace standdienst::backend

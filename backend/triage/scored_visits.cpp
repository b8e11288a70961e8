// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/triage/scored_visits.h"

#include "backend/store/bodies.h"

#include "core/fair/fair.h"
#include "core/fold/disposition.h"
#include "core/fold/fold.h"
#include "core/triage/logistic.h"

#include <algorithm>
#include <array>
#include <map>

namespace standdienst::backend {

namespace {

constexpr std::size_t pageEvents = 1000; // in memory at a time

// What the journal says of trial and learning; no document remembers either.
class Course {
public:
    Course(Reader& reader, const FairId& fair) {
        for (Position after;;) {
            const auto page = reader.events(fair, after, pageEvents);
            if (page.empty())
                return;
            for (const StoredEvent& stored : page)
                take(reader, stored);
            after = page.back().position;
        }
    }

    bool trialAt(Position position) const {
        bool trial = false;
        for (const auto& [from, is] : trials_) {
            if (from <= position)
                trial = is;
        }
        return trial;
    }
    bool trialNow() const { return !trials_.empty() && trials_.back().second; }
    Position begun() const { return begun_; }
    std::optional<UtcTime> begunAt() const { return begunAt_; }

private:
    void take(Reader& reader, const StoredEvent& stored) {
        constexpr std::array types{types::fairPublished, types::triageBegun};
        const bool named = std::ranges::any_of(types, [&](std::string_view type) {
            return stored.record.find('"' + std::string(type) + '"') != std::string::npos;
        });
        const auto event = named ? parseRecord(stored.record) : Result<Event>(Error{});
        if (!event || !isFolded(event->type, event->version) || reader.device(event->writer))
            return;
        bool begins = event->type == types::triageBegun;
        if (event->type == types::fairPublished) {
            const auto* fair = find(event->body, "fair");
            const bool trial =
                fair && fair->is_object() && textOr(fair->get_object(), "state") == name(FairState::Trial);
            begins = trialNow() && !trial; // what was learned in a trial ends with it
            trials_.emplace_back(stored.position, trial);
        }
        if (begins) {
            begun_ = stored.position;
            begunAt_ = event->deviceTime;
        }
    }

    std::vector<std::pair<Position, bool>> trials_;
    Position begun_;
    std::optional<UtcTime> begunAt_;
};

// The documents of one visit.
struct Parts {
    std::string language;
    bool started = false;
    bool played = false;
    std::optional<VisitScored> scored;
    WriterId device;
    Position scoredAt;
    std::optional<ScoredVisit::Found> found;
    Position foundAt;
    UtcTime at;
};

void readScore(const json::object& body, Position position, Parts& parts) {
    const auto device = idField<WriterId>(body, "device");
    auto scored = visitScored(body);
    if (!device || !scored)
        return;
    parts.device = *device;
    parts.scored = std::move(*scored);
    parts.scoredAt = position;
}

void readDisposition(const json::object& body, Position position, Parts& parts) {
    const auto found = dispositionFromName(textOr(body, "disposition"));
    const auto at = timeField(body, "at");
    if (!found || !at)
        return;
    const bool prospect = *found == Disposition::Hot || *found == Disposition::Warm;
    parts.found = {prospect, std::string(textOr(body, "by")), *at, false};
    parts.foundAt = position;
}

void readVisit(const json::object& body, Parts& parts) {
    parts.language = textOr(body, "language");
    parts.started = body.contains("started_at");
    parts.played = flagOr(body, "played");
}

} // namespace

double weightOf(const ScoredVisit& visit) {
    return visit.scored.lane.explored ? 1 / visit.scored.lane.chance : 1;
}

ScoredFair scoredFair(Reader& reader, const FairId& fair) {
    std::map<std::string, Parts> all;
    reader.eachDocument(fair, [&](const DocumentChange& change) {
        if (change.gone)
            return;
        if (change.key.kind == Kind::Score)
            readScore(bodyOf(change.body), change.position, all[change.key.id]);
        else if (change.key.kind == Kind::Disposition)
            readDisposition(bodyOf(change.body), change.position, all[change.key.id]);
        else if (change.key.kind == Kind::Visit)
            readVisit(bodyOf(change.body), all[change.key.id]);
    });
    reader.eachVisit(fair, [&](const VisitEntry& entry) { all[toString(entry.visit)].at = entry.at; });
    const Course course(reader, fair);
    ScoredFair result{{}, course.trialNow(), course.begunAt()};
    for (auto& [id, parts] : all) {
        if (!parts.scored || !parts.started)
            continue;
        if (parts.found)
            parts.found->taught = std::max(parts.scoredAt, parts.foundAt) > course.begun();
        const double probability = sigmoid(parts.scored->logit);
        result.visits.push_back({parts.scored->visit, parts.at, parts.device, std::move(parts.language),
                                 std::move(*parts.scored), probability,
                                 parts.played || course.trialAt(parts.scoredAt), std::move(parts.found)});
    }
    return result;
}

std::size_t countTaught(const ScoredFair& fair) {
    return static_cast<std::size_t>(std::ranges::count_if(
        fair.visits, [](const ScoredVisit& visit) { return visit.found && visit.found->taught; }));
}

} // namespace standdienst::backend

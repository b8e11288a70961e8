// SPDX-License-Identifier: GPL-3.0-or-later
// A fair whose visits are scored by devices and looked at by people.
#pragma once

#include "tests/backend/support/world.h"

#include "backend/triage/teaching.h"

#include "core/fold/disposition.h"
#include "core/fold/learning.h"
#include "core/triage/expert_prior.h"

#include <map>

namespace standdienst::test {

struct LookedFair : World {
    explicit LookedFair(FairState state = FairState::Open, std::uint64_t seed = 1) : World(seed) {
        fairs->import(smallFair(state)).value();
        for (StaffId& account : staff)
            account = {makeUuid7(clock.utc(), random)};
    }

    // A visit that was scored as `scored` says; its id is given here. Not pushed yet.
    VisitId visit(TestDevice& device, VisitScored scored, const std::string& language = "de",
                  bool played = false) {
        scored.visit = {makeUuid7(clock.utc(), random)};
        device.append(types::visitStarted, toBody(VisitStarted{scored.visit, language, 1, played}));
        device.append(types::visitScored, toBody(scored));
        device.append(types::visitEnded, toBody(VisitEnded{scored.visit, Outcome::Finished, language}));
        return scored.visit;
    }
    // As the program's own table has it.
    static VisitScored scored(const Facts& facts, const LaneDecision& lane = {}) {
        return visitScored({}, {}, facts, expertPrior().begin().score(facts), lane);
    }
    void find(const VisitId& visit, std::optional<Disposition> disposition, std::size_t by = 0) {
        ingest
            ->append({"test-fair"}, {"main"}, types::dispositionGiven,
                     toBody(DispositionGiven{visit, disposition, staff.at(by)}))
            .value();
    }
    // So many visits that left at once and are hot, and others that asked for advice and are none: the
    // contrary of what the table holds.
    void teachContrary(TestDevice& device, int visits) {
        for (int i = 0; i < visits; ++i) {
            clock.advance(std::chrono::minutes(1));
            const bool left = i % 2 == 0;
            const VisitId id = visit(device, scored(left ? leaving() : asking()));
            device.pushNew();
            find(id, left ? Disposition::Hot : Disposition::None, static_cast<std::size_t>(i) % staff.size());
        }
    }
    static Facts leaving() { return Facts().flag("left", true).number("arrivals", 12).number("hour", 10); }
    static Facts asking() {
        return Facts()
            .category("reason", "advice")
            .number("topics", 2)
            .number("arrivals", 1)
            .number("hour", 10);
    }

    Teaching teaching() { return {*store, *fairs, *ingest, clock, random}; }
    json::object report(const std::string& day = {}) { return teaching().report(day).value(); }
    json::object training() { return document(Kind::Model, std::string(models::training)); }
    Learner scoring() {
        return scoringModel(document(Kind::Model, std::string(models::scoring))).value().learner;
    }

    std::array<StaffId, 3> staff{};
};

inline std::optional<Code> codeOf(const Result<json::object>& result) {
    return result ? std::nullopt : std::optional(result.error().code);
}

} // namespace standdienst::test

// SPDX-License-Identifier: GPL-3.0-or-later
// Event bodies of triage: how a device scored a visit, and what a backend's learning began with.
#pragma once

#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/triage/facts.h"
#include "core/triage/lane.h"
#include "core/triage/score.h"

#include <optional>
#include <string>
#include <vector>

namespace standdienst {

// Which model said something: 0 is the expert's prior of the program.
struct ModelVersion {
    std::uint64_t version = 0;
    std::uint64_t labels = 0; // of this fair, that it had learned
};

// A fact's value as events and files have it: null is a question that was put and not answered.
json::value toJson(const FactValue& value);

struct ScoredFact {
    Fact fact;
    double logit = 0; // what it added
};

// A device's score of a visit. Numbers have twelve significant digits: Boost.JSON reads no more than fifteen
// exactly, and a document that is read and written again must stay the same byte for byte. The facts are what
// it knew; they are what a disposition of the visit teaches later.
struct VisitScored {
    VisitId visit;
    ModelVersion model;
    std::vector<ScoredFact> facts; // strongest first
    double logit = 0;              // bias + sum over facts
    double bias = 0;
    double error = 0; // standard error of the logit, >= 0
    LaneDecision lane;
};
// Rounds; the shares still sum to the logit within 1e-9.
VisitScored visitScored(const VisitId& visit, const ModelVersion& model, const Facts& facts,
                        const Score& score, const LaneDecision& lane);

// The learning of a fair begins anew; what dispositions taught until then is forgotten, the dispositions
// stay.
struct TriageBegun {
    std::optional<Uuid> import; // from a model that came in parts; nothing: from the same prior as before
    bool expert = false;        // from the program's own prior
    std::string from;           // where an imported model comes from, for people; at most 200 bytes
};
// A part of a model of another fair, in the order of their numbers.
struct TriagePart {
    Uuid import;
    std::uint64_t part = 0; // 0, 1, 2 ...
    std::string bytes;      // at most limits::triagePartBytes
};

json::object toBody(const VisitScored& fact);
json::object toBody(const TriageBegun& fact);
json::object toBody(const TriagePart& fact);
// Malformed names the field: no number may be other than finite, the shares must sum to the logit within
// 1e-6.
Result<VisitScored> visitScored(const json::object& body);
Result<TriageBegun> triageBegun(const json::object& body);
Result<TriagePart> triagePart(const json::object& body);

// The facts that this version knows: what a device of another version adds, or one that lies, teaches
// nothing.
Facts factsOf(const VisitScored& scored);

} // namespace standdienst

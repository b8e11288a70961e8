// SPDX-License-Identifier: GPL-3.0-or-later
// The models as documents: how dispositions become what devices score with. docs/internals/journal.md,
// "model".
#pragma once

#include "core/fold/documents.h"
#include "core/fold/triage.h"
#include "core/triage/training.h"

namespace standdienst {

// Ids of the documents of kind "model".
namespace models {
inline constexpr std::string_view training = "training"; // what the backend learns with; scope "office"
inline constexpr std::string_view prior = "prior";       // an imported one; scope "office"
inline constexpr std::string_view incoming = "incoming"; // parts of one; scope "office"
inline constexpr std::string_view scoring = "scoring";   // what devices score with; scope "fair"
} // namespace models

// What a device scores with, as the document "scoring" says. Errors as Learner::fromBytes, or Malformed.
struct ScoringModel {
    ModelVersion version;
    bool trusted = true; // false: scores were found to be wrong, and divert nobody
    Learner learner;
};
Result<ScoringModel> scoringModel(const json::object& body);
// What the document "training" holds.
Result<Training> trainingOf(const json::object& body);

// A score belongs to the device that recorded the visit: Forbidden for another one.
Result<void> foldScore(const VisitScored& fact, const WriterId& device, UtcTime at, DocumentStore& documents);
Result<void> foldPart(const TriagePart& fact, DocumentStore& documents);
Result<void> foldBegun(const TriageBegun& fact, DocumentStore& documents);
// Learns what is known of the visit; to be called whenever its score or its disposition changed.
void learnFrom(const VisitId& visit, DocumentStore& documents);
// What was learned in a trial ends with it.
void forgetTrial(DocumentStore& documents);

} // namespace standdienst

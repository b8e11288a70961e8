// SPDX-License-Identifier: GPL-3.0-or-later
// The file that takes what a fair's dispositions taught to another fair. It knows visits by what they did,
// not by who they were: no id, no contact, no account. Format: docs/api/triage-file.md.
#pragma once

#include "core/base/json.h"
#include "core/triage/facts.h"

#include <string>
#include <vector>

namespace standdienst::backend {

// A visit with what staff found of it.
struct TaughtVisit {
    UtcTime at; // to the minute
    Facts facts;
    bool prospect = false;
    double weight = 1;      // how many visits it stands for, at most Learner::largestWeight
    double probability = 0; // as its device foresaw it
    bool rehearsed = false; // in a trial, where nobody was a real visitor
};

struct ModelFile {
    static constexpr std::uint64_t format = 1;
    std::string fair; // its slug
    std::string name; // for people, at most 200 bytes
    UtcTime exportedAt;
    std::uint64_t version = 0;
    std::uint64_t labels = 0;
    std::string model;                // Learner::toBytes()
    std::vector<TaughtVisit> history; // in the order in which they were learned
};

// {name: number, text or null}.
json::object toJson(const Facts& facts);

// Forgets the oldest of a history beyond limits::triageHistory or limits::triageFileBytes.
void keepWhatFits(ModelFile& file);
std::string toText(const ModelFile& file);
// Everything is checked but whether this program reads the model's bytes. NewerVersion, TooLarge, Malformed
// with the field's name.
Result<ModelFile> readModelFile(std::string_view text);

// A model that this program can begin with.
struct UsableModel {
    std::string bytes;
    bool relearned = false; // from the history, because the model's own bytes are of another version
};
// NewerVersion where the model's bytes are and there is no history; Malformed for bytes that are no model.
Result<UsableModel> usableModel(const ModelFile& file);
// Errors of a model of that many bytes or with that content; the same when it is imported.
Result<void> checkModel(std::string_view bytes);

} // namespace standdienst::backend

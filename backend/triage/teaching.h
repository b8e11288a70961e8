// SPDX-License-Identifier: GPL-3.0-or-later
// What an administrator does with what dispositions taught: forget it, take it along, look at it.
#pragma once

#include "backend/fair/fairs.h"
#include "backend/triage/model_file.h"

namespace standdienst::backend {

// Thread-safe. All answer NotFound where no fair was imported yet. The dispositions themselves stay whatever
// happens here: only what they taught is forgotten.
class Teaching {
public:
    Teaching(Store& store, Fairs& fairs, Ingest& ingest, const Clock& clock, Random& random)
        : store_(store), fairs_(fairs), ingest_(ingest), clock_(clock), random_(random) {}

    // Returns to what the learning began with: an imported model where there is one and `expert` is false,
    // else the program's own table. {"version", "forgotten": dispositions that no longer count, "prior":
    // "expert" or "import", "from": of an imported one, where it comes from}.
    Result<json::object> reset(bool expert);

    Result<ModelFile> exported();

    // Begins anew with another fair's model. Conflict where dispositions of this fair taught something
    // already and `anew` is false. Errors of checkModel(). Answers as reset().
    struct Import {
        std::string model;
        std::string from; // for people
        bool anew = false;
    };
    Result<json::object> import(const Import& import);

    // `day`: "2026-11-22", or empty for all of the fair. Malformed where it is no day. Shape:
    // docs/api/triage-report.md.
    Result<json::object> report(const std::string& day);

private:
    Result<Fair> fair();
    Result<json::object> begun(const FairId& fair, std::size_t forgotten);
    Result<std::size_t> countTaught(const FairId& fair);

    Store& store_;
    Fairs& fairs_;
    Ingest& ingest_;
    const Clock& clock_;
    Random& random_;
};

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
// What devices foresaw and what staff found, visit by visit, from the fair's documents and its journal.
#pragma once

#include "backend/store/store.h"

#include "core/fold/triage.h"

#include <optional>
#include <string>
#include <vector>

namespace standdienst::backend {

struct ScoredVisit {
    struct Found {
        bool prospect = false; // hot or warm
        std::string by;        // an account's id; to be told to nobody
        UtcTime at;
        bool taught = false; // since the learning began
    };
    VisitId visit;
    UtcTime at; // when it began, as far as its kiosk's clock is believed
    WriterId device;
    std::string language; // of the screen, at last; never a fact
    VisitScored scored;
    double probability = 0;     // as its device told it, before anybody found anything
    bool rehearsed = false;     // played, or scored while the fair was in trial
    std::optional<Found> found; // nothing: nobody said, or it was taken back
};

// How many visits the label of this one stands for.
double weightOf(const ScoredVisit& visit);

struct ScoredFair {
    std::vector<ScoredVisit> visits; // in the order of their ids, in which they are learned
    bool trial = false;              // the fair is in trial now
    std::optional<UtcTime> begunAt;  // when the learning began anew last; nothing: with the fair
};
// Reads all of the fair's journal: for commands, not for pages.
ScoredFair scoredFair(Reader& reader, const FairId& fair);

// Visits whose dispositions the learning knows.
std::size_t countTaught(const ScoredFair& fair);

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
// The two functions that make documents out of events. Both are pure: the same events in the same order leave
// the same documents, byte for byte, on every machine.
#pragma once

#include "core/fold/documents.h"
#include "core/journal/event.h"

#include <vector>

namespace standdienst {

// Raised whenever the same event would leave another document than before, also where the expert's prior or
// the learner changes; then documents are rebuilt under a new epoch.
inline constexpr int foldVersion = 6;

// What the fold asks of whoever holds personal data. Devices ignore it: they hold none.
struct PersonalEffect {
    enum class What {
        Attach, // open the event's sealed part and keep it for the visit
        Erase,  // the visit's contact may not be kept: forget it, and the sealed bytes of `events`
    };
    What what;
    VisitId visit;
    std::vector<EventId> events; // those whose sealed bytes are meant
};

// Unknown types and versions change nothing. A body that its type does not allow is Malformed and changes
// nothing; such an event is kept in the journal and reported. PlayedOutsideTrial for played visits where the
// fair is not in trial.
Result<std::vector<PersonalEffect>> fold(const Event& event, DocumentStore& documents);

// True where fold would accept it (the envelope is known to be good).
bool isFolded(std::string_view type, std::uint32_t version);

} // namespace standdienst

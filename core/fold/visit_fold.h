// SPDX-License-Identifier: GPL-3.0-or-later
// What the folds of single events share: lists in documents, steps, and a visit's document with the lead that
// follows from it.
#pragma once

#include "core/fold/documents.h"
#include "core/fold/fold.h"
#include "core/journal/event.h"

#include <optional>
#include <string_view>
#include <vector>

namespace standdienst {

// Made where there is none.
json::array& listIn(json::object& object, std::string_view key);
// A line of a document's `steps`: {event, type, at}.
json::object stepOf(const Event& event);

// One visit while one event is folded into it. Every fact may come first: whatever of the visit is known
// makes the document, and only a visit that is complete makes a lead.
class VisitFold {
public:
    VisitFold(const Event& event, const VisitId& visit, DocumentStore& documents);

    json::object& body() { return document_.body; }

    // A visit belongs to the device that recorded it; only a withdrawal may come from elsewhere, even before
    // the visit.
    Result<void> claim();

    // True where nothing personal of it is ever to be kept again.
    bool isErased() const { return document_.body.contains("erased_at"); }
    // In place of done(): the visitor is to be forgotten, whatever comes later.
    std::vector<PersonalEffect> erase();

    // Writes the visit, and makes, changes or removes its lead. To be called once, at last.
    std::vector<PersonalEffect> done();

private:
    void addStep();
    const json::array& consents() const;
    std::vector<EventId> contactEvents() const;
    bool anyInEffect() const;
    bool isLead() const;
    bool mustForgetContact() const;
    void putLead(bool lead);

    const Event& event_;
    VisitId visit_;
    DocumentKey key_;
    DocumentStore& documents_;
    Document document_;
    std::optional<Document> lead_; // as it stood before the event
};

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/store/store.h"

#include "core/fold/fold.h"

#include <map>
#include <set>

namespace standdienst::backend {

// Folds events of one fair within one write. Documents are kept in memory until `flush`, so that a batch
// costs one write for each document that it touches, however often. What it leaves does not depend on how
// events were cut into batches.
class Batch final : private DocumentStore {
public:
    Batch(Writer& writer, const FairId& fair, const SealKey& sealKey);

    // Changes documents; an error changes none. What only a backend may say is Forbidden to devices, also
    // where an older version of this program took it into the journal as a type that it did not know.
    Result<std::vector<PersonalEffect>> fold(const Event& event, Position position, UtcTime receivedAt);
    struct Fact {
        const Event& event;
        Position position;
        UtcTime receivedAt;
        std::string_view sealed;                      // empty where there is none, or no more
        const std::optional<Result<Contact>>& opened; // where somebody opened it already
    };
    // Does what the fold asked for. The event must be in the journal by then.
    void apply(const std::vector<PersonalEffect>& effects, const Fact& fact);
    // True where the visit's beginning was folded.
    bool isStarted(const VisitId& visit);
    // True where the visit was erased, or consents were given and all are withdrawn: nothing personal of the
    // visit may be kept.
    bool isForgotten(const VisitId& visit);
    // Erases the event's sealed part where its visit is forgotten, also of one that changed nothing.
    void dropForgotten(const Event& event);
    void flush();
    // The scopes of all documents that were written, after `flush`.
    std::vector<Scope> touched() const { return {touched_.begin(), touched_.end()}; }

private:
    struct Cached {
        std::optional<Document> document;
        Position position;
        std::map<Scope, Position> left; // scopes where it is no more, since
        bool changed = false;
    };

    std::optional<Document> find(const DocumentKey& key) override;
    void put(const DocumentKey& key, Document document) override;
    void remove(const DocumentKey& key) override;

    Cached& cached(const DocumentKey& key);
    void attachTo(const VisitId& visit, const EventId& given, const Fact& fact);
    Result<Contact> contactOf(const EventId& given, const Fact& fact);
    void flushLead(const DocumentKey& key, const std::optional<Document>& document);
    void flushVisits();

    Writer& writer_;
    FairId fair_;
    const SealKey& sealKey_;
    Position position_; // of the event that is being folded
    std::map<DocumentKey, Cached> documents_;
    std::map<VisitId, VisitEntry> begun_; // visits whose beginning was folded, and is not written yet
    std::set<Scope> touched_;
};

// Opens the box of a contact.given and reads the contact.
Result<Contact> openContact(const SealKey& key, const EventId& event, std::string_view sealed);

} // namespace standdienst::backend

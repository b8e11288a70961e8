// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/batch.h"

#include "backend/store/bodies.h"

#include "core/fold/visit.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace standdienst::backend {

Result<Contact> openContact(const SealKey& key, const EventId& event, std::string_view sealed) {
    if (sealed.empty())
        return Error{Code::NotFound, "there is no sealed part"};
    auto personal = openPersonal(key, event, sealed);
    if (!personal)
        return personal.error();
    return attach(*personal);
}

Batch::Batch(Writer& writer, const FairId& fair, const SealKey& sealKey)
    : writer_(writer), fair_(fair), sealKey_(sealKey) {}

Result<std::vector<PersonalEffect>> Batch::fold(const Event& event, Position position, UtcTime receivedAt) {
    if (isBackendsOwn(event.type) && writer_.device(event.writer))
        return Error{Code::Forbidden, event.type + ": only a backend says that"};
    position_ = position;
    auto effects = standdienst::fold(event, *this);
    if (effects && event.type == types::visitStarted && isFolded(event.type, event.version)) {
        const VisitId visit = visitStarted(event.body)->visit;
        begun_.try_emplace(
            visit, VisitEntry{visit, position, believed(event.deviceTime, receivedAt), receivedAt, {}});
    }
    return effects;
}

void Batch::apply(const std::vector<PersonalEffect>& effects, const Fact& fact) {
    for (const PersonalEffect& effect : effects) {
        if (effect.what == PersonalEffect::What::Attach) {
            attachTo(effect.visit, effect.events.back(), fact);
            continue;
        }
        writer_.eraseContact(fair_, effect.visit);
        writer_.eraseSealedOf(fair_, effect.visit, fact.position, fact.receivedAt);
    }
}

bool Batch::isStarted(const VisitId& visit) {
    const auto& document = cached({Kind::Visit, toString(visit)}).document;
    return document && document->body.contains("started_at");
}

bool Batch::isForgotten(const VisitId& visit) {
    const auto& document = cached({Kind::Visit, toString(visit)}).document;
    if (document && document->body.contains("erased_at"))
        return true;
    const auto* consents = document ? standdienst::find(document->body, "consents") : nullptr;
    if (!consents || !consents->is_array() || consents->get_array().empty())
        return false;
    return std::ranges::all_of(consents->get_array(), [](const json::value& consent) {
        return consent.as_object().contains("withdrawn_at");
    });
}

void Batch::dropForgotten(const Event& event) {
    const auto visit = idField<VisitId>(event.body, "visit");
    if (event.sealed && visit && isForgotten(*visit))
        writer_.eraseSealed(event.id);
}

void Batch::attachTo(const VisitId& visit, const EventId& given, const Fact& fact) {
    const auto contact = contactOf(given, fact);
    // One that is not there was erased; its visit hears of that further on in the journal.
    if (!contact && contact.error().code != Code::NotFound)
        spdlog::warn("journal: the contact of visit {} cannot be read: {}", toString(visit),
                     contact.error().detail);
    writer_.putContact(
        fair_, {visit, fact.position, fact.receivedAt, contact.has_value(), contact ? *contact : Contact{}});
}

Result<Contact> Batch::contactOf(const EventId& given, const Fact& fact) {
    if (given == fact.event.id)
        return fact.opened ? *fact.opened : openContact(sealKey_, given, fact.sealed);
    const auto earlier = writer_.event(given);
    return openContact(sealKey_, given, earlier ? earlier->sealed : std::string());
}

void Batch::flush() {
    flushVisits();
    for (auto& [key, cached] : documents_) {
        if (!cached.changed)
            continue;
        for (const auto& [scope, position] : cached.left) {
            writer_.putDocument(fair_, {key, scope, position, true, {}});
            touched_.insert(scope);
        }
        if (cached.document) {
            writer_.putDocument(fair_, {key, cached.document->scope, cached.position, false,
                                        json::serialize(cached.document->body)});
            touched_.insert(cached.document->scope);
        }
        if (key.kind == Kind::Lead)
            flushLead(key, cached.document);
    }
    documents_.clear();
}

void Batch::flushVisits() {
    const auto dispositionOf = [](const std::optional<Document>& document) {
        return std::string(document ? textOr(document->body, "disposition") : "");
    };
    for (auto& [visit, entry] : begun_) {
        entry.disposition = dispositionOf(cached({Kind::Disposition, toString(visit)}).document);
        writer_.addVisit(fair_, entry);
    }
    begun_.clear();
    for (const auto& [key, cached] : documents_) {
        if (cached.changed && key.kind == Kind::Disposition)
            writer_.setDisposition(fair_, *parseId<VisitId>(key.id), dispositionOf(cached.document));
    }
}

void Batch::flushLead(const DocumentKey& key, const std::optional<Document>& document) {
    const VisitId visit = *parseId<VisitId>(key.id);
    if (!document) {
        writer_.removeLead(fair_, visit);
        return;
    }
    LeadEntry lead{visit,
                   std::string(textOr(document->body, "reason")),
                   {},
                   std::string(textOr(document->body, "disposition"))};
    if (const auto* topics = standdienst::find(document->body, "topics"); topics && topics->is_array()) {
        for (const auto& topic : topics->get_array()) {
            if (topic.is_string())
                lead.topics.emplace_back(topic.get_string());
        }
    }
    writer_.putLead(fair_, lead);
}

Batch::Cached& Batch::cached(const DocumentKey& key) {
    const auto found = documents_.find(key);
    if (found != documents_.end())
        return found->second;
    Cached fresh;
    if (const auto stored = writer_.document(fair_, key)) {
        fresh.document = Document{stored->scope, bodyOf(stored->body)};
        fresh.position = stored->position;
    }
    return documents_.emplace(key, std::move(fresh)).first->second;
}

std::optional<Document> Batch::find(const DocumentKey& key) {
    return cached(key).document;
}

void Batch::put(const DocumentKey& key, Document document) {
    Cached& entry = cached(key);
    if (entry.document && entry.document->scope != document.scope)
        entry.left[entry.document->scope] = position_;
    entry.left.erase(document.scope);
    entry.document = std::move(document);
    entry.position = position_;
    entry.changed = true;
}

void Batch::remove(const DocumentKey& key) {
    Cached& entry = cached(key);
    if (!entry.document)
        return;
    entry.left[entry.document->scope] = position_;
    entry.document.reset();
    entry.position = position_;
    entry.changed = true;
}

} // namespace standdienst::backend

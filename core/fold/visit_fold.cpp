// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/visit_fold.h"

#include "core/base/limits.h"
#include "core/fair/fair.h"

#include <algorithm>
#include <array>

namespace standdienst {

namespace {

bool inEffect(const json::value& consent) {
    const auto& object = consent.as_object();
    return object.contains("given_at") && !object.contains("withdrawn_at");
}

} // namespace

json::array& listIn(json::object& object, std::string_view key) {
    json::value& value = object[key];
    if (!value.is_array())
        value = json::array();
    return value.get_array();
}

json::object stepOf(const Event& event) {
    return {{"event", toString(event.id)}, {"type", event.type}, {"at", toRfc3339(event.deviceTime)}};
}

VisitFold::VisitFold(const Event& event, const VisitId& visit, DocumentStore& documents)
    : event_(event), visit_(visit), key_{Kind::Visit, toString(visit)}, documents_(documents) {
    if (auto found = documents.find(key_))
        document_ = std::move(*found);
    else
        document_ = {Scope::office(), {{"visit", key_.id}}};
    lead_ = documents.find({Kind::Lead, key_.id});
}

Result<void> VisitFold::claim() {
    const std::string writer = toString(event_.writer);
    if (!document_.body.contains("device")) {
        document_.body["device"] = writer;
        document_.body["booth"] = event_.booth.value;
        document_.scope = Scope::writer(event_.writer);
    } else if (textOr(document_.body, "device") != writer) {
        return Error{Code::Forbidden, "the visit was recorded by another device"};
    }
    return {};
}

std::vector<PersonalEffect> VisitFold::done() {
    addStep();
    std::vector<PersonalEffect> effects;
    const bool lead = isLead();
    if (lead && (!lead_ || event_.type == types::contactGiven))
        effects.push_back({PersonalEffect::What::Attach, visit_, {contactEvents().back()}});
    if (mustForgetContact()) {
        effects.push_back({PersonalEffect::What::Erase, visit_, contactEvents()});
        document_.body.erase("contact_events");
        document_.body["contact"] = false;
    }
    putLead(lead);
    documents_.put(key_, std::move(document_));
    return effects;
}

std::vector<PersonalEffect> VisitFold::erase() {
    addStep();
    std::vector<PersonalEffect> effects{{PersonalEffect::What::Erase, visit_, contactEvents()}};
    document_.body["erased_at"] = toRfc3339(event_.deviceTime);
    if (document_.body.erase("contact_events") > 0)
        document_.body["contact"] = false;
    putLead(false);
    documents_.put(key_, std::move(document_));
    return effects;
}

void VisitFold::addStep() {
    auto& steps = listIn(document_.body, "steps");
    if (steps.size() < limits::visitSteps)
        steps.push_back(stepOf(event_));
}

const json::array& VisitFold::consents() const {
    static const json::array none;
    const auto* value = document_.body.if_contains("consents");
    return value ? value->as_array() : none;
}

std::vector<EventId> VisitFold::contactEvents() const {
    std::vector<EventId> ids;
    if (const auto* value = document_.body.if_contains("contact_events")) {
        for (const auto& text : value->as_array())
            ids.push_back(*parseId<EventId>(std::string_view(text.as_string())));
    }
    return ids;
}

bool VisitFold::anyInEffect() const {
    return std::ranges::any_of(consents(), inEffect);
}

bool VisitFold::isLead() const {
    // Whoever comes for a gift alone is nobody's lead, whatever a device says.
    return document_.body.contains("started_at") && document_.body.contains("reason") &&
           textOr(document_.body, "reason") != name(Reason::Giveaway) &&
           document_.body.contains("contact_events") && anyInEffect() && !isErased();
}

bool VisitFold::mustForgetContact() const {
    const auto withdrawn = [](const json::value& consent) {
        return consent.as_object().contains("withdrawn_at");
    };
    return document_.body.contains("contact_events") && !anyInEffect() &&
           std::ranges::any_of(consents(), withdrawn);
}

void VisitFold::putLead(bool lead) {
    const DocumentKey key{Kind::Lead, key_.id};
    if (!lead) {
        if (lead_)
            documents_.remove(key);
        return;
    }
    json::array effective;
    for (const auto& consent : consents()) {
        if (inEffect(consent))
            effective.push_back(consent);
    }
    json::object body{{"visit", key_.id}};
    const std::array<std::string_view, 10> copied{"device", "booth",  "language", "played",  "started_at",
                                                  "reason", "topics", "needs",    "outcome", "contact_at"};
    for (const auto field : copied) {
        if (const auto* value = document_.body.if_contains(field))
            body[field == "contact_at" ? "at" : field] = *value;
    }
    body["consents"] = std::move(effective);
    // A lead that stands knows what was found; one that is made now may have been looked at before.
    const auto found = lead_ ? lead_ : documents_.find({Kind::Disposition, key_.id});
    if (const auto disposition = found ? textOr(found->body, "disposition") : ""; !disposition.empty())
        body["disposition"] = disposition;
    documents_.put(key, {Scope::office(), std::move(body)});
}

} // namespace standdienst

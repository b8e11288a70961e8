// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/fold.h"

#include "core/base/limits.h"
#include "core/fair/fair.h"
#include "core/fold/disposition.h"
#include "core/fold/floor.h"
#include "core/fold/gifts.h"
#include "core/fold/learning.h"
#include "core/fold/needs.h"
#include "core/fold/pictures.h"
#include "core/fold/tickets.h"
#include "core/fold/triage.h"
#include "core/fold/visit.h"
#include "core/fold/visit_fold.h"

#include <algorithm>
#include <array>

namespace standdienst {

namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 16> kinds{{{Kind::Fair, "fair"},
                                                                   {Kind::Visit, "visit"},
                                                                   {Kind::Lead, "lead"},
                                                                   {Kind::Disposition, "disposition"},
                                                                   {Kind::Score, "score"},
                                                                   {Kind::Model, "model"},
                                                                   {Kind::Picture, "picture"},
                                                                   {Kind::Ticket, "ticket"},
                                                                   {Kind::Queue, "queue"},
                                                                   {Kind::Gift, "gift"},
                                                                   {Kind::GiftShare, "gift-share"},
                                                                   {Kind::GiftStock, "gift-stock"},
                                                                   {Kind::GiftRun, "gift-run"},
                                                                   {Kind::GiftNumbers, "gift-numbers"},
                                                                   {Kind::GiftClaim, "gift-claim"},
                                                                   {Kind::Erasure, "erasure"}}};

using Effects = std::vector<PersonalEffect>;

json::object* consentIn(json::array& consents, const ConsentId& id) {
    const std::string text = toString(id);
    for (auto& value : consents) {
        if (textOr(value.as_object(), "consent") == text)
            return &value.get_object();
    }
    return nullptr;
}

bool inTrial(const Event& event, DocumentStore& documents) {
    const auto fair = documents.find({Kind::Fair, event.fair.value});
    return fair && textOr(fair->body, "state") == name(FairState::Trial);
}

Result<Effects> foldFair(const Event& event, DocumentStore& documents) {
    const auto* value = event.body.if_contains("fair");
    if (!value || !value->is_object())
        return Error{Code::Malformed, "fair: an object expected"};
    auto fair = fairFromJson(value->get_object());
    if (!fair)
        return fair.error();
    if (fair->id != event.fair)
        return Error{Code::Malformed, "fair.id: not the fair of the event"};
    const DocumentKey key{Kind::Fair, fair->id.value};
    const bool wasTrial = inTrial(event, documents);
    if (const auto standing = documents.find(key)) {
        auto revision = integerField(standing->body, "revision");
        if (revision && *revision >= fair->revision)
            return Error{Code::Conflict,
                         "revision " + std::to_string(*revision) + " of the fair stands already"};
        if (const auto before = fairFromJson(standing->body))
            dropPictures(*before, *fair, documents);
    }
    documents.put(key, {Scope::fair(), value->get_object()});
    const bool endsTrial = wasTrial && fair->state != FairState::Trial;
    if (endsTrial)
        forgetTrial(documents);
    foldGiftsOf(value->get_object(), endsTrial, documents);
    return Effects{};
}

Result<Effects> apply(const VisitStarted& fact, const Event& event, VisitFold& visit) {
    if (auto claimed = visit.claim(); !claimed)
        return claimed.error();
    visit.body()["language"] = fact.language;
    visit.body()["fair_revision"] = fact.fairRevision;
    if (fact.played)
        visit.body()["played"] = true;
    visit.body()["started_at"] = toRfc3339(event.deviceTime);
    return visit.done();
}

Result<Effects> apply(const InterestStated& fact, const Event&, VisitFold& visit) {
    if (auto claimed = visit.claim(); !claimed)
        return claimed.error();
    visit.body()["language"] = fact.language;
    visit.body()["reason"] = name(fact.reason);
    visit.body()["topics"] = json::array(fact.topics.begin(), fact.topics.end());
    return visit.done();
}

Result<Effects> apply(const ConsentGiven& fact, const Event& event, VisitFold& visit) {
    if (auto claimed = visit.claim(); !claimed)
        return claimed.error();
    auto& consents = listIn(visit.body(), "consents");
    auto* consent = consentIn(consents, fact.consent);
    if (!consent) {
        if (consents.size() >= limits::visitConsents)
            return Error{Code::TooLarge, "a visit has at most 64 consents"};
        consents.push_back(json::object{{"consent", toString(fact.consent)}});
        consent = &consents.back().get_object();
    }
    (*consent)["purpose"] = fact.purpose;
    (*consent)["channel"] = name(fact.channel);
    (*consent)["wording"] = fact.wording;
    (*consent)["language"] = fact.language;
    (*consent)["given_at"] = toRfc3339(event.deviceTime);
    return visit.done();
}

Result<Effects> apply(const ConsentWithdrawn& fact, const Event& event, VisitFold& visit) {
    auto& consents = listIn(visit.body(), "consents");
    auto* consent = consentIn(consents, fact.consent);
    if (!consent) {
        if (consents.size() >= limits::visitConsents)
            return Error{Code::TooLarge, "a visit has at most 64 consents"};
        consents.push_back(json::object{{"consent", toString(fact.consent)}});
        consent = &consents.back().get_object();
    }
    if (!consent->contains("withdrawn_at"))
        (*consent)["withdrawn_at"] = toRfc3339(event.deviceTime);
    return visit.done();
}

Result<Effects> apply(const ContactGiven&, const Event& event, VisitFold& visit) {
    if (auto claimed = visit.claim(); !claimed)
        return claimed.error();
    if (visit.isErased()) // who it was is not known any more, and will not be
        return visit.done();
    if (!event.sealed)
        return Error{Code::Malformed, "contact.given: personal data must be sealed beside it"};
    auto& events = listIn(visit.body(), "contact_events");
    if (events.size() >= limits::visitContacts)
        return Error{Code::TooLarge, "a visit has at most 16 contacts"};
    events.emplace_back(toString(event.id));
    visit.body()["contact"] = true;
    visit.body()["contact_at"] = toRfc3339(event.deviceTime);
    return visit.done();
}

Result<Effects> apply(const VisitEnded& fact, const Event& event, VisitFold& visit) {
    if (auto claimed = visit.claim(); !claimed)
        return claimed.error();
    visit.body()["language"] = fact.language;
    visit.body()["outcome"] = name(fact.outcome);
    visit.body()["ended_at"] = toRfc3339(event.deviceTime);
    return visit.done();
}

// May come before the visit, whose device was not heard yet.
Result<Effects> foldErased(const Event& event, DocumentStore& documents) {
    const auto id = idField<VisitId>(event.body, "visit");
    if (!id)
        return id.error();
    VisitFold visit(event, *id, documents);
    if (visit.isErased())
        return Effects{};
    documents.put({Kind::Erasure, toString(*id)},
                  {Scope::erasures(), {{"visit", toString(*id)}, {"at", toRfc3339(event.deviceTime)}}});
    return visit.erase();
}

// Of the visit it changes nothing: the device that recorded it pulls that document, and what staff found is
// not for devices.
Result<Effects> foldDisposition(const Result<DispositionGiven>& fact, const Event& event,
                                DocumentStore& documents) {
    if (!fact)
        return fact.error();
    const std::string visit = toString(fact->visit);
    const DocumentKey key{Kind::Disposition, visit};
    Document document = documents.find(key).value_or(Document{Scope::office(), {{"visit", visit}}});
    const json::value found = fact->disposition ? json::value(name(*fact->disposition)) : json::value();
    document.body["disposition"] = found;
    document.body["by"] = toString(fact->by);
    document.body["at"] = toRfc3339(event.deviceTime);
    auto& steps = listIn(document.body, "steps");
    if (steps.size() == limits::visitDispositions)
        steps.erase(steps.begin());
    steps.push_back(stepOf(event));
    documents.put(key, std::move(document));
    if (auto lead = documents.find({Kind::Lead, visit})) {
        if (found.is_null())
            lead->body.erase("disposition");
        else
            lead->body["disposition"] = found;
        documents.put({Kind::Lead, visit}, std::move(*lead));
    }
    learnFrom(fact->visit, documents);
    return Effects{};
}

Result<Effects> noEffects(const Result<void>& done) {
    if (!done)
        return done.error();
    return Effects{};
}

Result<Effects> foldTriage(const Event& event, DocumentStore& documents) {
    if (event.type == types::visitScored) {
        const auto fact = visitScored(event.body);
        return noEffects(fact ? foldScore(*fact, event.writer, event.deviceTime, documents) : fact.error());
    }
    if (event.type == types::triagePart) {
        const auto fact = triagePart(event.body);
        return noEffects(fact ? foldPart(*fact, documents) : fact.error());
    }
    const auto fact = triageBegun(event.body);
    return noEffects(fact ? foldBegun(*fact, documents) : fact.error());
}

template<class Fact>
Result<Effects> foldVisit(const Result<Fact>& fact, const Event& event, DocumentStore& documents) {
    if (!fact)
        return fact.error();
    VisitFold visit(event, fact->visit, documents);
    return apply(*fact, event, visit);
}

} // namespace

std::string_view name(Kind kind) {
    return std::ranges::find(kinds, kind, &std::pair<Kind, std::string_view>::first)->second;
}

std::optional<Kind> kindFromName(std::string_view name) {
    const auto found = std::ranges::find(kinds, name, &std::pair<Kind, std::string_view>::second);
    return found == kinds.end() ? std::nullopt : std::optional(found->first);
}

bool isFolded(std::string_view type, std::uint32_t version) {
    constexpr std::array known{types::fairPublished, types::visitStarted,     types::interestStated,
                               types::consentGiven,  types::consentWithdrawn, types::contactGiven,
                               types::visitEnded,    types::dispositionGiven, types::visitScored,
                               types::triageBegun,   types::triagePart,       types::picturePart,
                               types::needsStated,   types::visitErased};
    return version == 1 && (isGiftEvent(type) || isTicketType(type) || isFloorType(type) ||
                            std::ranges::find(known, type) != known.end());
}

Result<std::vector<PersonalEffect>> fold(const Event& event, DocumentStore& documents) {
    if (!isFolded(event.type, event.version))
        return Effects{};
    if (event.type == types::fairPublished)
        return foldFair(event, documents);
    if (isGiftEvent(event.type))
        return foldGifts(event, documents);
    if (event.type == types::visitErased)
        return foldErased(event, documents);
    if (event.type == types::dispositionGiven)
        return foldDisposition(dispositionGiven(event.body), event, documents);
    if (event.type == types::visitScored || event.type == types::triageBegun ||
        event.type == types::triagePart)
        return foldTriage(event, documents);
    if (event.type == types::picturePart) {
        const auto fact = picturePart(event.body);
        return noEffects(fact ? foldPicturePart(*fact, documents) : fact.error());
    }
    if (isTicketType(event.type))
        return foldTicket(event, documents);
    if (isFloorType(event.type))
        return foldFloor(event, documents);
    if (event.type == types::visitStarted) {
        const auto fact = visitStarted(event.body);
        if (fact && fact->played && !inTrial(event, documents))
            return Error{Code::PlayedOutsideTrial,
                         "played visits are accepted only while the fair is in trial"};
        return foldVisit(fact, event, documents);
    }
    if (event.type == types::interestStated)
        return foldVisit(interestStated(event.body), event, documents);
    if (event.type == types::needsStated)
        return foldVisit(needsStated(event.body), event, documents);
    if (event.type == types::consentGiven)
        return foldVisit(consentGiven(event.body), event, documents);
    if (event.type == types::consentWithdrawn)
        return foldVisit(consentWithdrawn(event.body), event, documents);
    if (event.type == types::contactGiven)
        return foldVisit(contactGiven(event.body), event, documents);
    return foldVisit(visitEnded(event.body), event, documents);
}

} // namespace standdienst

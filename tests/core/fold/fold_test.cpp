// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/fold/fold.h"
#include "core/fold/visit.h"
#include "tests/catch.h"
#include "tests/core/fold/memory_documents.h"

#include <algorithm>
#include <set>

using namespace standdienst;

namespace {

using What = PersonalEffect::What;

struct World {
    World() {
        initCrypto();
        publish(FairState::Trial, 1);
    }

    EventId newId() { return {makeUuid7(UtcTime{}, random)}; }

    template<class Fact>
    Event event(std::string_view type, const Fact& fact) {
        Event e;
        e.id = newId();
        e.writer = device;
        e.fair = {"sample"};
        e.booth = {"b12"};
        e.type = type;
        e.deviceTime = UtcTime{std::chrono::milliseconds{++ticks * 1000}};
        e.body = toBody(fact);
        if (type == types::contactGiven)
            e.sealed = SealReference{};
        return e;
    }
    Event started(bool played = false) {
        return event(types::visitStarted, VisitStarted{visit, "de", 1, played});
    }
    Event interest() {
        return event(types::interestStated, InterestStated{visit, Reason::Advice, {"pumps"}, "de"});
    }
    Event grant(const ConsentId& id) {
        return event(types::consentGiven, ConsentGiven{visit, id, "follow-up", Channel::Email, "1", "de"});
    }
    Event withdraw(const ConsentId& id) {
        return event(types::consentWithdrawn, ConsentWithdrawn{visit, id});
    }
    Event contact() { return event(types::contactGiven, ContactGiven{visit}); }
    Event ended(Outcome outcome) { return event(types::visitEnded, VisitEnded{visit, outcome, "de"}); }

    std::vector<PersonalEffect> apply(const Event& e) {
        auto effects = fold(e, documents);
        REQUIRE(effects);
        return *effects;
    }
    bool hasLead() { return documents.find({Kind::Lead, toString(visit)}).has_value(); }
    json::object visitBody() { return documents.find({Kind::Visit, toString(visit)})->body; }

    Event fairEvent(FairState state, std::uint64_t revision) {
        Fair fair;
        fair.id = {"sample"};
        fair.revision = revision;
        fair.state = state;
        fair.booth = {"b12"};
        fair.languages = {"de"};
        Event e = event(types::visitStarted, VisitStarted{});
        e.type = types::fairPublished;
        e.body = {{"fair", toJson(fair)}};
        return e;
    }
    void publish(FairState state, std::uint64_t revision) { apply(fairEvent(state, revision)); }

    SeededRandom random{11};
    WriterId device{makeUuid7({}, random)};
    VisitId visit{makeUuid7({}, random)};
    ConsentId consent{makeUuid7({}, random)};
    MemoryDocuments documents;
    int ticks = 0;
};

} // namespace

TEST_CASE("A lead is a visit with an interest and a consented contact") {
    World w;
    CHECK(w.apply(w.started()).empty());
    CHECK(w.apply(w.interest()).empty());
    CHECK(w.apply(w.grant(w.consent)).empty());
    CHECK_FALSE(w.hasLead());
    const Event contact = w.contact();
    const auto effects = w.apply(contact);
    REQUIRE(effects.size() == 1);
    CHECK(effects[0].what == What::Attach);
    CHECK(effects[0].visit == w.visit);
    CHECK(effects[0].events == std::vector{contact.id});
    REQUIRE(w.hasLead());
    const auto lead = w.documents.find({Kind::Lead, toString(w.visit)});
    CHECK(lead->scope == Scope::office());
    CHECK(textOr(lead->body, "reason") == "advice");
    CHECK(textOr(lead->body, "at") == toRfc3339(contact.deviceTime));
    CHECK(lead->body.at("consents").as_array().size() == 1);
}

TEST_CASE("A lead is a lead however the visit ended") {
    for (const Outcome outcome :
         {Outcome::Finished, Outcome::Left, Outcome::TimedOut, Outcome::Interrupted}) {
        World w;
        for (const Event& e : {w.started(), w.interest(), w.grant(w.consent), w.contact(), w.ended(outcome)})
            w.apply(e);
        CHECK(w.hasLead());
        CHECK(textOr(w.visitBody(), "outcome") == name(outcome));
    }
}

TEST_CASE("Without interest, contact or consent there is no lead") {
    for (int missing = 0; missing < 4; ++missing) {
        World w;
        const std::vector<Event> events{w.started(), w.interest(), w.grant(w.consent), w.contact()};
        for (int i = 0; i < 4; ++i) {
            if (i != missing)
                w.apply(events[static_cast<std::size_t>(i)]);
        }
        INFO(missing);
        CHECK_FALSE(w.hasLead());
    }
}

TEST_CASE("Every order of the same facts leads to a lead, and to none once consent is withdrawn") {
    World source;
    const std::vector<Event> given{source.started(), source.interest(), source.grant(source.consent),
                                   source.contact()};
    std::vector<int> order{0, 1, 2, 3, 4};
    const Event withdrawal = source.withdraw(source.consent);
    do {
        World w;
        w.device = source.device;
        w.visit = source.visit;
        std::set<EventId> erased;
        bool withdrawn = false;
        for (const int i : order) {
            const Event& e = i == 4 ? withdrawal : given[static_cast<std::size_t>(i)];
            withdrawn = withdrawn || i == 4;
            for (const auto& effect : w.apply(e)) {
                if (effect.what == What::Attach)
                    CHECK_FALSE(withdrawn);
                else
                    erased.insert(effect.events.begin(), effect.events.end());
            }
        }
        CHECK_FALSE(w.hasLead());
        CHECK(erased == std::set{given[3].id});
        CHECK_FALSE(flagOr(w.visitBody(), "contact", true));
    } while (std::ranges::next_permutation(order).found);

    order = {0, 1, 2, 3};
    do {
        World w;
        w.device = source.device;
        w.visit = source.visit;
        for (const int i : order)
            w.apply(given[static_cast<std::size_t>(i)]);
        CHECK(w.hasLead());
    } while (std::ranges::next_permutation(order).found);
}

TEST_CASE("A lead lives while one of several consents is in effect") {
    World w;
    const ConsentId other{makeUuid7({}, w.random)};
    for (const Event& e : {w.started(), w.interest(), w.grant(w.consent), w.grant(other), w.contact()})
        w.apply(e);
    CHECK(w.apply(w.withdraw(w.consent)).empty());
    REQUIRE(w.hasLead());
    CHECK(w.documents.find({Kind::Lead, toString(w.visit)})->body.at("consents").as_array().size() == 1);
    const auto effects = w.apply(w.withdraw(other));
    REQUIRE(effects.size() == 1);
    CHECK(effects[0].what == What::Erase);
    CHECK_FALSE(w.hasLead());
}

TEST_CASE("A corrected contact replaces the one before, and withdrawal erases both") {
    World w;
    for (const Event& e : {w.started(), w.interest(), w.grant(w.consent), w.contact()})
        w.apply(e);
    const Event corrected = w.contact();
    const auto effects = w.apply(corrected);
    REQUIRE(effects.size() == 1);
    CHECK(effects[0].events == std::vector{corrected.id});
    CHECK(w.apply(w.withdraw(w.consent)).at(0).events.size() == 2);
}

TEST_CASE("The latest interest replaces those before") {
    World w;
    w.apply(w.started());
    w.apply(w.interest());
    w.apply(w.event(types::interestStated, InterestStated{w.visit, Reason::Appointment, {}, "en"}));
    CHECK(textOr(w.visitBody(), "reason") == "appointment");
    CHECK(w.visitBody().at("topics").as_array().empty());
    CHECK(textOr(w.visitBody(), "language") == "en");
}

TEST_CASE("Another device cannot write into a visit, but a withdrawal may come from anywhere") {
    World w;
    w.apply(w.started());
    Event foreign = w.interest();
    foreign.writer = WriterId{makeUuid7({}, w.random)};
    const std::string before = w.documents.serialized();
    CHECK(fold(foreign, w.documents).error().code == Code::Forbidden);
    CHECK(w.documents.serialized() == before);
    Event withdrawal = w.withdraw(w.consent);
    withdrawal.writer = foreign.writer;
    CHECK(fold(withdrawal, w.documents));
}

TEST_CASE("A withdrawal from elsewhere that comes before the visit does not make the visit its own") {
    World w;
    Event withdrawal = w.withdraw(w.consent);
    withdrawal.writer = WriterId{makeUuid7({}, w.random)};
    w.apply(withdrawal);
    const ConsentId other{makeUuid7({}, w.random)};
    for (const Event& e : {w.started(), w.interest(), w.grant(w.consent), w.grant(other), w.contact()})
        w.apply(e);
    REQUIRE(w.hasLead());
    CHECK(textOr(w.visitBody(), "device") == toString(w.device));
    CHECK(w.documents.find({Kind::Visit, toString(w.visit)})->scope == Scope::writer(w.device));
    CHECK(w.documents.find({Kind::Lead, toString(w.visit)})->body.at("consents").as_array().size() == 1);
}

TEST_CASE("Played visits count only while the fair is in trial") {
    for (const auto state : {FairState::Trial, FairState::Open, FairState::Closed}) {
        World w;
        w.publish(state, 2);
        const auto result = fold(w.started(true), w.documents);
        CHECK(result.has_value() == (state == FairState::Trial));
        if (!result)
            CHECK(result.error().code == Code::PlayedOutsideTrial);
        for (const Event& e : {w.interest(), w.grant(w.consent), w.contact()})
            w.apply(e);
        CHECK(w.hasLead() == (state == FairState::Trial));
        CHECK(fold(w.started(false), w.documents));
    }
}

TEST_CASE("A fair is published in rising revisions") {
    World w;
    w.publish(FairState::Open, 5);
    CHECK(fold(w.fairEvent(FairState::Trial, 5), w.documents).error().code == Code::Conflict);
    CHECK(fold(w.fairEvent(FairState::Trial, 4), w.documents).error().code == Code::Conflict);
    w.publish(FairState::Closed, 6);
    CHECK(textOr(w.documents.find({Kind::Fair, "sample"})->body, "state") == "closed");
    Event other = w.fairEvent(FairState::Trial, 7);
    other.fair = {"another"};
    CHECK(fold(other, w.documents).error().code == Code::Malformed);
}

TEST_CASE("Unknown types and versions, and bodies that do not fit, change nothing") {
    World w;
    w.apply(w.started());
    const std::string before = w.documents.serialized();
    Event unknown = w.interest();
    unknown.type = "robot.danced";
    CHECK(fold(unknown, w.documents)->empty());
    Event newer = w.interest();
    newer.version = 2;
    CHECK(fold(newer, w.documents)->empty());
    for (const auto type :
         {types::fairPublished, types::visitStarted, types::interestStated, types::consentGiven,
          types::consentWithdrawn, types::contactGiven, types::visitEnded, types::dispositionGiven}) {
        Event broken = w.interest();
        broken.type = type;
        broken.body = {{"visit", 7}};
        CHECK(fold(broken, w.documents).error().code == Code::Malformed);
    }
    Event unsealed = w.contact();
    unsealed.sealed.reset();
    CHECK(fold(unsealed, w.documents).error().code == Code::Malformed);
    CHECK(w.documents.serialized() == before);
}

TEST_CASE("A visit keeps its first 200 steps and at most 64 consents and 16 contacts") {
    World w;
    w.apply(w.started());
    for (std::size_t i = 0; i < limits::visitSteps + 10; ++i)
        w.apply(w.interest());
    CHECK(w.visitBody().at("steps").as_array().size() == limits::visitSteps);
    for (std::size_t i = 0; i < limits::visitConsents; ++i)
        w.apply(w.grant(ConsentId{makeUuid7({}, w.random)}));
    CHECK(fold(w.grant(ConsentId{makeUuid7({}, w.random)}), w.documents).error().code == Code::TooLarge);
    for (std::size_t i = 0; i < limits::visitContacts; ++i)
        w.apply(w.contact());
    CHECK(fold(w.contact(), w.documents).error().code == Code::TooLarge);
}

TEST_CASE("The same events leave the same documents, byte for byte") {
    World source;
    std::vector<Event> events;
    for (int i = 0; i < 20; ++i) {
        source.visit = VisitId{makeUuid7({}, source.random)};
        const ConsentId consent{makeUuid7({}, source.random)};
        for (const Event& e : {source.started(), source.interest(), source.grant(consent), source.contact(),
                               source.ended(Outcome::Finished)})
            events.push_back(e);
    }
    MemoryDocuments a;
    MemoryDocuments b;
    for (const Event& e : events) {
        CHECK(fold(e, a));
        // As read back from the record, and with documents that went through their text form.
        CHECK(fold(*parseRecord(writeRecord(e)), b));
        for (auto& [key, document] : b.documents)
            document.body = *parseObject(json::serialize(document.body));
    }
    CHECK(a.serialized() == b.serialized());
}

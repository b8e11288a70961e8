// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/support/world.h"

#include "core/base/encoding.h"
#include "core/fold/disposition.h"

using namespace standdienst;
using namespace standdienst::test;

namespace {

const FairId fairId{"test-fair"};

std::optional<StoredContact> contactOf(World& world, const VisitId& visit) {
    return world.read<std::optional<StoredContact>>(
        [&](Reader& reader) { return reader.contact(fairId, visit); });
}

std::string sealedOf(World& world, const EventId& event) {
    return world.read<std::string>([&](Reader& reader) { return reader.event(event).value().sealed; });
}

bool isStored(World& world, const EventId& event) {
    return world.read<bool>([&](Reader& reader) { return reader.event(event).has_value(); });
}

bool isLead(World& world, const VisitId& visit) {
    return !world.document(Kind::Lead, toString(visit)).empty();
}

} // namespace

TEST_CASE("ingest: a visit becomes a lead with its contact") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.lead(person("Jürgen", "Müller"));
    const auto text = device.pushText(0, 5);
    std::vector<std::string> scopes;
    world.ingest->setListener([&](const FairId& fair, Position position, const std::vector<Scope>& touched) {
        CHECK(fair == fairId);
        CHECK(position.value == 6);
        for (const auto& scope : touched)
            scopes.push_back(scope.value);
    });
    const auto outcome = device.push(text);
    REQUIRE(outcome.result);
    CHECK(outcome.result->incarnation == 1);
    CHECK(outcome.result->acknowledgedSeq == 5);
    CHECK(outcome.result->position.value == 6); // the fair's publication is the first
    CHECK(outcome.result->digest == blake2b(text));
    CHECK(scopes == std::vector<std::string>{"office", Scope::writer(device.info().id).value});
    CHECK(isLead(world, visit.id));
    const auto contact = contactOf(world, visit.id);
    REQUIRE(contact);
    CHECK(contact->fields == person("Jürgen", "Müller"));
    CHECK(contact->position.value == 5);
    CHECK(world.ingest->head(device.info().id).value().seq == 5);
    CHECK(toJson(*outcome.result).at("digest") == json::value(toHex(blake2b(text).data)));
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("ingest: the same push again is the same success and changes nothing") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.lead(person("Ann", "Lee"));
    REQUIRE(device.push(device.pushText(0, 3)).result);
    const auto position = world.position();
    const auto again = device.push(device.pushText(0, 3));
    REQUIRE(again.result);
    CHECK(again.result->acknowledgedSeq == 3);
    CHECK(world.position() == position);
    const auto part = device.push(device.pushText(1, 2)); // cut otherwise
    REQUIRE(part.result);
    CHECK(part.result->acknowledgedSeq == 3);
    const auto overlapping = device.push(device.pushText(1, 5));
    REQUIRE(overlapping.result);
    CHECK(overlapping.result->acknowledgedSeq == 5);
    CHECK(world.position().value == position.value + 2);
    CHECK(world.document(Kind::Visit, toString(visit.id)).at("steps").as_array().size() == 5);
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("ingest: a gap names the seq that is expected") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.lead(person("Ann", "Lee"));
    auto outcome = device.push(device.pushText(2, 5));
    REQUIRE_FALSE(outcome.result);
    CHECK(outcome.result.error().code == Code::Gap);
    CHECK(outcome.expectedSeq == 1);
    REQUIRE(device.push(device.pushText(0, 2)).result);
    outcome = device.push(device.pushText(4, 5));
    REQUIRE_FALSE(outcome.result);
    CHECK(outcome.expectedSeq == 3);
    CHECK(device.push(device.pushText(2, 5)).result);
}

TEST_CASE("ingest: another history under the same numbers is a fork, wherever it begins") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit first(world, device);
    first.start();
    first.interest();
    first.end();
    REQUIRE(device.push(device.pushText(0, 3)).result);
    TestVisit second(world, device);
    second.start();
    SECTION("in the middle of what is known") {
        std::swap(device.entries[1], device.entries[3]);
    }
    SECTION("at the head") {
        std::swap(device.entries[2], device.entries[3]);
    }
    for (const auto& [from, to] :
         std::vector<std::pair<std::size_t, std::size_t>>{{0, 3}, {0, 4}, {2, 3}, {3, 4}, {1, 2}}) {
        if (from == 1 && device.entries[1].record.find(toString(second.id)) == std::string::npos)
            continue; // that stretch is the known one
        const auto outcome = device.push(device.pushText(from, to));
        REQUIRE_FALSE(outcome.result);
        CHECK(outcome.result.error().code == Code::Fork);
    }
    CHECK(world.position().value == 4);
}

TEST_CASE("ingest: a new incarnation appends again what was not acknowledged, and nothing counts twice") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.lead(person("Ann", "Lee"));
    REQUIRE(device.push(device.pushText(0, 4)).result);
    const auto position = world.position();
    // The device was restored from a copy: it does not know that four were acknowledged.
    const auto outcome = device.push(device.pushText(0, 5, 2));
    REQUIRE(outcome.result);
    CHECK(outcome.result->incarnation == 2);
    CHECK(outcome.result->acknowledgedSeq == 5);
    CHECK(world.position().value == position.value + 1);
    CHECK(world.document(Kind::Visit, toString(visit.id)).at("steps").as_array().size() == 5);
    CHECK(world.quarantine().empty());
    // A late retry of the old life is answered, news in it are not accepted.
    CHECK(device.push(device.pushText(0, 4)).result);
    const auto late = device.push(device.pushText(0, 5));
    REQUIRE_FALSE(late.result);
    CHECK(late.result.error().code == Code::Fork);
    const auto skipping = device.push(device.pushText(3, 5, 3));
    REQUIRE_FALSE(skipping.result);
    CHECK(skipping.result.error().code == Code::Gap);
    CHECK(skipping.expectedSeq == 1);
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("ingest: the same id with other bytes is kept in quarantine and blocks nothing") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.start();
    visit.interest();
    const Event original = parseRecord(device.entries[1].record).value();
    Event forged = original;
    forged.body["reason"] = "information";
    device.entries.push_back({writeRecord(forged), {}});
    visit.end();
    const auto outcome = device.push(device.pushText(0, 4));
    REQUIRE(outcome.result);
    CHECK(outcome.result->acknowledgedSeq == 4);
    REQUIRE(world.quarantine().size() == 1);
    CHECK(world.quarantine().front().code == Code::Conflict);
    CHECK(world.quarantine().front().record == device.entries[2].record);
    CHECK(world.document(Kind::Visit, toString(visit.id)).at("reason") == "advice");
    CHECK(world.document(Kind::Visit, toString(visit.id)).at("outcome") == "finished");
    CHECK(device.push(device.pushText(0, 4)).result);
    CHECK(device.push(device.pushText(1, 3)).result); // a retry over the quarantined one
    CHECK(world.quarantine().size() == 1);
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("ingest: what a device may not say is kept in quarantine") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    const VisitId visit{makeUuid7(world.clock.utc(), world.random)};
    const auto start = [&](Event event) {
        event.body = toBody(VisitStarted{visit, "de", 1, false});
        device.entries.push_back({writeRecord(event), {}});
    };
    Event event = device.envelope(types::visitStarted);
    Code expected = Code::Forbidden;
    SECTION("for another fair") {
        event.fair = {"other-fair"};
        start(event);
    }
    SECTION("for another booth") {
        event.booth = {"other-booth"};
        start(event);
    }
    SECTION("of another writer") {
        event.writer = {makeUuid7(world.clock.utc(), world.random)};
        start(event);
    }
    SECTION("a fair") {
        event.type = types::fairPublished;
        Fair fair = smallFair(FairState::Open);
        fair.revision = 99;
        event.body = {{"fair", toJson(fair)}};
        device.entries.push_back({writeRecord(event), {}});
    }
    SECTION("what staff found") {
        event.type = types::dispositionGiven;
        event.body =
            toBody(DispositionGiven{visit, Disposition::Hot, {makeUuid7(world.clock.utc(), world.random)}});
        device.entries.push_back({writeRecord(event), {}});
    }
    SECTION("no event at all") {
        expected = Code::Malformed;
        device.entries.push_back({"{\"nonsense\": true}", {}});
    }
    SECTION("other sealed bytes than the record speaks of") {
        expected = Code::Malformed;
        TestVisit(world, device).contact(person("Ann", "Lee"));
        device.entries.back().sealed += "x";
    }
    SECTION("a record above the limit") {
        expected = Code::TooLarge;
        event.body = {{"text", std::string(limits::ordinaryRecordBytes, 'x')}};
        device.entries.push_back({writeRecord(event), {}});
    }
    TestVisit good(world, device);
    good.start();
    const auto outcome = device.push(device.pushText(0, 2));
    REQUIRE(outcome.result);
    CHECK(outcome.result->acknowledgedSeq == 2);
    REQUIRE(world.quarantine().size() == 1);
    CHECK(world.quarantine().front().code == expected);
    CHECK(world.quarantine().front().record == device.entries[0].record);
    CHECK(world.quarantine().front().sealed == device.entries[0].sealed);
    CHECK_FALSE(world.document(Kind::Visit, toString(good.id)).empty());
    CHECK(world.document(Kind::Visit, toString(visit)).empty());
    CHECK(world.document(Kind::Fair, "test-fair").at("state") == "trial");
    CHECK(world.position().value == 2);
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("ingest: played visits count in a trial, and are kept apart outside of it") {
    World world;
    const bool trial = GENERATE(true, false);
    REQUIRE(world.fairs->import(smallFair(trial ? FairState::Trial : FairState::Open)));
    TestDevice device(world);
    TestVisit played(world, device);
    played.start(true);
    played.interest();
    played.give();
    played.contact(person("Ann", "Lee"));
    TestVisit real(world, device);
    real.lead(person("Bob", "Ray"));
    REQUIRE(device.push(device.pushText(0, 9)).result);
    CHECK(isLead(world, real.id));
    CHECK(isLead(world, played.id) == trial);
    CHECK(world.quarantine().size() == (trial ? 0 : 4));
    CHECK(world.document(Kind::Visit, toString(played.id)).empty() == !trial);
    CHECK(contactOf(world, played.id).has_value() == trial);
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE(
    "ingest: unknown types are kept as they are, a body that does not fit is kept and changes nothing") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    const auto unknown = device.append("weather.observed", {{"sun", true}, {"later", {{"field", 1}}}});
    const auto broken = device.append(types::visitEnded, {{"visit", "no uuid"}});
    REQUIRE(device.push(device.pushText(0, 2)).result);
    CHECK(isStored(world, unknown));
    CHECK(isStored(world, broken));
    CHECK(world.quarantine().empty());
    CHECK(world.position().value == 3);
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("ingest: taking back the only consent erases the contact everywhere") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.start();
    visit.interest();
    visit.give();
    const auto given = visit.contact(person("Ann", "Lee"));
    const bool inOnePush = GENERATE(true, false);
    if (!inOnePush)
        device.pushNew();
    visit.withdraw();
    device.pushNew();
    CHECK_FALSE(isLead(world, visit.id));
    CHECK_FALSE(contactOf(world, visit.id));
    CHECK(sealedOf(world, given).empty());
    CHECK(world.rebuildDifferences().empty());
    // The device pushes the same again, sealed bytes included: erased stays erased.
    REQUIRE(device.push(device.pushText(0, 5, 2)).result);
    CHECK(sealedOf(world, given).empty());
    CHECK_FALSE(contactOf(world, visit.id));
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("ingest: answers in words are kept, found and erased with the contact, and are in no document") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    Contact contact = person("Ann", "Lee");
    contact.answers = {{"words", "Unforgettable rollers"}};
    visit.start();
    visit.interest();
    device.append(types::needsStated, {{"visit", toString(visit.id)},
                                       {"answers", {{{"question", "words"}, {"words", true}}}},
                                       {"needs", json::array{}},
                                       {"language", "de"}});
    visit.give();
    visit.contact(contact);
    device.pushNew();
    const auto found = [&](const std::string& words) {
        return world.read<std::size_t>([&](Reader& reader) {
            LeadFilter filter;
            filter.words = words;
            return reader.leads({"test-fair"}, filter).rows.size();
        });
    };
    const auto stored = [&] {
        return world.read<std::optional<StoredContact>>(
            [&](Reader& reader) { return reader.contact({"test-fair"}, visit.id); });
    };
    REQUIRE(stored());
    CHECK(stored()->fields == contact);
    CHECK(found("unforget") == 1);
    for (const Kind kind : {Kind::Visit, Kind::Lead}) {
        const std::string document = json::serialize(world.document(kind, toString(visit.id)));
        CHECK(document.find("Unforgettable") == std::string::npos);
        CHECK(document.find(R"({"question":"words","words":true})") != std::string::npos);
    }
    CHECK(world.rebuildDifferences().empty());
    visit.withdraw();
    device.pushNew();
    CHECK_FALSE(stored());
    CHECK(found("unforget") == 0);
    world.read<bool>([&](Reader& reader) {
        for (const StoredEvent& event : reader.events({"test-fair"}, {}, 100))
            CHECK(event.sealed.empty());
        return true;
    });
    CHECK(world.rebuildDifferences().empty());
    // Needs stay: they name nobody.
    CHECK(world.document(Kind::Visit, toString(visit.id)).contains("needs"));
}

TEST_CASE("ingest: a withdrawal that arrives before its grant wins") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.start();
    visit.interest();
    visit.withdraw();
    visit.give();
    const auto given = visit.contact(person("Ann", "Lee"));
    REQUIRE(device.push(device.pushText(0, 5)).result);
    CHECK_FALSE(isLead(world, visit.id));
    CHECK_FALSE(contactOf(world, visit.id));
    CHECK(sealedOf(world, given).empty());
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("ingest: a contact that came before the rest is attached when the lead is complete") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.start();
    visit.contact(person("Ann", "Lee"));
    device.pushNew();
    CHECK_FALSE(contactOf(world, visit.id));
    visit.give();
    visit.interest();
    device.pushNew();
    CHECK(isLead(world, visit.id));
    REQUIRE(contactOf(world, visit.id));
    CHECK(contactOf(world, visit.id)->fields.familyName == "Lee");
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("ingest: a box that does not open is reported and blocks nothing") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.start();
    visit.interest();
    visit.give();
    Event event = device.envelope(types::contactGiven);
    event.body = toBody(ContactGiven{visit.id});
    const auto other = SealKey::generate(world.random);
    const auto part = sealPersonal(other.publicKey(), event.id, toPersonal(person("Ann", "Lee")));
    event.sealed = part.reference;
    device.entries.push_back({writeRecord(event), part.bytes});
    visit.end();
    REQUIRE(device.push(device.pushText(0, 5)).result);
    CHECK(isLead(world, visit.id));
    REQUIRE(contactOf(world, visit.id));
    CHECK_FALSE(contactOf(world, visit.id)->readable);
    CHECK(sealedOf(world, event.id) == part.bytes); // the key may be found again
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("ingest: only the device itself is heard") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestDevice other(world, "Kiosk 2");
    TestVisit visit(world, device);
    visit.start();
    const auto codeOf = [](const PushOutcome& outcome) {
        return outcome.result ? std::optional<Code>() : outcome.result.error().code;
    };
    CHECK(codeOf(other.push(device.pushText(0, 1))).has_value());
    std::string forged = device.pushText(0, 1);
    const auto at = forged.find("\"signature\"") + 20;
    forged[at] = forged[at] == '0' ? '1' : '0';
    CHECK(codeOf(device.push(forged)) == Code::BadSignature);
    CHECK(codeOf(device.push("nonsense")) == Code::Malformed);
    CHECK(codeOf(device.push(device.pushText(0, 1).substr(0, 300))) == Code::Malformed);
    device.info().revokedAt = world.clock.utc();
    device.save();
    CHECK(codeOf(device.push(device.pushText(0, 1))) == Code::Revoked);
    CHECK(world.position().value == 1);
}

TEST_CASE("ingest: this instance's own journal refuses what does not fold, and is chained like every other") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    CHECK_FALSE(world.ingest->append(fairId, {"main"}, types::visitEnded, {{"visit", "no uuid"}}));
    CHECK(world.position().value == 1);
    CHECK(world.ingest->append(fairId, {"main"}, "weather.observed", {}).value().value == 2);
    world.reopen();
    CHECK(world.ingest->append(fairId, {"main"}, "weather.observed", {}).value().value == 3);
    const Head head = world.ingest->head(world.keys.writer).value();
    CHECK(head.incarnation == 1);
    CHECK(head.seq == 3);
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("ingest: contacts that were not folded, or were put into quarantine, outlived the withdrawal") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestDevice other(world, "Kiosk 2");
    TestVisit visit(world, device);
    const Contact ann = person("Ann", "Unforgettable");
    const auto sealedIn = [&](TestDevice& of, Event event, const Contact& contact) {
        const SealedPart part = sealPersonal(world.keys.seal.publicKey(), event.id, toPersonal(contact));
        event.sealed = part.reference;
        of.entries.push_back({writeRecord(event), part.bytes});
    };
    const auto intoQuarantine = [&] {
        Event event = device.envelope(types::contactGiven);
        event.body = toBody(ContactGiven{visit.id});
        event.booth = {"elsewhere"};
        sealedIn(device, event, ann);
    };
    const auto sealedEvents = [&] {
        return world.read<std::size_t>([](Reader& reader) {
            const auto events = reader.events({"test-fair"}, {}, 1000);
            return static_cast<std::size_t>(
                std::ranges::count_if(events, [](const auto& event) { return !event.sealed.empty(); }));
        });
    };
    const auto sealedInQuarantine = [&] {
        const auto entries = world.quarantine();
        return std::ranges::count_if(entries, [](const auto& entry) { return !entry.sealed.empty(); });
    };
    visit.start();
    visit.interest();
    visit.give();
    for (std::size_t i = 0; i <= limits::visitContacts; ++i) // the last one is one too many
        visit.contact(ann);
    intoQuarantine();
    device.pushNew();
    other.append(types::contactGiven, toBody(ContactGiven{visit.id}), ann); // not its visit
    TestVisit bystander(world, other);
    bystander.lead(person("Bob", "Bystander"));
    other.pushNew();
    CHECK(sealedEvents() == limits::visitContacts + 3);
    CHECK(sealedInQuarantine() == 1);

    visit.withdraw();
    device.pushNew();
    CHECK(sealedEvents() == 1);
    CHECK(sealedInQuarantine() == 0);

    // What comes later is not kept either.
    intoQuarantine();
    device.pushNew();
    other.append(types::contactGiven, toBody(ContactGiven{visit.id}), ann);
    other.pushNew();
    CHECK(world.quarantine().size() == 2);
    CHECK(sealedEvents() == 1);
    CHECK(sealedInQuarantine() == 0);

    // Whoever agrees anew is known again, also after a rebuild, which passes the withdrawal once more.
    visit.consent = {makeUuid7(world.clock.utc(), world.random)};
    visit.give();
    visit.contact(person("Ann", "Again"));
    world.clock.advance(std::chrono::seconds(1));
    intoQuarantine();
    device.pushNew();
    REQUIRE(rebuild(*world.store, world.keys, world.random));
    CHECK(sealedEvents() == 2);
    CHECK(sealedInQuarantine() == 1);
    CHECK(world.rebuildDifferences().empty());
    world.read<bool>([&](Reader& reader) {
        const auto contact = reader.contact({"test-fair"}, visit.id);
        REQUIRE(contact);
        CHECK(contact->fields.familyName == "Again");
        return true;
    });
}

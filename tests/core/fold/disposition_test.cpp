// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/fold/disposition.h"
#include "core/fold/fold.h"
#include "core/fold/visit.h"
#include "tests/catch.h"
#include "tests/core/fold/memory_documents.h"

#include <algorithm>

using namespace standdienst;

namespace {

// A visit that a device recorded, and what people in the console found of it.
struct World {
    Event event(std::string_view type, json::object body, const WriterId& writer) {
        Event e;
        e.id = {makeUuid7({}, random)};
        e.writer = writer;
        e.fair = {"sample"};
        e.booth = {"b12"};
        e.type = type;
        e.deviceTime = UtcTime{std::chrono::milliseconds{++ticks * 1000}};
        e.body = std::move(body);
        if (type == types::contactGiven)
            e.sealed = SealReference{};
        return e;
    }
    std::vector<Event> leadEvents() {
        return {event(types::visitStarted, toBody(VisitStarted{visit, "de", 1, false}), device),
                event(types::interestStated, toBody(InterestStated{visit, Reason::Advice, {}, "de"}), device),
                event(types::consentGiven,
                      toBody(ConsentGiven{visit, consent, "follow-up", Channel::Email, "1", "de"}), device),
                event(types::contactGiven, toBody(ContactGiven{visit}), device)};
    }
    Event withdrawal() {
        return event(types::consentWithdrawn, toBody(ConsentWithdrawn{visit, consent}), device);
    }
    Event found(std::optional<Disposition> disposition, const StaffId& by) {
        return event(types::dispositionGiven, toBody(DispositionGiven{visit, disposition, by}), backend);
    }
    json::object body(Kind kind) const {
        const auto at = documents.documents.find({kind, toString(visit)});
        return at == documents.documents.end() ? json::object() : at->second.body;
    }

    SeededRandom random{7};
    WriterId device{makeUuid7({}, random)};
    WriterId backend{makeUuid7({}, random)};
    VisitId visit{makeUuid7({}, random)};
    ConsentId consent{makeUuid7({}, random)};
    StaffId ann{makeUuid7({}, random)};
    StaffId bob{makeUuid7({}, random)};
    MemoryDocuments documents;
    int ticks = 0;
};

} // namespace

TEST_CASE("What staff found stands beside the visit, whoever said it, and in the lead") {
    World w;
    for (const Event& e : w.leadEvents())
        REQUIRE(fold(e, w.documents));
    const std::string visit = json::serialize(w.body(Kind::Visit));
    CHECK_FALSE(w.body(Kind::Lead).contains("disposition"));
    const Event found = w.found(Disposition::Warm, w.ann);
    REQUIRE(fold(found, w.documents));
    CHECK(w.body(Kind::Disposition) == json::object{{"visit", toString(w.visit)},
                                                    {"disposition", "warm"},
                                                    {"by", toString(w.ann)},
                                                    {"at", toRfc3339(found.deviceTime)},
                                                    {"steps",
                                                     {{{"event", toString(found.id)},
                                                       {"type", "disposition.given"},
                                                       {"at", toRfc3339(found.deviceTime)}}}}});
    CHECK(w.documents.find({Kind::Disposition, toString(w.visit)})->scope == Scope::office());
    CHECK(textOr(w.body(Kind::Lead), "disposition") == "warm");
    // The device that recorded the visit pulls its document: not a byte of that may tell what was found.
    CHECK(json::serialize(w.body(Kind::Visit)) == visit);
}

TEST_CASE("A later disposition replaces an earlier one, and taking it back leaves none: the steps tell all") {
    World w;
    for (const Event& e : w.leadEvents())
        REQUIRE(fold(e, w.documents));
    REQUIRE(fold(w.found(Disposition::Hot, w.ann), w.documents));
    // Position decides, not the clock.
    Event later = w.found(Disposition::None, w.bob);
    later.deviceTime = {};
    REQUIRE(fold(later, w.documents));
    CHECK(textOr(w.body(Kind::Disposition), "disposition") == "none");
    CHECK(textOr(w.body(Kind::Disposition), "by") == toString(w.bob));
    CHECK(textOr(w.body(Kind::Lead), "disposition") == "none");
    REQUIRE(fold(w.found(std::nullopt, w.ann), w.documents));
    CHECK(w.body(Kind::Disposition).at("disposition").is_null());
    CHECK(textOr(w.body(Kind::Disposition), "by") == toString(w.ann));
    CHECK_FALSE(w.body(Kind::Lead).contains("disposition"));
    CHECK(w.body(Kind::Disposition).at("steps").as_array().size() == 3);
    REQUIRE(fold(w.found(Disposition::Cold, w.ann), w.documents));
    CHECK(textOr(w.body(Kind::Lead), "disposition") == "cold");
}

TEST_CASE("In every order of visit and dispositions the last one said stands, in the lead too") {
    World source;
    std::vector<Event> events = source.leadEvents();
    events.push_back(source.found(Disposition::Hot, source.ann));
    events.push_back(source.found(std::nullopt, source.bob));
    events.push_back(source.found(Disposition::Cold, source.bob));
    std::vector<std::size_t> order{0, 1, 2, 3, 4, 5, 6};
    int orders = 0;
    do {
        World w;
        std::string last;
        for (const std::size_t i : order) {
            const Event& e = events[i];
            REQUIRE(fold(e, w.documents));
            if (e.type == types::dispositionGiven)
                last = textOr(e.body, "disposition");
        }
        ++orders;
        CHECK(textOr(w.body(Kind::Disposition), "disposition") == last);
        CHECK(textOr(w.body(Kind::Lead), "disposition") == last);
        CHECK(w.body(Kind::Lead).contains("disposition") == !last.empty());
        CHECK(w.body(Kind::Disposition).at("steps").as_array().size() == 3);
        CHECK(textOr(w.body(Kind::Visit), "device") == toString(source.device));
    } while (std::ranges::next_permutation(order).found);
    CHECK(orders == 5040);
}

TEST_CASE("A disposition of a visit that nobody knows yet makes no visit, and is there when it comes") {
    World w;
    REQUIRE(fold(w.found(Disposition::Hot, w.ann), w.documents));
    CHECK(w.documents.documents.size() == 1);
    for (const Event& e : w.leadEvents())
        REQUIRE(fold(e, w.documents));
    CHECK(textOr(w.body(Kind::Lead), "disposition") == "hot");
}

TEST_CASE("What staff found outlives the lead, and is with it when it comes back") {
    World w;
    for (const Event& e : w.leadEvents())
        REQUIRE(fold(e, w.documents));
    REQUIRE(fold(w.found(Disposition::Hot, w.ann), w.documents));
    REQUIRE(fold(w.withdrawal(), w.documents));
    CHECK(w.body(Kind::Lead).empty());
    REQUIRE(fold(w.found(Disposition::Warm, w.ann), w.documents));
    CHECK(w.body(Kind::Lead).empty());
    w.consent = {makeUuid7({}, w.random)};
    for (const Event& e : w.leadEvents())
        REQUIRE(fold(e, w.documents));
    CHECK(textOr(w.body(Kind::Lead), "disposition") == "warm");
}

TEST_CASE("A disposition that is none of the four, or of nobody, is refused and changes nothing") {
    World w;
    REQUIRE(fold(w.found(Disposition::Hot, w.ann), w.documents));
    const std::string before = w.documents.serialized();
    const std::string visit = toString(w.visit);
    const std::string by = toString(w.ann);
    for (const json::object& body : {json::object{{"visit", visit}, {"by", by}},
                                     json::object{{"visit", visit}, {"by", by}, {"disposition", "lukewarm"}},
                                     json::object{{"visit", visit}, {"by", by}, {"disposition", ""}},
                                     json::object{{"visit", visit}, {"by", by}, {"disposition", 1}},
                                     json::object{{"visit", visit}, {"disposition", "hot"}},
                                     json::object{{"visit", visit}, {"by", "ann"}, {"disposition", "hot"}},
                                     json::object{{"visit", "first"}, {"by", by}, {"disposition", "hot"}}}) {
        CAPTURE(json::serialize(body));
        const auto refused = fold(w.event(types::dispositionGiven, body, w.backend), w.documents);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Code::Malformed);
    }
    CHECK(w.documents.serialized() == before);
}

TEST_CASE("Of many changes of mind the newest 64 are kept in the document") {
    World w;
    Event last;
    for (std::size_t i = 0; i < limits::visitDispositions + 6; ++i) {
        last = w.found(i % 2 ? Disposition::Hot : Disposition::Cold, w.ann);
        REQUIRE(fold(last, w.documents));
    }
    const auto steps = w.body(Kind::Disposition).at("steps").as_array();
    CHECK(steps.size() == limits::visitDispositions);
    CHECK(textOr(steps.back().as_object(), "event") == toString(last.id));
}

TEST_CASE("Every disposition has a name of its own") {
    for (const auto disposition : {Disposition::Hot, Disposition::Warm, Disposition::Cold, Disposition::None})
        CHECK(dispositionFromName(name(disposition)) == disposition);
    CHECK_FALSE(dispositionFromName("tepid"));
    CHECK_FALSE(dispositionFromName(""));
    CHECK(isBackendsOwn(types::dispositionGiven));
    CHECK_FALSE(isBackendsOwn(types::consentWithdrawn));
}

TEST_CASE("A clock is believed within reason") {
    using namespace std::chrono_literals;
    const UtcTime heard = *parseRfc3339("2026-11-22T09:30:00.000Z");
    for (const auto late : {0min, 60min * 71, -4min})
        CHECK(believed(heard - late, heard) == heard - late);
    for (const auto late : {60min * 73, -6min, 60min * 24 * 365 * 50})
        CHECK(believed(heard - late, heard) == heard);
}

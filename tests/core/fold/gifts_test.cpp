// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/fold/gifts.h"
#include "core/fold/visit.h"
#include "tests/catch.h"
#include "tests/core/fold/memory_documents.h"

#include <algorithm>

using namespace standdienst;
using namespace std::chrono_literals;

namespace {

// Books with bags and pens, and a kiosk (letter A) that was told numbers from 101 on.
struct World {
    World() {
        stock({.gift = "bag", .stock = 50});
        stock({.gift = "pen", .stock = 50});
    }
    Event event(std::string_view type, json::object body, const WriterId& writer) {
        Event e;
        e.id = {makeUuid7({}, random)};
        e.writer = writer;
        e.fair = {"sample"};
        e.booth = {"b12"};
        e.type = type;
        e.deviceTime = now;
        e.body = std::move(body);
        return e;
    }
    Result<std::vector<PersonalEffect>> tell(std::string_view type, json::object body,
                                             const WriterId& writer) {
        const std::string before = documents.serialized();
        auto done = fold(event(type, std::move(body), writer), documents);
        if (!done)
            CHECK(documents.serialized() == before); // what is refused changes nothing
        return done;
    }
    void stock(const GiftStock& books) {
        documents.put({Kind::GiftStock, books.gift}, {Scope::giftBooks(), toJson(books)});
    }
    GiftStock books(const std::string& gift = "bag") {
        return giftStock(documents.find({Kind::GiftStock, gift})->body).value();
    }
    json::object claim(const std::string& number) {
        const auto document = documents.find({Kind::GiftClaim, number});
        return document ? document->body : json::object();
    }
    std::string state(const std::string& number) { return std::string(textOr(claim(number), "state")); }
    json::object gift(const VisitId& visit) {
        return documents.find({Kind::Visit, toString(visit)})->body.at("gift").as_object();
    }
    GiftRun runOf(const RunId& id) {
        return giftRun(documents.find({Kind::GiftRun, toString(id)})->body).value();
    }
    VisitId newVisit() { return {makeUuid7({}, random)}; }
    RunId newRun() { return {makeUuid7({}, random)}; }

    // So many bags more, with the numbers.
    Result<std::vector<PersonalEffect>> allot(const RunId& of, std::uint64_t pieces,
                                              std::vector<NumberRange> numbers) {
        const auto known = documents.find({Kind::GiftRun, toString(of)});
        const std::uint64_t ask = known ? giftRun(known->body).value().asked + 1 : 1;
        REQUIRE(tell(types::giftsAsked, toBody(GiftsAsked{of, ask}), device));
        const GiftRun standing = runOf(of);
        const auto share = standing.gifts.find("bag");
        const std::uint64_t has = share == standing.gifts.end() ? 0 : share->second.allotted;
        GiftAllotted fact{device, of, ask, {}, "A", std::move(numbers)};
        fact.gifts["bag"] = {has + pieces, has + pieces};
        return tell(types::giftAllotted, toBody(fact), backend);
    }
    bool reserve(const VisitId& of, const std::string& number, const RunId& by) {
        return tell(types::giftReserved, toBody(GiftReserved{of, "bag", number, by}), device).has_value();
    }
    bool release(const VisitId& of) {
        return tell(types::giftReleased, toBody(GiftReleased{of}), device).has_value();
    }
    bool expire(const std::string& number) {
        return tell(types::giftExpired, toBody(GiftExpired{{number}}), backend).has_value();
    }
    Code hand(const GiftHanded& fact) {
        const auto done = tell(types::giftHanded, toBody(fact), backend);
        return done ? Code{} : done.error().code;
    }
    bool handed(const std::string& number, bool anyway = false) {
        return tell(types::giftHanded, toBody(GiftHanded{number, {}, ann, anyway}), backend).has_value();
    }
    bool early(const std::string& number, std::optional<RunId> by = {}) {
        return tell(types::giftHanded, toBody(GiftHanded{number, "bag", ann, false, by}), backend)
            .has_value();
    }
    bool unhanded(const std::string& number) {
        return tell(types::giftUnhanded, toBody(GiftUnhanded{number, ann}), backend).has_value();
    }
    std::uint64_t gone(const std::string& of = "bag") {
        std::uint64_t sum = 0;
        for (const auto& slot : books(of).quarters)
            sum += slot.gone;
        return sum;
    }

    SeededRandom random{7};
    UtcTime now = *parseRfc3339("2026-11-22T10:14:00.000Z");
    WriterId device{makeUuid7({}, random)};
    WriterId backend{makeUuid7({}, random)};
    StaffId ann{makeUuid7({}, random)};
    RunId run{makeUuid7({}, random)};
    MemoryDocuments documents;
};

} // namespace

TEST_CASE("A number that was given back is not handed out, and never as late: staff may decide otherwise") {
    World w;
    REQUIRE(w.allot(w.run, 5, {{101, 110}}));
    const VisitId visit = w.newVisit();
    REQUIRE(w.reserve(visit, "101A", w.run));
    REQUIRE(w.release(visit));
    REQUIRE(w.reserve(visit, "102A", w.run));
    REQUIRE(w.release(visit));
    REQUIRE(w.reserve(visit, "103A", w.run));
    for (const char* number : {"101A", "102A"})
        CHECK_FALSE(w.handed(number));
    CHECK(w.handed("103A"));
    CHECK(w.books().handed == 1); // one visit, one gift
    CHECK(giftNumberNow(json::object{{"gift", w.gift(visit)}}) == "103A");

    const VisitId other = w.newVisit(); // whose number the next one at the kiosk gave back
    REQUIRE(w.reserve(other, "104A", w.run));
    REQUIRE(w.release(other));
    CHECK_FALSE(w.handed("104A"));
    REQUIRE(w.handed("104A", true));
    CHECK(w.claim("104A").at("given_back").as_bool());
    CHECK_FALSE(w.claim("104A").contains("late"));
    CHECK(w.books().reserved == 0);
}

TEST_CASE("What was handed out is not given back, and what the visitor chooses then is a second gift") {
    World w;
    REQUIRE(w.allot(w.run, 5, {{101, 110}}));
    const VisitId visit = w.newVisit();
    REQUIRE(w.reserve(visit, "101A", w.run));
    REQUIRE(w.handed("101A"));
    REQUIRE(w.release(visit));
    CHECK_FALSE(w.gift(visit).contains("released"));
    CHECK(w.state("101A") == claims::handed);
    CHECK(w.books().released == 0);
    REQUIRE(w.reserve(visit, "102A", w.run)); // the kiosk may be offline and cannot know
    CHECK(otherGiftHanded(json::object{{"gift", w.gift(visit)}}, "102A") == "101A");
    CHECK_FALSE(w.handed("102A"));
    REQUIRE(w.release(visit)); // it stays so over further choices
    REQUIRE(w.reserve(visit, "103A", w.run));
    CHECK_FALSE(w.handed("103A"));
    REQUIRE(w.handed("103A", true));
    CHECK(w.books().handed == 2);
    REQUIRE(w.tell(types::giftDeclined, toBody(GiftDeclined{visit}), w.device));
    CHECK(w.gift(visit).at("handed").as_array().size() == 2);
}

TEST_CASE("A gift that was handed out before its kiosk told of it counts as the visit's first") {
    World w;
    REQUIRE(w.allot(w.run, 5, {{101, 110}}));
    REQUIRE(w.early("101A", w.run));
    const VisitId visit = w.newVisit();
    REQUIRE(w.reserve(visit, "101A", w.run));
    REQUIRE(w.release(visit));
    REQUIRE(w.reserve(visit, "102A", w.run));
    CHECK_FALSE(w.handed("102A"));
    CHECK(w.books().early == 0);
    // Without going back there is still one at a time.
    CHECK_FALSE(w.reserve(visit, "103A", w.run));
}

TEST_CASE("A delivery that is told again is added once, as long as the books know it") {
    World w;
    const auto deliver = [&](const DeliveryId& id, std::uint64_t pieces) {
        return w.tell(types::giftStocked, toBody(GiftStocked{"bag", pieces, w.ann, id}), w.backend);
    };
    const DeliveryId first{makeUuid7({}, w.random)};
    REQUIRE(deliver(first, 10));
    REQUIRE(deliver(first, 10));
    CHECK(w.books().stock == 60);
    CHECK(deliver(first, 11).error().code == Code::Conflict);
    for (std::size_t i = 1; i < limits::giftDeliveries; ++i)
        REQUIRE(deliver({makeUuid7({}, w.random)}, 1));
    const std::uint64_t before = w.books().stock;
    REQUIRE(deliver(first, 10)); // the oldest that they know
    CHECK(w.books().stock == before);
    CHECK(w.books().deliveries.size() == limits::giftDeliveries);
    REQUIRE(deliver({makeUuid7({}, w.random)}, 1));
    CHECK(w.books().deliveries.size() == limits::giftDeliveries);
    REQUIRE(deliver(first, 10)); // and the oldest is forgotten
    CHECK(w.books().stock == before + 11);
}

TEST_CASE("A piece is gone once, when it is granted, and there again where it is not fetched") {
    World w;
    REQUIRE(w.allot(w.run, 10, {{101, 110}}));
    for (int i = 101; i <= 104; ++i)
        REQUIRE(w.reserve(w.newVisit(), std::to_string(i) + "A", w.run));
    const VisitId back = w.newVisit();
    REQUIRE(w.reserve(back, "105A", w.run));
    CHECK(w.gone() == 5);
    w.now += 2min; // the next quarter of an hour
    REQUIRE(w.handed("101A"));
    REQUIRE(w.handed("102A"));
    CHECK(w.gone() == 5);
    CHECK(w.books().quarters.size() == 1);
    REQUIRE(w.expire("103A"));
    CHECK(w.gone() == 4);
    REQUIRE(w.release(back));
    CHECK(w.gone() == 3);
    REQUIRE(w.handed("103A")); // late
    CHECK(w.gone() == 4);
    REQUIRE(w.early("106A", w.run));
    CHECK(w.gone() == 5);
    REQUIRE(w.reserve(w.newVisit(), "106A", w.run));
    CHECK(w.gone() == 5);
    // Another kind than was chosen: that one is gone instead.
    REQUIRE(w.hand({"104A", "pen", w.ann}) == Code{});
    CHECK(w.gone() == 4);
    CHECK(w.gone("pen") == 1);
    REQUIRE(w.unhanded("104A"));
    CHECK(w.gone() == 5);
    CHECK(w.gone("pen") == 0);
}

TEST_CASE("Number ranges that follow each other are one, and a run has at most so many") {
    GiftRun run;
    REQUIRE(run.addNumbers({{101, 103}}));
    REQUIRE(run.addNumbers({{104, 104}, {105, 110}}));
    CHECK(run.numbers == std::vector<NumberRange>{{101, 110}});
    REQUIRE(run.addNumbers({{990, 999}, {101, 102}})); // where they begin again there are two
    CHECK(run.numbers.size() == 3);
    run.numbers.clear();
    for (std::size_t i = 0; i < limits::giftRanges; ++i)
        REQUIRE(run.addNumbers({{101 + 2 * i, 101 + 2 * i}}));
    REQUIRE(run.addNumbers({{run.numbers.back().last + 1, run.numbers.back().last + 1}}));
    const auto before = run.numbers;
    CHECK(run.addNumbers({{101, 101}}).error().code == Code::TooLarge);
    CHECK(run.numbers == before);
}

TEST_CASE("Numbers that begin again are not those that were handed out days ago") {
    World w;
    REQUIRE(w.allot(w.run, 5, {{101, 110}}));
    REQUIRE(w.reserve(w.newVisit(), "101A", w.run));
    REQUIRE(w.handed("101A"));
    REQUIRE(w.early("102A", w.run)); // never told of
    REQUIRE(w.early("103A"));        // nor was it by whoever had it
    REQUIRE(w.reserve(w.newVisit(), "104A", w.run));
    CHECK(w.books().early == 2);
    REQUIRE(w.tell(types::giftReclaimed, toBody(GiftReclaimed{w.device, w.run}), w.backend));

    w.now += 48h;
    const RunId later = w.newRun();
    REQUIRE(w.allot(later, 5, {{101, 110}}));
    CHECK(w.claim("101A").empty());
    CHECK(w.claim("102A").empty());
    CHECK(w.books().early == 0);
    CHECK(w.state("104A") == claims::reserved); // whoever waits keeps the number
    // The kiosk is offline: its visitor comes before it tells of them.
    REQUIRE(w.early("101A", later));
    const VisitId first = w.newVisit();
    REQUIRE(w.reserve(first, "101A", later));
    CHECK(w.books().early == 0);
    // One that is told of first waits, and is not handed out by an old claim.
    REQUIRE(w.reserve(w.newVisit(), "102A", later));
    CHECK(w.state("102A") == claims::reserved);
    CHECK(w.books().reserved == 2);
}

TEST_CASE(
    "What an earlier run tells at last neither takes nor matches a number that is another visitor's now") {
    World w;
    REQUIRE(w.allot(w.run, 5, {{101, 110}}));
    REQUIRE(w.tell(types::giftReclaimed, toBody(GiftReclaimed{w.device, w.run}), w.backend));
    w.now += 24h;
    const RunId later = w.newRun();
    REQUIRE(w.allot(later, 5, {{101, 110}}));
    const VisitId today = w.newVisit();
    REQUIRE(w.reserve(today, "101A", later));
    REQUIRE(w.handed("101A"));
    REQUIRE(w.early("102A", later));
    const auto handed = w.claim("101A");
    const auto early = w.claim("102A");
    const VisitId yesterday = w.newVisit();
    REQUIRE(w.reserve(yesterday, "101A", w.run));
    REQUIRE(w.reserve(w.newVisit(), "102A", w.run));
    CHECK(w.claim("101A") == handed);
    CHECK(w.claim("102A") == early);
    CHECK(textOr(w.gift(yesterday), "number") == "101A");
    CHECK_FALSE(w.gift(yesterday).contains("handed"));
    REQUIRE(w.release(yesterday)); // of today's number nothing is given back
    CHECK(w.claim("101A") == handed);
}

TEST_CASE("Handing out is taken back within its time, and the number stands as before") {
    World w;
    REQUIRE(w.allot(w.run, 6, {{101, 110}}));
    const VisitId visit = w.newVisit();
    REQUIRE(w.reserve(visit, "101A", w.run));
    const std::string before = w.documents.serialized();
    CHECK_FALSE(w.unhanded("101A")); // is not handed out
    CHECK_FALSE(w.unhanded("555A"));

    REQUIRE(w.handed("101A"));
    w.now += limits::giftUndo + 1ms;
    CHECK_FALSE(w.unhanded("101A"));
    w.now -= 1ms;
    REQUIRE(w.unhanded("101A"));
    CHECK(w.documents.serialized() == before);
    CHECK_FALSE(w.gift(visit).contains("handed"));
    REQUIRE(w.handed("101A")); // the rightful visitor
    REQUIRE(w.unhanded("101A"));
    REQUIRE(w.expire("101A"));
    const std::string expired = w.documents.serialized();
    REQUIRE(w.handed("101A"));
    REQUIRE(w.unhanded("101A"));
    CHECK(w.documents.serialized() == expired);

    // A number that its kiosk has not told of, before and after it does.
    REQUIRE(w.early("102A", w.run));
    REQUIRE(w.unhanded("102A"));
    CHECK(w.documents.serialized() == expired);
    REQUIRE(w.early("102A", w.run));
    REQUIRE(w.reserve(w.newVisit(), "102A", w.run));
    REQUIRE(w.unhanded("102A"));
    CHECK(w.state("102A") == claims::reserved);
    CHECK(w.runOf(w.run).open.contains("102A"));
    CHECK(w.books().reserved == 1);
    CHECK(w.books().early == 0);

    // Whose run is over waits all the same, and can expire.
    REQUIRE(w.handed("102A"));
    REQUIRE(w.tell(types::giftReclaimed, toBody(GiftReclaimed{w.device, w.run}), w.backend));
    CHECK_FALSE(w.documents.find({Kind::GiftRun, toString(w.run)}));
    REQUIRE(w.unhanded("102A"));
    CHECK(w.runOf(w.run).closed);
    REQUIRE(w.expire("102A"));
    CHECK(w.books().reserved == 0);
    CHECK(w.books().handed == 0);
    CHECK(w.books().free() == 50);
    CHECK_FALSE(w.documents.find({Kind::GiftRun, toString(w.run)}));
}

TEST_CASE("Whoever chose anew after a wrong tap does not wait for both when it is taken back") {
    World w;
    REQUIRE(w.allot(w.run, 5, {{101, 110}}));
    const VisitId visit = w.newVisit();
    REQUIRE(w.reserve(visit, "101A", w.run));
    REQUIRE(w.handed("101A")); // to somebody else, by mistake
    REQUIRE(w.release(visit));
    REQUIRE(w.reserve(visit, "102A", w.run));
    REQUIRE(w.unhanded("101A"));
    CHECK(w.state("101A") == claims::released);
    CHECK(w.books().reserved == 1);
    CHECK(w.gone() == 1);
    CHECK(w.handed("102A")); // no second gift any more
}

TEST_CASE("Where another kind was given and all are promised since, taking it back promises nothing") {
    World w;
    w.stock({.gift = "bag", .stock = 1});
    REQUIRE(w.allot(w.run, 1, {{101, 110}}));
    REQUIRE(w.reserve(w.newVisit(), "101A", w.run));
    REQUIRE(w.hand({"101A", "pen", w.ann}) == Code{});
    REQUIRE(w.allot(w.run, 1, {{111, 112}})); // the bag is free
    REQUIRE(w.unhanded("101A"));
    CHECK(w.state("101A") == claims::late);
    CHECK(w.books().free() == 0);
    CHECK(w.books("pen").handed == 0);
}

TEST_CASE("Bodies of deliveries and of what is handed out are read as they are written") {
    World w;
    const GiftStocked stocked{"bag", 5, w.ann, DeliveryId{makeUuid7({}, w.random)}};
    CHECK(giftStocked(toBody(stocked))->delivery == stocked.delivery);
    CHECK_FALSE(giftStocked(toBody(GiftStocked{"bag", 5, w.ann}))->delivery);
    auto bad = toBody(stocked);
    bad["delivery"] = "again";
    CHECK(giftStocked(bad).error().code == Code::Malformed);
    const GiftHanded handed{"101A", "bag", w.ann, true, w.run};
    const auto read = giftHanded(toBody(handed));
    CHECK(read->anyway);
    CHECK(read->run == w.run);
    CHECK(giftUnhanded(toBody(GiftUnhanded{"101A", w.ann}))->number == "101A");
    CHECK(giftUnhanded(json::object{{"number", "1A"}, {"by", toString(w.ann)}}).error().code ==
          Code::Malformed);
    CHECK(isBackendsOwn(types::giftUnhanded));
}

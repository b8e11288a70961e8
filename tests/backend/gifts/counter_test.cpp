// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/gifts/gift_fair.h"
#include "tests/backend/gifts/kiosk_process.h"
#include "tests/catch.h"

#include "backend/gifts/counter.h"
#include "backend/gifts/steward.h"

#include "core/base/limits.h"

using namespace standdienst;
using namespace standdienst::test;
using namespace std::chrono_literals;

namespace {

// One kiosk at a booth with gifts.
struct Booth {
    explicit Booth(std::uint64_t bags, FairState state = FairState::Open) {
        REQUIRE(world.fairs->import(giftFair(bags, 5, state)));
        const SignKey key = SignKey::generate(world.random);
        TestDevice device(world);
        device.info().key = key.publicKey();
        device.save();
        kiosk = std::make_unique<KioskProcess>(world, key, device.info(), KioskDisk{}, world.random);
        kiosk->look();
        exchange();
    }
    void exchange() {
        kiosk->push();
        REQUIRE(steward.look());
        kiosk->pull();
    }
    GiftStock bag() { return giftStock(world.document(Kind::GiftStock, "bag")).value(); }
    Result<json::object> hand(const std::string& number, const std::string& gift = {}, bool anyway = false) {
        return counter.hand({number, gift, anyway, person}).result;
    }
    Result<json::object> restock(const std::string& gift, std::uint64_t pieces) {
        return counter.restock(gift, pieces, {makeUuid7(world.clock.utc(), world.random)}, person);
    }

    World world;
    Steward steward{*world.store, *world.ingest, world.clock};
    GiftCounter counter{*world.store, *world.fairs, *world.ingest, world.clock};
    std::unique_ptr<KioskProcess> kiosk;
    StaffId person{makeUuid7(world.clock.utc(), world.random)};
};

} // namespace

TEST_CASE("gifts: a piece is reserved, handed out once, and the second colleague is told", "[gifts]") {
    Booth booth(20);
    CHECK(booth.kiosk->remaining() == limits::giftFirstShare);
    const auto reserved = booth.kiosk->reserve();
    REQUIRE(reserved);
    CHECK(reserved->number == "101A");
    booth.exchange();
    CHECK(booth.bag().reserved == 1);
    CHECK(booth.counter.list()->at("open").as_array().size() == 1);
    REQUIRE(booth.hand(" 101-a"));
    CHECK(booth.bag().handed == 1);
    CHECK(booth.bag().reserved == 0);
    const auto again = booth.counter.hand({"101A", {}, false, booth.person});
    CHECK(again.result.error().code == Code::Conflict);
    CHECK(textOr(again.claim.as_object(), "state") == "handed");
    CHECK(booth.counter.list()->at("open").as_array().empty());
    CHECK(booth.world.rebuildDifferences().empty());
}

TEST_CASE("gifts: a number that the backend does not know is handed out and counted once", "[gifts]") {
    Booth booth(20);
    const auto reserved = booth.kiosk->reserve(); // not pushed yet
    REQUIRE(reserved);
    CHECK(booth.counter.hand({reserved->number, {}, false, booth.person}).why == "which_gift");
    REQUIRE(booth.hand(reserved->number, "bag"));
    CHECK(booth.bag().handed == 1);
    CHECK(booth.bag().early == 1);
    booth.exchange();
    CHECK(booth.bag().handed == 1);
    CHECK(booth.bag().early == 0);
    CHECK(booth.bag().reserved == 0);
    CHECK(booth.bag().outstanding == booth.kiosk->remaining());
}

TEST_CASE("gifts: what is not fetched in time is there for others, and late ones only if there is one",
          "[gifts]") {
    Booth booth(3);
    std::vector<std::string> numbers;
    while (const auto reserved = booth.kiosk->reserve())
        numbers.push_back(reserved->number);
    REQUIRE(numbers.size() == 3);
    booth.exchange();
    CHECK(booth.bag().left() == 0);
    booth.world.clock.advance(limits::giftReservation - 1ms);
    REQUIRE(booth.steward.look());
    CHECK(booth.bag().reserved == 3);
    booth.world.clock.advance(1ms);
    REQUIRE(booth.steward.look());
    CHECK(booth.bag().reserved == 0);
    CHECK(booth.bag().expired == 3);
    CHECK(booth.bag().left() == 3);
    const auto late = booth.hand(numbers.front());
    REQUIRE(late);
    CHECK(late->at("claim").at("late").as_bool());
    CHECK(booth.bag().left() == 2);
    // The others' pieces went to the kiosk again, which may have promised them.
    booth.kiosk->share().setVisitor(true);
    booth.kiosk->look();
    booth.exchange();
    REQUIRE(booth.kiosk->remaining() >= 1);
    while (booth.bag().free() > 0) {
        booth.world.clock.advance(limits::giftRenewal);
        booth.kiosk->look();
        booth.exchange();
    }
    const auto refused = booth.counter.hand({numbers[1], {}, false, booth.person});
    CHECK(refused.result.error().code == Code::Conflict);
    CHECK(refused.why == "promised");
    CHECK(booth.hand(numbers[1], {}, true)); // somebody who stands there decides
    CHECK(booth.bag().free() == -1);
    // The kiosk is asked for it back.
    booth.kiosk->share().setVisitor(false);
    for (int i = 0; i < 3; ++i) {
        booth.world.clock.advance(limits::giftRenewal);
        booth.kiosk->look();
        booth.exchange();
    }
    CHECK(booth.bag().free() == 0);
}

TEST_CASE("gifts: restock and stocktake", "[gifts]") {
    Booth booth(4);
    REQUIRE(booth.restock("bag", 10));
    CHECK(booth.bag().stock == 14);
    const auto reserved = booth.kiosk->reserve();
    booth.exchange();
    REQUIRE(booth.hand(reserved->number));
    CHECK(booth.bag().shelf() == 13);
    const auto counted = booth.counter.count("bag", 11, booth.person);
    REQUIRE(counted);
    CHECK(booth.bag().shelf() == 11);
    CHECK(counted->at("gift").at("counted").at("expected").to_number<int>() == 13);
    CHECK(counted->at("gift").at("counted").at("pieces").to_number<int>() == 11);
    CHECK(booth.restock("mug", 1).error().code == Code::NotFound);
    CHECK(booth.restock("bag", limits::giftPieces).error().code == Code::TooLarge);
    // What lies there counts, not what was there before: the limit is the same from either side.
    const std::uint64_t most = limits::giftPieces - booth.bag().handed;
    REQUIRE(booth.counter.count("bag", most, booth.person));
    CHECK(booth.restock("bag", 1).error().code == Code::TooLarge);
    CHECK(booth.counter.count("bag", most + 1, booth.person).error().code == Code::TooLarge);
    REQUIRE(booth.counter.count("bag", most - 1, booth.person));
    REQUIRE(booth.restock("bag", 1));
    REQUIRE(booth.counter.count("bag", 0, booth.person));
    CHECK(booth.bag().left() == 0);
    const auto none = booth.counter.hand({"555A", "bag", true, booth.person}); // nor may anybody decide it
    CHECK(none.result.error().code == Code::Conflict);
    CHECK(none.why == "none_left");
    CHECK(booth.counter.list()->at("gifts").at(0).at("short").to_number<int>() > 0); // and the page says so
    CHECK(booth.world.rebuildDifferences().empty());
}

TEST_CASE("gifts: what nobody can mean as a number is refused with words", "[gifts]") {
    Booth booth(4);
    for (const char* typed : {"", "A", "12A", "B27", "1234A", "127", "100A", "127AAAA", "127;A", "１２７A"}) {
        INFO(typed);
        CHECK(booth.hand(typed, "bag").error().code == Code::Malformed);
    }
    CHECK(booth.counter.hand({"127Q", "bag", false, booth.person}).why == "no_kiosk");
    CHECK(booth.counter.hand({"127A", "mug", false, booth.person}).why == "which_gift");
    CHECK(booth.bag().handed == 0);
}

TEST_CASE("gifts: what was handed out in a trial is there again after it", "[gifts]") {
    Booth booth(6, FairState::Trial);
    const auto reserved = booth.kiosk->reserve();
    booth.exchange();
    REQUIRE(booth.hand(reserved->number));
    CHECK(booth.bag().left() == 5);
    REQUIRE(booth.world.fairs->import(giftFair(6, 5, FairState::Open)));
    CHECK(booth.bag().left() == 6);
    // The file's stock is that of the beginning: another number in it changes nothing.
    REQUIRE(booth.world.fairs->import(giftFair(600, 5, FairState::Open)));
    CHECK(booth.bag().stock == 6);
}

TEST_CASE("gifts: the pace is told where enough is known", "[gifts]") {
    const UtcTime day = *parseRfc3339("2026-11-22T08:00:00.000Z");
    GiftStock stock;
    stock.stock = 100;
    CHECK_FALSE(paceOf(stock, day, day).perHour);
    for (int i = 0; i < 4; ++i)
        stock.addToSlot(day + std::chrono::minutes(10 * i));
    CHECK_FALSE(paceOf(stock, day + 40min, day).perHour); // four say nothing
    stock.addToSlot(day + 39min);
    CHECK(paceOf(stock, day + 40min, day).perHour == Approx(7.5));
    CHECK_FALSE(paceOf(stock, day + 19min, day).perHour); // nor do a few minutes
    CHECK(paceOf(stock, day + 40min, day).runsOutAt == day + 40min + 800min);
    CHECK(paceOf(stock, day + 3h, day).today == 5);
    CHECK(paceOf(stock, day + 3h, day).lastHour == 0); // of now, not of the morning
    stock.stock = 1000;
    CHECK_FALSE(paceOf(stock, day + 40min, day).runsOutAt); // not within a day
}

TEST_CASE("gifts: of all the numbers that one visitor took and gave back, the last one counts", "[gifts]") {
    Booth booth(20);
    const auto first = booth.kiosk->reserve();
    booth.kiosk->release(first->visit);
    const auto second = booth.kiosk->reserve(first->visit);
    booth.kiosk->release(first->visit);
    const auto third = booth.kiosk->reserve(first->visit);
    REQUIRE(third);
    booth.exchange();
    for (const auto& number : {first->number, second->number}) {
        const auto refused = booth.counter.hand({number, {}, false, booth.person});
        CHECK(refused.result.error().code == Code::Conflict);
        CHECK(refused.why == "given_back");
        CHECK(textOr(refused.claim.as_object(), "now") == third->number);
    }
    REQUIRE(booth.hand(third->number));
    CHECK(booth.bag().handed == 1);
    CHECK(booth.counter.hand({first->number, {}, false, booth.person}).why == "given_back");
    // Somebody who stands there may know better; it is never said to be late.
    const auto anyway = booth.hand(first->number, {}, true);
    REQUIRE(anyway);
    CHECK(anyway->at("claim").at("given_back").as_bool());
    CHECK_FALSE(anyway->at("claim").at("late").as_bool());
    CHECK(booth.world.quarantine().empty());
    CHECK(booth.world.rebuildDifferences().empty());
}

TEST_CASE("gifts: a second gift in one visit is said to be one, and staff decide", "[gifts]") {
    Booth booth(20);
    const auto first = booth.kiosk->reserve();
    booth.exchange();
    REQUIRE(booth.hand(first->number));
    booth.kiosk->release(first->visit); // Back, when it was fetched
    const auto second = booth.kiosk->reserve(first->visit);
    booth.exchange();
    CHECK(booth.bag().released == 0);
    const auto page = booth.counter.list().value();
    CHECK(textOr(page.at("open").at(0).as_object(), "second") == first->number);
    const auto refused = booth.counter.hand({second->number, {}, false, booth.person});
    CHECK(refused.result.error().code == Code::Conflict);
    CHECK(refused.why == "second");
    CHECK(textOr(refused.claim.as_object(), "second") == first->number);
    REQUIRE(booth.hand(second->number, {}, true));
    CHECK(booth.bag().handed == 2);
    CHECK(booth.world.quarantine().empty());
    CHECK(booth.world.rebuildDifferences().empty());
}

TEST_CASE("gifts: forty granted before a quarter of an hour and fetched after it are forty", "[gifts]") {
    Booth booth(200);
    std::vector<std::string> numbers; // within one quarter of an hour
    while (numbers.size() < 40) {
        if (const auto reserved = booth.kiosk->reserve()) {
            numbers.push_back(reserved->number);
            continue;
        }
        booth.world.clock.advance(limits::giftRetry);
        booth.kiosk->look();
        booth.exchange();
    }
    booth.exchange();
    REQUIRE(booth.world.clock.monotonic() < 15min);
    const auto figure = [&](std::string_view name) {
        return booth.counter.list()->at("gifts").at(0).at(name).to_number<std::uint64_t>();
    };
    CHECK(figure("today") == 40);
    booth.world.clock.advance(15min - booth.world.clock.monotonic()); // the next
    for (std::size_t i = 0; i < 30; ++i)
        REQUIRE(booth.hand(numbers[i]));
    CHECK(booth.bag().quarters.size() == 1);
    CHECK(figure("today") == 40);
    CHECK(figure("last_hour") == 40);
    booth.world.clock.advance(limits::giftReservation);
    REQUIRE(booth.steward.look());
    CHECK(booth.bag().expired == 10);
    CHECK(figure("today") == 30); // what nobody fetched is there again
    CHECK(booth.world.rebuildDifferences().empty());
}

TEST_CASE("gifts: a delivery that is sent twice is counted once", "[gifts]") {
    Booth booth(20);
    const DeliveryId delivery{makeUuid7(booth.world.clock.utc(), booth.world.random)};
    const auto deliver = [&](std::uint64_t pieces) {
        return booth.counter.restock("bag", pieces, delivery, booth.person);
    };
    CHECK_FALSE(deliver(40)->at("again").as_bool());
    const auto position = booth.world.position();
    const auto again = deliver(40);
    CHECK(again->at("again").as_bool());
    CHECK(again->at("gift").at("stock") == 60);
    CHECK(deliver(41).error().code == Code::Conflict);
    CHECK(booth.world.position() == position); // nothing was written of it
    CHECK(booth.bag().stock == 60);
}

TEST_CASE("gifts: a wrong tap is taken back, and the rightful visitor gets the gift", "[gifts]") {
    Booth booth(20);
    const auto mine = booth.kiosk->reserve();
    booth.exchange();
    CHECK(booth.counter.unhand(mine->number, booth.person).why == "not_handed");
    CHECK(booth.counter.unhand("B12", booth.person).result.error().code == Code::Malformed);
    REQUIRE(booth.hand(mine->number));
    const auto undone = booth.counter.unhand(mine->number, booth.person);
    REQUIRE(undone.result);
    CHECK(textOr(undone.result->at("claim").as_object(), "state") == claims::reserved);
    CHECK(booth.bag().handed == 0);
    CHECK(booth.bag().reserved == 1);
    CHECK(booth.counter.list()->at("open").as_array().size() == 1);
    REQUIRE(booth.hand(mine->number));
    booth.world.clock.advance(limits::giftUndo + 1ms);
    CHECK(booth.counter.unhand(mine->number, booth.person).why == "too_late");
    // One that only its kiosk knows is not known any more.
    REQUIRE(booth.hand("102A", "bag"));
    const auto unknown = booth.counter.unhand("102A", booth.person);
    REQUIRE(unknown.result);
    CHECK(unknown.result->at("claim").is_null());
    CHECK(booth.bag().early == 0);
    CHECK(booth.bag().handed == 1);
    CHECK(booth.world.rebuildDifferences().empty());
}

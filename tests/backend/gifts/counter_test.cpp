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

    World world;
    Steward steward{*world.store, *world.ingest, world.clock};
    GiftCounter counter{*world.store, *world.fairs, *world.ingest, world.clock};
    std::unique_ptr<KioskProcess> kiosk;
    AccountId person{makeUuid7(world.clock.utc(), world.random)};
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
    REQUIRE(booth.counter.restock("bag", 10, booth.person));
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
    CHECK(booth.counter.restock("mug", 1, booth.person).error().code == Code::NotFound);
    CHECK(booth.counter.restock("bag", limits::giftPieces, booth.person).error().code == Code::TooLarge);
    // What lies there counts, not what was there before: the limit is the same from either side.
    const std::uint64_t most = limits::giftPieces - booth.bag().handed;
    REQUIRE(booth.counter.count("bag", most, booth.person));
    CHECK(booth.counter.restock("bag", 1, booth.person).error().code == Code::TooLarge);
    CHECK(booth.counter.count("bag", most + 1, booth.person).error().code == Code::TooLarge);
    REQUIRE(booth.counter.count("bag", most - 1, booth.person));
    REQUIRE(booth.counter.restock("bag", 1, booth.person));
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
        stock.addToSlot(day + std::chrono::minutes(10 * i), &GiftStock::Slot::granted);
    CHECK_FALSE(paceOf(stock, day + 40min, day).perHour); // four say nothing
    stock.addToSlot(day + 39min, &GiftStock::Slot::granted);
    CHECK(paceOf(stock, day + 40min, day).perHour == Approx(7.5));
    CHECK_FALSE(paceOf(stock, day + 19min, day).perHour); // nor do a few minutes
    CHECK(paceOf(stock, day + 40min, day).runsOutAt == day + 40min + 800min);
    CHECK(paceOf(stock, day + 3h, day).today == 5);
    CHECK(paceOf(stock, day + 3h, day).lastHour == 0); // of now, not of the morning
    stock.stock = 1000;
    CHECK_FALSE(paceOf(stock, day + 40min, day).runsOutAt); // not within a day
}

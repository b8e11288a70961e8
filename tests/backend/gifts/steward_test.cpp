// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/gifts/gift_fair.h"
#include "tests/backend/gifts/kiosk_process.h"
#include "tests/catch.h"

#include "backend/gifts/steward.h"

#include "core/base/limits.h"

using namespace standdienst;
using namespace standdienst::test;
using namespace std::chrono_literals;

namespace {

struct Hall {
    Hall(std::uint64_t bags, int kiosks_) {
        REQUIRE(world.fairs->import(giftFair(bags)));
        for (int i = 0; i < kiosks_; ++i)
            add();
    }
    KioskProcess& add() {
        const SignKey key = SignKey::generate(world.random);
        TestDevice device(world, "Kiosk " + std::to_string(kiosks.size() + 1));
        device.info().key = key.publicKey();
        device.save();
        kiosks.push_back(
            std::make_unique<KioskProcess>(world, key, device.info(), KioskDisk{}, world.random));
        kiosks.back()->look();
        kiosks.back()->push();
        return *kiosks.back();
    }
    void look() { REQUIRE(steward.look()); }
    // Everybody hears of everything, as with the live channel.
    void exchange() {
        look();
        for (auto& kiosk : kiosks) {
            kiosk->pull();
            kiosk->look();
            kiosk->push();
        }
        look();
        for (auto& kiosk : kiosks)
            kiosk->pull();
    }
    std::uint64_t withKiosks() {
        std::uint64_t sum = 0;
        for (auto& kiosk : kiosks)
            sum += kiosk->remaining();
        return sum;
    }
    GiftStock bag() { return giftStock(world.document(Kind::GiftStock, "bag")).value(); }

    World world;
    Steward steward{*world.store, *world.ingest, world.clock};
    std::vector<std::unique_ptr<KioskProcess>> kiosks;
};

} // namespace

TEST_CASE("steward: where there is little, everybody has a fair part of it", "[gifts]") {
    Hall hall(10, 5);
    hall.exchange();
    for (auto& kiosk : hall.kiosks)
        CHECK(kiosk->remaining() == 2);
    CHECK(hall.bag().free() == 0);
    // One more is there: others give some of theirs.
    auto& late = hall.add();
    hall.exchange();
    hall.world.clock.advance(2 * limits::giftRetry); // it asks again when something may be there
    hall.exchange();
    CHECK(late.remaining() >= 1);
    CHECK(hall.withKiosks() <= 10);
}

TEST_CASE("steward: the last piece is fetched from another kiosk for a visitor who waits", "[gifts]") {
    Hall hall(1, 2);
    hall.exchange();
    auto& has = hall.kiosks[0]->remaining() ? *hall.kiosks[0] : *hall.kiosks[1];
    auto& has_not = hall.kiosks[0]->remaining() ? *hall.kiosks[1] : *hall.kiosks[0];
    REQUIRE(has.remaining() == 1);
    REQUIRE(has_not.remaining() == 0);
    has_not.share().setVisitor(true);
    has_not.look();
    has_not.push();
    hall.exchange();
    CHECK(has.remaining() == 0);
    CHECK(has_not.remaining() == 1);
    CHECK(has_not.reserve());
}

TEST_CASE("steward: a piece that a visitor looks at is not taken away", "[gifts]") {
    Hall hall(1, 2);
    hall.exchange();
    auto& has = hall.kiosks[0]->remaining() ? *hall.kiosks[0] : *hall.kiosks[1];
    auto& has_not = hall.kiosks[0]->remaining() ? *hall.kiosks[1] : *hall.kiosks[0];
    has.share().setVisitor(true);
    has_not.share().setVisitor(true);
    has_not.look();
    has_not.push();
    hall.exchange();
    CHECK(has.remaining() == 1);
    has.share().setVisitor(false); // nothing for this one
    has.look();
    has.push();
    hall.exchange();
    CHECK(has_not.remaining() == 1);
}

TEST_CASE("steward: a dead kiosk's share comes back when nobody can come with a number of it any more",
          "[gifts]") {
    Hall hall(3, 1);
    hall.exchange();
    REQUIRE(hall.kiosks[0]->remaining() == 3);
    const auto reserved = hall.kiosks[0]->reserve(); // never heard of
    REQUIRE(reserved);
    const auto over = limits::giftLease + limits::giftReservation + limits::giftClockMargin;
    hall.kiosks.clear();
    hall.world.clock.advance(over - 1ms);
    hall.look();
    CHECK(hall.bag().outstanding == 3);
    hall.world.clock.advance(1ms);
    hall.look();
    CHECK(hall.bag().outstanding == 0);
    CHECK(hall.bag().left() == 3);
    CHECK(hall.world.rebuildDifferences().empty());
}

TEST_CASE("steward: a lease ends on the kiosk before it ends in the backend", "[gifts]") {
    Hall hall(3, 1);
    hall.world.clock.advance(5min); // the request was a while on its way
    hall.exchange();
    auto& kiosk = *hall.kiosks[0];
    CHECK(kiosk.remaining() == 3);
    hall.world.clock.advance(limits::giftLease - 5min - 1ms);
    CHECK(kiosk.remaining() == 3);
    hall.world.clock.advance(1ms);
    CHECK(kiosk.remaining() == 0);
    CHECK_FALSE(kiosk.reserve());
    // Back on the network it says that the old run is over, and has a share again at once.
    const RunId old = kiosk.share().run();
    kiosk.look();
    CHECK(kiosk.share().run() != old);
    kiosk.push();
    hall.exchange();
    CHECK(kiosk.remaining() == 3);
    CHECK(hall.bag().outstanding == 3);
}

TEST_CASE("steward: a new one waits for as long as if it had heard of everything just now", "[gifts]") {
    Hall hall(3, 1);
    hall.exchange();
    hall.world.clock.advance(80min);
    Steward other(*hall.world.store, *hall.world.ingest, hall.world.clock);
    REQUIRE(other.look());
    hall.world.clock.advance(80min);
    REQUIRE(other.look());
    CHECK(hall.bag().outstanding == 3);
    hall.world.clock.advance(11min);
    REQUIRE(other.look());
    CHECK(hall.bag().outstanding == 0);
}

TEST_CASE("steward: a clone of a disk has no share of its own, and other numbers", "[gifts]") {
    Hall hall(9, 1);
    hall.exchange();
    auto& kiosk = *hall.kiosks[0];
    KioskProcess clone(hall.world, kiosk.key(), kiosk.info(), kiosk.disk(), hall.world.random);
    clone.pull();
    CHECK(clone.remaining() == 0);
    clone.look();
    clone.push();
    hall.look();
    clone.pull();
    CHECK(clone.remaining() > 0);
    const auto a = kiosk.reserve();
    const auto b = clone.reserve();
    REQUIRE(a);
    REQUIRE(b);
    CHECK(a->number != b->number);
    kiosk.push();
    clone.push();
    hall.look();
    CHECK(hall.bag().reserved == 2);
    CHECK(hall.world.quarantine().empty());
}

TEST_CASE("steward: a run that can be told no more numbers keeps nobody behind it waiting", "[gifts]") {
    Hall hall(2000, 0);
    TestDevice device(hall.world, "Kiosk 1");
    // A program and its clone in turn: their numbers never follow each other.
    const std::array runs{RunId{makeUuid7(hall.world.clock.utc(), hall.world.random)},
                          RunId{makeUuid7(hall.world.clock.utc(), hall.world.random)}};
    const auto standing = [&](const RunId& run) {
        return giftRun(hall.world.document(Kind::GiftRun, toString(run))).value();
    };
    for (std::uint64_t ask = 1; ask <= limits::giftRanges + 1; ++ask) {
        for (const RunId& run : runs)
            device.append(types::giftsAsked, toBody(GiftsAsked{run, ask, {{"bag", 1}}}));
        device.pushNew();
        hall.look();
        for (const RunId& run : runs) {
            const GiftRun now = standing(run);
            CHECK(now.answered == ask);
            if (now.remaining("bag") == 0)
                continue; // full
            const VisitId visit{makeUuid7(hall.world.clock.utc(), hall.world.random)};
            device.append(types::giftReserved,
                          toBody(GiftReserved{visit, "bag", giftNumber(now.numbers.back().last, "A"), run}));
        }
    }
    for (const RunId& run : runs) {
        CHECK(standing(run).numbers.size() >= limits::giftRanges - 1);
        CHECK(standing(run).numbers.size() <= limits::giftRanges);
    }
    CHECK(hall.bag().reserved == 2 * (limits::giftRanges - 1));
    auto& behind = hall.add();
    hall.exchange();
    CHECK(behind.remaining() == limits::giftFirstShare);
}

TEST_CASE("steward: numbers that follow each other are told as one range", "[gifts]") {
    Hall hall(300, 1);
    hall.exchange();
    auto& kiosk = *hall.kiosks[0];
    for (int i = 0; i < 100; ++i) {
        REQUIRE(kiosk.reserve());
        hall.world.clock.advance(limits::giftRetry);
        hall.exchange();
    }
    const auto run = giftRun(hall.world.document(Kind::GiftRun, toString(kiosk.share().run()))).value();
    CHECK(run.numbers.size() == 1);
    CHECK(run.numbers.front().count() >= 100);
}

TEST_CASE("steward: what a device invents is not believed", "[gifts]") {
    Hall hall(3, 1);
    hall.exchange();
    TestDevice thief(hall.world, "Thief");
    const VisitId visit{makeUuid7(hall.world.clock.utc(), hall.world.random)};
    thief.append(types::visitStarted, toBody(VisitStarted{visit, "de", 1, false}));
    // A run that is another's, and a number that was never told.
    thief.append(types::giftReserved,
                 toBody(GiftReserved{visit, "bag", "150B", hall.kiosks[0]->share().run()}));
    thief.append(types::giftStocked, toBody(GiftStocked{"bag", 5, {}}));
    thief.append(types::giftHanded, toBody(GiftHanded{"101A", "bag", {}}));
    GiftAllotted allotted;
    allotted.device = thief.info().id;
    thief.append(types::giftAllotted, toBody(allotted));
    thief.pushNew();
    CHECK(hall.world.quarantine().size() == 3);
    CHECK(hall.bag().reserved == 0);
    CHECK(hall.bag().outstanding == 3);
    CHECK(hall.bag().stock == 3);
    CHECK(textOr(hall.world.document(Kind::GiftClaim, "150B"), "state") == claims::late);
    CHECK(hall.world.rebuildDifferences().empty());
}

TEST_CASE("steward: a gift alone makes no lead, whatever consents there are", "[gifts]") {
    Hall hall(3, 1);
    TestDevice device(hall.world, "Kiosk 9");
    TestVisit visit(hall.world, device);
    visit.start();
    visit.interest(Reason::Giveaway, {});
    visit.give();
    visit.contact(person("Anna", "Muster"));
    visit.end();
    device.pushNew();
    CHECK(hall.world.document(Kind::Lead, toString(visit.id)).empty());
    CHECK_FALSE(hall.world.document(Kind::Visit, toString(visit.id)).empty());
}

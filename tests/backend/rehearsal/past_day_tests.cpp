// SPDX-License-Identifier: GPL-3.0-or-later
// What a journal tells of a day, against a day whose truth is known.
#include "backend/rehearsal/past_day.h"
#include "tests/backend/floor/floor_world.h"
#include "tests/catch.h"

using namespace standdienst;
using namespace standdienst::test;
using namespace standdienst::backend;
using namespace std::chrono_literals;
using Wish = backend::Wish;

namespace {

// It is ten o'clock in Berlin when this begins: minute 600.
struct PastWorld : FloorWorld {
    PastWorld() : FloorWorld({"ann", "bob", "cem"}), device(*this) {}

    VisitId arrives(const std::vector<std::string>& topics = {"pumps"}, bool played = false) {
        TestVisit visit(*this, device);
        visit.start(played);
        visit.interest(Reason::Advice, topics);
        device.pushNew();
        return visit.id;
    }
    void opens(const VisitId& visit, const std::string& number, TicketCause cause = TicketCause::Asked,
               const std::string& language = "de") {
        device.append(types::ticketOpened, toBody(TicketOpened{visit, number, language, cause, "topics"}));
        ends(visit);
    }
    void ends(const VisitId& visit) {
        device.append(types::visitEnded, toBody(VisitEnded{visit, Outcome::Finished, "de"}));
        device.pushNew();
    }
    void leaves(const VisitId& visit) {
        device.append(types::ticketLeft, toBody(TicketLeft{visit}));
        device.pushNew();
    }
    void takes(const std::string& name, const VisitId& visit) {
        REQUIRE(tickets->take({visit, staff.at(name), {}}));
    }
    void found(const std::string& name, const VisitId& visit, std::optional<Disposition> disposition) {
        REQUIRE(tickets->end({visit, staff.at(name), {}}, disposition, {}));
    }
    Result<PastDay> past(const std::string& day = {}) {
        return read<Result<PastDay>>([&](Reader& reader) {
            return readPastDay(reader, {"test-fair"}, "Europe/Berlin", day, clock.utc());
        });
    }

    TestDevice device;
};

} // namespace

TEST_CASE("a past day comes out of the journal as it was put in", "[rehearsal]") {
    PastWorld world;
    world.come("ann", {"de", "en"});
    world.clock.advance(5min); // 605
    world.come("bob", {"de"});
    const VisitId hot = world.arrives({"pumps", "valves"});
    world.clock.advance(1min); // 606
    world.opens(hot, "A1", TicketCause::Asked, "en");
    world.clock.advance(3min); // 609
    world.takes("ann", hot);
    const VisitId gone = world.arrives();
    world.clock.advance(2min); // 611
    world.opens(gone, "A2", TicketCause::AfterGift);
    world.clock.advance(4min); // 615
    world.leaves(gone);
    world.clock.advance(6min); // 621
    world.found("ann", hot, Disposition::Hot);
    const VisitId nothing = world.arrives();
    world.clock.advance(1min); // 622
    world.ends(nothing);
    const VisitId cold = world.arrives();
    world.opens(cold, "A3");
    world.takes("bob", cold);
    world.clock.advance(2min); // 624
    world.found("bob", cold, Disposition::None);
    const VisitId missed = world.arrives();
    world.opens(missed, "A4");
    world.clock.advance(7min); // 631
    world.takes("bob", missed);
    world.clock.advance(1min); // 632
    world.found("bob", missed, std::nullopt);
    REQUIRE_FALSE(world.desk->talk(world.staff["ann"])->conflict); // a walk-up
    world.clock.advance(5min);                                     // 637
    REQUIRE_FALSE(world.desk->end(world.staff["ann"], Disposition::Warm, {})->conflict);
    REQUIRE_FALSE(world.desk->rest(world.staff["bob"], floor::Rest::Break)->conflict);
    world.clock.advance(15min); // 652
    REQUIRE_FALSE(world.desk->back(world.staff["bob"])->conflict);
    const VisitId waits = world.arrives();
    world.opens(waits, "A5");
    world.clock.advance(8min); // 660
    REQUIRE_FALSE(world.desk->go(world.staff["bob"])->conflict);

    const PastDay day = world.past().value();
    CHECK(day.day == "2026-11-22");
    CHECK(day.fair == "test-fair");
    CHECK_FALSE(day.trial);
    CHECK(day.opened == Approx(600));
    CHECK(day.closed == Approx(660));
    REQUIRE(day.visits.size() == 6);

    const auto& first = day.visits[0];
    CHECK(first.began == Approx(605));
    CHECK(first.over == Approx(606));
    CHECK(first.wish == Wish::Asks);
    CHECK(first.language == "en");
    CHECK(first.topics == std::vector<std::string>{"pumps", "valves"});
    CHECK(*first.waited == Approx(3));
    CHECK(first.served);
    CHECK_FALSE(first.left);
    CHECK(*first.talked == Approx(12));
    CHECK(first.prospect == true);
    CHECK_FALSE(first.p);

    const auto& second = day.visits[1];
    CHECK(second.wish == Wish::SaysYes);
    CHECK(*second.waited == Approx(4));
    CHECK(second.left);
    CHECK_FALSE(second.served);
    CHECK_FALSE(second.talked);
    CHECK_FALSE(second.prospect);

    CHECK(day.visits[2].wish == Wish::Nothing);
    CHECK(day.visits[2].over == Approx(622));

    CHECK(*day.visits[3].waited == Approx(0).margin(1e-6));
    CHECK(*day.visits[3].talked == Approx(2));
    CHECK(day.visits[3].prospect == false);

    // Whom nobody found had left by then.
    CHECK(*day.visits[4].waited == Approx(7));
    CHECK(day.visits[4].left);
    CHECK_FALSE(day.visits[4].served);
    CHECK_FALSE(day.visits[4].talked);

    // Waits still: for so long at least.
    CHECK(*day.visits[5].waited == Approx(8));
    CHECK_FALSE(day.visits[5].left);
    CHECK_FALSE(day.visits[5].served);

    REQUIRE(day.walkUps.size() == 1);
    CHECK(day.walkUps[0].began == Approx(632));
    CHECK(day.walkUps[0].minutes == Approx(5));
    CHECK(day.walkUps[0].prospect == true);

    REQUIRE(day.people.size() == 2);
    CHECK(day.people[0].shift.begins == Approx(600));
    CHECK(day.people[0].shift.ends == Approx(660)); // is there still
    CHECK(day.people[0].languages == std::vector<std::string>{"de", "en"});
    CHECK(day.people[1].shift.begins == Approx(605));
    CHECK(day.people[1].shift.ends == Approx(660));
    CHECK(day.breakMinutes == Approx(15));

    // The same for whoever asks a running service, and nobody's name or number on the way.
    const json::object answer = toJson(day);
    const PastDay again = pastDayFromJson(answer).value();
    CHECK(json::serialize(toJson(again)) == json::serialize(answer));
    const std::string text = json::serialize(answer);
    for (const auto& [name, staff] : world.staff) {
        CHECK(text.find(toString(staff)) == std::string::npos);
        CHECK(text.find(toString(world.ids.at(name))) == std::string::npos);
        CHECK(text.find("\"" + name + "\"") == std::string::npos);
    }
    for (const VisitId& visit : {hot, gone, cold})
        CHECK(text.find(toString(visit)) == std::string::npos);
}

TEST_CASE("what the team did is told of a day that is over, from so many people on", "[rehearsal]") {
    PastWorld world;
    world.come("ann");
    world.come("bob");
    const bool third = GENERATE(true, false);
    if (third)
        world.come("cem");
    world.ends(world.arrives());
    world.clock.advance(6h);
    for (const char* name : {"ann", "bob", "cem"})
        if (third || std::string(name) != "cem")
            REQUIRE_FALSE(world.desk->go(world.staff[name])->conflict);
    CHECK_FALSE(world.past().value().team); // two answers would tell of the time between them
    world.clock.advance(8h);
    CHECK(world.past().value().team == third);
    CHECK(pastDayFromJson(toJson(world.past().value())).value().team == third);
}

TEST_CASE("what a kiosk told late counts where it happened, and the other days do not", "[rehearsal]") {
    PastWorld world;
    const VisitId first = world.arrives();
    world.ends(first);
    world.clock.advance(24h);
    const VisitId second = world.arrives({"valves"}, true);
    world.ends(second);
    // Without a network for two hours, told at last.
    TestVisit late(world, world.device);
    late.start();
    world.clock.advance(1min);
    late.end();
    world.clock.advance(2h);
    world.device.pushNew();

    const PastDay last = world.past().value();
    CHECK(last.day == "2026-11-23");
    CHECK(last.trial);
    REQUIRE(last.visits.size() == 2);
    CHECK(last.visits[1].began == Approx(600));
    CHECK(last.visits[1].over == Approx(601));
    const PastDay before = world.past("2026-11-22").value();
    REQUIRE(before.visits.size() == 1);
    CHECK_FALSE(before.trial);

    CHECK(world.past("2026-11-21").error().code == Code::NotFound);
    CHECK(world.past("2026-02-30").error().code == Code::Malformed);
    CHECK(world.past("yesterday").error().code == Code::Malformed);
}

TEST_CASE("a fair that nobody came to has no day to replay", "[rehearsal]") {
    PastWorld world;
    const auto day = world.past();
    REQUIRE_FALSE(day);
    CHECK(day.error().code == Code::NotFound);
    CHECK(day.error().detail.find("nothing to replay") != std::string::npos);
}

TEST_CASE("an answer of another version is refused", "[rehearsal]") {
    PastWorld world;
    world.ends(world.arrives());
    const json::object good = toJson(world.past().value());
    REQUIRE(pastDayFromJson(good));
    for (const auto& field : good) {
        json::object lacking = good;
        lacking.erase(field.key());
        INFO(std::string(field.key()));
        CHECK_FALSE(pastDayFromJson(lacking));
    }
    json::object odd = good;
    odd["visits"].as_array()[0].as_object()["wish"] = 99;
    CHECK_FALSE(pastDayFromJson(odd));
}

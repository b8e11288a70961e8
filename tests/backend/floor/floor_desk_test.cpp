// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/floor/floor_world.h"
#include "tests/catch.h"

#include "core/fold/disposition.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

using namespace standdienst;
using namespace standdienst::test;
using namespace standdienst::backend;
using namespace std::chrono_literals;

namespace {

std::string conflictOf(const Result<FloorDesk::Outcome>& outcome) {
    return outcome && outcome->conflict ? outcome->conflict->detail : std::string();
}

// Whoever is offered somebody now, by name; empty: nobody.
std::string offered(FloorWorld& world) {
    std::string who;
    for (const auto& [name, staff] : world.staff) {
        if (!world.me(name).at("offer").is_null()) {
            CHECK(who.empty());
            who = name;
        }
    }
    return who;
}

} // namespace

TEST_CASE("floor: who waits is offered to somebody who is there, and the talk runs its course") {
    FloorWorld world;
    TestDevice device(world);
    CHECK(world.status("ann") == "off");
    const auto came = world.come("ann", {"de"}, {"pumps"});
    CHECK_FALSE(came.conflict);
    CHECK(textOr(came.me, "status") == "free");
    const VisitId visit = world.visitor(device, "A1");
    world.look();
    const auto me = world.me("ann");
    REQUIRE(textOr(me, "status") == "offered");
    const auto& offer = me.at("offer").as_object();
    CHECK(textOr(offer, "ticket") == toString(visit));
    CHECK(textOr(offer, "number") == "A1");
    CHECK(offer.at("seconds") == 30);
    std::vector<std::string> why;
    for (const auto& ground : offer.at("because").as_array())
        why.emplace_back(textOr(ground.as_object(), "reason"));
    CHECK(why == std::vector<std::string>{"asked_for_person", "knows_topic", "only_one_free"});

    const auto accepted = world.desk->accept(world.staff["ann"]).value();
    CHECK_FALSE(accepted.conflict);
    CHECK(textOr(accepted.me, "status") == "talk");
    CHECK(textOr(accepted.me.at("talk").as_object(), "ticket") == toString(visit));
    CHECK(textOr(world.ticket(visit), "by") == toString(world.staff["ann"]));
    world.clock.advance(7min);
    CHECK(world.me("ann").at("load").at("talk_minutes").to_number<double>() == Approx(7));
    const auto ended = world.desk->end(world.staff["ann"], Disposition::Hot, "Ruft an").value();
    CHECK_FALSE(ended.conflict);
    CHECK(textOr(ended.me, "status") == "free");
    CHECK(textOr(world.ticket(visit), "state") == "ended");
    CHECK(world.ticket(visit).at("notes").as_array().size() == 1);
    CHECK(textOr(world.document(Kind::Disposition, toString(visit)), "disposition") == "hot");
    CHECK(world.said(types::talkBegan).size() == 1);
    CHECK(world.said(types::talkEnded).size() == 1);
    CHECK_FALSE(world.desk->go(world.staff["ann"])->conflict);
    CHECK(world.status("ann") == "off");
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("floor: no event and no document names an account") {
    FloorWorld world;
    TestDevice device(world);
    world.come("ann");
    world.come("bob");
    const VisitId visit = world.visitor(device, "A1");
    world.look();
    const std::string who = offered(world);
    REQUIRE(world.desk->accept(world.staff[who]));
    REQUIRE(world.desk->help(world.staff[who], true));
    REQUIRE(world.desk->comeTo(world.staff[who == "ann" ? "bob" : "ann"], world.staff[who]));
    REQUIRE(world.desk->end(world.staff[who], Disposition::Cold, {}));
    world.read<bool>([&](Reader& reader) {
        for (const auto& stored : reader.events({"test-fair"}, {}, 1000)) {
            for (const auto& [name, account] : world.ids) {
                CHECK(stored.record.find(toString(account)) == std::string::npos);
                CHECK(stored.record.find("\"" + name + "\"") == std::string::npos);
            }
        }
        reader.eachDocument({"test-fair"}, [&](const DocumentChange& document) {
            for (const auto& [name, account] : world.ids)
                CHECK(document.body.find(toString(account)) == std::string::npos);
        });
        return true;
    });
    CHECK(textOr(world.ticket(visit), "state") == "ended");
}

TEST_CASE("floor: an offer without an answer goes on to somebody else, and a pass does at once") {
    FloorWorld world;
    TestDevice device(world);
    world.come("ann");
    world.come("bob");
    world.visitor(device, "A1");
    world.look();
    const std::string first = offered(world);
    REQUIRE_FALSE(first.empty());
    const std::string second = first == "ann" ? "bob" : "ann";
    world.clock.advance(29s);
    world.look();
    CHECK(offered(world) == first);
    world.clock.advance(2s);
    world.look();
    CHECK(offered(world) == second);
    CHECK(conflictOf(world.desk->accept(world.staff[first])) == "The visitor was offered on, or is gone.");
    CHECK(world.me(first).at("unanswered") == 1);
    // Whoever passes is not asked again while somebody else may be.
    REQUIRE_FALSE(world.desk->pass(world.staff[second])->conflict);
    const auto passes = world.said(types::floorPassed);
    REQUIRE(passes.size() == 2);
    CHECK(passes[0].body.at("silent") == true);
    CHECK(passes[1].body.at("silent") == false);
}

TEST_CASE("floor: who took an offered ticket in the list has it, and whoever was offered it is told") {
    FloorWorld world;
    TestDevice device(world);
    world.come("ann");
    const VisitId visit = world.visitor(device, "A1");
    world.look();
    REQUIRE(offered(world) == "ann");
    REQUIRE(world.tickets->take({visit, world.staff["bob"], {}})); // who never came to the floor
    CHECK_FALSE(conflictOf(world.desk->accept(world.staff["ann"])).empty());
    CHECK(textOr(world.ticket(visit), "by") == toString(world.staff["bob"]));
    CHECK(world.status("ann") == "free");
    CHECK(world.status("bob") == "off");
    REQUIRE(world.tickets->end({visit, world.staff["bob"], world.position()}, Disposition::Cold, {}));
    world.look();
    CHECK(offered(world).empty());
    CHECK(world.desk->floor()->at("waiting").as_array().empty());
    // And may come later, with a shift of their own.
    CHECK(textOr(world.come("bob").me, "status") == "free");
}

TEST_CASE("floor: a ticket handed on is offered to whom it is meant for, with what is known of it") {
    FloorWorld world;
    TestDevice device(world);
    world.come("ann");
    const VisitId visit = world.visitor(device, "A1");
    world.look();
    REQUIRE(world.desk->accept(world.staff["ann"]));
    world.come("bob");
    CHECK(conflictOf(world.desk->go(world.staff["ann"])) == "You are in a talk: end it, or hand it on.");
    CHECK(world.desk->handOn(world.staff["ann"], world.staff["ann"], {}).error().code == Code::Malformed);
    const auto handed =
        world.desk->handOn(world.staff["ann"], world.staff["bob"], "Fragt nach DN 50").value();
    CHECK_FALSE(handed.conflict);
    CHECK(textOr(handed.me, "status") == "free");
    CHECK(offered(world) == "bob");
    const auto because = world.me("bob").at("offer").at("because").as_array();
    CHECK(textOr(because.at(0).as_object(), "reason") == "handed_to_you");
    REQUIRE_FALSE(world.desk->accept(world.staff["bob"])->conflict);
    CHECK(textOr(world.ticket(visit), "by") == toString(world.staff["bob"]));
}

TEST_CASE("floor: walk-ups, rests and calls for help") {
    FloorWorld world;
    TestDevice device(world);
    world.come("ann");
    world.come("bob");
    REQUIRE_FALSE(world.desk->talk(world.staff["ann"])->conflict);
    CHECK(world.status("ann") == "talk");
    CHECK(world.me("ann").at("talk").at("ticket").is_null());
    // The other one alone is offered who comes.
    world.visitor(device, "A1");
    world.look();
    CHECK(offered(world) == "bob");
    REQUIRE_FALSE(world.desk->help(world.staff["ann"], true)->conflict);
    REQUIRE_FALSE(world.desk->help(world.staff["ann"], true)->conflict); // asking twice is harmless
    CHECK(world.said(types::helpCalled).size() == 1);
    REQUIRE_FALSE(world.desk->comeTo(world.staff["bob"], world.staff["ann"])->conflict);
    CHECK(world.status("bob") == "helping");
    CHECK(world.me("bob").at("helping").at("name") == "ann");
    CHECK(world.me("ann").at("help").at("coming").at("name") == "bob");
    // Once the talk is over nobody helps any more, and the visitor is offered again.
    CHECK(world.desk->end(world.staff["ann"], Disposition::Cold, "x").error().code == Code::Malformed);
    REQUIRE_FALSE(world.desk->end(world.staff["ann"], Disposition::Cold, {})->conflict);
    world.look();
    CHECK(world.status("bob") != "helping");
    CHECK_FALSE(offered(world).empty());
    CHECK(conflictOf(world.desk->comeTo(world.staff["bob"], world.staff["ann"])) ==
          "Nobody is needed there any more.");

    REQUIRE_FALSE(world.desk->rest(world.staff["bob"], floor::Rest::Break)->conflict);
    CHECK(world.status("bob") == "resting");
    CHECK(offered(world) != "bob");
    world.look();
    const auto floor = world.desk->floor().value();
    const auto& people = floor.at("people").as_array();
    REQUIRE(people.size() == 2);
    CHECK(people[1].at("status") == "break");
    REQUIRE_FALSE(world.desk->back(world.staff["bob"])->conflict);
    CHECK(world.status("bob") != "resting");
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("floor: what cannot be is refused in words, and changes nothing") {
    FloorWorld world;
    const StaffId ann = world.staff["ann"];
    const auto before = world.position();
    for (const auto answer : {&FloorDesk::accept, &FloorDesk::pass})
        CHECK(conflictOf((world.desk.get()->*answer)(ann, std::nullopt)) == "Say first that you are there.");
    for (const auto act : {&FloorDesk::talk, &FloorDesk::back})
        CHECK(conflictOf((world.desk.get()->*act)(ann)) == "Say first that you are there.");
    CHECK(conflictOf(world.desk->end(ann, {}, {})) == "You are in no talk.");
    CHECK(conflictOf(world.desk->help(ann, true)) == "You are in no talk.");
    CHECK(conflictOf(world.desk->handOn(ann, {}, {})) == "You are in no talk about a ticket.");
    CHECK_FALSE(world.desk->go(ann)->conflict); // who is not there has gone
    const UtcTime now = world.clock.utc();
    CHECK(world.desk->come(ann, {now, now, {}, {}}).error().code == Code::Malformed);
    CHECK(world.desk->come(ann, {now, now + limits::longestShift + 1ms, {}, {}}).error().code ==
          Code::Malformed);
    CHECK(world.desk->come(ann, {now - 8h, now, {}, {}}).error().code == Code::Malformed);
    CHECK(
        world.desk->come(ann, {now, now + 8h, std::vector<std::string>(limits::staffLanguages + 1, "de"), {}})
            .error()
            .code == Code::TooLarge);
    CHECK(world.desk->come(ann, {now, now + 8h, {}, {"Not A Slug"}}).error().code == Code::Malformed);
    CHECK(world.position() == before);
    CHECK(world.desk->come(ann, {now,
                                 now + limits::longestShift,
                                 std::vector<std::string>(limits::staffLanguages, "de"),
                                 {"pumps"}}));
}

TEST_CASE("floor: waits are foreseen where visitors can be told, and recorded beside what came of them") {
    FloorWorld world({"ann"});
    TestDevice device(world);
    world.come("ann");
    const VisitId first = world.visitor(device, "A1");
    world.look();
    CHECK(world.ticket(first).at("wait").at("minutes") == 0.0);
    REQUIRE(world.desk->accept(world.staff["ann"]));
    CHECK_FALSE(world.ticket(first).contains("wait"));
    CHECK(world.ticket(first).at("kept").at("left") == false);

    const VisitId second = world.visitor(device, "A2");
    world.look();
    const auto wait = world.ticket(second).at("wait").as_object();
    CHECK(wait.at("minutes").to_number<double>() > 0.5);
    CHECK(wait.at("low").to_number<double>() <= wait.at("minutes").to_number<double>());
    CHECK(wait.at("high").to_number<double>() >= wait.at("minutes").to_number<double>());
    const auto queue = world.document(Kind::Queue, "main");
    REQUIRE(queue.at("waiting").as_array().size() == 2);
    CHECK(queue.at("waiting").at(1).at("wait") == json::value(wait));
    world.clock.advance(31s); // not before: kiosks would flicker
    world.look();
    CHECK(world.document(Kind::Queue, "main").at("wait").at("minutes").to_number<double>() > 0.5);

    world.clock.advance(209s);
    REQUIRE(world.desk->end(world.staff["ann"], Disposition::Cold, {}));
    REQUIRE(world.status("ann") == "offered");
    REQUIRE(world.desk->accept(world.staff["ann"]));
    const auto kept = world.ticket(second).at("kept").as_object();
    CHECK(kept.at("promised") == json::value(wait));
    CHECK(kept.at("waited").to_number<double>() == Approx(4).margin(0.11));
    CHECK(world.said(types::waitKept).size() == 2);
    CHECK(world.desk->floor()->at("promises").at("kept") == 2);

    // Nobody is there: nothing is promised any more.
    const VisitId third = world.visitor(device, "A3");
    world.look();
    CHECK(world.ticket(third).contains("wait"));
    REQUIRE(world.desk->end(world.staff["ann"], Disposition::Cold, {}));
    REQUIRE_FALSE(world.desk->go(world.staff["ann"])->conflict);
    CHECK_FALSE(world.ticket(third).contains("wait"));
    CHECK_FALSE(world.document(Kind::Queue, "main").contains("wait"));
    // Who gives up is counted as that.
    device.append(types::ticketLeft, toBody(TicketLeft{third}));
    device.pushNew();
    world.look();
    CHECK(world.ticket(third).at("kept").at("left") == true);
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("floor: a day begins with nobody, and what is left of yesterday is nobody's turn") {
    FloorWorld world;
    TestDevice device(world);
    world.come("ann");
    world.visitor(device, "A1");
    world.clock.advance(16h); // one in the morning
    world.look();
    CHECK(world.status("ann") == "off");
    CHECK(world.desk->floor()->at("waiting").as_array().empty());
    CHECK(world.desk->floor()->at("people").as_array().empty());
    // Of a kiosk that had no network since yesterday.
    TestDevice late(world);
    TestVisit visit(world, late);
    auto event = late.envelope(types::ticketOpened);
    event.deviceTime = world.clock.utc() - 12h;
    event.body = toBody(TicketOpened{visit.id, "B1", "de", TicketCause::Asked, "topics"});
    late.entries.push_back({writeRecord(event), {}});
    late.pushNew();
    world.staff["ann"] =
        Staff(*world.store, *world.fairs, world.clock, world.random).today(world.ids["ann"]).value();
    world.come("ann");
    world.look();
    CHECK(offered(world).empty());
    CHECK(world.desk->floor()->at("waiting").as_array().empty());
}

TEST_CASE("floor: the fair file turns it off, and on again") {
    FloorWorld world;
    TestDevice device(world);
    world.come("ann");
    Fair fair = smallFair();
    fair.floor = false;
    REQUIRE(world.fairs->import(fair)->changes ==
            std::vector<std::string>{R"(floor.enabled: "true" -> "false")"});
    world.visitor(device, "A1");
    const auto before = world.position();
    world.look();
    CHECK(world.desk->floor()->at("enabled") == false);
    CHECK(world.me("ann").at("enabled") == false);
    CHECK(conflictOf(world.desk->talk(world.staff["ann"])) ==
          "Who goes to whom is off: the fair file says so.");
    world.look();
    CHECK(world.position() == before);
    fair.floor = true;
    REQUIRE(world.fairs->import(fair));
    world.look();
    CHECK(world.desk->floor()->at("enabled") == true);
    CHECK(offered(world) == "ann");
}

TEST_CASE("floor: only a backend says who came, went, talks, rests or is offered what") {
    FloorWorld world;
    TestDevice device(world);
    world.come("ann");
    world.visitor(device, "A1");
    const StaffId ann = world.staff["ann"];
    device.append(types::staffWent, toBody(StaffWent{ann}));
    device.append(types::talkBegan, toBody(TalkBegan{ann, std::nullopt}));
    device.append(types::waitForeseen, toBody(WaitForeseen{{{std::nullopt, WaitTold{90, 80, 99}}}}));
    device.pushNew();
    CHECK(world.quarantine().size() == 3);
    world.look();
    CHECK(offered(world) == "ann");
    CHECK(world.document(Kind::Queue, "main").at("wait").at("minutes").to_number<double>() < 80);
}

// A backend that is killed at any moment and started anew goes on with the same floor, and what was offered
// is offered to one at a time, whatever happens.
TEST_CASE("floor: a day by chance, with starts at any moment") {
    const char* given = std::getenv("SEED");
    const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : 7;
    std::cout << "SEED=" << seed << '\n';
    const std::vector<std::string> names{"ann", "bob", "cem", "dora"};
    FloorWorld world(names, seed);
    TestDevice device(world);
    SeededRandom chance(seed);
    std::vector<VisitId> visits;
    int number = 0;
    const auto state = [&](FloorDesk& desk) {
        std::string all = json::serialize(desk.floor().value());
        for (const auto& name : names)
            all += "\n" + json::serialize(desk.me(world.staff[name]).value());
        return all;
    };
    for (int step = 0; step < 600; ++step) {
        INFO("step " << step);
        const std::string& name = names[chance.below(names.size())];
        const StaffId who = world.staff[name];
        const StaffId other = world.staff[names[chance.below(names.size())]];
        switch (chance.below(16)) {
        case 0:
        case 1:
        case 2:
            visits.push_back(world.visitor(device, "A" + std::to_string(++number),
                                           chance.below(2) ? TicketCause::Asked : TicketCause::AfterGift));
            break;
        case 3:
            if (!visits.empty()) {
                device.append(types::ticketLeft, toBody(TicketLeft{visits[chance.below(visits.size())]}));
                device.pushNew();
            }
            break;
        case 4:
            world.come(name);
            break;
        case 5:
            REQUIRE(world.desk->go(who));
            break;
        case 6:
        case 7:
        case 8:
            REQUIRE(world.desk->accept(who));
            break;
        case 9:
            REQUIRE(world.desk->pass(who));
            break;
        case 10:
            REQUIRE(world.desk->talk(who));
            break;
        case 11:
            REQUIRE(world.desk->end(who, chance.below(2) ? Disposition::Hot : Disposition::None, {}));
            break;
        case 12:
            if (other != who)
                REQUIRE(world.desk->handOn(who, chance.below(2) ? std::optional(other) : std::nullopt, {}));
            break;
        case 13:
            REQUIRE((chance.below(2) > 0 ? world.desk->rest(who, {}) : world.desk->back(who)));
            break;
        case 14:
            REQUIRE((chance.below(2) > 0 ? world.desk->help(who, chance.below(3) > 0)
                                         : world.desk->comeTo(who, other)));
            break;
        default: // in the list, with the floor or without
            if (!visits.empty()) {
                const VisitId visit = visits[chance.below(visits.size())];
                const Tickets::Act act{visit, who, world.position()};
                if (chance.below(2))
                    (void)world.tickets->take(act);
                else
                    (void)world.tickets->end(act, Disposition::Warm, {});
            }
        }
        if (chance.below(4) == 0)
            world.clock.advance(std::chrono::milliseconds(1 + chance.below(40'000)));
        world.look();
        if (chance.below(5) == 0) {
            const std::string before = state(*world.desk);
            if (chance.below(3) == 0)
                world.restart();
            else
                world.openDesk();
            world.look();
            CHECK(state(*world.desk) == before);
        }
        // Never one visitor for two, never two visitors for one.
        std::set<std::string> offers;
        for (const auto& one : names) {
            const auto me = world.me(one);
            if (me.at("offer").is_null())
                continue;
            CHECK(offers.insert(std::string(textOr(me.at("offer").as_object(), "ticket"))).second);
            CHECK(textOr(me, "status") == "offered");
        }
    }
    // As the journal has it, too: between two offers of a visitor the first one ended.
    std::map<std::string, std::string> standing;
    world.read<bool>([&](Reader& reader) {
        for (const auto& stored : reader.events({"test-fair"}, {}, 100'000)) {
            const auto event = parseRecord(stored.record).value();
            const std::string visit(textOr(event.body, "visit"));
            if (event.type == types::floorOffered) {
                CHECK_FALSE(standing.contains(visit));
                standing[visit] = textOr(event.body, "staff");
            } else if (event.type == types::floorPassed || isTicketType(event.type)) {
                standing.erase(visit);
                // Whoever goes to somebody else by themselves has let the one go that they were offered.
                const bool goes = event.type == types::ticketTaken ||
                                  (event.type == types::ticketHandedOn &&
                                   textOr(event.body, "to") == textOr(event.body, "by"));
                std::erase_if(standing, [&](const auto& offer) {
                    return goes && offer.second == textOr(event.body, "by");
                });
            } else if (event.type == types::staffWent || event.type == types::talkBegan ||
                       event.type == types::restBegan) {
                std::erase_if(standing,
                              [&](const auto& offer) { return offer.second == textOr(event.body, "staff"); });
            }
        }
        return true;
    });
    CHECK(world.said(types::floorOffered).size() > 30);
    CHECK(world.rebuildDifferences().empty());
}

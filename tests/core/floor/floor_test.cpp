// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/floor/floor.h"

#include "tests/catch.h"

#include <algorithm>
#include <cmath>

using namespace standdienst;
using namespace standdienst::floor;

namespace {

Uuid uuid(std::uint8_t kind, int number) {
    Uuid id;
    id.bytes[0] = kind;
    id.bytes[14] = static_cast<std::uint8_t>(number >> 8);
    id.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}
VisitId visit(int number) {
    return {uuid(1, number)};
}
StaffId staff(int number) {
    return {uuid(2, number)};
}

struct Stand {
    explicit Stand(int people, Settings settings = {}) : floor(std::move(settings)) {
        for (int i = 0; i < people; ++i)
            floor.apply(CameOn{0, staff(i), {0, 540}, {}, {}});
    }
    void ticket(Minute at, int number, double p, Wish wish = Wish::Sent) {
        floor.apply(VisitBegan{at - 0.7, visit(number)});
        floor.apply(VisitScored{at, visit(number), p});
        floor.apply(TicketOpened{at, visit(number), wish, {}, {}});
        floor.apply(VisitOver{at, visit(number)});
    }
    void talk(Minute at, int who, int number) { floor.apply(TalkBegan{at, staff(who), visit(number)}); }
    // Busy with somebody nobody has a ticket of.
    void walkUp(Minute at, int who) { floor.apply(TalkBegan{at, staff(who), std::nullopt}); }
    std::vector<Action> of(Minute now, Action::Kind kind) const {
        std::vector<Action> found;
        for (const Action& action : floor.decide(now))
            if (action.kind == kind)
                found.push_back(action);
        return found;
    }
    std::vector<Action> offers(Minute now) const { return of(now, Action::Kind::Offer); }
    Floor floor;
};

bool says(const std::vector<Because>& because, Reason reason) {
    return std::ranges::find(because, reason, &Because::reason) != because.end();
}

} // namespace

TEST_CASE("The most likely prospect goes first, and the offer says why", "[floor]") {
    Stand stand(1);
    stand.ticket(10, 1, 0.4);
    stand.ticket(10.1, 2, 0.9);
    const auto offers = stand.offers(10.2);
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].visit == visit(2));
    CHECK(offers[0].until > 10.2);
    CHECK(says(offers[0].because, Reason::LikelyProspect));
    CHECK(says(offers[0].because, Reason::OnlyOneFree));
    // Deciding changes nothing.
    CHECK(stand.offers(10.2).front().visit == visit(2));
}

TEST_CASE("An offer is one person's until it lapses, and then somebody else's", "[floor]") {
    Stand stand(2);
    stand.ticket(10, 1, 0.9);
    const auto first = stand.offers(10);
    REQUIRE(first.size() == 1);
    stand.floor.apply(Offered{10, visit(1), first[0].staff, first[0].until});
    CHECK(stand.offers(10.1).empty());
    stand.floor.apply(Offered{10.1, visit(1), staff(first[0].staff == staff(0) ? 1 : 0), 11}); // never two
    CHECK(stand.floor.standing().free == 1);
    CHECK(stand.floor.lookAgain(10.1) <= first[0].until);

    const auto lapses = stand.of(first[0].until, Action::Kind::Lapse);
    REQUIRE(lapses.size() == 1);
    CHECK(says(lapses[0].because, Reason::NoAnswer));
    stand.floor.apply(Passed{10.5, visit(1), first[0].staff, true});
    const auto second = stand.offers(10.5);
    REQUIRE(second.size() == 1);
    CHECK(second[0].staff != first[0].staff);
    // Both passed: asked again after a moment rather than forgotten.
    stand.floor.apply(Offered{10.5, visit(1), second[0].staff, 11});
    stand.floor.apply(Passed{11, visit(1), second[0].staff, false});
    CHECK(stand.offers(11).empty());
    CHECK(stand.offers(11.5).size() == 1);
}

TEST_CASE("Who does not answer is not asked until they do something", "[floor]") {
    Stand stand(1);
    stand.ticket(10, 1, 0.9);
    for (int i = 0; i < 2; ++i) {
        stand.floor.apply(Offered{10.0 + i, visit(1), staff(0), 10.5 + i});
        stand.floor.apply(Passed{10.5 + i, visit(1), staff(0), true});
    }
    CHECK(stand.offers(12).empty());
    stand.floor.apply(CameOn{12, staff(0), {0, 540}, {}, {}}); // a touch
    CHECK(stand.offers(12).size() == 1);
}

TEST_CASE("Whoever asked for a person comes first after a while, whatever the index says", "[floor]") {
    Stand stand(1);
    stand.walkUp(9, 0);
    stand.ticket(10, 1, 0.001, Wish::Asked);
    for (int i = 2; i < 20; ++i)
        stand.ticket(10.0 + i / 4.0, i, 0.95);
    stand.floor.apply(TalkEnded{16, staff(0), false});
    const auto offers = stand.offers(16);
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].visit == visit(1));
    CHECK(says(offers[0].because, Reason::WaitedLong));
    CHECK(stand.floor.settings().policy.hurryAt < stand.floor.settings().policy.servedWithin);
}

TEST_CASE("A breather ends early for a promise: a break does not", "[floor]") {
    for (const Rest rest : {Rest::Breather, Rest::Break}) {
        Stand stand(2);
        stand.walkUp(0, 0);
        stand.floor.apply(RestBegan{5, staff(1), rest, 30});
        stand.ticket(6, 1, 0.5, Wish::Asked);
        const auto recalls = stand.of(15.5, Action::Kind::Recall);
        CHECK(recalls.size() == (rest == Rest::Breather ? 1 : 0));
    }
}

TEST_CASE(
    "Who asks of their own accord is not kept waiting beside somebody idle: an unlikely yes is, a little",
    "[floor]") {
    Settings rush;
    rush.beliefs.perMinute = 2; // nobody is to spare
    const auto offered = [&](Wish wish, double p, Minute after) {
        Stand stand(1, rush);
        stand.ticket(10, 1, p, wish);
        return !stand.offers(10 + after).empty();
    };
    CHECK(offered(Wish::Asked, 0.0001, 0));
    CHECK_FALSE(offered(Wish::Yes, 0.0001, 0));
    CHECK(offered(Wish::Yes, 0.0001, 1.5));
    CHECK(offered(Wish::Yes, 0.9, 0));
    // Among those who wait the most likely prospect still goes first.
    Stand stand(1, rush);
    stand.ticket(10, 1, 0.001, Wish::Asked);
    stand.ticket(10, 2, 0.9, Wish::Yes);
    REQUIRE(stand.offers(10).size() == 1);
    CHECK(stand.offers(10)[0].visit == visit(2));
}

TEST_CASE("Nobody is waited for who is on a long break", "[floor]") {
    Settings settings;
    const Minute hold = settings.policy.languageHold;
    const auto stand = [&](double restMinutes) {
        Stand one(1);
        one.floor.apply(CameOn{0, staff(0), {0, 540}, {"en"}, {}});
        one.floor.apply(CameOn{0, staff(7), {0, 540}, {"de"}, {}});
        one.floor.apply(RestBegan{10, staff(7), Rest::Break, restMinutes});
        one.floor.apply(VisitBegan{10, visit(1)});
        one.floor.apply(TicketOpened{10.5, visit(1), Wish::Asked, "de", {}});
        return one;
    };
    CHECK(stand(hold + 1).offers(10.5).size() == 1);
    CHECK(stand(hold).offers(10.5).empty()); // who speaks German is back in a moment
    CHECK(stand(hold).offers(10.5 + hold).size() == 1);

    // The same for a colleague to whom a visitor was handed on.
    const auto handed = [&](double restMinutes) {
        Stand two(2);
        two.floor.apply(RestBegan{10, staff(1), Rest::Break, restMinutes});
        two.ticket(10, 1, 0.9);
        two.talk(10.1, 0, 1);
        two.walkUp(10.2, 5);
        two.floor.apply(HandedOn{11, visit(1), staff(0), staff(1)});
        two.floor.apply(CameOn{11, staff(9), {0, 540}, {}, {}});
        return two;
    };
    CHECK(handed(20).offers(11).size() == 1);
    CHECK(handed(2).offers(11).empty());
}

TEST_CASE("Who passed a visitor on is asked again where there is nobody else, after a moment", "[floor]") {
    const Policy policy;
    Stand stand(2);
    stand.floor.apply(RestBegan{1, staff(1), Rest::Break, 30});
    stand.ticket(10, 1, 0.9, Wish::Asked);
    const auto pass = [&](Minute at) {
        const auto offers = stand.offers(at);
        REQUIRE(offers.size() == 1);
        stand.floor.apply(Offered{at, visit(1), offers[0].staff, offers[0].until});
        stand.floor.apply(Passed{at, visit(1), offers[0].staff, false});
    };
    pass(10);
    CHECK(stand.offers(10.1).empty());
    CHECK(stand.floor.lookAgain(10.1) == Approx(10 + policy.askAgain));
    pass(10 + policy.askAgain);
    // A colleague who gets free is asked first.
    stand.floor.apply(RestEnded{10.6, staff(1)});
    const auto offers = stand.offers(10.6);
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].staff == staff(1));
}

TEST_CASE("Nobody is diverted from people who are free: a busy stand asks first", "[floor]") {
    Stand idle(5);
    idle.floor.apply(VisitBegan{10, visit(1)});
    idle.floor.apply(VisitScored{10.7, visit(1), 0.05});
    const Advice sent = idle.floor.advise(10.7, visit(1));
    CHECK(sent.lane == Advice::Lane::Person);
    CHECK(says(sent.because, Reason::StandFree));

    Settings rush;
    rush.beliefs.perMinute = 2;
    Stand busy(5, rush);
    for (int i = 0; i < 5; ++i)
        busy.walkUp(10, i);
    busy.floor.apply(VisitBegan{10, visit(1)});
    busy.floor.apply(VisitScored{10.7, visit(1), 0.01});
    const Advice asked = busy.floor.advise(10.7, visit(1));
    CHECK(asked.lane == Advice::Lane::Ask);
    CHECK(says(asked.because, Reason::Unlikely));
    CHECK(asked.p < asked.threshold);

    // Not scored, not known: to a person.
    CHECK(busy.floor.advise(11, visit(99)).lane == Advice::Lane::Person);
}

TEST_CASE("Without trust in scores everybody is sent, in the order of arrival", "[floor]") {
    Stand stand(1);
    stand.floor.apply(ScoresTrusted{0, false});
    stand.ticket(10, 1, 0.01);
    stand.ticket(10.1, 2, 0.99);
    const auto offers = stand.offers(10.2);
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].visit == visit(1));
    CHECK(says(offers[0].because, Reason::FirstCome));
    stand.floor.apply(VisitBegan{11, visit(3)});
    stand.floor.apply(VisitScored{11, visit(3), 0.001});
    const Advice advice = stand.floor.advise(11, visit(3));
    CHECK(advice.lane == Advice::Lane::Person);
    CHECK(says(advice.because, Reason::ScoresUnsure));
}

TEST_CASE("Equal scores are served in the order of arrival", "[floor]") {
    Stand stand(1);
    stand.walkUp(9, 0);
    for (int i = 1; i < 6; ++i) {
        stand.floor.apply(TicketOpened{10.0 + i / 100.0, visit(i), Wish::Yes, {}, {}});
    }
    stand.floor.apply(TalkEnded{12, staff(0), false});
    const auto offers = stand.offers(12.5);
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].visit == visit(1));
}

TEST_CASE("A visitor gets somebody who speaks their language, or after a while anybody", "[floor]") {
    Stand stand(0);
    stand.floor.apply(CameOn{0, staff(0), {0, 540}, {"de"}, {}});
    stand.floor.apply(CameOn{0, staff(1), {0, 540}, {"de", "fr"}, {"pumps"}});
    stand.floor.apply(TicketOpened{10, visit(1), Wish::Asked, "fr", {"pumps"}});
    auto offers = stand.offers(10);
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].staff == staff(1));
    CHECK(says(offers[0].because, Reason::SpeaksLanguage));
    CHECK(says(offers[0].because, Reason::KnowsTopic));

    stand.walkUp(10, 1);
    CHECK(stand.offers(10.1).empty()); // waits for staff(1)
    offers = stand.offers(14);
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].staff == staff(0));
    CHECK(says(offers[0].because, Reason::NobodySpeaks));
}

TEST_CASE("Who knows the topic goes, where load allows", "[floor]") {
    Stand stand(2);
    stand.floor.apply(CameOn{0, staff(1), {0, 540}, {}, {"valves"}});
    stand.floor.apply(TicketOpened{10, visit(1), Wish::Asked, {}, {"valves"}});
    REQUIRE(stand.offers(10).size() == 1);
    CHECK(stand.offers(10)[0].staff == staff(1));
}

TEST_CASE("Load is shared, and the reason says so", "[floor]") {
    Stand stand(2);
    stand.walkUp(10, 0);
    stand.floor.apply(TalkEnded{20, staff(0), true});
    stand.ticket(30, 1, 0.9);
    const auto offers = stand.offers(30);
    REQUIRE(offers.size() == 1);
    CHECK(offers[0].staff == staff(1));
    CHECK(says(offers[0].because, Reason::CarriedLeast));
}

TEST_CASE("A visitor is handed on to somebody, or to anybody else", "[floor]") {
    for (const bool named : {true, false}) {
        Stand stand(3);
        stand.ticket(10, 1, 0.9);
        stand.talk(10, 0, 1);
        stand.floor.apply(HandedOn{15, visit(1), staff(0), named ? std::optional(staff(2)) : std::nullopt});
        const auto offers = stand.offers(15);
        REQUIRE(offers.size() == 1);
        CHECK(offers[0].staff != staff(0));
        if (named) {
            CHECK(offers[0].staff == staff(2));
            CHECK(says(offers[0].because, Reason::HandedToYou));
        }
        CHECK(stand.floor.load(15, staff(0))->status == Status::Free);
    }
}

TEST_CASE("A call for help takes precedence over the queue", "[floor]") {
    Stand stand(2);
    stand.walkUp(10, 0);
    stand.floor.apply(HelpCalled{11, staff(0)});
    stand.ticket(11, 1, 0.9);
    const auto helps = stand.of(11, Action::Kind::Help);
    REQUIRE(helps.size() == 1);
    CHECK(helps[0].staff == staff(1));
    CHECK(helps[0].colleague == staff(0));
    CHECK(stand.offers(11).empty());
    stand.floor.apply(HelpCame{11.2, staff(0), staff(1)});
    CHECK(stand.of(11.3, Action::Kind::Help).empty());
    stand.floor.apply(HelpOver{13, staff(0)});
    CHECK(stand.offers(13).size() == 1);
}

TEST_CASE("Breaks are taken when it is quiet, one at a time, and once", "[floor]") {
    Stand stand(5);
    CHECK(stand.of(188, Action::Kind::Rest).empty());
    const auto rests = stand.of(190, Action::Kind::Rest);
    REQUIRE(rests.size() == 1);
    CHECK(rests[0].rest == Rest::Break);
    CHECK(rests[0].minutes == 30);
    CHECK(says(rests[0].because, Reason::BreakLull));
    stand.floor.apply(RestBegan{190, rests[0].staff, Rest::Break, 30});
    CHECK(stand.of(200, Action::Kind::Rest).empty());
    stand.floor.apply(RestEnded{220, rests[0].staff});
    CHECK_FALSE(stand.floor.load(220, rests[0].staff)->nextBreak);
    const auto next = stand.of(221, Action::Kind::Rest);
    REQUIRE(next.size() == 1);
    CHECK(next[0].staff != rests[0].staff);
}

TEST_CASE("Nothing displaces a break", "[floor]") {
    Stand stand(3);
    stand.walkUp(330, 0);
    stand.walkUp(330, 1);
    for (int i = 0; i < 50; ++i)
        stand.ticket(337, i, 0.99, Wish::Asked);
    // The break must begin by minute 348; a talk could last until then.
    CHECK(stand.offers(340).empty());
    CHECK(stand.of(340, Action::Kind::Rest).size() == 1);
    // Whoever is in a talk then is told to come to an end.
    CHECK(stand.of(347.5, Action::Kind::Finish).size() == 2);
    // Broken off, it is owed still, in a piece that counts.
    stand.floor.apply(RestBegan{340, staff(2), Rest::Break, 30});
    stand.floor.apply(RestEnded{345, staff(2)});
    REQUIRE(stand.floor.load(345, staff(2))->nextBreak);
    CHECK(stand.floor.load(345, staff(2))->nextBreak->minutes == 30);
    stand.floor.apply(RestBegan{345, staff(2), Rest::Break, 30});
    stand.floor.apply(RestEnded{367, staff(2)});
    CHECK(stand.floor.load(367, staff(2))->nextBreak->minutes == 15);
}

TEST_CASE("A forecast rush lets an early break wait", "[floor]") {
    Settings settings;
    settings.forecast.assign(40, 10);
    settings.forecast[12] = settings.forecast[13] = 60; // minutes 180 to 210
    Stand stand(5, settings);
    CHECK(stand.of(190, Action::Kind::Rest).empty());
    CHECK(stand.of(212, Action::Kind::Rest).size() == 1);
}

TEST_CASE("A long streak earns a breather, and unlikely visitors wait for somebody else", "[floor]") {
    Settings settings;
    settings.policy.breathers = false;
    Stand stand(1, settings);
    for (int i = 0; i < 31; ++i) {
        stand.walkUp(2.0 * i, 0);
        stand.floor.apply(TalkEnded{2.0 * i + 1.9, staff(0), false});
    }
    const Minute now = 62;
    CHECK(stand.floor.load(now, staff(0))->streak > 60);
    CHECK(stand.floor.load(now, staff(0))->fatigue > 0.2);
    CHECK(stand.floor.load(now + 5, staff(0))->streak == 0); // five minutes of nobody
    stand.ticket(now, 1, 0.2);
    CHECK(stand.offers(now).empty());
    stand.ticket(now, 2, 0.9);
    CHECK(stand.offers(now).size() == 1);

    Stand resting(1);
    for (int i = 0; i < 31; ++i) {
        resting.walkUp(2.0 * i, 0);
        resting.floor.apply(TalkEnded{2.0 * i + 1.9, staff(0), false});
    }
    resting.ticket(now, 2, 0.9);
    const auto rests = resting.of(now, Action::Kind::Rest);
    REQUIRE(rests.size() == 1);
    CHECK(rests[0].rest == Rest::Breather);
    CHECK(rests[0].minutes <= 5);
    CHECK(says(rests[0].because, Reason::LongStreak));
}

TEST_CASE("Waits are foreseen: none at a free stand, longer behind more, with an interval around",
          "[floor]") {
    Stand stand(2);
    CHECK(stand.floor.wait(10, visit(1)).minutes == 0);
    stand.walkUp(10, 0);
    stand.walkUp(10, 1);
    double before = 0;
    for (int i = 1; i < 8; ++i) {
        stand.floor.apply(TicketOpened{11, visit(i), Wish::Yes, {}, {}});
        const auto wait = stand.floor.promised(visit(i));
        REQUIRE(wait);
        CHECK(wait->minutes >= before);
        CHECK(wait->low <= wait->minutes);
        CHECK(wait->high >= wait->minutes);
        before = wait->minutes;
    }
    CHECK(before > 0);
    CHECK_FALSE(stand.floor.promised(visit(99)));
}

TEST_CASE("Facts that cannot be so are ignored, and nothing is lost by them", "[floor]") {
    Stand stand(1);
    stand.ticket(10, 1, 0.9);
    const std::vector<Fact> odd{
        VisitScored{10, visit(1), 7.0},
        VisitScored{10, visit(50), 0.5},
        VisitScored{10, visit(1), std::nan("")},
        Answered{10, visit(50), true},
        VisitOver{10, visit(50)},
        TicketLeft{10, visit(50)},
        TicketOpened{10, visit(1)}, // twice
        WentOff{10, staff(9)},
        Offered{10, visit(50), staff(0), 11},
        Offered{10, visit(1), staff(9), 11},
        Passed{10, visit(1), staff(9), true},
        TalkBegan{10, staff(9), visit(50)},
        HelpCame{10, staff(9), staff(0)}, // nobody called
        HelpOver{10, staff(9)},
        TalkEnded{10, staff(0), true}, // in no talk
        HelpCame{10, staff(0), staff(0)},
        HelpOver{10, staff(0)},
        RestEnded{10, staff(0)},
    };
    for (const Fact& fact : odd)
        stand.floor.apply(fact);
    CHECK(stand.floor.standing().waiting == 1);
    CHECK(stand.floor.standing().free == 1);
    REQUIRE(stand.offers(10).size() == 1);
    // Who goes off with an offer in hand leaves the ticket to the others.
    stand.floor.apply(Offered{10, visit(1), staff(0), 11});
    stand.floor.apply(WentOff{10.1, staff(0)});
    stand.floor.apply(CameOn{10.2, staff(1), {0, 540}, {}, {}});
    CHECK(stand.offers(10.2).size() == 1);
}

TEST_CASE("Where somebody unknown went to a visitor, nobody else is sent there", "[floor]") {
    Stand stand(1);
    stand.ticket(10, 1, 0.9);
    stand.floor.apply(Offered{10, visit(1), staff(0), 11});
    stand.floor.apply(TalkBegan{10.2, staff(9), visit(1)});
    CHECK(stand.floor.standing().waiting == 0);
    CHECK(stand.floor.standing().free == 1); // the offer is gone with the ticket
    CHECK(stand.offers(10.3).empty());
}

TEST_CASE("Who was called to help and goes elsewhere has helped nobody: the call stands", "[floor]") {
    const Fact elsewhere = GENERATE(Fact{TalkBegan{12, staff(1), std::nullopt}}, Fact{WentOff{12, staff(1)}},
                                    Fact{RestBegan{12, staff(1), Rest::Break, 30}});
    Stand stand(3);
    stand.walkUp(10, 0);
    stand.floor.apply(HelpCalled{11, staff(0)});
    stand.floor.apply(HelpCame{11.2, staff(0), staff(1)});
    REQUIRE(stand.of(11.5, Action::Kind::Help).empty());
    stand.floor.apply(elsewhere);
    const auto helps = stand.of(12, Action::Kind::Help);
    REQUIRE(helps.size() == 1);
    CHECK(helps[0].staff == staff(2));
    CHECK(helps[0].colleague == staff(0));
    CHECK(stand.floor.load(12, staff(1))->status != Status::Helping);
    CHECK(stand.floor.load(12, staff(1))->status != Status::Free);
}

TEST_CASE("A call for help ends with whoever called, and the helper is free", "[floor]") {
    const Fact over = GENERATE(Fact{TalkEnded{13, staff(0), true}}, Fact{WentOff{13, staff(0)}},
                               Fact{HandedOn{13, visit(1), staff(0), std::nullopt}});
    for (const bool came : {true, false}) {
        Stand stand(3);
        stand.floor.apply(RestBegan{9, staff(2), Rest::Break, 60});
        stand.ticket(10, 1, 0.9, Wish::Asked);
        stand.talk(10, 0, 1);
        stand.floor.apply(HelpCalled{11, staff(0)});
        if (came)
            stand.floor.apply(HelpCame{11.2, staff(0), staff(1)});
        stand.floor.apply(over);
        CHECK(stand.floor.load(13, staff(1))->status == Status::Free);
        CHECK(stand.of(13, Action::Kind::Help).empty());
    }
}

TEST_CASE("Nobody helps who is not there, and nobody helps two", "[floor]") {
    Stand stand(4);
    stand.walkUp(10, 0);
    stand.walkUp(10, 1);
    stand.floor.apply(HelpCalled{11, staff(0)});
    stand.floor.apply(WentOff{11, staff(3)});
    stand.floor.apply(HelpCame{11.1, staff(0), staff(3)});
    CHECK(stand.floor.load(11.1, staff(3))->status == Status::Off);
    REQUIRE(stand.of(11.1, Action::Kind::Help).size() == 1);

    stand.floor.apply(HelpCame{11.2, staff(0), staff(2)});
    stand.floor.apply(HelpCalled{12, staff(1)});
    stand.floor.apply(HelpCame{12.1, staff(1), staff(2)}); // the second call was worse
    stand.floor.apply(HelpOver{13, staff(0)});             // nobody is with this one any more
    CHECK(stand.floor.load(13, staff(2))->status == Status::Helping);
    stand.floor.apply(HelpOver{14, staff(1)});
    CHECK(stand.floor.load(14, staff(2))->status == Status::Free);
}

TEST_CASE("Who says anew how long they stay has the breaks of that day, less what was taken", "[floor]") {
    const auto owed = [](const Stand& stand, Minute now) {
        return stand.floor.load(now, staff(0))->nextBreak;
    };
    Stand stand(0);
    stand.floor.apply(CameOn{0, staff(0), {0, 300}, {}, {}});
    CHECK_FALSE(owed(stand, 10));                               // five hours need none
    stand.floor.apply(CameOn{60, staff(0), {60, 540}, {}, {}}); // stays on; began at 0 all the same
    REQUIRE(owed(stand, 60));
    CHECK(*owed(stand, 60) == breaksOf({}, {0, 540}).front());
    // The same words again change nothing, whatever was taken.
    stand.floor.apply(RestBegan{200, staff(0), Rest::Break, 15});
    stand.floor.apply(RestEnded{215, staff(0)});
    REQUIRE(owed(stand, 215));
    CHECK(owed(stand, 215)->minutes == 15);
    stand.floor.apply(CameOn{220, staff(0), {0, 540}, {}, {}});
    CHECK(owed(stand, 220)->minutes == 15);
    // An hour more: 45 minutes in all, of which 15 are taken.
    stand.floor.apply(CameOn{230, staff(0), {0, 620}, {}, {}});
    stand.floor.apply(RestBegan{240, staff(0), Rest::Break, 15});
    stand.floor.apply(RestEnded{255, staff(0)});
    REQUIRE(owed(stand, 255));
    CHECK(owed(stand, 255)->minutes == 15);
    stand.floor.apply(RestBegan{400, staff(0), Rest::Break, 15});
    stand.floor.apply(RestEnded{415, staff(0)});
    CHECK_FALSE(owed(stand, 415));
}

TEST_CASE("A visitor who was handed on does not wait for somebody who is gone", "[floor]") {
    const auto handed = [](bool goesFirst) {
        Stand stand(3);
        stand.ticket(10, 1, 0.9);
        stand.talk(10, 0, 1);
        if (goesFirst)
            stand.floor.apply(WentOff{14, staff(2)});
        stand.floor.apply(HandedOn{15, visit(1), staff(0), staff(2)});
        if (!goesFirst)
            stand.floor.apply(WentOff{15, staff(2)});
        return stand.offers(15);
    };
    for (const bool goesFirst : {true, false}) {
        const auto offers = handed(goesFirst);
        REQUIRE(offers.size() == 1);
        CHECK(offers[0].staff == staff(1));
    }
}

TEST_CASE("Who was promised somebody goes first where there might be nobody else in time", "[floor]") {
    // One is free; another talks since `since`. Somebody unlikely asked at 100, a likely prospect came at
    // 104.
    const auto first = [](Minute since, Wish wish) {
        Stand stand(2);
        stand.walkUp(since, 1);
        stand.ticket(100, 1, 0.05, wish);
        stand.ticket(104, 2, 0.95);
        const auto offers = stand.offers(104);
        REQUIRE(offers.size() == 1);
        return offers[0];
    };
    // A talk that has just begun may last for longer than the eight minutes that are left of the promise.
    CHECK(first(103, Wish::Asked).visit == visit(1));
    CHECK(first(103, Wish::Yes).visit == visit(1));
    CHECK(says(first(103, Wish::Asked).because, Reason::WaitedLong));
    // One that is as good as over leaves somebody for them.
    CHECK(first(80, Wish::Asked).visit == visit(2));
    // Nobody promised anything to whoever was only sent.
    CHECK(first(103, Wish::Sent).visit == visit(2));
}

TEST_CASE("A visitor who leaves frees whoever was on the way", "[floor]") {
    Stand stand(1);
    stand.ticket(10, 1, 0.9);
    stand.floor.apply(Offered{10, visit(1), staff(0), 11});
    stand.floor.apply(TicketLeft{10.1, visit(1)});
    CHECK(stand.floor.standing().free == 1);
    CHECK(stand.floor.standing().waiting == 0);
}

TEST_CASE("Reasons have names of their own", "[floor]") {
    std::vector<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(Reason::NoAnswer); ++i) {
        names.push_back(name(static_cast<Reason>(i)));
        CHECK_FALSE(names.back().empty());
    }
    std::ranges::sort(names);
    CHECK(std::ranges::adjacent_find(names) == names.end());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/today/visitor_day.h"

#include "core/base/random.h"
#include "tests/catch.h"

using namespace standdienst;
using namespace standdienst::backend;
using namespace std::chrono_literals;
using State = VisitorFact::Ticket::State;

namespace {

struct Visitors {
    explicit Visitors(const std::string& on = "2026-11-22") : day(*dayNamed("Europe/Berlin", on)) {}
    UtcTime at(int minute) const { return day.from + std::chrono::minutes(minute); }
    VisitorFact& add(int minute, std::optional<double> probability = std::nullopt) {
        VisitorFact fact;
        fact.visit = VisitId{makeUuid7(at(minute), random)};
        fact.at = at(minute);
        fact.ended = at(minute + 2);
        fact.probability = probability;
        facts.push_back(fact);
        return facts.back();
    }
    VisitorFact& ticket(int minute, State state, std::optional<double> waited = {},
                        std::optional<WaitTold> promised = {}) {
        VisitorFact& fact = add(minute);
        fact.ticket = VisitorFact::Ticket{};
        fact.ticket->opened = at(minute + 1);
        fact.ticket->state = state;
        fact.ticket->waited = waited;
        fact.ticket->promised = promised;
        fact.ticket->within = waited && promised && *waited <= promised->high;
        return fact;
    }
    VisitorDay sum(int now = 23 * 60, bool trusted = true) const {
        return visitorDay(facts, day, trusted, at(now));
    }

    SeededRandom random{7};
    Day day;
    std::vector<VisitorFact> facts;
};

constexpr int ten = 600;

} // namespace

TEST_CASE("visitor day: what staff found comes before anything that the numbers show") {
    struct Row {
        std::optional<Disposition> found;
        std::optional<State> ticket;
        std::optional<double> probability;
        Fared fared;
    };
    const auto row = GENERATE(Row{Disposition::Hot, State::Left, .1, Fared::Prospect},
                              Row{Disposition::Warm, std::nullopt, {}, Fared::Prospect},
                              Row{Disposition::Cold, std::nullopt, .9, Fared::Other},
                              Row{Disposition::None, State::Left, .9, Fared::Other},
                              Row{{}, State::Waits, .9, Fared::Open}, Row{{}, State::Taken, .9, Fared::Open},
                              Row{{}, State::Served, .9, Fared::Met}, Row{{}, State::Left, .1, Fared::Left},
                              Row{{}, State::NotFound, .9, Fared::Left}, Row{{}, {}, .5, Fared::Unmet},
                              Row{{}, {}, .499, Fared::Unlikely}, Row{{}, {}, {}, Fared::Unlikely});
    Visitors visitors;
    VisitorFact& fact = visitors.add(ten, row.probability);
    fact.disposition = row.found;
    if (row.ticket) {
        fact.ticket = VisitorFact::Ticket{};
        fact.ticket->state = *row.ticket;
    }
    CHECK(faredOf(fact, true, false, visitors.at(ten + 60)) == row.fared);
}

TEST_CASE("visitor day: nobody is lost before they are surely gone, nor by scores that nobody trusts") {
    Visitors visitors;
    VisitorFact fact = visitors.add(ten, .9); // at the kiosk until 10:02
    CHECK(faredOf(fact, true, false, *fact.ended + goneAfter - 1ms) == Fared::Open);
    CHECK(faredOf(fact, true, false, *fact.ended + goneAfter) == Fared::Unmet);
    CHECK(faredOf(fact, false, false, *fact.ended + goneAfter) == Fared::Unlikely);
    fact.ended.reset();
    CHECK(faredOf(fact, true, false, visitors.at(ten + 600)) == Fared::Open);
}

TEST_CASE("visitor day: when the day is over nobody waits any more, though somebody forgot to say so") {
    Visitors visitors;
    visitors.ticket(ten, State::Waits);
    visitors.ticket(ten + 1, State::Taken, 1);
    const auto during = visitors.sum();
    CHECK(during.left == 0);
    CHECK(during.waits.left == 0);
    const auto after = visitors.sum(24 * 60);
    CHECK(after.left == 1);
    CHECK(after.waits.left == 1);
    CHECK(after.met == 1);
}

TEST_CASE("visitor day: waits are medians, and what was foretold is held against what came of it") {
    Visitors visitors;
    const WaitTold told{2, 1, 4};
    visitors.ticket(ten, State::Served, 1, told);
    visitors.ticket(ten + 1, State::Served, 9, told);
    visitors.ticket(ten + 2, State::Taken, 3, told);
    visitors.ticket(ten + 3, State::Served, 4); // nothing was foretold
    visitors.ticket(ten + 4, State::Left, {}, WaitTold{8, 6, 9});
    visitors.ticket(ten + 5, State::Waits);
    const auto sum = visitors.sum(ten + 30);
    CHECK(sum.asked == 6);
    CHECK(sum.waits.went == 4);
    CHECK(sum.waits.promised == 3);
    CHECK(sum.waits.within == 2);
    CHECK(sum.waits.left == 1);
    CHECK(sum.waits.waited == 3.5);
    CHECK(sum.waits.foretold == 2.0);
    CHECK_FALSE(Visitors().sum().waits.waited);
}

TEST_CASE("visitor day: lost are those who left and likely ones whom nobody met, the latest first") {
    Visitors visitors;
    visitors.add(ten, .8).isLead = true;
    visitors.add(ten + 1, .2);
    visitors.ticket(ten + 2, State::Left).probability = .7;
    visitors.ticket(ten + 3, State::Left).probability = .1;
    visitors.add(ten + 4, .9).disposition = Disposition::Warm;
    const auto sum = visitors.sum();
    CHECK(sum.visits == 5);
    CHECK(sum.warm == 1);
    CHECK(sum.left == 2);
    CHECK(sum.likelyLeft == 1);
    CHECK(sum.unmet == 1);
    CHECK(sum.reachable == 1);
    REQUIRE(sum.lost.size() == 3);
    CHECK(sum.lost[0]->at == visitors.at(ten + 3));
    CHECK(sum.lost[2]->at == visitors.at(ten));
    const auto untrusted = visitors.sum(23 * 60, false);
    CHECK(untrusted.unmet == 0);
    CHECK(untrusted.likelyLeft == 0);
    CHECK(untrusted.left == 2);
}

TEST_CASE("visitor day: midnight in the fair's zone is where the day ends") {
    Visitors visitors;
    visitors.add(-1);
    visitors.add(0);
    visitors.add(24 * 60 - 1);
    visitors.add(24 * 60);
    // Whose ticket was opened behind midnight asked on the day that the visit began.
    visitors.ticket(24 * 60 - 1, State::Served, 2);
    const auto sum = visitors.sum(25 * 60);
    CHECK(sum.visits == 3);
    CHECK(sum.asked == 1);
    REQUIRE(sum.hours.size() == 24);
    CHECK(sum.hours[0].visits == 1);
    CHECK(sum.hours[23].visits == 2);
    CHECK(sum.hours[23].asked == 0);
}

TEST_CASE("visitor day: days of 23 and of 25 hours have as many") {
    Visitors spring("2026-03-29"), autumn("2026-10-25");
    for (Visitors* visitors : {&spring, &autumn}) {
        visitors->add(125);
        visitors->add(185);
    }
    REQUIRE(spring.sum().hours.size() == 23);
    REQUIRE(autumn.sum().hours.size() == 25);
    for (const auto& sum : {spring.sum(), autumn.sum()}) {
        CHECK(sum.hours[2].visits == 1);
        CHECK(sum.hours[3].visits == 1);
    }
    CHECK(hourOf("Europe/Berlin", spring.day.from + 2h) == 3);
    CHECK(hourOf("Europe/Berlin", autumn.day.from + 3h) == 2);
}

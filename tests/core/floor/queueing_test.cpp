// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/floor/queueing.h"

#include "core/base/limits.h"
#include "tests/catch.h"

#include <cmath>

using namespace standdienst;
using namespace standdienst::floor;

TEST_CASE("Erlang B and C give what tables give", "[floor]") {
    // ITU-T's table of Erlang B: 2.2185 Erlang on 6 lines block 2 %; 10 Erlang on 10 lines 21.46 %.
    CHECK(erlangB(6, 2.2759) == Approx(0.02).epsilon(0.001));
    CHECK(erlangB(10, 10) == Approx(0.2146).epsilon(0.001));
    CHECK(erlangB(0, 3) == 1);
    // M/M/1: waits = rho, mean wait = rho / (mu - lambda).
    const auto one = erlangC(1, 0.5, 1);
    REQUIRE(one);
    CHECK(one->waits == Approx(0.5));
    CHECK(one->meanWait == Approx(1));
    CHECK(one->meanQueue == Approx(0.5));
    // M/M/2 at rho = 0.5: C = 1/3.
    CHECK(erlangC(2, 1, 1)->waits == Approx(1.0 / 3));
    CHECK_FALSE(erlangC(2, 2, 1)); // grows for ever
    CHECK_FALSE(erlangC(2, 0, 1));
    CHECK_FALSE(erlangC(2, 1, std::nan("")));
}

TEST_CASE("Erlang A lies between Erlang B and Erlang C", "[floor]") {
    // With patience as long as a talk M/M/s+M is M/M/infinity: Poisson(2) people inside, two servers.
    const auto equal = erlangA(2, 2, 1, 1);
    REQUIRE(equal);
    const double e = std::exp(-2.0);
    CHECK(equal->waits == Approx(1 - e - 2 * e));
    double queue = 0, term = e;
    for (int n = 0; n < 60; term *= 2.0 / ++n)
        queue += term * std::max(0, n - 2);
    CHECK(equal->meanQueue == Approx(queue));
    CHECK(equal->leaves == Approx(queue / 2));
    CHECK(equal->busy == Approx((1 - equal->leaves)));

    CHECK(erlangA(4, 3, 1, 1e7)->waits == Approx(erlangC(4, 3, 1)->waits).epsilon(1e-4));
    CHECK(erlangA(4, 3, 1, 1e-7)->leaves == Approx(erlangB(4, 3)).epsilon(1e-4));
    CHECK(erlangA(3, 500, 1, 2)->leaves == Approx(1 - 3.0 / 500).epsilon(1e-6)); // overrun, and settled
    CHECK_FALSE(erlangA(0, 1, 1, 1));
    CHECK_FALSE(erlangA(1, 1, 1, 0));
}

TEST_CASE("Staff for a share that may leave", "[floor]") {
    const auto staff = staffFor(1.9, 2.2, 8, 0.03);
    REQUIRE(staff);
    CHECK(erlangA(*staff, 1.9, 2.2, 8)->leaves <= 0.03);
    CHECK(erlangA(*staff - 1, 1.9, 2.2, 8)->leaves > 0.03);
    CHECK_FALSE(staffFor(1e4, 10, 1, 0.01));
    CHECK(staffFor(80, 1, 1, 0.03).value_or(limits::floorStaff) < limits::floorStaff);
}

TEST_CASE("A wait is foreseen from the queue, those who leave it, and the talks that go on", "[floor]") {
    // Nobody ahead, five talks of two minutes: the first to end.
    CHECK(queueLengthAbandonment(0, 2.5, 0.1).mean == Approx(0.4));
    const auto behind = queueLengthAbandonment(2, 2.5, 0.1);
    CHECK(behind.mean == Approx(1 / 2.5 + 1 / 2.6 + 1 / 2.7));
    CHECK(behind.variance == Approx(1 / 6.25 + 1 / 6.76 + 1 / 7.29));
    CHECK(queueLengthAbandonment(2, 2.5, 0.1, 0.3).mean == Approx(1 / 2.5 + 1 / 2.6 + 1 / 0.5));
    // One exponential time: its quantiles are known.
    CHECK(waitQuantile({2, 4}, 0.9) == Approx(-2 * std::log(0.1)).epsilon(0.02));
    CHECK(waitQuantile({}, 0.9) == 0);
    CHECK(inverseNormal(0.975) == Approx(1.959964).epsilon(1e-6));
    CHECK(inverseNormal(0.001) == Approx(-3.090232).epsilon(1e-6));
}

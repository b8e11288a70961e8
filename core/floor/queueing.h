// SPDX-License-Identifier: GPL-3.0-or-later
// Formulas of queueing theory: for plans, and for how long somebody will wait. Pure; minutes throughout.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace standdienst::floor {

// The long run of a stand with `servers` people, visitors who come at random (Poisson) and talks of
// exponential length.
struct Steady {
    double waits = 0;     // share of visitors who do not find somebody free, 0 to 1
    double leaves = 0;    // share who lose patience before somebody comes, 0 to 1
    double meanWait = 0;  // minutes, of all visitors, those who leave included
    double meanQueue = 0; // visitors who wait, on average over time
    double busy = 0;      // share of the staff's time that is taken by talks, 0 to 1
};

// Erlang B: the share of visitors who find everybody busy where nobody waits. `load` is arrivals a minute
// times the mean talk, in Erlang, >= 0. The recursion of Jagerman, "Some properties of the Erlang loss
// function" (1974):
//   B(0) = 1;  B(n) = a B(n-1) / (n + a B(n-1))
double erlangB(std::size_t servers, double load);

// Erlang C, M/M/s with visitors who wait for ever (Erlang 1917; Gross and Harris, "Fundamentals of Queueing
// Theory", 2.3):
//   C = B / (1 - rho (1 - B)),  mean wait = C / (s mu - lambda),  rho = a / s
// Nothing where the queue would grow for ever (a >= s) or a rate is not above 0.
std::optional<Steady> erlangC(std::size_t servers, double arrivalsPerMinute, double meanTalk);

// Erlang A, M/M/s+M with exponential patience (Palm 1957; Garnett, Mandelbaum and Reiman, "Designing a Call
// Center with Impatient Customers", 2002), from the stationary distribution of the birth-death chain
//   p(n) = p(n-1) lambda / (min(n, s) mu + max(n - s, 0) theta)
// Always settles. Nothing where a rate is not above 0 or there are no servers.
std::optional<Steady> erlangA(std::size_t servers, double arrivalsPerMinute, double meanTalk,
                              double meanPatience);

// How many people a stand needs so that at most this share of visitors leave; Erlang A. At most
// limits::floorStaff; nothing where even that many are not enough.
std::optional<std::size_t> staffFor(double arrivalsPerMinute, double meanTalk, double meanPatience,
                                    double mostLeave);

// The wait of one visitor who stays, behind others, as a sum of independent exponential times.
struct WaitMoments {
    double mean = 0;     // minutes
    double variance = 0; // minutes squared
};

// QLA, queue length and abandonment (Ibrahim and Whitt, "Real-time delay estimation in overloaded multiserver
// queues with abandonments", 2009): everybody busy, `ahead` visitors in front, releases at `releases` a
// minute altogether (s mu), each of those ahead leaving at rate `theta`:
//   mean = sum over i = 0 .. ahead of 1 / (s mu + i theta)
// `first` replaces s mu up to the first release where more is known of the talks that are going on; 0:
// nothing is.
WaitMoments queueLengthAbandonment(std::size_t ahead, double releases, double theta, double first = 0);

// Quantile q (0 < q < 1) of the gamma distribution with these moments, by the approximation of Wilson and
// Hilferty (1931): within 2 % for shapes above 1, which sums of exponential times have. 0 where the mean is
// 0.
double waitQuantile(const WaitMoments& wait, double q);

// Inverse of the standard normal distribution (Acklam 2003, relative error below 1.2e-9); 0 < q < 1.
double inverseNormal(double q);

} // namespace standdienst::floor

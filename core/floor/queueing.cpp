// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/floor/queueing.h"

#include "core/base/limits.h"

#include <algorithm>
#include <cmath>

namespace standdienst::floor {

double erlangB(std::size_t servers, double load) {
    double blocked = 1;
    for (std::size_t n = 1; n <= servers; ++n)
        blocked = load * blocked / (static_cast<double>(n) + load * blocked);
    return blocked;
}

std::optional<Steady> erlangC(std::size_t servers, double arrivalsPerMinute, double meanTalk) {
    if (!(arrivalsPerMinute > 0) || !(meanTalk > 0))
        return std::nullopt;
    const double load = arrivalsPerMinute * meanTalk, s = static_cast<double>(servers);
    if (load >= s)
        return std::nullopt;
    const double blocked = erlangB(servers, load), busy = load / s;
    Steady steady;
    steady.waits = blocked / (1 - busy * (1 - blocked));
    steady.meanWait = steady.waits * meanTalk / (s - load);
    steady.meanQueue = arrivalsPerMinute * steady.meanWait; // Little
    steady.busy = busy;
    return steady;
}

std::optional<Steady> erlangA(std::size_t servers, double arrivalsPerMinute, double meanTalk,
                              double meanPatience) {
    if (servers == 0 || !(arrivalsPerMinute > 0) || !(meanTalk > 0) || !(meanPatience > 0))
        return std::nullopt;
    constexpr double negligible = 1e-15;
    const double s = static_cast<double>(servers);
    double term = 1, all = 0, waits = 0, queue = 0, busy = 0;
    for (double n = 0;; ++n) {
        all += term;
        busy += term * std::min(n, s);
        if (n >= s) {
            waits += term;
            queue += term * (n - s);
        }
        const double up = (std::min(n + 1, s) / meanTalk + std::max(n + 1 - s, 0.0) / meanPatience);
        const double ratio = arrivalsPerMinute / up;
        term *= ratio;
        if (ratio < 1 && term < negligible * all * (1 - ratio))
            break;
        if (all > 1e200)
            for (double* sum : {&term, &all, &waits, &queue, &busy})
                *sum *= 1e-200;
    }
    Steady steady;
    steady.waits = waits / all;
    steady.meanQueue = queue / all;
    steady.leaves = steady.meanQueue / meanPatience / arrivalsPerMinute; // those who leave, per visitor
    steady.meanWait = steady.meanQueue / arrivalsPerMinute;
    steady.busy = busy / all / s;
    return steady;
}

std::optional<std::size_t> staffFor(double arrivalsPerMinute, double meanTalk, double meanPatience,
                                    double mostLeave) {
    for (std::size_t servers = 1; servers <= limits::floorStaff; ++servers) {
        const auto steady = erlangA(servers, arrivalsPerMinute, meanTalk, meanPatience);
        if (steady && steady->leaves <= mostLeave)
            return servers;
    }
    return std::nullopt;
}

WaitMoments queueLengthAbandonment(std::size_t ahead, double releases, double theta, double first) {
    WaitMoments wait;
    for (std::size_t i = 0; i <= ahead; ++i) {
        const bool beforeFirst = i == ahead && first > 0; // nobody of those ahead is gone yet
        const double rate = (beforeFirst ? first : releases) + static_cast<double>(i) * theta;
        wait.mean += 1 / rate;
        wait.variance += 1 / (rate * rate);
    }
    return wait;
}

double waitQuantile(const WaitMoments& wait, double q) {
    if (!(wait.mean > 0) || !(wait.variance > 0))
        return wait.mean;
    const double shape = wait.mean * wait.mean / wait.variance;
    const double root = 1 - 1 / (9 * shape) + inverseNormal(q) / (3 * std::sqrt(shape));
    return root <= 0 ? 0 : wait.mean * root * root * root;
}

double inverseNormal(double q) {
    constexpr double a[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                            1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
    constexpr double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                            6.680131188771972e+01, -1.328068155288572e+01};
    constexpr double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                            -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
    constexpr double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                            3.754408661907416e+00};
    constexpr double low = 0.02425;
    if (q > 1 - low)
        return -inverseNormal(1 - q);
    if (q < low) {
        const double t = std::sqrt(-2 * std::log(q));
        return (((((c[0] * t + c[1]) * t + c[2]) * t + c[3]) * t + c[4]) * t + c[5]) /
               ((((d[0] * t + d[1]) * t + d[2]) * t + d[3]) * t + 1);
    }
    const double t = q - 0.5, r = t * t;
    return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * t /
           (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}

} // namespace standdienst::floor

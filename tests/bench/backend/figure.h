// SPDX-License-Identifier: GPL-3.0-or-later
// One figure of a bench, with the bound that it is held to.
#pragma once

#include "core/base/json.h"

#include <algorithm>
#include <ctime>
#include <string>
#include <vector>

namespace standdienst::bench {

struct Figure {
    enum class Bound { AtLeast, AtMost };
    std::string name; // "ingest.visits"
    std::string what; // a line for people
    double value = 0;
    std::string unit; // "ratio", "ms", "s"
    Bound bound = Bound::AtMost;
    double limit = 0;
    json::object more{}; // what else was measured in the same run: the floor, the sizes

    bool held() const { return bound == Bound::AtMost ? value <= limit : value >= limit; }
};

// A line for tests/bench/run.sh.
inline std::string toLine(const Figure& figure) {
    return json::serialize(
               json::object{{"name", figure.name},
                            {"what", figure.what},
                            {"value", figure.value},
                            {"unit", figure.unit},
                            {"bound", figure.bound == Figure::Bound::AtMost ? "at most" : "at least"},
                            {"limit", figure.limit},
                            {"held", figure.held()},
                            {"more", figure.more}}) +
           '\n';
}

// The value below which `share` of them lie; sorts them.
inline double percentile(std::vector<double>& values, double share) {
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size()));
    return values[std::min(at, values.size() - 1)];
}

// What this thread used of a core: the same, but for whoever else is at work on the machine.
inline double usedSeconds() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

inline double median(std::vector<double> values) {
    return percentile(values, 0.5);
}

} // namespace standdienst::bench

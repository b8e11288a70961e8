// SPDX-License-Identifier: GPL-3.0-or-later
// simulate [FIRST [LAST]]: a fair of faults for each seed. Ends with 1 where something does not hold, and
// says with which seed.
#include "tests/simulation/hall.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>

using namespace standdienst::simulation;

int main(int argc, char** argv) {
    const auto number = [&](int at, std::uint64_t otherwise) {
        return argc > at ? std::strtoull(argv[at], nullptr, 10) : otherwise;
    };
    const std::uint64_t first = number(1, 1);
    const std::uint64_t last = number(2, first);
    spdlog::set_level(spdlog::level::off);
    Figures all;
    std::uint64_t failed = 0;
    const auto began = std::chrono::steady_clock::now();
    for (std::uint64_t seed = first; seed <= last; ++seed) {
        Hall hall(seed);
        const auto wrong = hall.run();
        if (std::getenv("HALT") && !wrong.empty()) {
            std::printf("%s\n", wrong.front().c_str());
            std::fflush(stdout);
            std::getchar();
        }
        all.add(hall.figures());
        failed += wrong.empty() ? 0 : 1;
        for (const auto& what : wrong)
            std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), what.c_str());
        if (first == last || std::getenv("FIGURES"))
            std::printf("trace %016llx\n%s", static_cast<unsigned long long>(hall.trace()),
                        toText(hall.figures()).c_str());
        std::fflush(stdout);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("seeds %llu to %llu in %.1f s, %llu failed\n%s", static_cast<unsigned long long>(first),
                static_cast<unsigned long long>(last), took.count(), static_cast<unsigned long long>(failed),
                toText(all).c_str());
    return failed == 0 ? 0 : 1;
}

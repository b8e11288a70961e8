// SPDX-License-Identifier: GPL-3.0-or-later
// simulate [--tell] [FIRST [LAST]]: a fair of faults for each seed. Ends with 1 where something does not
// hold, and says with which seed; --tell says all that happens on the way.
#include "tests/simulation/hall.h"
#include "tests/support/disk.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace standdienst::simulation;

namespace {

constexpr std::uint64_t manySeeds = 500; // in which everything that may happen has to

using Number = unsigned long long; // as printf wants it

} // namespace

int main(int argc, char** argv) {
    standdienst::test::Disk::insert();
    const bool tells = argc > 1 && std::string_view(argv[1]) == "--tell";
    const auto number = [&](int at, std::uint64_t otherwise) {
        at += tells ? 1 : 0;
        return argc > at ? std::strtoull(argv[at], nullptr, 10) : otherwise;
    };
    const std::uint64_t first = number(1, 1);
    const std::uint64_t last = number(2, first);
    spdlog::set_level(tells ? spdlog::level::info : spdlog::level::off);
    Figures all;
    std::uint64_t failed = 0;
    const auto began = std::chrono::steady_clock::now();
    for (std::uint64_t seed = first; seed <= last; ++seed) {
        Hall hall(seed, tells);
        const auto wrong = hall.run();
        all.add(hall.figures());
        failed += wrong.empty() ? 0 : 1;
        for (const auto& what : wrong)
            std::printf("seed %llu: %s\n", Number{seed}, what.c_str());
        if (first == last)
            std::printf("what happened: %016llx\n", Number{hall.trace()});
        std::fflush(stdout);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("seeds %llu to %llu in %.1f s, %llu failed\n%s", Number{first}, Number{last}, took.count(),
                Number{failed}, toText(all).c_str());
    if (last - first + 1 >= manySeeds && !all.everythingHappened()) {
        std::printf("something never happened, so nothing was shown of it\n");
        return 1;
    }
    return failed == 0 ? 0 : 1;
}

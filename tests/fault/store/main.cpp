// SPDX-License-Identifier: GPL-3.0-or-later
// store_faults kiosk|backend|ledger: plays what a store does with a fault at every write, sync, read and
// allocation in turn. In the environment: SEED, POINTS (about how many; 0: all), ONLY (a point's name).
#include "tests/fault/store/backend_scene.h"
#include "tests/fault/store/kiosk_scene.h"
#include "tests/fault/store/ledger_faults.h"
#include "tests/fault/store/runner.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace standdienst::test;

namespace {

std::uint64_t numberFrom(const char* variable, std::uint64_t otherwise) {
    const char* text = std::getenv(variable);
    return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

Figures playStore(const std::string& which, std::uint64_t seed, const char* only) {
    Disk& disk = Disk::insert();
    std::unique_ptr<Scene> scene;
    if (which == "backend")
        scene = std::make_unique<BackendScene>(disk, seed);
    else
        scene = std::make_unique<KioskScene>(seed);
    return Runner(which, *scene, disk, seed)
        .run(numberFrom("POINTS", 0), only ? std::optional<std::string>(only) : std::nullopt);
}

} // namespace

int main(int argc, char** argv) {
    const std::string which = argc > 1 ? argv[1] : "kiosk";
    const auto seed = numberFrom("SEED", 1);
    const char* only = std::getenv("ONLY");
    spdlog::set_level(only ? spdlog::level::info : spdlog::level::off);
    const auto began = std::chrono::steady_clock::now();
    const auto figures = which == "ledger" ? playLedger(seed) : playStore(which, seed, only);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    using Number = unsigned long long;
    std::printf(
        "%s: SEED=%llu, %llu faults in %.1f s (%llu struck), %llu steps said that they failed, %llu wrong\n",
        which.c_str(), Number{seed}, Number{figures.points}, took.count(), Number{figures.struck},
        Number{figures.refused}, Number{figures.failed});
    return figures.failed == 0 && figures.points > 0 ? 0 : 1;
}

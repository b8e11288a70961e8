// SPDX-License-Identifier: GPL-3.0-or-later
// What a decision of the floor costs on a full stand, and a simulated day. Build with the preset "release"
// for figures.
#include "backend/rehearsal/rehearsal.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

using namespace standdienst;
using namespace standdienst::backend;

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

Uuid uuid(std::uint8_t kind, std::size_t number) {
    Uuid id;
    id.bytes[0] = kind;
    id.bytes[14] = static_cast<std::uint8_t>(number >> 8);
    id.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}

// `tickets` wait, all of them in one of two languages and for one of three topics; half of the people are
// free.
floor::Floor fullStand(std::size_t tickets, std::size_t people) {
    floor::Floor stand{floor::Settings{}};
    for (std::size_t i = 0; i < people; ++i) {
        stand.apply(floor::CameOn{0, {uuid(2, i)}, {0, 540}, {"de", "en"}, {"pumps", "valves"}});
        if (i % 2 == 0)
            stand.apply(floor::TalkBegan{95 + static_cast<double>(i) / 10, {uuid(2, i)}, std::nullopt});
    }
    for (std::size_t i = 0; i < tickets; ++i) {
        const VisitId visit{uuid(1, i)};
        const double at = 98 + static_cast<double>(i) / 100;
        stand.apply(floor::VisitBegan{at, visit});
        stand.apply(floor::VisitScored{at, visit, static_cast<double>(i % 100) / 100});
        stand.apply(floor::TicketOpened{at,
                                        visit,
                                        i % 3 == 0 ? floor::Wish::Asked : floor::Wish::Sent,
                                        i % 2 == 0 ? "de" : "en",
                                        {"valves", "seals"}});
        stand.apply(floor::VisitOver{at, visit});
    }
    return stand;
}

} // namespace

int main(int argc, char* argv[]) {
    CLI::App app("Times the floor's decisions and a simulated day");
    std::size_t rounds = 1000, days = 50;
    std::string file;
    app.add_option("--rounds", rounds, "Decisions to time")->check(CLI::Range(1, 1'000'000));
    app.add_option("--days", days, "Days to simulate")->check(CLI::Range(1, 10'000));
    app.add_option("--scenario", file, "The day")->required();
    CLI11_PARSE(app, argc, argv);

    const floor::Floor stand = fullStand(200, 50);
    std::vector<double> times;
    std::size_t actions = 0;
    for (std::size_t i = 0; i < rounds; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        actions += stand.decide(100 + static_cast<double>(i) / 1e6).size();
        times.push_back(Milliseconds(std::chrono::steady_clock::now() - begin).count());
    }
    std::ranges::sort(times);
    fmt::print("decision, 200 tickets and 50 people: median {:.3f} ms, p99 {:.3f} ms, {:.1f} actions\n",
               times[times.size() / 2], times[(times.size() - 1) * 99 / 100],
               static_cast<double>(actions) / static_cast<double>(rounds));

    std::ifstream in(file);
    const auto scenario = readScenario({std::istreambuf_iterator<char>(in), {}});
    if (!in || !scenario) {
        fmt::print(stderr, "bench-floor: {} is no scenario\n", file);
        return 1;
    }
    for (const Strategy strategy : {Strategy::Fifo, Strategy::Ours, Strategy::Learning}) {
        const auto begin = std::chrono::steady_clock::now();
        const Figures figures = rehearse(*scenario, strategy, Rehearsal{days, 1, 1});
        fmt::print("simulated day, {}: {:.2f} ms ({:.0f} visitors)\n", name(strategy),
                   Milliseconds(std::chrono::steady_clock::now() - begin).count() / static_cast<double>(days),
                   figures.visitorsPerDay);
    }
    return actions > 0 ? 0 : 1;
}

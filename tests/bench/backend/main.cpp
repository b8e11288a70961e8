// SPDX-License-Identifier: GPL-3.0-or-later
// bench-backend [--quick] [--seed N] --folder FOLDER --fairs deploy/fairs [NAME...]: a line of JSON for each
// figure. tests/bench/run.sh makes a table of them.
#include "core/crypto/keys.h"
#include "tests/bench/backend/figures.h"

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include <array>
#include <cstdio>

using namespace standdienst;
using namespace standdienst::bench;

namespace {

constexpr auto benches = std::to_array<std::pair<std::string_view, std::vector<Figure> (*)(const Sizes&)>>({
    {"ingest", ingestFigures},
    {"backlog", backlogFigures},
    {"leads", leadFigures},
    {"pushing", pushingFigures},
    {"fanout", fanoutFigures},
});

} // namespace

int main(int argc, char** argv) {
    Sizes sizes;
    std::vector<std::string> wanted;
    CLI::App app("Figures of the backend");
    app.add_flag("--quick", sizes.quick, "so small that they mean nothing, to see that they run");
    app.add_option("--seed", sizes.seed);
    app.add_option("--folder", sizes.folder, "for databases, on a disk")->required();
    app.add_option("--fairs", sizes.fairs, "deploy/fairs")->required();
    app.add_option("NAME", wanted, "ingest, backlog, leads, pushing, fanout; none: all");
    CLI11_PARSE(app, argc, argv);
    initCrypto();
    spdlog::set_level(spdlog::level::err);
    try {
        for (const auto& [name, run] : benches) {
            if (!wanted.empty() && std::ranges::find(wanted, name) == wanted.end())
                continue;
            for (const Figure& figure : run(sizes))
                std::fputs(toLine(figure).c_str(), stdout);
            std::fflush(stdout);
        }
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "bench-backend: %s\n", failure.what());
        return 1;
    }
    return 0;
}

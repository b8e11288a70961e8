// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cli/context.h"
#include "backend/rehearsal/report.h"

#include "core/base/limits.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace standdienst::backend {

namespace {

struct Options {
    std::string scenario, html;
    std::vector<std::string> policies;
    std::size_t days = 0; // 0: what the scenario says
    std::uint64_t seed = 1;
    std::size_t threads = 0;
    double auc = 0; // 0: what the scenario says
    bool json = false;
};

// Never a half-written file under the name that was asked for.
Result<void> writeText(const std::string& file, std::string_view text) {
    const std::string part = file + ".part";
    std::ofstream out(part, std::ios::binary | std::ios::trunc);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    out.close();
    if (out && std::rename(part.c_str(), file.c_str()) == 0)
        return {};
    const int why = errno;
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    return Error{Code::Full, fmt::format("Cannot write {}: {}.", file, std::strerror(why))};
}

void run(const Options& options, Context& context) {
    const auto text = readText(options.scenario, limits::scenarioBytes, "No scenario is.");
    if (!text)
        return context.fail(text.error());
    auto scenario = readScenario(*text);
    if (!scenario)
        return context.fail({scenario.error().code, fmt::format("{} is no scenario:\n{}", options.scenario,
                                                                scenario.error().detail)});
    if (options.auc > 0)
        scenario->auc = options.auc;
    const Rehearsal how{options.days > 0 ? options.days : scenario->days, options.seed, options.threads};
    std::vector<Outcome> outcomes;
    for (const Strategy strategy : allStrategies())
        if (options.policies.empty() || std::ranges::count(options.policies, name(strategy)) > 0)
            outcomes.push_back({strategy, rehearse(*scenario, strategy, how)});
    if (!options.html.empty())
        if (auto written = writeText(options.html, rehearsalHtml(*scenario, how, outcomes)); !written)
            return context.fail(written.error());
    if (options.json)
        return fmt::print("{}\n", json::serialize(rehearsalJson(*scenario, how, outcomes)));
    fmt::print("{}", rehearsalText(*scenario, how, outcomes));
    if (!options.html.empty())
        fmt::print("\nWrote {}.\n", options.html);
}

} // namespace

void addRehearse(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* rehearse = app.add_subcommand(
        "rehearse", "Plays a fair's days before they come: who would wait, who would be lost");
    rehearse
        ->add_option("--scenario", options->scenario, "The day, such as deploy/scenarios/reference-day.toml")
        ->required()
        ->type_name("FILE");
    rehearse->add_option("--days", options->days, "How many; else as the scenario says")
        ->check(CLI::Range(std::size_t{1}, limits::rehearsalDays));
    rehearse->add_option("--seed", options->seed, "Another seed, other visitors")->capture_default_str();
    std::vector<std::string> names;
    for (const Strategy strategy : allStrategies())
        names.emplace_back(name(strategy));
    rehearse->add_option("--policy", options->policies, "Which ways of serving; can be repeated; else all")
        ->check(CLI::IsMember(names))
        ->type_name("NAME");
    rehearse
        ->add_option("--auc", options->auc, "How well triage tells visitors apart, instead of the scenario's")
        ->check(CLI::Range(0.5, 0.999));
    rehearse
        ->add_option("--threads", options->threads, "0: as many as the machine has; the figures are the same")
        ->check(CLI::Range(std::size_t{0}, limits::rehearsalThreads));
    rehearse->add_flag("--json", options->json, "Prints JSON");
    rehearse->add_option("--html", options->html, "Writes a report with charts")->type_name("FILE");
    rehearse->callback([options, &context] { run(*options, context); });
}

} // namespace standdienst::backend

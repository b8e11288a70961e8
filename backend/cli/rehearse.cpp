// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cli/context.h"
#include "backend/rehearsal/replay.h"
#include "backend/rehearsal/report.h"

#include "core/base/limits.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

namespace standdienst::backend {

namespace {

struct Options {
    std::string scenario, html, day, language;
    std::vector<std::size_t> staff;
    bool replay = false;
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

// Of the report: what was asked for, else what the environment says (POSIX: LC_ALL, LC_MESSAGES, LANG).
Language languageOf(const Options& options) {
    std::string wanted = options.language;
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"})
        if (const char* value = std::getenv(variable); wanted.empty() && value)
            wanted = value;
    return wanted.starts_with("de") ? Language::German : Language::English;
}

bool wants(const Options& options, Strategy strategy) {
    return options.policies.empty() || std::ranges::count(options.policies, name(strategy)) > 0;
}

void printOrWrite(const Options& options, Context& context, const std::string& page,
                  const json::object& object, const std::string& text) {
    if (!options.html.empty())
        if (auto written = writeText(options.html, page); !written)
            return context.fail(written.error());
    if (options.json)
        return fmt::print("{}\n", json::serialize(object));
    fmt::print("{}", text);
    if (!options.html.empty())
        fmt::print("\nWrote {}.\n", options.html);
}

void runReplay(const Options& options, Context& context) {
    Replay how;
    how.draws = options.days > 0 ? options.days : how.draws;
    how.seed = options.seed;
    how.staff = options.staff;
    how.threads = options.threads;
    for (const Strategy strategy : allStrategies()) {
        const bool named = !options.policies.empty() && wants(options, strategy);
        if (named && !canReplay(strategy))
            return context.fail(
                {Code::Unsupported,
                 fmt::format("\"{}\" cannot be replayed: it is defined for other kiosks and other "
                             "questions than visitors met that day. Use fifo, ours, learning or perfect.",
                             name(strategy))});
        if (named || (options.policies.empty() && strategy == Strategy::Ours))
            how.strategies.push_back(strategy);
    }
    const auto answer = context.run({{"command", "day.past"}, {"day", options.day}});
    if (!answer)
        return;
    const auto day = pastDayFromJson(*answer);
    if (!day)
        return context.fail(day.error());
    const ReplayOutcome outcome = replay(*day, how);
    printOrWrite(options, context,
                 options.html.empty() ? "" : replayHtml(*day, how, outcome, languageOf(options)),
                 replayJson(*day, how, outcome), replayText(*day, how, outcome));
}

void run(const Options& options, Context& context) {
    if (options.replay)
        return runReplay(options, context);
    if (options.scenario.empty()) {
        context.fail({Code::Malformed,
                      "Say which day: --scenario FILE for one that may come, or --replay for one that was."});
        context.exitCode = exitUsage;
        return;
    }
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
        if (wants(options, strategy))
            outcomes.push_back({strategy, rehearse(*scenario, strategy, how)});
    printOrWrite(options, context,
                 options.html.empty() ? "" : rehearsalHtml(*scenario, how, outcomes, languageOf(options)),
                 rehearsalJson(*scenario, how, outcomes), rehearsalText(*scenario, how, outcomes));
}

} // namespace

void addRehearse(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* rehearse = app.add_subcommand(
        "rehearse", "Plays a fair's days before they come: who would wait, who would be lost");
    auto* scenario = rehearse
                         ->add_option("--scenario", options->scenario,
                                      "The day, such as deploy/scenarios/reference-day.toml")
                         ->type_name("FILE");
    auto* replay = rehearse
                       ->add_flag("--replay", options->replay,
                                  "A day that was, from the journal in --data, with other staffing")
                       ->excludes(scenario);
    rehearse->add_option("--day", options->day, "Which one, as 2026-11-22; else the last with a visit")
        ->needs(replay);
    rehearse
        ->add_option("--staff", options->staff,
                     "How many people; can be repeated; else as many as there were, one less and one more")
        ->needs(replay)
        ->check(CLI::Range(std::size_t{1}, mostReplayStaff));
    rehearse->add_option("--language", options->language, "Of the report, de or en; else as LANG says")
        ->check(CLI::IsMember({"de", "en"}));
    rehearse
        ->add_option("--days", options->days,
                     "How many; else as the scenario says. Of a replay: how often what is not known is drawn")
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
        ->excludes(replay)
        ->check(CLI::Range(0.5, 0.999));
    rehearse
        ->add_option("--threads", options->threads, "0: as many as the machine has; the figures are the same")
        ->check(CLI::Range(std::size_t{0}, limits::rehearsalThreads));
    rehearse->add_flag("--json", options->json, "Prints JSON");
    rehearse->add_option("--html", options->html, "Writes a report with charts")->type_name("FILE");
    rehearse->callback([options, &context] { run(*options, context); });
}

} // namespace standdienst::backend

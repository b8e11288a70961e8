// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cli/context.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace standdienst::backend {

namespace {

struct Options {
    bool json = false;
    bool check = false;
};

void listVisits(const Options& options, Context& context) {
    const auto done = context.run({{"command", "visit.list"}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    for (const auto& one : done->at("visits").as_array()) {
        const auto& visit = one.as_object();
        fmt::print("{}  {:24}  {:11}  {}\n", textOr(visit, "visit"), textOr(visit, "started_at"),
                   textOr(visit, "outcome", "under way"), flagOr(visit, "contact") ? "contact" : "");
    }
}

void listQuarantine(const Options& options, Context& context) {
    const auto done = context.run({{"command", "quarantine.list"}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    const auto& entries = done->at("quarantined").as_array();
    for (const auto& one : entries) {
        const auto& entry = one.as_object();
        fmt::print("{}  {:18}  from {} ({})  {}: {}\n", textOr(entry, "received_at"),
                   textOr(entry, "type", "not a record"),
                   textOr(entry, "device_name", "a device that is gone"), textOr(entry, "device"),
                   textOr(entry, "code"), textOr(entry, "reason"));
    }
    const auto total = done->at("total").to_number<std::uint64_t>();
    if (total == 0)
        fmt::print("Nothing is in quarantine.\n");
    else if (total > entries.size())
        fmt::print("These are the newest of {}.\n", total);
}

std::uint64_t count(const json::object& report, const char* key) {
    return report.at(key).to_number<std::uint64_t>();
}

void rebuild(Context& context) {
    if (const auto done = context.run({{"command", "rebuild"}}))
        fmt::print("Rebuilt from {} events. Devices fetch everything anew.\n", count(*done, "events"));
}

void checkRebuild(Context& context) {
    const auto done = context.run({{"command", "rebuild.check"}});
    if (!done)
        return;
    const auto& differences = done->at("differences").as_array();
    for (const auto& difference : differences)
        fmt::print("  {}\n", std::string_view(difference.as_string()));
    fmt::print("{} events in {} journals, {} documents, {} contacts, {} differences\n",
               count(*done, "events"), count(*done, "chains"), count(*done, "documents"),
               count(*done, "contacts"), differences.size());
    if (!differences.empty())
        context.fail({Code::Conflict,
                      "What stands is not what the journals say. Keep a copy of the data folder, then "
                      "run standdienst rebuild; where a journal itself is broken, restore a backup "
                      "(standdienst restore)."});
}

} // namespace

void addData(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* visit = app.add_subcommand("visit", "What visitors did at the kiosks, without who they are");
    visit->require_subcommand(1);
    auto* listCommand = visit->add_subcommand("list", "Lists every visit");
    listCommand->add_flag("--json", options->json, "Prints JSON");
    listCommand->callback([options, &context] { listVisits(*options, context); });
    auto* quarantine =
        app.add_subcommand("quarantine", "What devices sent and this service could not believe");
    quarantine->require_subcommand(1);
    auto* quarantineCommand =
        quarantine->add_subcommand("list", "Lists what, from whom, when and why, newest first");
    quarantineCommand->add_flag("--json", options->json, "Prints JSON");
    quarantineCommand->callback([options, &context] { listQuarantine(*options, context); });
    auto* rebuildCommand = app.add_subcommand("rebuild", "Derives everything anew from the journals");
    rebuildCommand->add_flag("--check", options->check, "Only compares it with what stands");
    rebuildCommand->callback(
        [options, &context] { options->check ? checkRebuild(context) : rebuild(context); });
}

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cli/context.h"
#include "backend/cli/terminal_qr.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <unistd.h>

namespace standdienst::backend {

namespace {

struct Options {
    std::string name;
    bool qr = false;
    bool json = false;
};

void pair(const Options& options, Context& context) {
    const auto done = context.run({{"command", "tablet.pair"}, {"name", options.name}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    const std::string url(textOr(*done, "url"));
    const std::string code(textOr(*done, "code"));
    if (options.qr || isatty(STDOUT_FILENO) != 0)
        fmt::print("{}\nLet the tablet's camera read this, or open there:\n  {}\n", terminalQr(url), url);
    else
        fmt::print("Open this on the tablet:\n  {}\n", url);
    fmt::print("Or open {} there and type:\n  {} {}\nIt is good for {} minutes and one browser.\n",
               textOr(*done, "address"), code.substr(0, 4), code.substr(4),
               done->at("expires_in_ms").to_number<std::int64_t>() / 60'000);
}

void list(const Options& options, Context& context) {
    const auto done = context.run({{"command", "tablet.list"}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    const auto& tablets = done->at("tablets").as_array();
    for (const auto& one : tablets) {
        const auto& tablet = one.as_object();
        fmt::print("{}  {:24}  paired {}  last seen {}{}\n", textOr(tablet, "id"), textOr(tablet, "name"),
                   textOr(tablet, "paired_on"), textOr(tablet, "last_seen"),
                   flagOr(tablet, "revoked") ? "  REVOKED" : "");
    }
    if (tablets.empty())
        fmt::print("No browser is a tablet of the stand yet: standdienst tablet pair NAME.\n");
}

void revoke(const Options& options, Context& context) {
    const auto done = context.run({{"command", "tablet.revoke"}, {"tablet", options.name}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    fmt::print("Revoked {} ({}). It takes no PIN any more, and whoever was signed in there is not.\n",
               textOr(*done, "id"), textOr(*done, "name"));
}

} // namespace

void addTablet(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* tablet = app.add_subcommand("tablet", "Browsers that staff share on the stand: pairs, lists and "
                                                "revokes them");
    tablet->alias("tablets");
    tablet->require_subcommand(1);
    const auto command = [&](const std::string& name, const std::string& help, const std::string& named,
                             void (*function)(const Options&, Context&)) {
        auto* one = tablet->add_subcommand(name, help);
        if (!named.empty())
            one->add_option("TABLET", options->name, named)->required();
        one->add_flag("--json", options->json, "Prints JSON");
        one->callback([options, &context, function] { function(*options, context); });
        return one;
    };
    command("pair", "Makes a code by which one browser becomes a tablet of the stand",
            "What it is to be called, \"Tablet 2\" for instance", pair)
        ->add_flag("--qr", options->qr, "Draws the QR code also where the output is no terminal");
    command("list", "Lists the tablets", "", list);
    command("revoke", "Shuts a tablet out, for one that was lost or is not used any more",
            "Its id, or its name", revoke);
}

} // namespace standdienst::backend

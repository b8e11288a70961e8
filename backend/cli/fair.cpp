// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cli/context.h"
#include "backend/cli/fair_text.h"
#include "backend/shifts/file_plan.h"
#include "core/base/encoding.h"
#include "core/base/limits.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>

#include <unistd.h>

namespace standdienst::backend {

Result<std::string> readText(const std::string& file) {
    return readText(file, limits::fairFileBytes, "Shorten its texts.");
}

std::optional<FairFile> readFairFileOrSay(const std::string& file, Context& context) {
    const auto text = readText(file);
    if (!text) {
        context.fail(text.error());
        return std::nullopt;
    }
    auto read = readFairFile(*text, picturesIn(std::filesystem::path(file).parent_path()));
    for (const auto& problem : read.problems)
        fmt::print(stderr, "{}\n", toText(problem, file));
    if (read.fair)
        return read;
    context.exitCode = exitFailed;
    return std::nullopt;
}

namespace {

struct Options {
    std::string file;
    bool yes = false;
};

// What is no mistake of the file, and whoever plans should know.
void remark(const FairFile& file, const std::string& name) {
    for (const std::string& line : remarksOn(*file.fair, file.shifts))
        fmt::print(stderr, "{}: {}\n", name, line);
}

void check(const Options& options, Context& context) {
    const auto file = readFairFileOrSay(options.file, context);
    if (!file)
        return;
    remark(*file, options.file);
    fmt::print("{} is good: {}, {} topics, {} languages, {} pictures, {} shifts.\n", options.file,
               file->fair->id.value, file->fair->topics.size(), file->fair->languages.size(),
               file->pictures.size(), file->shifts.size());
}

bool isConfirmed() {
    fmt::print("Publish this? [y/N] ");
    std::fflush(stdout);
    std::string answer;
    return std::getline(std::cin, answer) && (answer == "y" || answer == "yes");
}

void import(const Options& options, Context& context) {
    const auto text = readText(options.file);
    if (!text)
        return context.fail(text.error());
    const auto file = readFairFileOrSay(options.file, context);
    if (!file)
        return;
    json::object pictures;
    for (const auto& [path, picture] : file->pictures)
        pictures[path] = toBase64(bytesOf(picture.bytes));
    remark(*file, options.file);
    const auto preview = context.run({{"command", "fair.preview"}, {"toml", *text}, {"pictures", pictures}});
    if (!preview)
        return;
    const auto& changes = preview->at("changes").as_array();
    for (const auto& change : changes)
        fmt::print("  {}\n", std::string_view(change.as_string()));
    if (changes.empty()) {
        fmt::print("The fair stands like this already: nothing to publish.\n");
        return;
    }
    if (!options.yes && isatty(STDIN_FILENO) == 0)
        return context.fail(
            {Code::Conflict, "Nothing was published. Look at the changes above, then add --yes."});
    if (!options.yes && !isConfirmed())
        return context.fail({Code::Conflict, "Nothing was published."});
    const auto done = context.run({{"command", "fair.import"}, {"toml", *text}, {"pictures", pictures}});
    if (done && !flagOr(*done, "published"))
        fmt::print("The plan of shifts stands like this now. The fair is as it was.\n");
    else if (done)
        fmt::print("Published revision {}. Kiosks show it from their next visit on.\n",
                   done->at("revision").to_number<std::uint64_t>());
}

void show(Context& context) {
    if (const auto fair = context.run({{"command", "fair.show"}}))
        fmt::print("{}\n", json::serialize(fair->at("fair")));
}

} // namespace

void addFair(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* fair = app.add_subcommand("fair", "The fair that kiosks show: checks, imports and prints it");
    fair->require_subcommand(1);
    auto* checkCommand =
        fair->add_subcommand("check", "Says what is wrong with a fair file; changes nothing");
    checkCommand->add_option("FILE", options->file, "The fair file (TOML)")->required();
    checkCommand->callback([options, &context] { check(*options, context); });
    auto* importCommand =
        fair->add_subcommand("import", "Shows what a fair file changes, asks, and publishes it");
    importCommand->add_option("FILE", options->file, "The fair file (TOML)")->required();
    importCommand->add_flag("--yes", options->yes, "Publishes without asking");
    importCommand->callback([options, &context] { import(*options, context); });
    fair->add_subcommand("show", "Prints the published fair as JSON")->callback([&context] {
        show(context);
    });
}

} // namespace standdienst::backend

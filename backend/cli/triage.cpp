// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cli/context.h"
#include "backend/cli/triage_text.h"
#include "backend/triage/model_file.h"
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
    std::string file;
    std::string day;
    bool expert = false;
    bool anew = false;
    bool json = false;
};

std::uint64_t count(const json::object& done, const char* key) {
    return done.at(key).to_number<std::uint64_t>();
}

std::string dispositions(std::uint64_t count) {
    return fmt::format("{} {}", count, count == 1 ? "disposition" : "dispositions");
}

std::string forgotten(const json::object& done) {
    const auto forgotten = count(done, "forgotten");
    return forgotten == 0 ? std::string("No disposition had taught anything.")
                          : fmt::format("{} {} for scores no longer; {} in the console and in the journal.",
                                        dispositions(forgotten), forgotten == 1 ? "counts" : "count",
                                        forgotten == 1 ? "it stays" : "they stay");
}

void reset(const Options& options, Context& context) {
    const auto done = context.run({{"command", "triage.reset"}, {"expert", options.expert}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    fmt::print("The learning begins anew with {}, as version {}.\n{}\n",
               textOr(*done, "prior") == "import" ? fmt::format("the model of {}", textOr(*done, "from"))
                                                  : std::string("the program's own table"),
               count(*done, "version"), forgotten(*done));
}

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

void write(const Options& options, Context& context) {
    const auto done = context.run({{"command", "triage.export"}});
    if (!done)
        return;
    const auto text = textOr(*done, "text");
    if (options.file == "-")
        return fmt::print("{}", text);
    if (auto written = writeText(options.file, text); !written)
        return context.fail(written.error());
    fmt::print("Wrote {}: the model and the {} that taught it. No visitor and no account is named in it.\n",
               options.file, dispositions(count(*done, "history")));
}

Result<ModelFile> readFile(const std::string& file) {
    const auto text =
        readText(file == "-" ? "/dev/stdin" : file, limits::triageFileBytes, "No export of triage is.");
    if (!text)
        return text.error();
    auto read = readModelFile(*text);
    if (!read)
        return Error{read.error().code, fmt::format("{}: {}.", file, read.error().detail)};
    return read;
}

void import(const Options& options, Context& context) {
    const auto file = readFile(options.file);
    if (!file)
        return context.fail(file.error());
    const auto model = usableModel(*file);
    if (!model)
        return context.fail({model.error().code, fmt::format("{}: {}.", options.file, model.error().detail)});
    auto done = context.run({{"command", "triage.import"},
                             {"model", toBase64(bytesOf(model->bytes))},
                             {"from", file->name},
                             {"anew", options.anew}});
    if (!done)
        return;
    const auto trial =
        static_cast<std::size_t>(std::ranges::count_if(file->history, &TaughtVisit::rehearsed));
    if (trial > 0)
        fmt::print(
            stderr,
            "Warning: {} of {} come from a trial, where nobody was a real visitor. To undo the import: "
            "standdienst triage reset --expert.\n",
            trial, dispositions(file->history.size()));
    (*done)["history"] = file->history.size();
    (*done)["trial"] = trial;
    (*done)["relearned"] = model->relearned;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    if (model->relearned)
        fmt::print("The model in the file is of another version, so it was learned anew from the {} in it.\n",
                   dispositions(file->history.size()));
    fmt::print("The learning begins with what {} taught at {} (exported {}), as version {}. It counts for a "
               "fifth, so that this fair's own count more.\n{}\n",
               dispositions(model->relearned ? file->history.size() : file->labels), file->name,
               toRfc3339(file->exportedAt), count(*done, "version"), forgotten(*done));
}

void report(const Options& options, Context& context) {
    const auto done = context.run({{"command", "triage.report"}, {"day", options.day}});
    if (!done)
        return;
    fmt::print("{}", options.json ? json::serialize(*done) + '\n' : reportText(*done));
}

} // namespace

void addTriage(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* triage =
        app.add_subcommand("triage", "What dispositions teach: how well it foresees, and how to begin anew");
    triage->require_subcommand(1);
    const auto command = [&](const char* name, const char* help, void (*function)(const Options&, Context&)) {
        auto* one = triage->add_subcommand(name, help);
        one->callback([options, &context, function] { function(*options, context); });
        return one;
    };
    const auto addJson = [&](CLI::App* one) {
        one->add_flag("--json", options->json, "Prints JSON");
    };
    auto* reportCommand =
        command("report", "Says how well scores foresaw what staff found, and what they are made of", report);
    reportCommand->add_option("--day", options->day, "One day alone, such as 2026-11-22");
    addJson(reportCommand);
    auto* resetCommand = command("reset", "Forgets what dispositions taught; the dispositions stay", reset);
    resetCommand->add_flag("--expert", options->expert, "Forgets an imported model as well");
    addJson(resetCommand);
    command("export", "Writes the model to a file, for another fair; without any visitor or account", write)
        ->add_option("FILE", options->file, "Where to, or - for standard output")
        ->required();
    auto* importCommand = command("import", "Begins with the model of another fair", import);
    importCommand->add_option("FILE", options->file, "What triage export wrote, or - for standard input")
        ->required();
    importCommand->add_flag("--anew", options->anew, "Also where that forgets what was learned here");
    addJson(importCommand);
}

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/backup/restore.h"
#include "backend/cli/context.h"

#include "core/base/ids.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace standdienst::backend {

namespace {

namespace fs = std::filesystem;

struct Options {
    std::string target;
    std::string source;
    std::string ledger;
    bool noLedger = false;
    std::vector<std::string> visits;
    std::vector<std::string> numbers;
    bool json = false;
};

std::uint64_t count(const json::object& object, const char* key) {
    return object.at(key).to_number<std::uint64_t>();
}

void backup(const Options& options, Context& context) {
    // The service has another working directory.
    const auto done = context.run(
        {{"command", "backup"}, {"target", fs::absolute(options.target).lexically_normal().string()}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    fmt::print("{} holds {} events ({} KiB) and the keys: whoever has it reads every contact.\n",
               textOr(*done, "target"), count(*done, "events"), count(*done, "bytes") / 1024);
    if (flagOr(*done, "others_may_read"))
        fmt::print(
            "Its file system does not keep it private (a USB stick, perhaps): lock it away, or encrypt "
            "it.\n");
}

void restoreBackup(const Options& options, Context& context) {
    if (options.ledger.empty() == !options.noLedger)
        return context.fail(
            {Code::Malformed,
             "Which visitors were erased since the backup? Name the erasure ledger with --ledger FILE (it "
             "lies "
             "in the old data folder, or where serve --ledger put it). Where it is lost, say --no-ledger: "
             "then "
             "who was erased after the backup comes back, and must be erased again by hand."});
    RestoreOptions wanted{context.data, options.source, {}, {}};
    if (!options.noLedger)
        wanted.ledger = options.ledger;
    const auto done = restore(wanted, context.clock, context.random);
    if (!done)
        return context.fail(done.error());
    fmt::print(
        "{} holds the backup of {} with {} events; standdienst check looks through it.\n"
        "Erased again: {} visits. Shut out again: {} devices and tablets.\n\n"
        "When the service starts, devices bring what they still have, and fetch everything anew. These "
        "are as they were then:\n"
        "  - accounts, passwords and PINs: whoever was added or changed since has to be added or changed "
        "again; everybody logs in anew\n"
        "  - devices and tablets paired since: pair them again, what they recorded is kept\n"
        "  - what was said in the console since: dispositions, tickets taken, shifts, lists of companies, "
        "the fair's later revisions\n"
        "  - the books of the gifts: count what lies there\n",
        context.data.string(), toRfc3339(done->madeAt), done->events, done->erased, done->revoked);
    if (options.noLedger)
        fmt::print("\nNo ledger was given: erase again whoever asked for it since {}.\n",
                   toRfc3339(done->madeAt));
}

void check(const Options& options, Context& context) {
    const auto done = context.run({{"command", "check"}});
    if (!done)
        return;
    if (!flagOr(*done, "good"))
        context.exitCode = exitFailed;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    for (const auto& one : done->at("findings").as_array()) {
        const auto& finding = one.as_object();
        fmt::print("{:<6} {:<9} {}\n", textOr(finding, "state"), textOr(finding, "what"),
                   textOr(finding, "detail"));
        for (const auto& more : finding.at("more").as_array())
            fmt::print("{:17}{}\n", "", std::string_view(more.as_string()));
    }
}

void eraseOne(const json::object& request, const Options& options, Context& context) {
    const auto done = context.run(request);
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    const auto startedAt = textOr(*done, "started_at");
    const std::string visit =
        fmt::format("Visit {}{}{}", textOr(*done, "visit"), startedAt.empty() ? "" : " of ", startedAt);
    if (!flagOr(*done, "anew"))
        return fmt::print("{} was erased before.\n", visit);
    fmt::print("{}: {} is erased here. Devices forget it when they are reached next, restored backups when "
               "they are restored.\n",
               visit, flagOr(*done, "contact") ? "who it was" : "whatever personal comes later");
}

void erase(const Options& options, Context& context) {
    for (const auto& visit : options.visits) {
        if (!parseId<VisitId>(visit))
            return context.fail({Code::Malformed, "\"" + visit +
                                                      "\" is no visit's id; standdienst visit list "
                                                      "shows them"});
    }
    for (const auto& visit : options.visits)
        eraseOne({{"command", "erase"}, {"visit", visit}}, options, context);
    for (const auto& number : options.numbers)
        eraseOne({{"command", "erase"}, {"number", number}}, options, context);
}

} // namespace

void addBackup(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* backupCommand = app.add_subcommand(
        "backup", "Copies everything, keys included, into a new folder; the service may run");
    backupCommand->add_option("TARGET", options->target, "The folder to make")->required();
    backupCommand->add_flag("--json", options->json, "Prints JSON");
    backupCommand->callback([options, &context] { backup(*options, context); });
    auto* restoreCommand =
        app.add_subcommand("restore", "Makes a data folder (--data) of a backup; it must be new or empty");
    restoreCommand->add_option("SOURCE", options->source, "The folder that standdienst backup made")
        ->required();
    restoreCommand
        ->add_option("--ledger", options->ledger, "The erasure ledger: what was erased since the backup")
        ->type_name("FILE");
    restoreCommand->add_flag("--no-ledger", options->noLedger,
                             "There is none: erased visitors may come back");
    restoreCommand->callback([options, &context] { restoreBackup(*options, context); });
    auto* checkCommand = app.add_subcommand("check", "Looks through all that is stored; changes nothing");
    checkCommand->add_flag("--json", options->json, "Prints JSON");
    checkCommand->callback([options, &context] { check(*options, context); });
    auto* eraseCommand = app.add_subcommand(
        "erase", "Forgets for good who a visitor was: here, on devices, and in what is restored later");
    auto* visits = eraseCommand->add_option("--visit", options->visits, "The visit's id")->type_name("ID");
    auto* numbers =
        eraseCommand->add_option("--number", options->numbers, "A number that the visitor was given")
            ->type_name("B12");
    eraseCommand->add_flag("--json", options->json, "Prints JSON");
    eraseCommand->callback([options, visits, numbers, &context] {
        if (visits->empty() && numbers->empty())
            throw CLI::RequiredError("--visit or --number");
        erase(*options, context);
    });
}

} // namespace standdienst::backend

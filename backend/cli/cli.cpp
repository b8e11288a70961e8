// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cli/cli.h"

#include "backend/app/log.h"
#include "backend/cli/context.h"
#include "backend/control/control_client.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include <unistd.h>

namespace standdienst::backend {

void Context::fail(const Error& error) {
    fmt::print(stderr, "standdienst: {}\n", error.detail);
    exitCode = exitFailed;
}

std::optional<json::object> Context::run(const json::object& request) {
    auto done = runCommand(data, request, clock, random);
    if (done)
        return std::move(*done);
    fail(done.error());
    return std::nullopt;
}

Result<std::string> readText(const std::string& file, std::size_t most, std::string_view remedy) {
    constexpr std::size_t mebibyte = 1024 * 1024;
    std::ifstream in(file, std::ios::binary);
    std::string text(most + 1, '\0');
    if (in)
        in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!in && !in.eof())
        return Error{Code::NotFound,
                     fmt::format("Cannot read {}: {}. Check the path.", file, std::strerror(errno))};
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (text.size() > most)
        return Error{Code::TooLarge,
                     most >= mebibyte
                         ? fmt::format("{} is larger than {} MiB. {}", file, most / mebibyte, remedy)
                         : fmt::format("{} is larger than {} KiB. {}", file, most / 1024, remedy)};
    return text;
}

std::filesystem::path defaultDataFolder() {
    if (geteuid() == 0)
        return "/var/lib/standdienst";
    if (const char* state = std::getenv("XDG_STATE_HOME"); state && *state == '/')
        return std::filesystem::path(state) / "standdienst";
    if (const char* home = std::getenv("HOME"); home && *home == '/')
        return std::filesystem::path(home) / ".local/state/standdienst";
    return "standdienst-data";
}

int runCli(int argc, char* argv[], const Clock& clock, Random& random) {
    Log::toStandardError();
    Context context{clock, random, defaultDataFolder()};
    CLI::App app("The backend of Standdienst: the service that kiosks and consoles talk to, and its "
                 "administrator's tool.",
                 "standdienst");
    app.require_subcommand(1);
    app.fallthrough();
    app.add_option("--data", context.data, "The folder that holds everything of one service")
        ->capture_default_str()
        ->type_name("DIR");
    addServe(app, context);
    addFair(app, context);
    addDevice(app, context);
    addUser(app, context);
    addTablet(app, context);
    addCompanies(app, context);
    addTriage(app, context);
    addRehearse(app, context);
    addData(app, context);
    addBackup(app, context);
    app.add_subcommand("version", "Prints the program's version")->callback([] {
        fmt::print("standdienst {}\n", STANDDIENST_VERSION);
    });
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        if (code == 0)
            return exitDone;
        // Where a command is missing, CLI11 does not say which word it did not know as one.
        if (const auto words = app.remaining(true); error.get_name() == "RequiredError" && !words.empty())
            fmt::print(stderr, "\"{}\" is none of them.\n", words.front());
        return exitUsage;
    }
    return context.exitCode;
}

} // namespace standdienst::backend

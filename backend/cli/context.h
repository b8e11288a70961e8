// SPDX-License-Identifier: GPL-3.0-or-later
// What the subcommands share. Internal to backend/cli.
#pragma once

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/base/random.h"
#include "core/base/time.h"

#include <filesystem>

namespace CLI {
class App;
}

namespace standdienst::backend {

inline constexpr int exitDone = 0;
inline constexpr int exitFailed = 1;
inline constexpr int exitUsage = 2;

struct Context {
    const Clock& clock;
    Random& random;
    std::filesystem::path data; // --data
    int exitCode = exitDone;

    // Prints the error and sets the exit code.
    void fail(const Error& error);
    // Runs a command on the data folder; prints what went wrong. Nothing where it did.
    std::optional<json::object> run(const json::object& request);
};

// All of a file. NotFound says why it cannot be read; TooLarge beyond `most` bytes, with the remedy.
Result<std::string> readText(const std::string& file, std::size_t most, std::string_view remedy);

// $XDG_STATE_HOME/standdienst, or ~/.local/state/standdienst; /var/lib/standdienst for root.
std::filesystem::path defaultDataFolder();

// Each adds its subcommands to the program.
void addServe(CLI::App& app, Context& context);
void addFair(CLI::App& app, Context& context);
void addDevice(CLI::App& app, Context& context);
void addUser(CLI::App& app, Context& context);
void addTablet(CLI::App& app, Context& context);
void addCompanies(CLI::App& app, Context& context);
void addTriage(CLI::App& app, Context& context);
void addRehearse(CLI::App& app, Context& context);
void addBackup(CLI::App& app, Context& context); // backup, restore, check, erase
void addData(CLI::App& app, Context& context);   // visit list, quarantine list, rebuild

} // namespace standdienst::backend

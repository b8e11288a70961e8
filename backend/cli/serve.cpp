// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/log.h"
#include "backend/app/service.h"
#include "backend/app/signals.h"
#include "backend/cli/context.h"
#include "backend/cli/fair_text.h"
#include "core/base/encoding.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <cerrno>
#include <cstring>

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace standdienst::backend {

namespace {

struct Options {
    Service::Settings settings;
    std::string fairFile;
    std::string logFile;
};

// Each connection is a descriptor; the usual soft limit of 1024 is for programs that use select().
void raiseDescriptorLimit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

// A dozen threads that allocate little: one arena each would cost more memory than it saves time. Large
// blocks always go back to the system, also after the first.
void boundMemory() {
    mallopt(M_ARENA_MAX, 2);
    mallopt(M_MMAP_THRESHOLD, 256 * 1024);
}

// Memory holds keys and contacts: no crash writes it to a disk, and no other program of this user reads it.
void keepMemoryToOurselves() {
    const rlimit none{0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0)
        spdlog::warn("a crash may write this service's memory to the disk: {}", std::strerror(errno));
}

void printFirstLogin(const Accounts::NewUser& administrator) {
    fmt::print("First login (shown this once; change the password in the console):\n  name      {}\n  "
               "password  {}\n",
               administrator.user.name, administrator.password);
}

// ab:cd:…, as browsers show it
std::string readable(const Fingerprint& fingerprint) {
    std::string text;
    for (const auto byte : fingerprint.data)
        text += fmt::format("{}{:02X}", text.empty() ? "" : ":", byte);
    return text;
}

void serve(Options& options, Context& context) {
    keepMemoryToOurselves();
    raiseDescriptorLimit();
    boundMemory();
    Signals signals;
    if (!options.logFile.empty()) {
        if (auto logging = Log::toFile(options.logFile); !logging)
            return context.fail(logging.error());
    }
    if (!options.fairFile.empty()) {
        options.settings.fair = readFairFileOrSay(options.fairFile, context);
        if (!options.settings.fair)
            return;
    }
    options.settings.data = context.data;
    options.settings.onReady = [&signals] {
        signals.startIsOver();
    };
    auto service = Service::start(options.settings, context.clock, context.random);
    if (!service)
        return context.fail(service.error());
    if ((*service)->firstAdministrator())
        printFirstLogin(*(*service)->firstAdministrator());
    const auto& endpoint = (*service)->endpoint();
    fmt::print("Console: {}\n", endpoint.network);
    if (!options.settings.plain)
        fmt::print("Certificate fingerprint (SHA-256, to compare with the browser's): {}\n"
                   "Key fingerprint (SHA-256 of the public key, what kiosks look at): {}\n",
                   readable((*service)->backend().tls.certificate), readable(endpoint.fingerprint));
    std::fflush(stdout);
    spdlog::info("serving {} on {} port {}", context.data.string(), options.settings.address,
                 (*service)->port());

    signals.waitForEnd();
    spdlog::info("stopping");
    (*service)->stop();
}

} // namespace

void addServe(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    options->settings.port = 8443;
    auto* command = app.add_subcommand(
        "serve",
        "Runs the service. Where nothing is set up yet, makes its data folder, keys and a first login");
    command
        ->add_option("--address", options->settings.address,
                     "Address to listen on; 0.0.0.0 for all of this machine's")
        ->capture_default_str();
    command
        ->add_option("--port", options->settings.port,
                     "Port to listen on; 0 for any that is free (see serve.json)")
        ->capture_default_str();
    command->add_flag("--plain", options->settings.plain, "HTTP without TLS, for loopback addresses only");
    command->add_option("--fair", options->fairFile, "Imports this fair file first")->type_name("FILE");
    command
        ->add_option(
            "--log-file", options->logFile,
            "Writes the log there instead of to standard error: five files of 10 MiB, of which the oldest "
            "goes. SIGHUP opens it anew")
        ->type_name("FILE");
    command
        ->add_option("--ledger", options->settings.ledger,
                     "Keeps the erasure ledger there from now on, best on another disk")
        ->type_name("FILE");
    command->callback([options, &context] { serve(*options, context); });
}

} // namespace standdienst::backend

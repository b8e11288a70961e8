// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cli/context.h"
#include "backend/cli/terminal_qr.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <unistd.h>

namespace standdienst::backend {

namespace {

struct Options {
    std::string address;
    std::string device;
    bool qr = false;
    bool json = false;
};

std::string_view text(const json::object& object, std::string_view key) {
    return textOr(object, key, "-");
}

void pair(const Options& options, Context& context) {
    json::object request{{"command", "device.pair"}};
    if (!options.address.empty())
        request["address"] = options.address;
    const auto done = context.run(request);
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    const std::string ticket(text(*done, "ticket"));
    const std::string code(text(*done, "code"));
    if (options.qr || isatty(STDOUT_FILENO) != 0)
        fmt::print("{}\nLet the kiosk's camera read this, or", terminalQr(ticket));
    else
        fmt::print("Either");
    fmt::print(" start the kiosk with --pair and this text:\n  {}\nOr type this code on the kiosk:\n  {} {}\n"
               "It is good for {} minutes and one device.\n",
               ticket, code.substr(0, 4), code.substr(4),
               done->at("expires_in_ms").to_number<std::int64_t>() / 60'000);
}

void list(const Options& options, Context& context) {
    const auto done = context.run({{"command", "device.list"}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    const auto& devices = done->at("devices").as_array();
    for (const auto& one : devices) {
        const auto& device = one.as_object();
        const bool revoked = device.contains("revoked_at");
        fmt::print("{}  {:6}  {:24}  paired {}  last seen {}{}\n", text(device, "device"),
                   text(device, "face"), text(device, "name"), text(device, "paired_at"),
                   text(device, "last_seen"), revoked ? "  REVOKED" : "");
    }
    if (devices.empty())
        fmt::print("No device is paired yet: standdienst device pair.\n");
}

void revoke(const Options& options, Context& context) {
    const auto done = context.run({{"command", "device.revoke"}, {"device", options.device}});
    if (done)
        fmt::print(
            "Revoked {} ({}). It takes no more visits as soon as it hears of it; its journal stays on it.\n",
            text(*done, "device"), text(*done, "name"));
}

} // namespace

void addDevice(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* device = app.add_subcommand("device", "Kiosks and tablets: pairs, lists and revokes them");
    device->require_subcommand(1);
    auto* pairCommand = device->add_subcommand("pair", "Makes a code that lets one device in");
    pairCommand->add_flag("--qr", options->qr, "Draws the QR code also where the output is no terminal");
    pairCommand->add_flag("--json", options->json, "Prints {\"code\", \"ticket\", \"expires_in_ms\"}");
    pairCommand
        ->add_option("--address", options->address,
                     "The service's address as the device reaches it, where it is not the machine's own")
        ->type_name("URL");
    pairCommand->callback([options, &context] { pair(*options, context); });
    auto* listCommand = device->add_subcommand("list", "Lists the devices that were paired");
    listCommand->add_flag("--json", options->json, "Prints JSON");
    listCommand->callback([options, &context] { list(*options, context); });
    auto* revokeCommand =
        device->add_subcommand("revoke", "Shuts a device out, for one that was lost or stolen");
    revokeCommand->add_option("DEVICE", options->device, "Its id, or its name")->required();
    revokeCommand->callback([options, &context] { revoke(*options, context); });
}

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cli/context.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace standdienst::backend {

namespace {

struct Options {
    std::string name;
    std::string role = "sales";
    bool json = false;
};

void add(const Options& options, Context& context) {
    const auto done = context.run({{"command", "user.add"}, {"name", options.name}, {"role", options.role}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    fmt::print("Added {} ({}). The password is shown this once:\n  {}\n", textOr(*done, "name"),
               textOr(*done, "role"), textOr(*done, "password"));
}

void list(const Options& options, Context& context) {
    const auto done = context.run({{"command", "user.list"}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    for (const auto& user : done->at("users").as_array())
        fmt::print("{:24}  {}\n", textOr(user.as_object(), "name"), textOr(user.as_object(), "role"));
}

void link(const Options& options, Context& context) {
    const auto done = context.run({{"command", "user.link"}, {"name", options.name}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    fmt::print("Good for one login within ten minutes:\n  {}\n", textOr(*done, "url"));
}

void password(const Options& options, Context& context) {
    const auto done = context.run({{"command", "user.password"}, {"name", options.name}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    fmt::print("{} is logged out everywhere. The new password is shown this once:\n  {}\n",
               textOr(*done, "name"), textOr(*done, "password"));
}

} // namespace

void addUser(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* user = app.add_subcommand("user", "The people who use the console");
    user->require_subcommand(1);
    const auto command = [&](const std::string& name, const std::string& help, bool named,
                             void (*function)(const Options&, Context&)) {
        auto* one = user->add_subcommand(name, help);
        if (named)
            one->add_option("NAME", options->name, "The person's login name")->required();
        one->add_flag("--json", options->json, "Prints JSON");
        one->callback([options, &context, function] { function(*options, context); });
        return one;
    };
    command("add", "Adds a person and prints their password", true, add)
        ->add_option("--role", options->role, "admin (everything) or sales (leads)")
        ->capture_default_str()
        ->check(CLI::IsMember({"admin", "sales"}));
    command("list", "Lists the people", false, list);
    command("password", "Replaces a forgotten password, prints the new one, ends the person's sessions", true,
            password);
    command("link", "Makes a link that logs a person in once", true, link);
}

} // namespace standdienst::backend

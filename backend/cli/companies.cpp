// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/cli/context.h"

#include "backend/companies/list.h"
#include "core/base/limits.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>

namespace standdienst::backend {

namespace {

struct Options {
    std::string kind;
    std::string file;
    bool json = false;
};

// As people say it, and as the API says it of one company.
struct Kind {
    std::string_view list;
    std::string_view company;
};
constexpr std::array kinds{Kind{"customers", "customer"}, Kind{"targets", "target"},
                           Kind{"competitors", "competitor"}};

std::string_view companyNamed(std::string_view list) {
    for (const auto& kind : kinds)
        if (kind.list == list)
            return kind.company;
    return {};
}

std::string_view listNamed(std::string_view company) {
    for (const auto& kind : kinds)
        if (kind.company == company)
            return kind.list;
    return company;
}

Result<std::string> readList(const std::string& file) {
    auto text =
        readText(file, limits::companyListBytes, "Leave out columns that are neither domain nor name.");
    if (!text)
        return text;
    // Here, too: what is no UTF-8 reaches no service.
    if (const auto list = readCompanyList(*text); !list)
        return Error{list.error().code,
                     fmt::format("{} is no list of companies.\n{}", file, list.error().detail)};
    return text;
}

void sayPassedOver(const json::array& lines) {
    constexpr std::size_t most = 10;
    if (lines.empty())
        return;
    std::vector<std::int64_t> shown;
    for (const auto& line : lines)
        if (shown.size() < most)
            shown.push_back(line.to_number<std::int64_t>());
    fmt::print("Passed over, because everybody has a mailbox there: {} {}{}.\n",
               lines.size() == 1 ? "line" : "lines", fmt::join(shown, ", "),
               lines.size() > most ? fmt::format(" and {} more", lines.size() - most) : "");
}

void import(const Options& options, Context& context) {
    auto text = readList(options.file);
    if (!text)
        return context.fail(text.error());
    const auto done = context.run(
        {{"command", "companies.import"}, {"kind", companyNamed(options.kind)}, {"csv", std::move(*text)}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    fmt::print("The list of {} has {} companies now. It counts at once.\n", options.kind,
               done->at("companies").to_number<std::uint64_t>());
    sayPassedOver(done->at("mail_providers").as_array());
}

void list(const Options& options, Context& context) {
    const auto done = context.run({{"command", "companies.list"}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    const auto& lists = done->at("lists").as_array();
    for (const auto& one : lists) {
        const auto& each = one.as_object();
        fmt::print("{:11}  {:6}  {}\n", listNamed(textOr(each, "kind")),
                   each.at("companies").to_number<std::uint64_t>(), textOr(each, "imported_at"));
    }
    if (lists.empty())
        fmt::print("There is no list.\n");
}

void remove(const Options& options, Context& context) {
    const auto done = context.run({{"command", "companies.remove"}, {"kind", companyNamed(options.kind)}});
    if (!done)
        return;
    if (options.json)
        return fmt::print("{}\n", json::serialize(*done));
    fmt::print("The list of {} is gone.\n", options.kind);
}

} // namespace

void addCompanies(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* companies = app.add_subcommand(
        "companies", "The companies that are known: customers, target accounts, competitors");
    companies->require_subcommand(1);
    const auto command = [&](const std::string& name, const std::string& help, bool ofKind,
                             void (*function)(const Options&, Context&)) {
        auto* one = companies->add_subcommand(name, help);
        if (ofKind)
            one->add_option("KIND", options->kind, "customers, targets or competitors")
                ->required()
                ->check(CLI::IsMember({"customers", "targets", "competitors"}));
        one->add_flag("--json", options->json, "Prints JSON");
        one->callback([options, &context, function] { function(*options, context); });
        return one;
    };
    command("import", "Replaces a list by a file of domains or company names (CSV)", true, import)
        ->add_option("FILE", options->file, "The file (CSV in UTF-8)")
        ->required();
    command("list", "Says how many companies each list has, and since when", false, list);
    command("remove", "Removes a list", true, remove);
}

} // namespace standdienst::backend

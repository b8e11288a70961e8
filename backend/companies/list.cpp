// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/companies/list.h"

#include "backend/companies/csv.h"
#include "backend/companies/keys.h"

#include "core/base/domain.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/triage/email_kind.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace standdienst::backend {

namespace {

constexpr std::size_t mostProblems = 5; // who sees five knows what to look for

struct Columns {
    std::optional<std::size_t> domain;
    std::optional<std::size_t> name; // also holds what has no header
    bool headed = false;
};

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

// Header names as people and other programs write them, folded as names are.
Columns columnsOf(const CsvRow& first) {
    Columns columns;
    for (std::size_t i = 0; i < first.fields.size(); ++i) {
        const auto word = foldedName(first.fields[i]);
        if (!columns.domain &&
            isOneOf(word, {"domain", "domains", "domaene", "emaildomain", "companydomain",
                           "companydomainname", "website", "webseite", "web", "url", "homepage", "internet",
                           "internetadresse", "email", "emailadresse", "emailaddress", "mail"}))
            columns.domain = i;
        else if (!columns.name && isOneOf(word, {"company",
                                                 "companies",
                                                 "companyname",
                                                 "nameofcompany",
                                                 "firma",
                                                 "firmen",
                                                 "firmenname",
                                                 "name",
                                                 "unternehmen",
                                                 "unternehmensname",
                                                 "organisation",
                                                 "organization",
                                                 "organisationname",
                                                 "organizationname",
                                                 "account",
                                                 "accountname",
                                                 "accounts",
                                                 "kunde",
                                                 "kunden",
                                                 "kundenname",
                                                 "customer",
                                                 "customers",
                                                 "customername",
                                                 "target",
                                                 "targets",
                                                 "zielkunde",
                                                 "zielkunden",
                                                 "wettbewerber",
                                                 "competitor",
                                                 "competitors",
                                                 "konkurrent",
                                                 "companyordomain",
                                                 "domainorcompany",
                                                 "firmaoderdomain",
                                                 "domainoderfirma"}))
            columns.name = i;
    }
    columns.headed = columns.domain || columns.name;
    if (!columns.headed)
        columns.name = 0;
    return columns;
}

bool isAddress(std::string_view value) {
    return value.find('@') != std::string_view::npos || value.find("://") != std::string_view::npos;
}

// The host of a web address, the domain of an e-mail address, or the value itself.
std::string hostOf(std::string_view value) {
    if (const auto scheme = value.find("://"); scheme != std::string_view::npos)
        value.remove_prefix(scheme + 3);
    value = value.substr(0, value.find_first_of("/?#"));
    value = domainPart(value);
    return std::string(value.substr(0, value.find(':')));
}

std::string_view lastLabel(std::string_view domain) {
    return domain.substr(domain.rfind('.') + 1);
}

class ListReader {
public:
    explicit ListReader(const Columns& columns) : columns_(columns) {}

    void take(const CsvRow& row) {
        const std::size_t before = list_.keys.size();
        passedOver_ = false;
        const auto problem = read(row);
        if (problem)
            problems_.push_back(fmt::format("Line {}: {}", row.line, *problem));
        else if (list_.keys.size() > before)
            ++list_.companies;
        else if (passedOver_)
            list_.mailProviders.push_back(row.line);
        if (list_.companies > limits::companyListRows && !tooMany_) {
            tooMany_ = true;
            problems_.push_back(
                fmt::format("Line {}: a list has at most {} companies", row.line, limits::companyListRows));
        }
    }

    bool isHopeless() const { return problems_.size() >= mostProblems || tooMany_; }

    Result<CompanyListText> finish() {
        if (!problems_.empty())
            return Error{tooMany_ ? Code::TooLarge : Code::Malformed,
                         fmt::format("{}\nNothing was imported.", fmt::join(problems_, "\n"))};
        if (list_.companies == 0)
            return Error{Code::Malformed,
                         "The list names no company. To have none, use standdienst companies remove."};
        std::ranges::sort(list_.keys);
        list_.keys.erase(std::unique(list_.keys.begin(), list_.keys.end()), list_.keys.end());
        return std::move(list_);
    }

private:
    using Problem = std::optional<std::string>;

    Problem read(const CsvRow& row) {
        const auto field = [&](const std::optional<std::size_t>& column) {
            return column && *column < row.fields.size() ? std::string_view(row.fields[*column])
                                                         : std::string_view{};
        };
        if (auto extra = surplus(row))
            return extra;
        if (const auto value = field(columns_.domain); !value.empty()) {
            if (auto problem = readDomain(value))
                return problem;
        }
        if (const auto value = field(columns_.name); !value.empty())
            return readEither(value);
        return {};
    }

    // Without a header there is one column; with one, every value stands beneath a word of it.
    Problem surplus(const CsvRow& row) const {
        const auto values = static_cast<std::size_t>(
            std::ranges::count_if(row.fields, [](const auto& value) { return !value.empty(); }));
        if (!columns_.headed && (values > 1 || row.fields.front().empty()))
            return "there are several columns. Add a first line that says what they are, such as "
                   "domain;company";
        return {};
    }

    Problem readEither(std::string_view value) {
        if (isAddress(value))
            return readDomain(value);
        const auto host = asciiDomain(hostOf(value));
        const bool isDomain = host && value.find(' ') == std::string_view::npos &&
                              isKnownTopLevel(std::string(lastLabel(*host)));
        if (isDomain) {
            if (auto problem = readDomain(value))
                return problem;
            if (passedOver_)
                return {};
        }
        return host && host->starts_with("www.") && isDomain ? Problem() : readName(value);
    }

    Problem readDomain(std::string_view value) {
        auto domain = asciiDomain(hostOf(value));
        if (!domain)
            return fmt::format("\"{}\" is no domain", shortened(value));
        if (isPublicSuffix(*domain))
            return fmt::format("beneath \"{}\" everybody has their domain", *domain);
        if (isAddress(value))
            domain = registrablePart(*domain);
        else if (domain->starts_with("www.") && !isPublicSuffix(domain->substr(4)))
            domain->erase(0, 4);
        const auto kind = emailKind(*domain);
        if (kind == EmailKind::Free || kind == EmailKind::Disposable)
            passedOver_ = true;
        else
            list_.keys.push_back(domainKey(*domain));
        return {};
    }

    Problem readName(std::string_view value) {
        if (codePoints(value) > limits::contactOrganization)
            return fmt::format("\"{}\" is longer than {} characters", shortened(value),
                               limits::contactOrganization);
        auto key = nameKey(value);
        if (!key)
            return fmt::format("\"{}\" is no company's name", shortened(value));
        list_.keys.push_back(std::move(*key));
        return {};
    }

    static std::string shortened(std::string_view value) {
        constexpr std::size_t most = 60;
        if (value.size() <= most)
            return std::string(value);
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xc0) == 0x80)
            --end;
        return std::string(value.substr(0, end)) + "...";
    }

    const Columns columns_;
    CompanyListText list_;
    std::vector<std::string> problems_;
    bool passedOver_ = false; // the row names a mail provider
    bool tooMany_ = false;
};

} // namespace

Result<CompanyListText> readCompanyList(std::string_view text) {
    if (text.size() > limits::companyListBytes)
        return Error{Code::TooLarge,
                     fmt::format("The list is larger than {} MiB. Leave out columns that are neither domain "
                                 "nor name.\nNothing was imported.",
                                 limits::companyListBytes >> 20)};
    auto csv = readCsv(text);
    if (!csv)
        return Error{csv.error().code, csv.error().detail + ".\nNothing was imported."};
    if (csv->rows.empty())
        return ListReader({}).finish();
    // Commas separate columns only where a header says so: "Acme, Inc." is one name.
    if (csv->rows.front().fields.size() == 1) {
        if (auto commas = readCsv(text, ','); commas && !commas->rows.empty() &&
                                              commas->rows.front().fields.size() > 1 &&
                                              columnsOf(commas->rows.front()).headed)
            csv = std::move(commas);
    }
    const auto columns = columnsOf(csv->rows.front());
    ListReader list(columns);
    for (std::size_t i = columns.headed ? 1 : 0; i < csv->rows.size() && !list.isHopeless(); ++i)
        list.take(csv->rows[i]);
    return list.finish();
}

} // namespace standdienst::backend

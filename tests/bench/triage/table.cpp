// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/triage/table.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace standdienst::bench {

namespace {

struct Line {
    std::size_t number = 1; // in the file, from 1
    std::vector<std::string> fields;
};

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

char separatorOf(std::string_view csv) {
    constexpr std::string_view known = ",;\t|";
    std::array<int, known.size()> counts{};
    bool quoted = false;
    for (const char c : csv) {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '\n' || c == '\r'))
            break;
        else if (const auto at = known.find(c); !quoted && at != std::string_view::npos)
            ++counts[at];
    }
    return known[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

class Scanner {
public:
    Scanner(std::string_view csv, char separator, std::string_view path)
        : csv_(csv), separator_(separator), path_(path) {}

    // The next line that is not blank; nothing at the end.
    Result<std::optional<Line>> next() {
        while (at_ < csv_.size()) {
            Line line{number_, {}};
            bool more = true;
            while (more) {
                auto field = readField(more);
                if (!field)
                    return field.error();
                line.fields.push_back(std::move(*field));
            }
            if (line.fields.size() > 1 || !line.fields[0].empty())
                return std::optional(std::move(line));
        }
        return std::optional<Line>();
    }

private:
    bool atBreak() const { return csv_[at_] == '\n' || csv_[at_] == '\r'; }
    void skipBreak() {
        if (csv_[at_] == '\r' && at_ + 1 < csv_.size() && csv_[at_ + 1] == '\n')
            ++at_;
        ++at_;
        ++number_;
    }
    // `more`: the line goes on behind this field.
    Result<std::string> readField(bool& more) {
        std::string field;
        const std::size_t began = number_;
        if (at_ < csv_.size() && csv_[at_] == '"') {
            ++at_;
            while (true) {
                if (at_ >= csv_.size())
                    return Error{Code::Malformed,
                                 fmt::format("{}:{}: a quoted field is never closed; add the missing \"",
                                             path_, began)};
                if (csv_[at_] == '"') {
                    if (at_ + 1 < csv_.size() && csv_[at_ + 1] == '"')
                        ++at_;
                    else
                        break;
                }
                number_ += csv_[at_] == '\n' ? 1 : 0;
                field += csv_[at_++];
            }
            ++at_;
            while (at_ < csv_.size() && (csv_[at_] == ' ' || (csv_[at_] == '\t' && separator_ != '\t')))
                ++at_;
            if (at_ < csv_.size() && csv_[at_] != separator_ && !atBreak())
                return Error{
                    Code::Malformed,
                    fmt::format("{}:{}: text behind a closing quote; write quotes inside a field twice",
                                path_, number_)};
        } else {
            while (at_ < csv_.size() && csv_[at_] != separator_ && !atBreak())
                field += csv_[at_++];
            field = trimmed(field);
        }
        more = at_ < csv_.size() && csv_[at_] == separator_;
        if (more)
            ++at_;
        else if (at_ < csv_.size())
            skipBreak();
        return field;
    }

    std::string_view csv_;
    char separator_;
    std::string_view path_;
    std::size_t at_ = 0;
    std::size_t number_ = 1;
};

bool isMissing(std::string_view text) {
    std::string lower(trimmed(text));
    for (char& c : lower)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    constexpr std::array<std::string_view, 7> words{"", "na", "n/a", "nan", "null", "none", "?"};
    return std::ranges::find(words, lower) != words.end();
}

std::optional<double> number(std::string_view text, bool decimalComma) {
    text = trimmed(text);
    if (text.size() > 1 && text.front() == '+' && text[1] != '-')
        text.remove_prefix(1);
    std::string dotted;
    if (decimalComma && std::ranges::count(text, ',') == 1 && text.find('.') == std::string_view::npos) {
        dotted = text;
        std::ranges::replace(dotted, ',', '.');
        text = dotted;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

Error missingColumn(const TableRequest& request, const std::vector<std::string>& header,
                    std::string_view option, std::string_view wanted) {
    return {Code::NotFound, fmt::format("{}:1: no column \"{}\"; {} takes one of: {}", request.path, wanted,
                                        option, fmt::join(header, ", "))};
}

} // namespace

Result<Table> parseTable(std::string_view csv, const TableRequest& request) {
    if (csv.substr(0, 3) == "\xef\xbb\xbf")
        csv.remove_prefix(3);
    const char separator = separatorOf(csv);
    Scanner scanner(csv, separator, request.path);
    auto first = scanner.next();
    if (!first)
        return first.error();
    if (!*first)
        return Error{Code::Malformed, request.path + ":1: the file is empty; a header line is needed"};
    const std::vector<std::string> header = (*first)->fields;
    for (std::size_t i = 0; i < header.size(); ++i) {
        if (std::find(header.begin(), header.begin() + static_cast<std::ptrdiff_t>(i), header[i]) !=
            header.begin() + static_cast<std::ptrdiff_t>(i))
            return Error{Code::Malformed, fmt::format("{}:1: column \"{}\" stands twice; rename one of them",
                                                      request.path, header[i])};
    }
    const auto labelAt = static_cast<std::size_t>(std::ranges::find(header, request.label) - header.begin());
    if (labelAt == header.size())
        return missingColumn(request, header, "--label", request.label);
    for (const std::string& drop : request.drop) {
        if (std::ranges::find(header, drop) == header.end())
            return missingColumn(request, header, "--drop", drop);
    }

    std::vector<Line> lines;
    while (true) {
        auto line = scanner.next();
        if (!line)
            return line.error();
        if (!*line)
            break;
        if ((*line)->fields.size() != header.size())
            return Error{
                Code::Malformed,
                fmt::format("{}:{}: {} fields where the header has {}, the last read is of column \"{}\"; "
                            "quote fields that contain \"{}\"",
                            request.path, (*line)->number, (*line)->fields.size(), header.size(),
                            header[std::min((*line)->fields.size(), header.size()) - 1], separator)};
        lines.push_back(std::move(**line));
    }

    Table table;
    std::vector<int> kind(header.size(), 0); // 1: number, 2: category, 0: left out
    for (std::size_t c = 0; c < header.size(); ++c) {
        if (c == labelAt || std::ranges::find(request.drop, header[c]) != request.drop.end())
            continue;
        std::size_t present = 0;
        std::size_t numeric = 0;
        for (const Line& line : lines) {
            if (isMissing(line.fields[c]))
                continue;
            ++present;
            numeric += number(line.fields[c], separator == ';') ? 1 : 0;
        }
        kind[c] = numeric * 10 >= present * 9 && present > 0 ? 1 : 2;
        (kind[c] == 1 ? table.numbers : table.categories).push_back(header[c]);
    }

    std::set<std::string> labels;
    bool anyPositive = false;
    table.rows.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& fields = lines[i].fields;
        const std::string_view label = trimmed(fields[labelAt]);
        if (isMissing(label) && label != request.positive) {
            ++table.unlabelled;
            continue;
        }
        if (labels.size() < 8)
            labels.emplace(label);
        Row row;
        row.index = i;
        row.label = label == request.positive;
        anyPositive = anyPositive || row.label;
        for (std::size_t c = 0; c < header.size(); ++c) {
            if (kind[c] == 0)
                continue;
            const auto value = kind[c] == 1 ? number(fields[c], separator == ';') : std::nullopt;
            if (isMissing(fields[c]))
                row.facts.missing(header[c]);
            else if (value)
                row.facts.number(header[c], *value);
            else
                row.facts.category(header[c], fields[c]);
        }
        table.rows.push_back(std::move(row));
    }
    if (!anyPositive)
        return Error{Code::NotFound,
                     fmt::format("{}: no row has \"{}\" in column \"{}\"; --positive takes one of: {}",
                                 request.path, request.positive, request.label, fmt::join(labels, ", "))};
    return table;
}

Result<Table> readTable(const TableRequest& request) {
    std::ifstream file(request.path, std::ios::binary);
    if (!file)
        return Error{Code::NotFound,
                     request.path + ": cannot be opened; give the path of a CSV file to --data"};
    const std::string csv{std::istreambuf_iterator<char>(file), {}};
    return parseTable(csv, request);
}

} // namespace standdienst::bench

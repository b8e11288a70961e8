// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/companies/csv.h"

#include "core/base/json.h"

#include <algorithm>
#include <optional>

namespace standdienst::backend {

namespace {

std::string trimmed(const std::string& text) {
    std::string_view rest = text;
    const auto strip = [&](std::string_view what) {
        while (rest.starts_with(what))
            rest.remove_prefix(what.size());
        while (rest.ends_with(what))
            rest.remove_suffix(what.size());
    };
    for (std::size_t before = rest.size() + 1; rest.size() < before;) {
        before = rest.size();
        for (const std::string_view what : {" ", "\t", "\v", "\f", "\n", "\r", "\xc2\xa0", "\xef\xbb\xbf"})
            strip(what);
    }
    return std::string(rest);
}

Error at(std::size_t line, const std::string& what) {
    return {Code::Malformed, "Line " + std::to_string(line) + ": " + what};
}

class Reader {
public:
    Reader(std::string_view text, std::size_t line, char separator)
        : rest_(text), line_(line), separator_(separator) {}

    Result<std::vector<CsvRow>> rows() {
        std::vector<CsvRow> all;
        while (!rest_.empty()) {
            auto row = next();
            if (!row)
                return row.error();
            if (std::ranges::any_of(row->fields, [](const auto& field) { return !field.empty(); }))
                all.push_back(std::move(*row));
        }
        return all;
    }

private:
    Result<CsvRow> next() {
        CsvRow row{line_, {}};
        for (;;) {
            auto field = isQuoted() ? quoted() : Result<std::string>(plain());
            if (!field)
                return field.error();
            row.fields.push_back(trimmed(*field));
            if (rest_.empty())
                return row;
            const char end = rest_.front();
            rest_.remove_prefix(1);
            if (end == separator_)
                continue;
            if (end == '\r' && rest_.starts_with('\n'))
                rest_.remove_prefix(1);
            ++line_;
            return row;
        }
    }

    bool isQuoted() const {
        const auto first = rest_.find_first_not_of(" \t");
        return first != std::string_view::npos && rest_[first] == '"' &&
               rest_.substr(0, first).find(separator_) == std::string_view::npos;
    }

    bool endsField(char c) const { return c == '\r' || c == '\n' || c == separator_; }

    std::string plain() {
        std::string field;
        while (!rest_.empty() && !endsField(rest_.front())) {
            field += rest_.front();
            rest_.remove_prefix(1);
        }
        return field;
    }

    Result<std::string> quoted() {
        const std::size_t began = line_;
        rest_.remove_prefix(rest_.find('"') + 1);
        std::string field;
        for (;;) {
            if (rest_.empty())
                return at(began, "a quotation mark begins here and nothing ends it");
            const char c = rest_.front();
            rest_.remove_prefix(1);
            if (c == '"' && !rest_.starts_with('"'))
                break;
            if (c == '"')
                rest_.remove_prefix(1);
            line_ += c == '\n';
            field += c == '\n' || c == '\r' ? ' ' : c;
        }
        if (const auto behind = trimmed(plain()); !behind.empty())
            return at(line_, "text stands behind the quotation mark that ends a field");
        return field;
    }

    std::string_view rest_;
    std::size_t line_;
    char separator_;
};

std::string_view firstLine(std::string_view text) {
    return text.substr(0, text.find_first_of("\r\n"));
}

// Which line is not UTF-8, where one is not.
std::optional<std::size_t> unreadable(std::string_view text) {
    for (std::size_t line = 1; !text.empty(); ++line) {
        const auto end = text.find('\n');
        const auto part = text.substr(0, end);
        if (!isUtf8(part) || part.find('\0') != std::string_view::npos)
            return line;
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    }
    return std::nullopt;
}

struct Beginning {
    std::string_view text;
    std::size_t line = 1;
    char separator = ';';
};

Result<Beginning> beginning(std::string_view text) {
    if (const auto line = unreadable(text))
        return at(*line, "this is not UTF-8. In Excel: Save as, \"CSV UTF-8\"");
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    const auto first = firstLine(text);
    if (first.size() == 5 && first.starts_with("sep=")) {
        const char separator = first[4];
        text.remove_prefix(first.size());
        if (text.starts_with("\r\n"))
            text.remove_prefix(1);
        text.remove_prefix(std::min<std::size_t>(1, text.size()));
        return Beginning{text, 2, separator};
    }
    const bool tabs = first.find('\t') != std::string_view::npos && first.find(';') == std::string_view::npos;
    return Beginning{text, 1, tabs ? '\t' : ';'};
}

Result<Csv> read(const Beginning& from, char separator) {
    auto rows = Reader(from.text, from.line, separator).rows();
    if (!rows)
        return rows.error();
    return Csv{separator, std::move(*rows)};
}

} // namespace

Result<Csv> readCsv(std::string_view text) {
    const auto from = beginning(text);
    return from ? read(*from, from->separator) : from.error();
}

Result<Csv> readCsv(std::string_view text, char separator) {
    const auto from = beginning(text);
    return from ? read(*from, separator) : from.error();
}

} // namespace standdienst::backend

// SPDX-License-Identifier: GPL-3.0-or-later
// Any CSV file with a header, as the labelled visits of a triage bench.
#pragma once

#include "core/base/error.h"
#include "core/triage/facts.h"

#include <string>
#include <string_view>
#include <vector>

namespace standdienst::bench {

struct Row {
    Facts facts;
    bool label = false;
    std::size_t index = 0; // of the data row in the file, from 0, unlabelled rows included
};

struct Table {
    std::vector<Row> rows;
    std::size_t unlabelled = 0;                   // rows left out because their label is missing
    std::vector<std::string> numbers, categories; // which column was taken for what
};

struct TableRequest {
    std::string path; // named in errors
    std::string label;
    std::string positive;
    std::vector<std::string> drop;
};

// RFC 4180 and what programs really write: comma, semicolon, tab or bar (the one the header has most of),
// quoted fields with
// "" and line breaks, LF or CRLF, a byte order mark, blank lines. Missing: an empty field, NA, N/A, NaN,
// null, None and "?", in any case; "unknown" is a level. A column is a number where nine in ten of its values
// are; with semicolons, decimal commas are read. Errors name file, line, column and remedy.
Result<Table> parseTable(std::string_view csv, const TableRequest& request);
Result<Table> readTable(const TableRequest& request);

} // namespace standdienst::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace standdienst::backend {

struct CsvRow {
    std::size_t line = 0;            // where it begins, from 1
    std::vector<std::string> fields; // trimmed
};

// A table as spreadsheets write it: UTF-8, with or without its mark, lines ending in CR, LF or both, fields
// in quotes where they need them. `separator` is what Excel's line "sep=" names, else a tab where the first
// line has one and no semicolon, else the semicolon of German spreadsheets; a caller who knows better asks
// for another. Rows without text are left out. Malformed names the line.
struct Csv {
    char separator = ';';
    std::vector<CsvRow> rows;
};
Result<Csv> readCsv(std::string_view text);
Result<Csv> readCsv(std::string_view text, char separator);

} // namespace standdienst::backend

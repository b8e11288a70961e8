// SPDX-License-Identifier: GPL-3.0-or-later
// Charts as SVG inside a page: no script, prints as it looks. Colours are the page's CSS variables.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace standdienst::backend {

// For text and attribute values alike.
std::string escapeHtml(std::string_view text);

// How numbers are written: "3.4" or "3,4".
enum class Language { English, German };
std::string number(double value, int digits, Language language);

struct Bar {
    std::string label;
    double value = 0, error = 0;     // error: drawn as a whisker of ± so much; 0: none
    std::optional<double> mark = {}; // drawn across, say what others measured
    bool strong = false;             // the one that it is about
};
// Horizontal bars from 0. `unit` stands behind each value.
std::string barChart(const std::string& title, const std::vector<Bar>& bars, const std::string& unit,
                     int digits, Language language);

struct Line {
    std::string label;
    std::vector<double> values; // one for each of the chart's labels
    bool strong = false;
};
// Values from 0 up, the lines labelled at their right ends. `now`: index of a label to be marked; -1: none.
std::string lineChart(const std::string& title, const std::vector<std::string>& labels,
                      const std::vector<Line>& lines, const std::string& unit, int digits, int now,
                      Language language);

struct Column {
    std::string label;
    double value = 0;
};
std::string columnChart(const std::string& title, const std::vector<Column>& columns, const std::string& unit,
                        int digits, Language language);

} // namespace standdienst::backend

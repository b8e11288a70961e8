// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/rehearsal/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace standdienst::backend {

namespace {

// A round step that makes four to eight of `most`.
double roundStep(double most) {
    if (!(most > 0))
        return 1;
    const double raw = most / 5, power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (raw <= factor * power)
            return factor * power;
    return 10 * power;
}

int digitsFor(double step) {
    return step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
}

// Room for a label, in the charts' units: what fonts that may stand in for Inter need, bold as well.
double room(std::string_view label) {
    constexpr double each = 7.7;
    return each * static_cast<double>(std::ranges::count_if(
                      label, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string open(const std::string& title, double width, double height) {
    return fmt::format(
        "<figure><figcaption>{0}</figcaption><svg viewBox=\"0 0 {1:.0f} {2:.0f}\" role=\"img\" "
        "aria-label=\"{0}\">\n",
        escapeHtml(title), width, height);
}

struct Scale { // from 0 at `bottom` up to `top`
    double top, bottom, most, step;
    double y(double value) const { return bottom - (bottom - top) * value / most; }
};

Scale scaleFor(double largest, double top, double bottom) {
    const double step = roundStep(largest);
    return {top, bottom, step * std::max(1.0, std::ceil(largest / step - 1e-9)), step};
}

std::string grid(const Scale& scale, double left, double right, const std::string& unit, Language language) {
    std::string text;
    for (double value = 0; value <= scale.most + scale.step / 2; value += scale.step)
        text +=
            fmt::format("<line class=\"grid\" x1=\"{0}\" x2=\"{1}\" y1=\"{2:.1f}\" y2=\"{2:.1f}\"/>"
                        "<text class=\"quiet\" x=\"{3}\" y=\"{4:.1f}\" text-anchor=\"end\">{5}{6}</text>\n",
                        left, right, scale.y(value), left - 6, scale.y(value) + 4,
                        number(value, digitsFor(scale.step), language), escapeHtml(unit));
    return text;
}

} // namespace

std::string number(double value, int digits, Language language) {
    std::string text = fmt::format("{:.{}f}", value, digits);
    if (language == Language::German)
        std::ranges::replace(text, '.', ',');
    return text;
}

std::string escapeHtml(std::string_view text) {
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

std::string barChart(const std::string& title, const std::vector<Bar>& bars, const std::string& unit,
                     int digits, Language language) {
    constexpr double row = 30, right = 610, width = 700;
    double most = 1e-9, left = 120;
    for (const Bar& bar : bars) {
        most = std::max({most, bar.value + bar.error, bar.mark.value_or(0)});
        left = std::max(left, room(bar.label) + 14);
    }
    const double height = row * static_cast<double>(bars.size()) + 8;
    std::string text = open(title, width, height);
    const auto x = [&](double value) {
        return left + (right - left) * value / most;
    };
    double y = 4;
    for (const Bar& bar : bars) {
        text +=
            fmt::format("<text x=\"{}\" y=\"{:.1f}\" text-anchor=\"end\"{}>{}</text>"
                        "<rect class=\"{}\" x=\"{}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"18\" rx=\"2\"/>",
                        left - 10, y + 17, bar.strong ? " class=\"bold\"" : "", escapeHtml(bar.label),
                        bar.strong ? "main" : "other", left, y + 4, std::max(1.0, x(bar.value) - left));
        if (bar.error > 0)
            text += fmt::format(
                "<line class=\"whisker\" x1=\"{:.1f}\" x2=\"{:.1f}\" y1=\"{:.1f}\" y2=\"{:.1f}\"/>",
                std::max(left, x(bar.value - bar.error)), x(bar.value + bar.error), y + 13, y + 13);
        if (bar.mark)
            text += fmt::format(
                "<line class=\"mark\" x1=\"{0:.1f}\" x2=\"{0:.1f}\" y1=\"{1:.1f}\" y2=\"{2:.1f}\"/>",
                x(*bar.mark), y + 1, y + 25);
        // Beside its bar, or behind a mark that would cross it.
        const std::string value = number(bar.value, digits, language) + unit;
        double at = x(bar.value + bar.error) + 8;
        if (bar.mark && x(*bar.mark) > at - 8 && x(*bar.mark) < at + room(value) + 4)
            at = x(*bar.mark) + 8;
        text += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\"{}>{}</text>\n", at, y + 17,
                            bar.strong ? " class=\"bold\"" : "", escapeHtml(value));
        y += row;
    }
    return text + "</svg></figure>\n";
}

std::string lineChart(const std::string& title, const std::vector<std::string>& labels,
                      const std::vector<Line>& lines, const std::string& unit, int digits, int now,
                      Language language) {
    constexpr double width = 460, height = 250, left = 52, top = 16, bottom = 215;
    double most = 1e-9, right = 400;
    for (const Line& line : lines)
        right = std::min(right, width - room(line.label) - 4);
    for (const Line& line : lines)
        for (const double value : line.values)
            most = std::max(most, value);
    const Scale scale = scaleFor(most, top, bottom);
    const auto x = [&](std::size_t i) {
        return labels.size() < 2 ? (left + right) / 2
                                 : left + 16 +
                                       (right - left - 32) * static_cast<double>(i) /
                                           static_cast<double>(labels.size() - 1);
    };
    std::string text = open(title, width, height);
    if (now >= 0)
        text += fmt::format("<rect class=\"band\" x=\"{:.1f}\" y=\"{}\" width=\"32\" height=\"{}\"/>",
                            x(static_cast<std::size_t>(now)) - 16, top - 8, bottom - top + 8);
    text += grid(scale, left, right, unit, language);
    for (std::size_t i = 0; i < labels.size(); ++i)
        text +=
            fmt::format("<text x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\"{}>{}</text>", x(i), bottom + 22,
                        static_cast<int>(i) == now ? " class=\"bold\"" : "", escapeHtml(labels[i]));
    // Labels at the right ends, pushed apart where the lines end close together.
    std::vector<std::pair<double, const Line*>> ends;
    for (const Line& line : lines)
        ends.emplace_back(scale.y(line.values.back()), &line);
    std::ranges::sort(ends, {}, &std::pair<double, const Line*>::first);
    double lowest = top;
    for (auto& [y, line] : ends) {
        y = std::max(y, lowest);
        lowest = y + 16;
    }
    for (const auto& [y, line] : ends) {
        std::string points;
        for (std::size_t i = 0; i < line->values.size(); ++i)
            points += fmt::format("{:.1f},{:.1f} ", x(i), scale.y(line->values[i]));
        text +=
            fmt::format("<polyline class=\"{}\" points=\"{}\"/>", line->strong ? "main" : "other", points);
        for (std::size_t i = 0; i < line->values.size(); ++i)
            text += fmt::format("<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\"><title>{}: "
                                "{}{}</title></circle>",
                                line->strong ? "main" : "other", x(i), scale.y(line->values[i]),
                                escapeHtml(labels[i]), number(line->values[i], digits, language),
                                escapeHtml(unit));
        text += fmt::format("<text x=\"{}\" y=\"{:.1f}\"{}>{}</text>\n", right + 2, y + 4,
                            line->strong ? " class=\"bold\"" : "", escapeHtml(line->label));
    }
    return text + "</svg></figure>\n";
}

std::string columnChart(const std::string& title, const std::vector<Column>& columns, const std::string& unit,
                        int digits, Language language) {
    constexpr double width = 460, height = 200, left = 52, right = 452, top = 12, bottom = 168;
    double most = 1e-9;
    for (const Column& column : columns)
        most = std::max(most, column.value);
    const Scale scale = scaleFor(most, top, bottom);
    std::string text = open(title, width, height) + grid(scale, left, right, unit, language);
    const double step = (right - left) / static_cast<double>(std::max<std::size_t>(1, columns.size()));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double x = left + step * static_cast<double>(i), y = scale.y(columns[i].value);
        text += fmt::format(
            "<rect class=\"main\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" rx=\"2\">"
            "<title>{}: {}{}</title></rect>"
            "<text class=\"quiet\" x=\"{:.1f}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n",
            x + step * 0.15, y, step * 0.7, std::max(0.0, bottom - y), escapeHtml(columns[i].label),
            number(columns[i].value, digits, language), escapeHtml(unit), x + step / 2, bottom + 18,
            escapeHtml(columns[i].label));
    }
    return text + "</svg></figure>\n";
}

} // namespace standdienst::backend

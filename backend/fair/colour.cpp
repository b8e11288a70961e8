// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/fair/colour.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace standdienst::backend {

namespace {

double luminance(const Colour& colour) {
    const auto linear = [](int value) {
        const double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.rgb[0]) + 0.7152 * linear(colour.rgb[1]) + 0.0722 * linear(colour.rgb[2]);
}

int hexDigit(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

// `steps` 255ths of the way from `colour` to black (0) or white (255).
Colour mixed(const Colour& colour, int towards, int steps) {
    Colour result;
    for (std::size_t i = 0; i < 3; ++i)
        result.rgb[i] = colour.rgb[i] + (towards - colour.rgb[i]) * steps / 255;
    return result;
}

} // namespace

std::optional<Colour> parseColour(std::string_view text) {
    if (text.size() != 7 || text[0] != '#')
        return std::nullopt;
    Colour colour;
    for (std::size_t i = 0; i < 3; ++i) {
        const int high = hexDigit(text[1 + 2 * i]);
        const int low = hexDigit(text[2 + 2 * i]);
        if (high < 0 || low < 0)
            return std::nullopt;
        colour.rgb[i] = high * 16 + low;
    }
    return colour;
}

std::string toText(const Colour& colour) {
    return fmt::format("#{:02x}{:02x}{:02x}", colour.rgb[0], colour.rgb[1], colour.rgb[2]);
}

double contrast(const Colour& a, const Colour& b) {
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

std::optional<Colour> nearestReadable(const Colour& colour, const Colour& ground, double least) {
    for (int steps = 0; steps <= 255; ++steps) {
        for (const int towards : {0, 255}) {
            const Colour candidate = mixed(colour, towards, steps);
            if (contrast(candidate, ground) >= least)
                return candidate;
        }
    }
    return std::nullopt;
}

} // namespace standdienst::backend

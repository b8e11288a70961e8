// SPDX-License-Identifier: GPL-3.0-or-later
// Contrast as WCAG 2.2 defines it: whether text can be read on its ground.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace standdienst::backend {

struct Colour {
    std::array<int, 3> rgb{}; // 0..255
};
std::optional<Colour> parseColour(std::string_view text); // "#rrggbb"
std::string toText(const Colour& colour);

double contrast(const Colour& a, const Colour& b); // 1..21
// The colour nearest to `colour`, darker or lighter, that has this contrast with `ground`; nothing where
// neither black nor white has.
std::optional<Colour> nearestReadable(const Colour& colour, const Colour& ground, double least);

} // namespace standdienst::backend

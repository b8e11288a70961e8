// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shifts/law.h"

#include <array>

namespace standdienst::shifts {

namespace {

using floor::RestLaw;

constexpr std::array<std::string_view, 4> names{"de", "at", "ch", "eu"};

RestLaw austria() {
    RestLaw law;
    law.secondMinutes = law.thirdMinutes = law.firstMinutes; // one step
    law.leastPiece = 10;
    law.dayMost = 720;
    return law;
}

RestLaw switzerland() {
    RestLaw law;
    law.firstAbove = 330;
    law.firstMinutes = 15;
    law.secondAbove = 420;
    law.secondMinutes = 30;
    law.thirdAbove = 540;
    law.thirdMinutes = 60;
    law.longestWithout = 330;
    law.dayUsual = 540;
    law.dayMost = 780;
    return law;
}

RestLaw union_() {
    RestLaw law;
    law.secondMinutes = law.thirdMinutes = law.firstMinutes;
    law.dayMost = 780;
    return law;
}

constexpr int day = 24 * 60;
constexpr std::array<LawValue, 12> values{{{"break_above", &RestLaw::firstAbove, 0, day},
                                           {"break_minutes", &RestLaw::firstMinutes, 0, 240},
                                           {"long_break_above", &RestLaw::secondAbove, 0, day},
                                           {"long_break_minutes", &RestLaw::secondMinutes, 0, 240},
                                           {"longest_break_above", &RestLaw::thirdAbove, 0, day},
                                           {"longest_break_minutes", &RestLaw::thirdMinutes, 0, 240},
                                           {"least_piece", &RestLaw::leastPiece, 1, 60},
                                           {"main_piece", &RestLaw::mainPiece, 1, 240},
                                           {"longest_without", &RestLaw::longestWithout, 60, day},
                                           {"day_usual", &RestLaw::dayUsual, 60, day},
                                           {"day_most", &RestLaw::dayMost, 60, day},
                                           {"night_rest", &RestLaw::nightRest, 0, day}}};

} // namespace

std::optional<RestLaw> lawOf(std::string_view country) {
    if (country == "de")
        return RestLaw{};
    if (country == "at")
        return austria();
    if (country == "ch")
        return switzerland();
    if (country == "eu")
        return union_();
    return std::nullopt;
}

std::span<const std::string_view> countries() {
    return names;
}

std::span<const LawValue> lawValues() {
    return values;
}

std::optional<Disorder> disorder(const RestLaw& rest) {
    if (rest.firstAbove > rest.secondAbove)
        return Disorder{"break_above", "long_break_above"};
    if (rest.secondAbove > rest.thirdAbove)
        return Disorder{"long_break_above", "longest_break_above"};
    if (rest.firstMinutes > rest.secondMinutes)
        return Disorder{"break_minutes", "long_break_minutes"};
    if (rest.secondMinutes > rest.thirdMinutes)
        return Disorder{"long_break_minutes", "longest_break_minutes"};
    if (rest.dayUsual > rest.dayMost)
        return Disorder{"day_usual", "day_most"};
    return std::nullopt;
}

} // namespace standdienst::shifts

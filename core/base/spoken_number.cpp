// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spoken_number.h"

#include "core/base/limits.h"

#include <algorithm>
#include <charconv>

namespace standdienst {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHJKLMNPRSTUVWXYZ";
constexpr std::size_t mostLetters = 3;

bool isLetter(char c) {
    return alphabet.find(c) != std::string_view::npos;
}

} // namespace

std::string deviceLetters(std::size_t place) {
    std::string letters;
    for (++place; place > 0; place = (place - 1) / alphabet.size())
        letters.insert(letters.begin(), alphabet[(place - 1) % alphabet.size()]);
    return letters;
}

bool isDeviceLetters(std::string_view text) {
    return !text.empty() && text.size() <= mostLetters && std::ranges::all_of(text, isLetter);
}

std::string prefixed(std::string_view letters, std::uint32_t number) {
    return std::string(letters) + std::to_string(number);
}

std::string suffixed(std::string_view letters, std::uint32_t number) {
    return std::to_string(number) + std::string(letters);
}

std::uint32_t numberIn(std::string_view prefixed) {
    const auto digits = prefixed.substr(std::min(prefixed.find_first_of("0123456789"), prefixed.size()));
    const auto letters = prefixed.substr(0, prefixed.size() - digits.size());
    if ((!letters.empty() && !isDeviceLetters(letters)) || digits.empty() || digits.front() == '0')
        return 0;
    std::uint32_t number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
    return whole && number <= limits::spokenNumber ? number : 0;
}

bool isPrefixedNumber(std::string_view text) {
    return numberIn(text) > 0;
}

} // namespace standdienst

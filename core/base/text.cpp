// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"

#include "core/base/json.h"

#include <algorithm>

namespace standdienst {

namespace {

bool isUnwanted(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x061c || c == 0x200e || c == 0x200f ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x206f) || c == 0xfeff ||
           (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

bool isBreak(char32_t c) {
    return c == '\n' || c == 0x2028 || c == 0x2029;
}

std::string cleaned(std::string_view utf8, bool keepLines) {
    std::string result;
    result.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const auto before = at;
        const char32_t point = nextPoint(utf8, at);
        if (isBreak(point))
            result += keepLines ? '\n' : ' ';
        else if (point == '\t')
            result += ' ';
        else if (!isUnwanted(point))
            result += utf8.substr(before, at - before);
    }
    return std::string(trimmed(result));
}

} // namespace

char32_t nextPoint(std::string_view utf8, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : 4;
    char32_t point = length == 1 ? lead : lead & (0x7fu >> length);
    for (std::size_t k = 1; k < length && at + k < utf8.size(); ++k)
        point = point << 6 | (static_cast<unsigned char>(utf8[at + k]) & 0x3f);
    at = std::min(at + length, utf8.size());
    return point;
}

void appendPoint(std::string& utf8, char32_t c) {
    const auto put = [&utf8](char32_t byte) {
        utf8 += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xc0 | c >> 6);
        put(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        put(0xe0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3f));
        put(0x80 | (c & 0x3f));
    } else {
        put(0xf0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3f));
        put(0x80 | (c >> 6 & 0x3f));
        put(0x80 | (c & 0x3f));
    }
}

std::u32string toPoints(std::string_view utf8) {
    std::u32string points;
    for (std::size_t at = 0; at < utf8.size();)
        points += nextPoint(utf8, at);
    return points;
}

std::string cleanLine(std::string_view utf8) {
    return cleaned(utf8, false);
}

std::string cleanLines(std::string_view utf8) {
    return cleaned(utf8, true);
}

std::string shown(std::string_view bytes, std::size_t most) {
    std::string text(bytes);
    if (!isUtf8(text))
        std::ranges::replace_if(
            text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
    text = cleanLine(text);
    return std::string(firstPoints(text, most));
}

std::string_view firstPoints(std::string_view utf8, std::size_t most) {
    std::size_t at = 0;
    while (at < utf8.size() && most-- > 0)
        nextPoint(utf8, at);
    return utf8.substr(0, at);
}

char lowerAscii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowerAscii(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](char c) { return lowerAscii(c); });
    return lower;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b) {
    return std::ranges::equal(
        a, b, {}, [](char c) { return lowerAscii(c); }, [](char c) { return lowerAscii(c); });
}

bool startsIgnoringCase(std::string_view text, std::string_view with) {
    return equalsIgnoringCase(text.substr(0, with.size()), with);
}

bool isSpace(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200b) ||
           c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

std::string_view trimmed(std::string_view utf8) {
    std::size_t first = 0;
    while (first < utf8.size()) {
        std::size_t next = first;
        if (!isSpace(nextPoint(utf8, next)))
            break;
        first = next;
    }
    std::size_t end = first;
    for (std::size_t at = first; at < utf8.size();)
        if (!isSpace(nextPoint(utf8, at)))
            end = at;
    return utf8.substr(first, end - first);
}

} // namespace standdienst

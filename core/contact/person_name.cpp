// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/person_name.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace standdienst {

namespace {

constexpr std::array<std::string_view, 39> titles{"dr",         "dr.",        "prof",
                                                  "prof.",      "professor",  "mr",
                                                  "mr.",        "mrs",        "mrs.",
                                                  "ms",         "ms.",        "herr",
                                                  "frau",       "hr.",        "fr.",
                                                  "dipl.",      "ing.",       "ing",
                                                  "dipl.-ing.", "dipl.-kfm.", "mag.",
                                                  "di",         "ddr.",       "pd",
                                                  "mme",        "m.",         "mlle",
                                                  "sr.",        "sra.",       "don",
                                                  "sig.",       "dott.",      "dott.ssa",
                                                  "avv.",       "drs.",       "ir.",
                                                  "habil.",     "h.c.",       "dipl.-wirt.-ing."};
constexpr std::array<std::string_view, 26> degrees{
    "mba",  "phd", "ph.d.",  "ph.d",   "msc",   "m.sc.", "bsc",  "b.sc.", "m.a.",
    "b.a.", "jr",  "jr.",    "sr",     "ii",    "iii",   "esq",  "esq.",  "m.d.",
    "md",   "cpa", "m.eng.", "b.eng.", "ll.m.", "emba",  "(fh)", "mag"};
constexpr std::array<std::string_view, 36> particles{
    "van", "von", "der", "den", "de",  "del", "della", "di",    "da",    "dos", "das", "du",
    "la",  "le",  "les", "zu",  "zur", "zum", "vom",   "ter",   "ten",   "te",  "bin", "ibn",
    "al",  "el",  "st.", "af",  "av",  "dal", "do",    "dello", "degli", "op",  "und", "'t"};

bool isOneOf(const auto& words, std::string_view word) {
    return std::ranges::find(words, lowerAscii(word)) != words.end();
}

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto before = at;
        if (!isSpace(nextPoint(text, at)))
            continue;
        if (before > start)
            words.push_back(text.substr(start, before - start));
        start = at;
    }
    if (start < text.size())
        words.push_back(text.substr(start));
    return words;
}

std::string joined(const std::vector<std::string_view>& words, std::size_t from, std::size_t to) {
    std::string text;
    for (; from < to; ++from) {
        if (!text.empty())
            text += ' ';
        text += words[from];
    }
    return text;
}

// Han, kana, hangul.
bool isEastAsian(std::string_view text) {
    return std::ranges::all_of(toPoints(text), [](char32_t c) {
        return isSpace(c) || (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
               (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
               (c >= 0x20000 && c <= 0x3ffff) || c == 0x3005;
    });
}

std::string bare(std::string_view word) {
    return std::string(word.substr(0, word.find_last_not_of(',') + 1));
}

} // namespace

std::string withoutTitles(std::string_view fullName) {
    const auto words = wordsOf(fullName);
    std::size_t first = 0;
    std::size_t end = words.size();
    while (first + 1 < end && isOneOf(titles, bare(words[first])))
        ++first;
    while (end > first + 1 && isOneOf(degrees, bare(words[end - 1])))
        --end;
    auto name = joined(words, first, end);
    if (end < words.size() && name.ends_with(','))
        name.pop_back();
    return name;
}

PersonName splitName(std::string_view fullName) {
    const auto name = withoutTitles(fullName);
    if (const auto comma = name.find(','); comma != std::string::npos) {
        auto given = withoutTitles(trimmed(std::string_view(name).substr(comma + 1)));
        std::string family(trimmed(std::string_view(name).substr(0, comma)));
        if (!given.empty() && !family.empty())
            return {std::move(given), withoutTitles(family)};
    }
    const auto words = wordsOf(name);
    if (words.size() < 2)
        return {"", name};
    if (isEastAsian(name))
        return {joined(words, 1, words.size()), std::string(words[0])};
    std::size_t family = words.size() - 1;
    // A capital letter begins a given name: "Al Gore", but "van der Berg".
    while (family > 0 && isOneOf(particles, words[family - 1]) &&
           (family > 1 || lowerAscii(words[0]) == words[0]))
        --family;
    return {joined(words, 0, family), joined(words, family, words.size())};
}

} // namespace standdienst

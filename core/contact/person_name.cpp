// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/person_name.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace standdienst {

namespace {

using Words = std::vector<std::string_view>;

// In small letters, with their dots as they are mostly written; a dot more or less does not matter, but where
// the word without one is somebody's name.
constexpr auto titles = std::to_array<std::string_view>(
    {"dr",   "prof",     "professor", "professorin", "mr",        "mrs",  "ms",  "miss",
     "herr", "herrn",    "frau",      "ddr",         "mme",       "mlle", "sra", "sig.",
     "dott", "dott.ssa", "avv",       "drs.",        "madame",    "fr.",  "hr.", "sr.",
     "rev.", "univ",     "priv",      "univ.-prof",  "priv.-doz", "dipl"});
// Titles that are names, too. With a dot they are none.
constexpr auto titlesAndNames =
    std::to_array<std::string_view>({"di", "ing", "ir", "mag", "don", "pd", "lic", "ra", "stb", "wp"});
// What stands between a title and a name, and is no word of its own: always small, mostly with a dot.
constexpr auto titleEnds = std::to_array<std::string_view>(
    {"med", "rer", "nat", "phil", "jur", "iur", "dent", "vet", "hc", "mult", "habil", "techn", "et"});
// Nobody's name.
constexpr auto degrees = std::to_array<std::string_view>(
    {"mba",   "phd",   "msc",   "bsc",  "dphil", "meng",  "beng", "llm",   "llb",  "emba", "jr",
     "esq",   "cpa",   "cfa",   "pmp",  "pmi",   "cissp", "cisa", "cism",  "acca", "cima", "fca",
     "csm",   "cspo",  "ceng",  "miet", "fiet",  "frcs",  "mrcp", "mcips", "riba", "dba",  "mdiv",
     "mtech", "btech", "pgdip", "ceo",  "cto",   "cfo",   "coo",  "mdb",   "mdl"});
// Somebody's name, unless enough is left without: "Shahid Md", "Eva Mag", "Anna Ii".
constexpr auto degreesAndNames = std::to_array<std::string_view>(
    {"md", "mag", "sr", "ii", "iii", "iv", "di", "rn", "dr", "ra", "stb", "wp"});
// Names that are too common to be taken for a degree without its dots or a comma: Yo-Yo Ma.
constexpr auto dottedDegrees = std::to_array<std::string_view>({"ma", "ba", "do", "be", "ing", "pe"});
constexpr auto particles = std::to_array<std::string_view>(
    {"van", "von", "der", "den", "de",  "del", "della", "di",    "da",    "dos", "das", "du",
     "la",  "le",  "les", "zu",  "zur", "zum", "vom",   "ter",   "ten",   "te",  "bin", "ibn",
     "al",  "el",  "st.", "af",  "av",  "dal", "do",    "dello", "degli", "op",  "und", "'t",
     "dei", "lo",  "het", "in",  "aan", "auf", "dem",   "'s",    "bint",  "ben", "of"});
// Since 1919 a part of the family name in Germany.
constexpr auto nobility =
    std::to_array<std::string_view>({"freiherr", "freifrau", "freiin", "graf", "gräfin", "baron", "baronin",
                                     "prinz", "fürst", "edler", "ritter", "prinzessin"});
constexpr auto legalForms = std::to_array<std::string_view>(
    {"gmbh",   "mbh",   "ohg",         "kgaa", "gbr",  "ggmbh",        "e.v.",   "e.k.",   "e.g.",
     "ltd",    "ltd.",  "limited",     "inc",  "inc.", "incorporated", "llc",    "llp",    "plc",
     "corp",   "corp.", "corporation", "b.v.", "n.v.", "s.a.",         "s.a.s.", "s.p.a.", "spa",
     "s.r.l.", "srl",   "s.r.o.",      "sro",  "a.s.", "o.o.",         "d.o.o.", "doo",    "sarl",
     "s.à",    "sas",   "aps",         "a/s",  "oyj",  "kft",          "kft.",   "zrt",    "zrt.",
     "pty",    "pte",   "k.k.",        "a.g.", "e.u.", "co.",          "gesmbh"});
// Short enough to be somebody's name in small letters, and one of them in capitals: Daniel Ek, Mário Sá.
constexpr auto shortForms =
    std::to_array<std::string_view>({"ag", "kg", "ug", "se", "sa", "ab", "nv", "bv", "oy", "eg"});
constexpr auto departments = std::to_array<std::string_view>(
    {"vertrieb",    "sales",         "einkauf",      "purchasing",  "procurement", "marketing",
     "support",     "service",       "services",     "helpdesk",    "zentrale",    "empfang",
     "reception",   "info",          "information",  "team",        "office",      "büro",
     "buchhaltung", "accounting",    "export",       "import",      "versand",     "logistik",
     "logistics",   "kundenservice", "kundendienst", "hotline",     "personal",    "personalabteilung",
     "hr",          "presse",        "press",        "verwaltung",  "werk",        "niederlassung",
     "filiale",     "headquarters",  "hq",           "deutschland", "germany",     "europe",
     "messe",       "technik",       "it",           "kontakt"});

// No field keeps as much of a name; so looking at all words for each of them stays cheap.
constexpr std::size_t longestName = 500;

bool isOneOf(const auto& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

// The small letter of a capital one, in Latin, Greek and Cyrillic script.
char32_t small(char32_t c) {
    if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3a9) ||
        (c >= 0x410 && c <= 0x42f))
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40f)
        return c + 0x50;
    const bool evenFirst = (c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177) ||
                           (c >= 0x1e00 && c <= 0x1e95) || (c >= 0x1ea0 && c <= 0x1eff) ||
                           (c >= 0x218 && c <= 0x21b);
    const bool oddFirst = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e);
    if ((evenFirst && c % 2 == 0) || (oddFirst && c % 2 == 1))
        return c + 1;
    return c == 0x178 ? 0xff : c;
}

std::string smallLetters(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();)
        appendPoint(result, small(nextPoint(text, at)));
    return result;
}

// A letter for sure: not a sign of ASCII, nor one of the punctuation that Unicode keeps together.
bool isLetter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xc0 && c != 0xd7 && c != 0xf7 && !(c >= 0x2000 && c <= 0x2bff) &&
            !(c >= 0x3000 && c <= 0x3004));
}

std::size_t lettersIn(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(toPoints(text), isLetter));
}

// In a script that has them, and without a small letter; ß has no capital on most keyboards.
bool isCapitals(std::string_view word) {
    std::size_t capitals = 0;
    for (const char32_t c : toPoints(word)) {
        if (small(c) != c)
            ++capitals;
        else if (isLetter(c) && c != 0xdf)
            return false;
    }
    return capitals > 1;
}

bool isSmall(std::string_view word) {
    return smallLetters(word) == word;
}

Words wordsOf(std::string_view text) {
    Words words;
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

std::string joined(const Words& words, std::size_t from, std::size_t to) {
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

// In small letters, without the comma behind it.
std::string bare(std::string_view word) {
    return smallLetters(word.substr(0, word.find_last_not_of(',') + 1));
}

std::string withoutDots(std::string_view word) {
    std::string plain(word);
    std::erase(plain, '.');
    return plain;
}

bool isBracketed(std::string_view word) { // (FH), (Hons)
    return word.size() > 2 && word.starts_with('(') && word.ends_with(')');
}

enum class Title { None, Perhaps, Sure };

// "Dr.-Ing.", "Dipl.-Wirt.-Ing.", "Univ.-Prof."
bool isHyphenated(std::string_view lower) {
    const auto hyphen = lower.find('-');
    if (hyphen == std::string_view::npos)
        return false;
    const auto first = withoutDots(lower.substr(0, hyphen));
    return first == "dipl" || ((first == "dr" || first == "prof" || first == "univ" || first == "priv") &&
                               lower.size() > hyphen + 2);
}

Title titleOf(std::string_view word) {
    const auto lower = bare(word);
    const auto plain = withoutDots(lower);
    if (isHyphenated(lower) || lower.starts_with("dipl.") || lower == "mag.a" || isOneOf(titles, lower) ||
        (!plain.empty() && isOneOf(titles, plain) && plain != "priv" && plain != "univ"))
        return Title::Sure;
    if (isOneOf(titlesAndNames, plain))
        return lower.ends_with('.') ? Title::Sure : Title::Perhaps;
    return lower == "m." ? Title::Perhaps : Title::None; // a Frenchman, or somebody's initial
}

// "rer.", "nat.", "h.", "c.", "(FH)": nothing that begins a name.
bool continuesTitle(std::string_view word) {
    return isBracketed(word) || (isSmall(word) && (word.ends_with('.') || isOneOf(titleEnds, word))) ||
           smallLetters(word) == "h.c." || smallLetters(word) == "univ.";
}

// How many of the words from `first` to `end` are more than "van" and "der".
std::size_t countNames(const Words& words, std::size_t first, std::size_t end) {
    std::size_t count = 0;
    for (; first < end; ++first)
        count += isOneOf(particles, bare(words[first])) ? 0 : 1;
    return count;
}

// Where the name begins behind its titles; `least` words are left.
std::size_t behindTitles(const Words& words, std::size_t end, std::size_t least) {
    std::size_t first = 0;
    while (first + least < end) {
        const auto title = titleOf(words[first]);
        const auto next = first + 1;
        const bool furtherTitle =
            next < end && (titleOf(words[next]) == Title::Sure || continuesTitle(words[next]));
        if (title == Title::None ||
            (title == Title::Perhaps && !furtherTitle && countNames(words, next, end) < 2))
            break;
        first = next;
        while (first + least < end && continuesTitle(words[first]))
            ++first;
    }
    return first;
}

bool isDegree(std::string_view word, std::size_t left, bool behindComma, bool othersInCapitals) {
    const auto lower = bare(word);
    const auto plain = withoutDots(lower);
    const bool dotted = plain.size() < lower.size();
    if (isOneOf(degrees, plain) || isBracketed(word) || isHyphenated(lower))
        return true;
    if (isOneOf(degreesAndNames, plain))
        return behindComma || dotted || (left >= 2 && isCapitals(word) && !othersInCapitals) ||
               (left >= 2 && plain == "sr");
    if (isOneOf(dottedDegrees, plain))
        return behindComma || (dotted && left >= 1 && lower.find('.') + 1 < lower.size());
    // PMP, CSM, FRCS: what nobody can pronounce is nobody's given name.
    const auto isVowel = [](char c) {
        return std::string_view("AEIOUY").find(c) != std::string_view::npos;
    };
    const bool acronym = isCapitals(word) && plain.size() >= 2 && plain.size() <= 6 &&
                         std::ranges::none_of(word, isVowel) &&
                         std::ranges::all_of(word, [](char c) { return (c >= 'A' && c <= 'Z') || c == ','; });
    return behindComma && left >= 2 && acronym && !othersInCapitals;
}

bool isTitle(std::string_view word) {
    return titleOf(word) == Title::Sure || continuesTitle(word);
}

// Where the degrees behind the name begin.
std::size_t beforeDegrees(const Words& words, std::size_t first) {
    std::size_t end = words.size();
    while (end > first + 1) {
        const auto& word = words[end - 1];
        // "M. Sc.", "Ph. D."
        if (const auto two = std::string(words[end - 2]) + std::string(word);
            end > first + 2 && words[end - 2].ends_with('.') && word.find('.') != word.npos &&
            two.size() <= 7 && isDegree(two, end - 2 - first, false, false)) {
            end -= 2;
            continue;
        }
        const bool behindComma = words[end - 2].ends_with(',');
        // The comma may stand before several: "Smith, MBA CFA".
        const bool othersInCapitals = isCapitals(words[first]);
        const bool title = isHyphenated(bare(word)) || (behindComma && isTitle(word));
        if (!title && !isDegree(word, end - 1 - first, behindComma, othersInCapitals))
            break;
        --end;
    }
    return end;
}

bool isEmail(std::string_view word) {
    const auto at = word.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < word.size();
}

// What stands behind a whole name and a dash, comma or slash: a company, a department, "she/her".
bool isAside(std::string_view between, std::string_view text, bool isBehindWholeName) {
    if (between == " @ " || hasLegalForm(text))
        return true;
    const auto words = wordsOf(text);
    return isBehindWholeName &&
           (std::ranges::all_of(words, [](auto word) { return isOneOf(departments, bare(word)); }) ||
            (words.size() == 1 && words[0].find('/') != std::string_view::npos));
}

// "Anna Müller (ACME GmbH)", "Anna Müller | ACME"; brackets that belong to a title stay for now.
std::string withoutAsides(std::string_view text) {
    if (const auto bar = text.find('|');
        bar != std::string_view::npos && !trimmed(text.substr(0, bar)).empty())
        text = text.substr(0, bar);
    std::string result;
    std::string_view rest = text;
    while (true) {
        const auto open = rest.find_first_of("([{");
        result += rest.substr(0, open);
        if (open == std::string_view::npos)
            break;
        const char closing = rest[open] == '(' ? ')' : rest[open] == '[' ? ']' : '}';
        const auto close = rest.find(closing, open);
        const auto inside = rest.substr(open, close == std::string_view::npos ? close : close - open + 1);
        // "Mag. (FH)" and "Dipl.-Ing. (FH)" come before the name.
        const auto before = wordsOf(result);
        if (!before.empty() && titleOf(before.back()) != Title::None)
            result += inside;
        if (close == std::string_view::npos)
            break;
        rest.remove_prefix(close + 1);
    }
    auto words = wordsOf(result);
    std::erase_if(words, isEmail);
    auto clean = joined(words, 0, words.size());
    if (lettersIn(clean) == 0)
        clean = std::string(trimmed(text));
    // "Anna Müller, ACME GmbH", "Anna Müller - ACME GmbH"
    for (const std::string_view between : {", ", " - ", " – ", " — ", " / ", " @ ", " · ", " • "}) {
        const auto at = clean.find(between);
        if (at != std::string::npos && at > 0 &&
            isAside(between, std::string_view(clean).substr(at + between.size()), clean.find(' ') < at))
            clean.resize(at);
    }
    return clean;
}

// "Dr.med.", "Prof.Dr.Anna": the blank that is missing.
std::string withBlanksBehindTitles(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        result += text[at];
        if (text[at] != '.' || at + 1 == text.size() ||
            std::string_view(" .-,)").find(text[at + 1]) != std::string_view::npos)
            continue;
        const auto start = result.find_last_of(' ') == std::string::npos ? 0 : result.find_last_of(' ') + 1;
        const auto word = lowerAscii(std::string_view(result).substr(start));
        if (word == "dr." || word == "prof." || word == "ing.")
            result += ' ';
    }
    return result;
}

std::string stripped(std::string_view text, std::size_t least) {
    text = firstPoints(text, longestName);
    const auto clean = withBlanksBehindTitles(withoutAsides(text));
    const auto words = wordsOf(clean);
    // Degrees first: what is left of "Ing. Karl Huber, MBA" decides whether Ing. is a title.
    const auto untitled = behindTitles(words, words.size(), 1);
    const auto end = beforeDegrees(words, std::min(untitled, words.empty() ? 0 : words.size() - 1));
    const auto first = behindTitles(words, end, least);
    auto name = joined(words, first, end);
    if (name.ends_with(',') && end < words.size())
        name.pop_back();
    return name;
}

// "MÜLLER Anna", "VAN DEN BERG Pieter": how many words the family name in capitals has at the beginning.
std::size_t leadingCapitals(const Words& words) {
    std::size_t count = 0;
    while (count < words.size() && isOneOf(particles, words[count])) // van der BERG Jan
        ++count;
    const auto names = count;
    while (count < words.size() && isCapitals(words[count]) &&
           words[count].find('.') == std::string_view::npos)
        ++count;
    if (count == names || count == words.size())
        return 0;
    // "AJ Smith" has initials, "LI Wei" a family name.
    const auto first = toPoints(words[names]);
    constexpr std::u32string_view vowels = U"AEIOUY";
    if (count - names == 1 && first.size() == 2 &&
        (vowels.find(first[1]) == vowels.npos || vowels.find(first[0]) != vowels.npos) &&
        words[names] != "NG")
        return 0;
    return std::ranges::any_of(words.begin() + static_cast<std::ptrdiff_t>(count), words.end(),
                               [](auto word) { return isCapitals(word); })
               ? 0
               : count;
}

std::size_t familyBegin(const Words& words) {
    std::size_t family = words.size() - 1;
    // "Anna VAN DEN BERG"
    if (isCapitals(words.back()) && !isCapitals(words.front()))
        while (family > 1 && isCapitals(words[family - 1]))
            --family;
    while (family > 0) {
        const auto before = words[family - 1];
        // A capital letter begins a given name: "Al Gore", but "van der Berg".
        const bool particle =
            isOneOf(particles, bare(before)) && (family > 1 || lowerAscii(words[0]) == words[0]);
        if (particle || (family > 1 && isOneOf(nobility, bare(before))))
            --family;
        else if (family > 2 && (before == "y" || before == "e" || before == "i")) // Ortega y Gasset
            family -= 2;
        else
            break;
    }
    return family;
}

} // namespace

std::string withoutTitles(std::string_view fullName) {
    return stripped(withoutUnseen(fullName), 1);
}

std::string namePart(std::string_view part) {
    const auto clean = stripped(withoutUnseen(part), 0);
    return isPlaceholder(clean) ? std::string() : clean;
}

PersonName splitName(std::string_view fullName) {
    const auto name = withoutTitles(fullName);
    if (const auto comma = name.find(','); comma != std::string::npos) {
        auto given = withoutTitles(trimmed(std::string_view(name).substr(comma + 1)));
        auto family = withoutTitles(trimmed(std::string_view(name).substr(0, comma)));
        if (!given.empty() && !family.empty()) {
            moveParticles(given, family);
            return {std::move(given), std::move(family)};
        }
    }
    const auto words = wordsOf(name);
    if (words.size() < 2)
        return {"", name};
    if (isEastAsian(name))
        return {joined(words, 1, words.size()), std::string(words[0])};
    if (const auto capitals = leadingCapitals(words); capitals > 0)
        return {joined(words, capitals, words.size()), joined(words, 0, capitals)};
    const auto family = familyBegin(words);
    return {joined(words, 0, family), joined(words, family, words.size())};
}

bool isParticles(std::string_view text) {
    const auto words = wordsOf(text);
    return !words.empty() && std::ranges::all_of(words, [](auto word) { return isOneOf(particles, word); });
}

void moveParticles(std::string& given, std::string& family) {
    const auto words = wordsOf(given);
    std::size_t end = words.size();
    while (end > 1 && isOneOf(particles, words[end - 1]))
        --end;
    if (end == words.size() || family.empty())
        return;
    family = joined(words, end, words.size()) + " " + family;
    given = joined(words, 0, end);
}

bool isPlaceholder(std::string_view text) {
    const auto words = wordsOf(text);
    // Somebody is called Null, but not null.
    static constexpr auto nothing = std::to_array<std::string_view>(
        {"null", "undefined", "(null)", "[null]", "nil", "NaN", "n/a", "N/A", "#N/A", "none"});
    return std::ranges::all_of(words, [](auto word) {
        const bool silent = std::ranges::none_of(
            toPoints(word), [](char32_t c) { return isLetter(c) || (c >= '0' && c <= '9'); });
        return silent || isOneOf(nothing, word);
    });
}

bool isNoName(std::string_view text) {
    constexpr std::ptrdiff_t shortestNumber = 3;
    const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
    const auto words = wordsOf(text);
    return isPlaceholder(text) || std::ranges::all_of(words, isEmail) ||
           (lettersIn(text) == 0 && digits >= shortestNumber);
}

std::string withoutUnseen(std::string_view text) {
    std::string result;
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = nextPoint(text, at);
        const bool joiner = c == 0x200c || c == 0x200d;
        const bool unseen = c == 0x200b || c == 0xad || c == 0x34f || c == 0x115f || c == 0x1160 ||
                            c == 0x180e || c == 0x3164 || c == 0xffa0 || (c >= 0x2060 && c <= 0x2065);
        constexpr char32_t firstThatJoins = 0x590; // Hebrew; Latin, Greek and Cyrillic come before it
        if (unseen || (joiner && before < firstThatJoins))
            continue;
        appendPoint(result, c);
        before = c;
    }
    return std::string(trimmed(result));
}

bool hasLegalForm(std::string_view name) {
    if (name.size() > 4 * longestName)
        return false;
    const auto words = wordsOf(name);
    if (words.size() < 2)
        return false;
    const auto last = words.back();
    const auto lower = bare(last);
    if (isOneOf(legalForms, lower))
        return true;
    // MARIA SA is a person in capitals, NESTLÉ SA is none; there are more of the first on badges.
    const bool perhapsName = (lower == "sa" || lower == "ab") && isCapitals(name);
    return isOneOf(shortForms, lower) && ((isCapitals(last) && !perhapsName) || isSmall(name));
}

std::string withoutLegalForm(std::string_view name) {
    auto words = wordsOf(name);
    while (words.size() > 1 && (hasLegalForm(joined(words, 0, words.size())) || words.back() == "&" ||
                                words.back() == "+" || bare(words.back()) == "co"))
        words.pop_back();
    auto core = joined(words, 0, words.size());
    if (core.ends_with(','))
        core.pop_back();
    return core;
}

bool namesCompany(std::string_view name, std::string_view organization) {
    if (name.empty() || organization.empty() || name.size() > longestName ||
        organization.size() > longestName)
        return false;
    const auto core = withoutLegalForm(organization);
    if (sameName(name, organization) || sameName(withoutLegalForm(name), core))
        return true;
    const auto words = wordsOf(name);
    for (std::size_t end = words.size(); end-- > 1;)
        if (!isOneOf(departments, bare(words[end])))
            return false;
        else if (sameName(joined(words, 0, end), core) || sameName(joined(words, 0, end), organization))
            return true;
    return false;
}

bool sameName(std::string_view a, std::string_view b) {
    return smallLetters(a) == smallLetters(b);
}

} // namespace standdienst

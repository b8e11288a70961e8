// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/phone.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/contact/address.h"

#include <algorithm>
#include <array>
#include <optional>

namespace standdienst {

namespace {

// A number with its area code has more; five are a small town's, or an extension that somebody's company
// knows.
constexpr std::size_t fewestDigits = 5;
// E.164 has 15 at most; with 00, (0) and an extension 25. People also write two numbers into one field.
constexpr std::size_t mostDigits = 34;
constexpr std::size_t vanityDigits = 7;
constexpr std::size_t longestNumber = 18; // E.164 has 15, 00 and (0) come before

// The digit that a character of any script is; Unicode keeps the ten of a script together.
std::optional<char> digitOf(char32_t c) {
    constexpr std::array<char32_t, 20> zeros{U'0',   0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66,
                                             0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50,
                                             0x0ed0, 0x0f20, 0x1040, 0x17e0, 0x1810, 0xff10};
    for (const char32_t zero : zeros)
        if (c >= zero && c < zero + 10)
            return static_cast<char>('0' + static_cast<char>(c - zero));
    return std::nullopt;
}

bool isPlus(char32_t c) {
    return c == '+' || c == 0xff0b || c == 0xfe62;
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The first byte of a letter of Latin, Greek, Cyrillic, Hebrew or Arabic script in UTF-8; dashes and thin
// blanks have others.
bool isLetterByte(char c) {
    return static_cast<unsigned char>(c) >= 0xc3 && static_cast<unsigned char>(c) <= 0xdf;
}

// The letters of a telephone's keys.
char keyOf(char letter) {
    constexpr std::string_view keys = "22233344455566677778889999";
    return keys[static_cast<std::size_t>(lowerAscii(letter) - 'a')];
}

// With ASCII's digits and plus; everything else as it was.
std::string withPlainDigits(std::string_view utf8) {
    std::string plain;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t point = nextPoint(utf8, at);
        if (const auto digit = digitOf(point))
            plain += *digit;
        else if (isPlus(point))
            plain += '+';
        else
            appendPoint(plain, point);
    }
    return plain;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::size_t digitsIn(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, isDigit));
}

// "1-800-FLOWERS": capital letters that belong to a number.
bool isVanity(std::string_view plain) {
    const auto capitals =
        static_cast<std::size_t>(std::ranges::count_if(plain, [](char c) { return c >= 'A' && c <= 'Z'; }));
    const auto small = std::ranges::count_if(
        plain, [](char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; });
    return small == 0 && capitals >= 3 && digitsIn(plain) >= 1 && digitsIn(plain) + capitals >= vanityDigits;
}

// Where an extension begins, and its digits.
struct Extension {
    std::size_t at = std::string_view::npos;
    std::string digits;
};
Extension extensionOf(std::string_view plain) {
    for (const std::string_view word : {";ext=", "ext", "durchwahl", "dw", "nebenstelle", "nst", "apparat",
                                        "app", "poste", "interno", "x", "#"}) {
        for (std::size_t at = 1; at < plain.size(); ++at) {
            if (!startsIgnoringCase(plain.substr(at), word) || digitsIn(plain.substr(0, at)) < fewestDigits ||
                (isLetter(word.front()) && isLetter(plain[at - 1])))
                continue;
            std::string digits;
            std::ranges::copy_if(plain.substr(at), std::back_inserter(digits), isDigit);
            if (!digits.empty())
                return {at, digits};
        }
    }
    return {};
}

std::string digitsOf(std::string_view plain, bool vanity) {
    std::string digits;
    for (const char c : plain) {
        if (isDigit(c))
            digits += c;
        else if (vanity && isLetter(c))
            digits += keyOf(c);
    }
    return digits;
}

struct Country {
    std::string_view iso;
    std::string_view code;
    std::string_view trunk;  // before a number within the country, left out from abroad
    std::string_view abroad; // before a country's code
};
// Where fairs are held and most visitors come from.
constexpr std::array<Country, 44> countries{{
    {"DE", "49", "0", "00"},  {"AT", "43", "0", "00"},   {"CH", "41", "0", "00"},  {"FR", "33", "0", "00"},
    {"GB", "44", "0", "00"},  {"NL", "31", "0", "00"},   {"BE", "32", "0", "00"},  {"SE", "46", "0", "00"},
    {"IT", "39", "", "00"},   {"ES", "34", "", "00"},    {"PT", "351", "", "00"},  {"DK", "45", "", "00"},
    {"NO", "47", "", "00"},   {"PL", "48", "", "00"},    {"CZ", "420", "", "00"},  {"LU", "352", "", "00"},
    {"GR", "30", "", "00"},   {"FI", "358", "0", "00"},  {"IE", "353", "0", "00"}, {"HU", "36", "06", "00"},
    {"SK", "421", "0", "00"}, {"SI", "386", "0", "00"},  {"HR", "385", "0", "00"}, {"RO", "40", "0", "00"},
    {"BG", "359", "0", "00"}, {"RS", "381", "0", "00"},  {"TR", "90", "0", "00"},  {"UA", "380", "0", "00"},
    {"RU", "7", "8", "810"},  {"US", "1", "1", "011"},   {"CA", "1", "1", "011"},  {"CN", "86", "0", "00"},
    {"JP", "81", "0", "010"}, {"KR", "82", "0", "00"},   {"IN", "91", "0", "00"},  {"IL", "972", "0", "00"},
    {"AE", "971", "0", "00"}, {"SA", "966", "0", "00"},  {"ZA", "27", "0", "00"},  {"BR", "55", "0", "00"},
    {"MX", "52", "", "00"},   {"AU", "61", "0", "0011"}, {"NZ", "64", "0", "00"},  {"SG", "65", "", "00"},
}};

const Country* countryOf(std::string_view iso) {
    const auto found =
        std::ranges::find_if(countries, [iso](const Country& c) { return equalsIgnoringCase(c.iso, iso); });
    return found == countries.end() ? nullptr : &*found;
}

// "49" + "0711": the zero belongs within the country. Italy's belongs everywhere.
std::string withoutTrunk(std::string international) {
    for (const Country& country : countries) {
        if (international.starts_with(country.code) && country.trunk == "0") {
            if (international.substr(country.code.size()).starts_with('0'))
                international.erase(country.code.size(), 1);
            break;
        }
    }
    return international;
}

// "(0)" after the country's code; the digits stay where they are in every other bracket.
std::string withoutBracketedZero(std::string_view plain) {
    std::string result;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        std::size_t behind = at + 1;
        while (plain[at] == '(' && behind < plain.size() && (plain[behind] == '0' || plain[behind] == ' '))
            ++behind;
        const bool zero = plain[at] == '(' && behind < plain.size() && plain[behind] == ')' &&
                          digitsIn(plain.substr(at, behind - at)) == 1;
        if (zero)
            at = behind;
        else
            result += plain[at];
    }
    return result;
}

// "0711 12345 (after six)": what words follow is no part of the number.
std::string_view beforeWords(std::string_view plain) {
    std::size_t digits = 0;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        digits += isDigit(plain[at]) ? 1 : 0;
        if (digits >= fewestDigits && (isLetter(plain[at]) || isLetterByte(plain[at])))
            return plain.substr(0, at);
    }
    return plain;
}

std::string normal(std::string_view plain, bool vanity, const Country* fair) {
    const auto extension = vanity ? Extension{} : extensionOf(plain);
    auto main = plain.substr(0, extension.at);
    if (!vanity)
        main = beforeWords(main);
    if (digitsOf(main, vanity).size() > longestNumber)
        return digitsOf(plain, vanity); // two numbers, or none that anybody can dial
    const auto behind = extension.digits.empty() ? std::string() : ";ext=" + extension.digits;
    const auto international = [&behind](const std::string& digits) {
        return "+" + withoutTrunk(digits) + behind;
    };
    const auto firstSign = main.find_first_of("+0123456789");
    const bool plus = firstSign != std::string_view::npos && main[firstSign] == '+';
    const auto all = digitsOf(main, vanity);
    const std::string_view abroad = fair ? fair->abroad : "00";
    const bool dialled = !plus && all.starts_with(abroad);
    if (plus || dialled) {
        // "+39 (0)6" is dialled with its zero, which is why it stays there.
        auto digits = digitsOf(withoutBracketedZero(main), vanity);
        if (all.starts_with(dialled ? std::string(abroad) + "39" : "39"))
            digits = all;
        if (dialled)
            digits.erase(0, abroad.size());
        else if (digits.starts_with("00")) // +0049
            digits.erase(0, 2);
        if (!digits.starts_with('0'))
            return international(digits);
        return all + behind;
    }
    if (fair && !fair->trunk.empty() && all.starts_with(fair->trunk) && all.size() > fewestDigits)
        return "+" + std::string(fair->code) + all.substr(fair->trunk.size()) + behind;
    if (fair && fair->code == "1" && all.size() == 10)
        return "+1" + all + behind;
    constexpr std::size_t shortestNational = 8; // where numbers have no area code
    if (fair && fair->trunk.empty() && all.size() >= shortestNational)
        return "+" + std::string(fair->code) + all + behind;
    return all + behind;
}

// Nobody's number has more digits; with 00, (0) and an extension there are some around it, and people write
// two into one field.
bool isTooLong(std::string_view plain, bool vanity, std::string_view normalized) {
    constexpr std::size_t mostOfE164 = 15;
    if (severalPhones(plain).size() > 1)
        return false;
    if (normalized.starts_with('+'))
        return digitsIn(normalized.substr(0, normalized.find(';'))) > mostOfE164;
    auto main = plain.substr(0, vanity ? std::string_view::npos : extensionOf(plain).at);
    if (!vanity)
        main = beforeWords(main);
    const auto digits = digitsOf(withoutBracketedZero(main), vanity);
    return digits.size() - (digits.starts_with("00") ? 2 : 0) > mostOfE164;
}

// O for 0 and l for 1, where digits stand around it.
std::string withDigitsForLetters(std::string_view plain) {
    std::string result(plain);
    for (std::size_t start = 0; start < result.size();) {
        std::size_t end = start;
        while (end < result.size() && (isDigit(result[end]) || isLetter(result[end])))
            ++end;
        const auto word = std::string_view(result).substr(start, end - start);
        const bool alike = word.find_first_not_of("0123456789OolI") == std::string_view::npos;
        if (alike && digitsIn(word) >= 1) {
            for (std::size_t at = start; at < end; ++at)
                result[at] = result[at] == 'O' || result[at] == 'o'   ? '0'
                             : result[at] == 'l' || result[at] == 'I' ? '1'
                                                                      : result[at];
        }
        start = end + 1;
    }
    return result;
}

// The + that is missing before "49 171 1234567": no number within the country is that long without its zero.
bool lacksPlus(std::string_view plain, const Country* fair) {
    const auto digits = digitsOf(plain, false);
    return fair && fair->trunk == "0" && isDigit(plain.front()) && digits.starts_with(fair->code) &&
           digits.size() >= 11 && digits.size() <= 15 && extensionOf(plain).digits.empty();
}

std::string mended(std::string_view plain, const Country* fair) {
    auto result = withDigitsForLetters(plain);
    if (result.starts_with('+')) {
        const auto first = result.find_first_of("0123456789");
        const auto digits = digitsOf(result, false);
        if (first != std::string::npos && digits.starts_with("00"))
            return "+" +
                   std::string(trimmed(std::string_view(result).substr(result.find('0', first + 1) + 1)));
        if (digits.starts_with('0')) // +0711
            return std::string(trimmed(std::string_view(result).substr(1)));
    } else if (lacksPlus(result, fair)) {
        return "+" + result;
    }
    return result;
}

} // namespace

std::string phoneDigits(std::string_view utf8) {
    const auto plain = withPlainDigits(utf8);
    const auto first = plain.find_first_of("+0123456789");
    std::string digits = first != std::string::npos && plain[first] == '+' ? "+" : "";
    std::ranges::copy_if(plain, std::back_inserter(digits), isDigit);
    return digits;
}

std::vector<std::string_view> severalPhones(std::string_view text) {
    constexpr std::size_t fewestOfOne = 6; // "+49 6221/0123" is one
    std::vector<std::string_view> parts;
    if (text.size() > limits::contactPhone * limits::codeAddresses)
        return {text};
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool slash =
            text[at] == '/' && at > 0 && text[at - 1] == ' ' && text.substr(at).starts_with("/ ");
        if (!slash && std::string_view(",;|\n").find(text[at]) == std::string_view::npos)
            continue;
        const auto before = text.substr(start, at - start);
        const auto rest = text.substr(at + 1);
        const auto first = rest.find_first_not_of(" \t\r\n,;|");
        const auto next = rest.substr(0, rest.find_first_of(",;|\n", first));
        const bool begins = first != std::string_view::npos &&
                            std::string_view("+0(").find(rest[first]) != std::string_view::npos;
        if (!begins || digitsIn(before) < fewestOfOne || digitsIn(next) < fewestOfOne)
            continue;
        parts.push_back(before);
        start = at + 1;
    }
    parts.push_back(text.substr(start));
    return parts;
}

AddressVerdict checkPhone(std::string_view text, std::string_view countryOfFair) {
    constexpr std::size_t mostBytes = 4 * limits::contactPhone + 64;
    if (text.size() > mostBytes || !isUtf8(text))
        return {Verdict::Unlikely, "", ""};
    const auto clean = cleanLine(text);
    const auto plain = withPlainDigits(clean);
    const auto digits = digitsIn(plain);
    const bool vanity = isVanity(plain);
    const bool allZeros = plain.find_first_of("123456789") == std::string::npos;
    const bool isOther = plain.find('@') != std::string::npos; // an e-mail address in the wrong field
    if (codePoints(clean) > limits::contactPhone || isOther || digits > mostDigits || allZeros ||
        (digits < fewestDigits && !vanity))
        return {Verdict::Unlikely, "", ""};
    const Country* fair = countryOf(countryOfFair);
    auto meant = vanity ? plain : mended(plain, fair);
    const auto normalized = normal(plain, vanity, fair);
    if (isTooLong(plain, vanity, normalized))
        return {Verdict::Unlikely, "", ""};
    if (meant != plain && digitsIn(meant) >= fewestDigits && codePoints(meant) <= limits::contactPhone)
        return {Verdict::LikelyTypo, meant, normalized};
    return {Verdict::Good, "", normalized};
}

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/charset.h"

#include "core/base/json.h"
#include "core/base/text.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <vector>

namespace standdienst {

namespace {

constexpr char32_t unknownPoint = 0xfffd;

// 0x80 to 0x9f of Windows-1252; the five that it leaves open are controls, as in ISO-8859-1, and go later.
constexpr std::array<char16_t, 32> windows1252{
    0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};

std::string fromWindows1252(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        appendPoint(text, byte >= 0x80 && byte < 0xa0 ? windows1252[byte - 0x80u] : byte);
    }
    return text;
}

struct Charset {
    std::string_view name; // as declared: without dashes, underscores and blanks, in lower case
    const char* libc;      // iconv's name; nullptr is Windows-1252, which ISO-8859-1 is part of
    bool looksLikeUtf8;    // ordinary text in it may be valid UTF-8 by chance
};
constexpr std::array<Charset, 37> charsets{{
    {"iso88591", nullptr, false},
    {"latin1", nullptr, false},
    {"usascii", nullptr, false},
    {"ascii", nullptr, false},
    {"windows1252", nullptr, false},
    {"cp1252", nullptr, false},
    {"ansi", nullptr, false},
    {"iso88592", "ISO-8859-2", false},
    {"iso88595", "ISO-8859-5", false},
    {"iso88597", "ISO-8859-7", false},
    {"iso88599", "ISO-8859-9", false},
    {"iso885915", "ISO-8859-15", false},
    {"windows1250", "CP1250", false},
    {"cp1250", "CP1250", false},
    {"windows1251", "CP1251", false},
    {"cp1251", "CP1251", false},
    {"windows1253", "CP1253", false},
    {"windows1254", "CP1254", false},
    {"windows1255", "CP1255", false},
    {"windows1256", "CP1256", false},
    {"windows1257", "CP1257", false},
    {"windows874", "CP874", false},
    {"tis620", "TIS-620", false},
    {"koi8r", "KOI8-R", false},
    {"koi8u", "KOI8-U", false},
    {"macintosh", "MACINTOSH", false},
    {"shiftjis", "CP932", false},
    {"sjis", "CP932", false},
    {"windows31j", "CP932", false},
    {"cp932", "CP932", false},
    {"iso2022jp", "ISO-2022-JP", false},
    {"eucjp", "EUC-JP", true},
    {"euckr", "CP949", true},
    {"gb2312", "GB18030", true},
    {"gbk", "GB18030", true},
    {"gb18030", "GB18030", true},
    {"big5", "BIG5-HKSCS", true},
}};

const Charset* charsetOf(std::string_view declared) {
    std::string name;
    for (const char c : declared.substr(0, 32)) {
        if (c != '-' && c != '_' && c != ' ' && c != '"')
            name += lowerAscii(c);
    }
    const auto found = std::ranges::find(charsets, name, &Charset::name);
    return found == charsets.end() ? nullptr : &*found;
}

// Nothing where libc lacks the character set (Debian 13 has some in a package of their own).
std::optional<DecodedText> convert(std::string_view bytes, const char* charset) {
    iconv_t conversion = iconv_open("UTF-8", charset);
    if (conversion == reinterpret_cast<iconv_t>(-1)) // NOLINT(performance-no-int-to-ptr): as POSIX has it
        return std::nullopt;
    std::vector<char> in(bytes.begin(), bytes.end());
    // The longest that a byte becomes is three bytes, twice that where it needs a combining mark.
    std::vector<char> out(6 * bytes.size() + 16);
    char* from = in.data();
    std::size_t left = in.size();
    DecodedText decoded;
    while (left > 0) {
        char* to = out.data();
        std::size_t room = out.size();
        const auto result = iconv(conversion, &from, &left, &to, &room);
        const bool stuck = result == static_cast<std::size_t>(-1);
        const bool full = stuck && errno == E2BIG;
        decoded.text.append(out.data(), to);
        if (!stuck)
            continue;
        decoded.unreadable = true;
        appendPoint(decoded.text, unknownPoint);
        if (full || left == 0)
            break; // there was room; never try forever
        ++from;
        --left;
    }
    char* to = out.data();
    std::size_t room = out.size();
    iconv(conversion, nullptr, nullptr, &to, &room); // what a stateful one held back
    decoded.text.append(out.data(), to);
    iconv_close(conversion);
    if (!isUtf8(decoded.text))
        return std::nullopt;
    return decoded;
}

// Kana, or two kanji in a row of the first level, whose lead bytes are punctuation in Windows-1252. "Hélène"
// would be two kanji of the second.
bool looksLikeShiftJis(std::string_view bytes) {
    bool afterKanji = false;
    bool found = false;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto lead = static_cast<unsigned char>(bytes[at]);
        const bool pair = (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xef);
        if (!pair) {
            if (lead >= 0x80 && (lead < 0xa1 || lead > 0xdf))
                return false;
            afterKanji = false;
            ++at;
            continue;
        }
        const auto trail = at + 1 < bytes.size() ? static_cast<unsigned char>(bytes[at + 1]) : 0u;
        if (trail < 0x40 || trail == 0x7f || trail > 0xfc)
            return false;
        const bool kana = (lead == 0x82 && trail >= 0x9f) || (lead == 0x83 && trail <= 0x96);
        const bool kanji = lead >= 0x88 && lead <= 0x9f;
        found = found || kana || (kanji && afterKanji);
        afterKanji = kanji;
        at += 2;
    }
    return found;
}

bool hasHighBytes(std::string_view bytes) {
    return std::ranges::any_of(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

DecodedText guess(std::string_view bytes) {
    if (looksLikeShiftJis(bytes)) {
        if (auto text = convert(bytes, "CP932"); text && !text->unreadable)
            return {std::move(text->text), true, false};
    }
    return {fromWindows1252(bytes), true, false};
}

std::string fromUtf16(std::string_view bytes, bool bigEndian) {
    const auto unit = [&](std::size_t at) -> char32_t {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return bigEndian ? static_cast<char32_t>(first) << 8 | second
                         : static_cast<char32_t>(second) << 8 | first;
    };
    std::string text;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t point = unit(at);
        if (point >= 0xd800 && point < 0xdc00 && at + 3 < bytes.size() && unit(at + 2) >= 0xdc00 &&
            unit(at + 2) < 0xe000) {
            point = 0x10000 + ((point - 0xd800) << 10) + (unit(at + 2) - 0xdc00);
            at += 2;
        } else if (point >= 0xd800 && point < 0xe000) {
            point = unknownPoint;
        }
        appendPoint(text, point);
    }
    return text;
}

} // namespace

DecodedText decodeText(std::string_view bytes, std::string_view declared) {
    const Charset* charset = charsetOf(declared);
    const bool high = hasHighBytes(bytes);
    if (!high && (!charset || charset->name != "iso2022jp"))
        return {std::string(bytes), false, false};
    if (high && isUtf8(bytes) && (!charset || !charset->looksLikeUtf8))
        return {std::string(bytes), false, false};
    if (!charset)
        return guess(bytes);
    if (!charset->libc)
        return {fromWindows1252(bytes), false, false};
    auto text = convert(bytes, charset->libc);
    // A declaration that does not fit, beside UTF-8 that does.
    if ((!text || text->unreadable) && isUtf8(bytes))
        return {std::string(bytes), false, false};
    return text ? std::move(*text) : guess(bytes);
}

std::string withoutWideCharacters(std::string_view bytes) {
    if (bytes.starts_with("\xef\xbb\xbf"))
        return std::string(bytes.substr(3));
    if (bytes.starts_with("\xfe\xff"))
        return fromUtf16(bytes.substr(2), true);
    if (bytes.starts_with("\xff\xfe"))
        return fromUtf16(bytes.substr(2), false);
    const auto zero = [bytes](std::size_t at) {
        return bytes[at] == '\0' && bytes[at + 2] == '\0' && bytes[at ^ 1] != '\0' &&
               bytes[(at ^ 1) + 2] != '\0';
    };
    if (bytes.size() >= 4 && (zero(0) || zero(1)))
        return fromUtf16(bytes, zero(0));
    return std::string(bytes);
}

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/scan/layout.h"

#include <QString>

#include <charconv>

namespace standdienst::kiosk {

namespace {

constexpr std::u32string_view us = U"`-=[]\\;'/yz~@#^&*()_+{}|:\"<>?YZ";
// The accents are keys that wait for a letter to stand on; what is typed is the accent itself.
constexpr std::u32string_view german = U"^ß´ü+#öä-zy°\"§&/()=?`Ü*'ÖÄ;:_ZY";
static_assert(us.size() == german.size());

std::string swapped(std::string_view typed, std::u32string_view from, std::u32string_view to) {
    auto letters = QString::fromUtf8(typed.data(), static_cast<qsizetype>(typed.size())).toStdU32String();
    for (auto& letter : letters) {
        if (const auto place = from.find(letter); place != std::u32string_view::npos)
            letter = to[place];
    }
    return QString::fromStdU32String(letters).toStdString();
}

struct Row {
    std::uint32_t first;
    std::string_view plain, shifted;
};
constexpr Row rows[] = {
    {10, "1234567890-=", "!@#$%^&*()_+"},
    {24, "qwertyuiop[]", "QWERTYUIOP{}"},
    {38, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
    {51, "\\zxcvbnm,./", "|ZXCVBNM<>?"},
    {65, " ", " "},
};

// Code page 437 from 128, as far as it holds letters of names.
constexpr std::u32string_view page437 = U"ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑ";
// Windows-1252 where it is not Latin-1, from 128.
constexpr std::u32string_view page1252 = U"€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

} // namespace

char usLetter(std::uint32_t scanCode, bool shift) {
    for (const auto& [first, plain, shifted] : rows) {
        if (scanCode >= first && scanCode < first + plain.size())
            return (shift ? shifted : plain)[scanCode - first];
    }
    return 0;
}

std::string usFromGerman(std::string_view typed) {
    return swapped(typed, german, us);
}

std::string germanFromUs(std::string_view typed) {
    return swapped(typed, us, german);
}

char32_t altLetter(std::string_view digits) {
    unsigned number = 0;
    const auto end = digits.data() + digits.size();
    if (digits.size() > 4 || std::from_chars(digits.data(), end, number).ptr != end || number > 255)
        return 0;
    if (number < 128)
        return number;
    const auto in = [number](std::u32string_view page) {
        return number - 128 < page.size() ? page[number - 128] : 0;
    };
    if (!digits.starts_with('0')) // of 437's last letters one has a place in words
        return number == 225 ? U'ß' : in(page437);
    return number < 160 ? in(page1252) : number;
}

} // namespace standdienst::kiosk

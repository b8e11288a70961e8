// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/vcard_property.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>

namespace standdienst {

namespace {

// Splits outside of quotation marks; an unpaired one is a character like any other.
std::size_t findOutside(std::string_view text, char wanted) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"')
            quoted = !quoted;
        else if (text[i] == wanted && !quoted)
            return i;
    }
    return quoted ? text.find(wanted) : std::string_view::npos;
}

void takeParameter(VCardProperty& property, std::string_view parameter) {
    const auto equals = parameter.find('=');
    auto key = lowerAscii(withoutBlanks(parameter.substr(0, equals)));
    auto value =
        equals == std::string_view::npos ? std::string_view{} : withoutBlanks(parameter.substr(equals + 1));
    if (equals == std::string_view::npos) { // versit: TEL;WORK;VOICE
        value = withoutBlanks(parameter);
        const bool encoding = key == "quoted-printable" || key == "base64" || key == "8bit" || key == "7bit";
        key = encoding ? "encoding" : "type";
    }
    if (value.size() >= 2 && value.starts_with('"') && value.ends_with('"'))
        value = value.substr(1, value.size() - 2);
    const auto lower = lowerAscii(value);
    if (key == "encoding") {
        if (lower == "quoted-printable" || lower == "q")
            property.encoding = VCardProperty::Encoding::QuotedPrintable;
        else if (lower == "base64" || lower == "b")
            property.encoding = VCardProperty::Encoding::Base64;
    } else if (key == "charset") {
        property.charset = value;
    } else if (key == "type") {
        std::size_t start = 0;
        while (start <= lower.size()) {
            const auto end = std::min(lower.find(',', start), lower.size());
            property.types.push_back(lower.substr(start, end - start));
            if (property.types.back() == "pref")
                property.preference = std::min(property.preference, 1);
            start = end + 1;
        }
    } else if (key == "pref") {
        int preference = 0;
        const auto [end, error] = std::from_chars(lower.data(), lower.data() + lower.size(), preference);
        if (error == std::errc() && end == lower.data() + lower.size() && preference >= 1 &&
            preference <= 100)
            property.preference = preference;
    }
}

int digitOf(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

} // namespace

std::string_view withoutBlanks(std::string_view line) {
    constexpr std::string_view blanks = " \t";
    const auto first = line.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return line.substr(first, line.find_last_not_of(blanks) - first + 1);
}

std::optional<VCardProperty> vcardProperty(std::string_view line) {
    const auto colon = findOutside(line, ':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    VCardProperty property;
    property.value = line.substr(colon + 1);
    auto header = line.substr(0, colon);
    auto name = withoutBlanks(header.substr(0, header.find(';')));
    if (const auto dot = name.rfind('.'); dot != std::string_view::npos) {
        property.group = lowerAscii(name.substr(0, dot));
        name.remove_prefix(dot + 1);
    }
    property.name = name;
    std::ranges::transform(property.name, property.name.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    header.remove_prefix(std::min(header.find(';'), header.size()));
    while (!header.empty()) {
        header.remove_prefix(1);
        const auto parameter = header.substr(0, findOutside(header, ';'));
        if (!parameter.empty())
            takeParameter(property, parameter);
        header.remove_prefix(parameter.size());
    }
    return property;
}

std::string fromQuotedPrintable(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '=' && i + 2 < text.size() ? digitOf(text[i + 1]) : -1;
        const int low = high >= 0 ? digitOf(text[i + 2]) : -1;
        if (low >= 0) {
            bytes += static_cast<char>(static_cast<unsigned char>(high * 16 + low));
            i += 2;
        } else if (text[i] != '=' || i + 1 < text.size()) {
            bytes += text[i];
        }
    }
    return bytes;
}

std::string fromLooseBase64(std::string_view text) {
    std::string bytes;
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        const int digit = c >= 'A' && c <= 'Z'   ? c - 'A'
                          : c >= 'a' && c <= 'z' ? c - 'a' + 26
                          : c >= '0' && c <= '9' ? c - '0' + 52
                          : c == '+'             ? 62
                          : c == '/'             ? 63
                                                 : -1;
        if (digit < 0)
            continue;
        bits = (bits << 6 | static_cast<unsigned>(digit)) & 0xffffffu;
        if (count += 6; count >= 8) {
            count -= 8;
            bytes += static_cast<char>(static_cast<unsigned char>(bits >> count));
        }
    }
    return bytes;
}

std::string unescaped(std::string_view text, bool isOld) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
        if (next == ',' || next == ';' || next == ':' || next == '\\' || next == '"') {
            plain += next;
            ++i;
        } else if (!isOld && (next == 'n' || next == 'N')) {
            plain += '\n';
            ++i;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

std::vector<std::string_view> splitAt(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == separator) {
            parts.push_back(text.substr(start, i - start));
            start = i + 1;
        }
    }
    parts.push_back(text.substr(std::min(start, text.size())));
    return parts;
}

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/code.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/contact/address.h"
#include "core/contact/fields.h"
#include "core/contact/person_name.h"
#include "core/contact/vcard.h"

#include <algorithm>
#include <array>
#include <utility>

namespace standdienst {

namespace {

// Codes that somebody shows by mistake. What they hold is a secret, or no way to reach a person.
constexpr std::array<std::pair<std::string_view, std::string_view>, 17> otherPurposes{{
    {"WIFI:", "a Wi-Fi's password"},
    {"DPP:", "a Wi-Fi's key"},
    {"otpauth:", "a one-time password's key"},
    {"otpauth-migration:", "one-time passwords' keys"},
    {"FIDO:", "a log-in"},
    {"LPA:", "a SIM card"},
    {"HC1:", "a health certificate"},
    {"BCD\n", "a bank transfer"},
    {"BCD\r", "a bank transfer"},
    {"SPC\n", "a bank transfer"},
    {"SPC\r", "a bank transfer"},
    {"bitcoin:", "a payment"},
    {"ethereum:", "a payment"},
    {"BEGIN:VEVENT", "a calendar entry"},
    {"BEGIN:VCALENDAR", "a calendar entry"},
    {"geo:", "a place"},
    {"standdienst-pair:", "a device's pairing code"},
}};

using Pairs = std::vector<std::pair<std::string, std::string>>;

// NTT DoCoMo's form: KEY:value;KEY:value;; with a backslash before ; : , and itself. Keys in upper case.
Pairs pairsOf(std::string_view text, CodeFields& fields) {
    Pairs pairs;
    while (!trimmed(text).empty()) {
        std::string part;
        std::size_t colon = std::string::npos;
        std::size_t at = 0;
        for (; at < text.size() && text[at] != ';'; ++at) {
            if (text[at] == ':' && colon == std::string::npos)
                colon = part.size();
            if (text[at] == '\\' && at + 1 < text.size() &&
                std::string_view("\\;:,\"").find(text[at + 1]) != std::string_view::npos)
                ++at;
            part += text[at];
        }
        if (at == text.size())
            fields.remark(CodeRemark::Unfinished);
        text.remove_prefix(std::min(at + 1, text.size()));
        if (colon == std::string::npos)
            continue;
        if (pairs.size() == limits::codeProperties) {
            fields.remark(CodeRemark::MoreProperties);
            break;
        }
        std::string key(trimmed(std::string_view(part).substr(0, colon)));
        std::ranges::transform(key, key.begin(), [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
        pairs.emplace_back(std::move(key), part.substr(colon + 1));
    }
    return pairs;
}

Result<ReadCode> readMeCard(std::string_view text, CodeFields fields) {
    for (const auto& [key, value] : pairsOf(text, fields)) {
        const auto comma = value.find(',');
        if (key == "N" && comma != std::string::npos) {
            fields.familyName(std::string_view(value).substr(0, comma));
            auto given = std::string_view(value).substr(comma + 1);
            fields.givenName(given.substr(0, given.find(',')));
        } else if (key == "N")
            fields.fullName(value);
        else if (key == "ORG" || key == "COMPANY" || key == "CO")
            fields.organization(value);
        else if (key == "TITLE" || key == "TIL" || key == "JOB" || key == "ROLE")
            fields.title(value);
        else if (key == "EMAIL")
            fields.email(value);
        else if (key == "TEL" || key == "TEL-AV")
            fields.phone(value);
        else if (key == "URL")
            fields.url(value);
        else if (key == "UID")
            fields.badgeId(value);
    }
    return fields.finish(CodeKind::MeCard);
}

Result<ReadCode> readBizCard(std::string_view text, CodeFields fields) {
    for (const auto& [key, value] : pairsOf(text, fields)) {
        if (key == "N")
            fields.givenName(value);
        else if (key == "X")
            fields.familyName(value);
        else if (key == "C")
            fields.organization(value);
        else if (key == "T")
            fields.title(value);
        else if (key == "E")
            fields.email(value);
        else if (key == "B" || key == "M")
            fields.phone(value);
        else if (key == "U" || key == "URL")
            fields.url(value);
    }
    return fields.finish(CodeKind::BizCard);
}

Result<ReadCode> readAddress(CodeKind kind, std::string_view text, CodeFields fields) {
    if (kind == CodeKind::Email)
        fields.email(text);
    else
        fields.phone(text);
    return fields.finish(kind);
}

// The address may be what the organiser asks for the visitor's name by, or their profile. Only the organiser
// knows.
Result<ReadCode> readUrl(std::string_view url, std::string_view whole, CodeFields fields) {
    if (url.size() > limits::contactUrl)
        return Error{Code::TooLarge, "the address in the code is longer than " +
                                         std::to_string(limits::contactUrl) + " bytes"};
    fields.url(url);
    fields.badgeId(whole);
    return fields.finish(CodeKind::Url);
}

Result<ReadCode> readBadge(std::string_view text, CodeFields fields) {
    if (cleanLine(text).size() > limits::badgeId)
        return Error{Code::TooLarge, "the code is in none of the formats for contacts, and longer than a "
                                     "badge id, which has at most " +
                                         std::to_string(limits::badgeId) + " bytes"};
    fields.badgeId(text);
    return fields.finish(CodeKind::Badge);
}

bool isEmailAlone(std::string_view text) {
    const auto at = text.find('@');
    // Fields of an organiser's own, between signs that an address might have and none has.
    return at != std::string_view::npos && text.find_first_of("|\"#=;,&/ \t\r\n") == std::string_view::npos &&
           checkEmail(text).verdict != Verdict::Unlikely && !checkEmail(text).normalized.empty();
}

bool isPhoneAlone(std::string_view text) {
    const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
    return text.starts_with('+') && text.find_first_not_of("0123456789 -()/.", 1) == std::string_view::npos &&
           digits >= 8 && digits <= 15;
}

// What stands behind `prefix`, in any case; nothing where the text does not begin with it.
std::string_view behind(std::string_view text, std::string_view prefix) {
    return startsIgnoringCase(text, prefix) && text.size() > prefix.size() ? text.substr(prefix.size())
                                                                           : std::string_view{};
}

std::string firstOf(const Pairs& pairs, std::string_view key) {
    const auto found =
        std::ranges::find(pairs, key, [](const auto& pair) { return std::string_view(pair.first); });
    return found == pairs.end() ? std::string() : found->second;
}

Result<ReadCode> readText(std::string_view text, CodeFields fields) {
    if (const auto rest = behind(text, "MECARD:"); !rest.empty())
        return readMeCard(rest, std::move(fields));
    if (const auto rest = behind(text, "BIZCARD:"); !rest.empty())
        return readBizCard(rest, std::move(fields));
    if (const auto rest = behind(text, "MATMSG:"); !rest.empty())
        return readAddress(CodeKind::Email, firstOf(pairsOf(rest, fields), "TO"), std::move(fields));
    if (const auto rest = behind(text, "MEBKM:"); !rest.empty())
        return readUrl(firstOf(pairsOf(rest, fields), "URL"), text, std::move(fields));
    if (!behind(text, "mailto:").empty())
        return readAddress(CodeKind::Email, text, std::move(fields));
    if (const auto rest = behind(text, "SMTP:"); !rest.empty())
        return readAddress(CodeKind::Email, rest.substr(0, rest.find(':')), std::move(fields));
    if (!behind(text, "tel:").empty())
        return readAddress(CodeKind::Phone, text, std::move(fields));
    for (const std::string_view prefix : {"sms:", "smsto:", "mms:", "mmsto:"})
        if (const auto rest = behind(text, prefix); !rest.empty())
            return readAddress(CodeKind::Phone, rest.substr(0, rest.find_first_of(":?;,")),
                               std::move(fields));
    if (const auto rest = behind(text, "urlto:"); !rest.empty()) {
        // URLTO:title:address
        const auto colon = rest.find(':');
        const bool titled = !isWebAddress(rest) && colon != std::string_view::npos;
        return readUrl(titled ? rest.substr(colon + 1) : rest, text, std::move(fields));
    }
    if (const auto rest = trimmed(behind(text, "URL:")); isWebAddress(rest))
        return readUrl(rest, text, std::move(fields));
    if (isWebAddress(text) && text.find_first_of(" \t\r\n") == std::string_view::npos)
        return readUrl(text, text, std::move(fields));
    if (isEmailAlone(text))
        return readAddress(CodeKind::Email, text, std::move(fields));
    if (isPhoneAlone(text))
        return readAddress(CodeKind::Phone, text, std::move(fields));
    return readBadge(text, std::move(fields));
}

// Some generators write the two characters \n for every line break.
std::string withLineBreaks(std::string_view text) {
    if (text.find_first_of("\r\n") != std::string_view::npos || text.find("\\n") == std::string_view::npos)
        return std::string(text);
    std::string lines;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto rest = text.substr(i);
        const std::size_t length = rest.starts_with("\\r\\n") ? 4 : rest.starts_with("\\n") ? 2 : 0;
        if (length > 0)
            lines += '\n';
        else
            lines += text[i];
        i += length > 0 ? length - 1 : 0;
    }
    return lines;
}

} // namespace

std::string_view name(CodeKind kind) {
    constexpr std::array<std::string_view, 7> names{"vcard", "mecard", "bizcard", "email",
                                                    "phone", "url",    "badge"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view name(CodeRemark remark) {
    constexpr std::array<std::string_view, 7> names{"several_cards",    "more_properties", "shortened",
                                                    "address_left_out", "unfinished",      "charset_guessed",
                                                    "bytes_unreadable"};
    return names[static_cast<std::size_t>(remark)];
}

Result<ReadCode> readCode(std::string_view bytes) {
    if (bytes.size() > limits::codeBytes)
        return Error{Code::TooLarge, "the code has " + std::to_string(bytes.size()) + " bytes; at most " +
                                         std::to_string(limits::codeBytes) + " are read"};
    const auto narrow = withoutWideCharacters(bytes);
    if (startsIgnoringCase(trimmed(narrow.substr(0, 64)), "BEGIN:VCARD")) {
        if (const auto lines = withLineBreaks(narrow); isVCard(lines))
            return readVCard(lines);
    } else if (isVCard(narrow)) {
        return readVCard(narrow);
    }
    CodeFields fields;
    const auto decoded = fields.decoded(narrow);
    const auto text = trimmed(decoded);
    for (const auto& [prefix, what] : otherPurposes)
        if (startsIgnoringCase(text, prefix))
            return Error{Code::Unsupported, "the code holds " + std::string(what) + ", and no contact"};
    if (startsIgnoringCase(text, "BEGIN:VCARD"))
        return Error{Code::Malformed, "a vCard without line breaks cannot be read"};
    return readText(text, std::move(fields));
}

} // namespace standdienst

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
constexpr auto otherPurposes = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"WIFI:", "a Wi-Fi's password"},
    {"DPP:", "a Wi-Fi's key"},
    {"[Interface]", "a VPN's key"},
    {"vless://", "a VPN's key"},
    {"vmess://", "a VPN's key"},
    {"trojan://", "a VPN's key"},
    {"ss://", "a VPN's key"},
    {"otpauth:", "a one-time password's key"},
    {"otpauth-migration:", "one-time passwords' keys"},
    {"phonefactor:", "a one-time password's key"},
    {"msauth:", "a log-in"},
    {"FIDO:", "a log-in"},
    {"openid:", "a log-in"},
    {"openid4vp:", "a log-in"},
    {"openid-credential-offer:", "a log-in"},
    {"tg:", "a log-in"},
    {"sgnl:", "a log-in"},
    {"https://signal.link/", "a log-in"},
    {"https://wa.me/settings/", "a log-in"},
    {"https://s.team/q/", "a log-in"},
    {"https://discord.com/ra/", "a log-in"},
    {"https://login.weixin.qq.com/", "a log-in"},
    {"wc:", "a log-in"},
    {"X-HM:", "a device's pairing code"},
    {"standdienst-pair:", "a device's pairing code"},
    {"LPA:", "a SIM card"},
    {"HC1:", "a health certificate"},
    {"shc:/", "a health certificate"},
    {"mdoc:", "an identity card"},
    {"-----BEGIN ", "a key"},
    {"---- BEGIN ", "a key"},
    {"AGE-SECRET-KEY-", "a key"},
    {"nostr:", "a key"},
    {"nsec1", "a key"},
    {"BCD\n", "a bank transfer"},
    {"BCD\r", "a bank transfer"},
    {"SPC\n", "a bank transfer"},
    {"SPC\r", "a bank transfer"},
    {"bank://", "a bank transfer"},
    {"ST00012|", "a bank transfer"},
    {"upi:", "a payment"},
    {"bitcoin:", "a payment"},
    {"bitcoincash:", "a payment"},
    {"ethereum:", "a payment"},
    {"litecoin:", "a payment"},
    {"dogecoin:", "a payment"},
    {"monero:", "a payment"},
    {"zcash:", "a payment"},
    {"solana:", "a payment"},
    {"lightning:", "a payment"},
    {"lnurl1", "a payment"},
    {"lnbc", "a payment"},
    {"BEGIN:VEVENT", "a calendar entry"},
    {"BEGIN:VCALENDAR", "a calendar entry"},
    {"geo:", "a place"},
});

bool hasOnly(std::string_view text, std::string_view more) {
    return std::ranges::all_of(text, [more](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               more.find(c) != more.npos;
    });
}

// {"alg": in base64, and two dots: RFC 7519 and 7516.
bool isJsonWebToken(std::string_view text) {
    return text.starts_with("eyJ") && std::ranges::count(text, '.') >= 2 && hasOnly(text, "-_.=");
}

// "2@" and keys in base64 between commas.
bool isWhatsAppLogIn(std::string_view text) {
    constexpr std::size_t shortest = 40;
    const auto at = text.find('@');
    return at != text.npos && at > 0 && at <= 2 && text.find_first_not_of("0123456789") == at &&
           text.size() >= shortest && text.find(',') != text.npos && hasOnly(text.substr(at + 1), "+/=,_-");
}

// "MT:", and 19 or more letters of base 38.
bool isMatterPairing(std::string_view text) {
    constexpr std::size_t shortest = 19;
    return text.starts_with("MT:") && text.size() >= 3 + shortest &&
           text.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.", 3) == text.npos;
}

// EMVCo's merchant-presented code, of many countries' banks: its version at the start, its checksum at the
// end.
bool isEmvPayment(std::string_view text) {
    constexpr std::size_t checksum = 8;
    return text.starts_with("000201") && text.size() > 30 &&
           text.substr(text.size() - checksum).starts_with("6304");
}

// What the code holds that nobody meant to show; empty where that is a contact.
std::string_view otherPurpose(std::string_view text) {
    for (const auto& [prefix, what] : otherPurposes)
        if (startsIgnoringCase(text, prefix))
            return what;
    return text.find("PRIVATE KEY-----") != text.npos      ? "a key"
           : isJsonWebToken(text) || isWhatsAppLogIn(text) ? "a log-in"
           : isMatterPairing(text)                         ? "a device's pairing code"
           : isEmvPayment(text)                            ? "a payment"
                                                           : std::string_view{};
}

using Pairs = std::vector<std::pair<std::string, std::string>>;

bool isEscape(std::string_view text, std::size_t at) {
    return text[at] == '\\' && at + 1 < text.size() &&
           std::string_view("\\;:,\"").find(text[at + 1]) != std::string_view::npos;
}

std::string unescapedPair(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at)
        plain += text[isEscape(text, at) ? ++at : at];
    return plain;
}

// Whether a field begins here: a key and a colon, and no address ("https:").
bool isKeyAt(std::string_view text) {
    constexpr auto keys = std::to_array<std::string_view>(
        {"N",   "TEL", "TEL-AV", "EMAIL", "ORG",  "COMPANY", "CO",       "TITLE", "TIL", "JOB", "ROLE",
         "URL", "UID", "ADR",    "NOTE",  "MEMO", "BDAY",    "NICKNAME", "SOUND", "X",   "C",   "T",
         "A",   "B",   "M",      "F",     "E",    "U",       "TO",       "SUB",   "BODY"});
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    constexpr std::size_t longest = 8;
    const auto colon = text.substr(0, longest + 1).find(':');
    return colon != text.npos && std::ranges::any_of(keys, [key = text.substr(0, colon)](auto known) {
               return equalsIgnoringCase(key, known);
           });
}

// NTT DoCoMo's form: KEY:value;KEY:value;; with a backslash before ; : , and itself, which stays in the
// values. Keys in upper case. Some write line breaks for the semicolons.
Pairs pairsOf(std::string_view text, CodeFields& fields) {
    Pairs pairs;
    while (!trimmed(text).empty()) {
        std::size_t at = 0;
        const auto isBreak = [&text](std::size_t i) {
            return (text[i] == '\n' || text[i] == '\r') && isKeyAt(text.substr(i + 1));
        };
        while (at < text.size() && text[at] != ';' && !isBreak(at))
            at += isEscape(text, at) ? 2 : 1;
        const auto part = text.substr(0, at);
        if (at == text.size())
            fields.remark(CodeRemark::Unfinished);
        text.remove_prefix(std::min(at + 1, text.size()));
        const auto colon = part.find(':');
        if (colon == part.npos)
            continue;
        if (pairs.size() == limits::codeProperties) {
            fields.remark(CodeRemark::MoreProperties);
            break;
        }
        std::string key(trimmed(part.substr(0, colon)));
        std::ranges::transform(key, key.begin(), [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
        pairs.emplace_back(std::move(key), part.substr(colon + 1));
    }
    return pairs;
}

// "Müller,Anna", and names with a comma of their own.
void takePairsName(std::string_view escaped, CodeFields& fields) {
    std::size_t comma = 0;
    while (comma < escaped.size() && escaped[comma] != ',')
        comma += isEscape(escaped, comma) ? 2 : 1;
    if (comma >= escaped.size())
        return fields.fullName(unescapedPair(escaped));
    auto given = escaped.substr(comma + 1);
    const auto family = unescapedPair(escaped.substr(0, comma));
    if (namePart("x, " + unescapedPair(given)) == "x") // "John Smith, MBA"
        return fields.fullName(family);
    fields.name(unescapedPair(given.substr(0, given.find(','))), family);
}

Result<ReadCode> readMeCard(std::string_view text, CodeFields fields) {
    for (const auto& [key, escaped] : pairsOf(text, fields)) {
        const auto value = unescapedPair(escaped);
        if (key == "N")
            takePairsName(escaped, fields);
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
            fields.uid(value);
    }
    return fields.finish(CodeKind::MeCard);
}

Result<ReadCode> readBizCard(std::string_view text, CodeFields fields) {
    std::string given, family;
    for (const auto& [key, escaped] : pairsOf(text, fields)) {
        const auto value = unescapedPair(escaped);
        if (key == "N" && given.empty())
            given = value;
        else if (key == "X" && family.empty())
            family = value;
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
    fields.name(given, family);
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
    return found == pairs.end() ? std::string() : unescapedPair(found->second);
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

// EAN-8, UPC-A, EAN-13 and GTIN-14, by their last digit (GS1 General Specifications, 7.9).
bool isProductNumber(std::string_view text) {
    if ((text.size() != 8 && (text.size() < 12 || text.size() > 14)) ||
        text.find_first_not_of("0123456789") != text.npos)
        return false;
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        sum += (text[text.size() - 1 - i] - '0') * (i % 2 == 0 ? 1 : 3);
    return sum % 10 == 0;
}

std::ptrdiff_t digitsIn(std::string_view text) {
    return std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
}

// A number of somebody's, or a key that a program made: "XYZ-123", "qX7bTn2L". No year, no word, no product.
bool isDistinctive(std::string_view part) {
    if (isProductNumber(part))
        return false;
    auto digits = digitsIn(part);
    for (std::size_t at = 0; at + 4 <= part.size(); ++at)
        if ((part.substr(at).starts_with("20") || part.substr(at).starts_with("19")) &&
            digitsIn(part.substr(at, 4)) == 4 && (at == 0 || digitsIn(part.substr(at - 1, 1)) == 0) &&
            (at + 4 == part.size() || digitsIn(part.substr(at + 4, 1)) == 0))
            digits -= 4;
    std::size_t changes = 0;
    for (std::size_t i = 1; i < part.size(); ++i)
        changes += part[i - 1] >= 'a' && part[i - 1] <= 'z' && part[i] >= 'A' && part[i] <= 'Z' ? 1 : 0;
    constexpr std::size_t shortestKey = 8;
    return digits >= 3 || (part.size() >= shortestKey && changes >= 2);
}

// Whether something behind the host singles somebody out; what campaigns add does not.
bool isDistinctiveUrl(std::string_view url) {
    const auto scheme = url.find("://");
    url.remove_prefix(scheme == url.npos ? 0 : scheme + 3);
    url.remove_prefix(std::min(url.find_first_of("/?#"), url.size()));
    bool isQuery = false;
    while (!url.empty()) {
        isQuery = isQuery || url.front() == '?';
        url.remove_prefix(1);
        auto part = url.substr(0, url.find_first_of("/?#&"));
        url.remove_prefix(part.size());
        const bool campaign =
            isQuery && (startsIgnoringCase(part, "utm_") || startsIgnoringCase(part, "gclid="));
        if (const auto equals = part.find('='); isQuery && equals != part.npos)
            part.remove_prefix(equals + 1);
        if (!campaign && isDistinctive(part))
            return true;
    }
    return false;
}

bool singlesOut(std::string_view badgeId) {
    constexpr std::size_t shortest = 4;
    if (const auto at = lowerAscii(badgeId).find("http"); at != std::string::npos)
        return isDistinctiveUrl(badgeId.substr(at));
    if (isWebAddress(badgeId))
        return isDistinctiveUrl(badgeId);
    return badgeId.size() >= shortest && !isProductNumber(badgeId) &&
           (isDistinctive(badgeId) || digitsIn(badgeId) >= 3);
}

} // namespace

std::string CodeContact::whose() const {
    if (!badgeId.empty() && singlesOut(badgeId))
        return badgeId;
    if (emails.empty() || (givenName.empty() && familyName.empty()))
        return {};
    return givenName + "\n" + familyName + "\n" + lowerAscii(emails.front());
}

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
        if (const auto lines = withCardsLineBreaks(trimmed(narrow)); isVCard(lines))
            return readVCard(lines);
    } else if (isVCard(narrow)) {
        return readVCard(narrow);
    }
    CodeFields fields;
    const auto decoded = fields.decoded(narrow);
    const auto text = trimmed(decoded);
    if (const auto what = otherPurpose(text); !what.empty())
        return Error{Code::Unsupported, "the code holds " + std::string(what) + ", and no contact"};
    if (startsIgnoringCase(text, "BEGIN:VCARD"))
        return Error{Code::Malformed, "nothing in this vCard can be read"};
    return readText(text, std::move(fields));
}

} // namespace standdienst

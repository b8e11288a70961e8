// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/fields.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/contact/person_name.h"
#include "core/contact/phone.h"

#include <algorithm>

namespace standdienst {

namespace {

int hexDigit(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

// A UUID, or a long hexadecimal number. One of fewer digits may be printed by somebody.
bool isLongHex(std::string_view text) {
    constexpr std::size_t shortest = 15;
    return text.size() >= shortest && text.find_first_of("abcdefABCDEF-") != text.npos &&
           text.find_first_not_of("0123456789abcdefABCDEF-{}:_") == text.npos &&
           std::ranges::count_if(text, [](char c) { return hexDigit(c) >= 0; }) >=
               static_cast<std::ptrdiff_t>(shortest);
}

bool hasUuid(std::string_view text) {
    constexpr std::size_t length = 36;
    for (std::size_t at = 0; at + length <= text.size(); ++at) {
        const auto part = text.substr(at, length);
        if (part[8] == '-' && part[13] == '-' && part[18] == '-' && part[23] == '-' && isLongHex(part))
            return true;
    }
    return false;
}

// An address book numbers its entries so that it can tell them apart; that is no badge.
bool isMachineMade(std::string_view uid) {
    return isLongHex(uid) || hasUuid(uid) || startsIgnoringCase(uid, "urn:") ||
           startsIgnoringCase(uid, "pas-id-") || startsIgnoringCase(uid, "uuid:") ||
           lowerAscii(uid).ends_with(".vcf") || uid.find('@') != uid.npos || uid.find("://") != uid.npos;
}

// <a href="mailto:anna@example.org">anna@example.org</a>
std::string withoutMarkup(std::string_view text) {
    if (text.find("</") == std::string_view::npos)
        return std::string(text);
    std::string plain;
    bool isMark = false;
    for (const char c : text) {
        if (c == '<' || c == '>')
            isMark = c == '<';
        else if (!isMark)
            plain += c;
    }
    const auto link = text.find("mailto:");
    if (plain.find('@') == std::string::npos && link != std::string_view::npos) // <a href="mailto:…">Mail</a>
        return std::string(text.substr(link, text.find_first_of("\"'> ", link) - link));
    return plain;
}

} // namespace

void CodeFields::fill(std::string CodeContact::*field, std::string_view text, std::size_t most) {
    if (!(contact_.*field).empty())
        return;
    auto clean = withoutUnseen(cleanLine(text));
    if (isPlaceholder(clean))
        return;
    if (codePoints(clean) > most) {
        clean = trimmed(firstPoints(clean, most));
        remark(CodeRemark::Shortened);
    }
    contact_.*field = std::move(clean);
}

void CodeFields::name(std::string_view given, std::string_view family) {
    auto first = namePart(cleanLine(given));
    auto last = namePart(cleanLine(family));
    if (isNoName(first))
        first.clear();
    if (isNoName(last))
        last.clear();
    moveParticles(first, last);
    if (hasName())
        return;
    fill(&CodeContact::givenName, first, limits::contactName);
    fill(&CodeContact::familyName, last, limits::contactName);
}

void CodeFields::organization(std::string_view text) {
    fill(&CodeContact::organization, text, limits::contactOrganization);
}

void CodeFields::title(std::string_view text) {
    fill(&CodeContact::title, text, limits::contactTitle);
}

void CodeFields::fullName(std::string_view text) {
    if (fullName_.empty() && !isNoName(cleanLine(text)))
        fullName_ = withoutUnseen(cleanLine(text));
}

void CodeFields::badgeId(std::string_view text) {
    // Never cut: half an id is another one's.
    auto clean = cleanLine(text);
    if (contact_.badgeId.empty() && clean.size() <= limits::badgeId)
        contact_.badgeId = std::move(clean);
}

void CodeFields::uid(std::string_view text) {
    const auto clean = cleanLine(text);
    if (!isMachineMade(clean) && !isPlaceholder(clean))
        badgeId(clean);
}

void CodeFields::add(std::vector<Choice>& choices, std::string text, std::string key, std::size_t most,
                     int preference) {
    if (text.empty())
        return;
    if (codePoints(text) > most) {
        remark(CodeRemark::AddressLeftOut); // a part of one is another one's
        return;
    }
    choices.push_back({std::move(text), std::move(key), preference});
}

void CodeFields::email(std::string_view text, int preference) {
    auto address = withoutUnseen(cleanLine(emailOfUri(withoutMarkup(text))));
    for (const std::string_view scheme : {"mailto:", "smtp:", "internet:"}) // of a program that knows several
        if (startsIgnoringCase(address, scheme))
            address = withoutUnseen(emailOfUri(std::string_view(address).substr(scheme.size())));
    if (isPlaceholder(address))
        return;
    // Anna <anna@example.org>
    if (const auto open = address.rfind('<'); open != std::string::npos && address.ends_with('>'))
        address = trimmed(std::string_view(address).substr(open + 1, address.size() - open - 2));
    auto key = lowerAscii(address);
    add(emails_, std::move(address), std::move(key), limits::contactEmail, preference);
}

void CodeFields::phone(std::string_view text, int preference) {
    const auto whole = phoneOfUri(text);
    for (const auto part : severalPhones(whole)) {
        auto number = withoutUnseen(cleanLine(part));
        auto key = phoneDigits(number);
        if (key.find_first_of("0123456789") != std::string::npos)
            add(phones_, std::move(number), std::move(key), limits::contactPhone, preference);
    }
}

void CodeFields::url(std::string_view text, int preference) {
    auto address = cleanLine(text);
    if (startsIgnoringCase(address, "mailto:"))
        return email(address, preference);
    if (startsIgnoringCase(address, "tel:"))
        return phone(address, preference);
    // Whoever shows it as a link later shall not be made to run something.
    const auto colon = address.find(':');
    const auto scheme = std::string_view(address).substr(0, colon);
    const bool hasScheme = colon != std::string::npos && scheme.find_first_of("./") == std::string_view::npos;
    if (hasScheme && !equalsIgnoringCase(scheme, "http") && !equalsIgnoringCase(scheme, "https"))
        return;
    auto key = address;
    add(urls_, std::move(address), std::move(key), limits::contactUrl, preference);
}

std::string CodeFields::decoded(std::string_view bytes, std::string_view charset) {
    auto decoded = decodeText(bytes, charset);
    if (decoded.guessed)
        remark(CodeRemark::CharsetGuessed);
    if (decoded.unreadable)
        remark(CodeRemark::BytesUnreadable);
    return std::move(decoded.text);
}

std::vector<std::string> CodeFields::chosen(std::vector<Choice>& choices) {
    std::ranges::stable_sort(choices, {}, &Choice::preference);
    std::vector<std::string> texts;
    std::vector<std::string_view> keys;
    for (const Choice& choice : choices) {
        if (std::ranges::find(keys, choice.key) != keys.end())
            continue;
        if (texts.size() == limits::codeAddresses) {
            remark(CodeRemark::AddressLeftOut);
            break;
        }
        keys.push_back(choice.key);
        texts.push_back(choice.text);
    }
    return texts;
}

// A card that names its company where the person's name belongs.
void CodeFields::clearCompanysName() {
    auto& given = contact_.givenName;
    auto& family = contact_.familyName;
    const auto both = given + (given.empty() || family.empty() ? "" : " ") + family;
    const bool isOneWord = given.empty() || family.empty();
    if (isOneWord ? namesCompany(both, contact_.organization)
                  : sameName(both, contact_.organization) && hasLegalForm(both)) {
        given.clear();
        family.clear();
    } else if (!isOneWord && withoutLegalForm("x " + family) == "x" &&
               contact_.organization.empty()) { // N:GmbH;ACME
        organization(both);
        given.clear();
        family.clear();
    }
    if (namesCompany(fullName_, contact_.organization))
        fullName_.clear();
    if (!hasName() && hasLegalForm(fullName_) && fullName_.find(',') == std::string::npos) {
        organization(fullName_);
        fullName_.clear();
    }
}

Result<ReadCode> CodeFields::finish(CodeKind kind) {
    clearCompanysName();
    if (!hasName() && !fullName_.empty()) {
        const auto split = splitName(fullName_);
        name(split.given, split.family);
    }
    contact_.emails = chosen(emails_);
    contact_.phones = chosen(phones_);
    contact_.urls = chosen(urls_);
    if (!hasName() && contact_.organization.empty() && contact_.emails.empty() && contact_.phones.empty() &&
        contact_.urls.empty() && contact_.badgeId.empty())
        return Error{Code::Malformed,
                     "the code has no name, company, address or badge id in it: type them instead"};
    ReadCode code{kind, contact_, {}};
    for (std::size_t i = 0; i < remarks_.size(); ++i)
        if (remarks_[i])
            code.remarks.push_back(static_cast<CodeRemark>(i));
    return code;
}

std::string percentDecoded(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low >= 0) {
            plain += static_cast<char>(static_cast<unsigned char>(high * 16 + low));
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return isUtf8(plain) ? plain : std::string(text);
}

std::string phoneOfUri(std::string_view text) {
    text = trimmed(text);
    if (!startsIgnoringCase(text, "tel:"))
        return std::string(text);
    text.remove_prefix(4);
    auto parameters = text.substr(std::min(text.find_first_of(";?"), text.size()));
    auto number = percentDecoded(text.substr(0, text.size() - parameters.size()));
    while (parameters.size() > 1) {
        parameters.remove_prefix(1);
        const auto parameter = parameters.substr(0, parameters.find(';'));
        if (startsIgnoringCase(parameter, "ext="))
            number += " ext. " + percentDecoded(parameter.substr(4));
        parameters.remove_prefix(parameter.size());
    }
    return number;
}

std::string emailOfUri(std::string_view text) {
    text = trimmed(text);
    if (!startsIgnoringCase(text, "mailto:"))
        return std::string(text);
    text.remove_prefix(7);
    if (text.starts_with("//")) // wrong, and common
        text.remove_prefix(2);
    const auto query = text.find('?');
    auto address = percentDecoded(text.substr(0, query));
    // mailto:?to=anna@example.org
    if (address.empty() && query != std::string_view::npos) {
        auto fields = text.substr(query + 1);
        while (!fields.empty()) {
            const auto field = fields.substr(0, fields.find('&'));
            if (startsIgnoringCase(field, "to="))
                return percentDecoded(field.substr(3));
            fields.remove_prefix(std::min(field.size() + 1, fields.size()));
        }
    }
    return address.substr(0, address.find(','));
}

bool isWebAddress(std::string_view text) {
    return startsIgnoringCase(text, "http://") || startsIgnoringCase(text, "https://") ||
           startsIgnoringCase(text, "www.");
}

} // namespace standdienst

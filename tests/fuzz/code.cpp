// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/code.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "tests/fuzz/harness.h"

#include "core/base/json.h"

#include <algorithm>
#include <set>

namespace standdienst::fuzz {

namespace {

// Control and bidirectional formatting characters: what a line on a screen would obey instead of showing.
bool isHidden(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c || c == 0x200e || c == 0x200f || c == 0x2028 ||
           c == 0x2029 || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

void holdLine(const std::string& text, std::size_t most, std::string_view what) {
    const std::string name(what);
    hold(isUtf8(text), name + " is UTF-8");
    hold(codePoints(text) <= most, name + " is within its limit");
    hold(std::ranges::none_of(toPoints(text), isHidden), name + " has nothing hidden in it");
}

void holdLines(const std::vector<std::string>& texts, std::size_t most, std::string_view what) {
    hold(texts.size() <= limits::codeAddresses, std::string(what) + " are within their number");
    hold(std::set<std::string>(texts.begin(), texts.end()).size() == texts.size(),
         std::string(what) + " stand there once each");
    for (const auto& text : texts) {
        hold(!text.empty(), std::string(what) + " say something");
        holdLine(text, most, what);
    }
}

} // namespace

void code(std::string_view bytes) {
    const auto read = readCode(bytes);
    if (!read) {
        const auto why = read.error().code;
        hold(why == Code::TooLarge || why == Code::Malformed || why == Code::Unsupported,
             "one of its errors");
        return holdClear(read.error());
    }
    const CodeContact& contact = read->contact;
    hold(bytes.size() <= limits::codeBytes, "a code is within its limit");
    holdLine(contact.givenName, limits::contactName, "a given name");
    holdLine(contact.familyName, limits::contactName, "a family name");
    holdLine(contact.organization, limits::contactOrganization, "a company");
    holdLine(contact.title, limits::contactTitle, "a title");
    holdLine(contact.badgeId, limits::badgeId, "a badge id");
    hold(contact.badgeId.size() <= limits::badgeId, "a badge id is within its limit of bytes");
    holdLines(contact.emails, limits::contactEmail, "e-mail addresses");
    holdLines(contact.phones, limits::contactPhone, "phone numbers");
    holdLines(contact.urls, limits::contactUrl, "URLs");
    hold(!contact.givenName.empty() || !contact.familyName.empty() || !contact.organization.empty() ||
             !contact.emails.empty() || !contact.phones.empty() || !contact.urls.empty() ||
             !contact.badgeId.empty(),
         "there is something in it");
    hold(std::ranges::is_sorted(read->remarks) &&
             std::ranges::adjacent_find(read->remarks) == read->remarks.end(),
         "remarks stand there once, in their order");
    hold(isUtf8(contact.whose()), "whose it is, is text");
    const auto again = readCode(bytes);
    hold(again && again->contact == contact && again->kind == read->kind && again->remarks == read->remarks,
         "the same bytes say the same");
}

} // namespace standdienst::fuzz

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/domain.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/contact/address.h"
#include "core/contact/email_providers.h"

#include <algorithm>
#include <array>
#include <optional>

namespace standdienst {

namespace {

constexpr std::size_t longestLabel = 63; // RFC 1035

struct Parts {
    std::string local;
    std::string domain;
};

// At the last @, since only a quoted local part may have one in it, and no domain.
std::optional<Parts> split(std::string_view address) {
    const auto at = address.rfind('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == address.size())
        return std::nullopt;
    return Parts{std::string(address.substr(0, at)), std::string(address.substr(at + 1))};
}

bool isQuoted(std::string_view local) {
    return local.size() >= 2 && local.starts_with('"') && local.ends_with('"');
}

// RFC 5321 with RFC 6531's letters, and with the dots that providers once allowed where the RFC does not
// ("anna..b.@docomo.ne.jp").
bool isLocal(std::string_view local) {
    if (isQuoted(local))
        return true;
    std::size_t at = 0;
    while (at < local.size()) {
        const char32_t point = nextPoint(local, at);
        if (isSpace(point) ||
            (point < 0x80 &&
             std::string_view("()<>[]:;,\"@\\").find(static_cast<char>(point)) != std::string_view::npos))
            return false;
    }
    return !local.empty();
}

bool isLiteral(std::string_view domain) {
    return domain.size() > 2 && domain.starts_with('[') && domain.ends_with(']') &&
           domain.find_first_of("[]@ \t", 1) == domain.size() - 1;
}

// Whether it could be a domain; that it exists is another matter, and no list of endings stays true.
bool isDomain(std::string_view domain) {
    if (isLiteral(domain))
        return true;
    std::size_t labels = 0;
    std::string_view rest = domain;
    while (true) {
        const auto label = rest.substr(0, rest.find('.'));
        if (label.empty() || toPoints(label).size() > longestLabel)
            return false;
        for (std::size_t at = 0; at < label.size();) {
            const char32_t c = nextPoint(label, at);
            const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                               c == '-' || c == '_';
            if (!plain && (c < 0x80 || isSpace(c)))
                return false;
        }
        ++labels;
        if (label.size() == rest.size())
            return labels > 1 && label.find_first_not_of("0123456789") != std::string_view::npos;
        rest.remove_prefix(label.size() + 1);
    }
}

bool isAddress(std::string_view text) {
    const auto parts = split(text);
    return parts && isLocal(parts->local) && isDomain(parts->domain) &&
           codePoints(text) <= limits::contactEmail;
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at).starts_with(from)) {
            result += to;
            at += from.size();
        } else {
            result += text[at++];
        }
    }
    return result;
}

// Full-width letters, as Japanese and Chinese keyboards leave them, and ideographic full stops.
std::string halfWidth(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t point = nextPoint(text, at);
        if (point >= 0xff01 && point <= 0xff5e)
            result += static_cast<char>(point - 0xff01 + '!');
        else if (point == 0x3002 || point == 0xff61)
            result += '.';
        else
            appendPoint(result, point);
    }
    return result;
}

std::string withoutSpaces(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const auto before = at;
        if (!isSpace(nextPoint(text, at)))
            result += text.substr(before, at - before);
    }
    return result;
}

// "anna at gmx.de", "anna(at)gmx.de", "anna [ät] gmx punkt de".
std::string withSpelledSigns(std::string_view text) {
    std::string result(text);
    for (const std::string_view at : {"(at)", "[at]", "{at}", "<at>", "(ät)", "[ät]", "(AT)", "[AT]", "(@)",
                                      "[@]", " at ", " AT ", " At ", " ät "}) {
        if (result.find('@') == std::string::npos || at.find('@') != std::string_view::npos)
            result = replaced(result, at, "@");
    }
    for (const std::string_view dot :
         {"(dot)", "[dot]", "{dot}", "(punkt)", "[punkt]", " dot ", " punkt ", " Punkt "})
        result = replaced(result, dot, ".");
    return result;
}

// The @ that did not come: "anna.gmail.com", "anna gmx.de", and "annaqgmx.de", where AltGr was not held.
std::string withMissingAt(std::string_view text) {
    if (text.find('@') != std::string_view::npos)
        return std::string(text);
    for (const std::string_view domain :
         {"gmail.com", "googlemail.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de",
          "hotmail.com", "hotmail.de", "outlook.com", "outlook.de", "yahoo.com", "yahoo.de", "icloud.com",
          "freenet.de", "posteo.de", "aol.com"}) {
        if (text.size() < domain.size() + 2 ||
            !equalsIgnoringCase(text.substr(text.size() - domain.size()), domain))
            continue;
        const auto before = text.substr(0, text.size() - domain.size());
        if (std::string_view(". ,;qQ\"2").find(before.back()) != std::string_view::npos)
            return std::string(trimmed(before.substr(0, before.size() - 1))) + "@" + std::string(domain);
    }
    return std::string(text);
}

std::string_view endingOf(std::string_view domain) {
    const auto dot = domain.rfind('.');
    return dot == std::string_view::npos ? std::string_view{} : domain.substr(dot + 1);
}

// "anna@acme de": the blank where the dot belongs, if what follows is a top-level domain.
std::string withMissingDot(std::string_view domain) {
    domain = trimmed(domain);
    const auto blank = domain.rfind(' ');
    if (blank == std::string_view::npos)
        return std::string(domain);
    const auto before = trimmed(domain.substr(0, blank));
    const auto ending = domain.substr(blank + 1);
    if (before.empty() || before.ends_with('.') || ending.find('.') != std::string_view::npos ||
        !isTopLevel(lowerAscii(ending)))
        return std::string(domain);
    return withMissingDot(before) + "." + std::string(ending);
}

// The first of several addresses, or the one before words about it: "a@x.de, b@x.de", "a@x.de (private)". The
// text itself where what follows could be its end ("anna@gmx.d e").
std::string withoutAfterthought(std::string_view text) {
    if (text.starts_with('"'))
        return std::string(text);
    if (const auto bracket = text.find(" ("); text.find('@') < bracket && bracket != std::string_view::npos)
        text = trimmed(text.substr(0, bracket));
    const bool several = std::ranges::count(text, '@') > 1;
    const auto end = text.find_first_of(several ? " ,;|/" : " ,;|");
    if (end == std::string_view::npos)
        return std::string(text);
    auto first = text.substr(0, end);
    while (!first.empty() && std::string_view(".:!?").find(first.back()) != std::string_view::npos)
        first.remove_suffix(1);
    const auto rest = lowerAscii(trimmed(text.substr(end)));
    const bool goesOn = isTopLevel(lowerAscii(endingOf(withoutSpaces(text)))) ||
                        (isTopLevel(rest) && !isTopLevel(lowerAscii(endingOf(first))));
    if (!isAddress(first) || (!several && goesOn))
        return std::string(text);
    return std::string(first);
}

// "E-Mail: anna@example.org"
std::string_view withoutLabel(std::string_view text) {
    const auto colon = text.find(':');
    const auto at = text.find('@');
    return at != std::string_view::npos && colon < at && !text.starts_with('"')
               ? trimmed(text.substr(std::min(text.find_first_not_of('/', colon + 1), at)))
               : text;
}

// What is left of text once everything is mended that cannot stand in an address.
std::string mended(std::string_view text) {
    auto result = halfWidth(text);
    if (const auto open = result.find('<'); open != std::string::npos) {
        const auto close = result.find('>', open);
        const auto at = result.find('@');
        if (at != std::string::npos && close != std::string::npos && open < at && at < close)
            result = result.substr(open + 1, close - open - 1);
    }
    result = withoutAfterthought(withMissingAt(withSpelledSigns(withoutLabel(result))));
    auto parts = split(result);
    if (!parts)
        return result;
    if (!isQuoted(parts->local)) {
        auto& local = parts->local;
        local = replaced(withoutSpaces(local), ",", ".");
        local.erase(0, std::min(local.find_first_not_of("<(\"'"), local.size()));
        while (local.ends_with('@')) // anna@@gmx.de
            local.pop_back();
    }
    auto& domain = parts->domain;
    domain = replaced(replaced(withoutSpaces(withMissingDot(domain)), ",", "."), ";", ".");
    while (domain.find("..") != std::string::npos)
        domain = replaced(domain, "..", ".");
    const auto first = domain.find_first_not_of(".<(");
    const auto last = domain.find_last_not_of(".>)!?:\"'");
    if (first == std::string::npos || last == std::string::npos || last < first)
        return result;
    return parts->local + "@" + domain.substr(first, last - first + 1);
}

// Umlauts, which the large providers have in nobody's name.
std::string spelledOut(std::string_view local) {
    auto result = std::string(local);
    for (const auto& [from, to] : std::to_array<std::pair<std::string_view, std::string_view>>(
             {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "Ae"}, {"Ö", "Oe"}, {"Ü", "Ue"}, {"ß", "ss"}}))
        result = replaced(result, from, to);
    return result;
}

std::string withProviderMeant(std::string_view address) {
    const auto parts = split(address);
    if (!parts || isLiteral(parts->domain) || !isLocal(parts->local))
        return std::string(address);
    const auto domain = lowerAscii(parts->domain);
    const auto meant = providerMeant(domain);
    const bool large = !meant.empty() || isProvider(domain);
    auto whole = (large ? spelledOut(parts->local) : parts->local) + "@" +
                 (meant.empty() ? parts->domain : std::string(meant));
    const auto ending = endingOf(domain);
    if (const auto right = meant.empty() ? endingMeant(ending) : std::string_view{}; !right.empty())
        whole.replace(whole.size() - ending.size(), ending.size(), right);
    return whole;
}

std::string normal(const std::string& address) {
    const auto parts = split(address);
    const auto ascii = asciiDomain(parts->domain);
    return parts->local + "@" + (ascii ? *ascii : lowerAscii(parts->domain));
}

} // namespace

std::string_view name(Verdict verdict) {
    constexpr std::array<std::string_view, 3> names{"good", "likely_typo", "unlikely"};
    return names[static_cast<std::size_t>(verdict)];
}

AddressVerdict checkEmail(std::string_view text) {
    // Nobody's address, and not worth mending.
    constexpr std::size_t mostBytes = 4 * limits::contactEmail + 64;
    if (text.size() > mostBytes || !isUtf8(text))
        return {Verdict::Unlikely, "", ""};
    const auto address = cleanLine(text);
    const bool possible = isAddress(address);
    auto meant = withProviderMeant(mended(address));
    const auto parts = split(meant);
    // A word and a single @ make no suggestion.
    if (meant == address || !parts || !isAddress(meant))
        meant.clear();
    if (!possible)
        return {meant.empty() ? Verdict::Unlikely : Verdict::LikelyTypo, meant, ""};
    // What is possible and none of the providers' is nobody's business to mend.
    return {meant.empty() ? Verdict::Good : Verdict::LikelyTypo, meant, normal(address)};
}

} // namespace standdienst

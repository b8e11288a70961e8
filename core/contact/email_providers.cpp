// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/email_providers.h"

#include "core/base/text.h"

#include <libpsl.h>

#include <algorithm>
#include <array>
#include <vector>

namespace standdienst {

namespace {

// The most used first: of two that are equally near, the first is offered. `Famous`: so many mailboxes that
// one wrong letter is more likely theirs than a firm's own name. `Short`: names that have a firm on every
// side of them, where only the ending can be seen to be wrong.
enum class Kind { Famous, Known, Short };
struct Provider {
    std::string_view domain;
    Kind kind;
};
constexpr std::array<Provider, 66> providers{{
    {"gmail.com", Kind::Famous},      {"gmx.de", Kind::Short},         {"web.de", Kind::Short},
    {"t-online.de", Kind::Famous},    {"outlook.com", Kind::Famous},   {"hotmail.com", Kind::Famous},
    {"yahoo.com", Kind::Famous},      {"icloud.com", Kind::Famous},    {"outlook.de", Kind::Famous},
    {"hotmail.de", Kind::Famous},     {"yahoo.de", Kind::Famous},      {"googlemail.com", Kind::Famous},
    {"gmx.net", Kind::Short},         {"gmx.at", Kind::Short},         {"gmx.ch", Kind::Short},
    {"gmx.com", Kind::Short},         {"freenet.de", Kind::Famous},    {"live.de", Kind::Short},
    {"live.com", Kind::Short},        {"me.com", Kind::Short},         {"mac.com", Kind::Short},
    {"aol.com", Kind::Short},         {"aol.de", Kind::Short},         {"msn.com", Kind::Short},
    {"posteo.de", Kind::Known},       {"mailbox.org", Kind::Known},    {"arcor.de", Kind::Known},
    {"vodafone.de", Kind::Known},     {"online.de", Kind::Short},      {"proton.me", Kind::Known},
    {"protonmail.com", Kind::Famous}, {"bluewin.ch", Kind::Known},     {"hispeed.ch", Kind::Known},
    {"sunrise.ch", Kind::Short},      {"a1.net", Kind::Short},         {"aon.at", Kind::Short},
    {"chello.at", Kind::Known},       {"hotmail.fr", Kind::Famous},    {"hotmail.it", Kind::Famous},
    {"hotmail.es", Kind::Famous},     {"hotmail.co.uk", Kind::Famous}, {"hotmail.ch", Kind::Famous},
    {"outlook.fr", Kind::Famous},     {"outlook.at", Kind::Famous},    {"yahoo.fr", Kind::Famous},
    {"yahoo.it", Kind::Famous},       {"yahoo.es", Kind::Famous},      {"yahoo.co.uk", Kind::Famous},
    {"live.fr", Kind::Short},         {"orange.fr", Kind::Short},      {"wanadoo.fr", Kind::Known},
    {"free.fr", Kind::Short},         {"sfr.fr", Kind::Short},         {"laposte.net", Kind::Known},
    {"libero.it", Kind::Known},       {"btinternet.com", Kind::Known}, {"ziggo.nl", Kind::Known},
    {"hotmail.nl", Kind::Famous},     {"telenet.be", Kind::Known},     {"skynet.be", Kind::Known},
    {"seznam.cz", Kind::Known},       {"wp.pl", Kind::Short},          {"mail.ru", Kind::Short},
    {"yandex.ru", Kind::Known},       {"tutanota.com", Kind::Known},   {"comcast.net", Kind::Known},
}};

// Near to one of the above, and somebody's. A list of free mail domains would not do here, since those list
// the slips, too, which others have registered to read along.
constexpr std::array<std::string_view, 2> others{"gail.com", "prontomail.com"};

// Countries that are one slip away from .com and .net; nobody large has mail there.
constexpr std::string_view slippedCountries = " cm co om ne ";

bool stands(std::string_view list, std::string_view ending) {
    std::string word = " ";
    word.append(ending);
    word += ' ';
    return list.find(word) != std::string_view::npos;
}

// Damerau and Levenshtein's distance, adjacent letters exchanged counting one, as far as `most`; above that,
// any number above it.
std::size_t distance(std::u32string_view a, std::u32string_view b, std::size_t most) {
    const auto apart = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
    if (apart > most)
        return apart;
    std::vector<std::size_t> before2;
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        before[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] =
                std::min({before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] != b[j - 1] ? 1u : 0u)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before2[j - 2] + 1);
        }
        before2 = before;
        before = row;
    }
    return before[b.size()];
}

std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
    if (a.size() > 64 || b.size() > 64)
        return most + 1;
    return distance(toPoints(a), toPoints(b), most);
}

// The same letters with one too many, that is a repeated one, or two exchanged, or one missing: slips that
// hardly ever make another word.
bool isSameWordSlipped(std::string_view name, std::string_view meant) {
    if (name.size() == meant.size()) { // exchanged
        auto sorted = std::string(name);
        auto other = std::string(meant);
        std::ranges::sort(sorted);
        std::ranges::sort(other);
        return sorted == other;
    }
    if (name.size() == meant.size() + 1) {
        for (std::size_t i = 1; i < name.size(); ++i)
            if (name[i] == name[i - 1] && std::string(name).erase(i, 1) == meant)
                return true;
        return false;
    }
    return meant.size() >= 6 && name.size() + 1 == meant.size();
}

// Keys beside and above each other, of QWERTY and QWERTZ.
bool areNeighbours(char a, char b) {
    for (const std::string_view row :
         {"1234567890", "qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm"})
        for (std::size_t i = 1; i < row.size(); ++i)
            if ((row[i] == a && row[i - 1] == b) || (row[i] == b && row[i - 1] == a))
                return true;
    constexpr std::string_view upper = "qwertzuiopqwertyuiopqwertzuiopasdfghjklasdfghjkl12345678901234567890";
    constexpr std::string_view lower = "asdfghjkl asdfghjkl  asdfghjklyxcvbnm  zxcvbnm  qwertzuiopqwertyuiop";
    static_assert(upper.size() == lower.size());
    for (std::size_t i = 0; i < upper.size(); ++i)
        if ((upper[i] == a && lower[i] == b) || (upper[i] == b && lower[i] == a))
            return true;
    return false;
}

// "tahoo": the key beside the first letter. "fmail" and "ucloud" are others' names.
bool isFirstKeySlip(std::string_view name, std::string_view meant) {
    return name.size() == meant.size() && name.substr(1) == meant.substr(1) && meant != "gmail" &&
           meant != "icloud" && areNeighbours(name.front(), meant.front());
}

// Steps from a name to a provider's, or more than `most`.
std::size_t nameSteps(std::string_view name, const Provider& provider, std::string_view meant) {
    constexpr std::size_t tooMany = 9;
    if (name == meant)
        return 0;
    if (provider.kind == Kind::Short && name == "qmx" && meant == "gmx") // as it is read from a card
        return 1;
    if (provider.kind == Kind::Short) // gmxx.de; there are firms for gmc, amx, gm and gmxs
        return meant.size() >= 3 && name.size() == meant.size() + 1 && isSameWordSlipped(name, meant)
                   ? 1
                   : tooMany;
    // "icould": the same letters in another order are a slip even where more than one moved.
    const bool reordered = name.size() == meant.size() && isSameWordSlipped(name, meant);
    const std::size_t most = provider.kind == Kind::Famous && (meant.size() >= 8 || reordered) ? 2 : 1;
    const auto steps = distance(name, meant, most);
    if (steps > most)
        return tooMany;
    // The first letter is the one that people look at: "email" is not a slip for "gmail", nor "cloud" for
    // "icloud".
    const bool sameStart =
        name.front() == meant.front() || (name.size() > 1 && name[1] == meant[0] && name[0] == meant[1]) ||
        (meant.size() >= 7 && meant.ends_with(name) && steps == 1) || isFirstKeySlip(name, meant);
    if (!sameStart)
        return tooMany;
    return provider.kind == Kind::Famous || isSameWordSlipped(name, meant) ? steps : tooMany;
}

std::size_t endingSteps(std::string_view ending, std::string_view meant, bool isFamous) {
    constexpr std::size_t tooMany = 9;
    if (ending == meant)
        return 0;
    if (ending.empty() || distance(ending, meant, 1) > 1)
        return tooMany;
    if (!isTopLevel(ending))
        return 1;
    // Nobody has gmx.cm but whoever waits for others' mail.
    return (isFamous && stands(slippedCountries, ending)) || (ending == "cm" && meant == "com") ? 1 : tooMany;
}

// "gmail.de", before another ending.
bool isGmailAndEnding(std::string_view name) {
    if (!name.starts_with("gmail."))
        return false;
    const auto ending = name.substr(6);
    return ending == "com" || ending == "de" || endingMeant(ending) == "com" || endingMeant(ending) == "de";
}

// Two letters are near to many endings of two: only exchanged ones, a repeated one (.dd) and a neighbouring
// key (.dr) are taken for a slip.
bool isCloseSlip(std::string_view ending, std::string_view meant) {
    if (meant.size() != 2 || ending.size() != 2)
        return meant.size() == 3; // .cm exists, .og and .ne do what they can
    if (ending[0] == meant[1] && ending[1] == meant[0])
        return true;
    const std::size_t at = ending[0] == meant[0] ? 1 : 0;
    return ending[1 - at] == meant[1 - at] &&
           (ending[0] == ending[1] || areNeighbours(ending[at], meant[at]));
}

std::string withoutDots(std::string_view domain) {
    std::string plain(domain);
    std::erase(plain, '.');
    return plain;
}

} // namespace

bool isTopLevel(std::string_view ending) {
    const auto* list = psl_builtin();
    constexpr int kinds = PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE;
    // Without a list nothing is known to be wrong.
    return !list || psl_is_public_suffix2(list, std::string(ending).c_str(), kinds) == 1;
}

std::string_view endingMeant(std::string_view ending) {
    // The most used first.
    constexpr auto endings = std::to_array<std::string_view>(
        {"com", "de",  "net", "org", "at",    "ch",     "eu",   "info",  "fr",  "it",
         "nl",  "be",  "es",  "uk",  "pl",    "cz",     "dk",   "se",    "li",  "lu",
         "us",  "biz", "edu", "gov", "email", "online", "gmbh", "cloud", "shop"});
    // Kept for other things (RFC 2606, 6761, 6762), or within a company's own walls.
    constexpr auto reserved =
        std::to_array<std::string_view>({"example", "test", "invalid", "localhost", "local", "onion",
                                         "internal", "lan", "corp", "home", "intranet"});
    const bool whole = ending.size() >= 2 && ending.size() <= 8;
    if (!whole || ending.starts_with("xn--") || std::ranges::find(reserved, ending) != reserved.end() ||
        isTopLevel(ending))
        return {};
    for (const auto meant : endings)
        if (distance(ending, meant, 1) <= 1 && (ending.size() > 2 || isCloseSlip(ending, meant)))
            return meant;
    return {};
}

bool isProvider(std::string_view domain) {
    return std::ranges::find(providers, domain, &Provider::domain) != providers.end();
}

std::string_view providerMeant(std::string_view domain) {
    if (domain.empty() || isProvider(domain) || std::ranges::find(others, domain) != others.end())
        return {};
    const auto dot = domain.rfind('.');
    std::string_view best;
    std::size_t fewest = 9;
    for (const Provider& provider : providers) {
        const auto meantDot = provider.domain.rfind('.');
        const auto meantName = provider.domain.substr(0, meantDot);
        const auto meantEnding = provider.domain.substr(meantDot + 1);
        std::size_t steps = 9;
        if (dot == std::string_view::npos) {
            const auto plain = withoutDots(provider.domain);
            if (domain == meantName || domain == plain)
                steps = 1; // anna@gmail, anna@gmailcom
            else if (provider.kind == Kind::Famous && domain.front() == plain.front())
                steps = 1 + distance(domain, plain, 1);
        } else {
            const auto name = domain.substr(0, dot);
            const auto ending = domain.substr(dot + 1);
            const bool famous = provider.kind == Kind::Famous;
            steps = nameSteps(name, provider, meantName) + endingSteps(ending, meantEnding, famous);
            // gmail.com.com, hotmail.de.de; but hotmail.com.br is a provider, too.
            if (domain.size() > provider.domain.size() && domain.starts_with(provider.domain) &&
                (domain.substr(provider.domain.size()) == "." + std::string(meantEnding) ||
                 (famous && domain.substr(provider.domain.size()) == ".com")))
                steps = 1;
            // Google has mail at no other ending, whichever exists: gmail.de, gmail.con.de.
            if (provider.domain == "gmail.com" && (name == "gmail" || isGmailAndEnding(name)))
                steps = 1;
        }
        if (steps < fewest) {
            fewest = steps;
            best = provider.domain;
        }
    }
    return fewest <= 2 ? best : std::string_view{};
}

} // namespace standdienst

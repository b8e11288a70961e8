// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/email_kind.h"

#include "core/base/domain.h"
#include "core/triage/email_domains/table.h"

#include <algorithm>
#include <array>
#include <optional>

namespace standdienst {

namespace {

// FNV-1a, mixed, as in email_domains/table.mjs.
std::uint64_t hash(std::string_view domain) {
    std::uint64_t value = 0xcbf29ce484222325;
    for (const char c : domain)
        value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    value = (value ^ (value >> 32)) * 0x9fb21c651e98df25;
    return value ^ (value >> 32);
}

std::optional<EmailKind> listed(std::string_view domain) {
    const std::uint64_t key = hash(domain) >> 26;
    const auto bucket = static_cast<std::size_t>(key >> 30);
    const auto rest = static_cast<std::uint32_t>(key & 0x3fffffff);
    const auto& [starts, rests] = emailDomains;
    const auto entries = rests.subspan(starts[bucket], starts[bucket + 1] - starts[bucket]);
    const auto found =
        std::ranges::lower_bound(entries, rest, {}, [](std::uint32_t entry) { return entry >> 2; });
    if (found == entries.end() || *found >> 2 != rest)
        return std::nullopt;
    return static_cast<EmailKind>(*found & 3);
}

// .ac.uk, .edu.pl: of those countries that no list knows, too.
bool isAcademic(std::string_view suffix) {
    return suffix.size() > 3 && suffix[suffix.size() - 3] == '.' &&
           (suffix.substr(0, suffix.size() - 3) == "edu" || suffix.substr(0, suffix.size() - 3) == "ac");
}

} // namespace

std::string_view name(EmailKind kind) {
    constexpr std::array<std::string_view, 4> names{"company", "free", "education", "disposable"};
    return names[static_cast<std::size_t>(kind)];
}

EmailKind emailKind(std::string_view addressOrDomain) {
    const auto domain = asciiDomain(domainPart(addressOrDomain));
    if (!domain)
        return EmailKind::Company;
    for (std::string_view part = *domain; !part.empty(); part = domainAbove(part)) {
        if (const auto kind = listed(part))
            return *kind;
        if (part == "edu" || isAcademic(part))
            return EmailKind::Education;
    }
    return EmailKind::Company;
}

} // namespace standdienst

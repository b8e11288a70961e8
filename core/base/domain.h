// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace standdienst {

// A domain as DNS knows it: lower case, punycode for letters beyond ASCII, no dot at its end. Nothing where
// it is none: a single label, an empty or overlong one, another character. Equal domains give equal text.
std::optional<std::string> asciiDomain(std::string_view typed);

// What stands behind the last @ of an address, or all of it where there is none; without space, brackets or a
// trailing dot of a sentence around it. Not yet a domain.
std::string_view domainPart(std::string_view addressOrDomain);

// The domain above: "example.de" of "mail.example.de", empty above "de".
constexpr std::string_view domainAbove(std::string_view domain) {
    const auto dot = domain.find('.');
    return dot == std::string_view::npos ? std::string_view{} : domain.substr(dot + 1);
}

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/domain.h"

#include "core/base/json.h"

#include <idn2.h>

#include <algorithm>
#include <memory>

namespace standdienst {

namespace {

constexpr std::size_t longestDomain = 253; // RFC 1035, without the dot at its end
constexpr std::size_t longestLabel = 63;
// In letters of any alphabet a domain has at most as many characters, of at most four bytes each.
constexpr std::size_t longestTyped = 4 * longestDomain + 1;

bool isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool hasGoodLabels(std::string_view domain) {
    if (domain.size() > longestDomain || domain.find('.') == std::string_view::npos)
        return false;
    while (true) {
        const auto label = domain.substr(0, domain.find('.'));
        if (label.empty() || label.size() > longestLabel || label.front() == '-' || label.back() == '-')
            return false;
        if (label.size() == domain.size())
            return true;
        domain.remove_prefix(label.size() + 1);
    }
}

std::optional<std::string> punycode(const std::string& typed) {
    char* out = nullptr;
    const int result = idn2_to_ascii_8z(typed.c_str(), &out, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    const std::unique_ptr<char, decltype(&idn2_free)> owner(out, [](void* memory) { idn2_free(memory); });
    return result == IDN2_OK ? std::optional<std::string>(out) : std::nullopt;
}

} // namespace

std::optional<std::string> asciiDomain(std::string_view typed) {
    if (typed.size() > longestTyped || typed.find('\0') != std::string_view::npos)
        return std::nullopt;
    std::string domain(typed);
    std::ranges::transform(domain, domain.begin(), lower);
    const bool plain = std::ranges::all_of(domain, isPlain);
    if (!plain || domain.find("xn--") != std::string::npos) {
        if (!isUtf8(domain))
            return std::nullopt;
        auto ascii = punycode(domain);
        if (!ascii)
            return std::nullopt;
        domain = std::move(*ascii);
    }
    if (domain.ends_with('.'))
        domain.pop_back();
    if (!std::ranges::all_of(domain, isPlain) || !hasGoodLabels(domain))
        return std::nullopt;
    return domain;
}

std::string_view domainPart(std::string_view text) {
    constexpr std::string_view around = " \t\r\n<>\"'(),;";
    if (const auto at = text.rfind('@'); at != std::string_view::npos)
        text.remove_prefix(at + 1);
    text.remove_prefix(std::min(text.find_first_not_of(around), text.size()));
    return text.substr(0, text.find_last_not_of(around) + 1);
}

} // namespace standdienst

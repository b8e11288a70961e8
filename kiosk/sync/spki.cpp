// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/sync/spki.h"

#include <cstdint>
#include <optional>

namespace standdienst::kiosk {

namespace {

constexpr std::uint8_t sequence = 0x30;
constexpr std::uint8_t explicitVersion = 0xa0;

struct Element {
    std::uint8_t tag = 0;
    std::string_view whole;
    std::string_view content;
};

// Takes one DER element off the front.
std::optional<Element> take(std::string_view& from) {
    const auto byte = [&](std::size_t at) {
        return static_cast<std::uint8_t>(from[at]);
    };
    if (from.size() < 2)
        return std::nullopt;
    std::size_t header = 2;
    std::size_t length = byte(1);
    if (length >= 0x80) {
        const std::size_t octets = length & 0x7f;
        if (octets == 0 || octets > 3 || from.size() < 2 + octets)
            return std::nullopt;
        length = 0;
        for (; header < 2 + octets; ++header)
            length = length << 8 | byte(header);
    }
    if (from.size() - header < length)
        return std::nullopt;
    const Element element{byte(0), from.substr(0, header + length), from.substr(header, length)};
    from.remove_prefix(element.whole.size());
    return element;
}

} // namespace

// RFC 5280: Certificate { tbsCertificate { [0] version?, serial, algorithm, issuer, validity, subject,
// subjectPublicKeyInfo …
Result<std::string_view> subjectPublicKeyInfo(std::string_view certificate) {
    const Error malformed{Code::Malformed, "not an X.509 certificate"};
    auto outer = take(certificate);
    if (!outer || outer->tag != sequence)
        return malformed;
    auto signedPart = take(outer->content);
    if (!signedPart || signedPart->tag != sequence)
        return malformed;
    std::string_view fields = signedPart->content;
    auto field = take(fields);
    if (field && field->tag == explicitVersion)
        field = take(fields);
    for (int behindSerial = 0; field && behindSerial < 5; ++behindSerial)
        field = take(fields);
    if (!field || field->tag != sequence)
        return malformed;
    return field->whole;
}

} // namespace standdienst::kiosk

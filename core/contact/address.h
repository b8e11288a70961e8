// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an e-mail address or a phone number is one, as people write them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace standdienst {

enum class Verdict : std::uint8_t {
    Good,       // nothing speaks against it
    LikelyTypo, // it could be right, but `suggestion` is more likely what was meant; offered, never forced
    Unlikely,   // cannot be one: the only verdict that a form refuses
};
std::string_view name(Verdict verdict); // "good", "likely_typo", "unlikely"

struct AddressVerdict {
    Verdict verdict = Verdict::Good;
    // With LikelyTypo, the whole address or number as it would have been meant. With Unlikely, the same where
    // one can be told ("anna at gmx.de"); else empty. A suggestion is always Good itself.
    std::string suggestion;
    // With Good and LikelyTypo, the form in which two spellings are the same: an address with its domain in
    // lower case and punycode, the local part as it is (RFC 5321 lets it be case-sensitive); a number in
    // E.164 where its country is known ("+493012345", ";ext=12" behind it), else its digits. Empty with
    // Unlikely.
    std::string normalized;
    friend bool operator==(const AddressVerdict&, const AddressVerdict&) = default;
};

// Never Unlikely where the address could be right: quoted local parts, letters of any alphabet (RFC 6531), IP
// literals, top-level domains that nobody has heard of. A name without a dot ("localhost") is no domain. A
// typo is only seen in the domain, against the large providers of mail, and never in a domain that is a real
// one. White space around is ignored. Text that is not UTF-8 is Unlikely. Thread-safe.
AddressVerdict checkEmail(std::string_view text);

// Digits of any script, with what people write around them: +49 (0) 30 / 12 34-0 ext. 12, Durchwahl, vanity
// letters. `countryOfFair`, ISO 3166-1 alpha-2, says what a number without + or 00 means; it only decides
// `normalized`. Thread-safe.
AddressVerdict checkPhone(std::string_view text, std::string_view countryOfFair);

} // namespace standdienst

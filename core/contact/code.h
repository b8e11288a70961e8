// SPDX-License-Identifier: GPL-3.0-or-later
// What a code says that a visitor shows: their badge, their business card, their phone's own contact.
//
// Sources: versit vCard 2.1 (1996), RFC 2426 (3.0), RFC 6350 (4.0), NTT DoCoMo's MECARD, MATMSG and MEBKM,
// BIZCARD, RFC 6068 (mailto), RFC 3966 (tel). docs/setting-up/badges.md says what becomes of each.
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace standdienst {

// What would be put into the form for the visitor to correct. Every text is valid UTF-8 in one line, without
// control and bidirectional formatting characters, and within its limit of limits.h; nothing of it was
// fetched or checked with anybody.
struct CodeContact {
    std::string givenName;
    std::string familyName;
    std::string organization; // without its departments
    std::string title;        // job title
    // What the code prefers first, else in its order; each once, at most limits::codeAddresses. Not yet
    // checked: address.h does that. Phones without fax and pager, as they were written ("+49-30-12345 ext.
    // 12" for tel:+49-30-12345;ext=12). URLs as they were written, of any scheme but mailto: and tel:.
    std::vector<std::string> emails;
    std::vector<std::string> phones;
    std::vector<std::string> urls;
    // What the organiser's list of visitors is asked with. A code that says nothing in any of the formats
    // above is one as a whole, a URL is one too.
    std::string badgeId;

    // What this person is known again by, and nobody else: the badge id, else name and e-mail address in one
    // text. Empty where there is neither, as on a company's card, and where the badge id may be many
    // people's: the barcode of a product (EAN, UPC, with its check digit), an address of the web without a
    // number or a key of its own in it, a word.
    std::string whose() const;
    friend bool operator==(const CodeContact&, const CodeContact&) = default;
};

enum class CodeKind : std::uint8_t {
    VCard,
    MeCard,
    BizCard,
    Email, // an address alone, mailto:, MATMSG:, SMTP:
    Phone, // tel:, sms:, or a number that begins with +
    Url,   // http:, https:, www., urlto:, MEBKM:
    Badge, // anything else
};
std::string_view name(CodeKind kind); // "vcard", "mecard", "bizcard", "email", "phone", "url", "badge"

// What was not taken as it stood, so that nothing is wrong without anybody being told.
enum class CodeRemark : std::uint8_t {
    SeveralCards,    // only the first vCard was read
    MoreProperties,  // what stands behind the first limits::codeProperties was not read
    Shortened,       // a name, company or title was longer than its field and was cut
    AddressLeftOut,  // an e-mail address, phone number or URL was longer than its field, or one too many
    Unfinished,      // the end is missing: the card may have had more
    CharsetGuessed,  // neither UTF-8 nor declared: taken for Windows-1252 or Shift_JIS
    BytesUnreadable, // some bytes are no text in the declared character set, U+FFFD stands for them
};
std::string_view name(CodeRemark remark); // "several_cards", "more_properties", ...

struct ReadCode {
    CodeKind kind = CodeKind::Badge;
    CodeContact contact;
    std::vector<CodeRemark> remarks; // each at most once, in the order above
};

// `bytes` as the symbol has them, in whatever character set: UTF-8, UTF-16, what a vCard declares, else a
// guess. Time is linear in their number; no bytes make it fail otherwise than by these errors:
//   TooLarge     above limits::codeBytes, or a badge id above limits::badgeId
//   Malformed    nothing in it: empty, or a card without a name, company, address or badge id
//   Unsupported  a code of another purpose, some of them secret, which nobody meant to leave here: a Wi-Fi's
//                password, a bank transfer, a one-time password's key, a log-in, a calendar entry, a pairing
//                code
// Thread-safe.
Result<ReadCode> readCode(std::string_view bytes);

} // namespace standdienst

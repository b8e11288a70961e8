// SPDX-License-Identifier: GPL-3.0-or-later
// By what a company is recognised: a key for each domain, and one for its name. Equal keys are one company.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace standdienst::backend {

// The letters and digits of a name, folded: "Müller & Söhne" as "muellerundsoehne". Without case, spaces,
// marks and punctuation; ä, ö, ü as in an address, other accents left out; & and + as "und". Empty where
// nothing is left.
std::string foldedName(std::string_view name);

// "name:" and the folded name without the legal form at its end: Müller Pumpen GmbH & Co. KG, MÜLLER-PUMPEN
// and Mueller Pumpen are one. A name that is nothing but a legal form keeps its first word. Nothing where it
// holds neither letter nor digit.
std::optional<std::string> nameKey(std::string_view name);

// Of a domain as asciiDomain() gives it.
std::string domainKey(std::string_view domain);

// What a contact is looked up by, the strongest first: the domain of the e-mail address and each one above
// it, then the company's name. No domain at which anybody has a mailbox (core/triage/email_kind.h).
std::vector<std::string> keysOf(std::string_view email, std::string_view organization);

// What a top-level registry or a hoster gives out to anybody: com, co.uk, github.io (the Public Suffix List).
bool isPublicSuffix(const std::string& domain);
// As isPublicSuffix(), for a last label that the list names: "de", not "Oetker".
bool isKnownTopLevel(const std::string& label);
// The domain that its owner registered: example.co.uk of shop.example.co.uk. Itself where there is none.
std::string registrablePart(const std::string& domain);

} // namespace standdienst::backend

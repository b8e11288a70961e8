// SPDX-License-Identifier: GPL-3.0-or-later
// A person's name that was written in one piece, and what is none. All of it takes valid UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace standdienst {

struct PersonName {
    std::string given;
    std::string family;
    friend bool operator==(const PersonName&, const PersonName&) = default;
};

// A guess for the visitor to correct. "Müller, Anna" and "MÜLLER Anna" have their family name first; so has a
// name in Chinese, Japanese or Korean script, where it has a space. Otherwise the last word is the family
// name, with the small words before it ("van der", "Freiherr von und zu", "Ortega y"). What withoutTitles
// leaves out is left out; a single word is the family name.
PersonName splitName(std::string_view fullName);

// The name without titles before it, degrees behind it, and what stands beside it in brackets or behind a
// bar: "Prof. Dr. Anna Müller, MBA (ACME)" is "Anna Müller". What could be a name as well ("Di", "Don", "Md")
// goes only where enough is left without it. Never empty unless the text is.
std::string withoutTitles(std::string_view fullName);

// One part of a name, which may be a title alone ("Dr." where the given name belongs) and is empty then.
std::string namePart(std::string_view part);

// "van den": words that belong to the family name behind them, in small letters.
bool isParticles(std::string_view words);

// Moves the small words at the end of `given` before `family`: "Jan van den" and "Berg".
void moveParticles(std::string& given, std::string& family);

// No name, but what a program writes where there is none ("-", "null null", "undefined"), an e-mail address
// or a number.
bool isNoName(std::string_view text);
// The first of these alone, for a company or a job title.
bool isPlaceholder(std::string_view text);

// Without characters that nobody sees and that only tear words apart (U+200B, soft hyphens). Joiners stay in
// the scripts that need them.
std::string withoutUnseen(std::string_view text);

// "ACME GmbH", "Siemens AG": it ends as only companies' names do.
bool hasLegalForm(std::string_view name);
// "ACME" of "ACME GmbH & Co. KG"; the text itself where there is none.
std::string withoutLegalForm(std::string_view name);
// Whether a card of `organization` names this company, or a department of it, where a person's name belongs:
// "Siemens" or "Siemens Vertrieb" of Siemens AG.
bool namesCompany(std::string_view name, std::string_view organization);

// Equal but for capitals, in Latin, Greek and Cyrillic letters.
bool sameName(std::string_view a, std::string_view b);

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
// What the readers of formats put into a CodeContact, within its limits. Internal to core/contact.
#pragma once

#include "core/contact/charset.h"
#include "core/contact/code.h"

#include <array>

namespace standdienst {

class CodeFields {
public:
    // The first text that says anything stays; valid UTF-8.
    // Both without titles; nothing where one is no name (person_name.h).
    void name(std::string_view given, std::string_view family);
    void organization(std::string_view text);
    void title(std::string_view text);
    void fullName(std::string_view text); // for where there is no other name
    void badgeId(std::string_view text);
    // The UID of a card: a badge id, unless an address book made it.
    void uid(std::string_view text);

    // `preference`: 1 to 100 as in RFC 6350, the smallest first; equal ones in their order.
    static constexpr int noPreference = 101;
    void email(std::string_view text, int preference = noPreference);
    void phone(std::string_view text, int preference = noPreference); // also several in one
    void url(std::string_view text, int preference = noPreference);

    void remark(CodeRemark remark) { remarks_[static_cast<std::size_t>(remark)] = true; }
    // The text of `bytes`, with a remark where it had to be guessed or is damaged.
    std::string decoded(std::string_view bytes, std::string_view charset = {});

    bool hasName() const { return !contact_.givenName.empty() || !contact_.familyName.empty(); }
    const CodeContact& contact() const { return contact_; }

    // Malformed where there is nothing in it that anybody could use.
    Result<ReadCode> finish(CodeKind kind);

private:
    struct Choice {
        std::string text;
        std::string key; // equal for two spellings of one
        int preference;
    };
    void fill(std::string CodeContact::*field, std::string_view text, std::size_t most);
    void add(std::vector<Choice>& choices, std::string text, std::string key, std::size_t most,
             int preference);
    void clearCompanysName();
    std::vector<std::string> chosen(std::vector<Choice>& choices);

    CodeContact contact_;
    std::string fullName_;
    std::vector<Choice> emails_, phones_, urls_;
    std::array<bool, 7> remarks_{};
};

// %41 as "A"; what is no such triple stays.
std::string percentDecoded(std::string_view text);
// "+49-30-123 ext. 12" for "tel:+49-30-123;ext=12", whatever the scheme's case; other text as it is.
std::string phoneOfUri(std::string_view text);
// The address of "mailto:anna@example.org?subject=x"; other text as it is.
std::string emailOfUri(std::string_view text);
bool isWebAddress(std::string_view text); // http:, https: or www.

} // namespace standdienst

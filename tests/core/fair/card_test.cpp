// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "core/base/limits.h"
#include "core/fair/card.h"

using namespace standdienst;

namespace {

Fair fairOf(FairContact contact) {
    Fair fair;
    fair.company = "Rautenberg; Wärme, GmbH";
    fair.contact = std::move(contact);
    return fair;
}

} // namespace

TEST_CASE("card: a vCard 4.0 with all that the fair file says") {
    const auto card = contactCard(fairOf({"Jana Winter", "messe@rautenberg.example", "+49 (0)30 1234-567",
                                          "https://rautenberg.example"}),
                                  "You would like advice.\nSteam, with \\ in it");
    CHECK(card == "BEGIN:VCARD\r\nVERSION:4.0\r\n"
                  "FN:Jana Winter\r\nKIND:individual\r\nORG:Rautenberg\\; Wärme\\, GmbH\r\n"
                  "EMAIL:messe@rautenberg.example\r\nTEL;VALUE=uri:tel:+49301234567\r\n"
                  "URL:https://rautenberg.example\r\n"
                  "NOTE:You would like advice.\\nSteam\\, with \\\\ in it\r\nEND:VCARD\r\n");
}

TEST_CASE("card: the company alone is enough, and what is not known is left out") {
    CHECK(contactCard(fairOf({}), "") == "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Rautenberg\\; Wärme\\, GmbH\r\n"
                                         "KIND:org\r\nORG:Rautenberg\\; Wärme\\, GmbH\r\nEND:VCARD\r\n");
}

TEST_CASE("card: phone numbers as people write them") {
    const auto tel = [](const std::string& text) {
        const auto card = contactCard(fairOf({{}, {}, text, {}}), "");
        const auto at = card.find("tel:");
        return card.substr(at + 4, card.find('\r', at) - at - 4);
    };
    CHECK(tel("030 / 123 45-67") == "0301234567");
    CHECK(tel("+49 (0) 30 1") == "+49301");
    CHECK(tel("+1 (800) 555-0100") == "+18005550100");
    CHECK(tel("(0)30 1") == "0301");
}

TEST_CASE("card: a long note is cut between characters") {
    std::string note;
    for (std::size_t i = 0; i < limits::cardNote + 1; ++i)
        note += "ü";
    const auto whole = contactCard(fairOf({}), note.substr(2));
    CHECK(whole.find("NOTE:" + note.substr(2) + "\r\n") != std::string::npos);
    CHECK(contactCard(fairOf({}), note) == whole);
}

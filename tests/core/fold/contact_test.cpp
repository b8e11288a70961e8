// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/fold/contact.h"
#include "tests/catch.h"

using namespace standdienst;

TEST_CASE("A contact is tidied without changing what the person wrote") {
    const auto contact = tidyContact({"  Đặng\t", "van der Müller-O’Neill\n", "Прибор & Söhne",
                                      "A.B+messe@exämple.de ", "+49 (0) 711 / 12-34", " first\nsecond \n"});
    REQUIRE(contact);
    CHECK(contact->givenName == "Đặng");
    CHECK(contact->familyName == "van der Müller-O’Neill");
    CHECK(contact->organization == "Прибор & Söhne");
    CHECK(contact->email == "A.B+messe@exämple.de");
    CHECK(contact->phone == "+49 (0) 711 / 12-34");
    CHECK(contact->message == "first\nsecond");
}

TEST_CASE("Control and direction marks do not reach anybody's screen") {
    const auto contact = tidyContact({"a\x01\x7f"
                                      "b",
                                      "x\u202Eevil\u2066", "\uFEFFz\u200F", "", "", "tab\there"});
    REQUIRE(contact);
    CHECK(contact->givenName == "ab");
    CHECK(contact->familyName == "xevil");
    CHECK(contact->organization == "z");
    CHECK(contact->message == "tab here");
}

TEST_CASE("Contact limits count characters, not bytes") {
    std::string name;
    for (std::size_t i = 0; i < limits::contactName; ++i)
        name += "名";
    CHECK(tidyContact({name, "", "", "", "", ""}));
    CHECK(tidyContact({name + "名", "", "", "", "", ""}).error().code == Code::TooLarge);
    CHECK(tidyContact({"\xff", "", "", "", "", ""}).error().code == Code::Malformed);
}

TEST_CASE("Attach is the inverse of the sealed form, and ignores what it does not know") {
    const Contact contact{"Anna", "Müller", "ACME", "anna@example.org", "0711 1234", "Grüße\nan alle"};
    json::object personal = toPersonal(contact);
    CHECK(*attach(personal) == contact);
    personal["shoe_size"] = 38;
    CHECK(*attach(personal) == contact);
    personal["email"] = 5;
    CHECK(attach(personal).error().code == Code::Malformed);
    CHECK(toPersonal(Contact{}).empty());
}

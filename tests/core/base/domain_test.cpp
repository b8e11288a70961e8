// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/domain.h"

#include "tests/catch.h"

using namespace standdienst;

namespace {
std::string ascii(std::string_view typed) {
    return asciiDomain(typed).value_or("none");
}
} // namespace

TEST_CASE("A domain is the same however it was typed", "[domain]") {
    CHECK(ascii("example.de") == "example.de");
    CHECK(ascii("EXAMPLE.De") == "example.de");
    CHECK(ascii("example.de.") == "example.de");
    CHECK(ascii("müller.de") == "xn--mller-kva.de");
    CHECK(ascii("MÜLLER.DE") == "xn--mller-kva.de");
    CHECK(ascii("mu\xcc\x88ller.de") == "xn--mller-kva.de"); // u and a combining diaeresis
    CHECK(ascii("XN--MLLER-KVA.de") == "xn--mller-kva.de");
    CHECK(ascii("stra\xc3\x9f"
                "e.example") == "xn--strae-oqa.example"); // not strasse: that is another domain
    CHECK(ascii("例え。jp") == "xn--r8jz45g.jp");
    CHECK(ascii("_dmarc.example.de") == "_dmarc.example.de");
    CHECK(ascii("r3---sn.example.de") == "r3---sn.example.de");
}

TEST_CASE("What is no domain is none", "[domain]") {
    const std::string longLabel(63, 'a');
    for (const std::string typed : {"",
                                    ".",
                                    "..",
                                    "de",
                                    "localhost",
                                    "a..de",
                                    ".example.de",
                                    "example.de..",
                                    "-a.de",
                                    "a-.de",
                                    "a b.de",
                                    "exa\nmple.de",
                                    "a@b.de",
                                    "http://example.de",
                                    "example.de/",
                                    "[192.168.0.1]",
                                    "\xff\xfe.de",
                                    "xn--.de",
                                    "xn--\xc3\xbc.de",
                                    "xn--99999999.de",
                                    "\xe2\x80\xae.de",
                                    "\xef\xbc\x8e.de"}) {
        CAPTURE(typed);
        CHECK(ascii(typed) == "none");
    }
    CHECK(ascii(std::string_view("a\0b.de", 6)) == "none");
    CHECK(ascii(longLabel + ".de") == longLabel + ".de");
    CHECK(ascii(longLabel + "a.de") == "none");
}

TEST_CASE("A domain has 253 characters at most", "[domain]") {
    std::string longest;
    for (int i = 0; i < 125; ++i)
        longest += "a.";
    CHECK(ascii(longest + "abc") == longest + "abc");
    CHECK(ascii(longest + "abc.") == longest + "abc");
    CHECK(ascii(longest + "abcd") == "none");
    CHECK(ascii(std::string(1 << 20, 'a')) == "none");
    CHECK(ascii(std::string(1 << 20, '.')) == "none");
}

TEST_CASE("The domain of an address stands behind its last @", "[domain]") {
    CHECK(domainPart("anna@example.de") == "example.de");
    CHECK(domainPart("\"a@b\"@example.de") == "example.de");
    CHECK(domainPart("Anna Weber <anna@example.de>") == "example.de");
    CHECK(domainPart(" example.de \r\n") == "example.de");
    CHECK(domainPart("anna@").empty());
    CHECK(domainPart("@").empty());
    CHECK(domainPart("").empty());
    CHECK(domainPart("<>").empty());
}

TEST_CASE("Above a domain stands the rest of its labels", "[domain]") {
    CHECK(domainAbove("mail.example.de") == "example.de");
    CHECK(domainAbove("de").empty());
    CHECK(domainAbove("").empty());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/email_kind.h"

#include "tests/catch.h"

#include <random>
#include <string>

using namespace standdienst;

namespace {
std::string_view kindOf(std::string_view text) {
    return name(emailKind(text));
}
void expect(std::string_view kind, std::initializer_list<std::string_view> texts) {
    for (const auto text : texts) {
        CAPTURE(text);
        CHECK(kindOf(text) == kind);
    }
}
} // namespace

TEST_CASE("A firm's address is that of a company", "[email-kind]") {
    expect("company", {"anna@siemens.com", "a@sap.com", "a@bosch.de", "einkauf@mueller-maschinenbau.de",
                       "a@vw.de", "a@dhl.com", "a@ibm.com", "a@telekom.de", "a@example.co.uk",
                       "a@example.com.au", "a@example.com", "a@fraunhofer.de", "a@bundeswehr.org",
                       "a@senweb.berlin.de", "a@web.com", "a@t-systems.com", "a@mail.siemens.com"});
}

TEST_CASE("Providers where anybody has a mailbox are free", "[email-kind]") {
    expect("free", {"a@gmail.com",  "a@googlemail.com", "a@gmx.de",      "a@gmx.net",    "a@gmx.at",
                    "a@web.de",     "a@t-online.de",    "a@posteo.de",   "a@freenet.de", "a@mailbox.org",
                    "a@arcor.de",   "a@outlook.de",     "a@hotmail.com", "a@icloud.com", "a@yahoo.de",
                    "a@proton.me",  "a@tutanota.com",   "a@vodafone.de", "a@bluewin.ch", "a@chello.at",
                    "a@orange.fr",  "a@wp.pl",          "a@qq.com",      "a@yandex.ru",  "a@aon.at",
                    "a@magenta.de", "a@libero.it",      "a@seznam.cz"});
}

TEST_CASE("Schools and universities are education", "[email-kind]") {
    expect("education", {"a@mit.edu",         "a@unimelb.edu.au",  "a@pw.edu.pl",       "a@ox.ac.uk",
                         "a@u-tokyo.ac.jp",   "a@tuwien.ac.at",    "a@uni-bonn.de",     "a@rwth-aachen.de",
                         "a@tum.de",          "a@lmu.de",          "a@tu-berlin.de",    "a@fh-aachen.de",
                         "a@hs-karlsruhe.de", "a@kit.edu",         "a@ethz.ch",         "a@epfl.ch",
                         "a@uni-graz.at",     "a@th-koeln.de",     "a@stud.uni-due.de", "a@ph-freiburg.de",
                         "a@fom.de",          "a@hs-stralsund.de", "a@school.edu.zz",   "a@x.ac.zz",
                         "a@unican.es"});
}

TEST_CASE("A firm is no university for the first letters of its name", "[email-kind]") {
    expect("company",
           {"a@uni-elektro.de", "a@uni-polster.de", "a@hs-kunststoff.de", "a@th-witt.de", "a@tu-was.de",
            "a@education-gmbh.de", "a@ac-motors.com", "a@edu.example.com", "a@firma.net.ua"});
}

TEST_CASE("Addresses that are thrown away are disposable, wherever else they are listed", "[email-kind]") {
    expect("disposable", {"a@mailinator.com", "a@wegwerfemail.de", "a@trash-mail.de", "a@10minutemail.de",
                          "a@guerrillamail.com", "a@yopmail.com", "a@byom.de"});
}

TEST_CASE("What lies beneath a listed domain is of its kind", "[email-kind]") {
    expect("disposable", {"a@anything.mailinator.com", "a@a.b.c.d.mailinator.com"});
    expect("free", {"a@mail.gmx.de", "a@x.web.de"});
    expect("education", {"a@informatik.uni-bonn.de", "a@mail.stud.ethz.ch"});
    // A name that merely ends alike does not.
    expect("company", {"a@notgmx.de", "a@mygmail.com", "a@xmailinator.com", "a@gmx.de.example.org"});
}

TEST_CASE("An address has its kind however it was typed", "[email-kind]") {
    expect("free", {"A@GMX.DE", "a@Gmx.De.", " a@gmx.de \n", "gmx.de", "GMX.de.", "Anna <a@gmx.de>",
                    "\"x@siemens.com\"@gmx.de", "mailto:a@gmx.de", "@gmx.de"});
    // "yahóo.com", and the same in punycode.
    expect("disposable",
           {"a@yah\xc3\xb3o.com", "a@YAH\xc3\x93O.com", "a@xn--yaho-sqa.com", "a@mail.XN--yaho-SQA.com."});
    expect("company", {"a@müller.de", "a@xn--mller-kva.de", "a@例え.jp"});
}

TEST_CASE("What cannot be read is held against nobody", "[email-kind]") {
    expect("company",
           {"", "@", "a@", "anna", ".", "..", "a@.de", "a@de", "a@gmx..de", "a@gmx,de", "a@gm x.de",
            "\xff@\xff\xfe", "a@[127.0.0.1]", "a@xn--.de", "a@xn--99999999.de", "a@-gmx-.de"});
    CHECK(kindOf(std::string("a@gmx.de\0x", 10)) == "company");
    CHECK(kindOf(std::string(1 << 20, '@')) == "company");
    CHECK(kindOf("a@" + std::string(1 << 20, '.') + "gmx.de") == "company");
    CHECK(kindOf(std::string(1 << 20, 'a') + "@gmx.de") == "free");
}

TEST_CASE("Domains that nobody lists are taken for listed ones hardly ever", "[email-kind]") {
    std::mt19937 random(7);
    int wrong = 0;
    for (int i = 0; i < 100'000; ++i) {
        std::string domain;
        for (int j = 0; j < 14; ++j)
            domain += static_cast<char>('a' + random() % 26);
        wrong += emailKind(domain + ".invalid") != EmailKind::Company;
    }
    CHECK(wrong <= 1);
}

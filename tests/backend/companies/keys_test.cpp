// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "backend/companies/keys.h"

using namespace standdienst::backend;

namespace {

void same(std::initializer_list<std::string_view> names) {
    for (const auto name : names) {
        CAPTURE(name, *names.begin());
        REQUIRE(nameKey(name));
        CHECK(*nameKey(name) == *nameKey(*names.begin()));
    }
}

using Keys = std::vector<std::string>;

} // namespace

TEST_CASE("companies: a name is the same whatever its case, spaces, marks and legal form") {
    same({"Müller Pumpen", "MÜLLER PUMPEN", " müller  pumpen ", "Müller-Pumpen GmbH",
          "Müller Pumpen GmbH & Co. KG", "Mueller Pumpen AG", "Mu\xcc\x88ller Pumpen G.m.b.H.",
          "MüllerPumpen", "Müller Pumpen Gesellschaft mbH",
          "Müller Pumpen Gesellschaft mit beschränkter Haftung", "Müller Pumpen UG (haftungsbeschränkt)",
          "Müller Pumpen e.K.", "Müller Pumpen SE & Co. KGaA", "M\xc3\xbcller\xc2\xa0Pumpen\tOHG"});
    same({"Acme",
          "Acme, Inc.",
          "ACME Inc",
          "Acme Corp.",
          "Acme Corporation",
          "Acme Ltd",
          "Acme Limited",
          "Acme Co., Ltd.",
          "Acme LLC",
          "Acme P.L.C.",
          "The Acme Company",
          "Acme S.A.",
          "Acme S. A.",
          "Acme SA/NV",
          "Acme S.p.A.",
          "Acme S.r.l.",
          "Acme S.à r.l.",
          "Acme B.V.",
          "Acme A/S",
          "Acme Oyj",
          "Acme sp. z o.o.",
          "Acme s.r.o.",
          "Acme Pty Ltd",
          "Acme Pvt. Ltd.",
          "Acme Private Limited",
          "ÁCME"});
    same({"Müller & Söhne", "Müller und Söhne", "Mueller + Soehne KG", "MÜLLER AND SÖHNE"});
    same({"Société Générale", "societe generale SA"});
    same({"L'Oréal", "LOREAL S.A.", "L\xe2\x80\x99Or\xc3\xa9\x61l"});
    same({"Straßenbau", "STRASSENBAU"});
    same({"T-Systems", "T Systems", "TSystems"});
    same({"ОАО Газпром", "оао газпром"});
}

TEST_CASE("companies: other companies are others") {
    CHECK(nameKey("Siemens") != nameKey("Siemens Energy"));
    CHECK(nameKey("Bosch") != nameKey("Robert Bosch"));
    CHECK(nameKey("Muller") != nameKey("Müller"));
    CHECK(nameKey("Robert Bosch Stiftung") != nameKey("Robert Bosch GmbH"));
    CHECK(nameKey("株式会社田中") != nameKey("株式会社鈴木"));
}

TEST_CASE("companies: a name of nothing but a legal form keeps its first word, and one of nothing is none") {
    CHECK(nameKey("AG") == "name:ag");
    CHECK(nameKey("SE & Co. KG") == "name:se");
    CHECK(nameKey("The") == "name:the");
    for (const std::string_view nothing :
         {"", " ", "---", "&", "& +", "und", "\xff", "\xcc\x88", "\xe2\x80\x8b", "( )"}) {
        CAPTURE(nothing);
        CHECK_FALSE(nameKey(nothing));
    }
    CHECK(nameKey(std::string(100'000, 'a'))->size() == 100'005);
}

TEST_CASE("companies: a contact is looked up by its domain and those above, then by its company") {
    CHECK(keysOf("Anna@Mail.Siemens.COM.", "Siemens AG") ==
          Keys{"domain:mail.siemens.com", "domain:siemens.com", "name:siemens"});
    CHECK(keysOf("a@müller.de", "") == Keys{"domain:xn--mller-kva.de"});
    CHECK(keysOf("", "Acme, Inc.") == Keys{"name:acme"});
    CHECK(keysOf("", "").empty());
}

TEST_CASE("companies: where everybody has a mailbox says nothing of a company") {
    CHECK(keysOf("a@gmx.de", "").empty());
    CHECK(keysOf("a@mail.t-online.de", "Acme") == Keys{"name:acme"});
    CHECK(keysOf("a@mailinator.com", "").empty());
    CHECK(keysOf("no address", "").empty());
    CHECK(keysOf("a@uni-bonn.de", "") == Keys{"domain:uni-bonn.de"}); // a university may be a customer
}

TEST_CASE("companies: what is registered, and what a registry gives out") {
    CHECK(isPublicSuffix("co.uk"));
    CHECK(isPublicSuffix("de"));
    CHECK_FALSE(isPublicSuffix("siemens.com"));
    CHECK(isKnownTopLevel("de"));
    CHECK_FALSE(isKnownTopLevel("oetker"));
    CHECK(registrablePart("shop.example.co.uk") == "example.co.uk");
    CHECK(registrablePart("co.uk") == "co.uk");
}

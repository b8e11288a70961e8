// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "backend/companies/list.h"
#include "core/base/limits.h"

using namespace standdienst;
using namespace standdienst::backend;

namespace {

using Keys = std::vector<std::string>;

Keys keysIn(std::string_view csv) {
    const auto list = readCompanyList(csv);
    CAPTURE(csv);
    if (!list)
        FAIL(list.error().detail);
    return list->keys;
}

std::string problemIn(std::string_view csv) {
    const auto list = readCompanyList(csv);
    CAPTURE(csv);
    REQUIRE_FALSE(list);
    CHECK(list.error().detail.ends_with("\nNothing was imported.") ==
          !list.error().detail.starts_with("The list names"));
    return list.error().detail;
}

bool has(const std::string& text, std::string_view words) {
    INFO(text);
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("company list: one column of domains, names or both") {
    CHECK(keysIn("acme.com\n") == Keys{"domain:acme.com", "name:acmecom"});
    CHECK(keysIn("Acme, Inc.\nMüller GmbH & Co. KG") == Keys{"name:acme", "name:mueller"});
    CHECK(keysIn("WWW.Acme.Com") == Keys{"domain:acme.com"});
    CHECK(keysIn("info@shop.acme.co.uk") == Keys{"domain:acme.co.uk"});
    CHECK(keysIn("https://de.acme.com:8443/kontakt?a=b") == Keys{"domain:acme.com"});
    CHECK(keysIn("energy.acme.com") == Keys{"domain:energy.acme.com", "name:energyacmecom"});
    CHECK(keysIn("müller.de") == Keys{"domain:xn--mller-kva.de", "name:muellerde"});
    CHECK(keysIn("Dr.Oetker") == Keys{"name:droetker"}); // no top level
    CHECK(keysIn("\"Acme, Inc.\"\n\"Say \"\"Cheese\"\" Ltd\"") == Keys{"name:acme", "name:saycheese"});
}

TEST_CASE("company list: as German Excel and others write it") {
    const Keys expected{"domain:acme.com", "name:acme", "name:mueller"};
    CHECK(keysIn("\xef\xbb\xbf"
                 "Firma;Webseite;Ort\r\nAcme AG;www.acme.com;Köln\r\n\r\n;;\r\nMüller;;\r\n") == expected);
    CHECK(keysIn("sep=;\r\nName;Domain\r\nAcme;acme.com\r\nMüller;\r\n") == expected);
    CHECK(keysIn("sep=,\nName,Domain\nAcme,acme.com\nMüller,\n") == expected);
    CHECK(keysIn("Domain,Company Name,City\nacme.com,\"Acme, Inc.\",Boston\n,Müller,\n") == expected);
    CHECK(keysIn("E-Mail\tUnternehmen\nx@acme.com\tAcme\n\tMüller") == expected);
    CHECK(keysIn("Kunde;Nr\rAcme;1\rMüller;2\racme.com;3") ==
          Keys{"domain:acme.com", "name:acme", "name:acmecom", "name:mueller"});
    CHECK(keysIn("Company\n\"Acme\nInc.\"\n") == Keys{"name:acme"}); // a line break within a cell
    CHECK(keysIn("acme.com;\r\n") == Keys{"domain:acme.com", "name:acmecom"});
}

TEST_CASE("company list: what is there twice counts as rows and is kept once") {
    const auto list = readCompanyList("Acme\nACME GmbH\nacme inc\n").value();
    CHECK(list.companies == 3);
    CHECK(list.keys == Keys{"name:acme"});
}

TEST_CASE("company list: mail providers are passed over, and said") {
    const auto list =
        readCompanyList(
            "Name;E-Mail\nAcme;x@acme.com\nKarl Weber;karl@gmx.de\n;info@t-online.de\n;a@mailinator.com\n")
            .value();
    CHECK(list.keys == Keys{"domain:acme.com", "name:acme", "name:karlweber"});
    CHECK(list.companies == 2);
    CHECK(list.mailProviders == std::vector<std::size_t>{4, 5});
    CHECK(readCompanyList("acme.de\ngmx.de").value().keys == Keys{"domain:acme.de", "name:acmede"});
    CHECK(has(problemIn("gmx.de\nweb.de"), "names no company"));
}

TEST_CASE("company list: what is wrong is said with its line, and nothing is taken") {
    CHECK(has(problemIn("Acme\nM\xfcller\n"), "Line 2: this is not UTF-8"));
    CHECK(has(problemIn("\xff\xfe"
                        "A\0c\0m\0e\0"),
              "Line 1: this is not UTF-8"));
    CHECK(has(problemIn(std::string_view("Acme\nM\0ller\n", 12)), "Line 2: this is not UTF-8"));
    CHECK(has(problemIn("Acme\n\"Müller\nSöhne"), "Line 2: a quotation mark begins here"));
    CHECK(has(problemIn("Acme\n\"Müller\" x\n"), "Line 2: text stands behind the quotation mark"));
    CHECK(has(problemIn("Acme\nMüller;mueller.de"), "Line 2: there are several columns"));
    CHECK(has(problemIn(";acme.com"), "Line 1: there are several columns"));
    CHECK(has(problemIn("Acme\nco.uk"), "Line 2: beneath \"co.uk\" everybody has their domain"));
    CHECK(has(problemIn("domain\nde"), "Line 2: \"de\" is no domain"));
    CHECK(has(problemIn("domain\nAcme AG"), "Line 2: \"Acme AG\" is no domain"));
    CHECK(has(problemIn("Acme\n@"), "Line 2: \"@\" is no domain"));
    CHECK(has(problemIn("\n\r\n---"), "Line 3: \"---\" is no company's name"));
    for (const std::string_view empty :
         {"", "\n\n", "\xef\xbb\xbf", ";;;\n;;", ",,,", "Firma;Domain\r\n", "sep=;", "\"\""})
        CHECK(has(problemIn(empty), "no company"));
}

TEST_CASE("company list: five faults are said, not five thousand") {
    std::string csv;
    for (int i = 0; i < 5000; ++i)
        csv += "---\n";
    const auto problem = problemIn(csv);
    CHECK(has(problem, "Line 5: "));
    CHECK_FALSE(has(problem, "Line 6: "));
}

TEST_CASE("company list: its limits hold at their edge") {
    std::string rows;
    for (std::size_t i = 0; i < limits::companyListRows; ++i)
        rows += "Firma " + std::to_string(i) + "\n";
    CHECK(readCompanyList(rows).value().companies == limits::companyListRows);
    rows += "one more\n";
    CHECK(has(problemIn(rows), "Line 50001: a list has at most 50000 companies"));
    CHECK(readCompanyList(rows).error().code == Code::TooLarge);

    std::string bytes = "Firma;Notiz\nAcme;";
    bytes.resize(limits::companyListBytes, 'x');
    CHECK(readCompanyList(bytes).value().companies == 1);
    bytes += 'x';
    CHECK(has(problemIn(bytes), "larger than 4 MiB"));

    std::string longest;
    for (std::size_t i = 0; i < limits::contactOrganization; ++i)
        longest += "ü";
    CHECK(readCompanyList(longest));
    CHECK(has(problemIn("Acme\n" + longest + "x"), "Line 2: \"üüü"));
}

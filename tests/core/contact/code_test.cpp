// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/contact/code.h"

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/contact/person_name.h"
#include "tests/catch.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>

using namespace standdienst;

namespace {

// A case of codes.txt.
struct Case {
    std::string title;
    std::string bytes;
    std::string expected;
};

// {E4F6} as two bytes; {} as none.
std::string withBytes(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto end = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
        const auto hex =
            end == std::string_view::npos ? std::string_view("x") : text.substr(i + 1, end - i - 1);
        if (hex.size() % 2 != 0 || hex.find_first_not_of("0123456789ABCDEF") != std::string_view::npos) {
            bytes += text[i];
            continue;
        }
        for (std::size_t at = 0; at < hex.size(); at += 2)
            bytes += static_cast<char>(std::stoi(std::string(hex.substr(at, 2)), nullptr, 16));
        i = end;
    }
    return bytes;
}

std::string utf16(std::string_view utf8, bool bigEndian) {
    std::string bytes;
    const auto put = [&](char32_t unit) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xff);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    };
    for (const char32_t point : toPoints(utf8)) {
        if (point < 0x10000) {
            put(point);
        } else {
            put(0xd800 + ((point - 0x10000) >> 10));
            put(0xdc00 + ((point - 0x10000) & 0x3ff));
        }
    }
    return bytes;
}

std::string inputOf(const std::vector<std::string>& lines, std::string_view options) {
    const auto has = [options](std::string_view option) {
        return (" " + std::string(options) + " ").find(" " + std::string(option) + " ") != std::string::npos;
    };
    const std::string_view lineBreak = has("lf") ? "\n" : has("cr") ? "\r" : "\r\n";
    std::string bytes;
    for (std::size_t i = 0; i < lines.size(); ++i)
        bytes += (i > 0 ? std::string(lineBreak) : "") + withBytes(lines[i]);
    if (lines.size() > 1 && !has("bare"))
        bytes += lineBreak;
    if (has("utf16le"))
        return "\xff\xfe" + utf16(bytes, false);
    if (has("utf16be"))
        return "\xfe\xff" + utf16(bytes, true);
    return has("utf16") ? utf16(bytes, false) : bytes;
}

std::vector<Case> cases() {
    std::ifstream file(STANDDIENST_CONTACT_CASES "/codes.txt");
    REQUIRE(file);
    std::vector<Case> all;
    std::vector<std::string> lines;
    std::string options;
    bool inCode = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("== ")) {
            const auto bar = line.rfind(" | ");
            options = bar == std::string::npos ? "" : line.substr(bar + 3);
            all.push_back({line.substr(3, bar == std::string::npos ? bar : bar - 3), "", ""});
            lines.clear();
            inCode = true;
        } else if (line == "--" && inCode) {
            all.back().bytes = inputOf(lines, options);
            inCode = false;
        } else if (inCode) {
            lines.push_back(line);
        } else if (!all.empty() && !line.empty()) {
            all.back().expected += withBytes(line) + "\n";
        }
    }
    return all;
}

std::string described(const Result<ReadCode>& result) {
    if (!result)
        return fmt::format("error {}\n", name(result.error().code));
    const auto& contact = result->contact;
    std::string text = fmt::format("kind {}\n", name(result->kind));
    const auto say = [&text](std::string_view key, const std::string& value) {
        if (!value.empty())
            text += fmt::format("{} {}\n", key, value);
    };
    say("given", contact.givenName);
    say("family", contact.familyName);
    say("org", contact.organization);
    say("title", contact.title);
    for (const auto& email : contact.emails)
        say("email", email);
    for (const auto& phone : contact.phones)
        say("phone", phone);
    for (const auto& url : contact.urls)
        say("url", url);
    say("badge", contact.badgeId);
    for (const auto remark : result->remarks)
        say("remark", std::string(name(remark)));
    return text;
}

bool isClean(const std::string& text, std::size_t most) {
    return isUtf8(text) && codePoints(text) <= most && cleanLine(text) == text;
}

// What holds of every code, whatever its bytes.
void checkSafe(const std::string& bytes) {
    const auto result = readCode(bytes);
    if (!result) {
        const auto code = result.error().code;
        REQUIRE((code == Code::Malformed || code == Code::TooLarge || code == Code::Unsupported));
        REQUIRE_FALSE(result.error().detail.empty());
        return;
    }
    const auto& contact = result->contact;
    REQUIRE(isClean(contact.givenName, limits::contactName));
    REQUIRE(isClean(contact.familyName, limits::contactName));
    REQUIRE(isClean(contact.organization, limits::contactOrganization));
    REQUIRE(isClean(contact.title, limits::contactTitle));
    REQUIRE(isClean(contact.badgeId, limits::badgeId));
    REQUIRE(contact.badgeId.size() <= limits::badgeId);
    REQUIRE(contact.emails.size() <= limits::codeAddresses);
    REQUIRE(contact.phones.size() <= limits::codeAddresses);
    REQUIRE(contact.urls.size() <= limits::codeAddresses);
    for (const auto& email : contact.emails)
        REQUIRE((!email.empty() && isClean(email, limits::contactEmail)));
    for (const auto& phone : contact.phones)
        REQUIRE((!phone.empty() && isClean(phone, limits::contactPhone)));
    for (const auto& url : contact.urls)
        REQUIRE((!url.empty() && isClean(url, limits::contactUrl)));
    REQUIRE(std::ranges::is_sorted(result->remarks));
}

std::string card(const std::string& properties) {
    return "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Roy;Ann;;;\r\n" + properties + "END:VCARD\r\n";
}

bool remarked(const Result<ReadCode>& code, CodeRemark remark) {
    return std::ranges::find(code->remarks, remark) != code->remarks.end();
}

} // namespace

TEST_CASE("Codes are read as their writers meant them", "[code]") {
    const auto all = cases();
    CHECK(all.size() >= 150);
    for (const auto& [title, bytes, expected] : all) {
        CAPTURE(title);
        CHECK_FALSE(expected.empty());
        CHECK(described(readCode(bytes)) == expected);
    }
}

TEST_CASE("A code above its limit is refused, and one at its limit is read", "[code]") {
    auto full = card("NOTE:");
    full.insert(full.size() - std::string("END:VCARD\r\n").size(),
                std::string(limits::codeBytes - full.size() - 2, 'x') + "\r\n");
    REQUIRE(full.size() == limits::codeBytes);
    CHECK(readCode(full)->contact.familyName == "Roy");
    CHECK(readCode(full + "x").error().code == Code::TooLarge);

    CHECK(readCode(std::string(limits::badgeId, '7'))->contact.badgeId.size() == limits::badgeId);
    CHECK(readCode(std::string(limits::badgeId + 1, '7')).error().code == Code::TooLarge);
    const std::string url = "https://badge.example/";
    CHECK(readCode(url + std::string(limits::contactUrl - url.size(), 'x')));
    CHECK(readCode(url + std::string(limits::contactUrl + 1 - url.size(), 'x')).error().code ==
          Code::TooLarge);
}

TEST_CASE("Sixty-four properties are read, and of more it is said that there were", "[code]") {
    std::string properties;
    for (std::size_t i = 0; i < limits::codeProperties - 2; ++i) // N, and the e-mail address
        properties += fmt::format("X-{}:y\r\n", i);
    const auto all = readCode(card(properties + "EMAIL:ann@roy.example\r\n"));
    CHECK(all->contact.emails == std::vector<std::string>{"ann@roy.example"});
    CHECK(all->remarks.empty());
    const auto more = readCode(card(properties + "X-MORE:z\r\nEMAIL:ann@roy.example\r\n"));
    CHECK(more->contact.emails.empty());
    CHECK(remarked(more, CodeRemark::MoreProperties));

    std::string pairs = "MECARD:N:Roy,Ann;";
    for (std::size_t i = 0; i < limits::codeProperties - 1; ++i)
        pairs += fmt::format("X{}:y;", i);
    CHECK(readCode(pairs + ";")->remarks.empty());
    CHECK(remarked(readCode(pairs + "TEL:12345;;"), CodeRemark::MoreProperties));
}

TEST_CASE("A photo is one property, however many lines it has", "[code]") {
    std::string photo = "PHOTO;ENCODING=b;TYPE=JPEG:";
    for (int i = 0; i < 40; ++i)
        photo += std::string(70, 'A') + "\r\n ";
    const auto code = readCode(card(photo + "\r\nEMAIL:ann@roy.example\r\n"));
    CHECK(code->contact.emails == std::vector<std::string>{"ann@roy.example"});
    CHECK(code->remarks.empty());
}

TEST_CASE("A name that is too long is cut, an address is left out, and both are said", "[code]") {
    const auto long200 = [](std::size_t points) {
        std::string text;
        for (std::size_t i = 0; i < points; ++i)
            text += "ü";
        return text;
    };
    auto code = readCode("BEGIN:VCARD\nN:Roy;" + long200(limits::contactName) + "\nEND:VCARD");
    CHECK(code->contact.givenName == long200(limits::contactName));
    CHECK(code->remarks.empty());
    code = readCode("BEGIN:VCARD\nN:Roy;" + long200(limits::contactName + 1) + "\nEND:VCARD");
    CHECK(code->contact.givenName == long200(limits::contactName));
    CHECK(remarked(code, CodeRemark::Shortened));

    const std::string digits(limits::contactPhone, '1');
    code = readCode(card("TEL:" + digits + "\r\n"));
    CHECK(code->contact.phones == std::vector<std::string>{digits});
    code = readCode(card("TEL:" + digits + "1\r\n"));
    CHECK(code->contact.phones.empty());
    CHECK(remarked(code, CodeRemark::AddressLeftOut));

    std::string nine;
    for (std::size_t i = 0; i <= limits::codeAddresses; ++i)
        nine += fmt::format("EMAIL:a{}@roy.example\r\n", i);
    code = readCode(card(nine));
    CHECK(code->contact.emails.size() == limits::codeAddresses);
    CHECK(code->contact.emails[0] == "a0@roy.example");
    CHECK(remarked(code, CodeRemark::AddressLeftOut));
}

TEST_CASE("A code that ends anywhere is read as far as it goes", "[code]") {
    for (const auto& each : cases())
        for (std::size_t length = 0; length <= each.bytes.size(); ++length)
            checkSafe(each.bytes.substr(0, length));
}

TEST_CASE("No bytes make reading a code fail", "[code]") {
    const char* given = std::getenv("SEED");
    const unsigned seed = given ? static_cast<unsigned>(std::stoul(given)) : std::random_device{}();
    std::cout << "SEED=" << seed << "\n";
    std::mt19937 random(seed);
    const auto below = [&random](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
    };
    const auto all = cases();
    const std::vector<std::string> pieces{"BEGIN:VCARD\r\n",
                                          "END:VCARD\r\n",
                                          "AGENT:\r\n",
                                          "\r\n ",
                                          "=\r\n",
                                          "=",
                                          ";",
                                          ":",
                                          "\\",
                                          "\"",
                                          "\n",
                                          "N:",
                                          ";ENCODING=QUOTED-PRINTABLE",
                                          ";CHARSET=ISO-2022-JP",
                                          ";CHARSET=SHIFT_JIS",
                                          ";CHARSET=GB18030",
                                          ";ENCODING=BASE64",
                                          "MECARD:",
                                          "\xff",
                                          "\xe2\x80",
                                          std::string(1, '\0'),
                                          "\x1b$B",
                                          "TEL:",
                                          "item1.",
                                          "@",
                                          "%",
                                          "<",
                                          ">"};
    for (int round = 0; round < 20'000; ++round) {
        auto bytes = all[below(all.size())].bytes;
        for (auto changes = 1 + below(6); changes-- > 0;) {
            const auto at = below(bytes.size() + 1);
            switch (below(4)) {
            case 0:
                bytes.insert(at, pieces[below(pieces.size())]);
                break;
            case 1:
                bytes.erase(at, below(20));
                break;
            case 2:
                if (at < bytes.size())
                    bytes[at] = static_cast<char>(below(256));
                break;
            default:
                bytes += all[below(all.size())].bytes.substr(0, below(200));
            }
        }
        checkSafe(bytes);
    }
}

TEST_CASE("The worst codes take no longer than their length", "[code]") {
    // Each would be slow for whoever looks at everything behind each of its characters.
    for (const std::string piece :
         {"\r\n ", "=\r\n", ";", "\"", "\\", "BEGIN:VCARD\r\n", "AGENT:\r\nBEGIN:VCARD\r\n", "N", ",", "@",
          "a@b.de,", "TEL:1\r\n", "\xff", "\x1b$B!", " ", "N:;", "%", "x."}) {
        for (const std::string start : {"BEGIN:VCARD\r\nN;CHARSET=ISO-2022-JP;ENCODING=QUOTED-PRINTABLE:",
                                        "MECARD:", "BEGIN:VCARD\r\nEMAIL:", "mailto:", ""}) {
            auto bytes = start;
            while (bytes.size() + piece.size() <= limits::codeBytes)
                bytes += piece;
            checkSafe(bytes);
        }
    }
}

TEST_CASE("A person is known again by what nobody else shows", "[code]") {
    const auto whose = [](const std::string& bytes) {
        return readCode(bytes)->contact.whose();
    };
    for (const std::string badge :
         {"EXPO24-000123", "0000004711", "12345678", "1234567890", "5b1a3b0e-7d3f-4a30-8a0e-1f2f3a4b5c6d",
          "https://badge.example/b/XYZ-123", "https://badge.example/?id=000123",
          "https://badge.example/qXbTnRvLk", "4711;Müller;Anna"}) {
        CAPTURE(badge);
        CHECK(whose(badge) == badge);
    }
    for (const std::string many :
         {"4006381333931", "96385074", "036000291452", "https://www.acme.example/", "www.acme.example",
          "https://www.acme.example/expo-2026", "https://www.acme.example/de/produkte?utm_source=expo12345",
          "https://id.acme.example/01/09506000134352", "urlto::https://acme.example/a", "Hello", "7",
          "mailto:info@acme.example", "tel:+4930123456"}) {
        CAPTURE(many);
        CHECK(whose(many).empty());
    }
    CHECK(whose(card("EMAIL:Ann@Roy.example\r\n")) == "Ann\nRoy\nann@roy.example");
    CHECK(whose(card("EMAIL:ann@roy.example\r\nUID:EXPO-000123\r\n")) == "EXPO-000123");
    CHECK(whose(card("")).empty());
    CHECK(whose("BEGIN:VCARD\nFN:ACME GmbH\nEMAIL:info@acme.example\nEND:VCARD").empty());
}

TEST_CASE("A name in one piece is split, for the visitor to correct", "[code]") {
    const std::vector<std::array<std::string, 3>> names{
        {"Anna Müller", "Anna", "Müller"},
        {"Müller, Anna", "Anna", "Müller"},
        {"Dr. Anna Müller", "Anna", "Müller"},
        {"Dipl.-Ing. Karl-Heinz Groß", "Karl-Heinz", "Groß"},
        {"Frau Prof. Dr. h.c. Eva von der Leyen", "Eva", "von der Leyen"},
        {"van der Berg", "", "van der Berg"},
        {"Juan García Márquez", "Juan García", "Márquez"},
        {"Anna", "", "Anna"},
        {"Dr.", "", "Dr."},
        {"John Smith Jr.", "John", "Smith"},
        {"John Smith, Ph.D.", "John", "Smith"},
        {"김 지수", "지수", "김"},
        {"Nguyễn Văn A", "Nguyễn Văn", "A"},
        {"Anna Müller, M. Sc.", "Anna", "Müller"},
        {"Anna Müller M. Sc.", "Anna", "Müller"},
        {"Dipl.-Ing. Univ. Karl Huber", "Karl", "Huber"},
        {"RA Karl Huber", "Karl", "Huber"},
        {"Karl Huber, StB", "Karl", "Huber"},
        {"Anna Müller, CEO", "Anna", "Müller"},
        {"Anna Müller, she/her", "Anna", "Müller"},
        {"Anna Müller – Sales", "Anna", "Müller"},
        {"Anna Müller, Vertrieb", "Anna", "Müller"},
        {"I. M. Pei", "I. M.", "Pei"},
        {"Di Wang", "Di", "Wang"},
        {"Ing Li", "Ing", "Li"},
        {"Don Johnson", "Don", "Johnson"},
        {"Don Van Vliet", "Don", "Van Vliet"},
        {"M. Dupont", "M.", "Dupont"},
        {"Eva Mag", "Eva", "Mag"},
        {"Shahid Md", "Shahid", "Md"},
        {"Shahid MD", "Shahid", "MD"},
        {"John Smith MD", "John", "Smith"},
        {"Anna Ii", "Anna", "Ii"},
        {"John Smith III", "John", "Smith"},
        {"Yo-Yo Ma", "Yo-Yo", "Ma"},
        {"Jack Ma", "Jack", "Ma"},
        {"Anna Müller M.A.", "Anna", "Müller"},
        {"Pd James", "Pd", "James"},
        {"PD Dr. Karl Huber", "Karl", "Huber"},
        {"DI Karl Huber", "Karl", "Huber"},
        {"DI (FH) Huber", "", "Huber"},
        {"Ing. Huber", "", "Huber"},
        {"Mag. Anna Huber", "Anna", "Huber"},
        {"Dr.-Ing. Hans Meier", "Hans", "Meier"},
        {"Prof. Dr.-Ing. Hans Meier", "Hans", "Meier"},
        {"Prof. Dr.-Ing. habil. Hans Meier", "Hans", "Meier"},
        {"Dr. med. Karl Huber", "Karl", "Huber"},
        {"Prof. Dr. rer. nat. Karl Huber", "Karl", "Huber"},
        {"Dr. h. c. mult. Karl Huber", "Karl", "Huber"},
        {"Dr. med. dent. Karl Huber", "Karl", "Huber"},
        {"Dr.med.dent. Karl Huber", "Karl", "Huber"},
        {"Prof.Dr. Karl Huber", "Karl", "Huber"},
        {"Univ.-Prof. Mag. Dr. Karl Huber", "Karl", "Huber"},
        {"Dr. iur. Karl Huber, LL.M.", "Karl", "Huber"},
        {"Mag. (FH) Karl Huber", "Karl", "Huber"},
        {"Dipl.-Ing. (FH) Karl Huber", "Karl", "Huber"},
        {"Dipl.-Wirtsch.-Ing. Karl Huber", "Karl", "Huber"},
        {"John Smith, PMP", "John", "Smith"},
        {"John Smith, MBA, CFA", "John", "Smith"},
        {"Hans Meier, Dipl.-Ing.", "Hans", "Meier"},
        {"Hans Meier, Dr.", "Hans", "Meier"},
        {"John Smith CFA", "John", "Smith"},
        {"John Smith B.Sc. (Hons)", "John", "Smith"},
        {"John Smith, B.Sc. (Hons)", "John", "Smith"},
        {"Müller, Dr. Anna", "Anna", "Müller"},
        {"WANG, LI", "LI", "WANG"},
        {"Anna Müller (ACME GmbH)", "Anna", "Müller"},
        {"Anna Müller (she/her)", "Anna", "Müller"},
        {"Anna (Anni) Müller", "Anna", "Müller"},
        {"Anna Müller | ACME", "Anna", "Müller"},
        {"Anna Müller, ACME GmbH", "Anna", "Müller"},
        {"Anna Müller @ ACME", "Anna", "Müller"},
        {"Anna Müller anna@acme.example", "Anna", "Müller"},
        {"MÜLLER Anna", "Anna", "MÜLLER"},
        {"MÜLLER-LÜDENSCHEIDT Anna Maria", "Anna Maria", "MÜLLER-LÜDENSCHEIDT"},
        {"VAN DEN BERG Pieter", "Pieter", "VAN DEN BERG"},
        {"von der LEYEN Ursula", "Ursula", "von der LEYEN"},
        {"Pieter VAN DEN BERG", "Pieter", "VAN DEN BERG"},
        {"LI Wei", "Wei", "LI"},
        {"AJ Smith", "AJ", "Smith"},
        {"ANNA MÜLLER", "ANNA", "MÜLLER"},
        {"ИВАНОВ Иван", "Иван", "ИВАНОВ"},
        {"NGUYỄN Văn", "Văn", "NGUYỄN"},
        {"José Ortega y Gasset", "José", "Ortega y Gasset"},
        {"Santiago Ramón y Cajal", "Santiago", "Ramón y Cajal"},
        {"Karl-Theodor Freiherr von und zu Guttenberg", "Karl-Theodor", "Freiherr von und zu Guttenberg"},
        {"Otto Graf Lambsdorff", "Otto", "Graf Lambsdorff"},
        {"Steffi Graf", "Steffi", "Graf"},
        {"  ", "", ""},
        {",", "", ","},
        {"", "", ""},
    };
    for (const auto& [full, given, family] : names) {
        CAPTURE(full);
        const auto name = splitName(full);
        CHECK(name.given == given);
        CHECK(name.family == family);
    }
}

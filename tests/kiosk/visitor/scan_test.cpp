// SPDX-License-Identifier: GPL-3.0-or-later
// What a scanned badge or card does to a visit.
#include "tests/kiosk/visitor/booth.h"

using namespace standdienst;
using namespace standdienst::kiosk;

namespace {

const std::string jane =
    "MECARD:N:Roe,Jane;ORG:Werk;EMAIL:jane@example.com;EMAIL:jane@example.org;TEL:+49301234;;";
const std::string john = "MECARD:N:Doe,John;EMAIL:john@example.com;;";

struct Scanned : Booth {
    ContactPage& page = *flow->contactPage();
    void scan(const std::string& text) { flow->scan()->takeTyped({text, {}, true, false}); }
};

} // namespace

TEST_CASE("A scan begins a visit, and waits for the page that asks for it") {
    Scanned booth;
    booth.scan(jane);
    CHECK(booth.flow->page() == VisitFlow::Reasons);
    CHECK(booth.flow->codeWaiting());
    booth.flow->reasonsPage()->choose("advice");
    booth.flow->topicsPage()->next();
    REQUIRE(booth.flow->page() == VisitFlow::Contact);
    CHECK_FALSE(booth.flow->codeWaiting());
    CHECK(booth.page.givenName() == "Jane");
    CHECK(booth.page.familyName() == "Roe");
    CHECK(booth.page.organization() == "Werk");
    CHECK(booth.page.email() == "jane@example.com");
    CHECK(booth.page.scanState() == ContactPage::Filled);
    CHECK(booth.page.emailChoices() == QStringList{"jane@example.com", "jane@example.org"});
    booth.page.chooseEmail(1);
    CHECK(booth.page.email() == "jane@example.org");
    booth.page.chooseEmail(7);
    booth.page.choosePhone(0);
    booth.agree("follow-up", "email");
    booth.page.send();
    CHECK(booth.lastContact() == Contact{"Jane", "Roe", "Werk", "jane@example.org", "", ""});
}

TEST_CASE("A scan that nobody may begin a visit by is let go") {
    Scanned booth;
    booth.flow->setAllowed(false);
    booth.scan(jane);
    CHECK(booth.flow->page() == VisitFlow::Attract);
    CHECK_FALSE(booth.flow->codeWaiting());
}

TEST_CASE("What was typed stays until the visitor says that the card is right") {
    Scanned booth;
    booth.goToContact();
    booth.page.setGivenName("Janet");
    booth.scan(jane);
    CHECK(booth.page.scanState() == ContactPage::AsksToReplace);
    CHECK(booth.page.givenName() == "Janet");
    CHECK(booth.page.familyName() == "Roe"); // nothing was typed there
    SECTION("it is right") {
        booth.page.replaceTyped();
        CHECK(booth.page.givenName() == "Jane");
    }
    SECTION("it is not") {
        booth.page.keepTyped();
        CHECK(booth.page.givenName() == "Janet");
        CHECK(booth.page.emailChoices().value(0) == "jane@example.com");
    }
    CHECK(booth.page.scanState() == ContactPage::Filled);
}

TEST_CASE("Of two cards the second one counts, and nothing of the first stays beside it") {
    Scanned booth;
    booth.goToContact();
    booth.scan(jane);
    booth.scan(john);
    CHECK(booth.page.scanState() == ContactPage::Filled);
    CHECK(booth.page.familyName() == "Doe");
    CHECK(booth.page.email() == "john@example.com");
    CHECK(booth.page.organization().isEmpty());
    CHECK(booth.page.phone().isEmpty());
    CHECK(booth.page.emailChoices().isEmpty());
}

TEST_CASE("A number alone is kept with the contact, and the page says that it is one") {
    Scanned booth;
    booth.goToContact();
    booth.scan("V-2026-0815");
    CHECK(booth.page.scanState() == ContactPage::OnlyNumber);
    CHECK(booth.page.badgeId() == "V-2026-0815");
    booth.page.setEmail("anna@example.org");
    booth.agree("follow-up", "email");
    SECTION("kept") {
        booth.page.send();
        CHECK(booth.lastContact().badgeId == "V-2026-0815");
    }
    SECTION("left out") {
        booth.page.leaveBadgeOut();
        CHECK(booth.page.scanState() == ContactPage::NotScanned);
        booth.page.send();
        CHECK(booth.lastContact().badgeId.empty());
    }
}

TEST_CASE("A badge beside a card that was read takes nothing away from it") {
    Scanned booth;
    booth.goToContact();
    booth.scan(jane);
    booth.scan("V-1");
    booth.scan("V-2026");
    CHECK(booth.page.scanState() == ContactPage::Filled);
    CHECK(booth.page.email() == "jane@example.com");
    CHECK(booth.page.badgeId() == "V-2026");
}

TEST_CASE("A secret that was shown by mistake is not taken, and said so") {
    Scanned booth;
    booth.goToContact();
    booth.scan("WIFI:S:Hall;P:secret;;");
    CHECK(booth.page.scanState() == ContactPage::NothingInIt);
    CHECK(booth.page.badgeId().isEmpty());
}

TEST_CASE("What was scanned goes with the visit, from wherever it ended") {
    Scanned booth;
    booth.scan(jane);
    booth.flow->startOver();
    CHECK_FALSE(booth.flow->codeWaiting());
    booth.goToContact();
    CHECK(booth.page.givenName().isEmpty());
    booth.scan(jane);
    booth.scan("V-2026");
    booth.patience.advance(std::chrono::seconds(61));
    CHECK(booth.flow->page() == VisitFlow::Attract);
    CHECK(booth.page.email().isEmpty());
    CHECK(booth.page.badgeId().isEmpty());
    CHECK(booth.page.emailChoices().isEmpty());
    CHECK(booth.page.scanState() == ContactPage::NotScanned);
}

TEST_CASE("A second card without a number kept the first one's") {
    Scanned booth;
    booth.goToContact();
    booth.scan("BEGIN:VCARD\nVERSION:3.0\nN:Roe;John\nUID:B-0815\nEND:VCARD");
    REQUIRE(booth.page.badgeId() == "B-0815");
    booth.scan("BEGIN:VCARD\nVERSION:3.0\nN:Doe;Jane\nEMAIL:jane@example.com\nEND:VCARD");
    CHECK(booth.page.badgeId().isEmpty());
    // A badge may have its number in a code of its own, before or after.
    booth.scan("4711");
    CHECK(booth.page.badgeId() == "4711");
    booth.scan("BEGIN:VCARD\nVERSION:3.0\nN:Doe;Jane\nEMAIL:jane@example.com\nEND:VCARD");
    CHECK(booth.page.badgeId() == "4711");
}

TEST_CASE("A code that is none of a visitor's is said on whichever page it is held out") {
    Scanned booth;
    booth.flow->begin();
    booth.scan("WIFI:S:Hall;P:secret;;");
    CHECK(booth.flow->codeRefused());
    booth.flow->reasonsPage()->choose("advice");
    CHECK_FALSE(booth.flow->codeRefused());
}

TEST_CASE("A scan counts as a touch, and on the Thank-you page as nothing") {
    Scanned booth;
    booth.goToContact();
    booth.patience.advance(std::chrono::seconds(50));
    CHECK(booth.flow->warning());
    booth.scan(jane);
    booth.flow->stay();
    booth.agree("follow-up", "email");
    booth.page.send();
    REQUIRE(booth.flow->page() == VisitFlow::ThankYou);
    booth.scan(john);
    CHECK(booth.flow->page() == VisitFlow::ThankYou);
    CHECK_FALSE(booth.flow->codeWaiting());
    CHECK(booth.page.email().isEmpty());
}

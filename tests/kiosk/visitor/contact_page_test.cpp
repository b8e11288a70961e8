// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/visitor/booth.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>

#include <csignal>
#include <sys/resource.h>

using namespace standdienst;
using namespace standdienst::kiosk;

namespace {

// As a disk that refuses every write.
class NoFileGrows {
public:
    NoFileGrows() {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit none{0, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~NoFileGrows() { setrlimit(RLIMIT_FSIZE, &before_); }

private:
    rlimit before_{};
};

} // namespace

TEST_CASE("Nothing is ticked before somebody ticks it, each purpose and channel by itself") {
    Booth booth;
    auto& consents = *booth.flow->contactPage()->consents();
    QAbstractItemModelTester tester(&consents, QAbstractItemModelTester::FailureReportingMode::Fatal);
    REQUIRE(consents.rowCount() == 3);
    for (int row = 0; row < 3; ++row)
        CHECK_FALSE(consents.index(row).data(ConsentsModel::GivenRole).toBool());
    CHECK(consents.index(1).data(ConsentsModel::TextRole) == "Per Telefon");
    consents.setGiven(1, true);
    consents.setGiven(7, true);
    CHECK(consents.rows()[1].given);
    CHECK_FALSE(consents.rows()[0].given);
    booth.flow->setLanguage("en");
    CHECK(consents.index(1).data(ConsentsModel::TextRole) == "By phone");
    CHECK(consents.rows()[1].given);
}

TEST_CASE("Sending wants a consent, and an address for each") {
    Booth booth;
    auto& flow = *booth.flow;
    auto& page = *flow.contactPage();
    booth.goToContact();
    page.setEmail("anna@example.org");
    CHECK(page.sendProblem() == ContactPage::Nothing); // nobody is scolded before they tried
    page.send();
    CHECK(page.sendProblem() == ContactPage::NoConsent);
    booth.agree("follow-up", "phone");
    CHECK(page.sendProblem() == ContactPage::NoAddressForConsent);
    CHECK(page.phoneProblem() == ContactPage::Missing);
    page.setPhone("call me");
    CHECK(page.phoneProblem() == ContactPage::Unlikely);
    page.setPhone(QString(41, u'1'));
    CHECK(page.phoneProblem() == ContactPage::TooLong);
    CHECK(page.sendProblem() == ContactPage::FieldTooLong);
    page.setPhone("030 / 12 34-56");
    CHECK(page.sendProblem() == ContactPage::Nothing);
    CHECK(flow.page() == VisitFlow::Contact);
    CHECK(booth.types().back() == "interest.stated");
    page.send();
    CHECK(flow.page() == VisitFlow::ThankYou);
}

TEST_CASE("An address that nobody may use is not sent") {
    Booth booth;
    auto& page = *booth.flow->contactPage();
    booth.goToContact();
    page.setGivenName("Anna");
    page.setFamilyName("Öz");
    page.setOrganization("Werk");
    page.setEmail("anna@example.org");
    page.setPhone("030 123456");
    page.setMessage("Hallo\nWelt");
    booth.agree("follow-up", "email");
    page.send();
    CHECK(booth.lastContact() == Contact{"Anna", "Öz", "Werk", "anna@example.org", "", "Hallo\nWelt"});
}

TEST_CASE("Fields hold as many letters as the format, letters beyond the first plane counted once") {
    Booth booth;
    auto& page = *booth.flow->contactPage();
    booth.goToContact();
    page.setEmail("anna@example.org");
    booth.agree("follow-up", "email");
    page.setFamilyName(QString::fromUtf8("𝒜").repeated(200));
    page.setMessage(QString(1001, u'x'));
    page.send();
    CHECK(page.nameProblem() == ContactPage::None);
    CHECK(page.messageProblem() == ContactPage::TooLong);
    CHECK(page.sendProblem() == ContactPage::FieldTooLong);
    page.setMessage(QString(1000, u'x'));
    page.setGivenName(QString(201, u'x'));
    CHECK(page.nameProblem() == ContactPage::TooLong);
    page.setGivenName("Anna");
    page.send();
    CHECK(booth.flow->page() == VisitFlow::ThankYou);
}

TEST_CASE("Nothing says sent where the journal did not take it, and the visitor's words stay to try again") {
    const QTemporaryDir folder;
    Booth booth(sampleFair(), folder.filePath("device.db").toStdString());
    auto& page = *booth.flow->contactPage();
    booth.goToContact();
    page.setEmail("anna@example.org");
    booth.agree("news", "email");
    {
        const NoFileGrows full;
        page.send();
    }
    CHECK(booth.flow->page() == VisitFlow::Contact);
    CHECK(page.sendProblem() == ContactPage::NotSaved);
    CHECK(page.email() == "anna@example.org");
    CHECK(booth.types().back() == "interest.stated");
    page.send();
    CHECK(booth.flow->page() == VisitFlow::ThankYou);
    CHECK(booth.types().back() == "contact.given");
}

TEST_CASE("After the Thank-you page came, nothing typed is left on the page before it") {
    Booth booth;
    auto& page = *booth.flow->contactPage();
    booth.goToContact();
    page.setFamilyName("Schmidt");
    page.setEmail("anna@example.org");
    booth.agree("follow-up", "email");
    page.send();
    CHECK(page.email().isEmpty());
    CHECK(page.familyName().isEmpty());
    page.send();
    CHECK(booth.types().back() == "contact.given");
}

TEST_CASE("What was probably meant is offered as a field is left, and gone once it is typed in again") {
    Booth booth;
    auto& page = *booth.flow->contactPage();
    booth.goToContact();
    page.setEmail("anna@gmial.com");
    CHECK(page.emailOffer().isEmpty()); // still typing
    page.leaveEmail();
    CHECK(page.emailOffer() == "anna@gmail.com");
    page.setEmail("anna@gmial.comp");
    CHECK(page.emailOffer().isEmpty());
    page.setEmail("anna@gmial.com");
    page.leaveEmail();
    page.takeEmailOffer();
    CHECK(page.email() == "anna@gmail.com");
    CHECK(page.emailOffer().isEmpty());
    page.takeEmailOffer(); // nothing is offered any more
    CHECK(page.email() == "anna@gmail.com");

    page.setPhone("49 171 1234567");
    page.leavePhone();
    CHECK(page.phoneOffer() == "+49 171 1234567"); // the fair is in Germany
    page.takePhoneOffer();
    CHECK(page.phone() == "+49 171 1234567");
    for (const QString good : {"anna@gmx.at", "anna@mail.com", ""}) {
        page.setEmail(good);
        page.leaveEmail();
        CHECK(page.emailOffer().isEmpty());
    }
}

TEST_CASE("A slip stops sending once, and whoever sends again means it") {
    Booth booth;
    auto& page = *booth.flow->contactPage();
    booth.goToContact();
    page.setEmail("anna@gmial.com");
    booth.agree("follow-up", "email");
    page.send();
    CHECK(booth.flow->page() == VisitFlow::Contact);
    CHECK(page.sendProblem() == ContactPage::LookAgain);
    CHECK(page.emailProblem() == ContactPage::None);
    CHECK(page.emailOffer() == "anna@gmail.com");
    CHECK(booth.types().back() == "interest.stated");
    page.setEmail("anna@gmial.con"); // another slip: asked for again
    CHECK(page.sendProblem() == ContactPage::Nothing);
    page.send();
    CHECK(page.sendProblem() == ContactPage::LookAgain);
    page.leaveEmail();
    CHECK(page.emailOffer() == "anna@gmail.com"); // who goes through the field finds it there still
    page.send();
    CHECK(booth.flow->page() == VisitFlow::ThankYou);
    CHECK(booth.lastContact().email == "anna@gmial.con");
    CHECK(page.emailOffer().isEmpty());
}

TEST_CASE("An offer that was taken is sent at once") {
    Booth booth;
    auto& page = *booth.flow->contactPage();
    booth.goToContact();
    page.setEmail("anna at gmx.de");
    page.setPhone("0171 1234567");
    booth.agree("follow-up", "email");
    booth.agree("follow-up", "phone");
    page.send();
    page.takeEmailOffer();
    CHECK(page.sendProblem() == ContactPage::Nothing);
    page.send();
    CHECK(booth.lastContact().email == "anna@gmx.de");
    CHECK(booth.lastContact().phone == "0171 1234567");
}

TEST_CASE("A slip in an address that is not sent stops nobody") {
    Booth booth;
    auto& page = *booth.flow->contactPage();
    booth.goToContact();
    page.setEmail("anna@example.org");
    page.setPhone("+0711 1234567");
    booth.agree("follow-up", "email");
    page.send();
    CHECK(booth.flow->page() == VisitFlow::ThankYou);
}

TEST_CASE("A fair's country is that of its time zone") {
    for (const auto& [zone, country] : std::vector<std::pair<std::string, QString>>{{"Europe/Berlin", "DE"},
                                                                                    {"Europe/Vienna", "AT"},
                                                                                    {"Asia/Tokyo", "JP"},
                                                                                    {"Etc/UTC", ""},
                                                                                    {"x", ""}}) {
        auto fair = sampleFair();
        fair.timeZone = zone;
        FairView view;
        CHECK(view.country().isEmpty());
        view.show(std::make_shared<Fair>(fair), "de");
        CHECK(view.country() == country);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/visitor/booth.h"

#include <QCoreApplication>
#include <QSignalSpy>

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;
using Types = std::vector<std::string>;

TEST_CASE("A visit from the first touch to the wipe is written down in its order") {
    Booth booth;
    auto& flow = *booth.flow;
    REQUIRE(flow.accepting());
    flow.begin();
    CHECK(flow.page() == VisitFlow::Reasons);
    const auto visit = flow.visitId();
    CHECK(visit.size() == 36);
    flow.reasonsPage()->choose("appointment");
    CHECK(flow.page() == VisitFlow::Topics);
    flow.topicsPage()->toggle("valves");
    flow.topicsPage()->toggle("pumps");
    flow.setLanguage("en");
    flow.topicsPage()->next();
    CHECK(flow.page() == VisitFlow::Contact);
    flow.contactPage()->setFamilyName("Müller");
    flow.contactPage()->setEmail(" anna@example.org ");
    booth.agree("follow-up", "email");
    booth.agree("news", "email");
    flow.contactPage()->send();
    CHECK(flow.page() == VisitFlow::ThankYou);
    CHECK(flow.thankYouPage()->reason() == "appointment");
    CHECK(flow.thankYouPage()->topicNames() == QStringList{"Pumps", "Valves"});
    CHECK(flow.thankYouPage()->channels() == QStringList{"email"});
    flow.thankYouPage()->finish();
    CHECK(flow.page() == VisitFlow::Attract);
    CHECK(flow.visitId().isEmpty());
    CHECK(flow.language() == "de");

    CHECK(booth.types() == Types{"visit.started", "interest.stated", "consent.given", "consent.given",
                                 "contact.given", "visit.ended"});
    const auto events = booth.journal();
    const auto started = *visitStarted(events[0].body);
    CHECK(QString::fromStdString(toString(started.visit)) == visit);
    CHECK(started.language == "de");
    CHECK(started.fairRevision == 3);
    CHECK_FALSE(started.played);
    const auto stated = *interestStated(events[1].body);
    CHECK(stated.reason == Reason::Appointment);
    CHECK(stated.topics == Types{"pumps", "valves"});
    CHECK(stated.language == "en");
    const auto consent = *consentGiven(events[2].body);
    CHECK(consent.purpose == "follow-up");
    CHECK(consent.wording == "follow-up-1");
    CHECK(consent.channel == Channel::Email);
    CHECK(visitEnded(events[5].body)->outcome == Outcome::Finished);
    CHECK(booth.lastContact() == Contact{"", "Müller", "", "anna@example.org", "", ""});
}

TEST_CASE("The reason alone is an interest, and a fair without topics has no page for them") {
    auto fair = sampleFair();
    fair.topics.clear();
    Booth booth(fair);
    booth.flow->begin();
    booth.flow->reasonsPage()->choose("advice");
    CHECK(booth.flow->page() == VisitFlow::Contact);
    CHECK(booth.types() == Types{"visit.started", "interest.stated"});
    booth.flow->back();
    CHECK(booth.flow->page() == VisitFlow::Reasons);
}

TEST_CASE("A reason that the fair does not offer leads nowhere") {
    Booth booth;
    booth.flow->begin();
    booth.flow->reasonsPage()->choose("information");
    booth.flow->reasonsPage()->choose("nonsense");
    CHECK(booth.flow->page() == VisitFlow::Reasons);
}

TEST_CASE("Going back and forth states the interest anew only where it changed") {
    Booth booth;
    auto& flow = *booth.flow;
    booth.goToContact();
    flow.back();
    CHECK(flow.page() == VisitFlow::Topics);
    flow.topicsPage()->next();
    CHECK(booth.types() == Types{"visit.started", "interest.stated"});
    flow.back();
    flow.back();
    CHECK(flow.page() == VisitFlow::Reasons);
    CHECK(flow.reasonsPage()->index(0).data(ReasonsPage::CurrentRole).toBool());
    flow.reasonsPage()->choose("appointment");
    flow.topicsPage()->next();
    CHECK(booth.types() == Types{"visit.started", "interest.stated", "interest.stated"});
    CHECK(interestStated(booth.journal().back().body)->topics == Types{"pumps"});
}

TEST_CASE("Who leaves, leaves: back from the first question, or start over anywhere") {
    Booth booth;
    auto& flow = *booth.flow;
    flow.begin();
    flow.back();
    CHECK(flow.page() == VisitFlow::Attract);
    CHECK(visitEnded(booth.journal().back().body)->outcome == Outcome::Left);
    booth.goToContact();
    flow.startOver();
    CHECK(visitEnded(booth.journal().back().body)->outcome == Outcome::Left);
    booth.goToContact();
    flow.contactPage()->finishWithout();
    CHECK(flow.page() == VisitFlow::ThankYou);
    CHECK_FALSE(flow.thankYouPage()->hasContact());
    flow.back();
    CHECK(flow.page() == VisitFlow::ThankYou);
    flow.startOver();
    CHECK(visitEnded(booth.journal().back().body)->outcome == Outcome::Finished);
    const auto before = booth.journal().size();
    flow.startOver();
    CHECK(booth.journal().size() == before);
}

TEST_CASE("Nobody touches: a warning at 45 seconds, the wipe at 60") {
    Booth booth;
    auto& flow = *booth.flow;
    booth.goToContact();
    flow.contactPage()->setFamilyName("Schmidt");
    booth.agree("follow-up", "phone");
    booth.patience.advance(44s);
    CHECK_FALSE(flow.warning());
    booth.patience.advance(1s);
    CHECK(flow.warning());
    CHECK(flow.secondsLeft() == 15);
    booth.patience.advance(14s);
    CHECK(flow.secondsLeft() == 1);
    CHECK(flow.page() == VisitFlow::Contact);
    QSignalSpy wiped(&flow, &VisitFlow::wiped);
    booth.patience.advance(1s);
    CHECK(flow.page() == VisitFlow::Attract);
    CHECK_FALSE(flow.warning());
    CHECK(wiped.size() == 1);
    CHECK(flow.contactPage()->familyName().isEmpty());
    CHECK(flow.topicsPage()->chosenCount() == 0);
    for (const auto& row : flow.contactPage()->consents()->rows())
        CHECK_FALSE(row.given);
    CHECK(visitEnded(booth.journal().back().body)->outcome == Outcome::TimedOut);
}

TEST_CASE("A touch begins the patience anew, and hides the warning only after it was delivered") {
    Booth booth;
    auto& flow = *booth.flow;
    flow.begin();
    booth.patience.advance(44s);
    flow.touched();
    booth.patience.advance(44s);
    CHECK_FALSE(flow.warning());
    booth.patience.advance(2s);
    CHECK(flow.warning());
    flow.touched(); // on its way to what lies on top, which is the warning
    CHECK(flow.warning());
    QCoreApplication::processEvents();
    CHECK_FALSE(flow.warning());
    booth.patience.advance(50s);
    CHECK(flow.warning());
    flow.stay();
    CHECK_FALSE(flow.warning());
    booth.patience.advance(59s);
    CHECK(flow.page() == VisitFlow::Reasons);
}

TEST_CASE("The Thank-you page goes by itself after 15 seconds, later where it is touched") {
    Booth booth;
    auto& flow = *booth.flow;
    booth.goToContact();
    flow.contactPage()->finishWithout();
    CHECK(flow.thankYouPage()->secondsLeft() == 15);
    booth.patience.advance(14s);
    CHECK(flow.thankYouPage()->secondsLeft() == 1);
    flow.touched();
    CHECK(flow.thankYouPage()->secondsLeft() == 15);
    booth.patience.advance(14s);
    CHECK(flow.page() == VisitFlow::ThankYou);
    CHECK_FALSE(flow.warning());
    booth.patience.advance(1s);
    CHECK(flow.page() == VisitFlow::Attract);
    CHECK(visitEnded(booth.journal().back().body)->outcome == Outcome::Finished);
}

TEST_CASE("What was agreed to can be taken back on the Thank-you page") {
    Booth booth;
    auto& flow = *booth.flow;
    booth.goToContact();
    flow.contactPage()->setEmail("anna@example.org");
    flow.contactPage()->setPhone("+49 30 123456");
    booth.agree("follow-up", "email");
    booth.agree("follow-up", "phone");
    flow.contactPage()->send();
    auto& page = *flow.thankYouPage();
    REQUIRE(page.canTakeBack());
    CHECK(page.channels() == QStringList{"email", "phone"});
    page.takeBack();
    CHECK(page.takenBack());
    CHECK_FALSE(page.canTakeBack());
    CHECK_FALSE(page.hasContact());
    CHECK(page.channels().isEmpty());
    page.takeBack();
    page.finish();
    CHECK(booth.types() == Types{"visit.started", "interest.stated", "consent.given", "consent.given",
                                 "contact.given", "consent.withdrawn", "consent.withdrawn", "visit.ended"});
    const auto events = booth.journal();
    CHECK(consentWithdrawn(events[5].body)->consent == consentGiven(events[2].body)->consent);
    booth.goToContact();
    flow.contactPage()->finishWithout();
    CHECK_FALSE(page.takenBack());
}

TEST_CASE("A visit keeps the fair that it began with: the next one has the new") {
    Booth booth;
    auto& flow = *booth.flow;
    flow.begin();
    auto fair = sampleFair();
    fair.revision = 4;
    fair.company = "Neu AG";
    fair.topics.clear();
    booth.publish(fair);
    CHECK(flow.fair()->company() == "Muster GmbH");
    CHECK(flow.topicsPage()->total() == 2);
    flow.back();
    CHECK(flow.fair()->company() == "Neu AG");
    CHECK(flow.topicsPage()->total() == 0);
    flow.begin();
    CHECK(visitStarted(booth.journal().back().body)->fairRevision == 4);
}

TEST_CASE("No visit begins where none can be kept, and one that is under way goes on") {
    Booth booth;
    auto& flow = *booth.flow;
    flow.begin();
    flow.setAllowed(false);
    flow.reasonsPage()->choose("advice");
    CHECK(flow.page() == VisitFlow::Topics);
    flow.startOver();
    flow.begin();
    CHECK(flow.page() == VisitFlow::Attract);
    flow.setAllowed(true);
    booth.freeBytes = 1 << 20;
    flow.begin();
    CHECK(flow.page() == VisitFlow::Attract);
    CHECK_FALSE(flow.accepting());
}

TEST_CASE("A step that does not reach the disk does not pass for done") {
    auto fair = sampleFair();
    fair.state = FairState::Open;
    Booth booth(fair);
    auto& flow = *booth.flow;
    flow.setPlayed(true); // an open fair takes no played visits
    flow.begin();
    CHECK(flow.page() == VisitFlow::Attract);
    CHECK(flow.notSaved());
    REQUIRE(flow.problem());
    CHECK(flow.problem()->code == Code::PlayedOutsideTrial);
    flow.setPlayed(false);
    flow.begin();
    CHECK(flow.page() == VisitFlow::Reasons);
    CHECK_FALSE(flow.notSaved());
}

TEST_CASE("Played visits say so") {
    Booth booth;
    booth.flow->setPlayed(true);
    booth.flow->begin();
    CHECK(visitStarted(booth.journal().back().body)->played);
}

TEST_CASE("A language chosen at the attract screen is forgotten when nobody begins") {
    Booth booth;
    auto& flow = *booth.flow;
    CHECK(flow.languages() == QStringList{"de", "en"});
    flow.setLanguage("en");
    flow.setLanguage("fr"); // not of this fair
    CHECK(flow.language() == "en");
    CHECK(flow.fair()->greeting() == "Welcome");
    booth.patience.advance(59s);
    CHECK(flow.language() == "en");
    booth.patience.advance(1s);
    CHECK(flow.language() == "de");
    flow.setPreferredLanguage("en");
    CHECK(flow.language() == "en");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/fold/tickets.h"
#include "tests/kiosk/support/temporary_folder.h"
#include "tests/kiosk/visitor/booth.h"

#include <QCoreApplication>
#include <QSignalSpy>

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;
using Types = std::vector<std::string>;

namespace {

TicketOpened lastOpened(const Booth& booth) {
    const auto events = booth.journal();
    for (auto event = events.rbegin(); event != events.rend(); ++event)
        if (event->type == standdienst::types::ticketOpened)
            return *ticketOpened(event->body);
    FAIL("no ticket was opened");
    return {};
}

json::object told(const Booth& booth) {
    return booth.store->document({Kind::Visit, booth.flow->visitId().toStdString()})
        ->at("ticket")
        .as_object();
}

// What a pull brings of this visit's ticket.
void hear(Booth& booth, std::string_view state, std::string_view end = "served") {
    auto visit = *booth.store->document({Kind::Visit, booth.flow->visitId().toStdString()});
    visit["ticket"].as_object()["state"] = state;
    if (state == "ended")
        visit["ticket"].as_object()["end"] = end;
    const Head head = booth.store->head();
    REQUIRE(booth.store->acknowledge({head.incarnation, head.seq}));
    REQUIRE(booth.store->applyChanges({{"visit", booth.flow->visitId().toStdString(), {9}, visit}},
                                      {head.incarnation, head.seq}, false, "next"));
}

void hearQueue(Booth& booth, json::array waiting) {
    const Head head = booth.store->head();
    REQUIRE(booth.store->applyChanges(
        {{"queue", "stand-b12", {9}, json::object{{"booth", "stand-b12"}, {"waiting", std::move(waiting)}}}},
        {head.incarnation, 0}, false, "next"));
}

} // namespace

TEST_CASE("Speaking to a person is open on every page, takes along what was chosen, and leads back") {
    Booth booth;
    auto& flow = *booth.flow;
    flow.begin();
    flow.reasonsPage()->choose("advice");
    flow.topicsPage()->toggle("pumps");
    flow.callPerson();
    CHECK(flow.page() == VisitFlow::Coming);
    CHECK(booth.types() == Types{"visit.started", "interest.stated", "ticket.opened"});
    const auto opened = lastOpened(booth);
    CHECK(opened.number == "1"); // no backend has told its letters yet
    CHECK(opened.cause == TicketCause::Asked);
    CHECK(opened.screen == "topics");
    CHECK(opened.language == "de");
    CHECK(booth.scores().size() == 1);
    auto& page = *flow.comingPage();
    CHECK(page.state() == ComingPage::Waiting);
    CHECK(page.number() == "1");
    CHECK(page.place().isEmpty());
    CHECK(page.before() == -1);
    CHECK(page.reason() == "advice");
    CHECK(page.topicNames() == QStringList{"Pumpen"});
    flow.callPerson(); // says nothing new
    CHECK(booth.types().size() == 3);
    page.goOn();
    CHECK(flow.page() == VisitFlow::Topics);
    flow.topicsPage()->next();
    flow.contactPage()->setFamilyName("Müller");
    flow.callPerson();
    CHECK(flow.page() == VisitFlow::Coming);
    CHECK(booth.types().size() == 3);
    flow.back();
    CHECK(flow.page() == VisitFlow::Contact);
    CHECK(flow.contactPage()->familyName() == "Müller");
    flow.contactPage()->finishWithout();
    CHECK(flow.page() == VisitFlow::ThankYou);
    CHECK(flow.thankYouPage()->ticketNumber() == "1");
    flow.callPerson();
    CHECK(flow.page() == VisitFlow::Coming);
    flow.comingPage()->goOn();
    CHECK(flow.page() == VisitFlow::ThankYou);
    flow.thankYouPage()->finish();
    CHECK(booth.types().back() == "visit.ended");
    CHECK(flow.comingPage()->state() == ComingPage::None);
    CHECK(flow.comingPage()->number().isEmpty());
}

TEST_CASE("One touch at the first screen begins a visit and gives a number") {
    Booth booth;
    auto& flow = *booth.flow;
    flow.callPerson();
    CHECK(flow.page() == VisitFlow::Coming);
    CHECK(booth.types() == Types{"visit.started", "ticket.opened"});
    CHECK(lastOpened(booth).screen == "attract");
    CHECK(booth.scores().size() == 1);
    CHECK(flow.comingPage()->reason().isEmpty());
    flow.comingPage()->goOn();
    CHECK(flow.page() == VisitFlow::Reasons);
    flow.callPerson();
    flow.comingPage()->finish();
    CHECK(flow.page() == VisitFlow::ThankYou);
    CHECK(flow.thankYouPage()->ticketNumber() == "1");
}

TEST_CASE("The yes after a gift says so") {
    Booth booth;
    booth.flow->begin();
    booth.flow->reasonsPage()->choose("advice");
    booth.flow->callPerson(TicketCause::AfterGift);
    CHECK(lastOpened(booth).cause == TicketCause::AfterGift);
}

TEST_CASE("Who waits has finished, however the screen is left: the ticket stays") {
    Booth booth;
    auto& flow = *booth.flow;
    const auto outcome = [&] {
        return visitEnded(booth.journal().back().body)->outcome;
    };
    flow.callPerson();
    const auto visit = flow.visitId().toStdString();
    booth.patience.advance(limits::idleWipe);
    CHECK(flow.page() == VisitFlow::Attract);
    CHECK(outcome() == Outcome::Finished);
    CHECK(textOr(booth.store->document({Kind::Visit, visit})->at("ticket").as_object(), "state") == "open");
    flow.callPerson();
    flow.startOver();
    CHECK(outcome() == Outcome::Finished);
    // Who went on and then walked away waits all the same, and so has what they came for.
    flow.callPerson();
    const auto away = flow.visitId().toStdString();
    flow.comingPage()->goOn();
    booth.patience.advance(limits::idleWipe);
    CHECK(outcome() == Outcome::Finished);
    CHECK(textOr(booth.store->document({Kind::Visit, away})->at("ticket").as_object(), "state") == "open");
    // Who left the queue and starts over has left.
    flow.callPerson();
    flow.comingPage()->leave();
    flow.startOver();
    CHECK(outcome() == Outcome::Left);
}

TEST_CASE("Who leaves the queue may ask again, and keeps the number") {
    Booth booth;
    auto& flow = *booth.flow;
    flow.callPerson();
    auto& page = *flow.comingPage();
    page.leave();
    CHECK(page.state() == ComingPage::Left);
    CHECK(flow.page() == VisitFlow::Coming);
    CHECK(booth.types().back() == "ticket.left");
    page.leave();
    CHECK(booth.types() == Types{"visit.started", "ticket.opened", "ticket.left"});
    flow.callPerson();
    CHECK(page.state() == ComingPage::Waiting);
    CHECK(page.number() == "1");
    CHECK(booth.types().back() == "ticket.opened");
    CHECK(lastOpened(booth).screen == "attract"); // where they came from
    page.leave();
    page.finish();
    CHECK(flow.page() == VisitFlow::ThankYou);
    CHECK(flow.thankYouPage()->ticketNumber().isEmpty());
}

TEST_CASE("The page tells how long it takes as exactly as it is known, and says so where it takes longer") {
    Booth booth;
    auto& flow = *booth.flow;
    flow.callPerson();
    auto& page = *flow.comingPage();
    const auto opened = told(booth).at("opened_at");
    const auto hearWait = [&](const json::value& wait, std::string_view number = "1") {
        hearQueue(booth, {json::object{{"number", number}, {"at", opened}, {"wait", wait}}});
    };
    const auto wait = [](double minutes, double low, double high) {
        return json::value{{"minutes", minutes}, {"low", low}, {"high", high}};
    };
    CHECK(page.waitLow() == -1);
    hearWait(wait(4.2, 3.1, 5.2));
    CHECK(page.waitLow() == 3); // rounded away from what would be a promise
    CHECK(page.waitHigh() == 6);
    CHECK_FALSE(page.late());
    hearWait(wait(9, 12, 3)); // no interval
    CHECK(page.waitHigh() == -1);
    hearWait(nullptr); // nobody is there to say
    CHECK(page.waitHigh() == -1);

    // Six minutes were told first. What is foreseen later makes nothing good.
    booth.clock.setUtc(booth.clock.utc() + 6min);
    hearWait(wait(4, 2.5, 5));
    CHECK(page.waitHigh() == 5);
    CHECK_FALSE(page.late());
    booth.clock.setUtc(booth.clock.utc() + 1s);
    page.refresh();
    CHECK(page.late());
    hear(booth, "taken");
    CHECK_FALSE(page.late());
    CHECK(page.waitHigh() == -1);

    // Another visitor is told anew.
    page.finish();
    flow.startOver();
    flow.callPerson();
    CHECK_FALSE(page.late());
    hearQueue(booth, {json::object{{"number", page.number().toStdString()},
                                   {"at", told(booth).at("opened_at")},
                                   {"wait", wait(.2, 0, .4)}}});
    CHECK(page.waitLow() == 0);
    CHECK(page.waitHigh() == 1);
    booth.clock.setUtc(booth.clock.utc() + 61s);
    page.refresh();
    CHECK(page.late());
    // A clock that is set back makes no visitor wait a negative time.
    booth.clock.setUtc(booth.clock.utc() - 1h);
    page.refresh();
    CHECK_FALSE(page.late());
}

TEST_CASE("The page says what the backend says of the ticket, and who waits before") {
    Booth booth;
    auto& flow = *booth.flow;
    flow.callPerson();
    auto& page = *flow.comingPage();
    QSignalSpy changed(&page, &ComingPage::changed);
    const auto opened = json::value_to<std::string>(told(booth).at("opened_at"));
    const auto at = [&](std::chrono::milliseconds before) {
        return toRfc3339(*parseRfc3339(opened) - before);
    };
    const auto entry = [](const std::string& number, const std::string& when, bool taken = false) {
        json::object one{{"number", number}, {"at", when}};
        if (taken)
            one["taken"] = true;
        return one;
    };
    hearQueue(booth, {entry("B3", at(13h)), entry("B4", at(12h)), entry("B5", at(5min), true),
                      entry("B6", at(4min)), entry("1", opened), entry("B7", at(-1min))});
    CHECK(page.before() == 2); // not who asked yesterday, nor whom somebody went to, nor who came later
    CHECK(changed.count() > 0);
    CHECK(page.waitHigh() == -1); // nobody said how long
    hearQueue(booth, {entry("1", opened)});
    CHECK(page.before() == 0);
    hearQueue(booth, {entry("1", at(24h))}); // another day's
    CHECK(page.before() == -1);
    hearQueue(booth, {json::value(7), entry("", ""), json::object{}});
    CHECK(page.before() == -1);

    hear(booth, "taken");
    CHECK(page.state() == ComingPage::OnTheWay);
    CHECK(page.before() == -1);
    hear(booth, "open");
    CHECK(page.state() == ComingPage::Waiting);
    hear(booth, "ended");
    CHECK(page.state() == ComingPage::Ended);
    CHECK(flow.thankYouPage()->ticketNumber().isEmpty());
    flow.callPerson(); // once more
    CHECK(page.state() == ComingPage::Waiting);
    CHECK(page.number() == "1");
    hear(booth, "ended", "not_found");
    CHECK(page.state() == ComingPage::Missed);
}

TEST_CASE("The fair says where to wait, in the visitor's language") {
    auto fair = sampleFair();
    fair.meetingPoint = bothLanguages("Am roten Tisch", "At the red table");
    Booth booth(fair);
    booth.flow->callPerson();
    CHECK(booth.flow->comingPage()->place() == "Am roten Tisch");
    booth.flow->setLanguage("en");
    CHECK(booth.flow->comingPage()->place() == "At the red table");
}

TEST_CASE("No two visitors of a day hold the same number, across restarts and when the clock goes back") {
    TemporaryFolder folder;
    Booth booth(sampleFair(), folder / "device.db");
    REQUIRE(booth.store->setLetters("B"));
    CHECK_FALSE(booth.store->setLetters("I"));
    CHECK_FALSE(booth.store->setLetters("abc"));
    const auto next = [&] {
        booth.flow->callPerson();
        const auto number = booth.flow->comingPage()->number();
        booth.flow->startOver();
        return number.toStdString();
    };
    CHECK(next() == "B1");
    CHECK(next() == "B2");
    booth.flow.reset();
    booth.store.reset();
    StoreOptions options;
    options.path = folder / "device.db";
    booth.store = *DeviceStore::open(options, booth.clock, booth.random);
    booth.flow = std::make_unique<VisitFlow>(*booth.store, booth.clock, booth.patience, booth.random);
    CHECK(next() == "B3");
    SECTION("the next day begins anew") {
        booth.clock.setUtc(*parseRfc3339("2026-11-22T22:59:00.000Z")); // a minute before midnight in Berlin
        CHECK(next() == "B4");
        booth.clock.setUtc(*parseRfc3339("2026-11-22T23:00:00.000Z"));
        CHECK(next() == "B1");
    }
    SECTION("a clock that goes back finds its numbers taken") {
        booth.clock.setUtc(*parseRfc3339("2026-11-20T12:00:00.000Z"));
        CHECK(next() == "B4");
    }
    SECTION("a clock that was not set yet, and then is") {
        const auto now = booth.clock.utc();
        booth.clock.setUtc(UtcTime{10min});
        CHECK(next() == "B4");
        booth.clock.setUtc(now);
        CHECK(next() == "B5");
    }
}

TEST_CASE("Where the ticket cannot be written, no number is shown") {
    Booth booth;
    auto& flow = *booth.flow;
    SECTION("no visit may begin") {
        booth.freeBytes = 0;
        flow.callPerson();
        CHECK(flow.page() == VisitFlow::Attract);
        CHECK(booth.types().empty());
    }
    SECTION("not allowed") {
        flow.setAllowed(false);
        flow.callPerson();
        CHECK(flow.page() == VisitFlow::Attract);
    }
}

TEST_CASE("A visit that a crash cut off keeps its ticket") {
    TemporaryFolder folder;
    Booth booth(sampleFair(), folder / "device.db");
    booth.flow->callPerson();
    const auto visit = booth.flow->visitId().toStdString();
    booth.flow.reset();
    booth.store.reset();
    StoreOptions options;
    options.path = folder / "device.db";
    booth.store = *DeviceStore::open(options, booth.clock, booth.random);
    const auto document = *booth.store->document({Kind::Visit, visit});
    CHECK(textOr(document, "outcome") == "interrupted");
    CHECK(textOr(document.at("ticket").as_object(), "state") == "open");
}

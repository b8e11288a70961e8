// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/visitor/booth.h"

#include <QAbstractItemModelTester>

using namespace standdienst::kiosk;

TEST_CASE("Topics on offer, searched in the language of the moment") {
    Booth booth;
    auto& page = *booth.flow->topicsPage();
    QAbstractItemModelTester tester(&page, QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(page.total() == 2); // one is retired
    CHECK(page.index(0).data(TopicsPage::TopicIdRole) == "pumps");
    CHECK(page.index(0).data(TopicsPage::SummaryRole) == "für Wasser");
    page.setFilter("WASSER pump");
    CHECK(page.count() == 1);
    CHECK(page.index(0).data(TopicsPage::FoundRole).toBool());
    CHECK_FALSE(page.index(1).data(TopicsPage::FoundRole).toBool());
    CHECK(page.rowCount() == 2); // cards hide, and stay
    page.toggle("pumps");
    CHECK(page.index(0).data(TopicsPage::ChosenRole).toBool());
    booth.flow->setLanguage("en");
    CHECK(page.count() == 0);
    page.setFilter("valv");
    CHECK(page.count() == 1);
    CHECK(page.index(1).data(TopicsPage::FoundRole).toBool());
    CHECK(page.index(1).data(TopicsPage::NameRole) == "Valves");
    CHECK(page.chosenCount() == 1); // what is ticked stays, also where the search hides it
    page.setFilter("");
    CHECK(page.count() == 2);
    page.toggle("pumps");
    page.toggle("old");
    page.toggle("nonsense");
    CHECK(page.chosenCount() == 0);
}

TEST_CASE("Reasons come in the fair's order") {
    Booth booth;
    auto& page = *booth.flow->reasonsPage();
    QAbstractItemModelTester tester(&page, QAbstractItemModelTester::FailureReportingMode::Fatal);
    REQUIRE(page.rowCount() == 2);
    CHECK(page.index(0).data(ReasonsPage::ReasonRole) == "advice");
    CHECK(page.index(1).data(ReasonsPage::ReasonRole) == "appointment");
    booth.publish([] {
        auto fair = sampleFair();
        fair.revision = 4;
        fair.reasons = {standdienst::Reason::Information};
        return fair;
    }());
    REQUIRE(page.rowCount() == 1);
    CHECK(page.index(0).data(ReasonsPage::ReasonRole) == "information");
}

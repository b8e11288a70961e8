// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kiosk/visitor/booth.h"

using namespace standdienst::kiosk;

TEST_CASE("The fair speaks the language of the moment, and its first where a text is missing") {
    auto fair = sampleFair();
    fair.notice = {{{"de", "Ihre Daten"}}};
    Booth booth(fair);
    auto& view = *booth.flow->fair();
    booth.flow->setLanguage("en");
    CHECK(view.name() == "Fair 2026");
    CHECK(view.boothName() == "Hall 4");
    CHECK(view.notice() == "Ihre Daten");
    CHECK(view.accent() == QColor("#b3400f"));
    CHECK(view.trial());
    const auto greetings = view.greetings();
    REQUIRE(greetings.size() == 2);
    CHECK(greetings[1].value<Greeting>().language == "en");
    CHECK(greetings[1].value<Greeting>().text == "Welcome");
}

TEST_CASE("Before a fair was pulled there is nothing to say, and colours that can be read") {
    FairView view;
    CHECK_FALSE(view.known());
    CHECK(view.greeting().isEmpty());
    CHECK(view.greetings().isEmpty());
    CHECK(view.accent().isValid());
    CHECK(view.ink() != view.paper());
}

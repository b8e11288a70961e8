// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/encoding.h"
#include "core/fair/picture.h"
#include "tests/kiosk/visitor/booth.h"

using namespace standdienst;
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

TEST_CASE("Pictures are read when they are shown, and a damaged one is none") {
    // As far as anybody looks before it is drawn.
    std::string png("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x10\0\0\0\x10", 24);
    const auto picture = readPicture(png).value();
    const auto other = readPicture(png + "other").value();
    auto fair = sampleFair();
    fair.look.logo = picture.id;
    fair.topics.front().picture = other.id;
    fair.topics.back().picture = std::string(64, '0'); // on its way
    Booth booth(fair);
    auto& view = *booth.flow->fair();
    CHECK(view.logo().isEmpty());
    const auto bytes = toBase64(bytesOf(png));
    REQUIRE(booth.store->applyChanges(
        {{"picture", picture.id, {4}, json::object{{"bytes", bytes}}},
         {"picture", other.id, {5}, json::object{{"bytes", bytes}}}}, // not what its name says
        {}, false, "later"));
    CHECK(view.logo() == QUrl("image://fair/" + QString::fromStdString(picture.id)));
    CHECK(view.showcase().size() == 1);
    CHECK(view.pictures()->bytes(QString::fromStdString(picture.id)) == png);
    CHECK(view.pictures()->bytes(QString::fromStdString(other.id)).empty());
    CHECK(view.pictures()->bytes(QString(64, '0')).empty());
}

TEST_CASE("Before a fair was pulled there is nothing to say, and colours that can be read") {
    FairView view;
    CHECK_FALSE(view.known());
    CHECK(view.greeting().isEmpty());
    CHECK(view.greetings().isEmpty());
    CHECK(view.accent().isValid());
    CHECK(view.ink() != view.paper());
}

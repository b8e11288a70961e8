// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/play/finger.h"
#include "tests/kiosk/play/stage.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

using namespace standdienst::kiosk::play;

TEST_CASE("A tap is a touch, to those who listen to touches and to those who listen to clicks") {
    const Stage stage("property int taps; property int clicks\n"
                      "Item { width: 100; height: 100; TapHandler { objectName: 't'; property int taps; "
                      "onTapped: taps++ } }"
                      "MouseArea { objectName: 'm'; property int clicks; y: 200; width: 100; height: 100; "
                      "onClicked: clicks++ }");
    Finger finger(*stage.window);
    finger.tap({50, 50});
    CHECK(stage.named("t")->property("taps").toInt() == 1);
    finger.tap({50, 250});
    finger.tap({50, 250});
    CHECK(stage.named("m")->property("clicks").toInt() == 2);
}

TEST_CASE("A drawn finger scrolls and flings nothing") {
    const Stage stage("Flickable { objectName: 'f'; anchors.fill: parent; contentHeight: 3000; "
                      "MouseArea { objectName: 'm'; property int clicks; width: 400; height: 3000; "
                      "onClicked: clicks++ } }");
    Finger finger(*stage.window);
    const auto pass = [](int milliseconds) {
        for (QDeadlineTimer passed(milliseconds); !passed.hasExpired();)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    };
    finger.drag(
        {200, 500}, {200, 200}, [&] { pass(30); }, [&] { pass(120); });
    const auto y = stage.named("f")->property("contentY").toDouble();
    CHECK(y > 200);
    CHECK(y < 310);
    CHECK_FALSE(stage.named("f")->property("moving").toBool());
    CHECK(stage.named("m")->property("clicks").toInt() == 0);
}

TEST_CASE("Typing enters any letter where the focus is, and takes it back") {
    const Stage stage("TextInput { objectName: 'in'; focus: true; width: 300 }"
                      "TextEdit { objectName: 'long'; y: 200; width: 300; height: 100 }");
    Finger finger(*stage.window);
    stage.window->requestActivate();
    REQUIRE(QTest::qWaitForWindowActive(stage.window.get()));
    const auto text = QString::fromUtf8("Änne O'Größler-Смит 王小明 😀 a@b.c");
    finger.type(text);
    CHECK(stage.named("in")->property("text").toString() == text);
    finger.backspace();
    finger.backspace();
    CHECK(stage.named("in")->property("text").toString() == text.chopped(2));
    finger.selectAll();
    finger.backspace();
    CHECK(stage.named("in")->property("text").toString().isEmpty());
    finger.tap({20, 220});
    finger.type("two\nlines");
    CHECK(stage.named("long")->property("text").toString() == "two\nlines");
}

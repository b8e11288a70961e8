// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/play/screen.h"
#include "tests/kiosk/play/stage.h"

using namespace standdienst::kiosk::play;

namespace {

std::string why(const QByteArray& items) {
    const Stage stage(items);
    return Screen(*stage.window).reach("it").why.toStdString();
}

} // namespace

TEST_CASE("A control that a finger reaches is touched in its middle") {
    const Stage stage("Item { x: 50; y: 100; MouseArea { objectName: 'it'; width: 100; height: 60 } }");
    const auto reach = Screen(*stage.window).reach("it");
    CHECK(reach.why.toStdString() == "");
    CHECK(reach.at == QPointF(100, 130));
}

TEST_CASE("What a finger does not reach is told apart") {
    const QByteArray it = "MouseArea { objectName: 'it'; x: 100; y: 100; width: 100; height: 100 }";
    CHECK(why("") == "not there");
    CHECK(why("Item { visible: false; " + it + "}") == "not visible");
    CHECK(why("Item { enabled: false; " + it + "}") == "disabled");
    CHECK(why("Item { opacity: 0.1; " + it + "}") == "too faint to see");
    CHECK(why("Item { x: 260; " + it + "}") == "off screen");
    CHECK(why("Item { clip: true; width: 120; height: 300; " + it + "}") == "off screen");
    CHECK(why("Item { objectName: 'it'; width: 50; height: 50 }") == "takes no touch");
    CHECK(why("Item { objectName: 'it'; width: 50; height: 50; TapHandler {} }") == "");
}

TEST_CASE("What lies on top covers, by touch or by paint: what lets both through does not") {
    const QByteArray it = "MouseArea { objectName: 'it'; width: 100; height: 100 }";
    CHECK(why(it + "MouseArea { objectName: 'veil'; anchors.fill: parent }") == "covered by veil");
    CHECK(why(it + "Rectangle { objectName: 'sheet'; anchors.fill: parent }") == "covered by sheet");
    CHECK(
        why(it + "Item { objectName: 'outer'; anchors.fill: parent; MouseArea { anchors.fill: parent } }") ==
        "covered by QQuickMouseArea in outer");
    CHECK(why("MouseArea { objectName: 'below'; z: 1; anchors.fill: parent }" + it) == "covered by below");
    CHECK(why(it + "Rectangle { anchors.fill: parent; color: 'transparent'; border.width: 2 }") == "");
    CHECK(why(it + "Rectangle { anchors.fill: parent; opacity: 0.1 }") == "");
    CHECK(why(it + "MouseArea { anchors.fill: parent; visible: false }") == "");
    CHECK(why(it + "MouseArea { anchors.fill: parent; z: -1 }") == "");
    CHECK(why(it + "MouseArea { anchors.fill: parent; enabled: false }") == "");
}

TEST_CASE("Of two controls with one name, the one that can be touched is meant") {
    CHECK(why("MouseArea { objectName: 'it'; visible: false; width: 9; height: 9 }"
              "MouseArea { objectName: 'it'; width: 9; height: 9 }"
              "MouseArea { objectName: 'it'; enabled: false; x: 50; width: 9; height: 9 }") == "");
}

TEST_CASE("A page shows where some of it is in sight") {
    const Stage stage("Item { objectName: 'here'; width: 10; height: 10 }"
                      "Item { objectName: 'outside'; x: 500; width: 10; height: 10 }"
                      "Item { visible: false; Item { objectName: 'hidden'; width: 10; height: 10 } }"
                      "Item { opacity: 0; Item { objectName: 'faint'; width: 10; height: 10 } }");
    const Screen screen(*stage.window);
    CHECK(screen.shows("here"));
    for (const auto* name : {"outside", "hidden", "faint", "nowhere"})
        CHECK_FALSE(screen.shows(name));
}

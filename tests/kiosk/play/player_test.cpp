// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded visits at a window with the least that a kiosk has; the real screens are played across programs
// (tests/e2e).
#include "kiosk/play/player.h"
#include "tests/kiosk/play/stage.h"
#include "tests/kiosk/visitor/booth.h"

#include <QTemporaryDir>

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;

namespace {

// As the pages below number them.
static_assert(VisitFlow::Reasons == 1 && VisitFlow::Topics == 3 && VisitFlow::Contact == 5 &&
              VisitFlow::ThankYou == 8);

const QByteArray pages = R"(
component Tap: MouseArea { width: 100; height: 50 }
property bool covered
Item { objectName: "page.attract"; anchors.fill: parent; visible: flow.page === 0
    Tap { objectName: "attract.begin"; onClicked: flow.begin() } }
Item { objectName: "page.reasons"; anchors.fill: parent; visible: flow.page === 1
    Tap { objectName: "reasons.advice"; onClicked: flow.reasonsPage.choose("advice") } }
Item { objectName: "page.topics"; anchors.fill: parent; visible: flow.page === 3
    ListView { anchors.fill: parent; anchors.bottomMargin: 60; cacheBuffer: 0; model: 60
        delegate: Tap { required property int index; objectName: "topics.t" + index; width: 400; height: 80
            onClicked: if (index === 57) flow.topicsPage.toggle("pumps") } }
    Tap { objectName: "topics.next"; y: 550; onClicked: flow.topicsPage.next() } }
Item { objectName: "page.contact"; anchors.fill: parent; visible: flow.page === 5
    Flickable { anchors.fill: parent; contentHeight: 2000; onVisibleChanged: contentY = 0
        TextInput { objectName: "contact.email"; width: 300; height: 50; text: flow.contactPage.email
            onTextEdited: flow.contactPage.email = text; onVisibleChanged: clear() }
        Tap { objectName: "contact.consent"; y: 900; onClicked: flow.contactPage.consents.setGiven(0, true) }
        Tap { objectName: "contact.send"; y: 1900; onClicked: flow.contactPage.send() } } }
Item { objectName: "page.thankYou"; anchors.fill: parent; visible: flow.page === 8
    Tap { objectName: "thankYou.finish"; onClicked: flow.thankYouPage.finish() } }
Tap { objectName: "idle.stay"; visible: flow.warning; onClicked: flow.stay() }
MouseArea { objectName: "veil"; anchors.fill: parent; visible: win.covered }
)";

struct Theatre {
    Booth booth;
    play::Stage stage{pages, {{"flow", QVariant::fromValue(booth.flow.get())}}};
    QTemporaryDir folder;
    std::string report = folder.filePath("report.jsonl").toStdString();

    Theatre() {
        booth.flow->setPlayed(true);
        stage.window->requestActivate();
        REQUIRE(QTest::qWaitForWindowActive(stage.window.get()));
    }

    Result<void> play(const QByteArray& lines, std::chrono::milliseconds pageWait = 10s) {
        QFile file(folder.filePath("day.jsonl"));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(lines);
        file.close();
        Player player(*stage.window, *booth.flow, booth.patience, [] { return 0; },
                      {file.fileName().toStdString(), report, 0ms, pageWait});
        return player.play();
    }

    std::vector<json::object> reported() const {
        QFile file(QString::fromStdString(report));
        REQUIRE(file.open(QIODevice::ReadOnly));
        std::vector<json::object> lines;
        for (auto line = file.readLine(); !line.isEmpty(); line = file.readLine())
            lines.push_back(*parseObject(line.trimmed().toStdString()));
        return lines;
    }
};

} // namespace

TEST_CASE("A recorded visit goes its way by touch and key, scrolling to what is out of sight") {
    Theatre theatre;
    const auto played = theatre.play(
        R"({"name": "Anna", "steps": [{"tap": "attract.begin"}, {"tap": "reasons.advice"}, {"tap": "topics.t57"}, {"tap": "topics.next"},)"
        R"( {"expect": "contact"}, {"type": "anna@exmaple", "into": "contact.email"}, {"erase": 5}, {"type": "ample.org"},)"
        R"( {"tap": "contact.consent"}, {"tap": "contact.send"}, {"expect": "thankYou"}, {"tap": "thankYou.finish"}]})"
        "\n"
        R"({"name": "Ben walks away", "steps": [{"tap": "attract.begin"}, {"idle": "warning"}, {"tap": "idle.stay"}, {"wait_ms": 59000}, {"expect": "reasons"}, {"idle": "wipe"}]})");
    REQUIRE(played);
    CHECK(theatre.booth.types() == std::vector<std::string>{"visit.started", "interest.stated",
                                                            "consent.given", "contact.given", "visit.ended",
                                                            "visit.started", "visit.ended"});
    const auto journal = theatre.booth.journal();
    CHECK(visitStarted(journal[0].body)->played);
    CHECK(interestStated(journal[1].body)->topics == std::vector<std::string>{"pumps"});
    CHECK(theatre.booth.lastContact().email == "anna@example.org");
    CHECK(visitEnded(journal.back().body)->outcome == Outcome::TimedOut);

    const auto lines = theatre.reported();
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].at("name") == "Anna");
    CHECK(*idField<VisitId>(lines[0], "visit") == visitStarted(journal[0].body)->visit);
    CHECK(lines[1] == json::object{{"played", 2}, {"thank_yous", 1}, {"undelivered", 0}});
}

TEST_CASE("A control that cannot be touched makes the play fail with its name") {
    Theatre theatre;
    theatre.stage.window->setProperty("covered", true);
    const auto covered = theatre.play(R"({"name": "Anna", "steps": [{"tap": "attract.begin"}]})", 0ms);
    REQUIRE_FALSE(covered);
    CHECK(covered.error().detail == R"(visit 1 "Anna", step 1: attract.begin: covered by veil)");
    CHECK(theatre.booth.journal().empty());
}

TEST_CASE("Nothing is played of a recording that is wrong further down") {
    Theatre theatre;
    const auto played = theatre.play(R"({"name": "Anna", "steps": [{"tap": "attract.begin"}]})"
                                     "\n"
                                     R"({"name": "Ben", "steps": [{"tip": "attract.begin"}]})");
    REQUIRE_FALSE(played);
    CHECK(played.error().detail.find("line 2") != std::string::npos);
    CHECK(theatre.booth.journal().empty());
}

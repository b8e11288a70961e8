// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/play/recording.h"
#include "tests/catch.h"

#include <QTemporaryFile>

using namespace standdienst;
using namespace standdienst::kiosk::play;

TEST_CASE("Every kind of step is read") {
    const auto visit =
        parseVisit(R"({"name": "Änne", "steps": [{"tap": "a"}, {"type": "ü", "into": "b"}, {"type": "c"},
        {"erase": 3}, {"clear": "d"}, {"keys": "e"}, {"scan": "f\ng"}, {"wait_ms": 800}, {"idle": "warning"}, {"idle": "wipe"}, {"expect": "topics"}]})");
    REQUIRE(visit);
    CHECK(visit->name == QString::fromUtf8("Änne"));
    REQUIRE(visit->steps.size() == 11);
    CHECK(std::get<Tap>(visit->steps[0]).control == "a");
    CHECK(std::get<Type>(visit->steps[1]).text == QString::fromUtf8("ü"));
    CHECK(std::get<Type>(visit->steps[1]).into == "b");
    CHECK(std::get<Type>(visit->steps[2]).into.isEmpty());
    CHECK(std::get<Erase>(visit->steps[3]).characters == 3);
    CHECK(std::get<Clear>(visit->steps[4]).control == "d");
    CHECK(std::get<Keys>(visit->steps[5]).text == "e");
    CHECK(std::get<Scan>(visit->steps[6]).text == "f\ng");
    CHECK(std::get<Wait>(visit->steps[7]).time == std::chrono::milliseconds(800));
    CHECK(std::get<Idle>(visit->steps[8]).until == Until::Warning);
    CHECK(std::get<Idle>(visit->steps[9]).until == Until::Wipe);
    CHECK(std::get<Expect>(visit->steps[10]).page == "topics");
}

TEST_CASE("Anything else is refused, and the step is named") {
    for (const auto* step : {R"({"tip": "a"})", R"({"tap": "a", "wait_ms": 1})", R"({"tap": 1})", R"("tap")",
                             R"({})", R"({"erase": 0})", R"({"wait_ms": -1})", R"({"wait_ms": 600001})",
                             R"({"idle": "long"})", R"({"tap": "a", "into": "b"})"}) {
        INFO(step);
        const auto visit = parseVisit(R"({"name": "x", "steps": [{"tap": "a"}, )" + std::string(step) + "]}");
        REQUIRE_FALSE(visit);
        CHECK(visit.error().code == Code::Malformed);
        CHECK(visit.error().detail.starts_with("step 2: "));
    }
    CHECK_FALSE(parseVisit(R"({"steps": []})"));
    CHECK_FALSE(parseVisit(R"({"name": "x"})"));
    CHECK_FALSE(parseVisit("{"));
}

TEST_CASE("A recording is read line by line, more than once, with or without a newline at its end") {
    QTemporaryFile file;
    REQUIRE(file.open());
    const std::string longName(60000, 'n'); // lines span what is read at a time
    for (const auto& name : {std::string("one"), longName, longName})
        file.write((R"({"name": ")" + name + "\", \"steps\": []}\n\n").c_str());
    file.write(R"({"name": "last", "steps": []})");
    file.close();
    auto recording = Recording::open(file.fileName().toStdString());
    REQUIRE(recording);
    for (int round = 0; round < 2; ++round) {
        CHECK((**recording->next()).name == "one");
        CHECK((**recording->next()).name.size() == 60000);
        CHECK((**recording->next()).name.size() == 60000);
        CHECK((**recording->next()).name == "last");
        CHECK_FALSE((*recording->next()).has_value());
        recording->rewind();
    }
}

TEST_CASE("A wrong line is named") {
    QTemporaryFile file;
    REQUIRE(file.open());
    file.write("{\"name\": \"x\", \"steps\": []}\n\n{\"name\": 1}\n");
    file.close();
    auto recording = Recording::open(file.fileName().toStdString());
    REQUIRE(recording->next());
    const auto wrong = recording->next();
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().detail.starts_with("line 3: "));
    CHECK(Recording::open("/nowhere.jsonl").error().code == Code::NotFound);
}

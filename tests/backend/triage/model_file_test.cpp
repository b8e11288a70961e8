// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "backend/triage/model_file.h"

#include "core/base/limits.h"
#include "core/triage/expert_prior.h"

using namespace standdienst;
using namespace standdienst::backend;

namespace {

Facts asking() {
    return Facts().category("reason", "advice").number("topics", 2).missing("budget");
}

ModelFile sample() {
    ModelFile file;
    file.fair = "hall";
    file.name = "Messe";
    file.exportedAt = *parseRfc3339("2026-11-22T17:00:00.000Z");
    file.version = 12;
    file.labels = 2;
    file.model = expertPrior().begin().toBytes();
    file.history = {{*parseRfc3339("2026-11-22T09:30:59.999Z"), asking(), true, 1, 0.25, false},
                    {*parseRfc3339("2026-11-22T09:31:00.000Z"), asking(), false, 4, 0.5, true}};
    return file;
}

json::object sampleObject() {
    return parseObject(toText(sample())).value();
}

Result<ModelFile> readObject(const json::object& object) {
    return readModelFile(json::serialize(object));
}

// The model's bytes as a later version would write them.
std::string ofLaterVersion(std::string bytes) {
    bytes[4] = 99;
    return bytes;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("model file: what is written is read, and times are to the minute") {
    const auto file = readModelFile(toText(sample()));
    REQUIRE(file);
    CHECK(file->fair == "hall");
    CHECK(file->name == "Messe");
    CHECK(file->version == 12);
    CHECK(file->labels == 2);
    CHECK(file->model == sample().model);
    REQUIRE(file->history.size() == 2);
    CHECK(toRfc3339(file->history[0].at) == "2026-11-22T09:30:00.000Z");
    CHECK(toJson(file->history[0].facts) == toJson(asking()));
    CHECK(file->history[0].prospect);
    CHECK(file->history[0].probability == 0.25);
    CHECK_FALSE(file->history[0].rehearsed);
    CHECK(file->history[1].weight == 4);
    CHECK(file->history[1].rehearsed);
    const auto object = sampleObject();
    CHECK(object.at("format") == 1);
    CHECK_FALSE(object.at("history").at(0).as_object().contains("trial"));
    CHECK(object.at("history").at(1).at("trial") == true);
}

TEST_CASE("model file: each fault is refused by its name") {
    struct Fault {
        const char* name;
        void (*make)(json::object&);
    };
    static const auto visit = [](json::object& file) -> json::object& {
        return file["history"].as_array().at(1).as_object();
    };
    const auto fault = GENERATE(Fault{"does not say its format",
                                      [](json::object& file) {
                                          file.erase("format");
                                      }},
                                Fault{"format",
                                      [](json::object& file) {
                                          file["format"] = 0;
                                      }},
                                Fault{"exported_at",
                                      [](json::object& file) {
                                          file["exported_at"] = "today";
                                      }},
                                Fault{"fair: ",
                                      [](json::object& file) {
                                          file["fair"] = "hall";
                                      }},
                                Fault{"fair, id",
                                      [](json::object& file) {
                                          file["fair"].as_object()["id"] = "No Slug";
                                      }},
                                Fault{"fair, name",
                                      [](json::object& file) {
                                          file["fair"].as_object().erase("name");
                                      }},
                                Fault{"fair, name",
                                      [](json::object& file) {
                                          file["fair"].as_object()["name"] = std::string(201, 'x');
                                      }},
                                Fault{"fair, name",
                                      [](json::object& file) {
                                          file["fair"].as_object()["name"] = "\x1b[2J";
                                      }},
                                Fault{"model: ",
                                      [](json::object& file) {
                                          file.erase("model");
                                      }},
                                Fault{"model, version",
                                      [](json::object& file) {
                                          file["model"].as_object()["version"] = -1;
                                      }},
                                Fault{"model, labels",
                                      [](json::object& file) {
                                          file["model"].as_object().erase("labels");
                                      }},
                                Fault{"model, bytes",
                                      [](json::object& file) {
                                          file["model"].as_object()["bytes"] = "%%%";
                                      }},
                                Fault{"history: ",
                                      [](json::object& file) {
                                          file["history"] = json::object();
                                      }},
                                Fault{"history, visit 2: an object",
                                      [](json::object& file) {
                                          file["history"].as_array()[1] = 3;
                                      }},
                                Fault{"history, visit 2: at",
                                      [](json::object& file) {
                                          visit(file)["at"] = 7;
                                      }},
                                Fault{"history, visit 2: facts",
                                      [](json::object& file) {
                                          visit(file)["facts"] = nullptr;
                                      }},
                                Fault{"history, visit 2: facts",
                                      [](json::object& file) {
                                          visit(file)["facts"] = {{"", 1}};
                                      }},
                                Fault{"history, visit 2: facts",
                                      [](json::object& file) {
                                          visit(file)["facts"] = {{"a", true}};
                                      }},
                                Fault{"history, visit 2: facts",
                                      [](json::object& file) {
                                          visit(file)["facts"] = {{"a", std::string(73, 'x')}};
                                      }},
                                Fault{"history, visit 2: prospect",
                                      [](json::object& file) {
                                          visit(file)["prospect"] = 1;
                                      }},
                                Fault{"history, visit 2: weight",
                                      [](json::object& file) {
                                          visit(file)["weight"] = 0;
                                      }},
                                Fault{"history, visit 2: weight",
                                      [](json::object& file) {
                                          visit(file)["weight"] = 6;
                                      }},
                                Fault{"history, visit 2: probability", [](json::object& file) {
                                          visit(file)["probability"] = 1.5;
                                      }});
    auto object = sampleObject();
    fault.make(object);
    CAPTURE(fault.name);
    const auto read = readObject(object);
    REQUIRE_FALSE(read);
    CAPTURE(read.error().detail);
    CHECK((read.error().code == Code::Malformed || read.error().code == Code::TooLarge));
    CHECK(has(read.error().detail, fault.name));
}

TEST_CASE("model file: sizes end where the limits say") {
    auto object = sampleObject();
    auto& history = object["history"].as_array();
    while (history.size() <= limits::triageHistory)
        history.push_back(history.front());
    auto read = readObject(object);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Code::TooLarge);
    read = readModelFile(std::string(limits::triageFileBytes + 1, ' '));
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Code::TooLarge);
    object = sampleObject();
    json::object many;
    for (std::size_t i = 0; i <= limits::visitFacts; ++i)
        many["fact" + std::to_string(i)] = 1;
    object["history"].as_array()[0].as_object()["facts"] = many;
    read = readObject(object);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Code::TooLarge);
    const auto model = checkModel(std::string(limits::triageModelBytes + 1, 'x'));
    REQUIRE_FALSE(model);
    CHECK(model.error().code == Code::TooLarge);
}

TEST_CASE("model file: of a history that is too long the newest visits stay") {
    ModelFile file = sample();
    const TaughtVisit first = file.history[0];
    const TaughtVisit last = file.history[1];
    file.history.assign(limits::triageHistory, first);
    file.history.push_back(last);
    keepWhatFits(file);
    CHECK(file.history.size() == limits::triageHistory);
    CHECK(file.history.back().rehearsed);
    Facts wide;
    for (std::size_t i = 0; i < limits::visitFacts; ++i)
        wide.category(std::string(60, 'n') + std::to_string(i), std::string(72, 'v'));
    file.history.assign(limits::triageHistory, {first.at, wide, true, 1, 0.5, false});
    keepWhatFits(file);
    CHECK(file.history.size() < limits::triageHistory);
    CHECK(file.history.size() > limits::triageHistory / 4);
    CHECK(toText(file).size() <= limits::triageFileBytes);
}

TEST_CASE("model file: a newer format is refused in plain words") {
    auto object = sampleObject();
    object["format"] = 2;
    const auto read = readObject(object);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == Code::NewerVersion);
    CHECK(has(read.error().detail, "a newer version of Standdienst wrote this file"));
}

TEST_CASE("model file: a model of another version is learned anew from the history") {
    ModelFile file = sample();
    CHECK(usableModel(file)->bytes == file.model);
    CHECK_FALSE(usableModel(file)->relearned);
    file.model = ofLaterVersion(file.model);
    file.history[0].facts.flag("shoe size", true); // which no kiosk may know, and nothing learns
    const auto model = usableModel(file);
    REQUIRE(model);
    CHECK(model->relearned);
    Learner learner = expertPrior().begin();
    for (const auto& visit : file.history)
        learner.learn(asking(), visit.prospect, visit.weight);
    CHECK(model->bytes == learner.toBytes());
    file.history.clear();
    const auto none = usableModel(file);
    REQUIRE_FALSE(none);
    CHECK(none.error().code == Code::NewerVersion);
    CHECK(has(none.error().detail, "another version"));
}

TEST_CASE("model file: bytes that are no model, or one for scoring alone, are refused") {
    ModelFile file = sample();
    file.model = "nothing of the kind";
    REQUIRE_FALSE(usableModel(file));
    CHECK(usableModel(file).error().code == Code::Malformed);
    file.model = expertPrior().begin().scoringBytes();
    REQUIRE_FALSE(usableModel(file));
    CHECK(usableModel(file).error().code == Code::Malformed);
}

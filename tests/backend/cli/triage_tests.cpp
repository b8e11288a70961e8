// SPDX-License-Identifier: GPL-3.0-or-later
// `standdienst triage`, on a running service and on a stopped one.
#include "core/fold/triage.h"
#include "core/fold/visit.h"
#include "core/triage/expert_prior.h"
#include "tests/backend/api/running_service.h"
#include "tests/backend/cli/process.h"

#include <filesystem>
#include <fstream>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::test;

namespace {

// A service in trial with a few visits that staff looked at.
struct Looked {
    explicit Looked(int visits) {
        if (visits == 0)
            return;
        test::TestDevice device(running);
        auto& backend = running.service->backend();
        const auto erika = backend.accounts.add("erika", Role::Sales).value().user.id;
        const auto staff = backend.staff.today(erika).value();
        for (int i = 0; i < visits; ++i) {
            const Facts facts = i % 2 == 0 ? Facts().flag("left", true).number("arrivals", 12)
                                           : Facts().category("reason", "advice").number("arrivals", 1);
            const VisitId visit = device.newVisit();
            auto entries = device.visit(visit, "Unforgettable");
            entries.push_back(device.entry(
                types::visitScored,
                toBody(visitScored(visit, {}, facts, expertPrior().begin().score(facts), LaneDecision{}))));
            REQUIRE(device.push(entries).status == 200);
            const Disposition found = i % 2 == 0 ? Disposition::Hot : Disposition::None;
            REQUIRE(backend.visits.give({{visit, found, staff}, std::nullopt}));
        }
    }
    std::string data() const { return running.folder.path() / "data"; }
    std::string file(const std::string& name) const { return running.folder.path() / name; }
    Ended triage(std::vector<std::string> words) const {
        words.insert(words.begin(), "triage");
        words.insert(words.end(), {"--data", data()});
        return run(words);
    }
    bool agrees() const { return run({"rebuild", "--check", "--data", data()}).code == 0; }

    RunningService running;
};

std::string contentOf(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::string& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

} // namespace

TEST_CASE("triage reset says what it did, on a running service and on a stopped one", "[cli]") {
    Looked looked(4);
    auto outcome = looked.triage({"reset"});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.text, "begins anew with the program's own table, as version 5"));
    CHECK(has(outcome.text, "4 dispositions count for scores no longer"));
    looked.running.service.reset();
    outcome = looked.triage({"reset", "--expert"});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.text, "as version 6"));
    CHECK(has(outcome.text, "No disposition had taught anything"));
    outcome = looked.triage({"reset", "--json"});
    CHECK(parseObject(outcome.text).value() ==
          json::object{{"forgotten", 0}, {"version", 7}, {"prior", "expert"}});
    CHECK(looked.agrees());
}

TEST_CASE("triage export and import take a model to another data folder", "[cli]") {
    Looked from(6);
    const auto file = from.file("model.json");
    auto outcome = from.triage({"export", file});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.text, "the 6 dispositions that taught it"));
    CHECK_FALSE(std::filesystem::exists(file + ".part"));
    from.running.service.reset();
    const auto printed = from.triage({"export", "-"});
    CHECK(printed.code == 0);
    auto first = parseObject(contentOf(file)).value();
    auto second = parseObject(printed.text).value();
    CHECK(first.at("history") == second.at("history"));
    CHECK(first.at("model") == second.at("model"));
    CHECK(first.at("fair") == json::object{{"id", "hall"}, {"name", "Messe"}});
    for (const auto* secret : {"Unforgettable", "example.org", "erika", "Kiosk 1"})
        CHECK_FALSE(has(printed.text, secret));

    Looked to(2);
    outcome = to.triage({"import", file});
    CHECK(outcome.code == 1);
    CHECK(has(outcome.text, "--anew"));
    CHECK(has(outcome.text, "2 dispositions"));
    outcome = to.triage({"import", file, "--anew"});
    CHECK(outcome.code == 0);
    CHECK(has(outcome.text, "what 6 dispositions taught at Messe"));
    CHECK(has(outcome.text, "Warning: 6 of 6 dispositions come from a trial"));
    CHECK(has(outcome.text, "2 dispositions count for scores no longer"));
    CHECK(to.agrees());
    to.running.service.reset();
    CHECK(has(to.triage({"report"}).text, "It began with a model of Messe"));
    CHECK(has(to.triage({"reset"}).text, "begins anew with the model of Messe"));
    CHECK(to.triage({"import", file, "--json"}).code == 0);
    CHECK(to.agrees());
}

TEST_CASE("triage import refuses what it cannot read, and says why", "[cli]") {
    Looked looked(0);
    const auto refused = [&](const std::string& text) {
        write(looked.file("model.json"), text);
        const auto outcome = looked.triage({"import", looked.file("model.json")});
        CHECK(outcome.code == 1);
        return outcome.text;
    };
    CHECK(has(looked.triage({"import", looked.file("nothing.json")}).text, "Cannot read"));
    CHECK(has(refused("no JSON"), "not valid JSON"));
    CHECK(has(refused("{}"), "no export of triage"));
    CHECK(has(refused(R"({"format": 2})"), "a newer version of Standdienst wrote this file"));
    REQUIRE(looked.triage({"export", looked.file("good.json")}).code == 0);
    auto object = parseObject(contentOf(looked.file("good.json"))).value();
    auto& bytes = object["model"].as_object()["bytes"];
    const std::string good = fromBase64(std::string_view(bytes.as_string())).value();
    bytes = toBase64(bytesOf(good.substr(0, good.size() / 2)));
    CHECK(has(refused(json::serialize(object)), "triage model"));
    std::string later = good;
    later[4] = 99;
    bytes = toBase64(bytesOf(later));
    CHECK(has(refused(json::serialize(object)), "another version of Standdienst"));
    object["history"] = json::array{json::object{{"at", "2026-11-22T09:30:00.000Z"},
                                                 {"facts", {{"left", "yes"}}},
                                                 {"prospect", true},
                                                 {"weight", 1},
                                                 {"probability", 0.5}}};
    write(looked.file("model.json"), json::serialize(object));
    const auto relearned = looked.triage({"import", looked.file("model.json")});
    CHECK(relearned.code == 0);
    CHECK(has(relearned.text, "learned anew from the 1 disposition in it"));
    CHECK(has(looked.triage({"export", looked.file("no/such/folder.json")}).text, "Cannot write"));
    CHECK(looked.triage({"import"}).code == 2);
}

TEST_CASE("triage report is text for people and JSON for programs", "[cli]") {
    Looked looked(6);
    const auto text = looked.triage({"report"});
    CHECK(text.code == 0);
    CHECK(has(text.text, "Triage at Messe, all days"));
    CHECK(has(text.text, "Kiosk 1"));
    CHECK_FALSE(has(text.text, "erika"));
    looked.running.service.reset();
    const auto json = looked.triage({"report", "--json"});
    const auto report = parseObject(json.text);
    REQUIRE(report);
    CHECK(report->at("all").at("labels") == 6);
    CHECK_FALSE(has(json.text, "erika"));
    const auto none = looked.triage({"report", "--day", "1999-01-01"});
    CHECK(none.code == 0);
    CHECK(has(none.text, "No visit was scored"));
    const auto wrong = looked.triage({"report", "--day", "yesterday"});
    CHECK(wrong.code == 1);
    CHECK(has(wrong.text, "2026-11-22"));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// `standdienst rehearse`, as a process.
#include "backend/rehearsal/replay.h"
#include "core/base/json.h"
#include "tests/backend/api/running_service.h"
#include "tests/backend/cli/process.h"
#include "tests/backend/support/temp_folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace standdienst;
using namespace standdienst::backend::test;
using standdienst::backend::mostReplayStaff;
using standdienst::test::TempFolder;

namespace {

const std::string scenarios = STANDDIENST_SCENARIOS;

std::string contentOf(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A service that visitors came to today.
struct Visited {
    explicit Visited(int visits) {
        if (visits == 0)
            return;
        backend::test::TestDevice device(running);
        for (int i = 0; i < visits; ++i)
            REQUIRE(device.push(device.visit(device.newVisit(), "Unforgettable")).status == 200);
    }
    std::string data() const { return running.folder.path() / "data"; }
    Ended replay(std::vector<std::string> words) const {
        words.insert(words.begin(), {"rehearse", "--replay", "--data", data(), "--days", "3"});
        return run(words);
    }

    backend::test::RunningService running;
};

Ended rehearse(std::vector<std::string> words,
               const std::string& scenario = scenarios + "/reference-day.toml") {
    words.insert(words.begin(), {"rehearse", "--scenario", scenario});
    return run(words);
}

} // namespace

TEST_CASE("a rehearsal prints every figure as JSON", "[cli]") {
    const auto ended =
        rehearse({"--days", "2", "--policy", "ours", "--policy", "fifo", "--json", "--auc", "0.9"});
    REQUIRE(ended.code == 0);
    const auto json = boost::json::parse(ended.text).as_object();
    const auto& policies = json.at("policies").as_object();
    REQUIRE(policies.size() == 2);
    CHECK(json.at("auc").to_number<double>() == 0.9);
    for (const char* policy : {"fifo", "ours"})
        for (const char* figure :
             {"lost_percent", "lost_percent_se", "wait_mean_min", "wait_p95_min",
              "hunter_contacts_per_staff_hour", "longest_streak_min", "gini", "breaks_kept_percent",
              "wait_prediction_rmse_min", "head_of_line_rmse_min"}) {
            INFO(policy << " " << figure);
            CHECK(policies.at(policy).as_object().at(figure).to_number<double>() >= 0);
        }
    CHECK(rehearse({"--days", "2", "--policy", "ours", "--policy", "fifo", "--json", "--auc", "0.9",
                    "--threads", "3"})
              .text == ended.text);
}

TEST_CASE("a rehearsal writes a report", "[cli]") {
    const TempFolder folder;
    const std::string file = folder.path() / "report.html";
    const auto ended = rehearse({"--days", "1", "--policy", "ours", "--html", file});
    REQUIRE(ended.code == 0);
    CHECK(has(ended.text, "Wrote " + file));
    std::ifstream in(file);
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    CHECK(has(page, "<!doctype html>"));
    CHECK(has(page, "</html>"));
    const auto nowhere =
        rehearse({"--days", "1", "--policy", "ours", "--html", folder.path() / "no" / "report.html"});
    CHECK(nowhere.code == 1);
    CHECK(has(nowhere.text, "Cannot write"));
}

TEST_CASE("a rehearsal says what is wrong with what it was given", "[cli]") {
    const TempFolder folder;
    const std::string file = folder.path() / "wrong.toml";
    std::ofstream(file) << "name = \"x\"\nstuff = 1\n";
    const auto wrong = rehearse({}, file);
    CHECK(wrong.code == 1);
    CHECK(has(wrong.text, "is no scenario"));
    CHECK(has(wrong.text, "stuff is not known"));
    CHECK(has(wrong.text, "staff is missing"));
    std::ofstream(file) << std::string(64 * 1024 + 1, '#');
    CHECK(has(rehearse({}, file).text, "larger than 64 KiB"));
    std::ofstream(file) << std::string(64 * 1024, '#');
    CHECK(has(rehearse({}, file).text, "name is missing")); // read, at the limit
    CHECK(rehearse({}, folder.path() / "none.toml").code == 1);
    CHECK(rehearse({"--policy", "luck"}).code == 2);
    CHECK(rehearse({"--days", "0"}).code == 2);
    CHECK(rehearse({"--days", "20001"}).code == 2);
    CHECK(rehearse({"--auc", "1.5"}).code == 2);
    CHECK(rehearse({"--threads", "257"}).code == 2);
    CHECK(rehearse({"--days", "1", "--policy", "perfect", "--threads", "256"}).code == 0);
    CHECK(run({"rehearse"}).code == 2);
}

TEST_CASE("a day is replayed beside a running service and on a stopped one, and nothing is changed",
          "[cli]") {
    Visited visited(3);
    const std::string page = visited.running.folder.path() / "replay.html";
    const auto running = visited.replay({"--staff", "2", "--staff", "4", "--json", "--html", page});
    REQUIRE(running.code == 0);
    const auto json = parseObject(running.text).value();
    CHECK(json.at("known").at("visits") == 3);
    CHECK(json.at("fair") == "hall");
    const auto& rows = json.at("rehearsed").as_array(); // nobody had come to the floor
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].at("staff") == 2);
    CHECK(rows[1].at("staff") == 4);
    CHECK(rows[1].at("policy") == "ours");
    CHECK(has(contentOf(page), "</html>"));
    const auto german = visited.replay({"--language", "de", "--html", page});
    CHECK(german.code == 0);
    CHECK(has(contentOf(page), "noch einmal gespielt"));
    for (const auto* secret : {"Unforgettable", "example.org", "Kiosk 1"}) {
        CHECK_FALSE(has(running.text, secret));
        CHECK_FALSE(has(contentOf(page), secret));
    }

    visited.running.service.reset();
    const auto stopped = visited.replay({"--staff", "2", "--staff", "4", "--json", "--threads", "1"});
    CHECK(stopped.text == running.text);
    const std::string day(json.at("day").as_string());
    CHECK(visited.replay({"--staff", "2", "--staff", "4", "--json", "--day", day}).text == running.text);
    CHECK(has(visited.replay({}).text, "too few to tell differences"));
    CHECK(run({"rebuild", "--check", "--data", visited.data()}).code == 0);
}

TEST_CASE("a replay says what is wrong with what it was given", "[cli]") {
    const Visited visited(1);
    const auto wrong = [&](std::vector<std::string> words, int code, const char* why) {
        const auto ended = visited.replay(std::move(words));
        INFO(ended.text);
        CHECK(ended.code == code);
        CHECK(has(ended.text, why));
    };
    wrong({"--day", "2001-02-03"}, 1, "Nobody came to a kiosk on 2001-02-03");
    wrong({"--day", "yesterday"}, 1, "a day such as 2026-11-22 expected");
    wrong({"--policy", "shield"}, 1, "cannot be replayed");
    wrong({"--scenario", scenarios + "/reference-day.toml"}, 2, "--scenario");
    wrong({"--auc", "0.9"}, 2, "--auc");
    wrong({"--staff", "0"}, 2, "--staff");
    wrong({"--staff", std::to_string(mostReplayStaff + 1)}, 2, "--staff");
    CHECK(visited.replay({"--staff", std::to_string(mostReplayStaff)}).code == 0);
    wrong({"--language", "fr"}, 2, "--language");
    // Only a day that was has a date and a number of people.
    CHECK(rehearse({"--day", "2026-11-22"}).code == 2);
    CHECK(rehearse({"--staff", "3"}).code == 2);

    const Visited nobody(0);
    CHECK(has(nobody.replay({}).text, "nothing to replay"));
    const TempFolder folder;
    const auto none = run({"rehearse", "--replay", "--data", folder.path() / "none"});
    CHECK(none.code == 1);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "none")); // and makes none
}

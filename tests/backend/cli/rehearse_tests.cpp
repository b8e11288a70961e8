// SPDX-License-Identifier: GPL-3.0-or-later
// `standdienst rehearse`, as a process.
#include "core/base/json.h"
#include "tests/backend/cli/process.h"
#include "tests/backend/support/temp_folder.h"

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace standdienst;
using namespace standdienst::backend::test;
using standdienst::test::TempFolder;

namespace {

const std::string scenarios = STANDDIENST_SCENARIOS;

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

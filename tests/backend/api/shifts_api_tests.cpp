// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/api/running_service.h"

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::test;
using namespace std::chrono_literals;

namespace {

const std::string base = "/api/console/v1/";
const std::string shiftPath = "shifts/01900000-0000-7000-8000-000000000001";

struct ShiftStand {
    Person add(const std::string& name) {
        const auto made = running.service->backend().accounts.add(name, Role::Sales);
        REQUIRE(made);
        const auto answer =
            running.askJson("POST", base + "login", {{"name", name}, {"password", made->password}});
        REQUIRE(answer.status == 200);
        const auto cookie = answer.header("set-cookie");
        return {cookie.substr(0, cookie.find(';')), std::string(textOr(objectOf(answer), "csrf"))};
    }
    json::object wish(const std::string& who, std::chrono::minutes from = 60min,
                      std::chrono::minutes length = 4h) {
        const UtcTime begins = std::chrono::floor<std::chrono::seconds>(running.clock.utc()) + from;
        return {{"who", who}, {"begins", toRfc3339(begins)}, {"ends", toRfc3339(begins + length)}};
    }
    RunningService running;
    Person admin = logIn(running);
    Person ann = add("ann");
    Person bob = add("bob");
};

} // namespace

TEST_CASE("requests about shifts are answered as their reference says", "[shifts-api]") {
    ShiftStand stand;
    const Headers read{{"Cookie", stand.admin.cookie}};
    auto write = stand.admin.headers(), others = stand.ann.headers();
    for (auto* headers : {&write, &others})
        headers->emplace_back("Content-Type", "application/json");
    const std::string good = json::serialize(stand.wish("ann"));
    struct Row {
        const char* what;
        const char* method;
        std::string path;
        Headers headers;
        std::string body;
        int status;
    };
    const Row rows[] = {
        {"the plan", "GET", "shifts", read, "", 200},
        {"the plan for a stranger", "GET", "shifts", {}, "", 401},
        {"look", "POST", shiftPath + "/look", write, good, 200},
        {"look, for others", "POST", shiftPath + "/look", others, good, 403},
        {"plan, for others", "PUT", shiftPath, others, good, 403},
        {"plan without a token",
         "PUT",
         shiftPath,
         {{"Cookie", stand.admin.cookie}, {"Content-Type", "application/json"}},
         good,
         403},
        {"plan nothing", "PUT", shiftPath, write, "{}", 400},
        {"plan nobody", "PUT", shiftPath, write, json::serialize(stand.wish("nobody")), 404},
        {"plan too long", "PUT", shiftPath, write, json::serialize(stand.wish("ann", 60min, 17h)), 400},
        {"breaks that are none", "PUT", shiftPath, write,
         good.substr(0, good.size() - 1) + R"(,"breaks":"noon"})", 400},
        {"an id that is none", "PUT", "shifts/tomorrow", write, good, 404},
        {"plan", "PUT", shiftPath, write, good, 200},
        {"plan again", "PUT", shiftPath, write, good, 200},
        {"offer somebody else's", "POST", shiftPath + "/offer", write, R"({"offered":true})", 403},
        {"offer, or not?", "POST", shiftPath + "/offer", others, "{}", 400},
        {"take what is not offered", "POST", shiftPath + "/take", write, "{}", 409},
        {"offer", "POST", shiftPath + "/offer", others, R"({"offered":true})", 200},
        {"take", "POST", shiftPath + "/take", write, "{}", 200},
        {"take again", "POST", shiftPath + "/take", write, "{}", 200},
        {"remove, for others", "DELETE", shiftPath, others, "", 403},
        {"remove", "DELETE", shiftPath, write, "", 200},
        {"remove again", "DELETE", shiftPath, write, "", 404},
        {"take what is gone", "POST", shiftPath + "/take", others, "{}", 404},
        {"since when", "GET", "shifts/calendar", read, "", 200},
        {"a link", "POST", "shifts/calendar", write, "{}", 200},
        {"no link", "DELETE", "shifts/calendar", write, "", 204},
        {"a link for a stranger",
         "POST",
         "shifts/calendar",
         {{"Content-Type", "application/json"}},
         "{}",
         401},
    };
    for (const auto& row : rows) {
        INFO(row.what << ": " << row.path);
        const auto answer = stand.running.ask(row.method, base + row.path, row.headers, row.body);
        INFO(answer.body);
        CHECK(answer.status == row.status);
        CHECK(answer.header("cache-control") == "no-store");
    }
}

TEST_CASE("a calendar is fetched without a session, and answers nothing but its own person's",
          "[shifts-api]") {
    ShiftStand stand;
    REQUIRE(stand.running.askJson("PUT", base + shiftPath, stand.wish("ann"), stand.admin.headers()).status ==
            200);
    const auto made =
        objectOf(stand.running.askJson("POST", base + "shifts/calendar", {}, stand.ann.headers()));
    const std::string url(textOr(made, "url"));
    const std::string path = url.substr(url.find("/calendar/"));
    CHECK(made.at("qr").as_array().size() == made.at("qr").at(0).as_string().size());
    const auto feed = stand.running.ask("GET", path);
    CHECK(feed.status == 200);
    CHECK(feed.header("content-type") == "text/calendar; charset=utf-8");
    CHECK(feed.header("cache-control").starts_with("private"));
    CHECK(feed.body.starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(feed.body.find("BEGIN:VEVENT") != std::string::npos);
    CHECK(feed.body.find("ann") == std::string::npos); // who it is stands nowhere
    CHECK(stand.running.ask("GET", path, {{"If-None-Match", feed.header("etag")}}).status == 304);
    CHECK(stand.running.ask("POST", path).status == 405);
    for (const std::string& wrong :
         {path.substr(0, path.size() - 4), path.substr(0, path.size() - 5) + "_.ics",
          std::string("/calendar/.ics"), std::string("/calendar/ann.ics")})
        CHECK(stand.running.ask("GET", wrong).status == 404);
    // The token is nowhere in the data folder.
    const std::string token = path.substr(10, path.size() - 14);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(stand.running.folder.path())) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream stream(entry.path(), std::ios::binary);
        const std::string all((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
        CHECK(all.find(token) == std::string::npos);
    }
    CHECK(stand.running.ask("DELETE", base + "shifts/calendar", stand.ann.headers()).status == 204);
    CHECK(stand.running.ask("GET", path).status == 404);
}

TEST_CASE("whoever comes without a shift has that of the plan, and the fair's law of breaks",
          "[shifts-api]") {
    ShiftStand stand;
    // At work from now on: what the plan says of the begin is not asked.
    const auto wish = stand.wish("ann", -30min, 10h + 30min);
    REQUIRE(stand.running.askJson("PUT", base + shiftPath, wish, stand.admin.headers()).status == 200);
    const auto come = [&](const Person& person) {
        const auto answer = stand.running.askJson("POST", base + "floor/me/come", {}, person.headers());
        REQUIRE(answer.status == 200);
        return objectOf(answer);
    };
    const auto ann = come(stand.ann);
    CHECK(textOr(ann.at("shift").as_object(), "ends") == textOr(wish, "ends"));
    CHECK(textOr(ann.at("shift").as_object(), "begins") != textOr(wish, "begins"));
    CHECK(ann.at("next_break").at("minutes").to_number<double>() == 30);
    const auto bob = come(stand.bob);
    const auto begins = parseRfc3339(textOr(bob.at("shift").as_object(), "begins"));
    CHECK(*parseRfc3339(textOr(bob.at("shift").as_object(), "ends")) - *begins == 8h);
    // In Switzerland ten hours need an hour, of which half lies around the middle; with a value of one's own
    // it is whole.
    Fair fair = sampleFair();
    fair.law = {"ch", *shifts::lawOf("ch")};
    fair.law.rest.mainPiece = 60;
    REQUIRE(stand.running.service->backend().fairs.import(fair));
    const auto me = objectOf(stand.running.ask("GET", base + "floor/me", stand.ann.headers()));
    CHECK(me.at("next_break").at("minutes").to_number<double>() == 60);
}

TEST_CASE("the plan of one's colleagues says when, and no sum of anything", "[shifts-api]") {
    ShiftStand stand;
    REQUIRE(
        stand.running.askJson("PUT", base + shiftPath, stand.wish("ann", 60min, 13h), stand.admin.headers())
            .status == 200);
    for (const Person* person : {&stand.bob, &stand.admin}) {
        const auto plan = objectOf(stand.running.ask("GET", base + "shifts", person->headers()));
        for (const auto& shift : plan.at("shifts").as_array()) {
            for (const auto& [key, value] : shift.as_object())
                CHECK_FALSE(value.is_number());
        }
        for (const auto& warning : plan.at("warnings").as_array())
            CHECK_FALSE(warning.as_object().contains("is"));
        CHECK(plan.at("warnings").as_array().empty() == (person == &stand.bob));
    }
    const auto own = objectOf(stand.running.ask("GET", base + "shifts", stand.ann.headers()));
    CHECK(own.at("warnings").at(0).as_object().contains("is"));
    const auto pulled = stand.running.ask("GET", "/api/console/v1/fair", stand.bob.headers());
    CHECK(pulled.body.find("ann") == std::string::npos);
}

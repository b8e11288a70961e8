// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/api/running_service.h"

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::test;

namespace {

const std::string base = "/api/console/v1/";

} // namespace

TEST_CASE("a login gives a cookie that scripts and other sites cannot use", "[console-api]") {
    RunningService running;
    const auto answer = running.askJson("POST", base + "login",
                                        {{"name", "admin"}, {"password", running.administratorsPassword()}});
    REQUIRE(answer.status == 200);
    CHECK(objectOf(answer).at("user").at("role") == "admin");
    const auto cookie = answer.header("set-cookie");
    CHECK(cookie.starts_with("__Host-standdienst="));
    for (const auto* rule : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"})
        CHECK(cookie.find(rule) != std::string::npos);
    CHECK(answer.header("cache-control") == "no-store");
}

TEST_CASE("the console's requests are answered as its reference says", "[console-api]") {
    RunningService running;
    TestDevice device(running);
    const auto visit = device.newVisit();
    REQUIRE(device.push(device.visit(visit, "Müller")).status == 200);
    const std::string one = "visits/" + toString(visit);
    const std::string nobody = "visits/01900000-0000-7000-8000-000000000000";
    const auto person = logIn(running);
    const Headers read = {{"Cookie", person.cookie}};
    const Headers write = {
        {"Cookie", person.cookie}, {"Standdienst-Csrf", person.csrf}, {"Content-Type", "application/json"}};
    const Headers forged = {{"Cookie", person.cookie},
                            {"Standdienst-Csrf", person.csrf + "x"},
                            {"Content-Type", "application/json"}};
    const Headers foreign = {{"Cookie", person.cookie},
                             {"Standdienst-Csrf", person.csrf},
                             {"Content-Type", "application/json"},
                             {"Origin", "https://evil.example"}};
    const Headers json = {{"Content-Type", "application/json"}};
    struct Row {
        const char* what;
        const char* method;
        std::string path;
        Headers headers;
        std::string body;
        int status;
    };
    const std::vector<Row> rows = {
        {"session", "GET", "session", read, "", 200},
        {"no session", "GET", "session", {}, "", 401},
        {"an invented session", "GET", "session", {{"Cookie", "__Host-standdienst=abc"}}, "", 401},
        {"a cookie among others", "GET", "session", {{"Cookie", "a=b; " + person.cookie + "; c=d"}}, "", 200},
        {"a cookie of a similar name", "GET", "session", {{"Cookie", "x" + person.cookie}}, "", 401},
        {"fair", "GET", "fair", read, "", 200},
        {"fair for a stranger", "GET", "fair", {}, "", 401},
        {"leads", "GET", "leads", read, "", 200},
        {"leads for a stranger", "GET", "leads", {}, "", 401},
        {"leads, filtered", "GET", "leads?q=m%C3%BCl&reason=advice&topic=pumps&limit=1", read, "", 200},
        {"a limit that is none", "GET", "leads?limit=many", read, "", 400},
        {"a limit too high", "GET", "leads?limit=201", read, "", 400},
        {"a cursor that is none", "GET", "leads?before=here", read, "", 400},
        {"no such lead", "GET", "leads/01900000-0000-7000-8000-000000000000", read, "", 404},
        {"a lead that cannot be", "GET", "leads/1", read, "", 404},
        {"leads by what was found", "GET", "leads?disposition=hot", read, "", 200},
        {"leads by what cannot be found", "GET", "leads?disposition=tepid", read, "", 400},
        {"leads of known companies", "GET", "leads?company=customer", read, "", 200},
        {"leads of companies that cannot be", "GET", "leads?company=friend", read, "", 400},
        {"visits", "GET", "visits", read, "", 200},
        {"visits for a stranger", "GET", "visits", {}, "", 401},
        {"visits of a day", "GET", "visits?day=2026-11-22&disposition=open&limit=1", read, "", 200},
        {"visits of no day", "GET", "visits?day=soon", read, "", 400},
        {"visits by what cannot be found", "GET", "visits?disposition=tepid", read, "", 400},
        {"too many visits", "GET", "visits?limit=201", read, "", 400},
        {"visits after nothing", "GET", "visits?before=here", read, "", 400},
        {"a visit", "GET", one, read, "", 200},
        {"a visit for a stranger", "GET", one, {}, "", 401},
        {"no such visit", "GET", nobody, read, "", 404},
        {"a visit that cannot be", "GET", "visits/1", read, "", 404},
        {"what was found", "PUT", one + "/disposition", write, R"({"disposition":"hot"})", 200},
        {"the same again", "PUT", one + "/disposition", write, R"({"disposition":"hot"})", 200},
        {"taken back", "PUT", one + "/disposition", write, R"({"disposition":null,"based_on":1})", 200},
        {"nothing found", "PUT", one + "/disposition", write, "{}", 400},
        {"what cannot be found", "PUT", one + "/disposition", write, R"({"disposition":"tepid"})", 400},
        {"an empty finding", "PUT", one + "/disposition", write, R"({"disposition":""})", 400},
        {"based on what was never seen", "PUT", one + "/disposition", write,
         R"({"disposition":"hot","based_on":999})", 400},
        {"based on nonsense", "PUT", one + "/disposition", write,
         R"({"disposition":"hot","based_on":"yesterday"})", 400},
        {"found of nobody", "PUT", nobody + "/disposition", write, R"({"disposition":"hot"})", 404},
        {"found of what cannot be", "PUT", "visits/1/disposition", write, R"({"disposition":"hot"})", 404},
        {"found by a stranger", "PUT", one + "/disposition", json, R"({"disposition":"hot"})", 401},
        {"found without a token", "PUT", one + "/disposition", read, R"({"disposition":"hot"})", 403},
        {"found with a wrong token", "PUT", one + "/disposition", forged, R"({"disposition":"hot"})", 403},
        {"found from another site", "PUT", one + "/disposition", foreign, R"({"disposition":"hot"})", 403},
        {"found by another method", "POST", one + "/disposition", write, R"({"disposition":"hot"})", 405},
        {"live for a stranger", "GET", "live", {}, "", 401},
        {"logout without a token", "POST", "logout", read, "", 403},
        {"logout with a wrong token", "POST", "logout", forged, "", 403},
        {"logout from another site", "POST", "logout", foreign, "", 403},
        {"login from another site",
         "POST",
         "login",
         {{"Content-Type", "application/json"}, {"Origin", "null"}},
         R"({"name":"admin","password":"x"})",
         403},
        {"login as a form",
         "POST",
         "login",
         {{"Content-Type", "application/x-www-form-urlencoded"}},
         "name=admin",
         415},
        {"login without a password", "POST", "login", json, R"({"name":"admin"})", 400},
        {"a wrong password", "POST", "login", json, R"({"name":"admin","password":"wrong"})", 401},
        {"an unknown name", "POST", "login", json, R"({"name":"nobody","password":"wrong"})", 401},
        {"a link that is none", "POST", "login/link", json, R"({"token":"abc"})", 401},
        {"a password too short", "PUT", "session/password", write,
         R"({"old":")" + running.administratorsPassword() + R"(","new":"short"})", 400},
        {"a wrong old password", "PUT", "session/password", write,
         R"({"old":"wrong","new":"long enough to be one"})", 401},
        {"another method", "DELETE", "leads", write, "", 405},
        {"what is not there", "GET", "nothing", read, "", 404},
        {"logout", "POST", "logout", write, "", 204},
        {"after the logout", "GET", "session", read, "", 401},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        const auto answer = running.ask(row.method, base + row.path, row.headers, row.body);
        CHECK(answer.status == row.status);
        CHECK(answer.header("cache-control") == "no-store");
        if (answer.status >= 400)
            CHECK(answer.header("content-type") == "application/problem+json");
    }
}

TEST_CASE("wrong name and wrong password are answered alike", "[console-api]") {
    RunningService running;
    const auto name = running.askJson("POST", base + "login", {{"name", "nobody"}, {"password", "wrong"}});
    const auto password = running.askJson("POST", base + "login", {{"name", "admin"}, {"password", "wrong"}});
    CHECK(name.body == password.body);
}

TEST_CASE("who guesses passwords is told to wait", "[console-api]") {
    RunningService running;
    Answer answer;
    for (int i = 0; i < 30 && answer.status != 429; ++i)
        answer = running.askJson("POST", base + "login", {{"name", "admin"}, {"password", "wrong"}});
    CHECK(answer.status == 429);
    CHECK(codeOf(answer) == "busy");
    CHECK(std::stoi(answer.header("retry-after")) >= 1);
}

TEST_CASE("a lead appears in the console, live, with its story and contact", "[console-api]") {
    RunningService running;
    TestDevice device(running);
    const auto person = logIn(running);
    Client live(running.port());
    live.send(request("GET", base + "live", {{"Cookie", person.cookie}}));
    CHECK(live.receive().status == 200);

    const auto visit = device.newVisit();
    REQUIRE(device.push(device.visit(visit, "Müller")).status == 200);
    CHECK(live.readUntil("\"position\":6}\n\n").find("event: moved\n") != std::string::npos);

    const auto list = objectOf(running.ask("GET", base + "leads?q=m%C3%BCll", person.headers()));
    REQUIRE(list.at("leads").as_array().size() == 1);
    CHECK(list.at("total") == 1);
    const auto& lead = list.at("leads").as_array().front().as_object();
    CHECK(textOr(lead, "visit") == toString(visit));
    CHECK(lead.at("contact").at("family_name") == "Müller");
    CHECK(objectOf(running.ask("GET", base + "leads?q=xyz", person.headers())).at("total") == 0);

    const auto one = objectOf(running.ask("GET", base + "leads/" + toString(visit), person.headers()));
    CHECK(one.at("story").as_array().size() == 5);
    CHECK(one.at("consents").as_array().size() == 1);
    CHECK(one.at("device").at("name") == "Kiosk 1");
}

TEST_CASE("what one person finds of a visit reaches the others live, and the visit's device never",
          "[console-api]") {
    RunningService running;
    TestDevice device(running);
    const auto visit = device.newVisit();
    REQUIRE(device.push(device.visit(visit, "Müller")).status == 200);
    const auto person = logIn(running);
    Client live(running.port());
    live.send(request("GET", base + "live", {{"Cookie", person.cookie}}));
    CHECK(live.receive().status == 200);
    Client devices(running.port());
    devices.send(request("GET", "/api/device/v1/live", device.headers()));
    CHECK(devices.receive().status == 200);

    const std::string where = base + "visits/" + toString(visit) + "/disposition";
    const auto given =
        running.askJson("PUT", where, {{"disposition", "warm"}, {"based_on", 6}}, person.headers());
    REQUIRE(given.status == 200);
    CHECK(objectOf(given).at("visit").at("disposition") == "warm");
    CHECK(objectOf(given).at("visit").at("disposition_by").at("name") == "admin");
    CHECK(objectOf(given).at("position") == 7);
    CHECK(live.readUntil("\"position\":7}\n\n").find("event: moved\n") != std::string::npos);
    const auto list = objectOf(running.ask("GET", base + "visits?disposition=given", person.headers()));
    CHECK(list.at("given") == 1);
    CHECK(list.at("visits").at(0).at("contact").at("family_name") == "Müller");
    const auto lead = objectOf(running.ask("GET", base + "leads/" + toString(visit), person.headers()));
    CHECK(lead.at("lead").at("disposition") == "warm");
    CHECK(lead.at("story").at(5).at("by").at("name") == "admin");

    // The next thing that the device hears is of its own doing, though what was found came before it.
    const auto next = device.newVisit();
    REQUIRE(device.push(device.visit(next, "Meier")).status == 200);
    CHECK(devices.readUntil("\"position\":12}\n\n").find("\"position\":7}") == std::string::npos);
    const auto pulled = running.ask("GET", "/api/device/v1/pull", device.headers());
    CHECK(pulled.body.find("disposition") == std::string::npos);
}

TEST_CASE("a session that logs out hears nothing more", "[console-api]") {
    RunningService running;
    const auto person = logIn(running);
    Client live(running.port());
    live.send(request("GET", base + "live", {{"Cookie", person.cookie}}));
    CHECK(live.receive().status == 200);
    CHECK(running.ask("POST", base + "logout", person.headers()).status == 204);
    live.readUntil("never");
    CHECK(live.isClosed());
}

TEST_CASE("the console works before there is a fair", "[console-api]") {
    RunningService running(false);
    const auto person = logIn(running);
    CHECK(running.ask("GET", base + "fair", person.headers()).body ==
          R"({"fair":null,"position":0,"disk":"ok"})");
    CHECK(objectOf(running.ask("GET", base + "leads", person.headers())).at("total") == 0);
    CHECK(objectOf(running.ask("GET", base + "visits", person.headers())).at("total") == 0);
    CHECK(running.ask("GET", base + "leads/01900000-0000-7000-8000-000000000000", person.headers()).status ==
          404);
}

TEST_CASE("a changed password ends other sessions", "[console-api]") {
    RunningService running;
    const auto here = logIn(running);
    const auto elsewhere = logIn(running);
    auto headers = here.headers();
    CHECK(running
              .askJson("PUT", base + "session/password",
                       {{"old", running.administratorsPassword()}, {"new", "a much better one"}}, headers)
              .status == 204);
    CHECK(running.ask("GET", base + "session", here.headers()).status == 200);
    CHECK(running.ask("GET", base + "session", elsewhere.headers()).status == 401);
}

TEST_CASE("health tells monitors without a session", "[console-api]") {
    RunningService running;
    const auto answer = running.ask("GET", "/health");
    CHECK(answer.status == 200);
    const auto health = objectOf(answer);
    CHECK(textOr(health, "status") == "ok");
    CHECK(health.at("fairs") == 1);
    CHECK(parseUuid(textOr(health, "epoch")));
}

TEST_CASE("pages are served with a policy that lets nothing else in", "[console-api]") {
    RunningService running;
    const auto page = running.ask("GET", "/");
    CHECK(page.header("content-security-policy").starts_with("default-src 'none'; script-src 'self';"));
    CHECK(page.header("content-security-policy").find("unsafe") == std::string::npos);
    CHECK(page.header("x-content-type-options") == "nosniff");
    CHECK(page.header("referrer-policy") == "no-referrer");
    CHECK(page.header("cross-origin-opener-policy") == "same-origin");
    CHECK(running.ask("GET", "/leads/01900000-0000-7000-8000-000000000000").body == page.body);
    CHECK(running.ask("GET", "/no/such/file.js").status == 404);
    CHECK(running.ask("POST", "/").status == 405);
}

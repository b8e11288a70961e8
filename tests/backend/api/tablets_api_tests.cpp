// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/api/running_service.h"

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::test;

namespace {

const std::string base = "/api/console/v1/";
const std::pair<std::string, std::string> jsonType{"Content-Type", "application/json"};

std::string cookieSet(const Answer& answer) {
    const auto cookie = answer.header("set-cookie");
    return cookie.substr(0, cookie.find(';'));
}

// A stand with two tablets; Anna (an administrator) and Jonas have PINs, Mia has none.
struct TabletStand {
    RunningService running;
    Person admin = logIn(running);
    std::string counter = tabletOf("Counter");
    std::string hand = tabletOf("Hand");

    TabletStand() {
        withPin("anna", Role::Admin, "3917");
        withPin("jonas", Role::Sales, "60429");
        REQUIRE(running.service->backend().accounts.add("mia", Role::Sales));
    }
    std::string tabletOf(const std::string& name) const {
        const auto made = running.service->backend().tablets.make(name, {}, {});
        REQUIRE(made);
        return "__Host-standdienst-tablet=" + made->token;
    }
    void withPin(const std::string& name, Role role, const std::string& pin) {
        auto& accounts = running.service->backend().accounts;
        const auto made = accounts.add(name, role);
        REQUIRE(made);
        passwords[name] = made->password;
        const auto login = accounts.login(name, made->password, "test");
        REQUIRE(login.result);
        REQUIRE(accounts.setPin(login.result->token, pin, {}));
    }
    Answer tryPin(const std::string& name, const std::string& pin, const std::string& cookie) const {
        return running.askJson("POST", base + "tablet/login", {{"name", name}, {"pin", pin}},
                               {{"Cookie", cookie}});
    }
    // Signed in there.
    Person enter(const std::string& name, const std::string& pin, const std::string& cookie) const {
        const auto answer = tryPin(name, pin, cookie);
        REQUIRE(answer.status == 200);
        return {cookieSet(answer) + "; " + cookie, std::string(textOr(objectOf(answer), "csrf"))};
    }
    int get(const Person& person, const std::string& path) const {
        return running.ask("GET", base + path, person.headers()).status;
    }
    Answer post(const Person& person, const std::string& path, const json::object& body = {}) const {
        return running.askJson("POST", base + path, body, person.headers());
    }

    std::map<std::string, std::string> passwords;
};

} // namespace

TEST_CASE("a tablet's requests are answered as the reference says", "[tablets-api]") {
    TabletStand stand;
    const auto jonas = stand.enter("jonas", "60429", stand.counter);
    const auto anna = stand.enter("anna", "3917", stand.hand);
    const Headers none = {};
    const Headers json = {jsonType};
    const Headers tablet = {{"Cookie", stand.counter}, jsonType};
    const Headers foreignTablet = {{"Cookie", stand.counter}, jsonType, {"Origin", "https://evil.example"}};
    const auto with = [](const Person& person, Headers more = {}) {
        auto headers = person.headers();
        headers.push_back(jsonType);
        headers.insert(headers.end(), more.begin(), more.end());
        return headers;
    };
    const Headers admin = with(stand.admin);
    const Headers unsignedAdmin = {{"Cookie", stand.admin.cookie}, jsonType};
    const Headers foreignAdmin = with(stand.admin, {{"Origin", "https://evil.example"}});
    struct Row {
        const char* what;
        const char* method;
        std::string path;
        Headers headers;
        std::string body;
        int status;
    };
    const std::vector<Row> rows = {
        {"names", "GET", "tablet", tablet, "", 200},
        {"names for a stranger", "GET", "tablet", none, "", 401},
        {"names for an administrator elsewhere", "GET", "tablet", admin, "", 401},
        {"names for another site", "GET", "tablet", foreignTablet, "", 403},
        {"names with an invented cookie",
         "GET",
         "tablet",
         {{"Cookie", "__Host-standdienst-tablet=abc"}},
         "",
         401},
        {"names with a cookie of a similar name",
         "GET",
         "tablet",
         {{"Cookie", "x" + stand.counter}},
         "",
         401},
        {"a PIN", "POST", "tablet/login", tablet, R"({"name":"anna","pin":"3917"})", 200},
        {"a wrong one", "POST", "tablet/login", tablet, R"({"name":"anna","pin":"0815"})", 401},
        {"of nobody", "POST", "tablet/login", tablet, R"({"name":"nobody","pin":"0815"})", 401},
        {"of who has none", "POST", "tablet/login", tablet, R"({"name":"mia","pin":"0815"})", 401},
        {"no PIN", "POST", "tablet/login", tablet, R"({"name":"anna"})", 400},
        {"a number for a PIN", "POST", "tablet/login", tablet, R"({"name":"anna","pin":3917})", 400},
        {"a PIN by a stranger", "POST", "tablet/login", json, R"({"name":"anna","pin":"3917"})", 401},
        {"a PIN by an administrator elsewhere", "POST", "tablet/login", admin,
         R"({"name":"anna","pin":"3917"})", 401},
        {"a PIN from another site", "POST", "tablet/login", foreignTablet, R"({"name":"anna","pin":"3917"})",
         403},
        {"a PIN as a form", "POST", "tablet/login", {{"Cookie", stand.counter}}, "name=anna", 415},
        {"a PIN by another method", "GET", "tablet/login", tablet, "", 405},
        {"a code that is none", "POST", "tablet/pair", json, R"({"code":"22222222"})", 401},
        {"no code", "POST", "tablet/pair", json, "{}", 400},
        {"a code from another site",
         "POST",
         "tablet/pair",
         {{"Origin", "null"}, jsonType},
         R"({"code":"2"})",
         403},
        {"somebody waiting, for a stranger", "GET", "tablet/waiting", none, "", 401},
        {"somebody waiting, for the tablet alone", "GET", "tablet/waiting", tablet, "", 401},
        {"somebody waiting", "GET", "tablet/waiting", with(jonas), "", 200},
        {"the list", "GET", "tablets", admin, "", 200},
        {"the list for a stranger", "GET", "tablets", none, "", 401},
        {"the list for sales", "GET", "tablets", with(jonas), "", 403},
        {"the list for an administrator by PIN", "GET", "tablets", with(anna), "", 403},
        {"a code for sales", "POST", "tablets/codes", with(jonas), R"({"name":"Mine"})", 403},
        {"a code by PIN", "POST", "tablets/codes", with(anna), R"({"name":"Mine"})", 403},
        {"a code without a token", "POST", "tablets/codes", unsignedAdmin, R"({"name":"X"})", 403},
        {"a code from another site", "POST", "tablets/codes", foreignAdmin, R"({"name":"X"})", 403},
        {"a code for no name", "POST", "tablets/codes", admin, R"({"name":" "})", 400},
        {"a code for a name that is taken", "POST", "tablets/codes", admin, R"({"name":"Counter"})", 409},
        {"a code", "POST", "tablets/codes", admin, R"({"name":"Third"})", 200},
        {"a tablet by sales", "POST", "tablets", with(jonas), R"({"name":"Mine"})", 403},
        {"a tablet by PIN", "POST", "tablets", with(anna), R"({"name":"Mine"})", 403},
        {"a tablet without a token", "POST", "tablets", unsignedAdmin, R"({"name":"X"})", 403},
        {"a tablet of no name", "POST", "tablets", admin, "{}", 400},
        {"revoking by sales", "DELETE", "tablets/Counter", with(jonas), "", 403},
        {"revoking by PIN", "DELETE", "tablets/Counter", with(anna), "", 403},
        {"revoking without a token", "DELETE", "tablets/Counter", unsignedAdmin, "", 403},
        {"revoking what is not there", "DELETE", "tablets/Nowhere", admin, "", 404},
        {"a PIN set by PIN", "PUT", "session/pin", with(anna), R"({"pin":"5093"})", 403},
        {"a PIN removed by PIN", "DELETE", "session/pin", with(anna), "", 403},
        {"a trivial PIN", "PUT", "session/pin", admin, R"({"pin":"1234"})", 400},
        {"a PIN of one's own", "PUT", "session/pin", admin, R"({"pin":"5093"})", 204},
        {"removed", "DELETE", "session/pin", admin, "", 204},
        {"a PIN without a token", "PUT", "session/pin", unsignedAdmin, R"({"pin":"5093"})", 403},
        {"a PIN for a stranger", "PUT", "session/pin", json, R"({"pin":"5093"})", 401},
        {"locking a desk", "POST", "tablet/lock", admin, "{}", 403},
        {"unlocking a desk", "POST", "tablet/unlock", admin, R"({"pin":"5093"})", 403},
        {"locking", "POST", "tablet/lock", with(jonas), "{}", 204},
        {"locked", "GET", "leads", with(jonas), "", 410},
        {"unlocking without a token",
         "POST",
         "tablet/unlock",
         {{"Cookie", jonas.cookie}, jsonType},
         R"({"pin":"60429"})",
         403},
        {"unlocking with nothing", "POST", "tablet/unlock", with(jonas), "{}", 400},
        {"unlocking with a colleague's", "POST", "tablet/unlock", with(jonas), R"({"pin":"3917"})", 401},
        {"unlocking", "POST", "tablet/unlock", with(jonas), R"({"pin":"60429"})", 200},
        {"unlocked", "GET", "leads", with(jonas), "", 200},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        const auto answer = stand.running.ask(row.method, base + row.path, row.headers, row.body);
        INFO(answer.body);
        CHECK(answer.status == row.status);
        CHECK(answer.header("cache-control") == "no-store");
    }
}

TEST_CASE("a tablet's cookie is one that scripts and other sites cannot use, and lasts", "[tablets-api]") {
    TabletStand stand;
    const auto made =
        stand.running.askJson("POST", base + "tablets", {{"name", "This one"}}, stand.admin.headers());
    REQUIRE(made.status == 200);
    // Two cookies: the session's end, and what the browser is from now on.
    std::string both = made.header("set-cookie");
    CHECK(made.body.find("__Host") == std::string::npos);
    INFO(both);
    CHECK(stand.get(stand.admin, "session") == 401); // whoever made it is signed out
    const auto& tablets = stand.running.service->backend().tablets.list().value();
    CHECK(tablets.back().name == "This one");
    CHECK(tablets.back().booth.value == "b12");

    const auto code = stand.running.service->backend().tablets.makeCode("By code", {}).value().code;
    const auto paired = stand.running.askJson("POST", base + "tablet/pair", {{"code", code}});
    REQUIRE(paired.status == 200);
    const auto cookie = paired.header("set-cookie");
    CHECK(cookie.starts_with("__Host-standdienst-tablet="));
    for (const auto* rule : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict", "; Max-Age=34560000"})
        CHECK(cookie.find(rule) != std::string::npos);
    CHECK(stand.running.ask("GET", base + "tablet", {{"Cookie", cookieSet(paired)}}).status == 200);
}

TEST_CASE("without a tablet nobody learns a name, however they ask", "[tablets-api]") {
    TabletStand stand;
    // Known, unknown, with and without a PIN: all the same, and at once, for nothing is looked up.
    std::set<std::string> bodies;
    for (const char* name : {"anna", "mia", "nobody"}) {
        const auto answer =
            stand.running.askJson("POST", base + "tablet/login", {{"name", name}, {"pin", "3917"}});
        CHECK(answer.status == 401);
        bodies.insert(answer.body);
    }
    CHECK(bodies.size() == 1);
    for (const auto& route : stand.running.service->router().routes()) {
        if (route.pattern.find("/tablet") == std::string::npos)
            continue;
        std::string path = route.pattern;
        if (const auto at = path.find("{tablet}"); at != std::string::npos)
            path.replace(at, 8, "Counter");
        const auto answer =
            route.method == http::Method::Post
                ? stand.running.askJson("POST", path, {{"code", "22222222"}})
                : stand.running.ask(route.method == http::Method::Delete ? "DELETE" : "GET", path);
        INFO(route.pattern);
        CHECK((answer.status == 401 || answer.status == 429));
        CHECK(answer.body.find("anna") == std::string::npos);
    }
    // On a tablet those who have a PIN stand there, and nobody else.
    const auto names = objectOf(stand.running.ask("GET", base + "tablet", {{"Cookie", stand.counter}}));
    CHECK(names.at("people") == json::array{"anna", "jonas"});
    CHECK(names.at("name") == "Counter");
}

TEST_CASE("a revoked tablet's cookie, kept or stolen, opens nothing, and its streams end", "[tablets-api]") {
    TabletStand stand;
    const auto jonas = stand.enter("jonas", "60429", stand.counter);
    Client live(stand.running.port());
    live.send(request("GET", base + "live", {{"Cookie", jonas.cookie}}));
    CHECK(live.receive().status == 200);
    CHECK(stand.get(jonas, "leads") == 200);
    const auto revoked = stand.running.ask("DELETE", base + "tablets/Counter", stand.admin.headers());
    REQUIRE(revoked.status == 200);
    CHECK(stand.running.ask("GET", base + "tablet", {{"Cookie", stand.counter}}).status == 401);
    CHECK(stand.tryPin("jonas", "60429", stand.counter).status == 401);
    CHECK(stand.get(jonas, "session") == 401);
    CHECK(stand.get(jonas, "leads") == 401);
    live.readUntil("nothing more comes");
    CHECK(live.isClosed());
    CHECK(stand.tryPin("jonas", "60429", stand.hand).status == 200);
}

TEST_CASE("a session that began on a tablet is good on no other browser", "[tablets-api]") {
    TabletStand stand;
    const auto answer = stand.tryPin("jonas", "60429", stand.counter);
    const std::string session = cookieSet(answer);
    const auto ask = [&](const std::string& cookie) {
        return stand.running.ask("GET", base + "leads", {{"Cookie", cookie}}).status;
    };
    CHECK(ask(session + "; " + stand.counter) == 200);
    CHECK(ask(session) == 401);
    CHECK(ask(session + "; " + stand.hand) == 401);
    // One by password on a tablet as well.
    const auto byPassword = stand.running.askJson(
        "POST", base + "login", {{"name", "jonas"}, {"password", stand.passwords.at("jonas")}},
        {{"Cookie", stand.counter}});
    REQUIRE(byPassword.status == 200);
    CHECK(objectOf(byPassword).at("tablet") == true);
    CHECK(ask(cookieSet(byPassword) + "; " + stand.counter) == 200);
    CHECK(ask(cookieSet(byPassword)) == 401);
}

TEST_CASE("wrong PINs are told with what is left, then that it pauses", "[tablets-api]") {
    TabletStand stand;
    auto answer = objectOf(stand.tryPin("anna", "0815", stand.counter));
    CHECK(textOr(answer, "why") == "wrong");
    CHECK(answer.at("left") == 4);
    for (int i = 0; i < 4; ++i)
        stand.tryPin("anna", "0815", stand.counter);
    const auto paused = stand.tryPin("anna", "3917", stand.hand);
    CHECK(paused.status == 429);
    CHECK(textOr(objectOf(paused), "why") == "paused");
    const int wait = std::stoi(paused.header("retry-after"));
    CHECK((wait > 890 && wait <= 900));
    CHECK(stand.tryPin("jonas", "60429", stand.counter).status == 200);
}

TEST_CASE("what a page is told of its session on a tablet", "[tablets-api]") {
    TabletStand stand;
    const auto told = objectOf(stand.tryPin("anna", "3917", stand.counter));
    CHECK(told.at("user").at("role") == "sales");
    CHECK(told.at("by_pin") == true);
    CHECK(told.at("tablet") == true);
    CHECK(told.at("pin") == true);
    CHECK(told.at("locked") == false);
    CHECK(told.at("lock_seconds") == 600);
    const auto desk = objectOf(stand.running.ask("GET", base + "session", stand.admin.headers()));
    CHECK(desk.at("tablet") == false);
    CHECK(desk.at("pin") == false);
    CHECK_FALSE(desk.contains("lock_seconds"));
}

TEST_CASE("a locked tablet says that somebody waits, and nothing else of any route", "[tablets-api]") {
    TabletStand stand;
    TestDevice device(stand.running);
    const auto jonas = stand.enter("jonas", "60429", stand.counter);
    REQUIRE(stand.post(jonas, "floor/me/come").status == 200);
    Client live(stand.running.port());
    live.send(request("GET", base + "live", {{"Cookie", jonas.cookie}}));
    CHECK(live.receive().status == 200);
    REQUIRE(stand.post(jonas, "tablet/lock").status == 204);
    const auto waiting = [&] {
        const auto answer = stand.running.ask("GET", base + "tablet/waiting", jonas.headers());
        CHECK(answer.status == 200);
        return objectOf(answer);
    };
    CHECK(waiting() == json::object{{"waiting", false}});
    const VisitId visit = device.newVisit();
    auto entries = device.visit(visit, "Müller");
    entries.push_back(device.entry(types::ticketOpened,
                                   toBody(TicketOpened{visit, "A1", "de", TicketCause::Asked, "topics"})));
    REQUIRE(device.push(entries).status == 200);
    // It hears of it live, locked as it is.
    json::object heard = waiting();
    while (heard.at("waiting") == false) {
        CHECK(live.readUntil("event: moved\n").find("event: moved\n") != std::string::npos);
        heard = waiting();
    }
    CHECK(heard == json::object{{"waiting", true}});
    // And there is no way round the lock.
    std::size_t refused = 0;
    for (const auto& route : stand.running.service->router().routes()) {
        if (!route.pattern.starts_with(base) || route.method != http::Method::Get)
            continue;
        std::string path = route.pattern;
        if (const auto at = path.find("{visit}"); at != std::string::npos)
            path.replace(at, 7, toString(visit));
        const auto known = path == base + "session" || path == base + "tablet/waiting" ||
                           path == base + "tablet" || path == base + "live";
        if (known)
            continue;
        INFO(path);
        const auto answer = stand.running.ask("GET", path, jonas.headers());
        CHECK(answer.status == 410);
        CHECK(codeOf(answer) == "expired");
        CHECK(answer.body.find("ller") == std::string::npos);
        ++refused;
    }
    CHECK(refused >= 10);
    CHECK(stand.post(jonas, "floor/me/accept").status == 410);
    REQUIRE(stand.post(jonas, "tablet/unlock", {{"pin", "60429"}}).status == 200);
    CHECK(stand.post(jonas, "floor/me/accept").status == 200);
}

TEST_CASE("who sets a tablet up in the console is given a code, an address and a picture of it",
          "[tablets-api]") {
    TabletStand stand;
    auto headers = stand.admin.headers();
    const auto local =
        objectOf(stand.running.askJson("POST", base + "tablets/codes", {{"name", "Third"}}, headers));
    CHECK(textOr(local, "code").size() == 8);
    CHECK(local.at("seconds") == 600);
    // On the machine itself nobody else's browser reaches that address.
    CHECK(local.at("url").is_null());
    const auto paired = stand.running.askJson("POST", base + "tablet/pair", {{"code", textOr(local, "code")}},
                                              {{"Cookie", stand.admin.cookie}});
    CHECK(paired.status == 200);
    CHECK(stand.get(stand.admin, "session") == 401); // whoever was signed in there is not any more
}

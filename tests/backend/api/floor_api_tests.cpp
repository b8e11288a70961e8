// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/fold/tickets.h"
#include "core/fold/visit.h"
#include "tests/backend/api/running_service.h"

#include <algorithm>
#include <regex>
#include <set>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::test;

namespace {

const std::string base = "/api/console/v1/";

Person logInAs(RunningService& running, const std::string& name) {
    const auto made = running.service->backend().accounts.add(name, Role::Sales);
    REQUIRE(made);
    const auto answer =
        running.askJson("POST", base + "login", {{"name", name}, {"password", made->password}});
    REQUIRE(answer.status == 200);
    const auto cookie = answer.header("set-cookie");
    return {cookie.substr(0, cookie.find(';')), std::string(textOr(objectOf(answer), "csrf"))};
}

// Three people; Jonas is on the floor, Mia too, the administrator looks.
struct FloorStand {
    // More of them are there than Jonas and Mia where `people` says so.
    explicit FloorStand(std::size_t people = 2) {
        for (std::size_t number = 2; number < people; ++number)
            others.push_back(logInAs(running, "colleague-" + std::to_string(number)));
        for (const Person* person : {&jonas, &mia})
            REQUIRE(act(*person, "come").status == 200);
        for (const Person& person : others)
            REQUIRE(act(person, "come").status == 200);
    }
    Answer act(const Person& person, const std::string& what, const json::object& body = {}) const {
        return running.askJson("POST", base + "floor/me/" + what, body, person.headers());
    }
    json::object get(const Person& person, const std::string& path) const {
        const auto answer = running.ask("GET", base + path, person.headers());
        REQUIRE(answer.status == 200);
        return objectOf(answer);
    }
    void visitor(const VisitId& visit, const std::string& number) {
        auto entries = device.visit(visit, "Müller");
        entries.insert(entries.end() - 1,
                       device.entry(types::ticketOpened,
                                    toBody(TicketOpened{visit, number, "de", TicketCause::Asked, "topics"})));
        REQUIRE(device.push(entries).status == 200);
    }
    // Talks with people who walk up, one after another.
    void walkUps(const Person& person, int talks) {
        for (int i = 0; i < talks; ++i) {
            REQUIRE(act(person, "talk").status == 200);
            REQUIRE(act(person, "end", {{"disposition", "cold"}}).status == 200);
        }
    }

    RunningService running;
    TestDevice device{running};
    Person admin = logIn(running);
    Person jonas = logInAs(running, "jonas");
    Person mia = logInAs(running, "mia");
    std::vector<Person> others;
};

// What differs between two runs whatever people did: ids, times, places in the journal.
std::string normalised(const std::string& text) {
    static const std::regex uuid("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    static const std::regex time("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");
    static const std::regex place("\"(position|waited)\":[0-9.E+-]+");
    static const std::regex csrf("\"csrf\":\"[^\"]*\"");
    static const std::regex cursor("\"next\":\"[^\"]*\"");
    auto result = std::regex_replace(text, uuid, "#");
    result = std::regex_replace(result, time, "#");
    result = std::regex_replace(result, csrf, "#");
    result = std::regex_replace(result, cursor, "#");
    return std::regex_replace(result, place, "#");
}

// Objects that name somebody have their name and what the next decision needs, and no figure.
void checkNames(const json::value& value, const std::string& name, const std::string& id) {
    if (value.is_array()) {
        for (const auto& item : value.get_array())
            checkNames(item, name, id);
    }
    if (!value.is_object())
        return;
    const auto& object = value.get_object();
    const bool isPerson = textOr(object, "name") == name || textOr(object, "id") == id;
    for (const auto& [key, field] : object) {
        if (isPerson) {
            static const std::set<std::string, std::less<>> allowed{"id", "name", "status", "break_due",
                                                                    "needs_help"};
            INFO("about " << name << ": " << std::string(key));
            CHECK(allowed.contains(std::string_view(key)));
            CHECK_FALSE(field.is_number());
        }
        for (const std::string_view figure :
             {"load", "talk_minutes", "streak_minutes", "fatigue", "next_break", "unanswered"}) {
            INFO(std::string(key));
            CHECK(key != figure);
        }
        checkNames(field, name, id);
    }
}

// Everything that the console can be asked for without changing anything.
std::vector<std::string> readable(const FloorStand& stand, const VisitId& visit) {
    std::vector<std::string> paths;
    for (const auto& route : stand.running.service->router().routes()) {
        if (route.method != http::Method::Get || !route.pattern.starts_with(base))
            continue;
        std::string path = route.pattern;
        if (const auto at = path.find("{visit}"); at != std::string::npos)
            path.replace(at, 7, toString(visit));
        INFO("a route with a parameter that this test does not know: " << path);
        CHECK(path.find('{') == std::string::npos);
        if (!path.ends_with("/live")) // positions alone
            paths.push_back(path);
    }
    return paths;
}

} // namespace

TEST_CASE("requests about the floor are answered as their reference says", "[floor-api]") {
    FloorStand stand;
    const auto read = Headers{{"Cookie", stand.admin.cookie}};
    auto write = stand.admin.headers();
    write.emplace_back("Content-Type", "application/json");
    auto unsigned_ = read;
    unsigned_.emplace_back("Content-Type", "application/json");
    auto foreign = write;
    foreign.emplace_back("Origin", "https://evil.example");
    const Headers json = {{"Content-Type", "application/json"}};
    struct Row {
        const char* what;
        const char* method;
        std::string path;
        Headers headers;
        std::string body;
        int status;
    };
    std::vector<Row> rows = {
        {"the floor", "GET", "floor", read, "", 200},
        {"the floor for a stranger", "GET", "floor", {}, "", 401},
        {"me", "GET", "floor/me", read, "", 200},
        {"me for a stranger", "GET", "floor/me", {}, "", 401},
        {"somebody else", "GET", "floor/jonas", read, "", 404},
        {"accept before I am there", "POST", "floor/me/accept", write, "{}", 409},
        {"a shift that is none", "POST", "floor/me/come", write, R"({"shift":"all day"})", 400},
        {"a shift that ends before it begins", "POST", "floor/me/come", write,
         R"({"shift":{"begins":"2026-11-22T10:00:00.000Z","ends":"2026-11-22T09:00:00.000Z"}})", 400},
        {"languages that are none", "POST", "floor/me/come", write, R"({"languages":"de"})", 400},
        {"topics that are none", "POST", "floor/me/come", write, R"({"topics":["A B"]})", 400},
        {"come", "POST", "floor/me/come", write, R"({"languages":["de"],"topics":["pumps"]})", 200},
        {"come again", "POST", "floor/me/come", write, "{}", 200},
        {"accept nothing", "POST", "floor/me/accept", write, "{}", 409},
        {"pass nothing", "POST", "floor/me/pass", write, "{}", 409},
        {"accept a ticket that is none", "POST", "floor/me/accept", write, R"({"ticket":"A1"})", 400},
        {"pass a ticket that is none", "POST", "floor/me/pass", write, R"({"ticket":7})", 400},
        {"end nothing", "POST", "floor/me/end", write, R"({"disposition":null})", 409},
        {"end without saying what", "POST", "floor/me/end", write, "{}", 400},
        {"help without a talk", "POST", "floor/me/help", write, "{}", 409},
        {"hand on nothing", "POST", "floor/me/hand-on", write, R"({"to":null})", 409},
        {"hand on to whom?", "POST", "floor/me/hand-on", write, "{}", 400},
        {"hand on to nonsense", "POST", "floor/me/hand-on", write, R"({"to":"ben"})", 400},
        {"come to nobody", "POST", "floor/me/come-to", write, "{}", 400},
        {"come to who did not call", "POST", "floor/me/come-to", write,
         R"({"staff":"01900000-0000-4000-8000-000000000000"})", 409},
        {"a rest that is none", "POST", "floor/me/rest", write, R"({"rest":"nap"})", 400},
        {"rest", "POST", "floor/me/rest", write, R"({"rest":"breather"})", 200},
        {"back", "POST", "floor/me/back", write, "{}", 200},
        {"back again", "POST", "floor/me/back", write, "{}", 200},
        {"talk", "POST", "floor/me/talk", write, "{}", 200},
        {"help", "POST", "floor/me/help", write, "{}", 200},
        {"no more help", "POST", "floor/me/help", write, R"({"needed":false})", 200},
        {"help, or not?", "POST", "floor/me/help", write, R"({"needed":"yes"})", 400},
        {"go while talking", "POST", "floor/me/go", write, "{}", 409},
        {"a note on a walk-up", "POST", "floor/me/end", write, R"({"disposition":"hot","note":"x"})", 400},
        {"end", "POST", "floor/me/end", write, R"({"disposition":"hot"})", 200},
        {"go", "POST", "floor/me/go", write, "{}", 200},
    };
    for (const char* path :
         {"come", "go", "accept", "pass", "talk", "end", "hand-on", "rest", "back", "help", "come-to"}) {
        const std::string to = std::string("floor/me/") + path;
        rows.push_back({"a stranger", "POST", to, json, "{}", 401});
        rows.push_back({"without a token", "POST", to, unsigned_, "{}", 403});
        rows.push_back({"from another site", "POST", to, foreign, "{}", 403});
        rows.push_back({"by another method", "PUT", to, write, "{}", 405});
        rows.push_back({"as a form", "POST", to, stand.admin.headers(), "a=b", 415});
    }
    for (const auto& row : rows) {
        INFO(row.what << ": " << row.path);
        const auto answer = stand.running.ask(row.method, base + row.path, row.headers, row.body);
        INFO(answer.body);
        CHECK(answer.status == row.status);
        CHECK(answer.header("cache-control") == "no-store");
    }
}

TEST_CASE("an offer reaches the browser by itself, and so does the next one", "[floor-api]") {
    FloorStand stand;
    REQUIRE(stand.act(stand.mia, "go").status == 200);
    Client live(stand.running.port());
    live.send(request("GET", base + "live", {{"Cookie", stand.jonas.cookie}}));
    CHECK(live.receive().status == 200);
    const VisitId visit = stand.device.newVisit();
    stand.visitor(visit, "A1");
    // Each notice says that something moved; the offer is there after one of them.
    json::object me = stand.get(stand.jonas, "floor/me");
    while (textOr(me, "status") != "offered") {
        CHECK(live.readUntil("event: moved\n").find("event: moved\n") != std::string::npos);
        me = stand.get(stand.jonas, "floor/me");
    }
    CHECK(textOr(me.at("offer").as_object(), "number") == "A1");
    CHECK(stand.get(stand.admin, "floor").at("waiting").at(0).at("offered") == true);
    const auto accepted = stand.act(stand.jonas, "accept");
    CHECK(accepted.status == 200);
    CHECK(textOr(objectOf(accepted), "status") == "talk");
    // In the list it is Jonas's.
    const auto ticket = stand.get(stand.mia, "tickets/" + toString(visit)).at("ticket").as_object();
    CHECK(textOr(ticket.at("by").as_object(), "name") == "jonas");
    const auto again = stand.act(stand.mia, "accept");
    CHECK(again.status == 409);
    CHECK(textOr(objectOf(again).at("me").as_object(), "status") == "off");
    const auto ended = stand.act(stand.jonas, "end", {{"disposition", "warm"}, {"note", "Montag anrufen"}});
    CHECK(ended.status == 200);
    CHECK(textOr(stand.get(stand.mia, "visits/" + toString(visit)).at("visit").as_object(), "disposition") ==
          "warm");
}

TEST_CASE("who is answered is the one that the person saw, and no other", "[floor-api]") {
    FloorStand stand;
    REQUIRE(stand.act(stand.mia, "go").status == 200);
    const VisitId visit = stand.device.newVisit(), other = stand.device.newVisit();
    stand.visitor(visit, "A1");
    json::object me = stand.get(stand.jonas, "floor/me");
    Client live(stand.running.port());
    live.send(request("GET", base + "live", {{"Cookie", stand.jonas.cookie}}));
    CHECK(live.receive().status == 200);
    for (me = stand.get(stand.jonas, "floor/me"); textOr(me, "status") != "offered";
         me = stand.get(stand.jonas, "floor/me"))
        CHECK(live.readUntil("event: moved\n").find("event: moved\n") != std::string::npos);
    const auto& offer = me.at("offer").as_object();
    CHECK(offer.at("of") == 30);
    CHECK(offer.at("seconds").as_int64() <= 30);
    // Of the one before, on a page that has not heard of this one.
    for (const char* what : {"accept", "pass"}) {
        const auto late = stand.act(stand.jonas, what, {{"ticket", toString(other)}});
        CHECK(late.status == 409);
        CHECK(textOr(objectOf(late).at("me").as_object(), "status") == "offered");
    }
    CHECK(stand.act(stand.jonas, "accept", {{"ticket", toString(visit)}}).status == 200);
    // The answer was lost, and the page says it again.
    const auto again = stand.act(stand.jonas, "accept", {{"ticket", toString(visit)}});
    CHECK(again.status == 200);
    CHECK(textOr(objectOf(again), "status") == "talk");
    CHECK(stand.act(stand.jonas, "accept", {{"ticket", toString(other)}}).status == 409);
}

TEST_CASE("no route tells a figure about a person to anybody else, whatever their role", "[floor-api]") {
    // The same stand twice; Jonas worked harder on one of them. Small ones and large ones: what is told of
    // many together must not tell of one.
    const std::size_t people = GENERATE(2u, 4u, 6u);
    FloorStand idle(people), busy(people);
    idle.walkUps(idle.jonas, 1);
    busy.walkUps(busy.jonas, 6);
    const auto own = [](const FloorStand& stand) {
        return std::string(textOr(stand.get(stand.jonas, "floor/me").at("me").as_object(), "id"));
    };
    // With a talk about a ticket behind each, so that their names stand in lists.
    const auto serve = [](FloorStand& stand) {
        REQUIRE(stand.act(stand.mia, "rest", {{"rest", "break"}}).status == 200);
        for (const Person& person : stand.others)
            REQUIRE(stand.act(person, "rest", {{"rest", "break"}}).status == 200);
        const VisitId visit = stand.device.newVisit();
        stand.visitor(visit, "A1");
        // The desk looks by itself: what it says of the visitor is to be there on both stands.
        const auto until = [&](const std::string& path, const auto& there) {
            Client live(stand.running.port());
            live.send(request("GET", base + "live", {{"Cookie", stand.jonas.cookie}}));
            REQUIRE(live.receive().status == 200);
            while (!there(stand.get(stand.jonas, path)))
                REQUIRE(live.readUntil("event: moved\n").find("event: moved\n") != std::string::npos);
        };
        until("floor/me", [](const json::object& me) { return textOr(me, "status") == "offered"; });
        const auto taken = stand.running.askJson("POST", base + "tickets/" + toString(visit) + "/take", {},
                                                 stand.jonas.headers());
        REQUIRE(taken.status == 200);
        REQUIRE(stand.act(stand.jonas, "end", {{"disposition", "hot"}}).status == 200);
        until("tickets/" + toString(visit),
              [](const json::object& answer) { return answer.at("ticket").as_object().contains("kept"); });
        return visit;
    };
    const VisitId first = serve(idle), second = serve(busy);
    const auto paths = readable(idle, first);
    const auto same = readable(busy, second);
    REQUIRE(paths.size() == same.size());
    CHECK(paths.size() > 10);
    for (const auto& [who, of] : {std::pair{&idle.admin, &busy.admin}, std::pair{&idle.mia, &busy.mia}}) {
        for (std::size_t i = 0; i < paths.size(); ++i) {
            INFO(paths[i]);
            const auto less = idle.running.ask("GET", paths[i], who->headers());
            const auto more = busy.running.ask("GET", same[i], of->headers());
            CHECK(less.status == more.status);
            CHECK(normalised(less.body) == normalised(more.body));
            const auto told = parseJson(more.body);
            if (told && !paths[i].ends_with("/floor/me"))
                checkNames(*told, "jonas", own(busy));
        }
    }
    // What the team did is told by no running day.
    const auto today = busy.get(busy.admin, "today");
    CHECK(today.at("visits") == 1);
    CHECK(today.at("team").is_null());
    for (const auto& hour : today.at("hours").as_array()) {
        CHECK(hour.at("team").is_null());
        CHECK(hour.at("fared").is_null());
        CHECK(hour.at("waits").is_null());
    }
    // One's own are there, for oneself.
    const auto me = busy.get(busy.jonas, "floor/me");
    CHECK(me.at("load").is_object());
    CHECK(me.at("load").as_object().contains("talk_minutes"));
    // Nobody else can be named, whatever the method.
    for (const auto& route : busy.running.service->router().routes()) {
        if (route.pattern.find("/floor") != std::string::npos)
            CHECK(route.pattern.find('{') == std::string::npos);
    }
    // And a device is told nothing of staff at all.
    const auto pulled = busy.running.ask("GET", "/api/device/v1/pull", busy.device.headers());
    CHECK(pulled.status == 200);
    for (const std::string& word : {own(busy), std::string("jonas"), std::string("talk_minutes")})
        CHECK(pulled.body.find(word) == std::string::npos);
    CHECK(busy.running.ask("GET", base + "floor", busy.device.headers()).status == 401);
}

TEST_CASE("the day at a glance is asked for as its reference says", "[floor-api][today]") {
    FloorStand stand;
    const auto read = Headers{{"Cookie", stand.admin.cookie}};
    struct Row {
        const char* what;
        const char* method;
        std::string path;
        Headers headers;
        int status;
    };
    for (const auto& row : std::vector<Row>{
             {"today", "GET", "today", read, 200},
             {"somebody of the stand", "GET", "today", {{"Cookie", stand.jonas.cookie}}, 200},
             {"a day", "GET", "today?day=2026-11-21", read, 200},
             {"no day", "GET", "today?day=monday", read, 400},
             {"a day that is not in the calendar", "GET", "today?day=2026-02-30", read, 400},
             {"a stranger", "GET", "today", {}, 401},
             {"a device", "GET", "today", stand.device.headers(), 401},
             {"by another method", "POST", "today", stand.admin.headers(), 405},
             {"of one person", "GET", "today/jonas", read, 404},
         }) {
        INFO(row.what);
        const auto answer = stand.running.ask(row.method, base + row.path, row.headers);
        INFO(answer.body);
        CHECK(answer.status == row.status);
        CHECK(answer.header("cache-control") == "no-store");
    }
    const auto past = stand.get(stand.admin, "today?day=2026-11-21");
    CHECK(past.at("day") == "2026-11-21");
    CHECK(past.at("now").is_null());
    const auto now = stand.get(stand.admin, "today").at("now").at("floor").as_object();
    CHECK(now.at("free") == 2);
    CHECK(now.at("breaks_due").as_array().empty());
    RunningService without(false);
    const Person admin = logIn(without);
    CHECK(without.ask("GET", base + "today", admin.headers()).status == 404);
}

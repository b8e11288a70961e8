// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/rebuild.h"
#include "core/base/limits.h"
#include "core/fold/gifts.h"
#include "core/fold/visit.h"
#include "tests/backend/api/running_service.h"

#include <thread>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::test;

namespace {

const std::string base = "/api/console/v1/gifts";

// A booth with bags and mugs, one kiosk (letter A) and whoever stands at the counter.
struct Counter {
    Counter() {
        Fair fair = sampleFair();
        fair.reasons.push_back(Reason::Giveaway);
        fair.gifts = {{"bag", fair.name, {}, 20, false}, {"mug", fair.name, {}, 1, false}};
        fair.pickup = fair.name;
        REQUIRE(running.service->backend().fairs.import(fair));
    }
    json::object page() const {
        const auto answer = running.ask("GET", base, person.headers());
        REQUIRE(answer.status == 200);
        return objectOf(answer);
    }
    json::object gift(std::size_t index = 0) const { return page().at("gifts").at(index).as_object(); }
    std::uint64_t figure(std::string_view name, std::size_t index = 0) const {
        return gift(index).at(name).to_number<std::uint64_t>();
    }
    Answer hand(const json::object& body) const {
        return running.askJson("POST", base + "/handed", body, person.headers());
    }
    Answer restock(std::uint64_t pieces) {
        const std::string delivery = toString(makeUuid7(running.clock.utc(), running.random));
        return running.askJson("POST", base + "/bag/restock", {{"pieces", pieces}, {"delivery", delivery}},
                               person.headers());
    }
    // The kiosk asks for bags, and gets them from whoever keeps the books in the background.
    void allot() {
        REQUIRE(
            device.push({device.entry(types::giftsAsked, toBody(GiftsAsked{run, 1, {{"bag", 3}}}))}).status ==
            200);
        while (figure("with_kiosks") == 0) // until the steward has looked; ctest ends a wait in vain
            std::this_thread::yield();
    }
    GiftReserved reserve(const std::string& number) {
        GiftReserved fact{device.newVisit(), "bag", number, run};
        REQUIRE(
            device
                .push({device.entry(types::visitStarted, toBody(VisitStarted{fact.visit, "de", 1, false})),
                       device.entry(types::giftReserved, toBody(fact))})
                .status == 200);
        return fact;
    }
    std::vector<std::string> differences() {
        auto& backend = running.service->backend();
        return checkRebuild(*backend.store, backend.keys, running.random, backend.folder.scratch())
            .value()
            .differences;
    }

    RunningService running;
    TestDevice device{running};
    Person person = logIn(running);
    RunId run{makeUuid7(running.clock.utc(), running.random)};
};

std::string whyOf(const Answer& answer) {
    return std::string(textOr(objectOf(answer), "why"));
}

} // namespace

TEST_CASE("requests about gifts are answered as their reference says", "[gifts-api]") {
    Counter counter;
    const auto read = Headers{{"Cookie", counter.person.cookie}};
    auto write = counter.person.headers();
    write.emplace_back("Content-Type", "application/json");
    auto foreign = write;
    foreign.emplace_back("Origin", "https://evil.example");
    auto unsigned_ = read;
    unsigned_.emplace_back("Content-Type", "application/json");
    const Headers json = {{"Content-Type", "application/json"}};
    const Headers device = counter.device.headers();
    auto deviceJson = device;
    deviceJson.emplace_back("Content-Type", "application/json");
    const std::string most = std::to_string(limits::giftPieces);
    const std::string id = R"("delivery":"018f3f1e-0000-7000-8000-00000000000)"; // and a digit
    const std::string one = R"({"pieces":1,)" + id + R"(1"})";
    struct Row {
        const char* what;
        const char* method;
        const char* path;
        Headers headers;
        std::string body;
        int status;
        std::string code;
        std::string why{};
    };
    const std::vector<Row> rows = {
        {"the list", "GET", "", read, "", 200, ""},
        {"the list for a stranger", "GET", "", {}, "", 401, "unauthorized"},
        {"the list for a kiosk", "GET", "", device, "", 401, "unauthorized"},
        {"the list by another method", "POST", "", write, "{}", 405, ""},

        {"restock for a stranger", "POST", "/bag/restock", json, one, 401, "unauthorized"},
        {"restock for a kiosk", "POST", "/bag/restock", deviceJson, one, 401, "unauthorized"},
        {"restock without a token", "POST", "/bag/restock", unsigned_, one, 403, "forbidden"},
        {"restock from another site", "POST", "/bag/restock", foreign, one, 403, "forbidden"},
        {"restock by another method", "PUT", "/bag/restock", write, one, 405, ""},
        {"restock as a form", "POST", "/bag/restock", counter.person.headers(), "pieces=1", 415, ""},
        {"restock with no JSON", "POST", "/bag/restock", write, "one", 400, "malformed"},
        {"restock with a list", "POST", "/bag/restock", write, "[1]", 400, "malformed"},
        {"restock by how many?", "POST", "/bag/restock", write, "{}", 400, "malformed"},
        {"restock by nothing", "POST", "/bag/restock", write, R"({"pieces":0})", 400, "malformed"},
        {"restock by less", "POST", "/bag/restock", write, R"({"pieces":-1})", 400, "malformed"},
        {"restock by a half", "POST", "/bag/restock", write, R"({"pieces":1.5})", 400, "malformed"},
        {"restock by a word", "POST", "/bag/restock", write, R"({"pieces":"1"})", 400, "malformed"},
        {"restock by too many", "POST", "/bag/restock", write, R"({"pieces":1000001})", 413, "too_large"},
        {"restock beyond what may be", "POST", "/bag/restock", write,
         R"({"pieces":)" + most + "," + id + R"(2"})", 413, "too_large"},
        {"restock by which delivery?", "POST", "/bag/restock", write, R"({"pieces":1})", 400, "malformed"},
        {"restock by no delivery", "POST", "/bag/restock", write, R"({"pieces":1,"delivery":"1"})", 400,
         "malformed"},
        {"restock of what there is not", "POST", "/hat/restock", write, one, 404, "not_found"},
        {"restock of what cannot be", "POST", "/Not%20A%20Gift/restock", write, one, 404, "not_found"},
        {"restock", "POST", "/bag/restock", write, one, 200, ""},
        {"restock, sent again", "POST", "/bag/restock", write, one, 200, ""},
        {"restock, sent with another number", "POST", "/bag/restock", write,
         R"({"pieces":2,)" + id + R"(1"})", 409, "conflict"},

        {"count for a stranger", "PUT", "/bag/count", json, one, 401, "unauthorized"},
        {"count for a kiosk", "PUT", "/bag/count", deviceJson, one, 401, "unauthorized"},
        {"count without a token", "PUT", "/bag/count", unsigned_, one, 403, "forbidden"},
        {"count from another site", "PUT", "/bag/count", foreign, one, 403, "forbidden"},
        {"count by another method", "POST", "/bag/count", write, one, 405, ""},
        {"count as a form", "PUT", "/bag/count", counter.person.headers(), "pieces=1", 415, ""},
        {"count how many?", "PUT", "/bag/count", write, "{}", 400, "malformed"},
        {"count less than none", "PUT", "/bag/count", write, R"({"pieces":-1})", 400, "malformed"},
        {"count too many", "PUT", "/bag/count", write, R"({"pieces":1000001})", 413, "too_large"},
        {"count of what there is not", "PUT", "/hat/count", write, one, 404, "not_found"},
        {"count none", "PUT", "/bag/count", write, R"({"pieces":0})", 200, ""},
        {"count the most", "PUT", "/bag/count", write, R"({"pieces":)" + most + "}", 200, ""},
        {"count", "PUT", "/bag/count", write, R"({"pieces":20})", 200, ""},

        {"hand for a stranger", "POST", "/handed", json, R"({"number":"101A"})", 401, "unauthorized"},
        {"hand for a kiosk", "POST", "/handed", deviceJson, R"({"number":"101A"})", 401, "unauthorized"},
        {"hand without a token", "POST", "/handed", unsigned_, R"({"number":"101A"})", 403, "forbidden"},
        {"hand from another site", "POST", "/handed", foreign, R"({"number":"101A"})", 403, "forbidden"},
        {"hand by another method", "PUT", "/handed", write, R"({"number":"101A"})", 405, ""},
        {"hand as a form", "POST", "/handed", counter.person.headers(), "number=101A", 415, ""},
        {"hand what?", "POST", "/handed", write, "{}", 400, "malformed"},
        {"hand a number of another kind", "POST", "/handed", write, R"({"number":101})", 400, "malformed"},
        {"hand a number too long", "POST", "/handed", write,
         R"({"number":")" + std::string(33, ' ') + R"("})", 413, "too_large"},
        {"hand a ticket's number", "POST", "/handed", write, R"({"number":"A12"})", 400, "malformed"},
        {"hand below the first", "POST", "/handed", write, R"({"number":"100A"})", 400, "malformed"},
        {"a gift of another kind", "POST", "/handed", write, R"({"number":"101A","gift":1})", 400,
         "malformed"},
        {"anyway of another kind", "POST", "/handed", write, R"({"number":"101A","anyway":"yes"})", 400,
         "malformed"},
        {"letters of no kiosk", "POST", "/handed", write, R"({"number":"101B","gift":"bag"})", 404,
         "not_found", "no_kiosk"},
        {"not known yet", "POST", "/handed", write, R"({"number":"101A"})", 404, "not_found", "which_gift"},
        {"not known yet, with no gift", "POST", "/handed", write, R"({"number":"101A","gift":""})", 404,
         "not_found", "which_gift"},
        {"a gift that there is not", "POST", "/handed", write, R"({"number":"101A","gift":"hat"})", 404,
         "not_found", "which_gift"},
        {"early", "POST", "/handed", write, R"({"number":" 101-a","gift":"bag"})", 200, ""},
        {"twice", "POST", "/handed", write, R"({"number":"101A","gift":"bag"})", 409, "conflict", "handed"},
        {"twice, anyway", "POST", "/handed", write, R"({"number":"101A","gift":"bag","anyway":true})", 409,
         "conflict", "handed"},
        {"the last", "POST", "/handed", write, R"({"number":"999A","gift":"mug"})", 200, ""},
        {"none left", "POST", "/handed", write, R"({"number":"998A","gift":"mug"})", 409, "conflict",
         "none_left"},
        {"none left, anyway", "POST", "/handed", write, R"({"number":"998A","gift":"mug","anyway":true})",
         409, "conflict", "none_left"},

        {"take back for a stranger", "POST", "/unhanded", json, R"({"number":"101A"})", 401, "unauthorized"},
        {"take back for a kiosk", "POST", "/unhanded", deviceJson, R"({"number":"101A"})", 401,
         "unauthorized"},
        {"take back without a token", "POST", "/unhanded", unsigned_, R"({"number":"101A"})", 403,
         "forbidden"},
        {"take back from another site", "POST", "/unhanded", foreign, R"({"number":"101A"})", 403,
         "forbidden"},
        {"take back by another method", "PUT", "/unhanded", write, R"({"number":"101A"})", 405, ""},
        {"take back what?", "POST", "/unhanded", write, "{}", 400, "malformed"},
        {"take back what cannot be", "POST", "/unhanded", write, R"({"number":"A12"})", 400, "malformed"},
        {"take back what is not handed out", "POST", "/unhanded", write, R"({"number":"998A"})", 409,
         "conflict", "not_handed"},
        {"take back", "POST", "/unhanded", write, R"({"number":"999 a"})", 200, ""},
        {"take back twice", "POST", "/unhanded", write, R"({"number":"999A"})", 409, "conflict",
         "not_handed"},
        {"handed out after all", "POST", "/handed", write, R"({"number":"999A","gift":"mug"})", 200, ""},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        const auto answer = counter.running.ask(row.method, base + row.path, row.headers, row.body);
        INFO(answer.body);
        CHECK(answer.status == row.status);
        CHECK(answer.header("cache-control") == "no-store");
        if (answer.status < 400)
            continue;
        CHECK(answer.header("content-type") == "application/problem+json");
        if (!row.code.empty())
            CHECK(codeOf(answer) == row.code);
        CHECK(whyOf(answer) == row.why);
    }
    CHECK(counter.figure("handed") == 1); // nothing that was refused changed the books
    CHECK(counter.figure("stock") == 20);
    CHECK(counter.figure("shelf", 1) == 0);
    CHECK(counter.differences().empty());
}

TEST_CASE("sales staff work the counter like the administrator", "[gifts-api]") {
    Counter counter;
    const auto made = counter.running.service->backend().accounts.add("ben", Role::Sales);
    REQUIRE(made);
    const auto login = counter.running.askJson("POST", "/api/console/v1/login",
                                               {{"name", "ben"}, {"password", made->password}});
    REQUIRE(login.status == 200);
    const auto cookie = login.header("set-cookie");
    counter.person = {cookie.substr(0, cookie.find(';')), std::string(textOr(objectOf(login), "csrf"))};
    const auto handed = counter.hand({{"number", "101A"}, {"gift", "bag"}});
    REQUIRE(handed.status == 200);
    const json::object claim = objectOf(handed).at("claim").as_object();
    CHECK(textOr(claim.at("handed_by").as_object(), "name") == "ben");
    CHECK(claim.at("early").as_bool());
    CHECK(claim.at("visit").is_null());
    // They run the stand: what comes and what lies there is theirs to say, and they are named.
    CHECK(counter.restock(5).status == 200);
    const auto counted =
        counter.running.askJson("PUT", base + "/bag/count", {{"pieces", 7}}, counter.person.headers());
    REQUIRE(counted.status == 200);
    CHECK(textOr(objectOf(counted).at("gift").at("counted").at("by").as_object(), "name") == "ben");
    CHECK(counter.running.askJson("POST", base + "/unhanded", {{"number", "101A"}}, counter.person.headers())
              .status == 200);
}

TEST_CASE("a number goes from the kiosk to the counter, and the second colleague is told who was first",
          "[gifts-api]") {
    Counter counter;
    counter.allot();
    CHECK(counter.figure("with_kiosks") == 3);
    CHECK(counter.figure("free") == 17);
    CHECK(counter.figure("left") == 20);
    const auto fact = counter.reserve("101A");
    const auto page = counter.page();
    REQUIRE(page.at("open").as_array().size() == 1);
    CHECK(page.at("open_total") == 1);
    CHECK(json::serialize(page.at("letters")) == R"(["A"])");
    const auto& open = page.at("open").at(0).as_object();
    CHECK(textOr(open, "number") == "101A");
    CHECK(textOr(open, "gift") == "bag");
    CHECK(textOr(open, "state") == "reserved");
    CHECK(textOr(open, "visit") == toString(fact.visit));
    CHECK(textOr(open, "device") == "Kiosk 1");
    CHECK(counter.figure("reserved") == 1);
    CHECK(counter.figure("left") == 19);

    const auto handed = counter.hand({{"number", "101a"}});
    REQUIRE(handed.status == 200);
    CHECK(textOr(objectOf(handed).at("claim").as_object(), "state") == "handed");
    CHECK_FALSE(objectOf(handed).at("claim").at("early").as_bool());
    CHECK(counter.figure("handed") == 1);
    CHECK(counter.figure("reserved") == 0);
    const auto again = counter.hand({{"number", "101A"}});
    CHECK(again.status == 409);
    CHECK(whyOf(again) == "handed");
    const json::object claim = objectOf(again).at("claim").as_object();
    CHECK(textOr(claim.at("handed_by").as_object(), "name") ==
          counter.running.service->firstAdministrator()->user.name);
    CHECK_FALSE(textOr(claim, "handed_at").empty());
    CHECK(counter.page().at("open").as_array().empty());
    CHECK(counter.differences().empty());
}

TEST_CASE("another gift than the reserved one is noted, and takes its own piece", "[gifts-api]") {
    Counter counter;
    counter.allot();
    counter.reserve("101A");
    const auto handed = counter.hand({{"number", "101A"}, {"gift", "mug"}});
    REQUIRE(handed.status == 200);
    const json::object claim = objectOf(handed).at("claim").as_object();
    CHECK(textOr(claim, "gift") == "mug");
    CHECK(textOr(claim, "chosen") == "bag");
    CHECK(counter.figure("handed", 1) == 1);
    CHECK(counter.figure("handed") == 0);
    CHECK(counter.figure("reserved") == 0);
    CHECK(counter.differences().empty());
}

TEST_CASE("where all are promised, whoever stands there decides", "[gifts-api]") {
    Counter counter;
    counter.allot();
    REQUIRE(counter.running.askJson("PUT", base + "/bag/count", {{"pieces", 3}}, counter.person.headers())
                .status == 200);
    // Three lie there, and three are with the kiosk. It was told numbers from 101 on, not this one.
    const auto refused = counter.hand({{"number", "900A"}, {"gift", "bag"}});
    CHECK(refused.status == 409);
    CHECK(whyOf(refused) == "promised");
    CHECK(objectOf(refused).at("claim").is_null());
    CHECK(counter.figure("handed") == 0);
    CHECK(counter.hand({{"number", "900A"}, {"gift", "bag"}, {"anyway", true}}).status == 200);
    CHECK(counter.figure("handed") == 1);
    CHECK(counter.differences().empty());
}

TEST_CASE("a delivery and a stocktake are told with who did it", "[gifts-api]") {
    Counter counter;
    const auto giftOf = [](const Answer& answer) {
        REQUIRE(answer.status == 200);
        return objectOf(answer).at("gift").as_object();
    };
    CHECK(counter.gift().at("counted").is_null());
    CHECK(giftOf(counter.restock(5)).at("shelf") == 25);
    const auto counted = giftOf(counter.running.askJson("PUT", base + "/bag/count", {{"pieces", 23}},
                                                        counter.person.headers()))
                             .at("counted")
                             .as_object();
    CHECK(counted.at("pieces") == 23);
    CHECK(counted.at("expected") == 25);
    CHECK(textOr(counted.at("by").as_object(), "name") ==
          counter.running.service->firstAdministrator()->user.name);
    CHECK(counter.figure("shelf") == 23);
    CHECK(counter.figure("handed") == 0); // what was lost was not handed out
    CHECK(counter.differences().empty());
}

TEST_CASE("the page works before there is a fair, and without gifts", "[gifts-api]") {
    for (const bool fair : {false, true}) {
        RunningService running(fair);
        const auto person = logIn(running);
        const auto page = objectOf(running.ask("GET", base, person.headers()));
        CHECK(page.at("gifts").as_array().empty());
        CHECK(page.at("open").as_array().empty());
        CHECK(running.askJson("POST", base + "/handed", {{"number", "101A"}}, person.headers()).status ==
              404);
        CHECK(running
                  .askJson("POST", base + "/bag/restock",
                           {{"pieces", 1}, {"delivery", toString(makeUuid7({}, running.random))}},
                           person.headers())
                  .status == 404);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/rebuild.h"
#include "core/base/limits.h"
#include "core/fold/needs.h"
#include "core/fold/tickets.h"
#include "core/fold/visit.h"
#include "tests/backend/api/running_service.h"

#include <algorithm>

using namespace standdienst;
using namespace standdienst::backend;
using namespace standdienst::backend::test;

namespace {

const std::string base = "/api/console/v1/";

// Somebody else than the administrator.
struct Colleague {
    Person person;
    AccountId id;
};

Colleague newColleague(RunningService& running, const std::string& name) {
    const auto made = running.service->backend().accounts.add(name, Role::Sales);
    REQUIRE(made);
    const auto answer =
        running.askJson("POST", base + "login", {{"name", name}, {"password", made->password}});
    REQUIRE(answer.status == 200);
    const auto cookie = answer.header("set-cookie");
    return {{cookie.substr(0, cookie.find(';')), std::string(textOr(objectOf(answer), "csrf"))},
            made->user.id};
}

// A visitor who said what they want and waits for a person.
struct Stand {
    explicit Stand(bool withContact = false) {
        auto entries = device.visit(visit, "Müller");
        if (!withContact)
            entries.erase(entries.begin() + 2, entries.begin() + 4);
        entries.insert(entries.end() - 1, opened(visit, "A1"));
        REQUIRE(device.push(entries).status == 200);
    }
    Entry opened(const VisitId& of, const std::string& number) {
        return device.entry(types::ticketOpened,
                            toBody(TicketOpened{of, number, "de", TicketCause::Asked, "topics"}));
    }
    json::object list(const Person& person) const {
        const auto answer = running.ask("GET", base + "tickets", person.headers());
        REQUIRE(answer.status == 200);
        return objectOf(answer);
    }
    Answer act(const Person& person, const std::string& what, const json::object& body = {}) const {
        return running.askJson("POST", base + "tickets/" + toString(visit) + "/" + what, body,
                               person.headers());
    }
    std::uint64_t position(const Person& person) const {
        return list(person).at("position").to_number<std::uint64_t>();
    }
    json::object one(const Person& person) const {
        return objectOf(running.ask("GET", base + "tickets/" + toString(visit), person.headers()))
            .at("ticket")
            .as_object();
    }
    std::vector<std::string> differences() {
        auto& backend = running.service->backend();
        return checkRebuild(*backend.store, backend.keys, running.random, backend.folder.scratch())
            .value()
            .differences;
    }

    RunningService running;
    TestDevice device{running};
    VisitId visit = device.newVisit();
    Person ann = logIn(running); // the administrator
    Colleague ben = newColleague(running, "ben");
};

std::string nameIn(const json::object& ticket, std::string_view field) {
    const auto& person = ticket.at(field);
    return person.is_null() ? std::string() : std::string(textOr(person.as_object(), "name"));
}

} // namespace

TEST_CASE("requests about tickets are answered as their reference says", "[tickets-api]") {
    Stand stand;
    const std::string one = "tickets/" + toString(stand.visit);
    const std::string nobody = "tickets/01900000-0000-7000-8000-000000000000";
    const auto read = Headers{{"Cookie", stand.ann.cookie}};
    auto write = stand.ann.headers();
    write.emplace_back("Content-Type", "application/json");
    auto foreign = write;
    foreign.emplace_back("Origin", "https://evil.example");
    auto unsigned_ = read;
    unsigned_.emplace_back("Content-Type", "application/json");
    const Headers json = {{"Content-Type", "application/json"}};
    const std::string longNote =
        R"({"disposition":"hot","note":")" + std::string(limits::ticketNote + 1, 'x') + R"("})";
    struct Row {
        const char* what;
        const char* method;
        std::string path;
        Headers headers;
        std::string body;
        int status;
    };
    const std::vector<Row> rows = {
        {"the list", "GET", "tickets", read, "", 200},
        {"the list for a stranger", "GET", "tickets", {}, "", 401},
        {"one", "GET", one, read, "", 200},
        {"one for a stranger", "GET", one, {}, "", 401},
        {"none", "GET", nobody, read, "", 404},
        {"one that cannot be", "GET", "tickets/1", read, "", 404},
        {"take for a stranger", "POST", one + "/take", json, "{}", 401},
        {"take without a token", "POST", one + "/take", unsigned_, "{}", 403},
        {"take from another site", "POST", one + "/take", foreign, "{}", 403},
        {"take by another method", "PUT", one + "/take", write, "{}", 405},
        {"take as a form", "POST", one + "/take", stand.ann.headers(), "a=b", 415},
        {"take of nobody", "POST", nobody + "/take", write, "{}", 404},
        {"take of what cannot be", "POST", "tickets/1/take", write, "{}", 404},
        {"based on what was never seen", "POST", one + "/take", write, R"({"based_on":999})", 400},
        {"based on nonsense", "POST", one + "/take", write, R"({"based_on":"now"})", 400},
        {"hand on to whom?", "POST", one + "/hand-on", write, "{}", 400},
        {"hand on to nobody there is", "POST", one + "/hand-on", write,
         R"({"to":"01900000-0000-7000-8000-000000000000"})", 400},
        {"hand on to nonsense", "POST", one + "/hand-on", write, R"({"to":"ben"})", 400},
        {"hand on for a stranger", "POST", one + "/hand-on", json, R"({"to":null})", 401},
        {"hand on a ticket of nobody", "POST", nobody + "/hand-on", write, R"({"to":null})", 404},
        {"end without saying what", "POST", one + "/end", write, "{}", 400},
        {"end with what cannot be", "POST", one + "/end", write, R"({"disposition":"tepid"})", 400},
        {"a note that is none", "POST", one + "/end", write, R"({"disposition":"hot","note":1})", 400},
        {"a note too long", "POST", one + "/end", write, longNote, 413},
        {"end for a stranger", "POST", one + "/end", json, R"({"disposition":"hot"})", 401},
        {"end without a token", "POST", one + "/end", unsigned_, R"({"disposition":"hot"})", 403},
        {"end of nobody", "POST", nobody + "/end", write, R"({"disposition":"hot"})", 404},
        {"take", "POST", one + "/take", write, "{}", 200},
        {"take again", "POST", one + "/take", write, "{}", 200},
        {"back to everybody", "POST", one + "/hand-on", write, R"({"to":null})", 200},
        {"end", "POST", one + "/end", write, R"({"disposition":null})", 200},
        {"end again", "POST", one + "/end", write, R"({"disposition":"hot"})", 409},
        {"take what is ended", "POST", one + "/take", write, "{}", 409},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        const auto answer = stand.running.ask(row.method, base + row.path, row.headers, row.body);
        INFO(answer.body);
        CHECK(answer.status == row.status);
        CHECK(answer.header("cache-control") == "no-store");
        if (answer.status >= 400)
            CHECK(answer.header("content-type") == "application/problem+json");
    }
    CHECK(stand.differences().empty());
}

TEST_CASE("a ticket tells what is known of the visitor, at once", "[tickets-api]") {
    Stand stand(true);
    const auto list = stand.list(stand.ann);
    REQUIRE(list.at("tickets").as_array().size() == 1);
    CHECK(list.at("more") == false);
    CHECK(list.at("people").as_array().size() == 2);
    const auto& ticket = list.at("tickets").at(0).as_object();
    CHECK(textOr(ticket, "id") == toString(stand.visit));
    CHECK(textOr(ticket, "number") == "A1");
    CHECK(textOr(ticket, "state") == "open");
    CHECK(textOr(ticket, "language") == "de");
    CHECK(textOr(ticket, "device_name") == "Kiosk 1");
    CHECK(ticket.at("earlier") == false);
    CHECK(ticket.at("by").is_null());
    CHECK(ticket.at("score").is_null());
    const auto& visit = ticket.at("visit").as_object();
    CHECK(textOr(visit, "reason") == "advice");
    CHECK(json::serialize(visit.at("topics")) == R"(["pumps"])");
    CHECK(textOr(visit.at("contact").as_object(), "family_name") == "Müller");
}

TEST_CASE("a visitor who chooses another language while waiting is announced in it", "[tickets-api]") {
    Stand stand;
    REQUIRE(stand.device
                .push({stand.device.entry(types::interestStated,
                                          toBody(InterestStated{stand.visit, Reason::Advice, {}, "en"}))})
                .status == 200);
    const auto ticket = stand.one(stand.ann);
    CHECK(textOr(ticket, "language") == "en");
    CHECK(textOr(ticket.at("visit").as_object(), "language") == "en");
}

TEST_CASE("a ticket tells what was answered to the fair's questions", "[tickets-api]") {
    Stand stand;
    CHECK_FALSE(stand.one(stand.ann).at("visit").as_object().contains("needs"));
    const VisitId other = stand.device.newVisit();
    NeedsStated::Given degrees{"degrees", {}};
    degrees.answer.number = 200;
    REQUIRE(stand.device
                .push({stand.device.entry(types::visitStarted, toBody(VisitStarted{other, "de", 1, false})),
                       stand.device.entry(types::needsStated,
                                          toBody(NeedsStated{other, {degrees}, {"control"}, "de"})),
                       stand.opened(other, "A2")})
                .status == 200);
    const auto list = stand.list(stand.ann);
    const auto& needs = list.at("tickets").at(1).at("visit").at("needs").as_object();
    CHECK(needs.at("answers").at(0).at("question") == "degrees");
    CHECK(needs.at("answers").at(0).at("number") == 200);
    CHECK(json::serialize(needs.at("needs")) == R"(["control"])");
}

TEST_CASE("two people take the same ticket: the first has it, and both are told", "[tickets-api]") {
    Stand stand;
    Client live(stand.running.port());
    live.send(request("GET", base + "live", {{"Cookie", stand.ben.person.cookie}}));
    CHECK(live.receive().status == 200);
    const auto seen = stand.position(stand.ben.person);
    const auto first = stand.act(stand.ann, "take", {{"based_on", seen}});
    CHECK(first.status == 200);
    CHECK(nameIn(objectOf(first).at("ticket").as_object(), "by") == "admin");
    CHECK(live.readUntil("event: moved\n").find("event: moved\n") != std::string::npos);

    const auto second = stand.act(stand.ben.person, "take", {{"based_on", seen}});
    CHECK(second.status == 409);
    const auto problem = objectOf(second);
    CHECK(textOr(problem, "code") == "conflict");
    CHECK(textOr(problem, "detail") == "admin has taken A1 just before you.");
    CHECK(nameIn(problem.at("ticket").as_object(), "by") == "admin");
    // Whoever has it hears who came second; asking again adds nothing.
    const auto after = stand.position(stand.ann);
    CHECK(stand.act(stand.ben.person, "take", {{"based_on", seen}}).status == 409);
    CHECK(stand.position(stand.ann) == after);
    const auto wanted = stand.one(stand.ann).at("wanted").as_array();
    REQUIRE(wanted.size() == 1);
    CHECK(nameIn(wanted[0].as_object(), "by") == "ben");

    // Nor does anybody end or hand on what a colleague took without their having seen it.
    CHECK(stand.act(stand.ben.person, "end", {{"based_on", seen}, {"disposition", "cold"}}).status == 409);
    CHECK(stand.act(stand.ben.person, "hand-on", {{"based_on", seen}, {"to", nullptr}}).status == 409);
    CHECK(stand.act(stand.ben.person, "end", {{"disposition", "cold"}}).status == 409);
    CHECK(stand.position(stand.ann) == after);
    // Who has seen it may: the booth lead hands it on for a colleague who is busy.
    CHECK(stand
              .act(stand.ben.person, "hand-on",
                   {{"based_on", stand.position(stand.ben.person)}, {"to", toString(stand.ben.id)}})
              .status == 200);
    CHECK(nameIn(stand.one(stand.ann), "by") == "ben");
    CHECK(stand.differences().empty());
}

TEST_CASE("a ticket is ended with what was found and a note, in one commit", "[tickets-api]") {
    Stand stand(true);
    const std::string secret = "Ruft am Montag zurück; Frau Öz entscheidet.";
    REQUIRE(stand.act(stand.ann, "take").status == 200);
    const auto before = stand.position(stand.ann);
    const auto ended = stand.act(stand.ann, "end", {{"disposition", "warm"}, {"note", secret}});
    REQUIRE(ended.status == 200);
    CHECK(stand.position(stand.ann) == before + 2);
    const auto ticket = objectOf(ended).at("ticket").as_object();
    CHECK(textOr(ticket, "state") == "ended");
    CHECK(nameIn(ticket, "ended_by") == "admin");
    CHECK(textOr(ticket, "end") == "served");
    CHECK(textOr(ticket.at("visit").as_object(), "disposition") == "warm");
    REQUIRE(ticket.at("notes").as_array().size() == 1);
    CHECK(textOr(ticket.at("notes").at(0).as_object(), "text") == secret);
    CHECK(stand.list(stand.ann).at("tickets").as_array().empty());

    const auto visit =
        objectOf(stand.running.ask("GET", base + "visits/" + toString(stand.visit), stand.ann.headers()));
    CHECK(textOr(visit.at("visit").as_object(), "disposition") == "warm");
    std::vector<std::string> told;
    for (const auto& step : visit.at("story").as_array())
        told.emplace_back(textOr(step.as_object(), "type"));
    for (const auto type : {types::ticketOpened, types::ticketTaken, types::ticketEnded})
        CHECK(std::ranges::count(told, type) == 1);

    // The note is nowhere but sealed: not in a record, not with the device.
    auto& backend = stand.running.service->backend();
    const auto read = backend.store->read([&](Reader& reader) -> Result<void> {
        for (const auto& event : reader.events({"hall"}, {}, 100))
            CHECK(event.record.find("Montag") == std::string::npos);
        return {};
    });
    CHECK(read);
    const auto pulled = stand.running.ask("GET", "/api/device/v1/pull", stand.device.headers());
    CHECK(pulled.body.find(R"("state":"ended")") != std::string::npos);
    CHECK(pulled.body.find(R"("end":"served")") != std::string::npos);
    for (const auto* word : {"Montag", "admin", "warm", "disposition"})
        CHECK(pulled.body.find(word) == std::string::npos);
    CHECK(stand.differences().empty());
}

TEST_CASE("a ticket that ends because nobody was there says so to its kiosk", "[tickets-api]") {
    Stand stand;
    REQUIRE(stand.act(stand.ann, "take").status == 200);
    const auto ended = stand.act(stand.ann, "end", {{"disposition", nullptr}});
    REQUIRE(ended.status == 200);
    CHECK(textOr(objectOf(ended).at("ticket").as_object(), "end") == "not_found");
    const auto pulled = stand.running.ask("GET", "/api/device/v1/pull", stand.device.headers());
    CHECK(pulled.body.find(R"("end":"not_found")") != std::string::npos);
    CHECK(stand.differences().empty());
}

TEST_CASE("a note goes with the contact when the visitor takes all back, and none is kept after",
          "[tickets-api]") {
    Stand stand(true);
    REQUIRE(stand.act(stand.ann, "hand-on", {{"to", toString(stand.ben.id)}, {"note", "Kennt Herrn Abel"}})
                .status == 200);
    CHECK(textOr(stand.one(stand.ann).at("notes").at(0).as_object(), "text") == "Kennt Herrn Abel");
    CHECK(nameIn(stand.one(stand.ann), "for") == "ben");

    const auto visit =
        objectOf(stand.running.ask("GET", base + "leads/" + toString(stand.visit), stand.ann.headers()));
    const auto consent = *idField<ConsentId>(visit.at("consents").at(0).as_object(), "consent");
    REQUIRE(stand.device
                .push({stand.device.entry(types::consentWithdrawn,
                                          toBody(ConsentWithdrawn{stand.visit, consent}))})
                .status == 200);
    CHECK(stand.one(stand.ann).at("notes").at(0).at("text").is_null());
    auto& backend = stand.running.service->backend();
    const auto read = backend.store->read([&](Reader& reader) -> Result<void> {
        for (const auto& event : reader.events({"hall"}, {}, 100))
            CHECK(event.sealed.empty());
        return {};
    });
    CHECK(read);

    const auto refused = stand.act(stand.ann, "end", {{"disposition", "cold"}, {"note", "doch noch"}});
    CHECK(refused.status == 409);
    CHECK(textOr(objectOf(refused), "detail").find("consent") != std::string::npos);
    CHECK(textOr(stand.one(stand.ann), "state") == "open");
    CHECK(stand.act(stand.ann, "end", {{"disposition", "cold"}, {"note", "  "}}).status == 200);
    CHECK(stand.differences().empty());
}

TEST_CASE("who leaves the queue is not found there, and whoever was going is told", "[tickets-api]") {
    Stand stand;
    const auto seen = stand.position(stand.ann);
    REQUIRE(
        stand.device.push({stand.device.entry(types::ticketLeft, toBody(TicketLeft{stand.visit}))}).status ==
        200);
    CHECK(stand.list(stand.ann).at("tickets").as_array().empty());
    const auto late = stand.act(stand.ann, "take", {{"based_on", seen}});
    CHECK(late.status == 409);
    CHECK(textOr(objectOf(late), "detail") == "A1 has left the queue.");
    CHECK(stand.act(stand.ann, "hand-on", {{"to", nullptr}}).status == 409);
    // What was found may still be said.
    CHECK(stand.act(stand.ann, "end", {{"disposition", "cold"}}).status == 200);
}

TEST_CASE("a device cannot say what only staff say of a ticket", "[tickets-api]") {
    Stand stand;
    const StaffId nobody{makeUuid7(stand.running.clock.utc(), stand.running.random)};
    REQUIRE(stand.device
                .push({stand.device.entry(types::ticketTaken, toBody(TicketTaken{stand.visit, nobody})),
                       stand.device.entry(types::ticketEnded, toBody(TicketEnded{stand.visit, nobody}))})
                .status == 200);
    CHECK(textOr(stand.one(stand.ann), "state") == "open");
    TestDevice other(stand.running);
    REQUIRE(other.push({other.entry(types::ticketLeft, toBody(TicketLeft{stand.visit}))}).status == 200);
    CHECK(textOr(stand.one(stand.ann), "state") == "open");
    CHECK(stand.differences().empty());
}

TEST_CASE("who has waited longest stands first, and devices hear how many wait", "[tickets-api]") {
    Stand stand;
    TestDevice other(stand.running);
    std::vector<Entry> entries;
    for (int number = 1; number <= 3; ++number)
        entries.push_back(other.entry(types::ticketOpened,
                                      toBody(TicketOpened{other.newVisit(), "B" + std::to_string(number),
                                                          "en", TicketCause::AfterGift, "gifts"})));
    REQUIRE(other.push(entries).status == 200);
    std::vector<std::string> numbers;
    const auto list = stand.list(stand.ann);
    for (const auto& ticket : list.at("tickets").as_array())
        numbers.emplace_back(textOr(ticket.as_object(), "number"));
    CHECK(numbers == std::vector<std::string>{"A1", "B1", "B2", "B3"});
    const auto pulled = stand.running.ask("GET", "/api/device/v1/pull", stand.device.headers());
    CHECK(pulled.body.find(R"("kind":"queue")") != std::string::npos);
    CHECK(pulled.body.find(R"("number":"B3")") != std::string::npos);
    CHECK(pulled.body.find("gifts") == std::string::npos); // no more of others than their number
}

TEST_CASE("devices have letters of their own, at pairing and at each login", "[tickets-api]") {
    RunningService running;
    const TestDevice first(running);
    const TestDevice second(running);
    CHECK(first.letters == "A");
    CHECK(second.letters == "B");
    REQUIRE(running.service->backend().devices.revoke(toString(first.id)));
    const TestDevice third(running);
    CHECK(third.letters == "C"); // those of a revoked device are not given again
}

TEST_CASE("the waiting page works before there is a fair", "[tickets-api]") {
    RunningService running(false);
    const auto person = logIn(running);
    const auto list = objectOf(running.ask("GET", base + "tickets", person.headers()));
    CHECK(list.at("tickets").as_array().empty());
    CHECK(
        running
            .askJson("POST", base + "tickets/01900000-0000-7000-8000-000000000000/take", {}, person.headers())
            .status == 404);
}

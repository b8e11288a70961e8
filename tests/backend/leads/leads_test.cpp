// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/support/world.h"

#include "backend/leads/leads.h"

using namespace standdienst;
using namespace standdienst::test;

namespace {

const FairId fairId{"test-fair"};

std::vector<std::string> namesOf(const json::object& page) {
    std::vector<std::string> names;
    for (const auto& lead : page.at("leads").as_array())
        names.emplace_back(lead.at("contact").at("family_name").as_string());
    return names;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("leads: a page is shaped as the console expects it") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.start();
    visit.interest(Reason::Information, {"pumps", "valves"});
    visit.give();
    visit.contact(person("Jürgen", "Müller"));
    device.pushNew();
    const auto page = listLeads(*world.store, fairId, {}).value();
    CHECK(page.at("next").is_null());
    CHECK(page.at("total") == 1);
    CHECK(page.at("total_capped") == false);
    CHECK(page.at("position") == 5);
    const std::string now = toRfc3339(world.clock.utc());
    CHECK(page.at("leads").at(0) ==
          json::object{
              {"visit", toString(visit.id)},
              {"position", 5},
              {"received_at", now},
              {"topics", {"pumps", "valves"}},
              {"played", false},
              {"outcome", nullptr},
              {"disposition", nullptr},
              {"at", now},
              {"reason", "information"},
              {"language", "de"},
              {"device", toString(device.info().id)},
              {"device_name", "Kiosk 1"},
              {"contact",
               {{"given_name", "Jürgen"}, {"family_name", "Müller"}, {"email", "someone@example.org"}}},
              {"channels", {"email"}},
              {"probability", nullptr},
              {"company", nullptr}});
    visit.end(Outcome::TimedOut);
    device.pushNew();
    const auto ended = listLeads(*world.store, fairId, {}).value();
    CHECK(ended.at("leads").at(0).at("outcome") == "timed_out");
    CHECK(ended.at("leads").at(0).at("position") == 5); // its place in the list stays
}

TEST_CASE("leads: filters, search and pages") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    for (const char* name : {"Adler", "Berger"})
        TestVisit(world, device).lead(person("Kim", name), Reason::Advice);
    for (const char* name : {"Çelik", "Dörfler", "Émile"})
        TestVisit(world, device).lead(person("Kim", name), Reason::Information);
    device.pushNew();
    const auto list = [&](LeadQuery query) {
        return listLeads(*world.store, fairId, query).value();
    };
    CHECK(namesOf(list({})) == Names{"Émile", "Dörfler", "Çelik", "Berger", "Adler"});
    CHECK(namesOf(list({.reason = "advice"})) == Names{"Berger", "Adler"});
    CHECK(namesOf(list({.words = "kim cel"})) == Names{"Çelik"});
    CHECK(namesOf(list({.topic = "valves"})).empty());
    const auto first = list({.limit = 2});
    CHECK(namesOf(first) == Names{"Émile", "Dörfler"});
    CHECK(first.at("total") == 5);
    const auto second = list({.limit = 2, .before = std::string(first.at("next").as_string())});
    CHECK(namesOf(second) == Names{"Çelik", "Berger"});
    const auto last = list({.limit = 2, .before = std::string(second.at("next").as_string())});
    CHECK(namesOf(last) == Names{"Adler"});
    CHECK(last.at("next").is_null());
    CHECK_FALSE(last.contains("total")); // it was said with the first page
    for (const LeadQuery& bad : {LeadQuery{.reason = "nonsense"}, LeadQuery{.limit = 0},
                                 LeadQuery{.limit = 201}, LeadQuery{.before = "x"}, LeadQuery{.before = "-1"},
                                 LeadQuery{.words = "\xff"}, LeadQuery{.words = std::string(201, 'x')}}) {
        const auto answer = listLeads(*world.store, fairId, bad);
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == Code::Malformed);
    }
}

TEST_CASE("leads: the total stops at a thousand, of a search at five hundred") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    world.store
        ->writeAndWait([&](Writer& writer) -> Result<void> {
            for (std::uint64_t i = 1; i <= 1001; ++i) {
                const VisitId visit{makeUuid7(world.clock.utc(), world.random)};
                writer.putContact(fairId, {visit, {i}, UtcTime{}, true, person("Kim", "Lee")});
                writer.putDocument(fairId,
                                   {{Kind::Lead, toString(visit)}, Scope::office(), {i}, false, "{}"});
                writer.putLead(fairId, {visit, "advice", {}});
            }
            return {};
        })
        .value();
    const auto page = listLeads(*world.store, fairId, {}).value();
    CHECK(page.at("total") == 1000);
    CHECK(page.at("total_capped") == true);
    CHECK(page.at("leads").as_array().size() == 50);
    const auto found = listLeads(*world.store, fairId, {.words = "kim lee"}).value();
    CHECK(found.at("total") == 500);
    CHECK(found.at("total_capped") == true);
}

TEST_CASE("leads: an answer ends where much was looked at, says how far it came, and goes on from there") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world);
    for (const char* name : {"Adler", "Berger", "Celik", "Dorn"})
        TestVisit(world, device).lead(person("Kim", name), Reason::Advice);
    device.pushNew();
    // Both begin words of everybody's contact, and stand in nobody's.
    LeadQuery query{.words = "kimberly", .effort = 1};
    Names found;
    std::size_t parts = 0;
    for (;; ++parts) {
        const auto page = listLeads(*world.store, fairId, query).value();
        for (const std::string& name : namesOf(page))
            found.push_back(name);
        if (parts == 0) {
            CHECK(page.at("total") == 0);
            CHECK(page.at("total_capped") == true);
        }
        if (page.at("next").is_null()) {
            CHECK_FALSE(page.contains("searched_to"));
            break;
        }
        REQUIRE(parts < 10);
        query.before = std::string(page.at("next").as_string());
        CHECK(std::to_string(page.at("searched_to").to_number<std::uint64_t>()) == query.before);
    }
    CHECK(found.empty());
    CHECK(parts >= 3);

    // A full page needs no more than its cursor.
    const auto full = listLeads(*world.store, fairId, {.words = "kim", .limit = 2, .effort = 1}).value();
    CHECK(namesOf(full) == Names{"Dorn", "Celik"});
    CHECK(full.at("next").is_string());
    CHECK_FALSE(full.contains("searched_to"));
}

TEST_CASE("leads: one lead tells its story, and is gone when its consent is") {
    World world;
    REQUIRE(world.fairs->import(smallFair()));
    TestDevice device(world, "Kiosk at the entrance");
    TestVisit visit(world, device);
    visit.start();
    visit.interest();
    visit.interest(Reason::Advice, {"valves"});
    visit.give();
    visit.contact(person("Ann", "Lee"));
    visit.end();
    device.pushNew();
    const auto lead = oneLead(*world.store, fairId, visit.id).value();
    CHECK(lead.at("lead").at("contact").at("family_name") == "Lee");
    CHECK(lead.at("lead").at("topics") == json::array{"valves"});
    CHECK(lead.at("device") ==
          json::object{{"id", toString(device.info().id)}, {"name", "Kiosk at the entrance"}});
    CHECK(lead.at("position") == 7);
    REQUIRE(lead.at("consents").as_array().size() == 1);
    CHECK(lead.at("consents").at(0).at("purpose") == "follow-up");
    const auto& story = lead.at("story").as_array();
    REQUIRE(story.size() == 6);
    CHECK(story[0].at("type") == "visit.started");
    CHECK(story[1].at("topics") == json::array{"pumps"});
    CHECK(story[2].at("topics") == json::array{"valves"});
    CHECK(story[3].at("wording") == "1");
    CHECK(story[3].at("received_at") == json::value(toRfc3339(world.clock.utc())));
    CHECK(story[5].at("outcome") == "finished");
    visit.withdraw();
    device.pushNew();
    const auto gone = oneLead(*world.store, fairId, visit.id);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == Code::NotFound);
    CHECK(listLeads(*world.store, fairId, {}).value().at("total") == 0);
    CHECK_FALSE(oneLead(*world.store, fairId, {makeUuid7(world.clock.utc(), world.random)}));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/support/world.h"

#include "backend/accounts/accounts.h"
#include "backend/floor/staff.h"
#include "backend/leads/leads.h"
#include "backend/visits/visits.h"

#include <algorithm>
#include <iterator>

using namespace standdienst;
using namespace standdienst::test;
using namespace std::chrono_literals;

namespace {

const FairId fairId{"test-fair"};

struct VisitsWorld : World {
    VisitsWorld() {
        REQUIRE(fairs->import(smallFair()));
        Accounts accounts(*store, clock, random);
        Staff staff(*store, *fairs, clock, random);
        ann = staff.today(accounts.add("ann", Role::Sales).value().user.id).value();
        bob = staff.today(accounts.add("bob", Role::Sales).value().user.id).value();
    }
    Visits visits() { return {*store, *fairs, *ingest, clock}; }
    json::object list(const VisitQuery& query = {}) { return visits().list(query).value(); }
    json::object give(const VisitId& visit, std::optional<Disposition> disposition, const StaffId& by,
                      std::optional<Position> seen = {}) {
        return visits().give({{visit, disposition, by}, seen}).value();
    }

    StaffId ann;
    StaffId bob;
};

using Ids = std::vector<std::string>;

Ids idsOf(const json::object& page) {
    Ids ids;
    for (const auto& visit : page.at("visits").as_array())
        ids.emplace_back(visit.at("visit").as_string());
    return ids;
}

std::optional<Code> codeOf(const Result<json::object>& result) {
    return result ? std::nullopt : std::optional(result.error().code);
}

} // namespace

TEST_CASE("visits: each of the day's visits is there with what came of it, contacts only of leads") {
    VisitsWorld world;
    TestDevice device(world);
    TestVisit lead(world, device);
    lead.lead(person("Ann", "Lee"), Reason::Advice, {"pumps"});
    const std::string leadAt = toRfc3339(world.clock.utc());
    device.pushNew();
    world.clock.advance(2min);
    TestVisit hunter(world, device);
    hunter.start(true);
    const std::string hunterAt = toRfc3339(world.clock.utc());
    world.clock.advance(20s);
    hunter.end(Outcome::Left);
    device.pushNew();
    const auto page = world.list();
    CHECK(page.at("day") == "2026-11-22");
    CHECK(page.at("previous_day").is_null());
    CHECK(page.at("next_day").is_null());
    CHECK(page.at("next").is_null());
    CHECK(page.at("total") == 2);
    CHECK(page.at("given") == 0);
    CHECK(page.at("total_capped") == false);
    CHECK(page.at("position") == 8);
    REQUIRE(page.at("visits").as_array().size() == 2);
    CHECK(page.at("visits").at(0) == json::object{{"visit", toString(hunter.id)},
                                                  {"position", 7},
                                                  {"at", hunterAt},
                                                  {"received_at", toRfc3339(world.clock.utc())},
                                                  {"seconds", 20},
                                                  {"reason", nullptr},
                                                  {"topics", json::array()},
                                                  {"played", true},
                                                  {"outcome", "left"},
                                                  {"language", "de"},
                                                  {"device", toString(device.info().id)},
                                                  {"device_name", "Kiosk 1"},
                                                  {"lead", false},
                                                  {"company", nullptr},
                                                  {"disposition", nullptr},
                                                  {"probability", nullptr}});
    const auto& first = page.at("visits").at(1).as_object();
    CHECK(first.at("lead") == true);
    CHECK(first.at("contact").at("family_name") == "Lee");
    CHECK(first.at("reason") == "advice");
    CHECK(first.at("topics") == json::array{"pumps"});
    CHECK(first.at("at") == json::value(leadAt));
    CHECK(first.at("seconds") == 0);

    // A consent that is taken back takes the contact with it, and the visit stays.
    lead.withdraw();
    device.pushNew();
    const auto after = world.list();
    CHECK(after.at("total") == 2);
    CHECK(after.at("visits").at(1).at("lead") == false);
    CHECK_FALSE(after.at("visits").at(1).as_object().contains("contact"));
}

TEST_CASE("visits: days are those of the fair's time zone, and lead to the nearest that have visits") {
    VisitsWorld world; // 09:00 UTC on 22 November, 10:00 in Berlin
    TestDevice device(world);
    TestVisit morning(world, device);
    morning.start();
    world.clock.advance(13h + 59min);
    TestVisit late(world, device); // 23:59 in Berlin
    late.start();
    world.clock.advance(2min);
    TestVisit next(world, device); // 00:01 in Berlin, and 22 November still in Greenwich
    next.start();
    world.clock.advance(48h);
    TestVisit last(world, device);
    last.start();
    device.pushNew();
    const auto first = world.list({.day = "2026-11-22"});
    CHECK(idsOf(first) == Ids{toString(late.id), toString(morning.id)});
    CHECK(first.at("previous_day").is_null());
    CHECK(first.at("next_day") == "2026-11-23");
    const auto second = world.list({.day = "2026-11-23"});
    CHECK(idsOf(second) == Ids{toString(next.id)});
    CHECK(second.at("previous_day") == "2026-11-22");
    CHECK(second.at("next_day") == "2026-11-25");
    const auto none = world.list({.day = "2026-11-24"});
    CHECK(idsOf(none).empty());
    CHECK(none.at("total") == 0);
    CHECK(none.at("previous_day") == "2026-11-23");
    CHECK(none.at("next_day") == "2026-11-25");
    CHECK(world.list().at("day") == "2026-11-25"); // the last that has any
}

TEST_CASE("visits: a kiosk that believes in 1970 has its visits listed when they arrive") {
    VisitsWorld world;
    TestDevice device(world);
    Event event = device.envelope(types::visitStarted);
    const VisitId visit{makeUuid7(world.clock.utc(), world.random)};
    event.deviceTime = {};
    event.body = toBody(VisitStarted{visit, "de", 1, false});
    device.entries.push_back({writeRecord(event), {}});
    device.pushNew();
    const auto page = world.list();
    CHECK(page.at("day") == "2026-11-22");
    CHECK(idsOf(page) == Ids{toString(visit)});
    CHECK(page.at("visits").at(0).at("at") == "1970-01-01T00:00:00.000Z"); // as the kiosk said it
    CHECK(page.at("visits").at(0).at("received_at") == json::value(toRfc3339(world.clock.utc())));
}

TEST_CASE("visits: pages follow each other whatever arrives, and filters keep to what was found") {
    VisitsWorld world;
    TestDevice device(world);
    std::vector<VisitId> begun;
    for (int i = 0; i < 7; ++i) {
        TestVisit visit(world, device);
        visit.start();
        begun.push_back(visit.id);
        if (i % 2)
            world.clock.advance(1min); // two of them in the same moment
    }
    device.pushNew();
    world.give(begun[1], Disposition::Hot, world.ann);
    world.give(begun[4], Disposition::None, world.bob);
    const auto ids = [&](std::initializer_list<std::size_t> which) {
        Ids wanted;
        for (const std::size_t i : which)
            wanted.push_back(toString(begun[i]));
        return wanted;
    };
    const auto all = world.list();
    CHECK(idsOf(all) == ids({6, 5, 4, 3, 2, 1, 0}));
    CHECK(all.at("total") == 7);
    CHECK(all.at("given") == 2);
    CHECK(idsOf(world.list({.disposition = "open"})) == ids({6, 5, 3, 2, 0}));
    CHECK(idsOf(world.list({.disposition = "given"})) == ids({4, 1}));
    CHECK(idsOf(world.list({.disposition = "hot"})) == ids({1}));
    CHECK(idsOf(world.list({.disposition = "none"})) == ids({4}));
    CHECK(idsOf(world.list({.disposition = "warm"})).empty());
    CHECK(world.list({.disposition = "warm"}).at("total") == 7); // of the day, whatever is shown of it

    Ids paged;
    std::string before;
    do {
        const auto page = world.list({.limit = 2, .before = before});
        std::ranges::copy(idsOf(page), std::back_inserter(paged));
        before = page.at("next").is_null() ? "" : std::string(page.at("next").as_string());
        TestVisit arriving(world, device);
        arriving.start();
        device.pushNew();
    } while (!before.empty());
    CHECK(paged == ids({6, 5, 4, 3, 2, 1, 0}));
    for (const VisitQuery& bad :
         {VisitQuery{.day = "yesterday"}, VisitQuery{.disposition = "lukewarm"}, VisitQuery{.limit = 0},
          VisitQuery{.limit = 201}, VisitQuery{.before = "x"}, VisitQuery{.before = "1"},
          VisitQuery{.before = "1-"}, VisitQuery{.before = "1-2-3"},
          VisitQuery{.before = "1-99999999999999999999"}})
        CHECK(codeOf(world.visits().list(bad)) == Code::Malformed);
}

TEST_CASE("visits: the last answer stands, whoever gave it, and the story tells all of them") {
    VisitsWorld world;
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.lead(person("Kim", "Lee"));
    device.pushNew();
    const auto seen = world.position();
    const auto hot = world.give(visit.id, Disposition::Hot, world.ann, seen);
    CHECK(hot.at("visit").at("disposition") == "hot");
    CHECK(hot.at("visit").at("disposition_by") == json::object{{"id", toString(world.ann)}, {"name", "ann"}});
    CHECK(hot.at("visit").at("disposition_at") == json::value(toRfc3339(world.clock.utc())));
    CHECK(hot.at("position") == seen.value + 1);
    world.give(visit.id, Disposition::Cold, world.bob, seen); // without having seen Ann's
    world.give(visit.id, Disposition::Warm, world.ann, world.position());

    const auto one = world.visits().one(visit.id).value();
    CHECK(one.at("visit").at("disposition") == "warm");
    const auto& story = one.at("story").as_array();
    REQUIRE(story.size() == 8);
    CHECK(story[4].at("type") == "visit.ended");
    CHECK(story[5].at("type") == "disposition.given");
    CHECK(story[5].at("disposition") == "hot");
    CHECK(story[5].at("by").at("name") == "ann");
    CHECK_FALSE(story[5].as_object().contains("crossed"));
    CHECK(story[6].at("disposition") == "cold");
    CHECK(story[6].at("by").at("name") == "bob");
    CHECK(story[6].at("crossed") == true);
    CHECK_FALSE(story[7].as_object().contains("crossed"));

    const auto lead = oneLead(*world.store, fairId, visit.id).value();
    CHECK(lead.at("lead").at("disposition") == "warm");
    CHECK(lead.at("story") == one.at("story"));
    const auto listed = [&](const std::string& disposition) {
        return listLeads(*world.store, fairId, {.disposition = disposition}).value().at("total");
    };
    CHECK(listed("warm") == 1);
    CHECK(listed("cold") == 0);
    CHECK(listed("open") == 0);
    CHECK(listLeads(*world.store, fairId, {}).value().at("leads").at(0).at("disposition") == "warm");
    CHECK(listLeads(*world.store, fairId, {.words = "kim", .disposition = "warm"}).value().at("total") == 1);
    CHECK(listLeads(*world.store, fairId, {.words = "kim", .disposition = "hot"}).value().at("total") == 0);
    CHECK(listLeads(*world.store, fairId, {.topic = "pumps", .disposition = "warm"}).value().at("total") ==
          1);
    CHECK(listLeads(*world.store, fairId, {.topic = "pumps", .disposition = "hot"}).value().at("total") == 0);
    CHECK(listLeads(*world.store, fairId, {.reason = "information", .disposition = "warm"})
              .value()
              .at("total") == 0);
    CHECK(codeOf(listLeads(*world.store, fairId, {.disposition = "given"})) == Code::Malformed);

    world.give(visit.id, std::nullopt, world.bob);
    CHECK(world.visits().one(visit.id).value().at("visit").at("disposition").is_null());
    CHECK_FALSE(world.visits().one(visit.id).value().at("visit").as_object().contains("disposition_by"));
    CHECK(oneLead(*world.store, fairId, visit.id).value().at("lead").at("disposition").is_null());
    CHECK(listed("open") == 1);
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("visits: asking twice says it once, and a colleague who agrees is heard") {
    VisitsWorld world;
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.start();
    device.pushNew();
    const auto before = world.position().value;
    world.give(visit.id, std::nullopt, world.ann); // nothing to take back
    CHECK(world.position().value == before);
    world.give(visit.id, Disposition::Hot, world.ann);
    world.give(visit.id, Disposition::Hot, world.ann);
    CHECK(world.position().value == before + 1);
    world.give(visit.id, Disposition::Hot, world.bob);
    CHECK(world.position().value == before + 2);
    world.give(visit.id, std::nullopt, world.ann);
    world.give(visit.id, std::nullopt, world.bob);
    CHECK(world.position().value == before + 3);
}

TEST_CASE("visits: what is not known here cannot be judged") {
    VisitsWorld world;
    TestDevice device(world);
    TestVisit visit(world, device);
    const auto before = world.position();
    const auto unknown = world.visits().give({{visit.id, Disposition::Hot, world.ann}, {}});
    CHECK(codeOf(unknown) == Code::NotFound);
    CHECK(unknown.error().detail.find("no such visit") != std::string::npos);
    CHECK(codeOf(world.visits().one(visit.id)) == Code::NotFound);
    CHECK(world.position() == before);
    visit.start();
    device.pushNew();
    CHECK(codeOf(world.visits().give({{visit.id, Disposition::Hot, world.ann}, Position{99}})) ==
          Code::Malformed);
    CHECK(world.visits().give({{visit.id, Disposition::Hot, world.ann}, world.position()}));
}

TEST_CASE("visits: the journal names people by an id that is nobody's name") {
    VisitsWorld world;
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.start();
    device.pushNew();
    world.give(visit.id, Disposition::Hot, world.ann, world.position());
    const auto records =
        world.read<std::vector<StoredEvent>>([](Reader& reader) { return reader.events(fairId, {}, 100); });
    const Event event = parseRecord(records.back().record).value();
    CHECK(event.type == types::dispositionGiven);
    CHECK(event.writer == world.keys.writer);
    CHECK(event.booth.value == "main");
    CHECK(event.basedOn == Position{2});
    CHECK(event.body ==
          json::object{{"visit", toString(visit.id)}, {"disposition", "hot"}, {"by", toString(world.ann)}});
    for (const auto& stored : records)
        CHECK(stored.record.find("\"ann\"") == std::string::npos);
}

TEST_CASE("visits: a device hears nothing of what was found of its visits") {
    VisitsWorld world;
    TestDevice device(world);
    TestVisit visit(world, device);
    visit.lead(person("Kim", "Lee"));
    device.pushNew();
    const auto first = device.pull();
    const std::string cursor(first.at("cursor").as_string());
    std::vector<std::string> told;
    world.ingest->setListener([&](const FairId&, Position, const std::vector<Scope>& scopes) {
        for (const Scope& scope : scopes)
            told.push_back(scope.value);
    });
    world.give(visit.id, Disposition::Hot, world.ann);
    CHECK(told == std::vector<std::string>{"office"});
    CHECK(device.pull(cursor).at("documents").as_array().empty());
    const auto whole = device.pull();
    CHECK(whole.at("documents") == first.at("documents"));
    const std::string text = json::serialize(whole.at("documents"));
    CHECK(text.find("disposition") == std::string::npos);
    CHECK(text.find(toString(world.ann)) == std::string::npos);
}

TEST_CASE("visits: before there is a fair the list is empty") {
    World world;
    Visits visits(*world.store, *world.fairs, *world.ingest, world.clock);
    const auto page = visits.list({}).value();
    CHECK(page.at("visits").as_array().empty());
    CHECK(page.at("total") == 0);
    CHECK(page.at("day") == "2026-11-22");
    CHECK(codeOf(visits.give({{{makeUuid7({}, world.random)}, Disposition::Hot, {}}, {}})) == Code::NotFound);
}

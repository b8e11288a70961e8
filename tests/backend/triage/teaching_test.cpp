// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"

#include "tests/backend/triage/looked_fair.h"

#include "backend/accounts/accounts.h"
#include "backend/floor/staff.h"

using namespace standdienst;
using namespace standdienst::test;
using namespace std::chrono_literals;

namespace {

ModelFile exportOf(LookedFair& world) {
    auto file = world.teaching().exported();
    REQUIRE(file);
    auto read = readModelFile(toText(*file));
    REQUIRE(read);
    return std::move(*read);
}

// A fair that was taught the contrary of the program's table, as its file.
ModelFile contrary(int visits) {
    LookedFair world(FairState::Open, 7);
    TestDevice device(world);
    world.teachContrary(device, visits);
    return exportOf(world);
}

double probability(const Learner& learner, const Facts& facts) {
    return learner.score(facts).probability;
}

} // namespace

TEST_CASE("teaching: a reset returns to the prior, and the dispositions stay") {
    LookedFair world;
    TestDevice device(world);
    world.teachContrary(device, 12);
    const double before = probability(expertPrior().begin(), LookedFair::leaving());
    CHECK(probability(world.scoring(), LookedFair::leaving()) > before + 0.1);
    const auto version = world.training().at("version").to_number<std::uint64_t>();
    const auto done = world.teaching().reset(false);
    REQUIRE(done);
    CHECK(done->at("forgotten") == 12);
    CHECK(done->at("version") == version + 1);
    CHECK(done->at("prior") == "expert");
    CHECK(probability(world.scoring(), LookedFair::leaving()) == Approx(before).margin(1e-6));
    CHECK(world.training().at("labels") == 0);
    CHECK(world.report().at("all").at("labels") == 12); // the dispositions, and what devices foresaw
    CHECK(world.report().at("changed").at("labels_after") == 0);
    CHECK(world.teaching().reset(false)->at("forgotten") == 0);
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("teaching: what is found after a reset counts, and so does an old visit that is looked at again") {
    LookedFair world;
    TestDevice device(world);
    const auto first = world.visit(device, LookedFair::scored(LookedFair::asking()));
    const auto second = world.visit(device, LookedFair::scored(LookedFair::asking()));
    device.pushNew();
    world.find(first, Disposition::Hot);
    world.find(second, Disposition::Hot);
    REQUIRE(world.teaching().reset(false)->at("forgotten") == 2);
    world.find(first, Disposition::Cold);
    CHECK(exportOf(world).history.size() == 1);
    CHECK_FALSE(exportOf(world).history.front().prospect);
    world.find(first, std::nullopt);
    CHECK(world.teaching().reset(false)->at("forgotten") == 0);
}

TEST_CASE("teaching: an imported model is the prior of another fair, tempered") {
    const ModelFile file = contrary(60);
    REQUIRE(file.history.size() == 60);
    CHECK(file.labels == 60);
    LookedFair world(FairState::Open, 2);
    const auto done = world.teaching().import({file.model, file.name, false});
    REQUIRE(done);
    CHECK(done->at("prior") == "import");
    CHECK(done->at("from") == "Fair (de)");
    CHECK(done->at("forgotten") == 0);
    const Facts facts = LookedFair::leaving();
    const Learner taught = Learner::fromBytes(file.model).value();
    const double own = probability(expertPrior().begin(), facts);
    const double there = probability(taught, facts);
    const double here = probability(world.scoring(), facts);
    CHECK(here > own);   // it knows what the other fair found
    CHECK(here < there); // and believes it less
    CHECK(world.scoring().score(facts).error > taught.score(facts).error);
    CHECK(here == Approx(probability(Prior::fromModel(file.model)->begin(), facts)).margin(1e-6));
    CHECK(world.document(Kind::Model, std::string(models::incoming)).empty());
    CHECK(world.rebuildDifferences().empty());
    // From there it learns on, returns there, and forgets it where it is told to.
    TestDevice device(world);
    world.teachContrary(device, 4);
    CHECK(world.report().at("model").at("prior_from") == "Fair (de)");
    CHECK(world.teaching().reset(false)->at("prior") == "import");
    CHECK(probability(world.scoring(), facts) == Approx(here).margin(1e-6));
    CHECK(world.teaching().reset(true)->at("prior") == "expert");
    CHECK(probability(world.scoring(), facts) == Approx(own).margin(1e-6));
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("teaching: an import where dispositions taught something wants to be told so") {
    const ModelFile file = contrary(12);
    LookedFair world(FairState::Open, 3);
    TestDevice device(world);
    world.teachContrary(device, 2);
    const auto position = world.position();
    const auto refused = world.teaching().import({file.model, file.name, false});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::Conflict);
    CHECK(refused.error().detail.find("2 dispositions") != std::string::npos);
    CHECK(refused.error().detail.find("--anew") != std::string::npos);
    CHECK(world.position() == position);
    const auto done = world.teaching().import({file.model, file.name, true});
    REQUIRE(done);
    CHECK(done->at("forgotten") == 2);

    CHECK(exportOf(world).history.empty());
    CHECK(world.report().at("all").at("labels") == 2);
}

TEST_CASE("teaching: an import that is refused writes nothing") {
    LookedFair world;
    const auto position = world.position();
    CHECK(codeOf(world.teaching().import({"no model", "Fair", false})) == Code::Malformed);
    CHECK(codeOf(world.teaching().import({std::string(limits::triageModelBytes, 'x'), "Fair", false})) ==
          Code::TooLarge);
    std::string later = expertPrior().begin().toBytes();
    later[4] = 99;
    CHECK(codeOf(world.teaching().import({later, "Fair", false})) == Code::NewerVersion);
    CHECK(world.position() == position);
    World empty;
    Teaching teaching(*empty.store, *empty.fairs, *empty.ingest, empty.clock, empty.random);
    CHECK(codeOf(teaching.reset(false)) == Code::NotFound);
    CHECK(codeOf(teaching.report("")) == Code::NotFound);
    CHECK_FALSE(teaching.exported());
}

TEST_CASE("teaching: an import that was cut off is replaced by the next one") {
    const ModelFile file = contrary(12);
    LookedFair world(FairState::Open, 4);
    const Uuid cut = makeUuid7(world.clock.utc(), world.random);
    REQUIRE(world.ingest->append({"test-fair"}, {"main"}, types::triagePart,
                                 toBody(TriagePart{cut, 0, file.model.substr(0, 1000)})));
    const double own = probability(expertPrior().begin(), LookedFair::leaving());
    REQUIRE(world.teaching().import({file.model, file.name, false}));
    CHECK(probability(world.scoring(), LookedFair::leaving()) > own);
    CHECK(world.rebuildDifferences().empty());
}

TEST_CASE("teaching: nothing in an export tells who anybody is") {
    LookedFair world;
    Accounts accounts(*world.store, world.clock, world.random);
    const AccountId erika = accounts.add("erika-at-the-stand", Role::Sales).value().user.id;
    world.staff[0] = Staff(*world.store, *world.fairs, world.clock, world.random).today(erika).value();
    TestDevice device(world, "Kiosk of Hannelore");
    TestVisit lead(world, device);
    lead.lead(person("Theodora", "Unforgettable", "Quartz & Daughters"), Reason::Advice, {"pumps"});
    VisitScored scored = LookedFair::scored(LookedFair::asking());
    scored.visit = lead.id;
    device.append(types::visitScored, toBody(scored));
    device.pushNew();
    world.find(lead.id, Disposition::Hot);
    const auto file = world.teaching().exported();
    REQUIRE(file);
    REQUIRE(file->history.size() == 1);
    const std::string text = toText(*file);
    REQUIRE(text.find("\"reason\":\"advice\"") != std::string::npos);
    for (const std::string& secret :
         {std::string("Theodora"), std::string("Unforgettable"), std::string("Quartz"),
          std::string("someone@"), std::string("example.org"), std::string("erika"), std::string("Hannelore"),
          toString(world.staff[0]), toString(erika), toString(lead.id), toString(lead.consent),
          toString(device.info().id), toString(world.keys.writer)}) {
        CAPTURE(secret);
        CHECK(text.find(secret) == std::string::npos);
        CHECK(file->model.find(secret) == std::string::npos);
    }
}

TEST_CASE("teaching: what was found in a trial is marked so") {
    LookedFair world(FairState::Trial);
    TestDevice device(world);
    const auto played = world.visit(device, LookedFair::scored(LookedFair::asking()), "de", true);
    const auto tried = world.visit(device, LookedFair::scored(LookedFair::leaving()));
    device.pushNew();
    world.find(played, Disposition::Hot);
    world.find(tried, Disposition::None);
    auto file = exportOf(world);
    REQUIRE(file.history.size() == 2);
    CHECK(file.history[0].rehearsed);
    CHECK(file.history[1].rehearsed);
    world.clock.advance(1min);
    REQUIRE(world.fairs->import(smallFair(FairState::Open)));
    CHECK(exportOf(world).history.empty()); // forgotten when it opened
    world.clock.advance(1min);
    const auto real = world.visit(device, LookedFair::scored(LookedFair::asking()));
    device.pushNew();
    world.find(real, Disposition::Warm);
    file = exportOf(world);
    REQUIRE(file.history.size() == 1);
    CHECK_FALSE(file.history[0].rehearsed);
}

TEST_CASE("teaching: a label by lot stands for more visits, as far as the learner takes it") {
    LookedFair world;
    TestDevice device(world);
    const auto near =
        world.visit(device, LookedFair::scored(LookedFair::asking(), {Lane::Prospect, true, 0.25}));
    world.clock.advance(1min);
    const auto far =
        world.visit(device, LookedFair::scored(LookedFair::leaving(), {Lane::Prospect, true, 0.03}));
    device.pushNew();
    world.find(near, Disposition::Hot);
    world.find(far, Disposition::None);
    const auto file = exportOf(world);
    REQUIRE(file.history.size() == 2);
    CHECK(file.history[0].weight == 4);
    CHECK(file.history[1].weight == Learner::largestWeight);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/fold/disposition.h"
#include "core/fold/fold.h"
#include "core/fold/learning.h"
#include "core/fold/visit.h"
#include "core/triage/expert_prior.h"
#include "core/triage/visit_facts.h"
#include "tests/catch.h"
#include "tests/core/fold/memory_documents.h"

#include <cmath>

using namespace standdienst;

namespace {

Facts advice() {
    VisitSummary visit;
    visit.reasons = {Reason::Advice};
    visit.topics = {"pumps"};
    visit.hour = 10;
    return visitFacts(visit);
}

Facts passing() {
    VisitSummary visit;
    visit.left = true;
    visit.arrivals = 20;
    visit.hour = 10;
    return visitFacts(visit);
}

// A fair whose visits are scored by devices and looked at by people.
struct World {
    Event event(std::string_view type, json::object body, const WriterId& writer) {
        Event e;
        e.id = {makeUuid7({}, random)};
        e.writer = writer;
        e.fair = {"sample"};
        e.booth = {"b12"};
        e.type = type;
        e.deviceTime = UtcTime{std::chrono::milliseconds{++ticks * 1000}};
        e.body = std::move(body);
        return e;
    }
    VisitId newVisit() { return {makeUuid7(UtcTime{std::chrono::milliseconds{++ticks * 1000}}, random)}; }
    Event started(const VisitId& visit) {
        return event(types::visitStarted, toBody(VisitStarted{visit, "de", 1, false}), device);
    }
    Event scored(const VisitId& visit, const Facts& facts, LaneDecision lane = {}) {
        const Score score = expertPrior().begin().score(facts);
        return event(types::visitScored, toBody(visitScored(visit, {}, facts, score, lane)), device);
    }
    Event found(const VisitId& visit, std::optional<Disposition> disposition, const StaffId& by) {
        return event(types::dispositionGiven, toBody(DispositionGiven{visit, disposition, by}), backend);
    }
    void see(const Event& event) {
        const auto folded = fold(event, documents);
        INFO((folded ? "" : folded.error().detail));
        REQUIRE(folded);
    }
    VisitId looked(const Facts& facts, Disposition disposition) {
        const VisitId visit = newVisit();
        see(started(visit));
        see(scored(visit, facts));
        see(found(visit, disposition, ann));
        return visit;
    }
    json::object body(Kind kind, std::string_view id) const {
        const auto at = documents.documents.find({kind, std::string(id)});
        return at == documents.documents.end() ? json::object() : at->second.body;
    }
    json::object training() const { return body(Kind::Model, models::training); }
    ScoringModel scoring() const { return *scoringModel(body(Kind::Model, models::scoring)); }

    SeededRandom random{17};
    WriterId device{makeUuid7({}, random)};
    WriterId backend{makeUuid7({}, random)};
    StaffId ann{makeUuid7({}, random)};
    MemoryDocuments documents;
    int ticks = 0;
};

} // namespace

TEST_CASE("A score's body is read as it was written, and its reasons sum to it") {
    World world;
    const VisitId visit = world.newVisit();
    const Facts facts = advice();
    const Score score = expertPrior().begin().score(facts);
    const VisitScored scored = visitScored(visit, {3, 12}, facts, score, {Lane::Giveaway, false, 0.25});
    const auto read = visitScored(parseObject(json::serialize(toBody(scored))).value());
    REQUIRE(read);
    CHECK(read->model.version == 3);
    CHECK(read->model.labels == 12);
    CHECK(read->lane.lane == Lane::Giveaway);
    CHECK(read->lane.chance == 0.25);
    CHECK(read->facts.size() == facts.all().size());
    double sum = read->bias;
    for (const ScoredFact& fact : read->facts)
        sum += fact.logit;
    CHECK(std::abs(sum - read->logit) < 1e-9);
    CHECK(toBody(*read) == toBody(scored));
    CHECK(factsOf(*read).all().size() == facts.all().size());
}

TEST_CASE(
    "A score that is read and written again stays the same byte for byte, whatever digits a device sends") {
    World world;
    const VisitId visit = world.newVisit();
    SeededRandom random(23);
    for (int i = 0; i < 500; ++i) {
        Facts facts = advice();
        facts.number("hour", static_cast<double>(random.below(1u << 30)) / 12345678.9);
        json::object body = toBody(visitScored(visit, {}, facts, expertPrior().begin().score(facts), {}));
        body["error"] = static_cast<double>(random.below(1ull << 62)) / static_cast<double>(1ull << 62);
        auto once = toBody(*visitScored(body));
        const std::string text = json::serialize(once);
        CHECK(json::serialize(toBody(*visitScored(*parseObject(text)))) == text);
        CHECK(*parseObject(text) == once);
    }
}

TEST_CASE("A score that cannot be is refused by the name of its field") {
    World world;
    const json::object good =
        toBody(visitScored(world.newVisit(), {}, advice(), expertPrior().begin().score(advice()), {}));
    REQUIRE(visitScored(good));
    const auto refused = [&good](auto change, std::string_view name) {
        json::object body = good;
        change(body);
        const auto read = visitScored(body);
        REQUIRE_FALSE(read);
        CHECK(read.error().detail.find(name) != std::string::npos);
    };
    refused([](auto& b) { b["logit"] = b.at("logit").as_double() + 0.1; }, "sum");
    refused([](auto& b) { b["error"] = -1; }, "error");
    refused([](auto& b) { b["error"] = "much"; }, "error");
    refused([](auto& b) { b["chance"] = 0; }, "chance");
    refused([](auto& b) { b["chance"] = 1.5; }, "chance");
    refused([](auto& b) { b["lane"] = "exit"; }, "lane");
    refused([](auto& b) { b["model"] = 3; }, "model");
    refused([](auto& b) { b["facts"] = 3; }, "facts");
    refused([](auto& b) { b["facts"].as_array()[0].as_object()["value"] = json::array(); }, "value");
    refused(
        [](auto& b) {
            b["facts"].as_array()[0].as_object()["fact"] = std::string(limits::triageName + 1, 'a');
        },
        "fact");
    refused([](auto& b) { b["facts"].as_array().resize(limits::visitFacts + 1, b["facts"].as_array()[0]); },
            "facts");
}

TEST_CASE("The largest visit's score fits an ordinary record") {
    VisitSummary visit;
    visit.reasons = {Reason::Information, Reason::Appointment};
    for (std::size_t i = 0; i < limits::visitTopics; ++i)
        visit.topics.push_back(std::to_string(100 + i) + std::string(61, 't'));
    visit.answers = {{"timeframe", "quarter"}, {"budget", std::nullopt}, {"role", "decides"}};
    visit.contact = VisitSummary::Contact{{}, true, true, EmailKind::Company};
    for (std::size_t i = 0; i < limits::fairPurposes; ++i)
        visit.contact->agreed[std::to_string(100 + i) + std::string(61, 'p')] = {Channel::Email,
                                                                                 Channel::Phone};
    visit.badge = "exhibitor";
    visit.returns = 3;
    visit.left = true;
    visit.hour = 10.123456789012345;
    World world;
    Learner learner = expertPrior().begin();
    for (int i = 0; i < 20; ++i)
        learner.learn(visitFacts(visit), i % 3 == 0);
    const Facts facts = visitFacts(visit);
    const auto event = world.event(types::visitScored,
                                   toBody(visitScored(world.newVisit(), {limits::largestInteger, 5}, facts,
                                                      learner.score(facts), {Lane::Giveaway, false, 0.25})),
                                   world.device);
    CHECK(writeRecord(event).size() < limits::ordinaryRecordBytes);
    CHECK(parseRecord(writeRecord(event)));
}

TEST_CASE("Dispositions move the next score, and devices are told") {
    World world;
    const double before = expertPrior().begin().score(advice()).probability;
    for (int i = 0; i < 6; ++i) {
        world.looked(advice(), Disposition::Hot);
        world.looked(passing(), Disposition::None);
    }
    const ScoringModel model = world.scoring();
    CHECK(model.version.labels == 12);
    CHECK(model.version.version == 12);
    CHECK(model.trusted);
    CHECK(model.learner.score(advice()).probability > before + 0.1);
    CHECK(world.documents.documents.at({Kind::Model, std::string(models::scoring)}).scope == Scope::fair());
    CHECK(world.documents.documents.at({Kind::Model, std::string(models::training)}).scope ==
          Scope::office());
    CHECK(textOr(world.training(), "verdict") == "few_labels");
}

TEST_CASE("Warm is a prospect, cold is none: what is taken back teaches nothing") {
    World world;
    const VisitId visit = world.looked(advice(), Disposition::Warm);
    const double warm = world.scoring().learner.score(advice()).logit;
    world.see(world.found(visit, Disposition::Cold, world.ann));
    const double cold = world.scoring().learner.score(advice()).logit;
    world.see(world.found(visit, std::nullopt, world.ann));
    const double nothing = world.scoring().learner.score(advice()).logit;
    CHECK(warm > nothing);
    CHECK(cold < nothing);
    CHECK(std::abs(nothing - expertPrior().begin().score(advice()).logit) < 1e-6);
}

TEST_CASE("A disposition before the score is learned with the score") {
    World world;
    const VisitId visit = world.newVisit();
    world.see(world.started(visit));
    world.see(world.found(visit, Disposition::Hot, world.ann));
    CHECK(world.training().empty());
    world.see(world.scored(visit, advice()));
    CHECK(world.scoring().version.labels == 1);
    // More became known later: it replaces what was learned before.
    VisitSummary more;
    more.reasons = {Reason::Appointment};
    world.see(world.scored(visit, visitFacts(more)));
    CHECK(world.scoring().version.labels == 1);
    World other;
    other.looked(visitFacts(more), Disposition::Hot);
    CHECK(world.scoring().learner.score(advice()).logit == other.scoring().learner.score(advice()).logit);
}

TEST_CASE("Who was led to a person against the score counts for all who were not") {
    World once;
    World weighed;
    for (auto* world : {&once, &weighed}) {
        const VisitId visit = world->newVisit();
        world->see(world->started(visit));
        const bool explored = world == &weighed;
        world->see(world->scored(visit, passing(), {Lane::Prospect, explored, explored ? 0.25 : 1.0}));
        world->see(world->found(visit, Disposition::Hot, world->ann));
    }
    CHECK(weighed.scoring().learner.score(passing()).logit >
          once.scoring().learner.score(passing()).logit + 0.1);
}

TEST_CASE("Another device's visit cannot be scored, and a visit that never began teaches nothing") {
    World world;
    const VisitId visit = world.newVisit();
    world.see(world.started(visit));
    Event foreign = world.scored(visit, advice());
    foreign.writer = {makeUuid7({}, world.random)};
    const auto refused = fold(foreign, world.documents);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::Forbidden);
    world.see(world.scored(visit, advice()));
    CHECK_FALSE(fold(foreign, world.documents));

    const VisitId unknown = world.newVisit();
    world.see(world.scored(unknown, advice()));
    world.see(world.found(unknown, Disposition::Hot, world.ann));
    CHECK(world.training().empty());
}

TEST_CASE("What a device may not know is kept with the score, and teaches nothing") {
    World world;
    World honest;
    for (auto* each : {&world, &honest}) {
        const VisitId visit = each->newVisit();
        each->see(each->started(visit));
        Facts facts = advice();
        if (each == &world) {
            facts.category("email.anna@example.org", "yes")
                .category("reason", "advice")
                .category("role", "Anna");
            facts.number("language", 3).category("topics", "many").category("topic.Anna Beispiel", "yes");
        }
        each->see(each->scored(visit, facts));
        each->see(each->found(visit, Disposition::Hot, each->ann));
    }
    CHECK(trainingOf(world.training())->learner().features() <=
          trainingOf(honest.training())->learner().features());
    CHECK(trainingOf(world.training())->toBytes().find("nna") == std::string::npos);
    const auto sent = *fromBase64(textOr(world.body(Kind::Model, models::scoring), "model"));
    CHECK(sent.find("nna") == std::string::npos);
}

TEST_CASE("The same events leave the same models, byte for byte") {
    std::vector<Event> events;
    World first;
    for (int i = 0; i < 90; ++i) {
        const VisitId visit = first.newVisit();
        events.push_back(first.started(visit));
        events.push_back(first.scored(visit, i % 3 == 0 ? advice() : passing()));
        events.push_back(first.found(visit, i % 3 == 0 ? Disposition::Hot : Disposition::None, first.ann));
    }
    for (const Event& event : events)
        first.see(event);
    World second;
    for (const Event& event : events)
        second.see(event);
    CHECK(first.documents.serialized() == second.documents.serialized());
    // After the first fifty labels not every one is sent to devices.
    CHECK(first.scoring().version.labels == 90);
    CHECK(first.scoring().version.version == 58);
}

TEST_CASE(
    "Batches of different devices that overtake each other move no probability by more than a hundredth") {
    World world;
    std::vector<std::vector<Event>> batches; // of one visit each: began, scored, found
    for (int i = 0; i < 150; ++i) {
        const VisitId visit = world.newVisit();
        const bool good = (i * 7) % 5 < 2;
        batches.push_back({world.started(visit), world.scored(visit, (i * 3) % 4 < 2 ? advice() : passing()),
                           world.found(visit, good ? Disposition::Hot : Disposition::Cold, world.ann)});
    }
    const auto run = [&batches](std::uint64_t seed) {
        auto order = batches;
        SeededRandom random(seed);
        for (std::size_t i = 0; seed > 0 && i + 20 <= order.size(); i += 20) {
            for (std::size_t k = 19; k > 0; --k)
                std::swap(order[i + k], order[i + random.below(k + 1)]);
        }
        MemoryDocuments documents;
        for (const auto& batch : order) {
            for (const Event& event : batch)
                REQUIRE(fold(event, documents));
        }
        return *scoringModel(documents.documents.at({Kind::Model, std::string(models::scoring)}).body);
    };
    const ScoringModel inOrder = run(0);
    for (const std::uint64_t seed : {1, 2, 3}) {
        const ScoringModel other = run(seed);
        for (const Facts& facts : {advice(), passing()})
            CHECK(std::abs(other.learner.score(facts).probability -
                           inOrder.learner.score(facts).probability) < 0.01);
    }
}

TEST_CASE("Learning begins anew on demand, from the prior of the program or from an earlier fair") {
    World earlier;
    for (int i = 0; i < 40; ++i) {
        earlier.looked(advice(), Disposition::None);
        earlier.looked(passing(), Disposition::Hot);
    }
    const std::string model = trainingOf(earlier.training())->learner().toBytes();
    REQUIRE(model.size() > 1000);

    World world;
    world.looked(advice(), Disposition::Hot);
    const Uuid import = makeUuid7({}, world.random);
    const auto part = [&](std::uint64_t number, std::string bytes) {
        return world.event(types::triagePart, toBody(TriagePart{import, number, std::move(bytes)}),
                           world.backend);
    };
    const std::size_t half = model.size() / 2;
    world.see(part(0, model.substr(0, half)));
    CHECK_FALSE(fold(part(0, model.substr(0, half)), world.documents)); // 1 comes next
    const auto begun = [&](const TriageBegun& fact) {
        return world.event(types::triageBegun, toBody(fact), world.backend);
    };
    CHECK_FALSE(fold(begun({import, false, "spring"}), world.documents)); // half a model is none
    CHECK(world.scoring().version.labels == 1);                           // and changes nothing
    world.see(part(1, model.substr(half)));
    world.see(begun({import, false, "spring"}));
    CHECK(world.scoring().version.labels == 0);
    CHECK(world.body(Kind::Model, models::incoming).empty());
    CHECK(textOr(world.body(Kind::Model, models::prior), "from") == "spring");
    const double imported = world.scoring().learner.score(advice()).logit;
    const double expert = expertPrior().begin().score(advice()).logit;
    CHECK(imported < expert - 0.1); // the earlier fair's experience

    world.looked(advice(), Disposition::Hot);
    world.see(begun({}));
    CHECK(world.scoring().learner.score(advice()).logit == imported);
    world.see(begun({{}, true, {}}));
    CHECK(std::abs(world.scoring().learner.score(advice()).logit - expert) < 1e-6);
    CHECK(world.body(Kind::Model, models::prior).empty());
    CHECK(world.scoring().version.version > 3);
}

TEST_CASE("What a trial taught ends with the trial, and later states change nothing") {
    World world;
    const auto publish = [&world](std::uint64_t revision, FairState state) {
        Fair fair;
        fair.id = {"sample"};
        fair.revision = revision;
        fair.state = state;
        fair.booth = {"b12"};
        fair.company = "Muster GmbH";
        fair.timeZone = "Europe/Berlin";
        fair.languages = {"de"};
        for (auto* text : {&fair.name, &fair.greeting, &fair.boothName, &fair.notice})
            text->byLanguage["de"] = "Text";
        fair.reasons = {Reason::Advice};
        fair.look = {"#b3400f", "#1f2328", "#fbfaf7"};
        world.see(world.event(types::fairPublished, json::object{{"fair", toJson(fair)}}, world.backend));
    };
    publish(1, FairState::Trial);
    world.looked(advice(), Disposition::None);
    publish(2, FairState::Trial);
    CHECK(world.scoring().version.labels == 1);
    publish(3, FairState::Open);
    CHECK(world.scoring().version.labels == 0);
    CHECK(world.scoring().version.version == 2);
    CHECK(std::abs(world.scoring().learner.score(advice()).logit -
                   expertPrior().begin().score(advice()).logit) < 1e-6);
    world.looked(advice(), Disposition::None);
    publish(4, FairState::Closed);
    CHECK(world.scoring().version.labels == 1);
}

TEST_CASE("A device may not begin the learning anew") {
    for (const auto type : {types::triageBegun, types::triagePart})
        CHECK(isBackendsOwn(type));
    CHECK_FALSE(isBackendsOwn(types::visitScored));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/expert_prior.h"
#include "tests/kiosk/visitor/booth.h"

#include <algorithm>
#include <cmath>

using namespace standdienst;
using namespace standdienst::kiosk;
using namespace std::chrono_literals;

namespace {

std::string levelOf(const VisitScored& scored, std::string_view name) {
    for (const ScoredFact& entry : scored.facts) {
        if (entry.fact.name != name)
            continue;
        if (const auto* level = std::get_if<std::string>(&entry.fact.value))
            return *level;
        if (const auto* number = std::get_if<double>(&entry.fact.value))
            return std::to_string(static_cast<int>(std::floor(*number)));
        return "missing";
    }
    return "";
}

// What a backend sends once it learned that advice is asked for by nobody who means it.
json::object modelBody(std::uint64_t version) {
    Learner learner = expertPrior().begin();
    VisitSummary visit;
    visit.reasons = {Reason::Advice};
    for (int i = 0; i < 20; ++i)
        learner.learn(visitFacts(visit), false);
    return {{"version", version},
            {"labels", 20},
            {"trusted", true},
            {"model", toBase64(bytesOf(learner.scoringBytes()))}};
}

void pull(Booth& booth, json::object body) {
    REQUIRE(booth.store->applyChanges({{"model", std::string(models::scoring), {9}, std::move(body)}}, {},
                                      false, "cursor"));
}

double scoreOfAdvice(Booth& booth) {
    booth.goToContact();
    booth.flow->startOver();
    const auto scores = booth.scores();
    return scores[scores.size() - 2].logit; // of the interest; the last is of who left
}

} // namespace

TEST_CASE(
    "A visit is scored when its interest is known, when a contact is given, and never twice for the same") {
    Booth booth;
    booth.goToContact();
    REQUIRE(booth.scores().size() == 1);
    const auto first = booth.scores().front();
    CHECK(levelOf(first, "reason") == "advice");
    CHECK(levelOf(first, "topics") == "1");
    CHECK(levelOf(first, "topic.pumps") == "yes");
    CHECK(levelOf(first, "organization").empty()); // nobody asked yet
    CHECK(first.model.version == 0);
    CHECK(first.lane.lane == Lane::Prospect);

    auto* page = booth.flow->contactPage();
    page->setFamilyName("Sander");
    page->setOrganization("Werk AG");
    page->setEmail("ines@werk.example");
    booth.agree("follow-up", "email");
    page->send();
    REQUIRE(booth.flow->page() == VisitFlow::ThankYou);
    REQUIRE(booth.scores().size() == 2);
    const auto second = booth.scores().back();
    CHECK(levelOf(second, "organization") == "yes");
    CHECK(levelOf(second, "message") == "no");
    CHECK(levelOf(second, "channels") == "email");
    CHECK(levelOf(second, "agreed.follow-up") == "yes");
    CHECK(levelOf(second, "email") == "company");
    CHECK(second.logit > first.logit);
    booth.flow->thankYouPage()->finish();
    CHECK(booth.scores().size() == 2); // the end says nothing new
    for (const auto& entry : booth.entries()) {
        for (const auto* personal : {"Sander", "Werk", "ines", "werk"})
            CHECK(entry.record.find(personal) == std::string::npos);
    }
}

TEST_CASE("Who leaves, or finishes without a word, is scored with the end, and before it") {
    Booth booth;
    booth.flow->begin();
    booth.flow->back();
    REQUIRE(booth.scores().size() == 1);
    CHECK(levelOf(booth.scores()[0], "left") == "yes");
    CHECK(levelOf(booth.scores()[0], "reason") == "missing");

    booth.goToContact();
    booth.flow->contactPage()->finishWithout();
    booth.flow->thankYouPage()->finish();
    const auto scores = booth.scores();
    REQUIRE(scores.size() == 3);
    CHECK(levelOf(scores[2], "channels") == "none");
    CHECK(levelOf(scores[2], "left").empty());
    const auto all = booth.entries();
    CHECK(parseRecord(all.back().record)->type == standdienst::types::visitEnded);
    CHECK(parseRecord(all[all.size() - 2].record)->type == standdienst::types::visitScored);
}

TEST_CASE("What is taken back speaks for nobody any more") {
    Booth booth;
    booth.goToContact();
    booth.flow->contactPage()->setEmail("ines@werk.example");
    booth.agree("follow-up", "email");
    booth.flow->contactPage()->send();
    booth.flow->thankYouPage()->takeBack();
    const auto last = booth.scores().back();
    CHECK(levelOf(last, "channels") == "none");
    CHECK(levelOf(last, "email").empty());
    CHECK(levelOf(last, "agreed.follow-up").empty());
}

TEST_CASE("The first reason stays known where a visitor changes it") {
    Booth booth;
    booth.goToContact();
    booth.flow->back();
    booth.flow->back();
    booth.flow->reasonsPage()->choose("appointment");
    booth.flow->topicsPage()->next();
    const auto last = booth.scores().back();
    CHECK(levelOf(last, "reason") == "appointment");
    CHECK(levelOf(last, "reason.first") == "advice");
}

TEST_CASE("A model that was pulled scores the next visit, and the score says which it was") {
    Booth booth;
    const double before = scoreOfAdvice(booth);
    pull(booth, modelBody(4));
    const double after = scoreOfAdvice(booth);
    CHECK(after < before - 0.5);
    CHECK(booth.scores().back().model.version == 4);
    CHECK(booth.scores().back().model.labels == 20);

    SECTION("one that cannot be read leaves the one before") {
        json::object broken = modelBody(5);
        broken["model"] = "AAAA";
        pull(booth, std::move(broken));
        (void)scoreOfAdvice(booth);
        CHECK(booth.scores().back().model.version == 4);
    }
    SECTION("where it is gone, the program's own prior goes on") {
        REQUIRE(booth.store->applyChanges({{"model", std::string(models::scoring), {10}, std::nullopt}}, {},
                                          false, "cursor"));
        (void)scoreOfAdvice(booth);
        CHECK(booth.scores().back().model.version == 0);
    }
}

TEST_CASE("A group that arrives is counted for ten minutes") {
    Booth booth;
    const auto arrivals = [&booth] {
        booth.flow->begin();
        booth.flow->back();
        return levelOf(booth.scores().back(), "arrivals");
    };
    CHECK(arrivals() == "0");
    CHECK(arrivals() == "1");
    booth.clock.setUtc(booth.clock.utc() + 9min);
    CHECK(arrivals() == "2");
    booth.clock.setUtc(booth.clock.utc() + 90s);
    CHECK(arrivals() == "1");
    booth.clock.setUtc(booth.clock.utc() + 24h);
    CHECK(arrivals() == "0");
}

TEST_CASE("The hour is that of the fair, not of the machine") {
    Booth booth;
    booth.flow->begin();
    booth.flow->back();
    CHECK(levelOf(booth.scores().back(), "hour") == "10"); // half past nine by UTC, in winter
}

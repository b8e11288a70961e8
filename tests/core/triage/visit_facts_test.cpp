// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/triage/expert_prior.h"
#include "core/triage/visit_facts.h"
#include "tests/catch.h"

#include <algorithm>
#include <cmath>

using namespace standdienst;

namespace {

const FactRule* ruleOf(std::string_view fact) {
    for (const FactRule& rule : factRules()) {
        const bool family = rule.name.ends_with('*');
        if (family ? fact.starts_with(rule.name.substr(0, rule.name.size() - 1)) : fact == rule.name)
            return &rule;
    }
    return nullptr;
}

const FactValue* valueOf(const Facts& facts, std::string_view name) {
    const auto found = std::ranges::find(facts.all(), name, &Fact::name);
    return found == facts.all().end() ? nullptr : &found->value;
}

std::string levelOf(const Facts& facts, std::string_view name) {
    const auto* value = valueOf(facts, name);
    const auto* level = value ? std::get_if<std::string>(value) : nullptr;
    return level ? *level : "";
}

VisitSummary fullVisit() {
    VisitSummary visit;
    visit.reasons = {Reason::Information, Reason::Appointment};
    visit.topics = {"pumps", "valves"};
    visit.answers = {{"timeframe", "quarter"}, {"budget", std::nullopt}, {"role", "decides"}};
    visit.contact = VisitSummary::Contact{
        {{"follow-up", {Channel::Email, Channel::Phone}}, {"news", {}}}, true, true, EmailKind::Company};
    visit.badge = "visitor";
    visit.returns = 1;
    visit.left = true;
    visit.arrivals = 7;
    visit.hour = 9.5;
    return visit;
}

double logitOf(const VisitSummary& visit) {
    return expertPrior().begin().score(visitFacts(visit)).logit;
}

} // namespace

// Whoever adds a fact reads this list first: nothing that stands for origin, sex, age, disability or
// language. Languages, names, countries, pace, hesitation, text size, low reach, photographs and times
// between touches are out.
TEST_CASE("What triage may know of a visit is this and nothing else") {
    std::vector<std::string_view> names;
    for (const FactRule& rule : factRules())
        names.push_back(rule.name);
    CHECK(names == std::vector<std::string_view>{"reason", "reason.first", "topics", "topic.*", "needs",
                                                 "timeframe", "budget", "role", "agreed.*", "channels",
                                                 "organization", "message", "email", "badge", "returns",
                                                 "left", "arrivals", "hour"});
    for (const FactRule& rule : factRules())
        CHECK_FALSE(rule.why.empty());
}

TEST_CASE("Every fact of a visit is in the table, with its levels") {
    const Facts facts = visitFacts(fullVisit());
    for (const Fact& fact : facts.all()) {
        CAPTURE(fact.name);
        const FactRule* rule = ruleOf(fact.name);
        REQUIRE(rule);
        if (const auto* level = std::get_if<std::string>(&fact.value))
            CHECK(std::ranges::count(rule->levels, *level) == 1);
        else if (std::holds_alternative<double>(fact.value))
            CHECK(rule->levels.empty());
        else
            CHECK(std::ranges::count(rule->levels, "") == 1);
    }
}

TEST_CASE("A visit's facts are what the visitor said, and no more than was asked") {
    const Facts full = visitFacts(fullVisit());
    CHECK(levelOf(full, "reason") == "appointment");
    CHECK(levelOf(full, "reason.first") == "information");
    CHECK(std::get<double>(*valueOf(full, "topics")) == 2);
    CHECK(levelOf(full, "topic.valves") == "yes");
    CHECK(std::get<double>(*valueOf(full, "needs")) == 2);
    CHECK(std::holds_alternative<Missing>(*valueOf(full, "budget")));
    CHECK(levelOf(full, "agreed.follow-up") == "yes");
    CHECK_FALSE(valueOf(full, "agreed.news"));
    CHECK(levelOf(full, "channels") == "both");
    CHECK(levelOf(full, "email") == "company");

    const Facts nothing = visitFacts({});
    CHECK(std::holds_alternative<Missing>(*valueOf(nothing, "reason")));
    for (const auto* unasked : {"reason.first", "channels", "organization", "message", "email", "needs",
                                "badge", "returns", "left"})
        CHECK_FALSE(valueOf(nothing, unasked));

    VisitSummary silent;
    silent.contact = VisitSummary::Contact{};
    CHECK(levelOf(visitFacts(silent), "channels") == "none");
    CHECK(levelOf(visitFacts(silent), "organization") == "no");
    CHECK_FALSE(valueOf(visitFacts(silent), "email"));
}

TEST_CASE("Of many topics the first ones are named and all are counted") {
    VisitSummary visit = fullVisit();
    visit.topics.clear();
    for (std::size_t i = 0; i < limits::visitTopics; ++i)
        visit.topics.push_back("topic-" + std::to_string(i));
    for (std::size_t i = 0; i < limits::fairPurposes; ++i)
        visit.contact->agreed["purpose-" + std::to_string(i)] = {Channel::Email};
    const Facts facts = visitFacts(visit);
    CHECK(facts.all().size() <= limits::visitFacts);
    CHECK(std::get<double>(*valueOf(facts, "topics")) == static_cast<double>(limits::visitTopics));
    CHECK(valueOf(facts, "topic.topic-" + std::to_string(limits::visitTopicFacts - 1)));
    CHECK_FALSE(valueOf(facts, "topic.topic-" + std::to_string(limits::visitTopicFacts)));
}

TEST_CASE("The expert's table says something of known facts only") {
    for (const ExpertWeight& line : expertWeights()) {
        CAPTURE(line.fact, line.level);
        const FactRule* rule = ruleOf(line.fact);
        REQUIRE(rule);
        if (line.typical > 0)
            CHECK(rule->levels.empty());
        else
            CHECK(std::ranges::count(rule->levels, line.level) == 1);
    }
    CHECK(Prior::fromExpert(expertIntercept, expertWeights()));
}

TEST_CASE("What plainly speaks for a prospect never lowers a score under the shipped prior") {
    using Change = std::function<void(VisitSummary&)>;
    const std::vector<Change> good{
        [](auto& v) { v.reasons = {Reason::Appointment}; },
        [](auto& v) { v.reasons = {Reason::Advice}; },
        [](auto& v) { v.topics.emplace_back("pumps"); },
        [](auto& v) { v.answers["timeframe"] = "now"; },
        [](auto& v) { v.answers["timeframe"] = "quarter"; },
        [](auto& v) { v.answers["budget"] = "large"; },
        [](auto& v) { v.answers["role"] = "decides"; },
        [](auto& v) { v.contact->organization = true; },
        [](auto& v) { v.contact->message = true; },
        [](auto& v) {
            v.contact->agreed = {{"follow-up", {Channel::Phone}}};
        },
        [](auto& v) {
            v.contact->agreed = {{"follow-up", {Channel::Email, Channel::Phone}}};
        },
        [](auto& v) { v.contact->email = EmailKind::Company; },
        [](auto& v) { v.returns = 1; },
    };
    // From every combination of what was known before.
    for (unsigned before = 0; before < (1U << good.size()); ++before) {
        VisitSummary visit;
        visit.contact = VisitSummary::Contact{};
        visit.hour = 11;
        for (std::size_t i = 0; i < good.size(); ++i) {
            if (before & (1U << i))
                good[i](visit);
        }
        const double had = logitOf(visit);
        if (visit.reasons.empty() || visit.reasons.back() != Reason::Appointment) {
            VisitSummary asked = visit;
            asked.reasons = {Reason::Appointment};
            CHECK(logitOf(asked) > had);
        }
        if (!visit.contact->message) {
            visit.contact->message = true;
            CHECK(logitOf(visit) > had);
        }
    }
}

TEST_CASE("The shipped prior tells a prospect from a hunter, and says how little it knows") {
    VisitSummary prospect = fullVisit();
    prospect.left = false;
    VisitSummary hunter;
    hunter.left = true;
    hunter.arrivals = 40;
    const Score high = expertPrior().begin().score(visitFacts(prospect));
    const Score low = expertPrior().begin().score(visitFacts(hunter));
    CHECK(high.probability > 0.85);
    CHECK(low.probability < 0.1);
    CHECK(high.error > 0.3);
    double sum = high.bias;
    for (const FactShare& share : sharesByFact(high))
        sum += share.logit;
    CHECK(std::abs(sum - high.logit) < 1e-9);
}

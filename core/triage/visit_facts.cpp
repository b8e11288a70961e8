// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/visit_facts.h"

#include "core/base/limits.h"

#include <algorithm>

namespace standdienst {

namespace {

std::string_view channelsOf(const VisitSummary::Contact& contact) {
    std::set<Channel> all;
    for (const auto& [purpose, channels] : contact.agreed)
        all.insert(channels.begin(), channels.end());
    if (all.empty())
        return "none";
    return all.size() == 2 ? "both" : name(*all.begin());
}

void addReasons(const VisitSummary& visit, Facts& facts) {
    if (visit.reasons.empty()) {
        facts.missing("reason");
        return;
    }
    facts.category("reason", name(visit.reasons.back()));
    if (visit.reasons.front() != visit.reasons.back())
        facts.category("reason.first", name(visit.reasons.front()));
}

void addAnswers(const VisitSummary& visit, Facts& facts) {
    if (visit.answers.empty())
        return;
    facts.number("needs", static_cast<double>(std::ranges::count_if(
                              visit.answers, [](const auto& answer) { return answer.second.has_value(); })));
    for (const auto& [question, answer] : visit.answers) {
        if (answer)
            facts.category(question, *answer);
        else
            facts.missing(question);
    }
}

void addContact(const VisitSummary::Contact& contact, Facts& facts) {
    for (const auto& [purpose, channels] : contact.agreed) {
        if (!channels.empty())
            facts.flag("agreed." + purpose, true);
    }
    facts.category("channels", channelsOf(contact));
    facts.flag("organization", contact.organization);
    facts.flag("message", contact.message);
    if (contact.email)
        facts.category("email", name(*contact.email));
}

} // namespace

std::span<const FactRule> factRules() {
    static const std::vector<FactRule> rules{
        {"reason",
         "what was asked for at last",
         {"advice", "information", "products", "appointment", "giveaway", ""}},
        {"reason.first",
         "what was asked for at first, where that changed",
         {"advice", "information", "products", "appointment", "giveaway"}},
        {"topics", "how many topics were chosen", {}},
        {"topic.*", "a topic of the fair was chosen", {"yes"}},
        {"needs", "how many questions about the need were answered", {}},
        {"timeframe", "when it is needed", {"now", "quarter", "year", "later", ""}},
        {"budget", "what may be spent on it", {"small", "medium", "large", ""}},
        {"role", "part in the decision", {"decides", "recommends", "uses", "student", "press", ""}},
        {"agreed.*", "what the visitor wants to hear of later, by purpose", {"yes"}},
        {"channels", "how they may be reached later", {"email", "phone", "both", "none"}},
        {"organization", "a company was named", {"yes", "no"}},
        {"message", "something was said in the visitor's own words", {"yes", "no"}},
        {"email", "kind of e-mail domain", {"company", "free", "education", "disposable"}},
        {"badge", "kind of badge that was scanned", {"visitor", "exhibitor", "press", "student", "other"}},
        {"returns", "earlier visits of whoever was recognised", {}},
        {"left", "broken off before the end", {"yes"}},
        {"arrivals", "visits that began here in the ten minutes before: groups come for gifts", {}},
        {"hour", "hour of the fair's day", {}},
    };
    return rules;
}

bool isVisitFact(const Fact& fact) {
    const auto matches = [&fact](const FactRule& rule) {
        if (!rule.name.ends_with('*'))
            return fact.name == rule.name;
        const auto family = rule.name.substr(0, rule.name.size() - 1);
        return fact.name.starts_with(family) && isSlug(std::string_view(fact.name).substr(family.size()));
    };
    const auto rules = factRules();
    const auto rule = std::ranges::find_if(rules, matches);
    if (rule == rules.end())
        return false;
    const auto has = [rule](std::string_view level) {
        return std::ranges::find(rule->levels, level) != rule->levels.end();
    };
    if (std::holds_alternative<double>(fact.value))
        return rule->levels.empty();
    const auto* level = std::get_if<std::string>(&fact.value);
    return level ? !level->empty() && has(*level) : has("");
}

Facts visitFacts(const VisitSummary& visit) {
    Facts facts;
    addReasons(visit, facts);
    facts.number("topics", static_cast<double>(visit.topics.size()));
    for (std::size_t i = 0; i < std::min(visit.topics.size(), limits::visitTopicFacts); ++i)
        facts.flag("topic." + visit.topics[i], true);
    addAnswers(visit, facts);
    if (visit.contact)
        addContact(*visit.contact, facts);
    if (visit.badge)
        facts.category("badge", *visit.badge);
    if (visit.returns)
        facts.number("returns", *visit.returns);
    if (visit.left)
        facts.flag("left", true);
    facts.number("arrivals", visit.arrivals);
    facts.number("hour", visit.hour);
    return facts;
}

} // namespace standdienst

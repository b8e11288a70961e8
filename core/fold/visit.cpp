// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/visit.h"

#include "core/base/limits.h"

#include <algorithm>
#include <array>

namespace standdienst {

namespace {

constexpr std::array<std::pair<Outcome, std::string_view>, 4> outcomes{
    {{Outcome::Finished, "finished"},
     {Outcome::Left, "left"},
     {Outcome::TimedOut, "timed_out"},
     {Outcome::Interrupted, "interrupted"}}};

// A language tag as the fair file spells it: "de", "pt-BR".
Result<std::string> languageField(const json::object& body) {
    return stringField(body, "language", 16);
}

Result<std::string> slugText(const json::object& body, std::string_view key) {
    auto text = stringField(body, key, 64);
    if (text && !isSlug(*text))
        return Error{Code::Malformed, std::string(key) + ": lower-case letters, digits and hyphens expected"};
    return text;
}

} // namespace

std::string_view name(Outcome outcome) {
    return std::ranges::find(outcomes, outcome, &std::pair<Outcome, std::string_view>::first)->second;
}
std::optional<Outcome> outcomeFromName(std::string_view name) {
    const auto found = std::ranges::find(outcomes, name, &std::pair<Outcome, std::string_view>::second);
    return found == outcomes.end() ? std::nullopt : std::optional(found->first);
}

json::object toBody(const VisitStarted& fact) {
    json::object body{
        {"visit", toString(fact.visit)}, {"language", fact.language}, {"fair_revision", fact.fairRevision}};
    if (fact.played)
        body["played"] = true;
    return body;
}
json::object toBody(const InterestStated& fact) {
    return {{"visit", toString(fact.visit)},
            {"reason", name(fact.reason)},
            {"topics", json::array(fact.topics.begin(), fact.topics.end())},
            {"language", fact.language}};
}
json::object toBody(const ConsentGiven& fact) {
    return {{"visit", toString(fact.visit)}, {"consent", toString(fact.consent)},
            {"purpose", fact.purpose},       {"channel", name(fact.channel)},
            {"wording", fact.wording},       {"language", fact.language}};
}
json::object toBody(const ConsentWithdrawn& fact) {
    return {{"visit", toString(fact.visit)}, {"consent", toString(fact.consent)}};
}
json::object toBody(const ContactGiven& fact) {
    return {{"visit", toString(fact.visit)}};
}
json::object toBody(const VisitEnded& fact) {
    return {{"visit", toString(fact.visit)}, {"outcome", name(fact.outcome)}, {"language", fact.language}};
}

Result<VisitStarted> visitStarted(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    auto language = languageField(body);
    auto revision = integerField(body, "fair_revision");
    if (auto error = firstError(visit, language, revision))
        return *error;
    return VisitStarted{*visit, *language, *revision, flagOr(body, "played")};
}

Result<InterestStated> interestStated(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    auto reasonText = stringField(body, "reason", 64);
    auto language = languageField(body);
    if (auto error = firstError(visit, reasonText, language))
        return *error;
    const auto reason = reasonFromName(*reasonText);
    if (!reason)
        return Error{Code::Malformed, "reason: unknown"};
    InterestStated fact{*visit, *reason, {}, *language};
    const auto* topics = body.if_contains("topics");
    if (!topics || !topics->is_array())
        return Error{Code::Malformed, "topics: a list expected"};
    if (topics->get_array().size() > limits::visitTopics)
        return Error{Code::TooLarge, "topics: at most 64"};
    for (const auto& topic : topics->get_array()) {
        if (!topic.is_string() || !isSlug(topic.get_string()))
            return Error{Code::Malformed, "topics: ids of topics expected"};
        fact.topics.emplace_back(topic.get_string());
    }
    return fact;
}

Result<ConsentGiven> consentGiven(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    auto consent = idField<ConsentId>(body, "consent");
    auto purpose = slugText(body, "purpose");
    auto channelText = stringField(body, "channel", 64);
    auto wording = stringField(body, "wording", 64);
    auto language = languageField(body);
    if (auto error = firstError(visit, consent, purpose, channelText, wording, language))
        return *error;
    const auto channel = channelFromName(*channelText);
    if (!channel)
        return Error{Code::Malformed, "channel: unknown"};
    return ConsentGiven{*visit, *consent, *purpose, *channel, *wording, *language};
}

Result<ConsentWithdrawn> consentWithdrawn(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    auto consent = idField<ConsentId>(body, "consent");
    if (auto error = firstError(visit, consent))
        return *error;
    return ConsentWithdrawn{*visit, *consent};
}

Result<ContactGiven> contactGiven(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    if (!visit)
        return visit.error();
    return ContactGiven{*visit};
}

Result<VisitEnded> visitEnded(const json::object& body) {
    auto visit = idField<VisitId>(body, "visit");
    auto outcomeText = stringField(body, "outcome", 64);
    auto language = languageField(body);
    if (auto error = firstError(visit, outcomeText, language))
        return *error;
    const auto outcome = outcomeFromName(*outcomeText);
    if (!outcome)
        return Error{Code::Malformed, "outcome: unknown"};
    return VisitEnded{*visit, *outcome, *language};
}

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/triage/movement.h"

#include "backend/triage/model_file.h"
#include "backend/triage/tally.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace standdienst::backend {

namespace {

const Fact* factIn(const ScoredVisit& visit, std::string_view name) {
    for (const ScoredFact& scored : visit.scored.facts) {
        if (scored.fact.name == name)
            return &scored.fact;
    }
    return nullptr;
}

// Of what is no number.
FactValue mostFrequent(const std::vector<FactValue>& values) {
    std::map<std::optional<std::string>, std::size_t> counts;
    for (const FactValue& value : values) {
        if (const auto* level = std::get_if<std::string>(&value))
            ++counts[*level];
        else if (std::holds_alternative<Missing>(value))
            ++counts[std::nullopt];
    }
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most->first ? FactValue(*most->first) : FactValue(Missing{});
}

FactValue typicalValue(const std::vector<FactValue>& values) {
    std::vector<double> numbers;
    for (const FactValue& value : values) {
        if (const auto* number = std::get_if<double>(&value))
            numbers.push_back(*number);
    }
    if (2 * numbers.size() < values.size())
        return mostFrequent(values);
    const auto middle = numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2);
    std::ranges::nth_element(numbers, middle);
    return *middle;
}

TypicalVisit typical(std::string name, const std::vector<const ScoredVisit*>& visits) {
    std::map<std::string, std::vector<FactValue>> values;
    for (const ScoredVisit* visit : visits) {
        const Facts facts = factsOf(visit->scored);
        for (const Fact& fact : facts.all())
            values[fact.name].push_back(fact.value);
    }
    TypicalVisit result{std::move(name), visits.size(), {}};
    for (const auto& [fact, seen] : values) {
        if (2 * seen.size() < visits.size())
            continue;
        const FactValue value = typicalValue(seen);
        if (const auto* number = std::get_if<double>(&value))
            result.facts.number(fact, *number);
        else if (const auto* level = std::get_if<std::string>(&value))
            result.facts.category(fact, *level);
        else
            result.facts.missing(fact);
    }
    return result;
}

// What a fact added before and after, over the visits that have it.
struct Share {
    std::size_t visits = 0;
    double before = 0, after = 0;
};

void addShares(const Learner& learner, const Facts& facts, double Share::*side,
               std::map<std::string, Share>& shares) {
    for (const FactShare& share : sharesByFact(learner.score(facts)))
        shares[facts.all()[share.fact].name].*side += share.logit;
}

json::array sharesJson(const Movement& movement, std::span<const ScoredVisit> visits) {
    std::map<std::string, Share> shares;
    for (const ScoredVisit& visit : visits) {
        const Facts facts = factsOf(visit.scored);
        for (const Fact& fact : facts.all())
            ++shares[fact.name].visits;
        addShares(movement.before, facts, &Share::before, shares);
        addShares(movement.after, facts, &Share::after, shares);
    }
    std::vector<std::pair<std::string, Share>> sorted(shares.begin(), shares.end());
    for (auto& [fact, share] : sorted) {
        share.before /= static_cast<double>(share.visits);
        share.after /= static_cast<double>(share.visits);
    }
    std::ranges::stable_sort(sorted, std::greater<>(), [](const auto& entry) {
        return std::abs(entry.second.after - entry.second.before);
    });
    json::array list;
    for (const auto& [fact, share] : sorted)
        list.push_back(json::object{
            {"fact", fact}, {"visits", share.visits}, {"before", share.before}, {"after", share.after}});
    return list;
}

} // namespace

Movement relearn(const Learner& prior, std::span<const ScoredVisit> visits, UtcTime from, UtcTime until) {
    const auto learned = [&](UtcTime end, std::size_t& labels) {
        Training training(prior);
        for (const ScoredVisit& visit : visits) {
            if (!visit.found || !visit.found->taught || visit.found->at >= end)
                continue;
            training.learn({toString(visit.visit), factsOf(visit.scored), visit.found->prospect,
                            weightOf(visit), visit.found->by});
            ++labels;
        }
        return training.learner();
    };
    std::size_t before = 0;
    std::size_t after = 0;
    Learner first = learned(from, before);
    Learner second = learned(until, after);
    return {std::move(first), std::move(second), before, after};
}

std::optional<double> arrivalsOf(const ScoredVisit& visit) {
    const Fact* fact = factIn(visit, "arrivals");
    const auto* number = fact ? std::get_if<double>(&fact->value) : nullptr;
    return number ? std::optional(*number) : std::nullopt;
}

std::vector<TypicalVisit> typicalVisits(std::span<const ScoredVisit> visits) {
    std::map<std::string, std::vector<const ScoredVisit*>> groups;
    for (const ScoredVisit& visit : visits) {
        groups["all"].push_back(&visit);
        if (arrivalsOf(visit).value_or(0) >= crowdFrom)
            groups["crowd"].push_back(&visit);
        const Fact* reason = factIn(visit, "reason");
        if (const auto* level = reason ? std::get_if<std::string>(&reason->value) : nullptr)
            groups["reason=" + *level].push_back(&visit);
        else if (reason)
            groups["reason="].push_back(&visit);
    }
    std::vector<TypicalVisit> result;
    for (const auto& [name, members] : groups) {
        if (members.size() >= Tally::leastLabels)
            result.push_back(typical(name, members));
    }
    return result;
}

json::object toJson(const Movement& movement, std::span<const ScoredVisit> visits) {
    json::array typical;
    for (const TypicalVisit& visit : typicalVisits(visits))
        typical.push_back(json::object{{"visit", visit.name},
                                       {"visits", visit.visits},
                                       {"facts", toJson(visit.facts)},
                                       {"before", movement.before.score(visit.facts).probability},
                                       {"after", movement.after.score(visit.facts).probability}});
    return {{"labels_before", movement.labelsBefore},
            {"labels_after", movement.labelsAfter},
            {"typical", std::move(typical)},
            {"facts", sharesJson(movement, visits)}};
}

} // namespace standdienst::backend

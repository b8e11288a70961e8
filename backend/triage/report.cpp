// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/triage/report.h"

#include "backend/store/bodies.h"
#include "backend/triage/movement.h"
#include "backend/triage/scores.h"
#include "backend/triage/tally.h"
#include "backend/visits/days.h"

#include "core/fold/learning.h"
#include "core/triage/expert_prior.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace standdienst::backend {

namespace {

// Fewer accounts would tell whose labels are meant.
constexpr std::size_t leastAccounts = 3;

using Visits = std::vector<ScoredVisit>;

// A table's line: what it is of, and its figures.
json::object line(json::object head, const Tally& tally) {
    for (auto& [key, value] : tally.toJson())
        head[key] = value;
    return head;
}

Tally tallyOf(const Visits& visits) {
    Tally tally;
    for (const ScoredVisit& visit : visits)
        tally.add(visit);
    return tally;
}

json::array byLane(const Visits& visits) {
    Tally person;
    Tally lot;
    Tally gift;
    for (const ScoredVisit& visit : visits) {
        const LaneDecision& lane = visit.scored.lane;
        (lane.lane == Lane::Giveaway ? gift : lane.explored ? lot : person).add(visit);
    }
    return {line({{"lane", name(Lane::Prospect)}, {"explored", false}}, person),
            line({{"lane", name(Lane::Prospect)}, {"explored", true}}, lot),
            line({{"lane", name(Lane::Giveaway)}, {"explored", false}}, gift)};
}

json::array byHour(const Visits& visits, const std::string& zone) {
    std::map<int, Tally> hours;
    for (const ScoredVisit& visit : visits)
        hours[hourOf(zone, visit.at)].add(visit);
    json::array lines;
    for (const auto& [hour, tally] : hours)
        lines.push_back(line({{"hour", hour}}, tally));
    return lines;
}

json::array byDevice(Reader& reader, const Visits& visits) {
    std::map<WriterId, Tally> devices;
    for (const ScoredVisit& visit : visits)
        devices[visit.device].add(visit);
    json::array lines;
    for (const auto& [device, tally] : devices) {
        const auto known = reader.device(device);
        lines.push_back(
            line({{"device", toString(device)}, {"name", known ? known->name : std::string()}}, tally));
    }
    return lines;
}

// How many came shortly before: alone, in a group, in a crowd.
json::array byArrivals(const Visits& visits) {
    constexpr std::array<double, 3> begins{0, 3, crowdFrom};
    std::array<Tally, begins.size()> groups;
    for (const ScoredVisit& visit : visits) {
        if (const auto arrivals = arrivalsOf(visit)) {
            const auto above = std::ranges::upper_bound(begins, *arrivals);
            groups[static_cast<std::size_t>(std::max<std::ptrdiff_t>(above - begins.begin(), 1)) - 1].add(
                visit);
        }
    }
    json::array lines;
    for (std::size_t i = 0; i < begins.size(); ++i) {
        json::object head{{"from", static_cast<int>(begins[i])}, {"to", nullptr}};
        if (i + 1 < begins.size())
            head["to"] = static_cast<int>(begins[i + 1]) - 1;
        lines.push_back(line(std::move(head), groups[i]));
    }
    return lines;
}

json::array byLanguage(const Visits& visits) {
    std::map<std::string, Tally> languages;
    for (const ScoredVisit& visit : visits)
        languages[visit.language].add(visit);
    json::array lines;
    for (const auto& [language, tally] : languages)
        lines.push_back(line({{"language", language}}, tally));
    return lines;
}

// As recorded when the visits were scored, whatever the model was then.
json::array contributions(const Visits& visits) {
    struct Sum {
        std::size_t visits = 0;
        double absolute = 0, signedSum = 0;
    };
    std::map<std::string, Sum> sums;
    for (const ScoredVisit& visit : visits) {
        for (const ScoredFact& scored : visit.scored.facts) {
            Sum& sum = sums[scored.fact.name];
            ++sum.visits;
            sum.absolute += std::abs(scored.logit);
            sum.signedSum += scored.logit;
        }
    }
    std::vector<std::pair<std::string, Sum>> sorted(sums.begin(), sums.end());
    std::ranges::stable_sort(sorted, std::greater<>(),
                             [](const auto& entry) { return entry.second.absolute; });
    json::array lines;
    for (const auto& [fact, sum] : sorted)
        lines.push_back(
            json::object{{"fact", fact},
                         {"visits", sum.visits},
                         {"mean_absolute", sum.absolute / static_cast<double>(visits.size())},
                         {"mean_where_present", sum.signedSum / static_cast<double>(sum.visits)}});
    return lines;
}

// Whether some are doubted, where so many gave answers that nobody can tell whose they are; else null.
json::value doubted(const json::object& triage, const Visits& visits) {
    std::set<std::string> accounts;
    for (const ScoredVisit& visit : visits) {
        if (visit.found && visit.found->taught)
            accounts.insert(visit.found->by);
    }
    if (accounts.size() < leastAccounts)
        return nullptr;
    return triage.at("doubted").to_number<std::uint64_t>() > 0;
}

struct Began {
    Learner learner;
    json::object told; // "prior", "prior_from"
};

Began priorOf(Reader& reader, const FairId& fair) {
    const auto document = reader.document(fair, {Kind::Model, std::string(models::prior)});
    if (!document)
        return {expertPrior().begin(), {{"prior", "expert"}}};
    const auto body = bodyOf(document->body);
    const auto bytes = fromBase64(textOr(body, "model"));
    auto learner = bytes ? Learner::fromBytes(*bytes) : Result<Learner>(bytes.error());
    // As the fold does where it cannot read its own.
    return {learner ? std::move(*learner) : expertPrior().begin(),
            {{"prior", "import"}, {"prior_from", textOr(body, "from")}}};
}

json::object modelJson(const json::object& triage, const Began& began, const ScoredFair& scored) {
    json::object model{{"version", triage.at("version")},
                       {"labels", triage.at("labels")},
                       {"verdict", triage.at("verdict")},
                       {"doubted", doubted(triage, scored.visits)}};
    for (const auto& [key, value] : began.told)
        model[key] = value;
    model["begun_at"] = scored.begunAt ? json::value(toRfc3339(*scored.begunAt)) : json::value();
    return model;
}

// The visits that the report is of; rehearsed ones only while the fair is rehearsed.
Visits chosen(const ScoredFair& scored, const std::optional<Day>& day) {
    Visits visits;
    for (const ScoredVisit& visit : scored.visits) {
        const bool isThen = !day || (visit.at >= day->from && visit.at < day->until);
        if (isThen && (scored.trial || !visit.rehearsed))
            visits.push_back(visit);
    }
    return visits;
}

} // namespace

Result<json::object> triageReport(Reader& reader, const Fair& fair, const std::string& dayName, UtcTime now) {
    std::optional<Day> named;
    if (!dayName.empty()) {
        auto day = dayNamed(fair.timeZone, dayName);
        if (!day)
            return day.error();
        named = std::move(*day);
    }
    const ScoredFair scored = scoredFair(reader, fair.id);
    const Visits visits = chosen(scored, named);
    const auto last = reader.lastVisitBefore(fair.id, UtcTime::max());
    const Day day = named ? *named : dayOf(fair.timeZone, last.value_or(now));
    const Began began = priorOf(reader, fair.id);
    const Movement movement =
        relearn(began.learner, scored.visits, day.from, named ? day.until : UtcTime::max());
    json::object changed = toJson(movement, visits);
    changed["day"] = day.name;
    changed["begun_anew"] = scored.begunAt && *scored.begunAt >= day.from && *scored.begunAt < day.until;
    const Tally all = tallyOf(visits);
    return json::object{{"fair", fair.id.value},
                        {"name", fair.name.in(fair.languages.front(), fair.languages)},
                        {"time_zone", fair.timeZone},
                        {"day", named ? json::value(named->name) : json::value()},
                        {"made_at", toRfc3339(now)},
                        {"trial", scored.trial},
                        {"model", modelJson(triageJson(reader, fair.id), began, scored)},
                        {"all", all.toJson()},
                        {"lanes", byLane(visits)},
                        {"hours", byHour(visits, fair.timeZone)},
                        {"devices", byDevice(reader, visits)},
                        {"arrivals", byArrivals(visits)},
                        {"languages", byLanguage(visits)},
                        {"calibration", all.calibration()},
                        {"facts", contributions(visits)},
                        {"changed", std::move(changed)}};
}

} // namespace standdienst::backend

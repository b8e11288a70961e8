// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/triage.h"

#include "core/base/limits.h"
#include "core/triage/visit_facts.h"

#include <array>
#include <charconv>
#include <cmath>

namespace standdienst {

namespace {

constexpr double largestLogit = 1000;
constexpr double sumTolerance = 1e-6;
constexpr std::size_t originBytes = 200;

double rounded(double number) {
    constexpr int digits = 12;
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), number,
                                       std::chars_format::scientific, digits - 1);
    double result = number;
    std::from_chars(text.data(), written.ptr, result);
    return result;
}

Error malformed(std::string what) {
    return {Code::Malformed, std::move(what)};
}

Result<double> roundedField(const json::object& object, std::string_view key, double least, double most) {
    const auto number = numberField(object, key, least, most);
    return number ? Result<double>(rounded(*number)) : number;
}

json::object toJson(const ScoredFact& scored) {
    return {{"fact", scored.fact.name},
            {"value", standdienst::toJson(scored.fact.value)},
            {"logit", scored.logit}};
}

Result<ScoredFact> scoredFact(const json::value& value) {
    if (!value.is_object())
        return malformed("facts: a list of objects expected");
    const auto& object = value.get_object();
    const auto fact = stringField(object, "fact", limits::triageName);
    if (!fact)
        return fact.error();
    const auto logit = roundedField(object, "logit", -largestLogit, largestLogit);
    if (!logit)
        return logit.error();
    const auto* level = object.if_contains("value");
    if (level && level->is_null())
        return ScoredFact{{*fact, Missing{}}, *logit};
    if (level && level->is_string() && level->get_string().size() <= limits::triageName)
        return ScoredFact{{*fact, std::string(level->get_string())}, *logit};
    if (level && level->is_number() && std::isfinite(level->to_number<double>()))
        return ScoredFact{{*fact, rounded(level->to_number<double>())}, *logit};
    return malformed("facts: the value of " + *fact + " must be a text, a number or null");
}

Result<std::vector<ScoredFact>> scoredFacts(const json::object& body) {
    const auto* list = body.if_contains("facts");
    if (!list || !list->is_array())
        return malformed("facts: a list expected");
    if (list->get_array().size() > limits::visitFacts)
        return Error{Code::TooLarge, "facts: at most " + std::to_string(limits::visitFacts)};
    std::vector<ScoredFact> facts;
    for (const auto& value : list->get_array()) {
        auto fact = scoredFact(value);
        if (!fact)
            return fact.error();
        facts.push_back(std::move(*fact));
    }
    return facts;
}

Result<ModelVersion> modelField(const json::object& body) {
    const auto* model = body.if_contains("model");
    if (!model || !model->is_object())
        return malformed("model: an object expected");
    const auto version = integerField(model->get_object(), "version");
    if (!version)
        return version.error();
    const auto labels = integerField(model->get_object(), "labels");
    if (!labels)
        return labels.error();
    return ModelVersion{*version, *labels};
}

Result<LaneDecision> laneFields(const json::object& body) {
    const auto text = stringField(body, "lane", 64);
    if (!text)
        return text.error();
    const auto lane = laneFromName(*text);
    if (!lane)
        return malformed("lane: unknown");
    const auto explored = boolField(body, "explored");
    if (!explored)
        return explored.error();
    const auto chance = roundedField(body, "chance", 0, 1);
    if (!chance)
        return chance.error();
    if (*chance <= 0)
        return malformed("chance: above 0 expected");
    return LaneDecision{*lane, *explored, *chance};
}

Result<Uuid> importField(const json::object& body) {
    const auto text = stringField(body, "import", 36);
    if (!text)
        return text.error();
    const auto uuid = parseUuid(*text);
    if (!uuid)
        return malformed("import: not a UUID in text form");
    return *uuid;
}

} // namespace

VisitScored visitScored(const VisitId& visit, const ModelVersion& model, const Facts& facts,
                        const Score& score, const LaneDecision& lane) {
    VisitScored scored{visit, model, {}, rounded(score.logit), rounded(score.bias), rounded(score.error),
                       lane};
    std::vector<bool> named(facts.all().size());
    for (const FactShare& share : sharesByFact(score)) {
        scored.facts.push_back({facts.all()[share.fact], rounded(share.logit)});
        named[share.fact] = true;
    }
    // What the model has no weight for is kept too: a disposition may teach it.
    for (std::size_t i = 0; i < named.size(); ++i) {
        if (!named[i])
            scored.facts.push_back({facts.all()[i], 0});
    }
    for (ScoredFact& entry : scored.facts) {
        if (auto* number = std::get_if<double>(&entry.fact.value))
            *number = rounded(*number);
    }
    return scored;
}

json::value toJson(const FactValue& value) {
    if (const auto* number = std::get_if<double>(&value))
        return *number;
    if (const auto* level = std::get_if<std::string>(&value))
        return json::string(*level);
    return nullptr;
}

Facts factsOf(const VisitScored& scored) {
    Facts facts;
    for (const ScoredFact& entry : scored.facts) {
        if (isVisitFact(entry.fact))
            facts.add(entry.fact);
    }
    return facts;
}

json::object toBody(const VisitScored& fact) {
    json::array facts;
    for (const ScoredFact& scored : fact.facts)
        facts.push_back(toJson(scored));
    return {{"visit", toString(fact.visit)},
            {"model", {{"version", fact.model.version}, {"labels", fact.model.labels}}},
            {"facts", std::move(facts)},
            {"logit", fact.logit},
            {"bias", fact.bias},
            {"error", fact.error},
            {"lane", name(fact.lane.lane)},
            {"explored", fact.lane.explored},
            {"chance", fact.lane.chance}};
}

json::object toBody(const TriageBegun& fact) {
    json::object body{{"prior", fact.import ? "import" : fact.expert ? "expert" : "same"}};
    if (fact.import) {
        body["import"] = toString(*fact.import);
        body["from"] = fact.from;
    }
    return body;
}

json::object toBody(const TriagePart& fact) {
    return {{"import", toString(fact.import)}, {"part", fact.part}, {"bytes", toBase64(bytesOf(fact.bytes))}};
}

Result<VisitScored> visitScored(const json::object& body) {
    const auto visit = idField<VisitId>(body, "visit");
    if (!visit)
        return visit.error();
    const auto model = modelField(body);
    if (!model)
        return model.error();
    auto facts = scoredFacts(body);
    if (!facts)
        return facts.error();
    const auto logit = roundedField(body, "logit", -largestLogit, largestLogit);
    if (!logit)
        return logit.error();
    const auto bias = roundedField(body, "bias", -largestLogit, largestLogit);
    if (!bias)
        return bias.error();
    const auto error = roundedField(body, "error", 0, largestLogit);
    if (!error)
        return error.error();
    const auto lane = laneFields(body);
    if (!lane)
        return lane.error();
    double sum = *bias;
    for (const ScoredFact& fact : *facts)
        sum += fact.logit;
    if (std::abs(sum - *logit) > sumTolerance)
        return malformed("logit: bias and facts do not sum to it");
    return VisitScored{*visit, *model, std::move(*facts), *logit, *bias, *error, *lane};
}

Result<TriageBegun> triageBegun(const json::object& body) {
    const auto prior = stringField(body, "prior", 64);
    if (!prior)
        return prior.error();
    if (*prior == "expert" || *prior == "same")
        return TriageBegun{{}, *prior == "expert", {}};
    if (*prior != "import")
        return malformed("prior: expert, same or import expected");
    const auto import = importField(body);
    if (!import)
        return import.error();
    auto from = stringField(body, "from", originBytes);
    if (!from)
        return from.error();
    return TriageBegun{*import, false, std::move(*from)};
}

Result<TriagePart> triagePart(const json::object& body) {
    const auto import = importField(body);
    if (!import)
        return import.error();
    const auto part = integerField(body, "part");
    if (!part)
        return part.error();
    const auto text = stringField(body, "bytes", limits::recordBytes);
    if (!text)
        return text.error();
    auto bytes = fromBase64(*text);
    if (!bytes)
        return malformed("bytes: base64 expected");
    if (bytes->size() > limits::triagePartBytes)
        return Error{Code::TooLarge, "bytes: at most " + std::to_string(limits::triagePartBytes)};
    return TriagePart{*import, *part, std::move(*bytes)};
}

} // namespace standdienst

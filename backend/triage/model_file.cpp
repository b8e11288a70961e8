// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/triage/model_file.h"

#include "core/base/limits.h"
#include "core/fold/triage.h"
#include "core/triage/expert_prior.h"
#include "core/triage/visit_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace standdienst::backend {

namespace {

constexpr std::size_t nameBytes = 200; // as triage.begun takes it
constexpr std::size_t base64Bytes = (limits::triageModelBytes + 2) / 3 * 4;

Error malformed(std::string what) {
    return {Code::Malformed, std::move(what)};
}

// What a terminal would obey instead of printing.
bool isPlain(std::string_view text) {
    return isUtf8(text) && std::ranges::none_of(text, [](char c) {
               return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
           });
}

const json::object* objectIn(const json::object& object, std::string_view key) {
    const auto* value = find(object, key);
    return value && value->is_object() ? &value->get_object() : nullptr;
}

Result<Facts> factsFrom(const json::object& visit) {
    const auto* object = objectIn(visit, "facts");
    if (!object)
        return malformed("facts: an object expected");
    if (object->size() > limits::visitFacts)
        return Error{Code::TooLarge, fmt::format("facts: at most {}", limits::visitFacts)};
    Facts facts;
    for (const auto& [name, value] : *object) {
        if (name.empty() || name.size() > limits::triageName || !isPlain(name))
            return malformed(fmt::format("facts: a name of 1 to {} bytes expected", limits::triageName));
        if (value.is_null())
            facts.missing(name);
        else if (value.is_number() && std::isfinite(value.to_number<double>()))
            facts.number(name, value.to_number<double>());
        else if (value.is_string() && value.get_string().size() <= limits::triageName &&
                 isPlain(value.get_string()))
            facts.category(name, value.get_string());
        else
            return malformed(
                fmt::format("facts: {} must be a number, a short text or null", std::string_view(name)));
    }
    return facts;
}

json::object toJson(const TaughtVisit& visit) {
    json::object object{{"at", toRfc3339(std::chrono::floor<std::chrono::minutes>(visit.at))},
                        {"facts", backend::toJson(visit.facts)},
                        {"prospect", visit.prospect},
                        {"weight", visit.weight},
                        {"probability", visit.probability}};
    if (visit.rehearsed)
        object["trial"] = true;
    return object;
}

Result<TaughtVisit> taughtVisit(const json::value& value) {
    if (!value.is_object())
        return malformed("an object expected");
    const auto& object = value.get_object();
    const auto at = timeField(object, "at");
    auto facts = factsFrom(object);
    const auto prospect = boolField(object, "prospect");
    const auto weight = numberField(object, "weight", 0.001, Learner::largestWeight);
    const auto probability = numberField(object, "probability", 0, 1);
    if (const auto error = firstError(at, facts, prospect, weight, probability))
        return *error;
    return TaughtVisit{*at, std::move(*facts), *prospect, *weight, *probability, flagOr(object, "trial")};
}

Result<void> readHistory(const json::object& object, ModelFile& file) {
    const auto* value = find(object, "history");
    if (!value || !value->is_array())
        return malformed("history: a list expected");
    const auto& list = value->get_array();
    if (list.size() > limits::triageHistory)
        return Error{Code::TooLarge, fmt::format("history: at most {} visits", limits::triageHistory)};
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto visit = taughtVisit(list[i]);
        if (!visit)
            return Error{visit.error().code,
                         fmt::format("history, visit {}: {}", i + 1, visit.error().detail)};
        file.history.push_back(std::move(*visit));
    }
    return {};
}

Result<void> readModel(const json::object& object, ModelFile& file) {
    const auto* model = objectIn(object, "model");
    if (!model)
        return malformed("model: an object expected");
    const auto version = integerField(*model, "version");
    const auto labels = integerField(*model, "labels");
    const auto text = stringField(*model, "bytes", base64Bytes);
    if (const auto error = firstError(version, labels, text))
        return Error{error->code, "model, " + error->detail};
    auto bytes = fromBase64(*text);
    if (!bytes)
        return malformed("model, bytes: base64 expected");
    file.version = *version;
    file.labels = *labels;
    file.model = std::move(*bytes);
    return {};
}

Result<void> readFair(const json::object& object, ModelFile& file) {
    const auto* fair = objectIn(object, "fair");
    if (!fair)
        return malformed("fair: an object expected");
    auto id = stringField(*fair, "id", 64);
    auto name = stringField(*fair, "name", nameBytes);
    if (const auto error = firstError(id, name))
        return Error{error->code, "fair, " + error->detail};
    if (!isSlug(*id))
        return malformed("fair, id: lower-case letters, digits and hyphens expected");
    if (!isPlain(*name))
        return malformed("fair, name: text without control characters expected");
    file.fair = std::move(*id);
    file.name = std::move(*name);
    return {};
}

// Those that kiosks of this version know, as with scores of devices.
Facts knownOf(const Facts& all) {
    Facts known;
    for (const Fact& fact : all.all()) {
        if (isVisitFact(fact))
            known.add(fact);
    }
    return known;
}

std::string cut(const std::string& text, std::size_t most) {
    std::size_t end = std::min(text.size(), most);
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    return text.substr(0, end);
}

} // namespace

json::object toJson(const Facts& facts) {
    json::object object;
    for (const Fact& fact : facts.all()) {
        object[fact.name] = standdienst::toJson(fact.value);
    }
    return object;
}

std::string toText(const ModelFile& file) {
    json::array history;
    for (const TaughtVisit& visit : file.history)
        history.push_back(toJson(visit));
    const json::object object{
        {"format", ModelFile::format},
        {"fair", {{"id", file.fair}, {"name", cut(file.name, nameBytes)}}},
        {"exported_at", toRfc3339(file.exportedAt)},
        {"model",
         {{"version", file.version}, {"labels", file.labels}, {"bytes", toBase64(bytesOf(file.model))}}},
        {"history", std::move(history)}};
    return json::serialize(object) + '\n';
}

void keepWhatFits(ModelFile& file) {
    std::size_t size = base64Bytes + limits::ordinaryRecordBytes; // of everything else, generously
    std::size_t kept = 0;
    while (kept < std::min(file.history.size(), limits::triageHistory)) {
        const TaughtVisit& visit = file.history[file.history.size() - kept - 1];
        size += json::serialize(toJson(visit)).size() + 1;
        if (size > limits::triageFileBytes)
            break;
        ++kept;
    }
    file.history.erase(file.history.begin(), file.history.end() - static_cast<std::ptrdiff_t>(kept));
}

Result<ModelFile> readModelFile(std::string_view text) {
    if (text.size() > limits::triageFileBytes)
        return Error{Code::TooLarge,
                     fmt::format("a file of at most {} MiB expected", limits::triageFileBytes >> 20)};
    const auto object = parseObject(text);
    if (!object)
        return object.error();
    const auto format = integerField(*object, "format");
    if (!format)
        return malformed("this is no export of triage: it does not say its format");
    if (*format > ModelFile::format)
        return Error{Code::NewerVersion,
                     "a newer version of Standdienst wrote this file. Update this one, then import it"};
    if (*format < ModelFile::format)
        return malformed("format: 1 expected");
    ModelFile file;
    const auto at = timeField(*object, "exported_at");
    if (!at)
        return at.error();
    file.exportedAt = *at;
    for (const auto read : {readFair, readModel, readHistory}) {
        if (auto good = read(*object, file); !good)
            return good.error();
    }
    return file;
}

Result<void> checkModel(std::string_view bytes) {
    const std::size_t parts = (bytes.size() + limits::triagePartBytes - 1) / limits::triagePartBytes;
    if (parts * limits::triagePartBytes > limits::triageModelBytes)
        return Error{Code::TooLarge, fmt::format("the model is larger than {} KiB, and no model is",
                                                 limits::triageModelBytes / limits::triagePartBytes *
                                                     limits::triagePartBytes / 1024)};
    const auto prior = Prior::fromModel(bytes);
    return prior ? Result<void>() : prior.error();
}

Result<UsableModel> usableModel(const ModelFile& file) {
    const auto good = checkModel(file.model);
    if (good)
        return UsableModel{file.model, false};
    if (good.error().code != Code::NewerVersion)
        return good.error();
    if (file.history.empty())
        return Error{Code::NewerVersion,
                     "the model is of another version of Standdienst, and the file has no "
                     "visits to learn it from anew. Update this one, then import it"};
    Learner learner = expertPrior().begin();
    for (const TaughtVisit& visit : file.history)
        learner.learn(knownOf(visit.facts), visit.prospect, visit.weight);
    return UsableModel{learner.toBytes(), true};
}

} // namespace standdienst::backend

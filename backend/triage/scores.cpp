// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/triage/scores.h"

#include "backend/store/bodies.h"

#include "core/fold/learning.h"
#include "core/triage/logistic.h"

#include <array>

namespace standdienst::backend {

namespace {

constexpr double middle80 = 1.2816; // standard errors on either side

std::optional<json::object> documentOf(Reader& reader, const FairId& fair, const DocumentKey& key) {
    const auto document = reader.document(fair, key);
    return document ? std::optional(bodyOf(document->body)) : std::nullopt;
}

double numberOf(const json::object& body, std::string_view key) {
    const auto* value = body.if_contains(key);
    return value && value->is_number() ? value->to_number<double>() : 0;
}

} // namespace

json::value scoreJson(Reader& reader, const FairId& fair, const VisitId& visit) {
    constexpr std::array<std::string_view, 8> copied{"logit", "bias", "error",    "model",
                                                     "at",    "lane", "explored", "facts"};
    const auto body = documentOf(reader, fair, {Kind::Score, toString(visit)});
    if (!body)
        return nullptr;
    const double logit = numberOf(*body, "logit");
    const double margin = middle80 * numberOf(*body, "error");
    json::object result{
        {"probability", sigmoid(logit)}, {"low", sigmoid(logit - margin)}, {"high", sigmoid(logit + margin)}};
    copyFields(*body, copied, result);
    return result;
}

json::value probabilityJson(Reader& reader, const FairId& fair, const VisitId& visit) {
    const auto body = documentOf(reader, fair, {Kind::Score, toString(visit)});
    return body ? json::value(sigmoid(numberOf(*body, "logit"))) : json::value();
}

json::object triageJson(Reader& reader, const FairId& fair) {
    constexpr std::array<std::string_view, 4> copied{"version", "labels", "verdict", "doubted"};
    json::object result{
        {"version", 0}, {"labels", 0}, {"verdict", name(Distrust::FewLabels)}, {"doubted", 0}};
    const DocumentKey key{Kind::Model, std::string(models::training)};
    if (const auto body = documentOf(reader, fair, key))
        copyFields(*body, copied, result);
    return result;
}

} // namespace standdienst::backend

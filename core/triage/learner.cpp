// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/learner.h"

#include "core/base/limits.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace standdienst {

namespace {

// "SDTM" and, for scoring, "SDTS"; and the version of both formats.
constexpr std::uint32_t magic = 0x4d544453;
constexpr std::uint32_t scoringMagic = 0x53544453;
constexpr std::uint32_t version = 1;

// Within its first labels the learner sees which columns matter; later ones outweigh any first variance.
constexpr std::uint64_t weighEvery = 25;
constexpr std::uint64_t weighUntil = 300;

constexpr std::size_t steady = 0;
constexpr std::size_t quick = 1;

double& of(Logistic::Settings& settings, FeatureKind kind) {
    return settings.variance[static_cast<std::size_t>(kind)];
}

Logistic::Settings steadySettings() {
    Logistic::Settings settings;
    of(settings, FeatureKind::Intercept) = 1;
    of(settings, FeatureKind::Size) = 0.6;
    of(settings, FeatureKind::Bin) = 0.1;
    of(settings, FeatureKind::Level) = 0.3;
    of(settings, FeatureKind::Node) = 0.05;
    of(settings, FeatureKind::Exact) = 0.1;
    of(settings, FeatureKind::Pair) = 0.1;
    settings.drift = 5e-6;
    settings.interceptDrift = 3e-5;
    settings.largestStep = Learner::largestStep;
    settings.most = limits::triageFeatures;
    return settings;
}

Logistic::Settings quickSettings() {
    Logistic::Settings settings = steadySettings();
    of(settings, FeatureKind::Node) = 0;
    of(settings, FeatureKind::Exact) = 0;
    for (double& variance : settings.variance)
        variance *= 0.5;
    settings.drift = 1e-4;
    settings.most = limits::triageQuickFeatures;
    return settings;
}

Logistic::Settings mixerSettings() {
    Logistic::Settings settings;
    of(settings, FeatureKind::Intercept) = 0.02;
    of(settings, FeatureKind::Size) = 0.05; // the experts' logits are its inputs
    settings.drift = 1e-5;
    settings.interceptDrift = 3e-5;
    settings.largestStep = Learner::largestStep;
    settings.most = 3;
    return settings;
}

FeatureKey inputOf(std::size_t expert) {
    return {FeatureKind::Size, static_cast<std::uint8_t>(expert), 0};
}

// Where there is no room for all, the features that every value has come first.
int rank(const Feature& feature) {
    switch (feature.key.kind) {
    case FeatureKind::Bin:
        return 1;
    case FeatureKind::Pair:
        return 2;
    case FeatureKind::Node:
    case FeatureKind::Exact:
        return 3;
    default:
        return 0;
    }
}

} // namespace

Learner::Learner(const LearnerParts& parts)
    : parts_(parts),
      experts_{Logistic(steadySettings()), Logistic(quickSettings())},
      mixer_(mixerSettings()) {
    if (!parts.drift) {
        for (Logistic& expert : experts_)
            expert.stopDrift();
    }
    const double share = parts.steady && parts.quick ? 0.5 : 1;
    mixer_.believe(inputOf(steady), parts.steady ? share : 0, 0.05);
    mixer_.believe(inputOf(quick), parts.quick ? share : 0, 0.05);
}

Learner::Opinions Learner::ask(const Encoded& encoded) const {
    Opinions opinions;
    for (std::size_t k = 0; k < experts; ++k) {
        if (k == steady ? parts_.steady : parts_.quick)
            opinions.beliefs[k] = experts_[k].predict(encoded.features);
        opinions.inputs[k] = {inputOf(k), opinions.beliefs[k].logit()};
    }
    opinions.mixed = mixer_.predict(opinions.inputs);
    return opinions;
}

Score Learner::score(const Facts& facts) const {
    Encoded encoded;
    columns_.encode(facts, encoded);
    pairs_.encode(encoded);
    const Opinions opinions = ask(encoded);

    Score score;
    const double outer = opinions.mixed.shrink();
    std::vector<double> terms(encoded.features.size(), 0.0);
    score.bias = outer * mixer_.intercept();
    double spread = 0;
    for (std::size_t k = 0; k < experts; ++k) {
        const double factor = outer * mixer_.weight(inputOf(k)) * opinions.beliefs[k].shrink();
        experts_[k].explain(encoded.features, factor, terms);
        score.bias += factor * experts_[k].intercept();
        // They learned from the same labels, so their errors are taken to go together.
        spread += std::abs(factor) * std::sqrt(opinions.beliefs[k].variance);
    }
    score.logit = score.bias;
    score.terms.reserve(terms.size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const Feature& feature = encoded.features[i];
        score.terms.push_back({feature.key, feature.fact, feature.with, terms[i]});
        score.logit += terms[i];
    }
    score.error = std::sqrt(spread * spread + outer * outer * opinions.mixed.variance);
    score.probability = sigmoid(score.logit);
    return score;
}

void Learner::learn(const Facts& facts, bool label, double weight) {
    assert(learns());
    if (!(weight > 0) || !learns())
        return;
    weight = std::min(weight, largestWeight);
    ++labels_;
    columns_.observe(facts);
    Encoded encoded;
    columns_.encode(facts, encoded);
    pairs_.encode(encoded);
    std::ranges::stable_sort(encoded.features, {}, rank);
    const Opinions opinions = ask(encoded);
    std::vector<PairFinder::Cell> admitted;
    if (parts_.pairs)
        admitted = pairs_.learn(encoded, columns_, sigmoid(opinions.mixed.logit()), label, weight);
    for (std::size_t k = 0; k < experts; ++k) {
        experts_[k].learn(encoded.features, label, weight);
        if (parts_.relevance && labels_ % weighEvery == 0 && labels_ <= weighUntil)
            experts_[k].weighColumns();
        for (const PairFinder::Cell& cell : admitted)
            experts_[k].believe(cell.key, cell.mean, cell.variance);
    }
    if (parts_.mixer)
        mixer_.learn(opinions.inputs, label, weight);
}

std::size_t Learner::features() const {
    return std::max(experts_[steady].size(), experts_[quick].size());
}

std::string Learner::describe(const FeatureKey& key) const {
    if (key.kind != FeatureKind::Pair)
        return columns_.describe(key);
    if (key.column >= pairs_.admitted().size())
        return "?";
    const PairFinder::Pair& pair = pairs_.admitted()[key.column];
    return columns_.describePairCell(pair.first, pair.firstDepth, key.cell / PairFinder::side) + " & " +
           columns_.describePairCell(pair.second, pair.secondDepth, key.cell % PairFinder::side);
}

std::size_t Learner::memory() const {
    std::size_t bytes = sizeof(Learner) + columns_.memory() + pairs_.memory() + mixer_.memory();
    for (const Logistic& expert : experts_)
        bytes += sizeof(Logistic) + expert.memory();
    return bytes;
}

std::string Learner::toBytes() const {
    return toBytes(use_);
}

std::string Learner::scoringBytes() const {
    return toBytes(ModelUse::Scoring);
}

std::string Learner::toBytes(ModelUse use) const {
    ModelWriter out;
    out.u32(use == ModelUse::Scoring ? scoringMagic : magic);
    out.u32(version);
    out.u64(labels_);
    columns_.write(out, use);
    pairs_.write(out, use);
    for (const Logistic& expert : experts_)
        expert.write(out, use);
    mixer_.write(out, use);
    return out.take();
}

Result<Learner> Learner::fromBytes(std::string_view bytes) {
    ModelReader in(bytes);
    const std::uint32_t kind = in.u32();
    if (kind != magic && kind != scoringMagic)
        return Error{Code::Malformed, "triage model: these bytes are none"};
    const std::uint32_t found = in.u32();
    if (found > version)
        return Error{Code::NewerVersion, "triage model: format " + std::to_string(found) +
                                             ", this program reads up to " + std::to_string(version)};
    if (found != version)
        in.fail("format " + std::to_string(found) + " never existed");
    Learner learner;
    learner.use_ = kind == scoringMagic ? ModelUse::Scoring : ModelUse::Learning;
    learner.labels_ = in.u64();
    learner.columns_.read(in, learner.use_);
    learner.pairs_.read(in, learner.columns_.size(), learner.use_);
    for (Logistic& expert : learner.experts_)
        expert.read(in, learner.use_);
    learner.mixer_.read(in, learner.use_);
    if (auto whole = in.finish(); !whole)
        return whole.error();
    return learner;
}

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/prior.h"

#include <cmath>

#include <fmt/format.h>

namespace standdienst {

namespace {

constexpr double oldShare = 0.2; // of a label, that a label of an earlier model counts
constexpr double largestWeight = 10;
constexpr double interceptError = 0.5;
constexpr std::uint32_t typicalCounts = 50; // values that the expert's typical size stands for

Error wrong(const ExpertWeight& line, std::string_view what) {
    return {Code::Malformed, fmt::format("triage prior, \"{}={}\": {}", line.fact, line.level, what)};
}

} // namespace

Prior::Prior() = default;

Result<Prior> Prior::fromModel(std::string_view bytes) {
    auto learner = Learner::fromBytes(bytes);
    if (!learner)
        return learner.error();
    if (!learner->learns())
        return Error{Code::Malformed, "triage model: one for scoring alone is no prior"};
    bool whole = true;
    for (Logistic& expert : learner->experts_)
        whole = expert.temper(oldShare) && whole;
    if (!whole)
        return Error{Code::Malformed, "triage model: an impossible covariance"};
    return Prior(std::move(*learner));
}

Result<Prior> Prior::fromExpert(double intercept, std::span<const ExpertWeight> weights) {
    if (!(std::abs(intercept) <= largestWeight))
        return Error{Code::Malformed, "triage prior: the intercept is beyond +-10"};
    Learner learner;
    for (Logistic& expert : learner.experts_)
        expert.believe({}, intercept, interceptError * interceptError);
    for (const ExpertWeight& line : weights) {
        if (!(std::abs(line.weight) <= largestWeight))
            return wrong(line, "the weight is beyond +-10");
        if (!(line.error >= 0.05 && line.error <= 2))
            return wrong(line, "the error is not within 0.05 and 2");
        if (!(line.typical >= 0 && line.typical <= 1e12))
            return wrong(line, "the typical size is not within 0 and 1e12");
        Facts named; // cuts names and levels as it does for the facts to come
        if (line.level.empty())
            named.missing(line.fact);
        else
            named.category(line.fact, line.level);
        const Fact& fact = named.all().front();
        Column* column = learner.columns_.make(fact.name);
        if (!column)
            return Error{Code::TooLarge, fmt::format("triage prior: no room for the fact \"{}\"", line.fact)};
        double value = 1;
        FeatureKey key{FeatureKind::Level, static_cast<std::uint8_t>(*learner.columns_.find(column->name)),
                       0};
        if (line.typical > 0) {
            if (column->numeric)
                return wrong(line, "stands twice");
            column->suppose(line.typical, typicalCounts);
            key.kind = FeatureKind::Size;
            value = sizeOf(line.typical, line.typical);
        } else {
            const std::size_t before = column->levels.size();
            column->observe(fact.value);
            if (column->levels.size() == before)
                return wrong(line, "stands twice, or the fact has too many levels");
            key.cell = static_cast<std::uint8_t>(before);
        }
        for (Logistic& expert : learner.experts_) {
            if (!expert.believe(key, line.weight / value, line.error * line.error / (value * value)))
                return Error{Code::TooLarge, "triage prior: more weights than a learner has room for"};
        }
    }
    return Prior(std::move(learner));
}

} // namespace standdienst

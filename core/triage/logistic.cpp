// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/logistic.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace standdienst {

namespace {

constexpr std::size_t slotCount = 1024; // a power of two, more than twice limits::triageFeatures
constexpr double leastCurvature = 1e-4; // a label that surprises nobody still counts a little
constexpr double largestVariance = 100; // of any weight in a model that is read
constexpr double largestMean = 1000;
constexpr std::size_t rowsAtATime = 16; // that memory grows by
constexpr double relevanceCaution = 4;  // weights' worth of evidence that a column is like any other

std::size_t slotOf(std::uint32_t key) {
    return (key * 2654435761u) >> 22; // Knuth's multiplicative hash, its upper ten bits
}

// The mode a of N(mean, variance) times the label's likelihood along x: a = mean + weight * variance * (label
// - sig(a)). The left side minus the right one increases in a, so bisection guards Newton's steps.
double solveMode(double mean, double pull, double label) {
    double low = label > 0 ? mean : mean - pull;
    double high = label > 0 ? mean + pull : mean;
    double a = mean;
    for (int i = 0; i < 12; ++i) {
        const double p = sigmoid(a);
        const double off = a - mean - pull * (label - p);
        (off > 0 ? high : low) = a;
        double next = a - off / (1 + pull * p * (1 - p));
        if (!(next >= low && next <= high))
            next = (low + high) / 2;
        if (std::abs(next - a) < 1e-12)
            return next;
        a = next;
    }
    return a;
}

std::vector<double> times(const Triangle& matrix, const std::vector<double>& vector) {
    std::vector<double> product(vector.size(), 0.0);
    for (std::size_t i = 0; i < vector.size(); ++i) {
        const double* row = matrix.row(i);
        for (std::size_t j = 0; j < i; ++j) {
            product[i] += row[j] * vector[j];
            product[j] += row[j] * vector[i];
        }
        product[i] += row[i] * vector[i];
    }
    return product;
}

} // namespace

double sigmoid(double logit) {
    return logit >= 0 ? 1 / (1 + std::exp(-logit)) : std::exp(logit) / (1 + std::exp(logit));
}

double logitOf(double probability) {
    const double p = std::clamp(probability, 1e-12, 1 - 1e-12);
    return std::log(p / (1 - p));
}

double Belief::shrink() const {
    return 1 / std::sqrt(1 + std::numbers::pi * variance / 8);
}

void Triangle::grow(double diagonal) {
    if (size_ % rowsAtATime == 0)
        values_.reserve((size_ + rowsAtATime) * (size_ + rowsAtATime + 1) / 2);
    values_.insert(values_.end(), size_, 0.0);
    values_.push_back(diagonal);
    ++size_;
}

// Cholesky: this = L L'; then L is replaced by its inverse M, and M by M' M.
bool Triangle::invert() {
    for (std::size_t i = 0; i < size_; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = row(i)[j];
            for (std::size_t k = 0; k < j; ++k)
                sum -= row(i)[k] * row(j)[k];
            if (i == j && !(sum > 0))
                return false;
            row(i)[j] = i == j ? std::sqrt(sum) : sum / row(j)[j];
        }
    }
    for (std::size_t i = 0; i < size_; ++i) {
        const double own = 1 / row(i)[i];
        for (std::size_t j = 0; j < i; ++j) {
            double sum = 0;
            for (std::size_t k = j; k < i; ++k)
                sum -= row(i)[k] * row(k)[j]; // rows above are inverted already
            row(i)[j] = sum * own;
        }
        row(i)[i] = own;
    }
    for (std::size_t i = 0; i < size_; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = 0;
            for (std::size_t k = i; k < size_; ++k)
                sum += row(k)[i] * row(k)[j]; // rows below still hold M
            row(i)[j] = sum;
        }
    }
    return true;
}

Logistic::Logistic(const Settings& settings) : settings_(settings), slots_(slotCount, none) {
    admit({});
}

std::uint16_t Logistic::find(std::uint32_t key) const {
    for (std::size_t slot = slotOf(key);; slot = (slot + 1) % slotCount) {
        if (slots_[slot] == none || keys_[slots_[slot]] == key)
            return slots_[slot];
    }
}

void Logistic::index(std::uint32_t key, std::uint16_t at) {
    std::size_t slot = slotOf(key);
    while (slots_[slot] != none)
        slot = (slot + 1) % slotCount;
    slots_[slot] = at;
}

std::uint16_t Logistic::admit(const FeatureKey& key) {
    if (const std::uint16_t at = find(key.packed()); at != none)
        return at;
    if (keys_.size() >= settings_.most || firstVariance(key) <= 0)
        return none;
    const auto at = static_cast<std::uint16_t>(keys_.size());
    keys_.push_back(key.packed());
    mean_.push_back(0);
    first_.push_back(firstVariance(key));
    covariance_.grow(first_.back());
    index(keys_.back(), at);
    return at;
}

std::vector<Logistic::Entry> Logistic::gather(std::span<const Feature> features, double& unknown) const {
    std::vector<Entry> entries;
    entries.reserve(features.size() + 1);
    entries.push_back({0, 1});
    for (const Feature& feature : features) {
        if (usedVariance(feature.key.kind) <= 0)
            continue;
        if (const std::uint16_t at = find(feature.key.packed()); at != none)
            entries.push_back({at, feature.value});
        else if (keys_.size() < settings_.most)
            unknown += firstVariance(feature.key) * feature.value * feature.value;
    }
    // One order of summing, whatever the order of the facts.
    std::ranges::sort(entries, {}, &Entry::index);
    return entries;
}

Belief Logistic::predict(std::span<const Feature> features) const {
    Belief belief;
    const auto entries = gather(features, belief.variance);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto [at, value] = entries[i];
        belief.mean += mean_[at] * value;
        const double* row = covariance_.row(at);
        double cross = 0;
        for (std::size_t j = 0; j < i; ++j)
            cross += row[entries[j].index] * entries[j].value;
        belief.variance += value * (2 * cross + row[at] * value);
    }
    belief.variance = std::max(belief.variance, 0.0); // rounding
    return belief;
}

double Logistic::weight(const FeatureKey& key) const {
    const std::uint16_t at = find(key.packed());
    return at == none ? 0 : mean_[at];
}

void Logistic::explain(std::span<const Feature> features, double factor, std::span<double> terms) const {
    assert(terms.size() == features.size());
    for (std::size_t i = 0; i < features.size(); ++i) {
        if (usedVariance(features[i].key.kind) <= 0)
            continue;
        terms[i] += factor * weight(features[i].key) * features[i].value;
    }
}

void Logistic::learn(std::span<const Feature> features, bool label, double weight) {
    for (const Feature& feature : features)
        admit(feature.key);
    const std::size_t n = size();
    for (std::size_t i = 0; i < n; ++i) {
        double& variance = covariance_.row(i)[i];
        if (variance < first_[i])
            variance = std::min(variance + (i == 0 ? settings_.interceptDrift : settings_.drift), first_[i]);
    }

    double unknown = 0;
    const auto entries = gather(features, unknown);
    std::vector<double> u(n, 0.0); // S x, from the lower triangle alone
    std::size_t before = 0;        // entries whose index is at most i
    for (std::size_t i = 0; i < n; ++i) {
        const double* row = covariance_.row(i);
        const double own = before < entries.size() && entries[before].index == i ? entries[before].value : 0;
        double sum = row[i] * own;
        for (std::size_t j = 0; j < before; ++j)
            sum += row[entries[j].index] * entries[j].value;
        u[i] += sum;
        if (own != 0) {
            for (std::size_t j = 0; j < i; ++j)
                u[j] += row[j] * own;
            ++before;
        }
    }
    double mean = 0;
    double variance = 0;
    for (const auto [at, value] : entries) {
        mean += mean_[at] * value;
        variance += u[at] * value;
    }
    if (!(variance > 1e-12))
        return; // nothing left to learn here
    const double mode = solveMode(mean, weight * variance, label ? 1 : 0);
    const double step = std::clamp(mode - mean, -settings_.largestStep, settings_.largestStep);
    const double p = sigmoid(mean + step);
    const double h = weight * std::max(p * (1 - p), leastCurvature);
    const double gain = h / (1 + h * variance);
    for (std::size_t i = 0; i < n; ++i)
        mean_[i] += u[i] * (step / variance);
    for (std::size_t i = 0; i < n; ++i) {
        double* row = covariance_.row(i);
        const double factor = gain * u[i];
        if (factor == 0)
            continue;
        for (std::size_t j = 0; j <= i; ++j)
            row[j] -= factor * u[j];
    }
}

double Logistic::firstVariance(const FeatureKey& key) const {
    const bool ofColumn = key.kind != FeatureKind::Intercept && key.kind != FeatureKind::Pair;
    return usedVariance(key.kind) * (ofColumn ? relevance(key.column) : 1);
}

// What was set by believe() has a first variance of its own.
bool Logistic::followsColumn(std::size_t weight) const {
    const FeatureKey key = FeatureKey::unpacked(keys_[weight]);
    return key.kind != FeatureKind::Intercept && key.kind != FeatureKind::Pair &&
           first_[weight] == firstVariance(key);
}

void Logistic::weighColumns() {
    // By column: squared means in units of the first variance, and how many weights the labels determine.
    struct Evidence {
        double moved = relevanceCaution, known = relevanceCaution;
    };
    std::vector<Evidence> evidence(relevance_.size());
    std::vector<std::size_t> following;
    for (std::size_t i = 1; i < size(); ++i) {
        if (!followsColumn(i))
            continue;
        following.push_back(i);
        const FeatureKey key = FeatureKey::unpacked(keys_[i]);
        evidence.resize(std::max<std::size_t>(evidence.size(), key.column + 1U));
        evidence[key.column].moved += mean_[i] * mean_[i] / usedVariance(key.kind);
        evidence[key.column].known += std::max(0.0, 1 - covariance_.diagonal(i) / first_[i]);
    }
    relevance_.resize(evidence.size(), 1.0);
    for (std::size_t column = 0; column < evidence.size(); ++column)
        relevance_[column] =
            std::clamp(evidence[column].moved / evidence[column].known, leastRelevance, mostRelevance);

    // As if each weight had also been seen to be 0, with the difference of the precisions. Done by scaling
    // rows and columns, the covariance stays one, and what the labels have settled hardly moves.
    std::vector<double> scale(size(), 1.0);
    for (const std::size_t i : following) {
        const double first = firstVariance(FeatureKey::unpacked(keys_[i]));
        const double shrink = 1 + (1 / first - 1 / first_[i]) * covariance_.diagonal(i);
        first_[i] = first;
        mean_[i] /= shrink;
        scale[i] = 1 / std::sqrt(shrink);
    }
    for (std::size_t i = 0; i < size(); ++i) {
        double* row = covariance_.row(i);
        for (std::size_t j = 0; j <= i; ++j)
            row[j] *= scale[i] * scale[j];
    }
}

bool Logistic::believe(const FeatureKey& key, double mean, double variance) {
    const std::uint16_t at = admit(key);
    if (at == none)
        return false;
    double* row = covariance_.row(at);
    std::fill(row, row + at, 0.0);
    for (std::size_t i = at + 1; i < size(); ++i)
        covariance_.row(i)[at] = 0;
    row[at] = variance;
    first_[at] = variance;
    mean_[at] = mean;
    return true;
}

bool Logistic::temper(double share) {
    if (!covariance_.invert())
        return false;
    for (double& precision : covariance_.values())
        precision *= share;
    std::vector<double> known = times(covariance_, mean_);
    for (std::size_t i = 0; i < size(); ++i)
        covariance_.row(i)[i] += (1 - share) / first_[i];
    known[0] += (1 - share) / first_[0] * mean_[0];
    if (!covariance_.invert())
        return false;
    mean_ = times(covariance_, known);
    return true;
}

void Logistic::write(ModelWriter& out, ModelUse use) const {
    out.u8(static_cast<std::uint8_t>(relevance_.size()));
    out.numbers(relevance_);
    out.u32(static_cast<std::uint32_t>(size()));
    for (const std::uint32_t key : keys_)
        out.u32(key);
    out.numbers(mean_);
    if (use == ModelUse::Scoring) {
        out.singles(covariance_.values());
        return;
    }
    out.numbers(first_);
    out.numbers(covariance_.values());
}

void Logistic::read(ModelReader& in, ModelUse use) {
    Logistic fresh(settings_);
    const std::size_t columns = in.u8();
    for (std::size_t i = 0; i < columns && !in.failed(); ++i)
        fresh.relevance_.push_back(in.number(leastRelevance, mostRelevance, "a column's relevance"));
    const std::size_t n = in.count(settings_.most, "weights");
    if (n == 0)
        in.fail("no intercept");
    for (std::size_t i = 0; i < n && !in.failed(); ++i) {
        const std::uint32_t key = in.u32();
        const auto kind = key >> 16;
        if (i == 0 ? key != 0 : kind == 0 || kind >= featureKinds || fresh.find(key) != none) {
            in.fail("an impossible or repeated feature");
            return;
        }
        if (i > 0) {
            fresh.keys_.push_back(key);
            fresh.index(key, static_cast<std::uint16_t>(i));
            fresh.covariance_.grow(0);
        }
    }
    if (in.failed())
        return;
    fresh.mean_.resize(n);
    fresh.first_.resize(n);
    in.numbers(fresh.mean_);
    if (use == ModelUse::Scoring) {
        in.singles(fresh.covariance_.values());
        for (std::size_t i = 0; i < n; ++i)
            fresh.first_[i] = fresh.covariance_.diagonal(i);
    } else {
        in.numbers(fresh.first_);
        in.numbers(fresh.covariance_.values());
    }
    for (std::size_t i = 0; i < n && !in.failed(); ++i) {
        const double own = fresh.covariance_.diagonal(i);
        if (fresh.first_[i] <= 0 || fresh.first_[i] > largestVariance || own <= 0 || own > largestVariance ||
            std::abs(fresh.mean_[i]) > largestMean)
            in.fail("a weight is out of range");
        for (std::size_t j = 0; j < i && !in.failed(); ++j) {
            const double both = fresh.covariance_.row(i)[j];
            if (both * both > own * fresh.covariance_.diagonal(j) * 1.001)
                in.fail("an impossible covariance");
        }
    }
    if (!in.failed())
        *this = std::move(fresh);
}

std::size_t Logistic::memory() const {
    return keys_.capacity() * sizeof(std::uint32_t) +
           (mean_.capacity() + first_.capacity() + relevance_.capacity()) * sizeof(double) +
           covariance_.memory() + slots_.capacity() * sizeof(std::uint16_t);
}

} // namespace standdienst

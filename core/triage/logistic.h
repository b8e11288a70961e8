// SPDX-License-Identifier: GPL-3.0-or-later
// Bayesian logistic regression that learns one label at a time: a Gaussian over the weights, with its whole
// covariance.
#pragma once

#include "core/triage/feature.h"
#include "core/triage/model_bytes.h"

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace standdienst {

double sigmoid(double logit);
double logitOf(double probability); // of a probability held within 1e-12 of 0 and 1

// A symmetric matrix that grows by rows, as its packed lower triangle.
class Triangle {
public:
    std::size_t size() const { return size_; }
    void grow(double diagonal);
    const double* row(std::size_t i) const { return values_.data() + i * (i + 1) / 2; } // columns 0 .. i
    double* row(std::size_t i) { return values_.data() + i * (i + 1) / 2; }
    double diagonal(std::size_t i) const { return row(i)[i]; }
    std::span<const double> values() const { return values_; }
    std::span<double> values() { return values_; }
    std::size_t memory() const { return values_.capacity() * sizeof(double); }
    // Its inverse in its place; false, and anything in its place, where it is not positive definite.
    bool invert();

private:
    std::size_t size_ = 0;
    std::vector<double> values_;
};

// What a model believes of x: the logit of a visit is distributed as N(mean, variance).
struct Belief {
    double mean = 0;
    double variance = 0;
    // MacKay 1992: the logistic of a Gaussian's mean, averaged over the Gaussian, is about that of mean *
    // shrink().
    double shrink() const;
    double logit() const { return mean * shrink(); }
};

class Logistic {
public:
    struct Settings {
        // Of a weight before any label, by FeatureKind; 0 where this model does not use the kind.
        std::array<double, featureKinds> variance{};
        double drift = 0;          // what a label adds to a weight's variance, up to where it began
        double interceptDrift = 0; // the same for the intercept
        double largestStep = 0;    // by how much a label may move its own logit
        std::size_t most = 0;      // features, intercept included
    };

    explicit Logistic(const Settings& settings);

    // A feature without a weight yet counts as one with mean 0 and its first variance, unless there is no
    // room for it.
    Belief predict(std::span<const Feature> features) const;
    // Adds to each term mean * value of its feature, in the order of `features`, times `factor`.
    void explain(std::span<const Feature> features, double factor, std::span<double> terms) const;
    double weight(const FeatureKey& key) const; // its mean; 0 where it has none
    double intercept() const { return mean_[0]; }

    // New features get a weight while there is room; those that come first in `features` come first. `weight`
    // is how many labels this one stands for.
    void learn(std::span<const Feature> features, bool label, double weight);
    // Judges by the weights learned so far which columns matter: those of a column that does get a larger
    // first variance, the others a smaller one, and what is believed follows (MacKay's automatic relevance
    // determination). Weights that were set by believe() and those of pairs stay. Takes as long as a label.
    void weighColumns();
    // What the first variances of a column's weights are multiplied with, leastRelevance to mostRelevance.
    double relevance(std::uint8_t column) const {
        return column < relevance_.size() ? relevance_[column] : 1;
    }
    static constexpr double leastRelevance = 0.1;
    static constexpr double mostRelevance = 4;
    // Sets what is believed of one weight; false where there is no room for it.
    bool believe(const FeatureKey& key, double mean, double variance);
    void stopDrift() { settings_.drift = settings_.interceptDrift = 0; }
    // As if each label had counted only for this share, and the intercept were known beforehand: the power
    // prior of Ibrahim and Chen, "Power prior distributions for regression models", 2000, with the likelihood
    // as Gaussian. False where the covariance is none (not positive definite). Takes as long as a thousand
    // labels.
    bool temper(double share);

    std::size_t size() const { return mean_.size(); }
    void write(ModelWriter& out, ModelUse use) const;
    void read(ModelReader& in, ModelUse use);
    std::size_t memory() const;

private:
    struct Entry {
        std::uint16_t index;
        double value;
    };
    static constexpr std::uint16_t none = 0xffff;
    std::uint16_t find(std::uint32_t key) const;
    std::uint16_t admit(const FeatureKey& key);
    void index(std::uint32_t key, std::uint16_t at);
    std::vector<Entry> gather(std::span<const Feature> features, double& unknown) const;
    double usedVariance(FeatureKind kind) const { return settings_.variance[static_cast<std::size_t>(kind)]; }

    double firstVariance(const FeatureKey& key) const;
    bool followsColumn(std::size_t weight) const;

    Settings settings_;
    std::vector<std::uint32_t> keys_; // by index; 0 is the intercept
    std::vector<double> mean_;
    std::vector<double> first_;     // variance that a weight would have without any label
    std::vector<double> relevance_; // by column; 1 beyond its end
    Triangle covariance_;
    std::vector<std::uint16_t> slots_; // open addressing over keys_
};

} // namespace standdienst

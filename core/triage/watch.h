// SPDX-License-Identifier: GPL-3.0-or-later
// Watches whether scores keep their word, and whether an account's labels can be meant seriously.
#pragma once

#include "core/triage/model_bytes.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace standdienst {

// Sequential evidence against foreseen probabilities: for each of three suspicions a cumulative sum of
// log-likelihood ratios (Page, "Continuous inspection schemes", 1954), which never falls below 0. While the
// probabilities are right, a sum reaches h once in e^h labels or less often (Lorden, "Procedures for reacting
// to a change in distribution", 1971).
class Suspicion {
public:
    enum Kind : std::uint8_t { Fewer, More, Flat }; // positives than foreseen; as if the scores said nothing

    void saw(double probability, bool label);
    double evidence(Kind kind) const { return sums_[kind]; }
    // The kind with an alarm; the strongest where there are several. An alarm is over once its sum has
    // halved, which right probabilities bring about within about a hundred labels.
    bool alarmed() const;
    Kind strongest() const;

    void write(ModelWriter& out) const;
    void read(ModelReader& in);

private:
    std::array<double, 3> sums_{};
    std::array<bool, 3> alarms_{};
    double seen_ = 0, positives_ = 0; // with forgetting: what "Flat" would foresee
};

// Why scores should not be trusted; the names are part of the API.
enum class Distrust {
    None,
    FewLabels,     // "few_labels": nothing to judge by yet
    Fewer,         // "fewer_prospects": the labels say cold where the scores say warm
    More,          // "more_prospects": the other way round
    NoSeparation,  // "no_separation": the bare share of prospects would foresee as well as the scores do
    Miscalibrated, // "miscalibrated": the rolling sums of foreseen and seen are apart
};
std::string_view name(Distrust distrust);

// Rolling, older labels counting less. The bound is four standard errors of `seen` if the probabilities are
// right.
struct Calibration {
    double labels = 0, expected = 0, seen = 0, bound = 0;
    bool holds() const { return seen - expected <= bound && expected - seen <= bound; }
};

class Watch {
public:
    // Below this many labels the verdict is FewLabels; 0 where a prior is trusted to begin with.
    explicit Watch(std::uint32_t leastLabels = 30) : leastLabels_(leastLabels) {}

    // What the learner said before it learned the label. A probability that is none is taken as 1/2.
    void saw(double probability, bool label);
    Distrust verdict() const;
    bool trusted() const { return verdict() == Distrust::None; }

    std::uint64_t labels() const { return labels_; }
    Calibration overall() const;
    // By what was foreseen: below 0.1, 0.25, 0.5, 0.75, and above.
    static constexpr std::array<double, 4> borders{0.1, 0.25, 0.5, 0.75};
    Calibration band(std::size_t i) const { return of(bands_[i]); }

    void write(ModelWriter& out) const;
    void read(ModelReader& in);

private:
    struct Sums {
        double labels = 0, expected = 0, seen = 0, variance = 0;
    };
    static Calibration of(const Sums& sums);
    std::uint32_t leastLabels_;
    std::uint64_t labels_ = 0;
    std::array<Sums, borders.size() + 1> bands_;
    Suspicion suspicion_;
};

// Judges each account's labels against the scores, after correcting these by what all other accounts find:
// where everybody sees another audience, nobody is doubted. Whoever marks everything cold, labels by the dice
// or the wrong way round is soon worth a tenth of a label, and whole again once the labels make sense. With a
// single account nothing can be told apart; then the Watch's verdict speaks.
class Labellers {
public:
    static constexpr double doubtfulWeight = 0.1;
    static constexpr std::size_t most =
        64; // accounts; beyond, the one that has been silent longest is forgotten

    // To multiply the next label's weight with.
    double weight(std::string_view account) const;
    // After each label; `account` is any stable key of at most 255 bytes.
    void saw(std::string_view account, double probability, bool label);
    std::size_t doubted() const; // accounts under alarm

    void write(ModelWriter& out) const;
    void read(ModelReader& in);

private:
    struct Account {
        std::string key;
        Suspicion suspicion;
        double offset = 0, variance = 1; // of the logit, as this account's labels have it
        std::uint64_t last = 0;
    };
    Account& find(std::string_view key);
    std::vector<Account> accounts_;
    std::uint64_t labels_ = 0;
};

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/watch.h"

#include "core/triage/logistic.h"

#include <algorithm>
#include <cmath>

namespace standdienst {

namespace {

constexpr double shift = 1.5;   // of the logit, that is looked for
constexpr double alarmAt = 8.7; // ln 6000: three sums together raise a false alarm in 2,000 labels at most
constexpr double largestSum = alarmAt * 1.25; // an alarm can end
constexpr double flatForgets = 0.99;
constexpr double window = 0.995; // what a label is worth after the next one: 200 labels in all
constexpr double standardErrors = 4;
constexpr double offsetDrift = 0.01;

// A probability that cannot be refuted by a single label for good.
double sane(double probability) {
    return std::isfinite(probability) ? std::clamp(probability, 1e-3, 1 - 1e-3) : 0.5;
}

double likelihood(double probability, bool label) {
    return std::log(label ? probability : 1 - probability);
}

bool isShare(double value) {
    return value >= 0 && value <= 1e9;
}

} // namespace

void Suspicion::saw(double probability, bool label) {
    const double p = sane(probability);
    const double logit = logitOf(p);
    const double flat = (positives_ + 0.5) / (seen_ + 1);
    const std::array<double, 3> otherwise{sigmoid(logit - shift), sigmoid(logit + shift), sane(flat)};
    for (std::size_t i = 0; i < sums_.size(); ++i) {
        const bool known = i != Flat || seen_ > 10; // a share of few labels is nobody's rival
        const double ratio = known ? likelihood(otherwise[i], label) - likelihood(p, label) : 0;
        sums_[i] = std::clamp(sums_[i] + ratio, 0.0, largestSum);
        alarms_[i] = sums_[i] >= alarmAt || (alarms_[i] && sums_[i] > alarmAt / 2);
    }
    seen_ = seen_ * flatForgets + 1;
    positives_ = positives_ * flatForgets + (label ? 1 : 0);
}

bool Suspicion::alarmed() const {
    return alarms_[Fewer] || alarms_[More] || alarms_[Flat];
}

Suspicion::Kind Suspicion::strongest() const {
    Kind best = alarms_[Fewer] ? Fewer : alarms_[More] ? More : Flat;
    for (const Kind kind : {More, Flat}) {
        if (alarms_[kind] && sums_[kind] > sums_[best])
            best = kind;
    }
    return best;
}

void Suspicion::write(ModelWriter& out) const {
    out.numbers(sums_);
    for (const bool alarm : alarms_)
        out.u8(alarm ? 1 : 0);
    out.number(seen_);
    out.number(positives_);
}

void Suspicion::read(ModelReader& in) {
    for (double& sum : sums_)
        sum = in.number(0, largestSum, "evidence");
    for (bool& alarm : alarms_)
        alarm = in.u8() != 0;
    seen_ = in.number(0, 1e9, "labels seen");
    positives_ = in.number(0, seen_, "positives seen");
}

std::string_view name(Distrust distrust) {
    switch (distrust) {
    case Distrust::None:
        return "none";
    case Distrust::FewLabels:
        return "few_labels";
    case Distrust::Fewer:
        return "fewer_prospects";
    case Distrust::More:
        return "more_prospects";
    case Distrust::NoSeparation:
        return "no_separation";
    case Distrust::Miscalibrated:
        return "miscalibrated";
    }
    return "none";
}

void Watch::saw(double probability, bool label) {
    ++labels_;
    const double p = sane(probability);
    const auto at = static_cast<std::size_t>(std::ranges::upper_bound(borders, p) - borders.begin());
    for (std::size_t i = 0; i < bands_.size(); ++i) {
        Sums& sums = bands_[i];
        const double mine = i == at ? 1 : 0;
        sums.labels = sums.labels * window + mine;
        sums.expected = sums.expected * window + mine * p;
        sums.seen = sums.seen * window + (label ? mine : 0);
        sums.variance = sums.variance * window * window + mine * p * (1 - p);
    }
    suspicion_.saw(p, label);
}

Calibration Watch::of(const Sums& sums) {
    // Half a label more: the normal approximation is too narrow for very few.
    return {sums.labels, sums.expected, sums.seen, standardErrors * std::sqrt(sums.variance) + 0.5};
}

Calibration Watch::overall() const {
    Sums all;
    for (const Sums& sums : bands_) {
        all.labels += sums.labels;
        all.expected += sums.expected;
        all.seen += sums.seen;
        all.variance += sums.variance;
    }
    return of(all);
}

Distrust Watch::verdict() const {
    if (labels_ < leastLabels_)
        return Distrust::FewLabels;
    if (suspicion_.alarmed()) {
        switch (suspicion_.strongest()) {
        case Suspicion::Fewer:
            return Distrust::Fewer;
        case Suspicion::More:
            return Distrust::More;
        case Suspicion::Flat:
            return Distrust::NoSeparation;
        }
    }
    return overall().holds() ? Distrust::None : Distrust::Miscalibrated;
}

void Watch::write(ModelWriter& out) const {
    out.u32(leastLabels_);
    out.u64(labels_);
    for (const Sums& sums : bands_) {
        for (const double value : {sums.labels, sums.expected, sums.seen, sums.variance})
            out.number(value);
    }
    suspicion_.write(out);
}

void Watch::read(ModelReader& in) {
    leastLabels_ = in.u32();
    labels_ = in.u64();
    for (Sums& sums : bands_) {
        for (double* value : {&sums.labels, &sums.expected, &sums.seen, &sums.variance}) {
            *value = in.number();
            if (!isShare(*value))
                in.fail("a rolling sum is out of range");
        }
    }
    suspicion_.read(in);
}

double Labellers::weight(std::string_view account) const {
    const auto found = std::ranges::find(accounts_, account, &Account::key);
    return found != accounts_.end() && found->suspicion.alarmed() ? doubtfulWeight : 1;
}

std::size_t Labellers::doubted() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(accounts_, [](const Account& account) { return account.suspicion.alarmed(); }));
}

Labellers::Account& Labellers::find(std::string_view key) {
    const auto found = std::ranges::find(accounts_, key, &Account::key);
    if (found != accounts_.end())
        return *found;
    Account fresh;
    fresh.key = key;
    if (accounts_.size() < most)
        return accounts_.emplace_back(std::move(fresh));
    return *std::ranges::min_element(accounts_, {}, &Account::last) = std::move(fresh);
}

void Labellers::saw(std::string_view key, double probability, bool label) {
    key = key.substr(0, 255);
    Account& account = find(key);
    account.last = ++labels_;
    double sum = 0;
    double precision = 1; // that the scores are right to begin with
    for (const Account& other : accounts_) {
        if (&other == &account || other.suspicion.alarmed())
            continue;
        sum += other.offset / other.variance;
        precision += 1 / other.variance;
    }
    const double logit = logitOf(sane(probability));
    account.suspicion.saw(sigmoid(logit + sum / precision), label);
    // One weight, learned as Logistic learns: how far this account is from the scores.
    const double seen = sigmoid(logit + account.offset);
    account.variance = std::min(account.variance + offsetDrift, 1.0);
    account.variance /= 1 + account.variance * seen * (1 - seen);
    account.offset = std::clamp(account.offset + account.variance * ((label ? 1 : 0) - seen), -5.0, 5.0);
}

void Labellers::write(ModelWriter& out) const {
    out.u64(labels_);
    out.u32(static_cast<std::uint32_t>(accounts_.size()));
    for (const Account& account : accounts_) {
        out.text(account.key);
        account.suspicion.write(out);
        out.number(account.offset);
        out.number(account.variance);
        out.u64(account.last);
    }
}

void Labellers::read(ModelReader& in) {
    labels_ = in.u64();
    accounts_.assign(in.count(most, "accounts"), {});
    for (Account& account : accounts_) {
        account.key = in.text();
        account.suspicion.read(in);
        account.offset = in.number(-5, 5, "an account's offset");
        account.variance = in.number(1e-6, 1, "an account's variance");
        account.last = in.u64();
    }
}

} // namespace standdienst

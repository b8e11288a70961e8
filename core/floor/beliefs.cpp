// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/floor/beliefs.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace standdienst::floor {

double logit(double p) {
    constexpr double edge = 1e-9;
    const double held = std::clamp(p, edge, 1 - edge);
    return std::log(held / (1 - held));
}

double sigmoid(double x) {
    return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x));
}

double prospectChance(double evidence, double inBurst, const Beliefs& beliefs) {
    const double usual = beliefs.perMinute / (beliefs.perMinute + beliefs.burstPerMinute);
    const double prior = beliefs.share * (1 - inBurst) + inBurst * beliefs.share * usual;
    return sigmoid(logit(prior) + evidence);
}

void Bursts::arrived(Minute at) {
    constexpr double kept = 30; // older ones nobody asks about: no visit waits that long for its turn
    arrivals_.insert(std::upper_bound(arrivals_.begin(), arrivals_.end(), at), at);
    while (arrivals_.front() < arrivals_.back() - kept)
        arrivals_.pop_front();
}

double Bursts::chance(Minute at, Minute now, const Beliefs& beliefs) const {
    const Minute from = at - before, to = std::min(now, at + after);
    const auto count = std::upper_bound(arrivals_.begin(), arrivals_.end(), to) -
                       std::lower_bound(arrivals_.begin(), arrivals_.end(), from);
    const double more = beliefs.burstPerMinute, usual = beliefs.perMinute;
    return sigmoid(logit(beliefs.burstTime) + static_cast<double>(count) * std::log1p(more / usual) -
                   more * std::max(to - from, 0.0));
}

Learner::Learner(const Beliefs& start, const Weights& weights)
    : beliefs_(start),
      arrivals_(beliefs_.perMinute * weights.minutes),
      arrivalMinutes_(weights.minutes),
      forget_(weights.forget),
      burstMinutes_(beliefs_.burstTime * 10 * weights.minutes),
      allMinutes_(10 * weights.minutes),
      prospects_(beliefs_.share * weights.visitors),
      visitors_(weights.visitors),
      yesProspects_(beliefs_.yesProspect * weights.asked),
      askedProspects_(weights.asked),
      yesHunters_(beliefs_.yesHunter * weights.asked),
      askedHunters_(weights.asked),
      leaves_(weights.leaves),
      waitedMinutes_(weights.leaves * beliefs_.patience),
      visitMinutes_(beliefs_.visitMinutes * 20),
      visits_(20) {}

void Learner::settle() {
    constexpr double leastRate = 0.02, leastShare = 0.002, edge = 0.01;
    beliefs_.perMinute = std::max(leastRate, arrivals_ / arrivalMinutes_);
    beliefs_.burstTime = std::clamp(burstMinutes_ / allMinutes_, 0.002, 0.5);
    beliefs_.share = std::clamp(prospects_ / visitors_, leastShare, 0.95);
    beliefs_.yesProspect = std::clamp(yesProspects_ / askedProspects_, edge, 1 - edge);
    // Never above a prospect's: a yes does not speak against somebody.
    beliefs_.yesHunter = std::clamp(yesHunters_ / askedHunters_, edge, beliefs_.yesProspect);
    beliefs_.patience = waitedMinutes_ / leaves_;
    beliefs_.visitMinutes = visitMinutes_ / visits_;
}

void Learner::arrived(Minute now, double inBurst) {
    const double gap = any_ ? std::max(0.0, now - last_) : std::max(0.0, now);
    const double kept = std::exp(-gap / forget_);
    const double usual = beliefs_.perMinute / (beliefs_.perMinute + beliefs_.burstPerMinute);
    arrivals_ = arrivals_ * kept + (1 - inBurst) + inBurst * usual;
    arrivalMinutes_ = arrivalMinutes_ * kept + forget_ * (1 - kept);
    burstMinutes_ += inBurst * gap;
    allMinutes_ += gap;
    last_ = std::max(last_, now);
    any_ = true;
    settle();
}

void Learner::visited(double minutes) {
    visitMinutes_ += std::clamp(minutes, 0.0, 15.0); // who goes away from a kiosk is not still using it
    visits_ += 1;
    settle();
}

void Learner::scored(double p, double inBurst) {
    prospects_ += p;
    visitors_ += 1 - inBurst; // coaches bring none
    settle();
}

void Learner::answered(double p, bool yes) {
    const double prospect = yes ? beliefs_.yesProspect : 1 - beliefs_.yesProspect;
    const double hunter = yes ? beliefs_.yesHunter : 1 - beliefs_.yesHunter;
    const double then = p * prospect / std::max(1e-12, p * prospect + (1 - p) * hunter);
    askedProspects_ += then;
    askedHunters_ += 1 - then;
    if (yes) {
        yesProspects_ += then;
        yesHunters_ += 1 - then;
    }
    settle();
}

void Learner::revealed(double p, bool prospect) {
    const double more = (prospect ? 1.0 : 0.0) - p;
    askedProspects_ += more;
    yesProspects_ += more;
    askedHunters_ -= more;
    yesHunters_ -= more;
    settle();
}

void Learner::talked(double minutes, double p) {
    if (p > 0)
        beliefs_.prospectTalk.add(minutes, p);
    if (p < 1)
        beliefs_.hunterTalk.add(minutes, 1 - p);
}

void Learner::waited(double minutes, bool left) {
    waitedMinutes_ += std::max(0.0, minutes);
    leaves_ += left ? 1 : 0;
    settle();
}

} // namespace standdienst::floor

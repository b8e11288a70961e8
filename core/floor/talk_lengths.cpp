// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/floor/talk_lengths.h"

#include <algorithm>
#include <cmath>

namespace standdienst::floor {

namespace {
double normalBelow(double x) {
    return 0.5 * std::erfc(-x / std::sqrt(2.0));
}
} // namespace

TalkLengths TalkLengths::uniform(double least, double most, double weight) {
    TalkLengths lengths;
    lengths.spread(least, most, weight);
    lengths.settle();
    return lengths;
}

TalkLengths TalkLengths::logNormal(double mean, double variation, double weight) {
    const double variance = std::log1p(variation * variation), middle = std::log(mean) - variance / 2;
    TalkLengths lengths;
    double before = 0;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const double edge = step * static_cast<double>(bin + 1);
        const double now = bin + 1 == bins ? 1 : normalBelow((std::log(edge) - middle) / std::sqrt(variance));
        lengths.weights_[bin] = weight * (now - before);
        before = now;
    }
    lengths.settle();
    return lengths;
}

// A talk is known to the bin it fell into, and spread over its neighbours: the next one is not exactly as
// long.
void TalkLengths::add(double minutes, double weight) {
    const double at = std::clamp(minutes, 0.0, longest - step);
    const double breadth = std::max(step, at / 16);
    spread(std::max(0.0, at - breadth), std::min(longest, at + breadth), weight);
    settle();
}

void TalkLengths::spread(double from, double to, double weight) {
    if (!(to > from))
        to = from + step / 8;
    const auto last = std::min(bins - 1, static_cast<std::size_t>(to / step));
    for (auto bin = std::min(bins - 1, static_cast<std::size_t>(from / step)); bin <= last; ++bin) {
        const double lower = step * static_cast<double>(bin);
        const double shared = std::min(to, lower + step) - std::max(from, lower);
        weights_[bin] += weight * std::max(shared, 0.0) / (to - from);
    }
}

void TalkLengths::settle() {
    total_ = 0;
    for (const double weight : weights_)
        total_ += weight;
    double above = 0;
    survival_[bins] = beyond_[bins] = 0;
    for (std::size_t bin = bins; bin-- > 0;) {
        above += weights_[bin];
        survival_[bin] = total_ > 0 ? above / total_ : 0;
        beyond_[bin] = beyond_[bin + 1] + step * (survival_[bin] + survival_[bin + 1]) / 2;
    }
}

double TalkLengths::survival(double minutes) const {
    if (minutes >= longest)
        return 0;
    const double at = std::max(minutes, 0.0) / step;
    const auto bin = static_cast<std::size_t>(at);
    const double part = at - static_cast<double>(bin);
    return survival_[bin] * (1 - part) + survival_[bin + 1] * part;
}

double TalkLengths::beyond(double minutes) const {
    if (minutes >= longest)
        return 0;
    const double at = std::max(minutes, 0.0);
    const auto next = static_cast<std::size_t>(at / step) + 1;
    const double gap = step * static_cast<double>(next) - at;
    return beyond_[next] + gap * (survival(at) + survival_[next]) / 2;
}

Underway underway(const TalkLengths& prospects, const TalkLengths& hunters, double p, double elapsed,
                  double within) {
    // A talk longer than any before it: nobody knows; it ends as exponential times do.
    constexpr double unheardOf = 1e-6, meanThen = 2;
    const double still = p * prospects.survival(elapsed) + (1 - p) * hunters.survival(elapsed);
    if (still < unheardOf)
        return {1 - std::exp(-within / meanThen), meanThen};
    const double later =
        p * prospects.survival(elapsed + within) + (1 - p) * hunters.survival(elapsed + within);
    return {1 - later / still, (p * prospects.beyond(elapsed) + (1 - p) * hunters.beyond(elapsed)) / still};
}

} // namespace standdienst::floor

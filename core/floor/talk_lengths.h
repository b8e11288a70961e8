// SPDX-License-Identifier: GPL-3.0-or-later
// How long talks of one kind take, as a histogram that begins with an assumption and learns from each talk.
#pragma once

#include <array>
#include <cstddef>

namespace standdienst::floor {

// Minutes; `weight` says how many talks an assumption is worth. Talks beyond `longest` count as that long.
class TalkLengths {
public:
    static constexpr double step = 0.25, longest = 60;

    // Of nothing: nobody knows how long they take. Use one of the two below.
    TalkLengths() = default;
    static TalkLengths uniform(double least, double most, double weight);
    // Log-normal with this mean and coefficient of variation (standard deviation / mean), both > 0.
    static TalkLengths logNormal(double mean, double variation, double weight);

    void add(double minutes, double weight = 1);

    double mean() const { return beyond_[0]; }
    // Share of talks that last longer than this.
    double survival(double minutes) const;
    // Minutes that talks last beyond this, over all talks: the integral of survival from there on.
    double beyond(double minutes) const;
    double weight() const { return total_; }

private:
    static constexpr std::size_t bins = static_cast<std::size_t>(longest / step);
    void spread(double from, double to, double weight);
    void settle();

    std::array<double, bins> weights_{};
    std::array<double, bins + 1> survival_{}; // at the bins' lower edges
    std::array<double, bins + 1> beyond_{};
    double total_ = 0;
};

// A talk that has lasted `elapsed` minutes with somebody who is a prospect with probability p.
struct Underway {
    double ends = 0;      // probability that it ends within the minutes asked for
    double remaining = 0; // minutes that it will go on, on average
};
Underway underway(const TalkLengths& prospects, const TalkLengths& hunters, double p, double elapsed,
                  double within);

} // namespace standdienst::floor

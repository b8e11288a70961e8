// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/replay.h"

#include <algorithm>
#include <cassert>

namespace standdienst {

Replay::Replay(Learner begin, std::size_t window)
    : window_(window), settled_(begin), head_(std::move(begin)) {
    assert(window > 0);
}

void Replay::relearn() {
    head_ = settled_;
    for (const Example& example : kept_)
        head_.learn(example.facts, example.label, example.weight);
}

void Replay::learn(Example example) {
    const auto place = std::ranges::lower_bound(kept_, example.key, {}, &Example::key);
    const bool corrected = place != kept_.end() && place->key == example.key;
    if (!corrected && !lastSettled_.empty() && example.key <= lastSettled_) {
        // Too late for its place: both learn it now, so that it is not lost when the head is made anew.
        settled_.learn(example.facts, example.label, example.weight);
        relearn();
        return;
    }
    const bool inOrder = place == kept_.end();
    if (corrected)
        *place = std::move(example);
    else
        kept_.insert(place, std::move(example));
    if (inOrder)
        head_.learn(kept_.back().facts, kept_.back().label, kept_.back().weight);
    else
        relearn();
    if (kept_.size() < 2 * window_)
        return;
    // The older half is complete now, whatever the order of arrival was.
    const auto half = kept_.begin() + static_cast<std::ptrdiff_t>(window_);
    for (auto it = kept_.begin(); it != half; ++it)
        settled_.learn(it->facts, it->label, it->weight);
    lastSettled_ = (half - 1)->key;
    kept_.erase(kept_.begin(), half);
}

} // namespace standdienst

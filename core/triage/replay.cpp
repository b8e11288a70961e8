// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/replay.h"

#include <algorithm>
#include <cassert>

namespace standdienst {

namespace {

enum class ValueKind : std::uint8_t { Missing = 0, Number = 1, Level = 2 };

void write(ModelWriter& out, const Facts& facts) {
    out.u32(static_cast<std::uint32_t>(facts.all().size()));
    for (const Fact& fact : facts.all()) {
        out.text(fact.name);
        if (const auto* number = std::get_if<double>(&fact.value)) {
            out.u8(static_cast<std::uint8_t>(ValueKind::Number));
            out.number(*number);
        } else if (const auto* level = std::get_if<std::string>(&fact.value)) {
            out.u8(static_cast<std::uint8_t>(ValueKind::Level));
            out.text(*level);
        } else {
            out.u8(static_cast<std::uint8_t>(ValueKind::Missing));
        }
    }
}

Facts readFacts(ModelReader& in) {
    Facts facts;
    const std::size_t count = in.count(limits::triageFacts, "facts");
    for (std::size_t i = 0; i < count; ++i) {
        const std::string name = in.text();
        switch (static_cast<ValueKind>(in.u8())) {
        case ValueKind::Missing:
            facts.missing(name);
            break;
        case ValueKind::Number:
            facts.number(name, in.number());
            break;
        case ValueKind::Level:
            facts.category(name, in.text());
            break;
        default:
            in.fail("a fact's value of unknown kind");
        }
    }
    return facts;
}

Learner readLearner(ModelReader& in) {
    auto learner = Learner::fromBytes(in.bytes(limits::triageModelBytes));
    if (learner && learner->learns())
        return std::move(*learner);
    in.fail(learner ? "a learner that cannot learn" : learner.error().detail);
    return Learner();
}

} // namespace

Replay::Replay(Learner begin, std::size_t window)
    : window_(window), settled_(begin), head_(std::move(begin)) {
    assert(window > 0 && window <= largestWindow);
}

void Replay::relearn() {
    head_ = settled_;
    for (const Example& example : kept_)
        head_.learn(example.facts, example.label, example.weight);
}

std::vector<Example>::iterator Replay::place(std::string_view key) {
    return std::ranges::lower_bound(kept_, key, {}, &Example::key);
}

bool Replay::keeps(std::string_view key) const {
    return std::ranges::binary_search(kept_, key, {}, &Example::key);
}

bool Replay::forget(std::string_view key) {
    const auto at = place(key);
    if (at == kept_.end() || at->key != key)
        return false;
    kept_.erase(at);
    relearn();
    return true;
}

void Replay::learn(Example example) {
    const auto at = place(example.key);
    const bool corrected = at != kept_.end() && at->key == example.key;
    if (!corrected && !lastSettled_.empty() && example.key <= lastSettled_) {
        // Too late for its place: both learn it now, so that it is not lost when the head is made anew.
        settled_.learn(example.facts, example.label, example.weight);
        relearn();
        return;
    }
    const bool inOrder = at == kept_.end();
    if (corrected)
        *at = std::move(example);
    else
        kept_.insert(at, std::move(example));
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

void Replay::write(ModelWriter& out) const {
    out.u32(static_cast<std::uint32_t>(window_));
    out.bytes(settled_.toBytes());
    out.bytes(head_.toBytes());
    out.text(lastSettled_);
    out.u32(static_cast<std::uint32_t>(kept_.size()));
    for (const Example& example : kept_) {
        out.text(example.key);
        standdienst::write(out, example.facts);
        out.u8(example.label ? 1 : 0);
        out.number(example.weight);
    }
}

void Replay::read(ModelReader& in) {
    window_ = std::max<std::size_t>(in.count(largestWindow, "the window"), 1);
    settled_ = readLearner(in);
    head_ = readLearner(in);
    lastSettled_ = in.text();
    kept_.resize(in.count(2 * window_, "labels kept"));
    for (Example& example : kept_) {
        example.key = in.text();
        example.facts = readFacts(in);
        example.label = in.u8() != 0;
        example.weight = in.number(0, 1e9, "a label's weight");
    }
    if (!std::ranges::is_sorted(kept_, {}, &Example::key))
        in.fail("labels out of order");
}

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
// Lets labels arrive in any order and learns them in one.
#pragma once

#include "core/base/limits.h"
#include "core/triage/learner.h"
#include "core/triage/model_bytes.h"

#include <string>
#include <string_view>
#include <vector>

namespace standdienst {

struct Example {
    std::string key; // at most 255 bytes, of the visit: the order in which labels are learned, say its UUIDv7
    Facts facts;
    bool label = false;
    double weight = 1;
};

// A learner's result depends on the order of its labels, and batches from several devices or accounts arrive
// in the order of radio holes. This keeps the latest labels, sorted by key, on top of a settled learner: as
// long as no label arrives more than `window` labels behind its place, every order of arrival leaves the same
// bytes. A later one is learned where it arrives. A label for a key that is still kept replaces the one
// before (a corrected disposition).
//
// A label in order costs what the learner's does, twice; one out of order relearns up to 2 * window labels.
// Memory: two learners and 2 * window examples.
class Replay {
public:
    static constexpr std::size_t largestWindow = 4096;
    // `window`: 1 .. largestWindow.
    explicit Replay(Learner begin, std::size_t window = limits::triageWindow);

    void learn(Example example);
    // As if the label for this key had never been: false, and nothing happens, where it is not kept any more.
    bool forget(std::string_view key);
    bool keeps(std::string_view key) const;
    // With everything learned so far.
    const Learner& learner() const { return head_; }
    std::size_t kept() const { return kept_.size(); }

    void write(ModelWriter& out) const;
    void read(ModelReader& in);

private:
    void relearn();
    std::vector<Example>::iterator place(std::string_view key);
    std::size_t window_;
    Learner settled_;
    Learner head_;              // settled_ and then everything kept
    std::vector<Example> kept_; // sorted by key
    std::string lastSettled_;
};

} // namespace standdienst

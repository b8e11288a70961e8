// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/triage/learner.h"

#include "core/base/limits.h"
#include "tests/fuzz/harness.h"

#include <cmath>

namespace standdienst::fuzz {

void model(std::string_view bytes) {
    auto learner = Learner::fromBytes(bytes);
    if (!learner)
        return holdClear(learner.error());
    hold(learner->memory() < (std::size_t{4} << 20), "a model's memory is bounded");
    const Facts facts = Facts().number("arrivals", 3).category("reason", "advice").flag("scanned", true);
    const double before = learner->score(facts).probability;
    hold(before >= 0 && before <= 1, "a probability is one");
    if (!learner->learns())
        return;
    const std::string text = learner->toBytes();
    const auto again = Learner::fromBytes(text);
    hold(again.has_value(), "what was written is read");
    hold(again->toBytes() == text, "what was written is read as the same");
    hold(again->score(facts).probability == before, "and says the same");
    learner->learn(facts, true);
    const double after = learner->score(facts).probability;
    hold(after >= 0 && after <= 1, "a probability is one after a label");
    hold(Learner::fromBytes(learner->toBytes()).has_value(), "what learned is read");
}

} // namespace standdienst::fuzz

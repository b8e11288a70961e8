// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/triage/scorer.h"

#include "core/triage/expert_prior.h"

namespace standdienst::kiosk {

using namespace std::chrono_literals;

namespace {

constexpr auto arrivalWindow = 10min;
// A group that fills more than this is a coach; counting further tells nothing.
constexpr std::size_t mostArrivals = 100;

ScoringModel priorModel() {
    return {{}, true, expertPrior().begin()};
}

} // namespace

Scorer::Scorer(DeviceStore& store, Random& random)
    : store_(store),
      random_(random),
      model_(priorModel()),
      subscription_(store.subscribe([this](Change change) {
          if (change == Change::Documents || change == Change::Identity)
              stale_ = true;
      })) {}

void Scorer::takeModel() {
    if (!stale_)
        return;
    stale_ = false;
    const auto body = store_.document({Kind::Model, std::string(models::scoring)});
    std::string text = body ? json::serialize(*body) : std::string();
    if (text == taken_)
        return;
    taken_ = std::move(text);
    if (!body) // paired with another fair, or its learning is gone
        model_ = priorModel();
    else if (auto model = scoringModel(*body))
        model_ = std::move(*model);
}

int Scorer::arrivals(UtcTime now) {
    // A clock that was set back begins the count anew.
    while (!begun_.empty() && (begun_.front() + arrivalWindow < now || begun_.front() > now))
        begun_.pop_front();
    const int before = static_cast<int>(begun_.size());
    if (begun_.size() < mostArrivals)
        begun_.push_back(now);
    return before;
}

VisitScored Scorer::score(const VisitId& visit, const Facts& facts) {
    takeModel();
    return visitScored(visit, model_.version, facts, model_.learner.score(facts), {});
}

LaneDecision Scorer::lane(const VisitScored& scored) {
    Score score;
    score.logit = scored.logit;
    score.probability = sigmoid(scored.logit);
    score.error = scored.error;
    return policy_.decide({score, {}, false, model_.trusted}, random_);
}

} // namespace standdienst::kiosk

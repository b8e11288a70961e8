// SPDX-License-Identifier: GPL-3.0-or-later
// The ways of serving: their names, the world that they meet, and their rules.
#include "backend/rehearsal/day.h"

#include <algorithm>
#include <cmath>

namespace standdienst::backend {

std::string_view name(Strategy strategy) {
    switch (strategy) {
    case Strategy::Fifo:
        return "fifo";
    case Strategy::Shield:
        return "shield";
    case Strategy::Priority:
        return "priority";
    case Strategy::Full:
        return "full";
    case Strategy::Ours:
        return "ours";
    case Strategy::Learning:
        return "learning";
    case Strategy::Perfect:
        return "perfect";
    }
    return "";
}

std::vector<Strategy> allStrategies() {
    return {Strategy::Fifo, Strategy::Shield,   Strategy::Priority, Strategy::Full,
            Strategy::Ours, Strategy::Learning, Strategy::Perfect};
}

std::optional<Strategy> strategyFromName(std::string_view text) {
    for (const Strategy strategy : allStrategies())
        if (name(strategy) == text)
            return strategy;
    return std::nullopt;
}

Scenario worldFor(const Scenario& scenario, Strategy strategy) {
    Scenario world = scenario;
    if (strategy == Strategy::Shield || strategy == Strategy::Priority) {
        world.terminals = 3;
        world.phoneShare = 0.30;
        world.yesProspect = 0.50; // not asked: they ask all the same
        world.yesHunter = 0.05;
    }
    return world;
}

floor::Settings settingsFor(const Scenario& scenario, Strategy strategy) {
    using namespace floor;
    Settings settings;
    Policy& policy = settings.policy;
    const double share = scenario.believedShare.value_or(scenario.prospectShare);
    settings.triageShare = std::clamp(share, 0.001, 0.999);
    settings.law.firstMinutes = settings.law.secondMinutes = scenario.lunch;
    if (scenario.lunch <= 0)
        settings.law.firstAbove = settings.law.secondAbove = 1e9;
    policy.breaks = scenario.lunch > 0;
    // Recall of 90 % by the score alone.
    const double d = separation(scenario.auc), cut = d - inverseNormal(0.9);
    const double cutP = sigmoid(logit(settings.triageShare) + d * cut - d * d / 2);
    if (strategy != Strategy::Learning) {
        Beliefs& beliefs = settings.beliefs;
        beliefs.perMinute = std::max(scenario.perHour / 60, 0.02);
        beliefs.share = settings.triageShare;
        beliefs.burstPerMinute =
            scenario.coaches > 0 ? static_cast<double>(scenario.coachSize) / scenario.coachSpread : 5;
        beliefs.burstTime = scenario.coaches > 0 ? std::min(0.5, static_cast<double>(scenario.coaches) *
                                                                     scenario.coachSpread / scenario.length)
                                                 : 0.02;
        beliefs.yesProspect = scenario.believedYesProspect.value_or(scenario.yesProspect);
        beliefs.yesHunter = scenario.believedYesHunter.value_or(scenario.yesHunter);
        beliefs.visitMinutes = scenario.visit.mean();
        beliefs.patience = scenario.hunterPatience > 0 ? scenario.hunterPatience : 1e6;
        constexpr double worth = 100; // talks
        const auto lengths = [&](const Range& range) {
            return scenario.exponentialTalks ? TalkLengths::logNormal(range.mean(), 1, worth)
                                             : TalkLengths::uniform(range.least, range.most, worth);
        };
        beliefs.prospectTalk = lengths(scenario.prospectTalk);
        beliefs.hunterTalk = lengths(scenario.hunterTalk);
        settings.weights = {600, 2000, 40, 20, 600};
    }
    switch (strategy) {
    case Strategy::Fifo:
        policy.sending = Sending::Everybody;
        policy.order = Order::Arrival;
        policy.choice = Choice::Eager;
        policy.breathers = false;
        policy.hurryAt = 1e9;
        break;
    case Strategy::Shield:
        policy.sending = Sending::Fixed;
        policy.fixedThreshold = cutP;
        policy.order = Order::Arrival;
        policy.choice = Choice::Eager;
        policy.breathers = false;
        policy.hurryAt = 1e9;
        break;
    case Strategy::Priority:
        policy.sending = Sending::Fixed;
        policy.fixedThreshold = cutP;
        policy.order = Order::Aged;
        policy.choice = Choice::Eager;
        policy.breathers = false;
        break;
    case Strategy::Full:
        policy.sending = Sending::Fixed;
        policy.fixedThreshold = cutP;
        policy.order = Order::Aged;
        policy.choice = Choice::Fatigue;
        break;
    case Strategy::Ours:
    case Strategy::Learning:
    case Strategy::Perfect:
        break;
    }
    return settings;
}

} // namespace standdienst::backend

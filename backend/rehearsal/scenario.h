// SPDX-License-Identifier: GPL-3.0-or-later
// A day on a stand as it may come, from a file: docs/setting-up/rehearsal.md.
#pragma once

#include "core/base/error.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace standdienst::backend {

struct Range {
    double least = 0, most = 0;
    double mean() const { return (least + most) / 2; }
};

// Times in minutes, shares from 0 to 1.
struct Scenario {
    std::string name;
    std::size_t days = 100;
    double length = 540; // nobody arrives later
    // Arrivals.
    double perHour = 90, prospectShare = 0.1;
    std::size_t coaches = 0, coachSize = 50;
    double coachSpread = 10;
    // Patience; 0: waits for ever.
    double prospectPatience = 5, hunterPatience = 8;
    // Talks, uniform; or exponential with the same mean, for checks against theory.
    Range prospectTalk{8, 12}, hunterTalk{1, 2};
    bool exponentialTalks = false;
    // Kiosks.
    std::size_t terminals = 4;
    double phoneShare = 0.6;
    Range visit{0.375, 1.125};
    // Triage and the question.
    double auc = 0.85, yesProspect = 0.9, yesHunter = 0.05;
    // Staff.
    std::size_t staff = 5;
    double lunch = 30;       // 0: no breaks at all
    double newShare = 0;     // of the staff
    double newFactor = 1.25; // how much longer their talks take
    // A second language: whoever meets somebody without it needs longer.
    double foreignShare = 0;         // of visitors
    std::size_t foreignSpeakers = 0; // of the staff; these speak both
    double foreignFactor = 1.5;
    // What the floor believes where it is not what is so.
    std::optional<double> believedShare, believedYesProspect, believedYesHunter;
    // What others measured: policy, then figure; one number, or one for each AUC.
    std::map<std::string, std::map<std::string, std::vector<double>>> reference;
};

// Malformed with all that is wrong, a line each: where, what, and what to do.
Result<Scenario> readScenario(const std::string& toml);

// Where several scenarios differ in one thing: what an AUC says of the distance between both kinds' scores,
// d = sqrt(2) inverse_normal(auc), scores being Normal(d, 1) and Normal(0, 1).
double separation(double auc);

} // namespace standdienst::backend

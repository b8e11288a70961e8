// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/rehearsal/replay.h"

#include "backend/rehearsal/chance.h"
#include "backend/rehearsal/in_parallel.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace standdienst::backend {

namespace {

constexpr std::size_t leastVisits = 30; // fewer are no day
constexpr std::size_t leastFound = 10;  // dispositions that tell a share
constexpr double leastHours = 2;

double ratio(double a, double b) {
    return b > 0 ? a / b : 0;
}

double quantile(std::vector<double> values, double share) {
    if (values.empty())
        return 0;
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, at);
    return *at;
}

// Who is a prospect, where staff did not say: by the score, the base rate else, and the answer.
double chanceOf(const PastDay::Visit& visit, double share) {
    const floor::Beliefs usual;
    double odds = floor::logit(std::clamp(visit.p.value_or(share), 0.001, 0.999));
    if (visit.wish == Wish::SaysYes)
        odds += std::log(usual.yesProspect / usual.yesHunter);
    else if (visit.wish == Wish::SaysNo)
        odds += std::log((1 - usual.yesProspect) / (1 - usual.yesHunter));
    return floor::sigmoid(odds);
}

// Lengths of talks of one kind: the day's own where there are enough of them.
struct Lengths {
    std::vector<double> known;
    double assumedMean = 0, assumedVariation = 0;

    bool enough() const { return known.size() >= leastTalks; }
    double mean() const {
        return enough() ? std::accumulate(known.begin(), known.end(), 0.0) / static_cast<double>(known.size())
                        : assumedMean;
    }
    double draw(double uniform) const {
        if (enough())
            return known[static_cast<std::size_t>(uniform * static_cast<double>(known.size()))];
        const double variance = std::log(1 + assumedVariation * assumedVariation);
        return assumedMean * std::exp(std::sqrt(variance) * floor::inverseNormal(uniform) - variance / 2);
    }
};

struct Talks {
    Lengths prospects{{}, 10, 0.4}, others{{}, 2, 0.6}; // as core/floor assumes
};

Talks talksOf(const PastDay& day) {
    Talks talks;
    const auto add = [&](const std::optional<bool>& prospect, double minutes) {
        if (prospect)
            (*prospect ? talks.prospects : talks.others).known.push_back(minutes);
    };
    for (const PastDay::Visit& visit : day.visits)
        if (visit.talked && !visit.left)
            add(visit.prospect, *visit.talked);
    for (const PastDay::WalkUp& walkUp : day.walkUps)
        add(walkUp.prospect, walkUp.minutes);
    return talks;
}

bool hasTicket(const PastDay::Visit& visit) {
    return visit.wish == Wish::Asks || visit.wish == Wish::SaysYes;
}

std::vector<Attendant> shifted(std::vector<Attendant> people, double by) {
    for (Attendant& one : people) {
        one.shift.begins -= by;
        one.shift.ends -= by;
    }
    return people;
}

// So many people all day, who speak what those spoke who were there.
std::vector<Attendant> staffOf(const PastDay& day, std::size_t count) {
    std::vector<Attendant> people;
    for (std::size_t i = 0; i < count; ++i) {
        Attendant one{{0, day.closed - day.opened}, {}};
        if (!day.people.empty())
            one.languages = day.people[i % day.people.size()].languages;
        people.push_back(std::move(one));
    }
    return people;
}

// The day's visitors, with one draw of what nobody knows.
std::vector<Guest> drawPastDay(const PastDay& day, const DayFit& fit, const Talks& talks, std::uint64_t seed,
                               std::size_t draw) {
    Stream chance(seed, draw, Purpose::Unknowns);
    std::vector<Guest> guests;
    const auto common = [&](Guest& guest, const std::optional<bool>& found, double p,
                            const std::optional<double>& talked) {
        // Each takes as many draws whatever is known, so that one more disposition changes nobody else.
        const double kind = chance.uniform(), length = chance.uniform();
        guest.patience = fit.patience.mean * chance.exponential(1);
        guest.prospect = found.value_or(kind < p);
        guest.talkMinutes = talked.value_or((guest.prospect ? talks.prospects : talks.others).draw(length));
        guest.phone = true; // the visit's time is what it was: whoever waited for a terminal began later
    };
    for (const PastDay::Visit& visit : day.visits) {
        Guest guest;
        guest.arrives = visit.began - day.opened;
        guest.visit = visit.over - visit.began;
        guest.wish = visit.wish;
        guest.p = visit.p;
        guest.language = visit.language;
        guest.topics = visit.topics;
        common(guest, visit.prospect, chanceOf(visit, fit.share), visit.left ? std::nullopt : visit.talked);
        if (visit.wish == Wish::Nothing)
            guest.prospect = false;           // wanted nobody's time, so that nobody lost them
        if (hasTicket(visit) && visit.waited) // they left then; or had waited so long at least
            guest.patience = visit.left ? *visit.waited : *visit.waited + guest.patience;
        guests.push_back(std::move(guest));
    }
    for (const PastDay::WalkUp& walkUp : day.walkUps) {
        Guest guest;
        guest.arrives = walkUp.began - day.opened;
        guest.wish = Wish::Asks;
        common(guest, walkUp.prospect, fit.share, walkUp.minutes);
        guests.push_back(std::move(guest));
    }
    std::ranges::stable_sort(guests, {}, &Guest::arrives);
    return guests;
}

floor::Settings settingsOf(const PastDay& day, const DayFit& fit, const Talks& talks, const Scenario& world,
                           Strategy strategy) {
    floor::Settings settings;
    settings.policy = settingsFor(world, strategy).policy;
    settings.policy.breaks = true;
    if (strategy == Strategy::Learning)
        return settings; // as it stands on a stand in the morning
    floor::Beliefs& beliefs = settings.beliefs;
    const double minutes = std::max(1.0, day.closed - day.opened);
    beliefs.perMinute = std::max(0.02, static_cast<double>(fit.visits) / minutes);
    beliefs.share = std::clamp(fit.share, 0.001, 0.999);
    beliefs.patience = fit.patience.mean;
    for (const double length : talks.prospects.known)
        beliefs.prospectTalk.add(length);
    for (const double length : talks.others.known)
        beliefs.hunterTalk.add(length);
    return settings;
}

Happened whatHappened(const PastDay& day, const DayFit& fit) {
    Happened is;
    is.team = day.team;
    std::vector<double> waits;
    double others = 0;
    for (const PastDay::Visit& visit : day.visits) {
        if (visit.wish == Wish::Nothing)
            continue;
        const double prospect = visit.prospect ? (*visit.prospect ? 1.0 : 0.0) : chanceOf(visit, fit.share);
        const bool served = hasTicket(visit) && !visit.left && visit.served;
        is.prospects += prospect;
        is.tickets += hasTicket(visit) ? 1 : 0;
        is.left += visit.left ? 1 : 0;
        is.waiting += hasTicket(visit) && !visit.left && !served ? 1 : 0;
        is.lost += served ? 0 : prospect;
        if (!served)
            continue;
        ++is.served;
        waits.push_back(visit.waited.value_or(0));
        others += 1 - prospect;
    }
    for (const PastDay::WalkUp& walkUp : day.walkUps) {
        const double prospect = walkUp.prospect ? (*walkUp.prospect ? 1.0 : 0.0) : fit.share;
        is.prospects += prospect;
        others += 1 - prospect;
    }
    is.waitMean = ratio(std::accumulate(waits.begin(), waits.end(), 0.0), static_cast<double>(waits.size()));
    is.waitP95 = quantile(waits, 0.95);
    double minutes = -day.breakMinutes;
    for (const Attendant& one : day.people)
        minutes += one.shift.length();
    is.staffHours = std::max(0.0, minutes) / 60;
    is.contactsPerHour = ratio(others, is.staffHours);
    return is;
}

Replayed sum(Replayed row, const std::vector<DayResult>& draws, double minutes) {
    const double n = static_cast<double>(draws.size());
    std::vector<double> lost, waits;
    double contacts = 0, work = 0, breaks = 0, kept = 0, talking = 0;
    for (const DayResult& one : draws) {
        row.prospects += static_cast<double>(one.prospects) / n;
        row.lost += static_cast<double>(one.lost) / n;
        row.lostWaiting += static_cast<double>(one.leftWaiting) / n;
        row.left += static_cast<double>(one.left) / n;
        lost.push_back(static_cast<double>(one.lost));
        waits.insert(waits.end(), one.everyWait.begin(), one.everyWait.end());
        contacts += static_cast<double>(one.hunterTalks);
        work += one.staffMinutes;
        breaks += static_cast<double>(one.breaks);
        kept += static_cast<double>(one.breaksKept);
        for (const Hour& hour : one.hours)
            talking += hour.talking;
    }
    row.lostLow = quantile(lost, 0.1);
    row.lostHigh = quantile(lost, 0.9);
    row.waitMean = ratio(std::accumulate(waits.begin(), waits.end(), 0.0), static_cast<double>(waits.size()));
    row.waitP95 = quantile(waits, 0.95);
    row.waitMost = waits.empty() ? 0 : *std::ranges::max_element(waits);
    row.contactsPerHour = ratio(contacts, work / 60);
    row.talkShare = ratio(talking, n * minutes);
    row.breaksKeptPercent = breaks > 0 ? 100 * kept / breaks : 100;
    return row;
}

} // namespace

Patience fitPatience(std::vector<Waited> waits) {
    Patience fit;
    fit.waits = waits.size();
    double exposure = 0;
    for (const Waited& one : waits) {
        exposure += one.minutes;
        fit.left += one.left ? 1 : 0;
    }
    fit.assumed = fit.left < leastLeaves || exposure <= 0;
    const double left = static_cast<double>(fit.left);
    fit.mean = fit.assumed ? floor::Beliefs{}.patience : exposure / left;
    const double spread = fit.assumed ? 0 : std::exp(1.96 / std::sqrt(left));
    fit.low = fit.assumed ? 0 : fit.mean / spread;
    fit.high = fit.assumed ? 0 : fit.mean * spread;
    // Of those who waited as long, the ones who left then; who was served at the same moment counts as there.
    std::ranges::sort(waits, [](const Waited& a, const Waited& b) {
        return a.minutes != b.minutes ? a.minutes < b.minutes : a.left > b.left;
    });
    double stays = 1;
    for (std::size_t i = 0; i < waits.size() && !fit.median; ++i) {
        if (!waits[i].left)
            continue;
        stays *= 1 - 1 / static_cast<double>(waits.size() - i);
        if (stays <= 0.5)
            fit.median = waits[i].minutes;
    }
    return fit;
}

DayFit fitDay(const PastDay& day) {
    DayFit fit;
    std::vector<Waited> waits;
    std::size_t prospects = 0;
    double scores = 0;
    for (const PastDay::Visit& visit : day.visits) {
        ++fit.visits;
        fit.tickets += hasTicket(visit) ? 1 : 0;
        fit.talks += visit.talked && !visit.left ? 1 : 0;
        fit.found += visit.prospect ? 1 : 0;
        prospects += visit.prospect == true ? 1 : 0;
        fit.scored += visit.p ? 1 : 0;
        scores += visit.p.value_or(0);
        if (hasTicket(visit) && visit.waited)
            waits.push_back({*visit.waited, visit.left});
    }
    fit.walkUps = day.walkUps.size();
    fit.talks += fit.walkUps;
    fit.patience = fitPatience(std::move(waits));
    const Talks talks = talksOf(day);
    fit.prospectTalk = talks.prospects.mean();
    fit.otherTalk = talks.others.mean();
    fit.prospectTalkAssumed = !talks.prospects.enough();
    fit.otherTalkAssumed = !talks.others.enough();
    // Scores say it of everybody; staff only of those they met.
    fit.shareAssumed = 2 * fit.scored < fit.visits && fit.found < leastFound;
    if (2 * fit.scored >= fit.visits && fit.visits > 0)
        fit.share = scores / static_cast<double>(fit.scored);
    else
        fit.share = fit.shareAssumed ? floor::Beliefs{}.share
                                     : static_cast<double>(prospects) / static_cast<double>(fit.found);
    fit.hours = (day.closed - day.opened) / 60;
    for (const Attendant& one : day.people)
        fit.mostPeople =
            std::max(fit.mostPeople,
                     static_cast<std::size_t>(std::ranges::count_if(day.people, [&](const Attendant& other) {
                         return other.shift.begins <= one.shift.begins && one.shift.begins < other.shift.ends;
                     })));
    return fit;
}

bool canReplay(Strategy strategy) {
    return strategy == Strategy::Fifo || strategy == Strategy::Ours || strategy == Strategy::Learning ||
           strategy == Strategy::Perfect;
}

ReplayOutcome replay(const PastDay& day, const Replay& how) {
    ReplayOutcome outcome;
    outcome.fit = fitDay(day);
    const DayFit& fit = outcome.fit;
    outcome.happened = whatHappened(day, fit);
    const auto doubt = [&](bool is, const char* what) {
        if (is)
            outcome.doubts.emplace_back(what);
    };
    doubt(day.trial, "played");
    doubt(fit.hours < leastHours, "short_day");
    doubt(fit.tickets + fit.walkUps < leastVisits, "few_visitors");
    doubt(day.people.empty(), "nobody_there");
    doubt(fit.patience.assumed, "patience_assumed");
    doubt(fit.prospectTalkAssumed || fit.otherTalkAssumed, "talks_assumed");
    doubt(fit.shareAssumed, "kinds_unknown");
    doubt(!day.people.empty() && !day.team, "team_untold");
    const Talks talks = talksOf(day);
    std::vector<std::size_t> staff = how.staff;
    if (staff.empty()) {
        const std::size_t usual = fit.mostPeople > 0 ? fit.mostPeople : 4;
        for (std::size_t count = std::max<std::size_t>(2, usual) - 1; count <= usual + 1; ++count)
            staff.push_back(count);
    }
    std::ranges::sort(staff);
    staff.erase(std::unique(staff.begin(), staff.end()), staff.end());
    std::vector<Replayed> rows;
    for (const Strategy strategy : how.strategies) {
        if (!day.people.empty()) {
            Replayed row;
            row.asItWas = true;
            row.label = "as it was";
            row.staff = fit.mostPeople;
            row.strategy = strategy;
            rows.push_back(row);
        }
        for (const std::size_t count : staff) {
            Replayed row;
            row.label = std::to_string(count);
            row.staff = count;
            row.strategy = strategy;
            rows.push_back(row);
        }
    }
    std::vector<std::vector<DayResult>> results(rows.size(), std::vector<DayResult>(how.draws));
    Scenario world;
    world.name = day.day;
    world.length = std::max(1.0, day.closed - day.opened);
    world.terminals = 1;
    world.coaches = 0;
    inParallel(how.draws, how.threads, [&](std::size_t draw) {
        const std::vector<Guest> guests = drawPastDay(day, fit, talks, how.seed, draw);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Scenario stand = world;
            stand.staff = rows[i].staff;
            const auto people =
                rows[i].asItWas ? shifted(day.people, day.opened) : staffOf(day, rows[i].staff);
            results[i][draw] =
                simulateDay(stand, rows[i].strategy, settingsOf(day, fit, talks, stand, rows[i].strategy),
                            guests, people);
        }
    });
    for (std::size_t i = 0; i < rows.size(); ++i) {
        double minutes = 0;
        for (const Attendant& one : rows[i].asItWas ? day.people : staffOf(day, rows[i].staff))
            minutes += one.shift.length();
        outcome.rows.push_back(sum(rows[i], results[i], minutes));
    }
    return outcome;
}

} // namespace standdienst::backend

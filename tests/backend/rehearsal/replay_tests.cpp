// SPDX-License-Identifier: GPL-3.0-or-later
// A day played again, against days whose truth is known.
#include "backend/rehearsal/chance.h"
#include "backend/rehearsal/replay.h"
#include "tests/catch.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace standdienst;
using namespace standdienst::backend;
using Wish = backend::Wish;

namespace {

constexpr double patience = 5, prospectTalk = 10, otherTalk = 2;

// Five hours, in which nobody needs a break; everybody asks for a person and is served first come, first
// served, by three. What was found is known of whoever was served.
struct Truth {
    explicit Truth(std::uint64_t seed = 11) {
        Stream arrivals(seed, 0, Purpose::Arrivals), chance(seed, 0, Purpose::Unknowns);
        day.day = "2026-11-22";
        day.fair = "hall";
        day.opened = 600;
        day.closed = 900;
        day.team = true;
        day.people.assign(3, {{600, 900}, {"de"}});
        std::vector<double> free(day.people.size(), 600);
        for (double at = 600 + arrivals.exponential(1.1); at < 890; at += arrivals.exponential(1.1)) {
            const bool prospect = chance.uniform() < 0.3;
            const double stays = chance.exponential(patience);
            const double talks = (prospect ? prospectTalk : otherTalk) * (0.5 + chance.uniform());
            PastDay::Visit visit;
            visit.began = at;
            visit.over = at + 0.5;
            visit.wish = Wish::Asks;
            visit.language = "de";
            const auto next = std::ranges::min_element(free);
            const double wait = std::max(0.0, *next - visit.over);
            visit.left = wait > stays;
            visit.waited = std::min(wait, stays);
            if (visit.left) {
                ++left;
            } else {
                visit.served = true;
                visit.prospect = prospect;
                visit.talked = talks;
                *next = visit.over + wait + talks;
                waits.push_back(wait);
                (prospect ? prospects : others).push_back(talks);
            }
            day.visits.push_back(visit);
        }
    }
    PastDay day;
    std::size_t left = 0;
    std::vector<double> waits, prospects, others;
};

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

const Replayed& row(const ReplayOutcome& outcome, std::size_t staff, bool asItWas = false) {
    const auto found = std::ranges::find_if(
        outcome.rows, [&](const Replayed& one) { return one.asItWas == asItWas && one.staff == staff; });
    REQUIRE(found != outcome.rows.end());
    return *found;
}

Replay with(std::vector<std::size_t> staff, std::vector<Strategy> strategies = {Strategy::Ours}) {
    Replay how;
    how.draws = 20;
    how.staff = std::move(staff);
    how.strategies = std::move(strategies);
    return how;
}

bool doubts(const ReplayOutcome& outcome, const char* what) {
    return std::ranges::count(outcome.doubts, what) > 0;
}

bool holds(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("patience is found from those who left and those who were served first", "[rehearsal]") {
    Stream chance(5, 0, Purpose::Patience);
    std::vector<Waited> waits;
    for (int i = 0; i < 4000; ++i) {
        const double stays = chance.exponential(4), comes = chance.exponential(6);
        waits.push_back({std::min(stays, comes), stays < comes});
    }
    const Patience fit = fitPatience(waits);
    CHECK_FALSE(fit.assumed);
    CHECK(fit.low < 4);
    CHECK(fit.high > 4);
    CHECK(fit.high - fit.low < 0.5);
    REQUIRE(fit.median);
    CHECK(*fit.median == Approx(4 * std::log(2)).epsilon(0.05)); // knows nothing of exponentials
    // Taking the mean wait of those who left instead would be wrong by far.
    double sum = 0, left = 0;
    for (const Waited& one : waits)
        if (one.left) {
            sum += one.minutes;
            ++left;
        }
    CHECK(sum / left < 3);

    std::vector<Waited> few(leastLeaves - 1, {2, true});
    few.insert(few.end(), 10, {3, false});
    CHECK(fitPatience(few).assumed);
    CHECK(fitPatience(few).mean == floor::Beliefs{}.patience);
    few.push_back({2, true});
    CHECK_FALSE(fitPatience(few).assumed);
    CHECK(fitPatience(few).mean == Approx((2.0 * leastLeaves + 30) / leastLeaves));
    CHECK_FALSE(fitPatience(few).median); // most stayed until they were served
    CHECK(fitPatience({}).assumed);
}

TEST_CASE("what a day tells comes out as it was put in", "[rehearsal]") {
    const Truth truth;
    const DayFit fit = fitDay(truth.day);
    CHECK(fit.visits == truth.day.visits.size());
    CHECK(fit.tickets == fit.visits);
    CHECK(fit.talks == truth.waits.size());
    CHECK(fit.found == truth.waits.size());
    CHECK(fit.patience.left == truth.left);
    REQUIRE(truth.left >= leastLeaves);
    CHECK(fit.patience.low < patience);
    CHECK(fit.patience.high > patience);
    CHECK(fit.prospectTalk == Approx(mean(truth.prospects)));
    CHECK(fit.otherTalk == Approx(mean(truth.others)));
    CHECK_FALSE(fit.prospectTalkAssumed);
    CHECK_FALSE(fit.shareAssumed);
    CHECK(fit.mostPeople == 3);
    CHECK(fit.hours == Approx(5));

    const ReplayOutcome outcome = replay(truth.day, with({3}));
    CHECK(outcome.doubts.empty());
    CHECK(outcome.happened.left == truth.left);
    CHECK(outcome.happened.served == truth.waits.size());
    CHECK(outcome.happened.waitMean == Approx(mean(truth.waits)));
    CHECK(outcome.happened.staffHours == Approx(15));
    CHECK(outcome.happened.contactsPerHour == Approx(static_cast<double>(truth.others.size()) / 15));
}

TEST_CASE("a day played as it was served comes near to what it was", "[rehearsal]") {
    const Truth truth;
    const ReplayOutcome outcome = replay(truth.day, with({3}, {Strategy::Fifo}));
    const Replayed& again = row(outcome, 3, true);
    INFO(again.left << " left, of " << truth.left << "; wait " << again.waitMean << " and "
                    << outcome.happened.waitMean);
    CHECK(again.left == Approx(static_cast<double>(truth.left)).epsilon(0.25));
    CHECK(again.waitMean == Approx(outcome.happened.waitMean).epsilon(0.25));
    // Three people all day are the three who were there.
    CHECK(row(outcome, 3).left == Approx(again.left).epsilon(0.05));
}

TEST_CASE("more people lose fewer visitors and let them wait for less", "[rehearsal]") {
    const Truth truth;
    for (const Strategy strategy : {Strategy::Fifo, Strategy::Ours, Strategy::Learning, Strategy::Perfect}) {
        const ReplayOutcome outcome = replay(truth.day, with({5, 1, 3, 3}, {strategy}));
        INFO(name(strategy));
        REQUIRE(outcome.rows.size() == 4); // as it was, 1, 3, 5
        CHECK(row(outcome, 1).lost > row(outcome, 3).lost);
        CHECK(row(outcome, 3).lost > row(outcome, 5).lost);
        CHECK(row(outcome, 1).left > 2 * row(outcome, 5).left);
        CHECK(row(outcome, 1).talkShare > row(outcome, 5).talkShare);
        CHECK(row(outcome, 5).waitMean < outcome.happened.waitMean);
        CHECK(row(outcome, 1).lostLow <= row(outcome, 1).lost);
        CHECK(row(outcome, 1).lostHigh >= row(outcome, 1).lost);
    }
    // Without a wish: one less and one more.
    const ReplayOutcome usual = replay(truth.day, with({}));
    REQUIRE(usual.rows.size() == 4);
    CHECK(usual.rows[1].staff == 2);
    CHECK(usual.rows[3].staff == 4);
}

TEST_CASE("a replay gives the same figures for a seed on any number of threads", "[rehearsal]") {
    const Truth truth;
    Replay how = with({2, 3});
    const auto figures = [&](std::size_t threads, std::uint64_t seed) {
        how.threads = threads;
        how.seed = seed;
        json::object object = replayJson(truth.day, how, replay(truth.day, how));
        object.erase("seed");
        return json::serialize(object);
    };
    const std::string one = figures(1, 1);
    CHECK(figures(2, 1) == one);
    CHECK(figures(7, 1) == one);
    CHECK(figures(1, 2) != one);
}

TEST_CASE("a replay says what its day cannot tell", "[rehearsal]") {
    PastDay day = Truth().day;
    day.visits.resize(4);
    day.closed = 610;
    day.people.clear();
    day.team = false;
    day.trial = true;
    for (auto& visit : day.visits) {
        visit.prospect.reset();
        visit.talked.reset();
        visit.left = false;
    }
    const ReplayOutcome outcome = replay(day, with({}));
    for (const char* what : {"played", "short_day", "few_visitors", "nobody_there", "patience_assumed",
                             "talks_assumed", "kinds_unknown"})
        CHECK(doubts(outcome, what));
    CHECK_FALSE(doubts(outcome, "team_untold")); // there is nothing that could be told
    REQUIRE(outcome.rows.size() == 3);           // nobody knows how it was; four are usual
    CHECK(outcome.rows[1].staff == 4);
    for (const Language language : {Language::German, Language::English}) {
        const std::string page = replayHtml(day, with({}), outcome, language);
        CHECK(holds(page, language == Language::German ? "zu klein" : "too small"));
        CHECK(holds(page, language == Language::German ? "Vorführung" : "demonstration"));
    }
    // Nobody at all is a day too, as far as the figures go.
    day.visits.clear();
    const ReplayOutcome nobody = replay(day, with({1}));
    CHECK(nobody.rows[0].lost == 0);
    CHECK(std::isfinite(nobody.rows[0].waitMean));
    CHECK(std::isfinite(nobody.happened.contactsPerHour));
}

TEST_CASE("where figures would be one person's, none of the team's are told", "[rehearsal]") {
    PastDay day = Truth().day;
    day.walkUps.push_back({700, 33, true});
    const auto pages = [&] {
        const Replay how = with({3});
        const ReplayOutcome outcome = replay(day, how);
        return std::pair{replayJson(day, how, outcome),
                         replayText(day, how, outcome) + replayHtml(day, how, outcome, Language::English)};
    };
    const auto [told, toldPage] = pages();
    day.team = false;
    const auto [untold, page] = pages();
    const auto at = [](const json::object& from, const char* section, const char* figure) {
        return from.at(section).as_object().at(figure);
    };
    for (const char* figure : {"walk_ups", "talks", "prospect_talk_min", "other_talk_min"}) {
        INFO(figure);
        CHECK_FALSE(at(told, "known", figure).is_null());
        CHECK(at(untold, "known", figure).is_null());
    }
    for (const char* figure : {"staff_hours", "hunter_contacts_per_staff_hour"}) {
        INFO(figure);
        CHECK_FALSE(at(told, "happened", figure).is_null());
        CHECK(at(untold, "happened", figure).is_null());
    }
    // Nor can they be reckoned from what was rehearsed: talks are that day's.
    for (const auto& one : untold.at("rehearsed").as_array())
        for (const char* figure : {"hunter_contacts_per_staff_hour", "talk_percent"})
            CHECK(one.as_object().at(figure).is_null());
    CHECK(std::ranges::count(untold.at("doubts").as_array(), json::value("team_untold")) == 1);
    CHECK(holds(toldPage, "Talks with prospects: "));
    CHECK_FALSE(holds(page, "Talks with prospects: "));
    CHECK(holds(page, "no figure is one person's"));
    CHECK_FALSE(holds(toldPage, "no figure is one person's"));
    // What visitors met with is told all the same.
    CHECK(at(untold, "happened", "wait_mean_min") == at(told, "happened", "wait_mean_min"));
}

TEST_CASE("visitors keep to what they did that day", "[rehearsal]") {
    // Nobody waits, and there are people to spare: whoever said no is asked no more, whoever wanted nothing
    // is nobody's loss.
    PastDay day;
    day.day = "2026-11-22";
    day.closed = 120;
    day.people.assign(4, {{0, 120}, {}});
    for (int i = 0; i < 40; ++i) {
        PastDay::Visit visit;
        visit.began = 2.5 * i;
        visit.over = visit.began + 0.5;
        visit.prospect = true;
        visit.wish = i % 4 == 0   ? Wish::SaysNo
                     : i % 4 == 1 ? Wish::SaysYes
                     : i % 4 == 2 ? Wish::Asks
                                  : Wish::Nothing;
        if (visit.wish == Wish::SaysYes || visit.wish == Wish::Asks) {
            visit.waited = 0.1;
            visit.served = true;
            visit.talked = 3;
        }
        day.visits.push_back(visit);
    }
    const ReplayOutcome outcome = replay(day, with({4}));
    CHECK(outcome.happened.prospects == 30);
    CHECK(outcome.happened.lost == 10);
    for (const Replayed& one : outcome.rows) {
        CHECK(one.prospects == 30);
        CHECK(one.lost == Approx(10)); // who said no
        CHECK(one.lostWaiting == Approx(0).margin(1e-9));
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/floor/rest.h"

#include "tests/catch.h"

#include <cmath>

using namespace standdienst::floor;

namespace {
std::vector<Warning::Kind> kinds(const std::vector<Warning>& warnings) {
    std::vector<Warning::Kind> result;
    for (const Warning& one : warnings)
        result.push_back(one.kind);
    return result;
}
using Kind = Warning::Kind;
} // namespace

TEST_CASE("Breaks are as long as the law says, to the minute", "[floor]") {
    const RestLaw law;
    CHECK(law.owed(360) == 0); // not more than six hours
    CHECK(law.owed(361) == 30);
    CHECK(law.owed(570) == 30); // nine hours of work, and the break
    CHECK(law.owed(571) == 45);
}

TEST_CASE("Breaks lie around the middle of a shift and never after six hours of work", "[floor]") {
    const RestLaw law;
    CHECK(breaksOf(law, {0, 300}).empty());
    CHECK(breaksOf(law, {0, 540}) == std::vector<Piece>{{30, 189, 378}});
    for (double length = 361; length <= 720; ++length) {
        const Shift shift{60, 60 + length};
        double minutes = 0, since = shift.begins;
        for (const Piece& piece : breaksOf(law, shift)) {
            CHECK(piece.minutes >= law.leastPiece);
            CHECK(piece.earliest <= piece.latestBegin());
            CHECK(piece.latestBegin() - since <= law.longestWithout + 1e-9);
            CHECK(piece.latestEnd <= shift.ends);
            since = piece.latestEnd;
            minutes += piece.minutes;
        }
        CHECK(minutes == law.owed(length));
        CHECK(shift.ends - since <= law.longestWithout);
    }
}

TEST_CASE("A plan that breaks the law is warned of", "[floor]") {
    const RestLaw law;
    CHECK(check(law, {{0, 480}}).empty()); // seven and a half hours of work
    CHECK(check(law, {{0, 510}}).empty()); // eight
    CHECK(kinds(check(law, {{0, 511}})) == std::vector{Kind::LongDay});
    CHECK(kinds(check(law, {{0, 645}})) == std::vector{Kind::LongDay}); // ten
    CHECK(kinds(check(law, {{0, 646}})) == std::vector{Kind::TooLongDay});
    CHECK(check(law, {{0, 400}, {400 + 660, 1400}}).empty());
    CHECK(kinds(check(law, {{0, 400}, {400 + 659, 1400}})) == std::vector{Kind::ShortNight});
    CHECK(kinds(check(law, {{0, 200}, {190, 400}})) == std::vector{Kind::Overlap});
    // A gap of an hour is a break: ten hours of work in eleven.
    CHECK(kinds(check(law, {{0, 300}, {360, 660}})) == std::vector{Kind::LongDay});
}

TEST_CASE("What was kept is looked at as it was", "[floor]") {
    const RestLaw law;
    CHECK(check(law, {0, 500}, {{200, 230}}).empty());
    CHECK(check(law, {0, 500}, {{200, 215}, {300, 315}}).empty());
    CHECK(kinds(check(law, {0, 500}, {{200, 214}, {300, 316}})) ==
          std::vector{Kind::ShortBreak, Kind::LongDay});
    CHECK(kinds(check(law, {0, 500}, {{365, 400}})) == std::vector{Kind::NoBreak});
    CHECK(kinds(check(law, {0, 420}, {})) == std::vector{Kind::NoBreak, Kind::ShortBreak});
}

TEST_CASE("Fatigue builds in talks, faster with hunters, and goes faster on a break than idle", "[floor]") {
    const FatigueModel model;
    CHECK(model.afterTalk(0, 150, 1) == Approx(1 - std::exp(-1.0)));
    CHECK(model.afterTalk(0, 30, 0) > model.afterTalk(0, 30, 1));
    CHECK(model.afterTalk(0.5, 1e6, 0) == Approx(1));
    CHECK(model.afterIdle(0.6, 90) == Approx(0.6 * std::exp(-1.0)));
    CHECK(model.afterBreak(0.6, 20) == Approx(0.6 * std::exp(-1.0)));
}

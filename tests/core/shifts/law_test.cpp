// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shifts/law.h"

#include "tests/catch.h"

#include <set>

using namespace standdienst;
using namespace standdienst::shifts;

TEST_CASE("Each country's breaks begin where its law says, to the minute", "[shifts]") {
    struct Row {
        const char* country;
        double work, owed;
    };
    const Row rows[] = {
        {"de", 360, 0},  {"de", 361, 30}, {"de", 540, 30}, {"de", 541, 45}, {"de", 900, 45}, {"at", 360, 0},
        {"at", 361, 30}, {"at", 541, 30}, {"at", 720, 30}, {"ch", 330, 0},  {"ch", 331, 15}, {"ch", 420, 15},
        {"ch", 421, 30}, {"ch", 540, 30}, {"ch", 541, 60}, {"eu", 360, 0},  {"eu", 361, 30}, {"eu", 780, 30},
    };
    for (const Row& row : rows) {
        INFO(row.country << " " << row.work);
        CHECK(lawOf(row.country)->owedForWork(row.work) == row.owed);
    }
    // A presence is work and the break within it.
    const auto ch = *lawOf("ch");
    CHECK(ch.owed(330) == 0);
    CHECK(ch.owed(331) == 15);
    CHECK(ch.owed(435) == 15);
    CHECK(ch.owed(436) == 30);
    CHECK(ch.owed(570) == 30);
    CHECK(ch.owed(571) == 60);
}

TEST_CASE("Days and nights are as long as the country allows", "[shifts]") {
    CHECK(lawOf("de") == floor::RestLaw{});
    CHECK(lawOf("de")->dayMost == 600);
    CHECK(lawOf("at")->dayMost == 720);
    CHECK(lawOf("ch")->dayMost == 780);
    CHECK(lawOf("eu")->dayMost == 780);
    for (const auto country : countries()) {
        INFO(country);
        CHECK(lawOf(country)->nightRest == 660);
        CHECK_FALSE(disorder(*lawOf(country)));
        // The floor finds a lawful place for the breaks of every shift.
        for (double length = 300; length <= 720; length += 5) {
            double minutes = 0, since = 0;
            for (const auto& piece : floor::breaksOf(*lawOf(country), {0, length})) {
                CHECK(piece.minutes >= lawOf(country)->leastPiece);
                CHECK(piece.latestBegin() - since <= lawOf(country)->longestWithout + 1e-9);
                CHECK(piece.latestEnd <= length);
                since = piece.latestEnd;
                minutes += piece.minutes;
            }
            CHECK(minutes == lawOf(country)->owed(length));
        }
    }
    CHECK_FALSE(lawOf("fr"));
    CHECK_FALSE(lawOf(""));
}

TEST_CASE("Values that cannot hold together are named", "[shifts]") {
    floor::RestLaw law;
    law.dayUsual = law.dayMost;
    CHECK_FALSE(disorder(law));
    law.dayUsual += 1;
    CHECK(disorder(law)->key == "day_usual");
    law = {};
    law.firstMinutes = 46;
    CHECK(disorder(law)->key == "break_minutes");
    law = {};
    law.firstAbove = 541;
    CHECK(disorder(law)->atMost == "long_break_above");
    // Every value of the law can be set, but for where its main break lies.
    std::set<double floor::RestLaw::*, bool (*)(double floor::RestLaw::*, double floor::RestLaw::*)> members(
        [](double floor::RestLaw::*a, double floor::RestLaw::*b) {
            const floor::RestLaw probe;
            return &(probe.*a) < &(probe.*b);
        });
    for (const LawValue& value : lawValues()) {
        CHECK(members.insert(value.member).second);
        CHECK(value.least < value.most);
    }
    CHECK(members.size() == 12);
}

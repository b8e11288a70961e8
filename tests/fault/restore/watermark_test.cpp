// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "tests/catch.h"
#include "tests/fault/restore/booth.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace standdienst;
using namespace standdienst::test;
using namespace std::chrono_literals;

namespace {

std::int64_t keptOn(const std::string& path) {
    SQLite::Database database(path);
    return database.execAndGet("SELECT count(*) FROM journal").getInt64();
}

// The kiosk is off for so long, then on for some minutes.
void pass(Booth& booth, LiveDevice& device, std::chrono::milliseconds time) {
    device.engine->stop();
    booth.simulation.run(time);
    device.engine->start();
    booth.simulation.run(5min);
}

} // namespace

TEST_CASE("A device keeps what no backup has, however old, and drops what one has when it is old") {
    Booth booth;
    const std::string path = (booth.folder.path() / "device.db").string();
    LiveDevice device(booth, 1, path);
    const Recorded first = device.visit();
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    pass(booth, device, limits::deviceKeepsAcknowledged + 1h);
    CHECK(keptOn(path) == 5); // nobody made a backup yet

    REQUIRE(booth.backUp("backup"));
    const Recorded second = device.visit();
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    booth.simulation.run(10min);
    CHECK(keptOn(path) == 5); // the first visit is old and in the backup
    pass(booth, device, limits::deviceKeepsAcknowledged + 1h);
    CHECK(keptOn(path) == 5); // the second is old, and in none

    // The box burns; the backup is three weeks old. All that it does not have is still here.
    booth.stop();
    REQUIRE(booth.restore("again", "backup", "data"));
    booth.start("again");
    REQUIRE(booth.simulation.until([&] { return booth.has(second.events.back()) && device.idle(); }));
    for (const auto* visit : {&first, &second}) {
        for (const EventId& event : visit->events)
            CHECK(booth.has(event));
        CHECK(booth.contact(visit->visit)->fields.familyName == visit->name);
    }
    CHECK(booth.wrong() == std::vector<std::string>{});
}

TEST_CASE("A device that is younger than 14 days keeps also what a backup has") {
    Booth booth;
    const std::string path = (booth.folder.path() / "device.db").string();
    LiveDevice device(booth, 1, path);
    device.visit();
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    REQUIRE(booth.backUp("backup"));
    pass(booth, device, limits::deviceKeepsAcknowledged - 1h);
    CHECK(keptOn(path) == 5);
    pass(booth, device, 2h);
    CHECK(keptOn(path) == 0);
}

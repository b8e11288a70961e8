// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/catch.h"
#include "tests/fault/restore/booth.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace standdienst;
using namespace standdienst::test;
using namespace std::chrono_literals;

namespace {

std::int64_t sealedOn(const std::string& path, const VisitId& visit) {
    SQLite::Database database(path);
    SQLite::Statement count(database, "SELECT count(*) FROM journal WHERE subject = ? AND sealed <> x''");
    count.bind(1, toString(visit));
    count.executeStep();
    return count.getColumn(0).getInt64();
}

bool isLead(Booth& booth, const VisitId& visit) {
    return booth.read<bool>([&](Reader& reader) {
        return reader.document({"test-fair"}, {Kind::Lead, toString(visit)}).has_value();
    });
}

} // namespace

TEST_CASE("An erased visitor is gone here, on the device, and from what it says later") {
    Booth booth;
    const std::string path = (booth.folder.path() / "device.db").string();
    auto device = std::make_unique<LiveDevice>(booth, 1, path);
    Recorded gone = device->visit();
    const Recorded other = device->visit();
    REQUIRE(booth.simulation.until([&] { return device->idle(); }));
    REQUIRE(isLead(booth, gone.visit));
    CHECK(sealedOn(path, gone.visit) == 1);

    const auto erased = booth.backend().erasing.erase(gone.visit);
    REQUIRE(erased);
    CHECK(erased->contact);
    CHECK(erased->anew);
    CHECK_FALSE(isLead(booth, gone.visit));
    CHECK_FALSE(booth.contact(gone.visit));
    CHECK_FALSE(booth.backend().erasing.erase(gone.visit)->anew);
    CHECK(booth.backend().erasing.erase({makeUuid7(booth.clock.utc(), booth.random)}).error().code ==
          Code::NotFound);

    booth.simulation.run(3min); // the device asks once a minute
    CHECK(sealedOn(path, gone.visit) == 0);
    CHECK(sealedOn(path, other.visit) == 1);

    // Corrected at the kiosk meanwhile, with a new consent: it stays erased.
    const ConsentId again{makeUuid7(booth.clock.utc(), booth.random)};
    device->say(gone, {kiosk::fact(ConsentGiven{gone.visit, again, "follow-up", Channel::Email, "1", "de"}),
                       kiosk::fact(ContactGiven{gone.visit}, person("Given", gone.name))});
    REQUIRE(booth.simulation.until([&] { return device->idle(); }));
    CHECK(booth.has(gone.events.back()));
    CHECK_FALSE(isLead(booth, gone.visit));
    CHECK_FALSE(booth.contact(gone.visit));
    CHECK(booth.contact(other.visit)->fields.familyName == other.name);
    CHECK(booth.differences() == std::vector<std::string>{});
    CHECK(booth.wrong() == std::vector<std::string>{});
    device.reset();
    booth.stop();
    CHECK_FALSE(holds(booth.data, gone.name));
    CHECK(holds(booth.data, other.name));
}

TEST_CASE("A visit that was erased before the restored backend hears of it stays erased") {
    Booth booth;
    const std::string path = (booth.folder.path() / "device.db").string();
    auto device = std::make_unique<LiveDevice>(booth, 1, path);
    REQUIRE(booth.simulation.until([&] { return device->idle(); }));
    REQUIRE(booth.backUp("backup"));
    const Recorded gone = device->visit();
    REQUIRE(booth.simulation.until([&] { return device->idle(); }));
    REQUIRE(booth.backend().erasing.erase(gone.visit)); // the device does not hear of it any more
    booth.stop();
    const auto report = booth.restore("again", "backup", "data");
    REQUIRE(report);
    CHECK(report->erased == 1);
    booth.start("again");
    REQUIRE(booth.simulation.until([&] { return booth.has(gone.events.back()) && device->idle(); }));
    booth.simulation.run(3min);
    CHECK(booth.has(gone.events.front()));
    CHECK_FALSE(booth.contact(gone.visit));
    CHECK_FALSE(isLead(booth, gone.visit));
    CHECK(sealedOn(path, gone.visit) == 0);
    CHECK(booth.differences() == std::vector<std::string>{});
    CHECK(booth.wrong() == std::vector<std::string>{});
    // A device that has forgotten the sealed part brings the record without it.
    booth.stop();
    REQUIRE(booth.restore("third", "backup", "again"));
    booth.start("third");
    REQUIRE(booth.simulation.until([&] { return booth.has(gone.events.back()) && device->idle(); }));
    CHECK(booth.read<std::uint64_t>([](Reader& reader) { return reader.countQuarantined(); }) == 0);
    CHECK(booth.differences() == std::vector<std::string>{});
    device.reset();
    booth.stop();
    CHECK_FALSE(holds(booth.data, gone.name));
}

TEST_CASE("A new ledger learns what was erased, and a crash after the ledger's line is made good at the next "
          "start") {
    Booth booth;
    LiveDevice device(booth, 1);
    const Recorded first = device.visit();
    const Recorded second = device.visit();
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    REQUIRE(booth.backend().erasing.erase(first.visit));
    booth.backend().ledger->eraseVisit({{"test-fair"}, second.visit}).value(); // and then the power went
    booth.stop();
    booth.start("data");
    CHECK_FALSE(booth.contact(second.visit));
    booth.stop();
    fs::remove(ledgerIn(booth.data));
    booth.start("data");
    CHECK(booth.backend().ledger->visits().size() == 2);
    CHECK(booth.wrong() == std::vector<std::string>{});
}

TEST_CASE("A visitor is found by a number, as long as it means one") {
    Booth booth;
    LiveDevice device(booth, 1);
    Recorded one = device.visit();
    Recorded two = device.visit();
    device.say(one, {kiosk::fact(TicketOpened{one.visit, "A12", "de", TicketCause::Asked, "end"})});
    device.say(two, {kiosk::fact(TicketOpened{two.visit, "A13", "de", TicketCause::Asked, "end"})});
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    CHECK(booth.backend().erasing.visitOf("A12").value() == one.visit);
    CHECK(booth.backend().erasing.visitOf("Z1").error().code == Code::NotFound);
    Recorded three = device.visit();
    device.say(three, {kiosk::fact(TicketOpened{three.visit, "A12", "de", TicketCause::Asked, "end"})});
    REQUIRE(booth.simulation.until([&] { return device.idle(); }));
    const auto ambiguous = booth.backend().erasing.visitOf("A12");
    REQUIRE(ambiguous.error().code == Code::Conflict);
    CHECK(ambiguous.error().detail.find(toString(three.visit)) != std::string::npos);
}

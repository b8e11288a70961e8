// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/shifts/shifts.h"
#include "tests/backend/support/world.h"
#include "tests/catch.h"

using namespace standdienst;
using namespace standdienst::test;
using namespace standdienst::backend;
using namespace std::chrono_literals;

namespace {

struct Plan : World {
    Plan() {
        REQUIRE(fairs->import(smallFair()));
        for (const char* name : {"ann", "bob", "lead"}) {
            Accounts accounts(*store, clock, random);
            users[name] =
                accounts.add(name, name == std::string("lead") ? Role::Admin : Role::Sales).value().user;
        }
        shifts.setTell([this] { ++told; });
        set("2027-03-08T12:00:00.000Z");
    }
    static UtcTime at(const std::string& text) { return *parseRfc3339(text); }
    void set(const std::string& now) { clock.advance(at(now) - clock.utc()); }
    ShiftId add(const std::string& who, const std::string& begins, const std::string& ends) {
        const ShiftId id{makeUuid7(clock.utc(), random)};
        REQUIRE(shifts.put(users["lead"], id, {who, at(begins), at(ends), {}}));
        return id;
    }
    std::vector<ShiftRecord> rows() {
        return read<std::vector<ShiftRecord>>([](Reader& reader) { return reader.shifts(); });
    }
    static FileShift fromFile(const std::string& who, const std::string& day) {
        return {who, who + " " + day + " 09:00-17:00", at(day + "T08:00:00.000Z"),
                at(day + "T16:00:00.000Z")};
    }
    json::object planFor(const std::string& who) { return shifts.plan(users[who]).value(); }

    std::map<std::string, User> users;
    Shifts shifts{*store, *fairs, clock, random};
    int told = 0;
};

const std::string tuesday = "2027-03-09T";

} // namespace

TEST_CASE("only an administrator plans, and everybody is told and sees it", "[shifts]") {
    Plan world;
    const ShiftId id{makeUuid7(world.clock.utc(), world.random)};
    const Shifts::Wish wish{
        "ann", Plan::at(tuesday + "08:00:00.000Z"), Plan::at(tuesday + "16:00:00.000Z"), {}};
    CHECK(world.shifts.put(world.users["bob"], id, wish).error().code == Code::Forbidden);
    CHECK(world.shifts.look(world.users["ann"], id, wish).error().code == Code::Forbidden);
    CHECK(world.shifts.remove(world.users["ann"], id).error().code == Code::Forbidden);
    CHECK(world.rows().empty());
    CHECK(world.told == 0);
    REQUIRE(world.shifts.put(world.users["lead"], id, wish));
    CHECK(world.told == 1);
    for (const char* who : {"ann", "bob", "lead"}) {
        const auto plan = world.planFor(who);
        REQUIRE(plan.at("shifts").as_array().size() == 1);
        const auto& shift = plan.at("shifts").at(0).as_object();
        CHECK(textOr(shift, "who") == "ann");
        CHECK(shift.at("mine").as_bool() == (who == std::string("ann")));
        CHECK(plan.contains("people") == (who == std::string("lead")));
        CHECK(plan.contains("uncovered") == (who == std::string("lead")));
    }
    CHECK(world.shifts.put(world.users["lead"], id, {"nobody", wish.begins, wish.ends, {}}).error().code ==
          Code::NotFound);
    REQUIRE(world.shifts.remove(world.users["lead"], id));
    CHECK(world.shifts.remove(world.users["lead"], id).error().code == Code::NotFound);
    CHECK(world.planFor("ann").at("shifts").as_array().empty());
    // Nothing of it is in the journal.
    CHECK(world.position().value == 1);
}

TEST_CASE("a shift that cannot be is refused at its edges", "[shifts]") {
    Plan world;
    const UtcTime nine = Plan::at(tuesday + "08:00:00.000Z");
    const auto put = [&](UtcTime begins, UtcTime ends, std::vector<ShiftBreak> breaks = {}) {
        return world.shifts
            .put(world.users["lead"], {makeUuid7(world.clock.utc(), world.random)},
                 {"ann", begins, ends, std::move(breaks)})
            .has_value();
    };
    CHECK(put(nine, nine + 16h));
    CHECK_FALSE(put(nine, nine + 16h + 1ms));
    CHECK_FALSE(put(nine, nine));
    CHECK(put(nine, nine + 1ms));
    CHECK(put(nine, nine + 8h, {{nine, nine + 1h}, {nine + 1h, nine + 8h}}));
    CHECK_FALSE(put(nine, nine + 8h, {{nine - 1ms, nine + 1h}}));
    CHECK_FALSE(put(nine, nine + 8h, {{nine + 7h, nine + 8h + 1ms}}));
    CHECK_FALSE(put(nine, nine + 8h, {{nine + 2h, nine + 3h}, {nine + 1h, nine + 2h}}));
    CHECK_FALSE(put(nine, nine + 8h, {{nine + 1h, nine + 1h}}));
    std::vector<ShiftBreak> breaks;
    for (int i = 0; i < static_cast<int>(limits::shiftBreaks); ++i)
        breaks.push_back({nine + 30min * i, nine + 30min * i + 10min});
    CHECK(put(nine, nine + 8h, breaks));
    breaks.push_back({nine + 7h, nine + 8h});
    CHECK_FALSE(put(nine, nine + 8h, breaks));
    const UtcTime now = world.clock.utc();
    CHECK(put(now + limits::planAhead, now + limits::planAhead + 1h));
    CHECK_FALSE(put(now + limits::planAhead + 1ms, now + limits::planAhead + 1h));
}

TEST_CASE("whoever plans hears what the law says without anybody's sums: oneself with them", "[shifts]") {
    Plan world;
    world.add("ann", tuesday + "07:00:00.000Z", tuesday + "18:30:00.000Z");
    const auto lead = world.planFor("lead").at("warnings").as_array();
    REQUIRE(lead.size() == 1);
    CHECK(textOr(lead[0].as_object(), "code") == "too_long_day");
    CHECK(lead[0].at("unlawful") == true);
    CHECK(lead[0].at("allowed") == 600);
    CHECK_FALSE(lead[0].as_object().contains("is"));
    const auto ann = world.planFor("ann").at("warnings").as_array();
    REQUIRE(ann.size() == 1);
    CHECK(ann[0].at("is") == 645);
    CHECK(world.planFor("bob").at("warnings").as_array().empty());
    // What is over by a day is nobody's to change.
    world.set("2027-03-10T12:00:00.000Z");
    CHECK(world.planFor("ann").at("warnings").as_array().empty());
}

TEST_CASE("a shift is swapped: once, by whoever it is lawful for, and both see it", "[shifts]") {
    Plan world;
    const ShiftId id = world.add("ann", tuesday + "08:00:00.000Z", tuesday + "16:00:00.000Z");
    const User ann = world.users["ann"], bob = world.users["bob"], lead = world.users["lead"];
    CHECK(world.shifts.take(bob, id)->why == "not_offered");
    CHECK(world.shifts.offer(bob, id, true).error().code == Code::Forbidden);
    REQUIRE(world.shifts.offer(ann, id, true));
    const ShiftId night = world.add("bob", "2027-03-08T20:00:00.000Z", "2027-03-08T22:00:00.000Z");
    const auto refused = world.shifts.take(bob, id);
    REQUIRE(refused);
    CHECK(refused->why == "short_night");
    CHECK(refused->conflict->code == Code::Conflict);
    REQUIRE(world.shifts.remove(lead, night));
    const auto taken = world.shifts.take(bob, id);
    REQUIRE(taken);
    CHECK_FALSE(taken->conflict);
    CHECK(world.shifts.take(bob, id).has_value()); // asked twice
    CHECK(world.shifts.take(lead, id)->why == "not_offered");
    for (const char* who : {"ann", "bob", "lead"}) {
        const auto shift = world.planFor(who).at("shifts").at(0).as_object();
        CHECK(textOr(shift, "who") == "bob");
        CHECK(textOr(shift, "swapped_from") == "ann");
    }
    // Somebody who has nothing to do with it is not told whose it was.
    Accounts accounts(*world.store, world.clock, world.random);
    world.users["mia"] = accounts.add("mia", Role::Sales).value().user;
    CHECK(world.planFor("mia").at("shifts").at(0).at("swapped_from").is_null());
    // In Ann's calendar it is cancelled, in Bob's it stands; both with the newer sequence.
    const auto annsToken = world.shifts.makeCalendar(ann).value();
    const auto bobsToken = world.shifts.makeCalendar(bob).value();
    const auto anns = world.shifts.calendar(annsToken).value(),
               bobs = world.shifts.calendar(bobsToken).value();
    CHECK(anns.find("STATUS:CANCELLED") != std::string::npos);
    CHECK(anns.find("STATUS:CONFIRMED") == std::string::npos);
    CHECK(bobs.find("STATUS:CONFIRMED") != std::string::npos);
    CHECK(anns.find("SEQUENCE:1\r\n") != std::string::npos);
    CHECK(bobs.find("SEQUENCE:1\r\n") != std::string::npos);
    // Back again: Ann's stands anew, under the same name.
    REQUIRE(world.shifts.offer(bob, id, true));
    REQUIRE(world.shifts.take(ann, id));
    const auto again = world.shifts.calendar(annsToken).value();
    CHECK(again.find("SEQUENCE:2\r\n") != std::string::npos);
    CHECK(again.find("STATUS:CANCELLED") == std::string::npos);
    // What has begun is nobody's to give.
    world.set(tuesday + "08:00:00.000Z");
    CHECK(world.shifts.offer(ann, id, true).error().code == Code::Conflict);
}

TEST_CASE("a calendar says one person's shifts, to whoever has the key, until it is ended", "[shifts]") {
    Plan world;
    world.add("ann", tuesday + "08:00:00.000Z", tuesday + "16:00:00.000Z");
    world.add("bob", tuesday + "09:00:00.000Z", tuesday + "17:00:00.000Z");
    const auto& ann = world.users["ann"];
    CHECK_FALSE(world.shifts.calendarSince(ann).value());
    const auto token = world.shifts.makeCalendar(ann).value();
    CHECK(token.size() >= 43); // 256 bits
    CHECK(world.shifts.calendarSince(ann).value() == world.clock.utc());
    const auto text = world.shifts.calendar(token).value();
    CHECK(text.find("DTSTART:20270309T080000Z") != std::string::npos);
    CHECK(text.find("DTSTART:20270309T090000Z") == std::string::npos);
    for (const std::string& wrong : {std::string(), token + "x", token.substr(1), std::string("ann")})
        CHECK(world.shifts.calendar(wrong).error().code == Code::NotFound);
    const auto second = world.shifts.makeCalendar(ann).value();
    CHECK(world.shifts.calendar(token).error().code == Code::NotFound);
    CHECK(world.shifts.calendar(second));
    REQUIRE(world.shifts.endCalendar(ann));
    CHECK(world.shifts.calendar(second).error().code == Code::NotFound);
}

TEST_CASE("a file is imported again and again, and what people changed stands", "[shifts]") {
    Plan world;
    const Fair fair = smallFair();
    std::vector<FileShift> file{Plan::fromFile("ann", "2027-03-09"), Plan::fromFile("bob", "2027-03-09"),
                                Plan::fromFile("ann", "2027-03-10")};
    CHECK(world.shifts.preview(fair, file).value().size() == 3);
    CHECK(world.rows().empty());
    CHECK(world.shifts.import(fair, file).value().size() == 3);
    CHECK(world.shifts.import(fair, file).value().empty());
    // Swapped here, removed here, removed there.
    const ShiftId swapped = fileShiftId(fair.id, file[0]), removed = fileShiftId(fair.id, file[1]);
    REQUIRE(world.shifts.offer(world.users["ann"], swapped, true));
    REQUIRE(world.shifts.remove(world.users["lead"], removed));
    REQUIRE(world.shifts.take(world.users["bob"], swapped));
    CHECK(world.shifts.import(fair, file).value().empty());
    const auto third = file.back();
    file.pop_back();
    CHECK(world.shifts.import(fair, file).value() ==
          std::vector<std::string>{"shift ann 2027-03-10 09:00-17:00: removed"});
    CHECK(world.planFor("lead").at("shifts").as_array().size() == 1);
    file.push_back(third);
    CHECK(world.shifts.import(fair, file).value().size() == 1);
    CHECK(world.planFor("lead").at("shifts").as_array().size() == 2);
    CHECK(textOr(world.planFor("lead").at("shifts").at(0).as_object(), "who") == "bob");
    // Names that nobody has are told, and nothing is done.
    file.push_back(Plan::fromFile("zoe", "2027-03-10"));
    file.push_back(Plan::fromFile("ann", "2027-03-11"));
    const auto unknown = world.shifts.import(fair, file);
    CHECK(unknown.error().code == Code::Conflict);
    CHECK(unknown.error().detail.find("zoe") != std::string::npos);
    CHECK(world.shifts.import(fair, file, Shifts::Unknown::LeaveOut).value().size() == 1);
}

TEST_CASE("shifts are deleted when the fair's days are over, and leave the calendar with them", "[shifts]") {
    Plan world;
    world.add("ann", tuesday + "08:00:00.000Z", tuesday + "16:00:00.000Z");
    const auto token = world.shifts.makeCalendar(world.users["ann"]).value();
    // Kept 14 days: deleted with the beginning of the fifteenth day after.
    world.set("2027-03-23T22:59:59.999Z");
    CHECK(world.shifts.forgetPast().value() == Plan::at("2027-03-23T23:00:00.000Z"));
    CHECK(world.rows().size() == 1);
    world.set("2027-03-23T23:00:00.000Z");
    REQUIRE(world.shifts.forgetPast());
    CHECK(world.rows().empty());
    CHECK(world.shifts.calendar(token).value().find("VEVENT") == std::string::npos);
    // A file that still names it does not bring it back.
    CHECK(world.shifts.import(smallFair(), {Plan::fromFile("ann", "2027-03-09")}).value().empty());
}

TEST_CASE("whoever comes has the plan's end, from two hours before on", "[shifts]") {
    Plan world;
    world.add("ann", tuesday + "08:00:00.000Z", tuesday + "11:00:00.000Z");
    world.add("ann", tuesday + "13:00:00.000Z", tuesday + "17:00:00.000Z");
    world.add("ann", tuesday + "21:00:00.001Z", tuesday + "22:00:00.000Z"); // another matter
    const auto until = [&](const std::string& now, const char* who = "ann") {
        world.set(tuesday + now);
        return world.shifts.plannedUntil(world.users[who].id).value();
    };
    const auto end = Plan::at(tuesday + "17:00:00.000Z");
    CHECK_FALSE(until("05:59:59.999Z"));
    CHECK(until("06:00:00.000Z") == end);
    CHECK(until("09:00:00.000Z") == end);
    CHECK(until("11:30:00.000Z") == end);
    CHECK(until("16:59:59.999Z") == end);
    CHECK_FALSE(until("17:00:00.000Z"));
    CHECK_FALSE(until("09:00:00.000Z", "bob"));
}

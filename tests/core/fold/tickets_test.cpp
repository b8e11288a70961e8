// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/limits.h"
#include "core/base/spoken_number.h"
#include "core/fold/disposition.h"
#include "core/fold/tickets.h"
#include "core/fold/visit.h"
#include "tests/catch.h"
#include "tests/core/fold/memory_documents.h"

#include <algorithm>
#include <map>
#include <random>

using namespace standdienst;

namespace {

struct World {
    Event event(std::string_view type, json::object body, const WriterId& writer) {
        Event e;
        e.id = {makeUuid7({}, random)};
        e.writer = writer;
        e.fair = {"sample"};
        e.booth = {"b12"};
        e.type = type;
        e.deviceTime = UtcTime{std::chrono::milliseconds{++ticks * 1000}};
        e.body = std::move(body);
        return e;
    }
    Event started(const VisitId& of) {
        return event(types::visitStarted, toBody(VisitStarted{of, "de", 1, false}), device);
    }
    Event opened(const VisitId& of, const std::string& number = "A1",
                 TicketCause cause = TicketCause::Asked) {
        return event(types::ticketOpened, toBody(TicketOpened{of, number, "de", cause, "topics"}), device);
    }
    Event left(const VisitId& of) { return event(types::ticketLeft, toBody(TicketLeft{of}), device); }
    Event taken(const StaffId& by) {
        return event(types::ticketTaken, toBody(TicketTaken{visit, by}), backend);
    }
    Event handedOn(const StaffId& by, const std::optional<StaffId>& to) {
        return event(types::ticketHandedOn, toBody(TicketHandedOn{visit, by, to}), backend);
    }
    Event ended(const StaffId& by, TicketEnd end = TicketEnd::Served) {
        return event(types::ticketEnded, toBody(TicketEnded{visit, by, end}), backend);
    }
    void say(const Event& e) { REQUIRE(fold(e, documents)); }
    json::object body(const DocumentKey& key) const {
        const auto at = documents.documents.find(key);
        return at == documents.documents.end() ? json::object() : at->second.body;
    }
    json::object ticket() const { return body({Kind::Ticket, toString(visit)}); }
    json::object told() const { return body({Kind::Visit, toString(visit)}).at("ticket").as_object(); }
    std::vector<std::string> queue() const {
        std::vector<std::string> numbers;
        const auto queued = body({Kind::Queue, "b12"});
        for (const auto& entry : queued.at("waiting").as_array())
            numbers.push_back(std::string(textOr(entry.as_object(), "number")) +
                              (flagOr(entry.as_object(), "taken") ? " taken" : ""));
        return numbers;
    }
    VisitId newVisit() { return {makeUuid7({}, random)}; }

    SeededRandom random{11};
    WriterId device{makeUuid7({}, random)};
    WriterId other{makeUuid7({}, random)};
    WriterId backend{makeUuid7({}, random)};
    VisitId visit{makeUuid7({}, random)};
    StaffId ann{makeUuid7({}, random)};
    StaffId ben{makeUuid7({}, random)};
    MemoryDocuments documents;
    int ticks = 0;
};

using Numbers = std::vector<std::string>;

} // namespace

TEST_CASE("Numbers are spoken with the letters of their device, those of gifts with the letters behind") {
    CHECK(deviceLetters(0) == "A");
    CHECK(deviceLetters(8) == "J"); // no I
    CHECK(deviceLetters(22) == "Z");
    CHECK(deviceLetters(23) == "AA");
    CHECK(deviceLetters(24) == "AB");
    CHECK(deviceLetters(46) == "BA");
    std::vector<std::string> all;
    for (std::size_t place = 0; place < 1000; ++place)
        all.push_back(deviceLetters(place));
    CHECK(std::ranges::all_of(all, isDeviceLetters));
    std::ranges::sort(all);
    CHECK(std::ranges::adjacent_find(all) == all.end());

    CHECK(prefixed("B", 12) == "B12");
    CHECK(suffixed("B", 12) == "12B");
    CHECK(prefixed("", 7) == "7");
    for (const auto* good : {"A1", "B12", "ZZZ9999", "7", "9999"})
        CHECK(isPrefixedNumber(good));
    for (const auto* bad : {"", "A", "12B", "A0", "A01", "a1", "I1", "AAAA1", "A10000", "A1 ", "A-1", "A1B"})
        CHECK_FALSE(isPrefixedNumber(bad));
    CHECK(numberIn("B12") == 12);
    CHECK(numberIn("12B") == 0);
}

TEST_CASE("A ticket stands where it is needed: staff know all, the device no name, the booth only numbers") {
    World w;
    w.say(w.started(w.visit));
    const Event opened = w.opened(w.visit, "A1", TicketCause::AfterGift);
    w.say(opened);
    const std::string at = toRfc3339(opened.deviceTime);
    CHECK(w.ticket() == json::object{{"visit", toString(w.visit)},
                                     {"number", "A1"},
                                     {"cause", "after_gift"},
                                     {"screen", "topics"},
                                     {"opened_at", at},
                                     {"device", toString(w.device)},
                                     {"booth", "b12"},
                                     {"opening", toString(opened.id)},
                                     {"state", "open"}});
    CHECK(w.told() == json::object{{"number", "A1"},
                                   {"cause", "after_gift"},
                                   {"screen", "topics"},
                                   {"opened_at", at},
                                   {"state", "open"}});
    CHECK(w.body({Kind::Queue, "b12"}) ==
          json::object{{"booth", "b12"}, {"waiting", {{{"number", "A1"}, {"at", at}}}}});
    CHECK(w.documents.find({Kind::Ticket, toString(w.visit)})->scope == Scope::office());
    CHECK(w.documents.find({Kind::Visit, toString(w.visit)})->scope == Scope::writer(w.device));
    CHECK(w.documents.find({Kind::Queue, "b12"})->scope == Scope::booth({"b12"}));

    w.say(w.taken(w.ann));
    w.say(w.ended(w.ann));
    CHECK(textOr(w.ticket(), "ended_by") == toString(w.ann));
    // Not a byte of who it was reaches a device.
    for (const auto& [key, document] : w.documents.documents) {
        if (document.scope != Scope::office())
            CHECK(json::serialize(document.body).find(toString(w.ann)) == std::string::npos);
    }
}

TEST_CASE("The first by position has the ticket, and both are told of whoever comes second") {
    World w;
    w.say(w.started(w.visit));
    w.say(w.opened(w.visit));
    w.say(w.taken(w.ann));
    CHECK(textOr(w.told(), "state") == "taken");
    CHECK(w.queue() == Numbers{"A1 taken"});
    const Event late = w.taken(w.ben);
    w.say(late);
    CHECK(textOr(w.ticket(), "by") == toString(w.ann));
    CHECK(json::serialize(w.ticket().at("wanted")) ==
          R"([{"by":")" + toString(w.ben) + R"(","at":")" + toRfc3339(late.deviceTime) + R"("}])");
    const auto before = w.documents.serialized();
    w.say(w.taken(w.ann)); // the same once more says nothing
    CHECK(w.documents.serialized() == before);
    w.say(w.handedOn(w.ann, w.ben));
    CHECK(textOr(w.told(), "state") == "open");
    CHECK(textOr(w.ticket(), "for") == toString(w.ben));
    CHECK_FALSE(w.ticket().contains("by"));
    CHECK_FALSE(w.ticket().contains("wanted"));
    CHECK(w.queue() == Numbers{"A1"});
    w.say(w.handedOn(w.ben, w.ben)); // whoever hands it to themselves has it
    CHECK(textOr(w.ticket(), "by") == toString(w.ben));
    w.say(w.handedOn(w.ben, std::nullopt));
    CHECK_FALSE(w.ticket().contains("for"));
}

TEST_CASE("Who wanted a ticket that another has is kept up to the limit, the newest") {
    World w;
    w.say(w.started(w.visit));
    w.say(w.opened(w.visit));
    w.say(w.taken(w.ann));
    StaffId last;
    for (std::size_t i = 0; i <= limits::ticketWanted; ++i) {
        last = {makeUuid7({}, w.random)};
        w.say(w.taken(last));
    }
    const auto ticket = w.ticket();
    const auto& wanted = ticket.at("wanted").as_array();
    CHECK(wanted.size() == limits::ticketWanted);
    CHECK(textOr(wanted.back().as_object(), "by") == toString(last));
}

TEST_CASE("A visit that ends by itself leaves its ticket waiting: the visitor may leave, and ask again with "
          "the same number") {
    World w;
    w.say(w.started(w.visit));
    w.say(w.opened(w.visit));
    w.say(w.event(types::visitEnded, toBody(VisitEnded{w.visit, Outcome::TimedOut, "de"}), w.device));
    CHECK(textOr(w.told(), "state") == "open");
    w.say(w.left(w.visit));
    CHECK(textOr(w.told(), "state") == "left");
    CHECK(w.queue().empty());
    const auto before = w.documents.serialized();
    w.say(w.left(w.visit));
    CHECK(w.documents.serialized() == before);
    const Event again = w.opened(w.visit, "A2"); // no device would; the number of before stands
    w.say(again);
    CHECK(textOr(w.told(), "state") == "open");
    CHECK(textOr(w.told(), "number") == "A1");
    CHECK(textOr(w.ticket(), "opened_at") == toRfc3339(again.deviceTime));
    CHECK(w.queue() == Numbers{"A1"});
    w.say(w.taken(w.ann));
    w.say(w.ended(w.ann));
    w.say(w.opened(w.visit));
    CHECK(textOr(w.told(), "state") == "open");
    CHECK_FALSE(w.ticket().contains("ended_by"));
    CHECK_FALSE(w.ticket().contains("by"));
}

TEST_CASE("Which end a ticket had is told to the device, and forgotten when the visitor asks again") {
    for (const auto end : {TicketEnd::Served, TicketEnd::NotFound}) {
        World w;
        w.say(w.started(w.visit));
        w.say(w.opened(w.visit));
        w.say(w.taken(w.ann));
        CHECK_FALSE(w.told().contains("end"));
        w.say(w.ended(w.ann, end));
        CHECK(ticketEndFromName(textOr(w.told(), "end")) == end);
        CHECK(textOr(w.told(), "state") == "ended");
        CHECK(ticketEndFromName(textOr(w.ticket(), "end")) == end);
        w.say(w.opened(w.visit));
        CHECK_FALSE(w.told().contains("end"));
        CHECK_FALSE(w.ticket().contains("end"));
    }
    World w;
    auto body = toBody(TicketEnded{w.visit, w.ann, TicketEnd::NotFound});
    CHECK(ticketEnded(body)->end == TicketEnd::NotFound);
    body["end"] = "somehow";
    CHECK(ticketEnded(body).error().code == Code::Malformed);
    body.erase("end");
    CHECK(ticketEnded(body).error().code == Code::Malformed);
}

TEST_CASE("The language of a visitor who waits stands with the visit alone") {
    World w;
    w.say(w.started(w.visit));
    w.say(w.event(types::ticketOpened,
                  toBody(TicketOpened{w.visit, "A1", "en", TicketCause::Asked, "topics"}), w.device));
    CHECK_FALSE(w.ticket().contains("language"));
    CHECK(textOr(w.body({Kind::Visit, toString(w.visit)}), "language") == "en");
}

TEST_CASE("The queue is in order of asking, and what was taken comes back to its place") {
    World w;
    const VisitId second = w.newVisit();
    const VisitId third = w.newVisit();
    w.say(w.opened(w.visit, "A1"));
    w.say(w.opened(second, "A2"));
    w.say(w.opened(third, "A3"));
    CHECK(w.queue() == Numbers{"A1", "A2", "A3"});
    w.say(w.taken(w.ann));
    CHECK(w.queue() == Numbers{"A1 taken", "A2", "A3"});
    w.say(w.left(second));
    w.say(w.handedOn(w.ann, std::nullopt));
    CHECK(w.queue() == Numbers{"A1", "A3"});
    for (std::uint32_t number = 4; number < 4 + limits::queueTickets; ++number)
        w.say(w.opened(w.newVisit(), prefixed("A", number)));
    CHECK(w.queue().size() == limits::queueTickets);
    CHECK(w.queue().front() == "A4"); // the oldest fell out
    w.say(w.taken(w.ann));            // and is still a ticket
    CHECK(textOr(w.ticket(), "state") == "taken");
}

TEST_CASE("Nobody but the device that recorded a visit opens its ticket or leaves the queue for it") {
    World w;
    w.say(w.started(w.visit));
    auto foreign = w.opened(w.visit);
    foreign.writer = w.other;
    CHECK(fold(foreign, w.documents).error().code == Code::Forbidden);
    w.say(w.opened(w.visit));
    const auto before = w.documents.serialized();
    auto leaving = w.left(w.visit);
    leaving.writer = w.other;
    CHECK(fold(leaving, w.documents).error().code == Code::Forbidden);
    CHECK(w.documents.serialized() == before);
    for (const auto type : {types::ticketTaken, types::ticketHandedOn, types::ticketEnded})
        CHECK(isBackendsOwn(type));
    for (const auto type : {types::ticketOpened, types::ticketLeft})
        CHECK_FALSE(isBackendsOwn(type));
}

TEST_CASE("What is done with a ticket that nobody opened is refused and changes nothing") {
    World w;
    w.say(w.started(w.visit));
    const auto before = w.documents.serialized();
    for (const Event& e : {w.left(w.visit), w.taken(w.ann), w.handedOn(w.ann, w.ben), w.ended(w.ann)})
        CHECK(fold(e, w.documents).error().code == Code::NotFound);
    CHECK(w.documents.serialized() == before);
}

TEST_CASE("Bodies of tickets are read as they are written, and anything else is malformed") {
    World w;
    const TicketOpened opened{w.visit, "B12", "de", TicketCause::AfterGift, "attract"};
    CHECK(toBody(*ticketOpened(toBody(opened))) == toBody(opened));
    const TicketHandedOn handed{w.visit, w.ann, w.ben};
    CHECK(toBody(*ticketHandedOn(toBody(handed))) == toBody(handed));
    CHECK(toBody(*ticketHandedOn(toBody(TicketHandedOn{w.visit, w.ann, std::nullopt}))).at("to").is_null());
    const auto broken = [&](std::string_view field, json::value value) {
        auto body = toBody(opened);
        body[field] = std::move(value);
        return ticketOpened(body).error().code;
    };
    CHECK(broken("number", "12B") == Code::Malformed);
    CHECK(broken("number", 12) == Code::Malformed);
    CHECK(broken("cause", "bored") == Code::Malformed);
    CHECK(broken("screen", "No Slug") == Code::Malformed);
    CHECK(broken("visit", "x") == Code::Malformed);
    CHECK(ticketHandedOn({{"visit", toString(w.visit)}, {"by", toString(w.ann)}}).error().code ==
          Code::Malformed);
    CHECK(ticketEnded({{"visit", toString(w.visit)}}).error().code == Code::Malformed);

    CHECK(*noteFromPersonal(noteToPersonal("ruft zurück")) == "ruft zurück");
    CHECK(noteFromPersonal(noteToPersonal(std::string(limits::ticketNote, 'x'))));
    CHECK(noteFromPersonal(noteToPersonal(std::string(limits::ticketNote + 1, 'x'))).error().code ==
          Code::TooLarge);
    CHECK(noteFromPersonal({}).error().code == Code::Malformed);
}

TEST_CASE("A ticket has at most so many notes: one more is refused and changes nothing") {
    World w;
    w.say(w.started(w.visit));
    w.say(w.opened(w.visit));
    const auto noted = [&] {
        auto e = w.handedOn(w.ann, std::nullopt);
        e.sealed = SealReference{};
        return e;
    };
    for (std::size_t i = 0; i < limits::ticketNotes; ++i)
        w.say(noted());
    CHECK(w.ticket().at("notes").as_array().size() == limits::ticketNotes);
    const auto before = w.documents.serialized();
    CHECK(fold(noted(), w.documents).error().code == Code::TooLarge);
    CHECK(w.documents.serialized() == before);
}

TEST_CASE("Whatever arrives first of a visit, its ticket ends as it was opened") {
    const auto seed = static_cast<std::uint64_t>(Catch::rngSeed());
    INFO("SEED=" << seed);
    World w;
    std::vector<Event> events{
        w.started(w.visit),
        w.event(types::interestStated, toBody(InterestStated{w.visit, Reason::Advice, {"pumps"}, "de"}),
                w.device),
        w.opened(w.visit),
        w.event(types::visitEnded, toBody(VisitEnded{w.visit, Outcome::Finished, "de"}), w.device),
        w.event(types::dispositionGiven, toBody(DispositionGiven{w.visit, Disposition::Hot, w.ann}),
                w.backend)};
    const auto withoutSteps = [](MemoryDocuments& documents) {
        for (auto& [key, document] : documents.documents)
            document.body.erase("steps");
        // Fields stand in the order in which they came.
        std::map<std::string, std::string> fields;
        for (const auto& [key, document] : documents.documents)
            for (const auto& field : document.body)
                fields[std::string(name(key.kind)) + key.id + "." + std::string(field.key())] =
                    json::serialize(field.value());
        return fields;
    };
    MemoryDocuments expected;
    for (const Event& e : events)
        REQUIRE(fold(e, expected));
    const auto as = withoutSteps(expected);
    std::mt19937_64 chance(seed);
    for (int round = 0; round < 40; ++round) {
        std::ranges::shuffle(events, chance);
        MemoryDocuments documents;
        for (const Event& e : events)
            REQUIRE(fold(e, documents));
        CHECK(withoutSteps(documents) == as);
    }
}

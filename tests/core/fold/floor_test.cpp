// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/fold/floor.h"

#include "core/base/limits.h"
#include "core/base/random.h"
#include "core/fold/tickets.h"
#include "tests/catch.h"
#include "tests/core/fold/memory_documents.h"

using namespace standdienst;
using namespace std::chrono_literals;

namespace {

struct Booth {
    Event event(std::string_view type, json::object body) {
        Event event;
        event.id = {makeUuid7({}, random)};
        event.writer = device;
        event.fair = {"sample"};
        event.booth = {"b12"};
        event.type = type;
        event.deviceTime = UtcTime{++ticks * 1s};
        event.body = std::move(body);
        return event;
    }
    Result<std::vector<PersonalEffect>> say(std::string_view type, json::object body) {
        return fold(event(type, std::move(body)), documents);
    }
    VisitId wait(const std::string& number) {
        const VisitId visit{makeUuid7({}, random)};
        REQUIRE(say(types::ticketOpened,
                    toBody(TicketOpened{visit, number, "de", TicketCause::Asked, "topics"})));
        return visit;
    }
    json::object ticket(const VisitId& visit) {
        return documents.find({Kind::Ticket, toString(visit)})->body;
    }
    json::object queue() { return documents.find({Kind::Queue, "b12"})->body; }

    SeededRandom random{5};
    WriterId device{makeUuid7({}, random)};
    StaffId ann{makeUuid7({}, random)};
    std::int64_t ticks = 0;
    MemoryDocuments documents;
};

const WaitTold some{4.2, 1.5, 9};

} // namespace

TEST_CASE("what is foreseen stands with the ticket and in the queue, until somebody goes") {
    Booth booth;
    const VisitId first = booth.wait("A1"), second = booth.wait("A2");
    REQUIRE(booth.say(types::waitForeseen, toBody(WaitForeseen{{{second, some}, {std::nullopt, some}}})));
    CHECK(booth.ticket(second).at("wait") == json::value(toJson(some)));
    CHECK_FALSE(booth.ticket(first).contains("wait"));
    CHECK(booth.queue().at("wait") == json::value(toJson(some)));
    CHECK(booth.queue().at("waiting").at(1).at("wait") == json::value(toJson(some)));
    CHECK_FALSE(booth.queue().at("waiting").at(0).as_object().contains("wait"));
    // Another ticket's change keeps it.
    REQUIRE(booth.say(types::ticketTaken, toBody(TicketTaken{first, booth.ann})));
    CHECK(booth.queue().at("waiting").at(1).at("wait") == json::value(toJson(some)));

    REQUIRE(booth.say(types::ticketTaken, toBody(TicketTaken{second, booth.ann})));
    CHECK_FALSE(booth.ticket(second).contains("wait"));
    CHECK_FALSE(booth.queue().at("waiting").at(1).as_object().contains("wait"));
    // Too late: nobody waits there.
    REQUIRE(booth.say(types::waitForeseen, toBody(WaitForeseen{{{second, some}}})));
    CHECK_FALSE(booth.ticket(second).contains("wait"));
    REQUIRE(booth.say(types::waitKept, toBody(WaitKept{second, some, 3.1, false})));
    CHECK(booth.ticket(second).at("kept").at("waited") == 3.1);
    // Opened anew, it is another wait.
    REQUIRE(booth.say(types::ticketEnded, toBody(TicketEnded{second, booth.ann})));
    REQUIRE(booth.say(types::ticketOpened,
                      toBody(TicketOpened{second, "A2", "de", TicketCause::Asked, "topics"})));
    CHECK_FALSE(booth.ticket(second).contains("kept"));
    // Nobody can say any more.
    REQUIRE(booth.say(types::waitForeseen, toBody(WaitForeseen{{{std::nullopt, std::nullopt}}})));
    CHECK_FALSE(booth.queue().contains("wait"));
}

TEST_CASE("of what staff do on the floor no document tells") {
    Booth booth;
    const VisitId visit = booth.wait("A1");
    const auto before = booth.documents.documents.size();
    const UtcTime now{1h};
    REQUIRE(booth.say(types::staffCame, toBody(StaffCame{booth.ann, now, now + 8h, {"de"}, {"pumps"}})));
    REQUIRE(
        booth.say(types::floorOffered, toBody(FloorOffered{visit, booth.ann, now, {{"only_one_free", 0}}})));
    REQUIRE(booth.say(types::floorPassed, toBody(FloorPassed{visit, booth.ann, true})));
    REQUIRE(booth.say(types::talkBegan, toBody(TalkBegan{booth.ann, std::nullopt})));
    REQUIRE(booth.say(types::helpCalled, toBody(HelpCalled{booth.ann})));
    REQUIRE(booth.say(types::helpCame, toBody(HelpCame{booth.ann, {makeUuid7({}, booth.random)}})));
    REQUIRE(booth.say(types::helpOver, toBody(HelpOver{booth.ann})));
    REQUIRE(booth.say(types::talkEnded, toBody(TalkEnded{booth.ann, std::nullopt, Disposition::Warm})));
    REQUIRE(booth.say(types::restBegan, toBody(RestBegan{booth.ann, false, 4.5})));
    REQUIRE(booth.say(types::restEnded, toBody(RestEnded{booth.ann})));
    REQUIRE(booth.say(types::floorScores, toBody(ScoresTrusted{false})));
    REQUIRE(booth.say(types::staffWent, toBody(StaffWent{booth.ann})));
    CHECK(booth.documents.documents.size() == before);
    for (const auto& [key, document] : booth.documents.documents)
        CHECK(json::serialize(document.body).find(toString(booth.ann)) == std::string::npos);
}

TEST_CASE("bodies of the floor's events come back as they were said") {
    Booth booth;
    const VisitId visit{makeUuid7({}, booth.random)};
    const UtcTime now{1h};
    const auto came = staffCame(toBody(StaffCame{booth.ann, now, now + 8h, {"de", "en"}, {"pumps"}})).value();
    CHECK(came.ends == now + 8h);
    CHECK(came.languages == std::vector<std::string>{"de", "en"});
    const auto offered =
        floorOffered(toBody(FloorOffered{visit, booth.ann, now, {{"likely_prospect", 0.125}}})).value();
    CHECK(offered.because == std::vector<Ground>{{"likely_prospect", 0.125}});
    CHECK(talkEnded(toBody(TalkEnded{booth.ann, visit})).value().visit == visit);
    CHECK(talkEnded(toBody(TalkEnded{booth.ann, {}, Disposition::None})).value().found == Disposition::None);
    CHECK_FALSE(restBegan(toBody(RestBegan{booth.ann, false, 5})).value().isBreak);
    const auto kept = waitKept(toBody(WaitKept{visit, some, 3, true})).value();
    CHECK(kept.promised == some);
    CHECK(kept.left);
}

TEST_CASE("what the floor's events may hold has an end") {
    Booth booth;
    const UtcTime now{1h};
    const auto shift = [&](std::chrono::milliseconds length) {
        return staffCame(toBody(StaffCame{booth.ann, now, now + length, {}, {}}));
    };
    CHECK(shift(limits::longestShift));
    CHECK_FALSE(shift(limits::longestShift + 1ms));
    CHECK_FALSE(shift(0ms));
    const auto speaks = [&](std::size_t languages) {
        return staffCame(
            toBody(StaffCame{booth.ann, now, now + 1h, std::vector<std::string>(languages, "de"), {}}));
    };
    CHECK(speaks(limits::staffLanguages));
    CHECK(speaks(limits::staffLanguages + 1).error().code == Code::TooLarge);
    const auto grounds = [&](std::size_t count) {
        return floorOffered(toBody(FloorOffered{
            {makeUuid7({}, booth.random)}, booth.ann, now, std::vector<Ground>(count, {"first_come", 1})}));
    };
    CHECK(grounds(limits::floorGrounds));
    CHECK(grounds(limits::floorGrounds + 1).error().code == Code::TooLarge);
    const auto waits = [&](std::size_t count) {
        WaitForeseen fact;
        for (std::size_t i = 0; i < count; ++i)
            fact.waits.push_back({VisitId{makeUuid7({}, booth.random)}, WaitTold{1234.5, 1000.1, 1439.9}});
        return toBody(fact);
    };
    CHECK(waitForeseen(waits(limits::floorWaits)));
    CHECK(waitForeseen(waits(limits::floorWaits + 1)).error().code == Code::TooLarge);
    // And fits into an ordinary record.
    CHECK(parseRecord(writeRecord(booth.event(types::waitForeseen, waits(limits::floorWaits)))));
    CHECK_FALSE(waitKept(toBody(WaitKept{{}, {5, 6, 4}, 1, false}))); // low above high
    CHECK_FALSE(waitKept(toBody(WaitKept{{}, some, -1, false})));
    for (const auto type :
         {types::staffCame, types::staffWent, types::floorOffered, types::floorPassed, types::floorScores,
          types::talkBegan, types::talkEnded, types::restBegan, types::restEnded, types::helpCalled,
          types::helpCame, types::helpOver, types::waitForeseen, types::waitKept}) {
        INFO(type);
        CHECK(isBackendsOwn(type));
        CHECK(booth.say(type, {}).error().code == Code::Malformed);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What happens between staff and visitors on a stand, as events: who came, who was offered to whom and why,
// talks, rests, calls for help, and how long visitors were told that they would wait. A backend's to say, all
// of them. People are daily pseudonyms. core/floor makes decisions of them; documents get the waits alone.
#pragma once

#include "core/fold/disposition.h"
#include "core/fold/fold.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace standdienst {

struct StaffCame { // a second one of somebody who is there: other languages and topics, and they are awake
    StaffId staff;
    UtcTime begins, ends; // of the shift as planned; ends later than it begins
    std::vector<std::string> languages;
    std::vector<std::string> topics; // slugs
};
struct StaffWent {
    StaffId staff;
};
struct Ground { // why: a name of core/floor/floor.h, `name(Reason)`, and its value in that one's unit
    std::string reason;
    double value = 0;
    friend bool operator==(const Ground&, const Ground&) = default;
};
struct FloorOffered {
    VisitId visit;
    StaffId staff;
    UtcTime until;
    std::vector<Ground> because;
};
struct FloorPassed {
    VisitId visit;
    StaffId staff;
    bool silent = false; // nobody answered in time
};
struct TalkBegan {
    StaffId staff;
    std::optional<VisitId> visit; // none: a walk-up
};
struct TalkEnded {
    StaffId staff;
    std::optional<VisitId> visit;
    std::optional<Disposition> found{}; // of a walk-up; what was found of a visit is a disposition.given
};
struct RestBegan {
    StaffId staff;
    bool isBreak = true; // false: a breather
    double minutes = 0;  // planned
};
struct RestEnded {
    StaffId staff;
};
struct HelpCalled {
    StaffId staff;
};
struct HelpCame {
    StaffId staff; // who called
    StaffId helper;
};
struct HelpOver {
    StaffId staff; // who called
};
struct ScoresTrusted { // whether the floor goes by triage's probabilities from here on
    bool trusted = true;
};
struct WaitTold {
    double minutes = 0;
    double low = 0, high = 0; // eight of ten waits lie between
    friend bool operator==(const WaitTold&, const WaitTold&) = default;
};
struct WaitForeseen {
    struct One {
        std::optional<VisitId> visit; // none: of whoever asks now
        std::optional<WaitTold> wait; // none: nobody can say any more
    };
    std::vector<One> waits; // at most limits::floorWaits
};
struct WaitKept { // what was foreseen when the ticket was opened, and what came of it
    VisitId visit;
    WaitTold promised;
    double waited = 0; // minutes
    bool left = false; // the visitor gave up; else somebody went
};

json::object toBody(const StaffCame& fact);
json::object toBody(const StaffWent& fact);
json::object toBody(const FloorOffered& fact);
json::object toBody(const FloorPassed& fact);
json::object toBody(const TalkBegan& fact);
json::object toBody(const TalkEnded& fact);
json::object toBody(const RestBegan& fact);
json::object toBody(const RestEnded& fact);
json::object toBody(const HelpCalled& fact);
json::object toBody(const HelpCame& fact);
json::object toBody(const HelpOver& fact);
json::object toBody(const ScoresTrusted& fact);
json::object toBody(const WaitForeseen& fact);
json::object toBody(const WaitKept& fact);
json::object toJson(const WaitTold& wait);

// Malformed or TooLarge name the field.
// Of "wait" or "promised": {minutes, low, high}.
Result<WaitTold> waitTold(const json::object& body, std::string_view key);
Result<StaffCame> staffCame(const json::object& body);
Result<StaffWent> staffWent(const json::object& body);
Result<FloorOffered> floorOffered(const json::object& body);
Result<FloorPassed> floorPassed(const json::object& body);
Result<TalkBegan> talkBegan(const json::object& body);
Result<TalkEnded> talkEnded(const json::object& body);
Result<RestBegan> restBegan(const json::object& body);
Result<RestEnded> restEnded(const json::object& body);
Result<HelpCalled> helpCalled(const json::object& body);
Result<HelpCame> helpCame(const json::object& body);
Result<HelpOver> helpOver(const json::object& body);
Result<ScoresTrusted> scoresTrusted(const json::object& body);
Result<WaitForeseen> waitForeseen(const json::object& body);
Result<WaitKept> waitKept(const json::object& body);

// Minutes are said to a tenth, other values to a thousandth: more would be no truer, and these survive being
// read and written again byte for byte.
double toTenth(double minutes);
double toThousandth(double value);

// One of the above.
bool isFloorType(std::string_view type);
// Malformed or TooLarge. What is foreseen of a ticket that does not wait changes nothing.
Result<std::vector<PersonalEffect>> foldFloor(const Event& event, DocumentStore& documents);

} // namespace standdienst

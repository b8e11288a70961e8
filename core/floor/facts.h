// SPDX-License-Identifier: GPL-3.0-or-later
// What happens on a stand, as far as the floor needs it. The floor's state is a fold over these; whoever
// keeps a journal makes its events of them, in the order of their positions.
#pragma once

#include "core/base/ids.h"
#include "core/floor/rest.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace standdienst::floor {

using StaffId = Id<struct StaffTag>; // a daily pseudonym where the fair wants one; the floor needs no more

enum class Wish {
    Sent,  // offered a person without being asked
    Yes,   // the yes to "would you like to speak to someone?"
    Asked, // "speak to a person"
};
enum class Rest { Break, Breather }; // a breather helps and is no break in the sense of the law

struct VisitBegan {
    Minute at;
    VisitId visit;
};
struct VisitScored {
    Minute at;
    VisitId visit;
    double p; // triage's probability that this is a prospect, 0 to 1; without knowledge of coaches
};
struct Answered { // to "would you like to speak to someone?"
    Minute at;
    VisitId visit;
    bool yes;
};
struct VisitOver { // away from the kiosk or telephone, with a ticket or without
    Minute at;
    VisitId visit;
};
struct TicketOpened {
    Minute at;
    VisitId visit;
    Wish wish = Wish::Sent;
    std::string language{};            // empty: any will do
    std::vector<std::string> topics{}; // slugs
};
struct TicketLeft { // gave up, or was found gone
    Minute at;
    VisitId visit;
};
struct CameOn {
    Minute at;
    StaffId staff;
    Shift shift; // as planned
    std::vector<std::string> languages{};
    std::vector<std::string> topics{}; // what this person knows best
};
struct WentOff {
    Minute at;
    StaffId staff;
};
struct Offered {
    Minute at;
    VisitId visit;
    StaffId staff;
    Minute until;
};
struct Passed { // the offer is over: by a tap, or because nobody answered in time
    Minute at;
    VisitId visit;
    StaffId staff;
    bool silent;
};
struct TalkBegan {
    Minute at;
    StaffId staff;
    std::optional<VisitId> visit; // none: a walk-up
};
struct TalkEnded {
    Minute at;
    StaffId staff;
    std::optional<bool> prospect; // what was found, where it was said
};
struct HandedOn { // the visitor waits again, for `to` or for anybody but `from`
    Minute at;
    VisitId visit;
    StaffId from;
    std::optional<StaffId> to;
};
struct HelpCalled { // somebody in a talk wants a colleague beside them
    Minute at;
    StaffId staff;
};
struct HelpCame {
    Minute at;
    StaffId staff;
    StaffId helper;
};
struct HelpOver { // not needed any more, or done
    Minute at;
    StaffId staff;
};
struct RestBegan {
    Minute at;
    StaffId staff;
    Rest rest;
    double minutes; // planned
};
struct RestEnded {
    Minute at;
    StaffId staff;
};
// Whether triage's scores can be believed; while they cannot, the floor serves in the order of arrival.
struct ScoresTrusted {
    Minute at;
    bool trusted;
};

using Fact = std::variant<VisitBegan, VisitScored, Answered, VisitOver, TicketOpened, TicketLeft, CameOn,
                          WentOff, Offered, Passed, TalkBegan, TalkEnded, HandedOn, HelpCalled, HelpCame,
                          HelpOver, RestBegan, RestEnded, ScoresTrusted>;

} // namespace standdienst::floor

// SPDX-License-Identifier: GPL-3.0-or-later
// Tickets: a visitor who waits for a person. Event bodies, and what they make of the documents.
//
// A visit has one ticket. Who leaves the queue, or was served, and asks again opens the same one anew: the
// number that a visitor was told stays theirs.
#pragma once

#include "core/base/ids.h"
#include "core/fold/fold.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace standdienst {

enum class TicketCause {
    Asked,     // "speak to a person"
    AfterGift, // the yes to "would you like to speak to someone?"
};
std::string_view name(TicketCause cause);
std::optional<TicketCause> ticketCauseFromName(std::string_view name);

enum class TicketState {
    Open,  // waits
    Taken, // somebody is on the way, or there
    Ended, // by staff
    Left,  // by the visitor
};
std::string_view name(TicketState state);
std::optional<TicketState> ticketStateFromName(std::string_view name);

// By the device that recorded the visit.
struct TicketOpened {
    VisitId visit;
    std::string number; // core/base/spoken_number.h; of the first opening, further ones change nothing of it
    std::string language;
    TicketCause cause = TicketCause::Asked;
    std::string screen; // where the visitor asked: "attract", "topics" …; a slug
};
struct TicketLeft {
    VisitId visit;
};
// By a person, through a backend.
struct TicketTaken {
    VisitId visit;
    StaffId by;
};
struct TicketHandedOn { // may have a sealed note beside it
    VisitId visit;
    StaffId by;
    std::optional<StaffId> to; // nobody: back to everybody. Themselves: they have it from then on
};
enum class TicketEnd {
    Served,
    NotFound, // nobody was there
};
std::string_view name(TicketEnd end);
std::optional<TicketEnd> ticketEndFromName(std::string_view name);
struct TicketEnded { // may have a sealed note beside it; what was found is a disposition.given
    VisitId visit;
    StaffId by;
    TicketEnd end = TicketEnd::Served;
};

json::object toBody(const TicketOpened& fact);
json::object toBody(const TicketLeft& fact);
json::object toBody(const TicketTaken& fact);
json::object toBody(const TicketHandedOn& fact);
json::object toBody(const TicketEnded& fact);

Result<TicketOpened> ticketOpened(const json::object& body);
Result<TicketLeft> ticketLeft(const json::object& body);
Result<TicketTaken> ticketTaken(const json::object& body);
Result<TicketHandedOn> ticketHandedOn(const json::object& body);
Result<TicketEnded> ticketEnded(const json::object& body);

// "ticket.…" of this version.
bool isTicketType(std::string_view type);
// Malformed, Forbidden (of another device's visit), NotFound (no such ticket: staff can only answer one).
Result<std::vector<PersonalEffect>> foldTicket(const Event& event, DocumentStore& documents);

// The sealed form of a note, {"note": text}, and back. Malformed, TooLarge above limits::ticketNote.
json::object noteToPersonal(const std::string& note);
Result<std::string> noteFromPersonal(const json::object& personal);

} // namespace standdienst

// SPDX-License-Identifier: GPL-3.0-or-later
// Visitors who wait for a person, for whoever goes to them. Shapes: docs/api/console.md.
#pragma once

#include "backend/fair/fairs.h"
#include "backend/store/keys.h"

#include "core/fold/disposition.h"
#include "core/fold/tickets.h"

namespace standdienst::backend {

// When the visitor asked, by the kiosk's clock as far as that can be right; of a ticket's document.
UtcTime openedAt(Reader& reader, const json::object& ticket);

// Thread-safe.
class Tickets {
public:
    Tickets(Store& store, Fairs& fairs, Ingest& ingest, const BackendKeys& keys, const Clock& clock)
        : store_(store), fairs_(fairs), ingest_(ingest), keys_(keys), clock_(clock) {}

    // {"tickets", "more", "people", "position"}: those that wait or are taken, who has waited longest first.
    // `more` where there are more than limits::listedTickets; then the newest are listed.
    Result<json::object> list();
    // {"ticket", "position"}, in whatever state it is. NotFound.
    Result<json::object> one(const VisitId& visit);

    // Who acts on a ticket, and what they had seen of it.
    struct Act {
        VisitId visit;
        StaffId by;
        std::optional<Position> seen; // of the answer in which the person saw the ticket
    };
    struct Outcome {
        json::object answer;           // {"ticket", "position"} as it stands then
        std::optional<Error> conflict; // somebody else came first; the detail says who, for people
    };
    // Asking twice is harmless. A take that comes too late is written down, so that whoever has the ticket
    // hears of it. NotFound; Malformed for a position that was never given.
    Result<Outcome> take(const Act& act);
    // To nobody: back to everybody. Malformed where there is no such person, Conflict where a note may not
    // be kept. What a colleague took without one's having seen it is a conflict, and nothing is written.
    // `beside` is said in the same commit.
    Result<Outcome> handOn(const Act& act, const std::optional<StaffId>& to, const std::string& note,
                           const std::vector<Ingest::Said>& beside = {});
    // With what was found, or with nothing: the visitor was gone. The ticket and the disposition are one
    // commit.
    Result<Outcome> end(const Act& act, const std::optional<Disposition>& found, const std::string& note,
                        const std::vector<Ingest::Said>& beside = {});

private:
    struct Standing {
        FairId fair;
        BoothId booth;
        std::string timeZone;
    };
    Result<Standing> standing();
    json::object ticketJson(Reader& reader, const Standing& standing, const OpenTicket& ticket);
    json::array notesJson(Reader& reader, const json::object& body);
    Result<json::object> answerFor(const Standing& standing, const VisitId& visit);
    Result<Outcome> say(const Standing& standing, const Act& act, const std::vector<Ingest::Said>& said,
                        const Ingest::Guard& guard);

    Store& store_;
    Fairs& fairs_;
    Ingest& ingest_;
    const BackendKeys& keys_;
    const Clock& clock_;
};

} // namespace standdienst::backend

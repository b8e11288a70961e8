// SPDX-License-Identifier: GPL-3.0-or-later
// What a device has to say, before it becomes an event.
#pragma once

#include "core/fold/contact.h"
#include "core/fold/gifts.h"
#include "core/fold/needs.h"
#include "core/fold/tickets.h"
#include "core/fold/triage.h"
#include "core/fold/visit.h"

#include <optional>
#include <string>

namespace standdienst::kiosk {

// One fact on its way into the journal. `personal` is sealed before anything touches the disk.
struct Fact {
    std::string type;
    json::object body;
    std::optional<Contact> personal;
};

Fact fact(const VisitStarted& started);
Fact fact(const InterestStated& stated);
Fact fact(const NeedsStated& stated);
Fact fact(const ConsentGiven& given);
Fact fact(const ConsentWithdrawn& withdrawn);
Fact fact(const ContactGiven& given, const Contact& contact);
Fact fact(const VisitEnded& ended);
Fact fact(const VisitScored& scored);
Fact fact(const GiftsAsked& asked);
Fact fact(const GiftReserved& reserved);
Fact fact(const GiftReleased& released);
Fact fact(const GiftDeclined& declined);
Fact fact(const TicketOpened& opened);
Fact fact(const TicketLeft& left);

} // namespace standdienst::kiosk

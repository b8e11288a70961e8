// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/store/fact.h"

#include "core/journal/event.h"

namespace standdienst::kiosk {

namespace {

template<class Body>
Fact make(std::string_view type, const Body& body) {
    return {std::string(type), toBody(body), std::nullopt};
}

} // namespace

Fact fact(const VisitStarted& started) {
    return make(types::visitStarted, started);
}
Fact fact(const InterestStated& stated) {
    return make(types::interestStated, stated);
}
Fact fact(const NeedsStated& stated) {
    return make(types::needsStated, stated);
}
Fact fact(const ConsentGiven& given) {
    return make(types::consentGiven, given);
}
Fact fact(const ConsentWithdrawn& withdrawn) {
    return make(types::consentWithdrawn, withdrawn);
}
Fact fact(const VisitEnded& ended) {
    return make(types::visitEnded, ended);
}
Fact fact(const VisitScored& scored) {
    return make(types::visitScored, scored);
}

Fact fact(const GiftsAsked& asked) {
    return make(types::giftsAsked, asked);
}
Fact fact(const GiftReserved& reserved) {
    return make(types::giftReserved, reserved);
}
Fact fact(const GiftReleased& released) {
    return make(types::giftReleased, released);
}
Fact fact(const GiftDeclined& declined) {
    return make(types::giftDeclined, declined);
}
Fact fact(const TicketOpened& opened) {
    return make(types::ticketOpened, opened);
}
Fact fact(const TicketLeft& left) {
    return make(types::ticketLeft, left);
}

Fact fact(const ContactGiven& given, const Contact& contact) {
    return {std::string(types::contactGiven), toBody(given), contact};
}

} // namespace standdienst::kiosk

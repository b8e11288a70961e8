// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/visit_record.h"

#include "kiosk/visitor/fair_time.h"

namespace standdienst::kiosk {

namespace {

// Who asked longer ago than this before oneself is not waiting any more, whatever nobody ended.
constexpr auto longestWait = std::chrono::hours(12);

struct Place {
    int before = 0; // those of the queue that wait and asked before this ticket did
    std::optional<WaitTold> wait;
};

// Nothing where the ticket is not in the queue.
std::optional<Place> placeIn(const json::object& queue, std::string_view number, std::string_view at) {
    const auto* waiting = find(queue, "waiting");
    const auto opened = parseRfc3339(at);
    if (!waiting || !waiting->is_array() || !opened)
        return std::nullopt;
    Place place;
    for (const auto& value : waiting->get_array()) {
        if (!value.is_object())
            continue;
        const auto& entry = value.get_object();
        if (textOr(entry, "number") == number && textOr(entry, "at") == at) {
            if (auto wait = waitTold(entry, "wait"))
                place.wait = *wait;
            return place;
        }
        const auto asked = parseRfc3339(textOr(entry, "at"));
        if (!flagOr(entry, "taken") && asked && *asked >= *opened - longestWait)
            ++place.before;
    }
    return std::nullopt;
}

VisitSummary::Contact contactFacts(const std::vector<VisitRecord::Agreement>& agreed,
                                   const Contact& contact) {
    VisitSummary::Contact facts;
    for (const auto& agreement : agreed)
        facts.agreed[agreement.purpose].insert(agreement.channel);
    facts.organization = !contact.organization.empty();
    facts.message = !contact.message.empty() || !contact.answers.empty();
    if (!contact.email.empty())
        facts.email = emailKind(contact.email);
    return facts;
}

} // namespace

VisitRecord::VisitRecord(DeviceStore& store, const Clock& clock, Random& random, Scorer& scorer)
    : store_(store), clock_(clock), random_(random), scorer_(scorer) {}

Result<void> VisitRecord::append(const std::vector<Fact>& facts) {
    if (const auto written = store_.append(facts); !written)
        return written.error();
    return {};
}

Result<void> VisitRecord::appendScored(std::vector<Fact> facts, VisitSummary known) {
    Facts asScored = visitFacts(known);
    const bool isNew = scored_ != asScored;
    if (isNew) {
        VisitScored scored = scorer_.score(*visit_, asScored);
        if (!lane_)
            lane_ = scorer_.lane(scored);
        scored.lane = *lane_;
        // Before the fact that ends the visit, behind all others.
        const auto place =
            !facts.empty() && facts.back().type == types::visitEnded ? facts.end() - 1 : facts.end();
        facts.insert(place, fact(scored));
    }
    if (const auto done = facts.empty() ? Result<void>() : append(facts); !done)
        return done;
    known_ = std::move(known);
    scored_ = std::move(asScored);
    return {};
}

Result<void> VisitRecord::begin(const Fair& fair, const std::string& language, bool played) {
    const UtcTime now = clock_.utc();
    const VisitId visit{makeUuid7(now, random_)};
    if (const auto done = append({fact(VisitStarted{visit, language, fair.revision, played})}); !done)
        return done;
    visit_ = visit;
    language_ = language;
    known_ = {};
    known_.arrivals = scorer_.arrivals(now);
    timeZone_ = fair.timeZone;
    known_.hour = hourOf(now, timeZone_);
    return {};
}

Result<void> VisitRecord::stateInterest(Reason reason, std::vector<std::string> topics) {
    if (interest_ && interest_->reason == reason && interest_->topics == topics)
        return {};
    InterestStated stated{*visit_, reason, std::move(topics), language_};
    VisitSummary known = known_;
    if (known.reasons.empty() || known.reasons.back() != reason)
        known.reasons.push_back(reason);
    known.topics = stated.topics;
    if (const auto done = appendScored({fact(stated)}, std::move(known)); !done)
        return done;
    interest_ = std::move(stated);
    return {};
}

Result<void> VisitRecord::askForGift() {
    if (!interest_)
        return stateInterest(Reason::Giveaway, {});
    VisitSummary known = known_;
    if (known.reasons.back() != Reason::Giveaway)
        known.reasons.push_back(Reason::Giveaway);
    return appendScored({}, std::move(known));
}

void VisitRecord::addNeeds(const std::optional<InterestStated>& interest, const Needs& needs,
                           std::vector<Fact>& facts, VisitSummary& known) const {
    if (interest) {
        facts.push_back(fact(*interest));
        known.topics = interest->topics;
    }
    const bool same =
        needs_ && needs_->answers == needs.stated.answers && needs_->needs == needs.stated.needs;
    if (same || (!needs_ && needs.stated.answers.empty()))
        return;
    facts.push_back(fact(needs.stated));
    known.answers = needs.facts;
}

Result<void> VisitRecord::stateNeeds(std::vector<std::string> topics, const Needs& needs) {
    std::optional<InterestStated> interest;
    if (interest_ && interest_->topics != topics)
        interest = InterestStated{*visit_, interest_->reason, std::move(topics), language_};
    std::vector<Fact> facts;
    VisitSummary known = known_;
    addNeeds(interest, needs, facts, known);
    if (facts.empty())
        return {};
    if (const auto done = appendScored(std::move(facts), std::move(known)); !done)
        return done;
    needs_ = needs.stated;
    if (interest)
        interest_ = std::move(interest);
    return {};
}

Result<void> VisitRecord::giveContact(const std::vector<Agreement>& agreed, const Contact& contact) {
    std::vector<ConsentGiven> consents;
    std::vector<Fact> facts;
    for (const auto& [purpose, wording, channel] : agreed) {
        const ConsentId id{makeUuid7(clock_.utc(), random_)};
        consents.push_back({*visit_, id, purpose, channel, wording, language_});
        facts.push_back(fact(consents.back()));
    }
    facts.push_back(fact(ContactGiven{*visit_}, contact));
    VisitSummary known = known_;
    known.contact = contactFacts(agreed, contact);
    if (const auto done = appendScored(std::move(facts), std::move(known)); !done)
        return done;
    consents_ = std::move(consents);
    hasContact_ = true;
    return {};
}

Result<void> VisitRecord::reserveGift(const GiftShare::Grant& grant) {
    const auto done = append({fact(GiftReserved{*visit_, grant.gift, grant.number, grant.run})});
    if (done)
        giftNumber_ = grant.number;
    return done;
}

Result<void> VisitRecord::releaseGift() {
    if (giftNumber_.empty())
        return {};
    const auto done = append({fact(GiftReleased{*visit_})});
    if (done)
        giftNumber_.clear();
    return done;
}

Result<void> VisitRecord::declineGift() {
    if (giftDeclined_)
        return {};
    const auto done = append({fact(GiftDeclined{*visit_})});
    giftDeclined_ = done.has_value();
    return done;
}

void VisitRecord::finishWithout() {
    known_.contact = VisitSummary::Contact{};
}

Result<void> VisitRecord::takeBack() {
    std::vector<Fact> facts;
    for (const auto& consent : consents_)
        facts.push_back(fact(ConsentWithdrawn{*visit_, consent.consent}));
    VisitSummary known = known_;
    known.contact = VisitSummary::Contact{};
    if (const auto done = appendScored(std::move(facts), std::move(known)); !done)
        return done;
    takenBack_ = true;
    return {};
}

Result<void> VisitRecord::openTicket(TicketCause cause, const std::string& screen) {
    const auto standing = ticket();
    if (standing && (standing->state == TicketState::Open || standing->state == TicketState::Taken))
        return {};
    const auto number = standing ? Result<std::string>(standing->number)
                                 : store_.nextTicketNumber(dayBegan(clock_.utc(), timeZone_));
    if (!number)
        return number.error();
    return appendScored({fact(TicketOpened{*visit_, *number, language_, cause, screen})}, known_);
}

Result<void> VisitRecord::leaveTicket() {
    const auto standing = ticket();
    if (!standing || (standing->state != TicketState::Open && standing->state != TicketState::Taken))
        return {};
    return append({fact(TicketLeft{*visit_})});
}

std::optional<VisitRecord::Ticket> VisitRecord::ticket() const {
    const auto visit = visit_ ? store_.document({Kind::Visit, toString(*visit_)}) : std::nullopt;
    const auto* told = visit ? find(*visit, "ticket") : nullptr;
    if (!told || !told->is_object())
        return std::nullopt;
    const auto& body = told->get_object();
    const auto state = ticketStateFromName(textOr(body, "state"));
    if (!state)
        return std::nullopt;
    Ticket ticket{std::string(textOr(body, "number")), *state, std::nullopt,
                  *state == TicketState::Ended && textOr(body, "end") == name(TicketEnd::NotFound)};
    if (ticket.state == TicketState::Open && store_.identity()) {
        const auto queue = store_.document({Kind::Queue, store_.identity()->booth.value});
        if (const auto place =
                queue ? placeIn(*queue, ticket.number, textOr(body, "opened_at")) : std::nullopt) {
            ticket.before = place->before;
            ticket.wait = place->wait;
        }
    }
    if (const auto opened = parseRfc3339(textOr(body, "opened_at"))) {
        ticket.waited =
            std::max(std::chrono::milliseconds(0),
                     std::chrono::duration_cast<std::chrono::milliseconds>(clock_.utc() - *opened));
    }
    return ticket;
}

Result<void> VisitRecord::end(Outcome outcome, const std::optional<Needs>& needs) {
    VisitSummary known = known_;
    std::vector<Fact> facts;
    if (needs)
        addNeeds({}, *needs, facts, known);
    known.left = outcome == Outcome::Left || outcome == Outcome::TimedOut;
    facts.push_back(fact(VisitEnded{*visit_, outcome, language_}));
    const auto done = appendScored(std::move(facts), std::move(known));
    visit_.reset();
    interest_.reset();
    needs_.reset();
    consents_.clear();
    known_ = {};
    scored_.reset();
    lane_.reset();
    giftNumber_.clear();
    giftDeclined_ = false;
    hasContact_ = takenBack_ = false;
    return done;
}

std::optional<Reason> VisitRecord::reason() const {
    return interest_ ? std::optional(interest_->reason) : std::nullopt;
}

std::set<Channel> VisitRecord::channels() const {
    std::set<Channel> channels;
    if (!takenBack_) {
        for (const auto& consent : consents_)
            channels.insert(consent.channel);
    }
    return channels;
}

} // namespace standdienst::kiosk

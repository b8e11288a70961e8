// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/visit_record.h"

#include <QDateTime>
#include <QTimeZone>

namespace standdienst::kiosk {

namespace {

// 9.5 is half past nine where the fair is; by UTC where this machine does not know the time zone.
double hourOf(UtcTime now, const std::string& zone) {
    const QTimeZone named(QByteArray::fromStdString(zone));
    const auto moment = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(),
                                                       named.isValid() ? named : QTimeZone::utc());
    return moment.time().msecsSinceStartOfDay() / 3'600'000.0;
}

VisitSummary::Contact contactFacts(const std::vector<VisitRecord::Agreement>& agreed,
                                   const Contact& contact) {
    VisitSummary::Contact facts;
    for (const auto& agreement : agreed)
        facts.agreed[agreement.purpose].insert(agreement.channel);
    facts.organization = !contact.organization.empty();
    facts.message = !contact.message.empty();
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
    if (const auto done = append(facts); !done)
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
    known_.hour = hourOf(now, fair.timeZone);
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

Result<void> VisitRecord::end(Outcome outcome) {
    VisitSummary known = known_;
    known.left = outcome == Outcome::Left || outcome == Outcome::TimedOut;
    const auto done = appendScored({fact(VisitEnded{*visit_, outcome, language_})}, std::move(known));
    visit_.reset();
    interest_.reset();
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

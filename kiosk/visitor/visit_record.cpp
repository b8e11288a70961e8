// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/visit_record.h"

namespace standdienst::kiosk {

VisitRecord::VisitRecord(DeviceStore& store, const Clock& clock, Random& random)
    : store_(store), clock_(clock), random_(random) {}

Result<void> VisitRecord::append(const std::vector<Fact>& facts) {
    if (const auto written = store_.append(facts); !written)
        return written.error();
    return {};
}

Result<void> VisitRecord::begin(const Fair& fair, const std::string& language, bool played) {
    const VisitId visit{makeUuid7(clock_.utc(), random_)};
    if (const auto done = append({fact(VisitStarted{visit, language, fair.revision, played})}); !done)
        return done;
    visit_ = visit;
    language_ = language;
    return {};
}

Result<void> VisitRecord::stateInterest(Reason reason, std::vector<std::string> topics) {
    if (interest_ && interest_->reason == reason && interest_->topics == topics)
        return {};
    InterestStated stated{*visit_, reason, std::move(topics), language_};
    if (const auto done = append({fact(stated)}); !done)
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
    if (const auto done = append(facts); !done)
        return done;
    consents_ = std::move(consents);
    hasContact_ = true;
    return {};
}

Result<void> VisitRecord::takeBack() {
    std::vector<Fact> facts;
    for (const auto& consent : consents_)
        facts.push_back(fact(ConsentWithdrawn{*visit_, consent.consent}));
    if (const auto done = append(facts); !done)
        return done;
    takenBack_ = true;
    return {};
}

Result<void> VisitRecord::end(Outcome outcome) {
    const auto done = append({fact(VisitEnded{*visit_, outcome, language_})});
    visit_.reset();
    interest_.reset();
    consents_.clear();
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

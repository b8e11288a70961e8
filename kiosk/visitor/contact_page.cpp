// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/contact_page.h"

#include "core/base/limits.h"
#include "core/contact/address.h"
#include "kiosk/visitor/fair_view.h"
#include "kiosk/visitor/needs_page.h"
#include "kiosk/visitor/visit_record.h"
#include "kiosk/visitor/wipe.h"

#include <algorithm>

namespace standdienst::kiosk {

namespace {

bool tooLong(const QString& text, std::size_t most) {
    const auto trimmed = QStringView(text).trimmed();
    const auto surrogatePairs = std::ranges::count_if(trimmed, [](QChar c) { return c.isHighSurrogate(); });
    return static_cast<std::size_t>(trimmed.size() - surrogatePairs) > most;
}

// Of its own: wiping one of two that share their letters wipes both.
QString copied(const QString& text) {
    return QString(text.constData(), text.size());
}

QString meant(AddressVerdict verdict) {
    auto text =
        verdict.verdict == Verdict::LikelyTypo ? QString::fromStdString(verdict.suggestion) : QString();
    kiosk::wipe(verdict.suggestion);
    kiosk::wipe(verdict.normalized);
    return text;
}

} // namespace

ContactPage::ContactPage(const FairView& fair, VisitRecord& record, const NeedsPage& needs, QObject* parent)
    : QObject(parent),
      record_(record),
      fair_(fair),
      needs_(needs),
      consents_(fair),
      fillable_{{{&givenName_, &ContactPage::givenNameChanged, {}, {}},
                 {&familyName_, &ContactPage::familyNameChanged, {}, {}},
                 {&organization_, &ContactPage::organizationChanged, {}, {}},
                 {&email_, &ContactPage::emailChanged, {}, {}},
                 {&phone_, &ContactPage::phoneChanged, {}, {}}}} {
    connect(&consents_, &ConsentsModel::givenChanged, this, &ContactPage::recheck);
}

ContactPage::~ContactPage() {
    wipe();
}

void ContactPage::set(QString& field, const QString& text, void (ContactPage::*changed)()) {
    if (field == text)
        return;
    field = text;
    Q_EMIT(this->*changed)();
    recheck();
}

void ContactPage::setGivenName(const QString& text) {
    set(givenName_, text, &ContactPage::givenNameChanged);
}

void ContactPage::setFamilyName(const QString& text) {
    set(familyName_, text, &ContactPage::familyNameChanged);
}

void ContactPage::setOrganization(const QString& text) {
    set(organization_, text, &ContactPage::organizationChanged);
}

void ContactPage::setEmail(const QString& text) {
    if (text != email_)
        offer(emailOffer_, {}); // it was made for another address
    set(email_, text, &ContactPage::emailChanged);
}

void ContactPage::setPhone(const QString& text) {
    if (text != phone_)
        offer(phoneOffer_, {});
    set(phone_, text, &ContactPage::phoneChanged);
}

void ContactPage::setMessage(const QString& text) {
    set(message_, text, &ContactPage::messageChanged);
}

void ContactPage::fill(Fillable& place, const QString& text) {
    if (place.field == &email_ && text != email_)
        offer(emailOffer_, {});
    if (place.field == &phone_ && text != phone_)
        offer(phoneOffer_, {});
    place.fromCode = copied(text);
    place.offered.clear();
    set(*place.field, copied(text), place.changed);
}

void ContactPage::takeCode(const ReadCode& code) {
    const CodeContact& contact = code.contact;
    const auto text = [](const std::string& utf8) {
        return QString::fromStdString(utf8);
    };
    const auto list = [&](const std::vector<std::string>& all) {
        QStringList texts;
        for (const auto& one : all)
            texts.append(text(one));
        return texts;
    };
    const auto first = [](const QStringList& texts) {
        return texts.value(0);
    };
    const auto emails = list(contact.emails), phones = list(contact.phones);
    const std::array<QString, 5> said{text(contact.givenName), text(contact.familyName),
                                      text(contact.organization), first(emails), first(phones)};
    // A number alone belongs to the card beside it, as on many badges; that of another card does not.
    const bool card = !std::ranges::all_of(said, &QString::isEmpty);
    if (!contact.badgeId.empty() || (card && badgeOfCard_)) {
        badgeId_ = text(contact.badgeId);
        badgeOfCard_ = card;
        Q_EMIT badgeIdChanged();
    }
    if (!card) {
        // A number beside a card that was read before, as on many badges, takes nothing away from it.
        if (scanState_ != Filled && scanState_ != AsksToReplace)
            scanState_ = contact.badgeId.empty() ? NothingInIt : OnlyNumber;
        Q_EMIT scanChanged();
        return;
    }
    bool asks = false;
    for (std::size_t i = 0; i < said.size(); ++i) {
        Fillable& place = fillable_[i];
        const auto typed = place.field->trimmed();
        place.offered.clear();
        // Of two cards the second counts, and nothing of the first one stays beside it.
        if (typed.isEmpty() || *place.field == place.fromCode)
            fill(place, said[i]);
        else if (!said[i].isEmpty() && typed != said[i]) {
            place.offered = copied(said[i]);
            asks = true;
        }
    }
    emailChoices_ = emails.size() > 1 ? emails : QStringList();
    phoneChoices_ = phones.size() > 1 ? phones : QStringList();
    scanState_ = asks ? AsksToReplace : Filled;
    Q_EMIT scanChanged();
    leaveEmail(); // a printed address may hold a slip as well
    leavePhone();
}

void ContactPage::codeNotUnderstood() {
    if (scanState_ == AsksToReplace)
        return;
    scanState_ = NothingInIt;
    Q_EMIT scanChanged();
}

void ContactPage::replaceTyped() {
    for (Fillable& place : fillable_) {
        if (const QString text = place.offered; !text.isEmpty())
            fill(place, text);
    }
    scanState_ = Filled;
    Q_EMIT scanChanged();
}

void ContactPage::keepTyped() {
    for (Fillable& place : fillable_)
        kiosk::wipe(place.offered);
    scanState_ = Filled;
    Q_EMIT scanChanged();
}

void ContactPage::leaveBadgeOut() {
    kiosk::wipe(badgeId_);
    if (scanState_ == OnlyNumber)
        scanState_ = NotScanned;
    Q_EMIT badgeIdChanged();
    Q_EMIT scanChanged();
}

void ContactPage::chooseEmail(int index) {
    if (index >= 0 && index < emailChoices_.size())
        fill(fillable_[3], emailChoices_[index]);
}

void ContactPage::choosePhone(int index) {
    if (index >= 0 && index < phoneChoices_.size())
        fill(fillable_[4], phoneChoices_[index]);
}

void ContactPage::forgetCode() {
    for (Fillable& place : fillable_) {
        kiosk::wipe(place.fromCode);
        kiosk::wipe(place.offered);
    }
    for (auto* choices : {&emailChoices_, &phoneChoices_}) {
        for (QString& text : *choices)
            kiosk::wipe(text);
        choices->clear();
    }
    scanState_ = NotScanned;
}

bool ContactPage::agreedTo(Channel channel) const {
    return std::ranges::any_of(consents_.rows(),
                               [channel](const auto& row) { return row.given && row.channel == channel; });
}

ContactPage::Problems ContactPage::check() const {
    const auto address = [this](Channel channel, const QString& text, std::size_t most, auto looked) {
        if (!agreedTo(channel))
            return None; // it will not be sent
        if (tooLong(text, most))
            return TooLong;
        auto utf8 = text.trimmed().toStdString();
        auto verdict = looked(utf8);
        const auto problem = utf8.empty() ? Missing : verdict.verdict == Verdict::Unlikely ? Unlikely : None;
        kiosk::wipe(utf8);
        kiosk::wipe(verdict.suggestion);
        kiosk::wipe(verdict.normalized);
        return problem;
    };
    Problems found;
    if (tooLong(givenName_, limits::contactName) || tooLong(familyName_, limits::contactName))
        found.name = TooLong;
    if (tooLong(organization_, limits::contactOrganization))
        found.organization = TooLong;
    if (tooLong(message_, limits::contactMessage))
        found.message = TooLong;
    found.email = address(Channel::Email, email_, limits::contactEmail, checkEmail);
    found.phone = address(Channel::Phone, phone_, limits::contactPhone, [this](std::string_view text) {
        return checkPhone(text, fair_.country().toStdString());
    });

    const auto any = [&found](FieldProblem a, FieldProblem b) {
        return found.email == a || found.email == b || found.phone == a || found.phone == b;
    };
    if (!agreedTo(Channel::Email) && !agreedTo(Channel::Phone))
        found.send = NoConsent;
    else if (any(Missing, Unlikely))
        found.send = NoAddressForConsent;
    else if (any(TooLong, TooLong) || found.name != None || found.organization != None ||
             found.message != None)
        found.send = FieldTooLong;
    return found;
}

void ContactPage::show(const Problems& problems) {
    if (problems == problems_)
        return;
    problems_ = problems;
    Q_EMIT problemsChanged();
}

void ContactPage::recheck() {
    if (tried_)
        show(check());
}

QString ContactPage::meantEmail() const {
    auto utf8 = email_.toStdString();
    auto text = meant(checkEmail(utf8));
    kiosk::wipe(utf8);
    return text;
}

QString ContactPage::meantPhone() const {
    auto utf8 = phone_.toStdString();
    auto text = meant(checkPhone(utf8, fair_.country().toStdString()));
    kiosk::wipe(utf8);
    return text;
}

void ContactPage::offer(QString& offered, QString text) {
    if (offered == text)
        return;
    kiosk::wipe(offered);
    offered = std::move(text);
    Q_EMIT offersChanged();
}

void ContactPage::leaveEmail() {
    offer(emailOffer_, meantEmail());
}

void ContactPage::leavePhone() {
    offer(phoneOffer_, meantPhone());
}

void ContactPage::takeEmailOffer() {
    if (emailOffer_.isEmpty())
        return;
    setEmail(copied(emailOffer_));
}

void ContactPage::takePhoneOffer() {
    if (phoneOffer_.isEmpty())
        return;
    setPhone(copied(phoneOffer_));
}

// Whether something is offered that was not yet there at a send(). Whoever sends the same again means it.
bool ContactPage::asksToLookAgain() {
    bool asks = false;
    const auto ask = [this, &asks](Channel channel, const QString& typed, QString& insisted, QString& offered,
                                   QString text) {
        if (!agreedTo(channel) || typed == insisted || text.isEmpty())
            return;
        kiosk::wipe(insisted);
        insisted = copied(typed);
        offer(offered, std::move(text));
        asks = true;
    };
    ask(Channel::Email, email_, insistedEmail_, emailOffer_, meantEmail());
    ask(Channel::Phone, phone_, insistedPhone_, phoneOffer_, meantPhone());
    return asks;
}

void ContactPage::send() {
    if (!record_.running() || record_.hasContact())
        return;
    tried_ = true;
    auto problems = check();
    show(problems);
    if (problems.send != Nothing)
        return;
    if (asksToLookAgain()) {
        problems.send = LookAgain;
        show(problems);
        return;
    }

    const auto utf8 = [](const QString& text) {
        return text.toStdString();
    };
    Contact typed{utf8(givenName_),
                  utf8(familyName_),
                  utf8(organization_),
                  agreedTo(Channel::Email) ? utf8(email_) : std::string(),
                  agreedTo(Channel::Phone) ? utf8(phone_) : std::string(),
                  utf8(message_),
                  utf8(badgeId_),
                  needs_.inWords()};
    auto tidy = tidyContact(typed);
    kiosk::wipe(typed);
    if (!tidy) {
        problems.send = FieldTooLong;
        show(problems);
        return;
    }
    std::vector<VisitRecord::Agreement> agreed;
    for (const auto& row : consents_.rows())
        if (row.given)
            agreed.push_back({row.purpose->id, row.purpose->wording, row.channel});
    const auto saved = record_.giveContact(agreed, *tidy);
    kiosk::wipe(*tidy);
    if (!saved) {
        problems.send = NotSaved;
        show(problems);
        return;
    }
    Q_EMIT sent();
}

void ContactPage::finishWithout() {
    if (record_.running())
        Q_EMIT finishedWithout();
}

void ContactPage::wipe() {
    for (auto* field : {&givenName_, &familyName_, &organization_, &email_, &phone_, &message_, &badgeId_,
                        &emailOffer_, &phoneOffer_, &insistedEmail_, &insistedPhone_})
        kiosk::wipe(*field);
    forgetCode();
    Q_EMIT offersChanged();
    Q_EMIT givenNameChanged();
    Q_EMIT familyNameChanged();
    Q_EMIT organizationChanged();
    Q_EMIT emailChanged();
    Q_EMIT phoneChanged();
    Q_EMIT messageChanged();
    Q_EMIT badgeIdChanged();
    Q_EMIT scanChanged();
    tried_ = false;
    consents_.clear();
    show({});
}

} // namespace standdienst::kiosk

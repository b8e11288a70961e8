// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/visitor/contact_page.h"

#include "core/base/limits.h"
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

} // namespace

ContactPage::ContactPage(const FairView& fair, VisitRecord& record, const NeedsPage& needs, QObject* parent)
    : QObject(parent), record_(record), needs_(needs), consents_(fair) {
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
    set(email_, text, &ContactPage::emailChanged);
}

void ContactPage::setPhone(const QString& text) {
    set(phone_, text, &ContactPage::phoneChanged);
}

void ContactPage::setMessage(const QString& text) {
    set(message_, text, &ContactPage::messageChanged);
}

bool ContactPage::agreedTo(Channel channel) const {
    return std::ranges::any_of(consents_.rows(),
                               [channel](const auto& row) { return row.given && row.channel == channel; });
}

ContactPage::Problems ContactPage::check() const {
    const auto address = [this](Channel channel, const QString& text, std::size_t most, auto looksRight) {
        if (!agreedTo(channel))
            return None; // it will not be sent
        if (tooLong(text, most))
            return TooLong;
        auto utf8 = text.trimmed().toStdString();
        const auto problem = utf8.empty() ? Missing : looksRight(utf8) ? None : Unlikely;
        kiosk::wipe(utf8);
        return problem;
    };
    Problems found;
    if (tooLong(givenName_, limits::contactName) || tooLong(familyName_, limits::contactName))
        found.name = TooLong;
    if (tooLong(organization_, limits::contactOrganization))
        found.organization = TooLong;
    if (tooLong(message_, limits::contactMessage))
        found.message = TooLong;
    found.email = address(Channel::Email, email_, limits::contactEmail, looksLikeEmail);
    found.phone = address(Channel::Phone, phone_, limits::contactPhone, looksLikePhone);

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

void ContactPage::send() {
    if (!record_.running() || record_.hasContact())
        return;
    tried_ = true;
    auto problems = check();
    show(problems);
    if (problems.send != Nothing)
        return;

    const auto utf8 = [](const QString& text) {
        return text.toStdString();
    };
    Contact typed{utf8(givenName_),
                  utf8(familyName_),
                  utf8(organization_),
                  agreedTo(Channel::Email) ? utf8(email_) : std::string(),
                  agreedTo(Channel::Phone) ? utf8(phone_) : std::string(),
                  utf8(message_),
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
    for (auto* field : {&givenName_, &familyName_, &organization_, &email_, &phone_, &message_})
        kiosk::wipe(*field);
    Q_EMIT givenNameChanged();
    Q_EMIT familyNameChanged();
    Q_EMIT organizationChanged();
    Q_EMIT emailChanged();
    Q_EMIT phoneChanged();
    Q_EMIT messageChanged();
    tried_ = false;
    consents_.clear();
    show({});
}

} // namespace standdienst::kiosk
